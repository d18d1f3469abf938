"""Engines as the commands use them: chosen, kept, frozen, forecast, calibrated."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claimcheck import Settings, check_file
from claimcheck.cli import main
from claimcheck.errors import ConfigError
from claimcheck.model import EngineName, Verdict
from tests.claimcheck_stub import StubServer
from tests.verification.engines.chat_stub import ChatStub, Content, Trouble, answers, judged, left_open

ARTICLE = """\
Staying in bed did no better than moving about for people with sore backs [1].

## References

1. Jensen RK, Leboeuf-Yde C, Wedderkopp N, Sorensen JS, Manniche C. Rest versus exercise as treatment for patients \
with low back pain and Modic changes. A randomised controlled clinical trial. BMC Medicine 2012, 10:22. \
doi:10.1186/1741-7015-10-22
"""
MODEL = ("--verifier", "llm", "--llm-model", "mock")


def longest(content: Content) -> str:
    """The longest sentence that was sent."""
    return max((str(each["text"]) for each in content["sentences"]), key=len)


def supports(content: Content) -> str:
    return answers(content, lambda claim: judged(content, claim, "SUPPORTED", longest(content)[:60].rsplit(" ", 1)[0]))


@pytest.fixture
def chat(monkeypatch: pytest.MonkeyPatch) -> Iterator[ChatStub]:
    with ChatStub(supports) as running:
        monkeypatch.setenv("CLAIMCHECK_LLM_URL", running.url)
        yield running


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stub: StubServer) -> Path:
    """The current folder with one article; the registries are those of the stub."""
    monkeypatch.setenv("CLAIMCHECK_REGISTRIES", stub.url)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rest.md").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def report(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    main(["check", "--output-format", "json", "--exit-zero", *arguments])
    value: dict[str, Any] = json.loads(capsys.readouterr().out)
    return value


def provenance(value: dict[str, Any]) -> dict[str, Any]:
    known: dict[str, Any] = value["articles"][0]["claims"][0]["comparison"]["provenance"]
    return known


@pytest.mark.usefixtures("desk")
def test_the_engine_that_is_chosen_decides_and_the_report_says_so(
    chat: ChatStub, capsys: pytest.CaptureFixture[str]
) -> None:
    base = report(capsys)
    assert base["summary"]["verifier"]["engine"] == "base"
    assert provenance(base)["engine"] == "base"
    assert not chat.asked

    value = report(capsys, *MODEL)
    told = {"engine": "llm", "model": "mock", "judged": 1, "vetoed": 0, "unanswered": 0}
    assert value["summary"]["verifier"] == told
    assert provenance(value)["asked"] == "llm"
    assert provenance(value)["said"] == "SUPPORTED"

    main(["check", "--explain", "c1", *MODEL, "rest.md"])
    assert "judged by llm (mock): SUPPORTED, 0.97" in capsys.readouterr().out
    main(["check", *MODEL])
    assert "Judged by llm (mock): 1 comparison, 0 vetoed." in capsys.readouterr().out


@pytest.mark.usefixtures("desk")
def test_what_was_asked_once_is_kept(chat: ChatStub, capsys: pytest.CaptureFixture[str]) -> None:
    first = report(capsys, *MODEL)
    assert len(chat.asked) == 1
    assert report(capsys, *MODEL) == first
    assert report(capsys, *MODEL, "--offline") == first
    assert len(chat.asked) == 1

    report(capsys, "--verifier", "llm", "--llm-model", "other")
    assert len(chat.asked) == 2
    report(capsys, *MODEL, "--no-cache")
    assert len(chat.asked) == 3


def test_the_lock_file_repeats_what_it_said_without_the_engine(
    desk: Path, chat: ChatStub, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    online = report(capsys, *MODEL)
    assert main(["lock", "--with-abstracts", *MODEL]) == 0
    assert len(chat.asked) == 2, "lock asks anew"
    (key,) = json.loads((desk / "claimcheck.lock").read_text(encoding="utf-8"))["opinions"]
    assert key.startswith("llm mock #")

    chat.answer = lambda _: Trouble(status=500)
    monkeypatch.delenv("CLAIMCHECK_LLM_URL")
    capsys.readouterr()
    frozen = report(capsys, "--frozen", *MODEL)
    assert provenance(frozen) == provenance(online)
    assert len(chat.asked) == 2

    assert main(["lock", "--with-abstracts"]) == 0, "without an engine its words stay"
    assert key in (desk / "claimcheck.lock").read_text(encoding="utf-8")
    capsys.readouterr()

    other = report(capsys, "--frozen", "--verifier", "llm", "--llm-model", "other")
    assert other["summary"]["verifier"]["unanswered"] == 1
    assert "missing from the lock file" in provenance(other)["note"]
    assert main(["check", "--frozen", "--strict", "--verifier", "llm", "--llm-model", "other"]) == 2


@pytest.mark.usefixtures("desk")
def test_an_engine_that_fails_is_told_and_fails_a_strict_run(
    chat: ChatStub, capsys: pytest.CaptureFixture[str]
) -> None:
    chat.answer = lambda _: "no JSON"
    assert main(["check", "--exit-zero", *MODEL]) == 0
    assert "Not judged by llm: 1 comparison" in capsys.readouterr().out
    assert main(["check", "--exit-zero", "--strict", *MODEL]) == 2


@pytest.mark.usefixtures("desk")
def test_a_dry_run_prints_what_would_be_sent_and_sends_nothing(
    chat: ChatStub, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--dry-run", *MODEL]) == 0
    said = capsys.readouterr()
    (line,) = said.out.splitlines()
    assert "Staying in bed" in json.loads(line)["messages"][1]["content"]
    assert "would send 1 request to 127.0.0.1, about" in said.err
    assert not chat.asked

    report(capsys, *MODEL)
    assert main(["check", "--dry-run", *MODEL]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "0 requests" in said.err
    assert "1 claim judged before" in said.err


@pytest.mark.usefixtures("desk")
def test_a_dry_run_needs_an_engine_that_sends(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--dry-run"]) == 2
    assert "base sends nothing" in capsys.readouterr().err


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--verifier", "llm"], "--llm-model"),
        (["--verifier", "llm", "--llm-model", "m"], "CLAIMCHECK_LLM_URL"),
        (["--verifier", "nli"], "--nli-model"),
        (["--verifier", "nli", "--nli-model", "nowhere/none"], "hf download nowhere/none"),
        (["--verifier", "both", "--llm-model", "m", "--llm-url", "http://127.0.0.1:9"], "--nli-model"),
        (["--verifier", "llm", "--llm-model", "m", "--llm-url", "what"], "llm-url must be an address"),
        (["--calibration", "absent.json"], "absent.json: cannot be read"),
    ],
)
def test_what_is_missing_is_said_with_what_to_do(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", *arguments]) == 2
    assert told in capsys.readouterr().err


def test_an_address_that_came_with_the_articles_is_refused(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = desk / "claimcheck.toml"
    config.write_text('verifier = "llm"\nllm-model = "m"\nllm-url = "https://elsewhere.example/v1"\n', "utf-8")

    assert main(["check"]) == 2
    assert "would send articles and a key to" in capsys.readouterr().err
    main(["config", "--config", str(config)])
    assert 'llm-url = "https://elsewhere.example/v1"' in capsys.readouterr().out


def test_python_chooses_by_settings(desk: Path, chat: ChatStub) -> None:
    found = check_file(desk / "rest.md", Settings(verifier="llm", llm_model="mock", llm_url=chat.url))
    (compared,) = found.articles[0].reading.comparisons
    assert compared.comparison.provenance.asked is EngineName.LLM
    with pytest.raises(ConfigError, match="verifier must be one of base, llm, nli, both"):
        Settings(verifier="gpt")
    with pytest.raises(ConfigError, match="llm-requests must be a whole number"):
        Settings(llm_requests=-1)


def calibrations(path: Path) -> dict[str, Any]:
    """What a file of `calibrate` says of each engine."""
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["claimcheck calibration 1"]
    return told


def rows(folder: Path) -> Path:
    """Claims about twenty sources: half of them are borne out, and the engine is right on three of four."""
    path = folder / "judged.jsonl"
    lines = []
    for number in range(40):
        source = f"Herb {number // 2} lowered the pressure of the blood in the people of town {number // 2}."
        claim = f"Plant {number} makes hearts of folk feel lighter."
        lines.append({"claim": claim, "source": source, "faithful": number % 2 == 0, "set": f"half {number % 4 // 2}"})
    path.write_text("".join(f"{json.dumps(each)}\n" for each in lines), encoding="utf-8")
    return path


def test_calibration_finds_from_where_the_word_of_an_engine_counts(
    tmp_path: Path, chat: ChatStub, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    def too_sure(content: Content) -> str:
        """Says SUPPORTED of all even claims and of every eighth, surer of the even ones."""

        def of(claim: dict[str, Any]) -> dict[str, Any]:
            number = int(claim["text"].split()[1])
            if number % 2 and number % 8 != 1:
                return left_open(claim)
            told = judged(content, claim, "SUPPORTED", "lowered the pressure of the blood")
            return {**told, "confidence": 0.95 if number % 2 == 0 else 0.9}

        return answers(content, of)

    chat.answer = too_sure
    data = rows(tmp_path)
    assert main(["calibrate", *MODEL, "--precision", "0.95", str(data)]) == 0
    said = capsys.readouterr().out
    assert "llm mock: 40 claims, for a precision of 0.95" in said
    assert "SUPPORTED said 20 times, right 1.00" in said
    assert "half 1" in said
    told = calibrations(tmp_path / "claimcheck-calibration.json")["llm mock"]
    assert told["claims"] == 40
    assert told["contradicted_from"] > 1

    asked = len(chat.asked)
    assert main(["calibrate", *MODEL, "--precision", "0.5", "-o", "lenient.json", str(data)]) == 0
    assert len(chat.asked) == asked, "opinions are kept"
    lenient = json.loads((tmp_path / "lenient.json").read_text(encoding="utf-8"))["claimcheck calibration 1"][
        "llm mock"
    ]
    assert lenient["supported_from"] < told["supported_from"]


@pytest.mark.usefixtures("desk", "chat")
def test_a_calibration_is_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert provenance(report(capsys, *MODEL))["vetoed_by"] == []
    never = {"temperature": 1.0, "supported_from": 1.01, "contradicted_from": 1.01}
    path = tmp_path / "known.json"
    path.write_text(json.dumps({"claimcheck calibration 1": {"llm mock": never}}), encoding="utf-8")

    found = report(capsys, *MODEL, "--calibration", str(path))
    assert provenance(found)["vetoed_by"] == ["low confidence"]
    assert found["articles"][0]["claims"][0]["verdict"] == Verdict.NOT_ENOUGH_INFO


def test_the_base_tier_can_be_calibrated_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["calibrate", str(rows(tmp_path))]) == 0
    assert capsys.readouterr().out.startswith("base : 40 claims") is False
    assert (
        "base" in json.loads((tmp_path / "claimcheck-calibration.json").read_text("utf-8"))["claimcheck calibration 1"]
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{}", "a line needs claim"),
        ("no JSON", "a line needs claim"),
        ('{"claim": "x", "source": "y", "verdict": "MAYBE"}', "a line needs claim"),
        ('{"claim": "x", "source": "y", "faithful": true}', "too few claims"),
    ],
)
def test_data_that_cannot_be_calibrated_on_is_refused(
    tmp_path: Path, text: str, told: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data.jsonl").write_text(text, encoding="utf-8")
    assert main(["calibrate", "data.jsonl"]) == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("text", ["[]", "{}", '{"claimcheck calibration 1": {"llm m": {"temperature": 0}}}', "x"])
@pytest.mark.usefixtures("desk")
def test_a_calibration_that_is_none_is_refused(tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "known.json").write_text(text, encoding="utf-8")
    assert main(["check", "--calibration", "known.json"]) == 2
    assert "no calibration" in capsys.readouterr().err


def test_data_to_calibrate_on_is_parted_at_the_ends_of_lines_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = rows(tmp_path).read_text(encoding="utf-8").replace("in the people", "in\u2028the people")
    (tmp_path / "data.jsonl").write_text(f"{text}\n\n", encoding="utf-8")
    assert main(["calibrate", "data.jsonl"]) == 0
    (tmp_path / "data.jsonl").write_bytes(b"\xff\n")
    assert main(["calibrate", "data.jsonl"]) == 2
    assert "data.jsonl:1: a line needs claim" in capsys.readouterr().err


def test_calibrating_offline_sends_nothing_to_another_machine(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("requests.post", lambda *_, **__: pytest.fail("was asked"))
    (tmp_path / "claimcheck.toml").write_text("offline = true\n", encoding="utf-8")
    model = (*MODEL, "--llm-url", "https://models.example/v1")
    assert main(["calibrate", *model, str(rows(tmp_path))]) == 2
    assert "no opinion on 40 claims" in capsys.readouterr().err
