from __future__ import annotations

from typing import Any

import pytest

from claimcheck.model import (
    Ambiguous,
    Candidate,
    Found,
    NotAsked,
    NotFound,
    Notice,
    NoticeKind,
    Placeholder,
    PointsElsewhere,
    Resolution,
    Unreachable,
    Work,
)
from claimcheck.sources.lock_changes import ChangeKind, changes_between
from tests.sources.test_lockfile import found, locked, reference, walking

RETRACTION = Notice(kind=NoticeKind.RETRACTION, date="2025-03-01", doi="10.7777/notice", said_by="Crossref")
CALLED = "“Walking and backs” (doi:10.7777/walk.1)"


def messages(old: Resolution, new: Resolution) -> list[tuple[ChangeKind, str]]:
    return [(change.kind, change.message) for change in changes_between([("a", old, new)])]


def with_notices(*notices: Notice, **fields: Any) -> Found:
    return found(walking(notices=notices, **fields))


def test_nothing_changed_gives_nothing() -> None:
    assert messages(found(), found()) == []
    assert messages(with_notices(RETRACTION), with_notices(RETRACTION)) == []
    not_found = NotFound(asked=("Crossref",))
    assert messages(not_found, not_found) == []


def test_a_new_retraction_tells_when_where_and_who_says_so() -> None:
    assert messages(found(), with_notices(RETRACTION)) == [
        (ChangeKind.RETRACTED, f"{CALLED} has been retracted (2025-03-01): notice doi:10.7777/notice; says Crossref")
    ]
    bare = Notice(kind=NoticeKind.CONCERN)
    assert messages(found(), with_notices(bare)) == [(ChangeKind.CONCERN, f"{CALLED} has got an expression of concern")]


def test_a_second_registry_that_says_the_same_is_no_news() -> None:
    also = Notice(kind=NoticeKind.RETRACTION, said_by="PubMed")
    assert messages(with_notices(RETRACTION), with_notices(RETRACTION, also)) == []


def test_a_second_correction_is_news_when_it_has_a_doi_of_its_own() -> None:
    first = Notice(kind=NoticeKind.CORRECTION, doi="10.7777/c1", said_by="Crossref")
    second = Notice(kind=NoticeKind.CORRECTION, doi="10.7777/c2", said_by="Crossref")
    unnamed = Notice(kind=NoticeKind.CORRECTION, said_by="PubMed")
    assert [kind for kind, _ in messages(with_notices(first), with_notices(first, second))] == [ChangeKind.CORRECTED]
    assert messages(with_notices(first), with_notices(first, unnamed)) == []
    assert messages(with_notices(unnamed), with_notices(unnamed, first)) == []


def test_a_lifted_notice_is_told_once() -> None:
    assert messages(with_notices(RETRACTION), found()) == [
        (ChangeKind.LIFTED, f"{CALLED} no longer bears a retraction")
    ]
    back = Notice(kind=NoticeKind.REINSTATEMENT, date="2025-06-01", said_by="Crossref")
    assert messages(with_notices(RETRACTION), with_notices(RETRACTION, back)) == [
        (ChangeKind.LIFTED, f"{CALLED} has been reinstated (2025-06-01): says Crossref")
    ]


def test_a_changed_title_is_told_but_not_its_typography() -> None:
    assert messages(found(), found(walking(title="Walking &  BACKS: a trial"))) == [
        (ChangeKind.TITLE, f"{CALLED} is now titled “Walking &  BACKS: a trial”")
    ]
    assert messages(found(), found(walking(title="Walking  and Backs."))) == []


def test_a_preprint_that_was_published_is_told() -> None:
    assert messages(found(), found(walking(preprint_of="10.7777/final"))) == [
        (ChangeKind.SUPERSEDED, f"{CALLED} is a preprint and has been published as doi:10.7777/final")
    ]


def test_another_doi_for_the_same_print_is_told_and_its_retraction_too() -> None:
    other = with_notices(RETRACTION, doi="10.7777/walk.2")
    assert [kind for kind, _ in messages(found(), other)] == [ChangeKind.RETRACTED, ChangeKind.DOI]
    ((_, message),) = messages(found(), found(walking(doi="10.7777/walk.2")))
    assert message == (f"{CALLED} is now recorded under doi:10.7777/walk.2: check which one the reference should print")


@pytest.mark.parametrize(
    ("old", "new", "kind", "said"),
    [
        (found(), NotFound(asked=("Crossref", "doi.org")), ChangeKind.VANISHED, "is not found (Crossref, doi.org) now"),
        (found(), NotFound(asked=()), ChangeKind.VANISHED, "not found (no registry named) now, and was found before"),
        (found(), Placeholder(reason="x"), ChangeKind.VANISHED, "is under a placeholder for a DOI now"),
        (
            NotFound(asked=("Crossref",)),
            found(),
            ChangeKind.APPEARED,
            "is found now, and was not found (Crossref) before",
        ),
        (
            PointsElsewhere(work=walking(), score=0.1),
            found(),
            ChangeKind.APPEARED,
            "was another work than the one printed before",
        ),
        (Ambiguous(candidates=(), asked=()), found(), ChangeKind.APPEARED, "one of several that may be meant before"),
        (NotAsked(reason="x"), found(), ChangeKind.APPEARED, "was not asked for before"),
        (
            found(Work(title="Sleep", pmid="1")),
            PointsElsewhere(work=walking(), score=0.1),
            ChangeKind.MOVED,
            f"The printed identifier now leads to another work: {CALLED}",
        ),
        (
            Ambiguous(candidates=(), asked=()),
            NotFound(asked=("Crossref",)),
            ChangeKind.VANISHED,
            "The work is not found (Crossref) now, and was one of several that may be meant before",
        ),
    ],
)
def test_another_outcome_is_told(old: Resolution, new: Resolution, kind: ChangeKind, said: str) -> None:
    ((told, message),) = messages(old, new)
    assert told is kind
    assert said in message


@pytest.mark.parametrize("new", [Unreachable(reason="down"), NotAsked(reason="offline")])
def test_an_outage_is_no_change(new: Resolution) -> None:
    assert messages(found(), new) == []


def test_a_retraction_of_a_work_that_is_found_for_the_first_time_is_told() -> None:
    kinds = [kind for kind, _ in messages(NotFound(asked=()), with_notices(RETRACTION))]
    assert kinds == [ChangeKind.RETRACTED, ChangeKind.APPEARED]
    corrected = Notice(kind=NoticeKind.CORRECTION, said_by="Crossref")
    assert [kind for kind, _ in messages(NotFound(asked=()), with_notices(corrected))] == [ChangeKind.APPEARED]


def test_the_gravest_comes_first_and_one_work_is_told_once_for_all_its_references() -> None:
    renamed = found(walking(title="Another title entirely"))
    meant = PointsElsewhere(work=Work(title="Other", pmid="7"), score=0.0, meant=Candidate(work=walking(), score=0.9))
    changes = changes_between(
        [
            ("a", found(), renamed),
            ("b", found(), with_notices(RETRACTION)),
            (
                "c",
                meant,
                PointsElsewhere(
                    work=Work(title="Other", pmid="7"),
                    score=0.0,
                    meant=Candidate(work=walking(notices=(RETRACTION,)), score=0.9),
                ),
            ),
        ]
    )
    assert [(change.kind, change.references) for change in changes] == [
        (ChangeKind.RETRACTED, ("b", "c")),
        (ChangeKind.TITLE, ("a",)),
    ]


def test_a_long_title_is_cut() -> None:
    long = "Walking " * 40
    ((_, message),) = messages(found(walking(title=long)), with_notices(RETRACTION, title=long))
    assert message.startswith("“Walking Walking ")
    assert "Walking…” (doi:" in message
    assert messages(found(Work(title="", pmid="3")), found(Work(title="", pmid="3", notices=(RETRACTION,))))[0][
        1
    ].startswith("PMID 3 has been retracted")


def test_lock_files_are_compared_by_the_references_that_both_hold() -> None:
    before = locked(found(), old=locked(found(Work(title="Gone", pmid="8")), reference("Gone")))
    after = locked(with_notices(RETRACTION), old=locked(found(Work(title="New", pmid="9")), reference("New")))
    (change,) = after.changes_since(before)
    assert change.kind is ChangeKind.RETRACTED
    assert change.references[0].startswith("doi:10.7777/walk.1 riis o")
