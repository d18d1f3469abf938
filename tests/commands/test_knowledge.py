"""What a lock file knows is never lost: not to an outage, an edit, a process that is killed."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from claimcheck.cli import main
from claimcheck.sources import session
from claimcheck.sources.registries import Registries
from tests.claimcheck_stub import Fault, StubServer, StubWork, invented
from tests.commands.test_locking import ARTICLE, OTHER, retract

LONG_AGO = "2026-01-02"
PLACEHOLDER = "10.1186/PREACCEPT-2076984228657971"
RIGHT = "10.1186/1741-7015-10-22"
PROVISIONAL = ARTICLE.replace(RIGHT, PLACEHOLDER)
KILLS = 5
NAMES = [name for name in Registries.__annotations__ if name != "clinicaltrials"]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stub: StubServer) -> Path:
    """A folder whose article cites a retracted work that was locked long ago."""
    monkeypatch.setenv("CLAIMCHECK_REGISTRIES", stub.url)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(session, "backoff", lambda _attempt: 0.0)
    monkeypatch.setattr(session, "LIMITS", {})
    retract(stub)
    return tmp_path


def locked(text: str, path: str = "rest.md") -> dict[str, Any]:
    """The references in the lock file of this article after it was locked long ago."""
    Path(path).write_text(text, encoding="utf-8")
    assert main(["lock", "-q"]) == 0
    lock = Path("claimcheck.lock")
    content = json.loads(lock.read_text(encoding="utf-8"))
    for entry in content["references"].values():
        entry["asked_on"] = LONG_AGO
    lock.write_text(json.dumps(content), encoding="utf-8")
    return references()


def references() -> dict[str, Any]:
    return dict(json.loads(Path("claimcheck.lock").read_text(encoding="utf-8"))["references"])


def is_retracted() -> bool:
    return main(["check", "rest.md", "--frozen", "--isolated", "--select", "SRC301", "-q"]) == 1


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("fault", [Fault.RESET, Fault.GATEWAY_404, Fault.NULL])
@pytest.mark.parametrize("before", [ARTICLE, PROVISIONAL], ids=["doi", "placeholder"])
@pytest.mark.parametrize("change", [("", ""), ("Rest versus", "Resting versus"), (PLACEHOLDER, RIGHT)], ids=str)
def test_an_outage_takes_nothing_from_a_reference_edited_or_not(
    stub: StubServer, fault: Fault, before: str, change: tuple[str, str]
) -> None:
    old = locked(before)
    Path("rest.md").write_text(before.replace(*change), encoding="utf-8")
    stub.fault("*", fault)
    assert main(["lock", "-q"]) == 2
    new = references()
    assert new.keys() >= old.keys()
    assert {entry["asked_on"] for entry in new.values()} == {LONG_AGO}
    assert is_retracted()
    assert all(entry.get("meant") or entry.get("work") for entry in new.values())


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("registry", NAMES)
@pytest.mark.parametrize("text", [ARTICLE, PROVISIONAL], ids=["doi", "placeholder"])
def test_one_registry_that_fails_takes_nothing(stub: StubServer, registry: str, text: str) -> None:
    old = locked(text)
    stub.fault(registry, Fault.UNAVAILABLE)
    code = main(["lock", "-q"])
    assert references().keys() == old.keys()
    assert is_retracted()
    assert code == 2 or {entry["asked_on"] for entry in references().values()} != {LONG_AGO}
    for entry in references().values():
        assert entry.get("meant") or entry.get("work")
        assert not entry.get("note") or entry["asked_on"] == LONG_AGO


@pytest.mark.usefixtures("desk")
def test_the_next_run_that_is_answered_tidies_up(stub: StubServer) -> None:
    locked(ARTICLE)
    Path("rest.md").write_text(ARTICLE.replace("Rest versus", "Resting versus"), encoding="utf-8")
    stub.fault("*", Fault.RESET)
    main(["lock", "-q"])
    assert len(references()) == 2
    stub.clear_faults()
    assert main(["lock", "-q"]) == 0
    (entry,) = references().values()
    assert entry["asked_on"] != LONG_AGO


def cited(stub: StubServer, number: int) -> tuple[list[StubWork], str]:
    """Works that the registries know, and an article that cites them."""
    works = list(invented.series(number))
    stub.catalogue.works.extend(works)
    listed = "".join(
        f"{place}. {work.authors[0][0]} A. {work.title}. J Fict Med. {work.issued[0]};{work.volume}:{work.pages}. "
        f"doi:{work.doi}\n"
        for place, work in enumerate(works, 1)
    )
    return works, f"Rest relieved pain [1].\n\n## References\n\n{listed}"


@pytest.mark.usefixtures("desk")
def test_when_most_works_would_vanish_nothing_is_written(stub: StubServer, capsys: pytest.CaptureFixture[str]) -> None:
    works, text = cited(stub, 5)
    locked(text)
    before = Path("claimcheck.lock").read_bytes()
    for work in works[:3]:
        stub.catalogue.works.remove(work)
    assert main(["lock"]) == 2
    assert "3 of the 5 works in it would be lost, so it was left as it is" in capsys.readouterr().err
    assert Path("claimcheck.lock").read_bytes() == before
    assert main(["lock", "--force", "-q"]) == 0
    assert [entry["status"] for entry in references().values()].count("found") == 2


@pytest.mark.usefixtures("desk")
def test_a_lock_file_that_another_run_wrote_meanwhile_is_not_overwritten(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from claimcheck.commands import locking

    locked(ARTICLE)
    keep = locking._keep_most
    monkeypatch.setattr(locking, "_keep_most", lambda *given: (Path("claimcheck.lock").write_text("{}"), keep(*given)))
    assert main(["lock", "-q"]) == 2
    assert "it has changed since it was read" in capsys.readouterr().err
    assert Path("claimcheck.lock").read_text(encoding="utf-8") == "{}"


@pytest.mark.usefixtures("desk")
def test_a_cache_can_be_named_and_its_old_answers_are_not_used(stub: StubServer, tmp_path: Path) -> None:
    locked(ARTICLE)
    asked = len(stub.log)
    assert main(["lock", "-q", "--cache-dir", "answers"]) == 0
    assert (tmp_path / "answers" / "answers.sqlite").exists()
    assert main(["lock", "-q", "--cache-dir", "answers"]) == 0
    assert len(stub.log) == 3 * asked
    assert main(["check", "-q", "--cache-dir", "answers", "--exit-zero", "rest.md"]) == 0
    assert len(stub.log) == 3 * asked
    assert main(["lock", "-q", "--no-cache"]) == 0


def killed(desk: Path, arguments: list[str], seconds: float) -> None:
    command = [sys.executable, "-m", "claimcheck", *arguments]
    with subprocess.Popen(command, cwd=desk, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        time.sleep(seconds)
        running.kill()


@pytest.mark.slow
def test_a_lock_that_is_killed_loses_nothing(desk: Path) -> None:
    old = locked(ARTICLE)
    (desk / "other.md").write_text(OTHER, encoding="utf-8")
    for kill in range(KILLS):
        killed(desk, ["lock", "--isolated", "-q", "--cache-dir", "answers"], 0.3 + 0.1 * kill)
        assert references().keys() >= old.keys()
        assert is_retracted()
    assert main(["check", "--cache-dir", "answers", "--exit-zero", "-q"]) == 0


@pytest.mark.slow
def test_a_correction_that_is_killed_leaves_the_article_old_or_new(desk: Path) -> None:
    whole = {PROVISIONAL.encode(), ARTICLE.encode()}
    for kill in range(KILLS):
        (desk / "rest.md").write_bytes(PROVISIONAL.encode())
        killed(desk, ["check", "rest.md", "--isolated", "--fix", "--cache-dir", "answers"], 0.3 + 0.15 * kill)
        assert (desk / "rest.md").read_bytes() in whole
