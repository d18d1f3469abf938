"""Each reference is looked up once while an article is written."""

from pathlib import Path

import pytest

from claimcheck import Settings, check
from claimcheck.model import Found, NotAsked, Reference, Unreachable
from claimcheck.server.answers import Answers, remembered
from tests.claimcheck_stub import StubServer
from tests.claimcheck_stub.faults import Fault

ENTRY = "Cornelissen VA, Smart NA. Exercise training for blood pressure: a systematic review and meta-analysis."
JOURNAL = "J Am Heart Assoc. 2013;2(1):e004473. doi:10.1161/JAHA.112.004473"
TEXT = f"Training helps [1].\n\n## References\n\n1. {ENTRY} {JOURNAL}\n"
SETTINGS = Settings(cache=False)


@pytest.fixture
def references(stub: StubServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> tuple[Reference, ...]:
    monkeypatch.setenv("CLAIMCHECK_REGISTRIES", stub.url)
    monkeypatch.chdir(tmp_path)
    return check(TEXT, Settings(offline=True, cache=False)).articles[0].reading.references


def test_nobody_is_asked_before_it_is_wished_and_then_once(references: tuple[Reference, ...], stub: StubServer) -> None:
    answers = Answers()
    (before,) = answers.at_hand(references, SETTINGS).values()
    assert isinstance(before, NotAsked)
    assert not stub.log
    assert answers.open(references) == [*references]
    (after,) = answers.asked(references, SETTINGS).values()
    assert isinstance(after, Found)
    asked = len(stub.log)
    assert asked
    assert answers.open(references) == []
    assert answers.asked(references, SETTINGS) == answers.at_hand(references, SETTINGS) == {references[0].id: after}
    assert len(stub.log) == asked


def test_a_registry_that_is_down_is_asked_again_when_the_article_is_saved(
    references: tuple[Reference, ...], stub: StubServer
) -> None:
    answers = Answers()
    stub.fault("*", Fault.RESET)
    (down,) = answers.asked(references, SETTINGS).values()
    assert isinstance(down, Unreachable)
    assert answers.open(references) == []
    stub.clear_faults()
    answers.forget_open()
    assert answers.open(references) == [*references]
    (up,) = answers.asked(references, SETTINGS).values()
    assert isinstance(up, Found)
    assert remembered("Training lowers diastolic pressure.", up.work) is remembered(
        "Training lowers diastolic pressure.", up.work
    )
