"""One record in, one record out: what an engine that runs over a corpus relies on."""

from __future__ import annotations

import json
import pickle
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from referencing import Registry, Resource

import claimcheck.corpus
import claimcheck.reporters
from claimcheck import Settings, check_text, pipeline
from claimcheck.corpus import SCHEMA_VERSION, check_records
from claimcheck.corpus.limits import OutOfTimeError, at_most
from tests.reporters.test_json import closed

CLAIM = "Slouching is good for your back."
OFFLINE = Settings(offline=True, cache=False)


def schema(package: Any, name: str) -> Any:
    return json.loads(Path(package.__file__).with_name(name).read_text(encoding="utf-8"))


RECORD = schema(claimcheck.corpus, "record.schema.json")
REPORT = schema(claimcheck.reporters, "report.schema.json")
STRICT: Any = closed(RECORD)
VALIDATOR: Any = jsonschema.Draft202012Validator(
    STRICT, registry=Registry().with_resource("report.schema.json", Resource.from_contents(closed(REPORT)))
)


def answer(record: Any, settings: Settings = OFFLINE, seconds: float = 0) -> dict[str, Any]:
    [made] = check_records([record], settings, seconds=seconds)
    VALIDATOR.validate(json.loads(json.dumps(made)))
    return made


@pytest.mark.parametrize(
    "record",
    [
        {"id": "a", "text": CLAIM},
        {"id": "a", "html": f"<p>{CLAIM}</p>"},
        {"id": "a", "data": CLAIM.encode()},
        {"id": "a", "data": f"<p>{CLAIM}</p>".encode("utf-16"), "name": "a.html"},
    ],
    ids=["text", "html", "bytes", "bytes with a name"],
)
def test_a_record_is_checked_whatever_holds_its_article(record: dict[str, Any]) -> None:
    made = answer(record)
    assert (made["id"], made["status"], made["reason"], made["codes"]) == ("a", "checked", "", {"CIT101": 1})
    assert made["counts"]["claims"] == made["counts"]["no_source"] == 1
    assert made["article"]["claims"][0]["text"] == CLAIM


def test_a_file_is_read_where_it_is_checked(tmp_path: Path) -> None:
    (tmp_path / "back.md").write_text(CLAIM, encoding="utf-8")
    made = answer({"file": str(tmp_path / "back.md")})
    assert made["id"] == made["article"]["path"] == str(tmp_path / "back.md")


def test_the_article_is_that_of_the_json_report() -> None:
    text = f"# Backs\n\n{CLAIM} Experts say that rest harms.\n"
    report = json.loads(check_text(text, "backs.md", OFFLINE).to_json())
    assert answer({"name": "backs.md", "text": text})["article"] == report["articles"][0]


def test_a_title_beside_the_text_counts_where_the_text_has_none() -> None:
    assert answer({"id": "a", "title": "Backs", "text": CLAIM})["article"]["title"] == "Backs"
    assert answer({"id": "a", "title": "No", "text": f"# Backs\n\n{CLAIM}"})["article"]["title"] == "Backs"


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"id": "a"}, "none of text, html, data, file"),
        ({"id": "a", "text": 7}, "is no text but int"),
        ({"id": "a", "text": "  "}, "empty"),
        ({"id": "a", "text": "a\ud800"}, "surrogates"),
        ({"id": "a", "data": b"\x89PNG\r\n\x1a\n" + bytes(99)}, "an image"),
        ({"id": "a", "file": "/no/such/file.md"}, "No such file"),
        ({"id": "a", "text": "Few words."}, "fewer than 25 words"),
        ({"id": "a", "failed": "the line is no JSON"}, "the line is no JSON"),
        (["a"], "no record"),
        (None, "no record"),
    ],
)
def test_a_bad_record_is_answered_with_its_reason(record: Any, reason: str) -> None:
    made = answer(record)
    assert made["status"] == "failed"
    assert reason in made["reason"]
    assert made["id"] == ("a" if isinstance(record, dict) else "")


def test_settings_that_cannot_be_used_are_the_reason_too() -> None:
    assert "CIT999" in answer({"id": "a", "text": CLAIM}, Settings(select="CIT999", offline=True))["reason"]


@given(
    st.lists(
        st.one_of(
            st.none(),
            st.integers(),
            st.dictionaries(
                st.sampled_from(["id", "text", "html", "data", "name", "title"]),
                st.one_of(st.none(), st.integers(), st.text(max_size=40), st.binary(max_size=40)),
            ),
        ),
        max_size=4,
    )
)
def test_nothing_is_raised_and_nothing_lost(records: list[Any]) -> None:
    answers = list(check_records(records, OFFLINE))
    assert len(answers) == len(records)
    assert all(bool(each["reason"]) is (each["status"] == "failed") for each in answers)
    assert {each["schema_version"] for each in answers} <= {SCHEMA_VERSION}


def test_a_fault_in_one_article_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def examine(article: Any, *rest: Any, **options: Any) -> Any:
        if "thyme" in article.source:
            raise MemoryError
        return real(article, *rest, **options)

    real = pipeline.examine
    monkeypatch.setattr(pipeline, "examine", examine)
    first, second = check_records([{"id": 1, "text": "thyme"}, {"id": 2, "text": CLAIM}], OFFLINE)
    assert "memory" in first["reason"]
    assert second["status"] == "checked"


def test_it_can_be_sent_to_another_machine() -> None:
    again = pickle.loads(pickle.dumps((check_records, OFFLINE)))  # noqa: S301 - our own bytes
    assert again == (check_records, OFFLINE)


def test_an_article_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(*_: Any, **__: Any) -> Any:
        while True:
            with suppress(Exception):  # as around a checker
                threading.Event().wait(60)

    monkeypatch.setattr(pipeline, "examine", endless)
    assert answer({"id": "a", "text": CLAIM}, seconds=0.01)["reason"] == "took longer than 0.01 s"


def test_what_other_settings_opened_is_closed_when_it_is_not_needed_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    log = []

    @contextmanager
    def opened(settings: Settings) -> Iterator[Any]:
        log.append(f"opened {settings.mailto}")
        yield lambda _references: {}
        log.append(f"closed {settings.mailto}")

    monkeypatch.setattr("claimcheck.sources.opening.open_sources", opened)
    for mailto in ("ada@example.org", "ada@example.org", "cy@example.org"):
        [answer] = check_records([{"text": CLAIM}], Settings(offline=True, cache=False, mailto=mailto))
        assert answer["status"] == "checked"
    assert log[:3] == ["opened ada@example.org", "opened cy@example.org", "closed ada@example.org"]


def test_no_alarm_is_left_behind() -> None:
    with at_most(60):
        pass
    with pytest.raises(OutOfTimeError), at_most(0.001):
        threading.Event().wait(60)
    with at_most(0):
        threading.Event().wait(0.01)


def test_the_engine_of_the_settings_is_asked_here_too() -> None:
    settings = Settings(offline=True, cache=False, verifier="nli", nli_model="nowhere/none")
    article = f"{CLAIM[:-1]} [1].\n\n## References\n\n1. Doe J. Backs. J Spine. 2012;1:2.\n"
    assert answer({"id": "a", "text": article}, settings)["status"] == "checked", "nothing is laid before it"
    assert "--nli-model" in answer({"id": "a", "text": CLAIM}, Settings(offline=True, verifier="nli"))["reason"]
