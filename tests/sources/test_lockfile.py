from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.errors import ConfigError
from claimcheck.identifiers import Identifier, Scheme, find_identifiers
from claimcheck.model import (
    Ambiguous,
    Author,
    Candidate,
    DesignReading,
    Found,
    NotAsked,
    NotFound,
    Notice,
    NoticeKind,
    Passage,
    Placeholder,
    PointsElsewhere,
    Reference,
    Resolution,
    Span,
    StudyDesign,
    Unreachable,
    Work,
)
from claimcheck.sources.lock_keys import reference_key, work_key
from claimcheck.sources.lockfile import LockFile

TODAY = date(2026, 1, 31)
PRINTED = "Riis O. Walking and backs. J Made Up 2015;3:1-9. doi:10.7777/walk.1"
OPEN = "https://creativecommons.org/licenses/by/4.0/"


def reference(text: str = PRINTED, name: str = "r1", **fields: Any) -> Reference:
    identifiers = tuple(find_identifiers(text))
    return Reference(id=name, span=Span(0, len(text)), text=text, identifiers=identifiers, **fields)


def walking(**fields: Any) -> Work:
    known: dict[str, Any] = {
        "title": "Walking and backs",
        "doi": "10.7777/walk.1",
        "authors": (Author(family="Riis", given="O"),),
        "journal": "J Made Up",
        "published": "2015",
        "volume": "3",
        "pages": "1-9",
        "abstract": (Passage(section="Results", text="They walked."),),
        "full_text": (Passage(section="Methods", text="They were asked to walk."),),
        "licence": OPEN,
        "sources": ("Crossref", "PubMed"),
    }
    return Work(**{**known, **fields})


def locked(
    resolution: Resolution, printed: Reference | None = None, *, old: LockFile | None = None, **options: Any
) -> LockFile:
    printed = printed or reference()
    return (old or LockFile()).updated([printed], {printed.id: resolution}, TODAY, **options)


def found(work: Work | None = None) -> Found:
    return Found(work=work or walking(), basis="printed DOI", score=0.9)


TEXTS = st.text(max_size=30)
TUPLES = st.lists(TEXTS, max_size=2).map(tuple)
PASSAGES = st.lists(st.builds(Passage, section=TEXTS, text=TEXTS), max_size=2).map(tuple)
WORKS = st.builds(
    Work,
    title=TEXTS,
    doi=st.uuids().map(lambda each: f"10.7777/{each}"),
    pmid=TEXTS,
    authors=st.lists(st.builds(Author, family=TEXTS, given=TEXTS), max_size=2).map(tuple),
    published=st.sampled_from(["", "2015", "2015-03"]),
    abstract=PASSAGES,
    full_text=PASSAGES,
    mesh=TUPLES,
    design=st.none() | st.builds(DesignReading, design=st.sampled_from(StudyDesign), basis=TEXTS),
    sample_size=st.none() | st.integers(0, 10**6),
    notices=st.lists(st.builds(Notice, kind=st.sampled_from(NoticeKind), date=TEXTS, said_by=TEXTS), max_size=2).map(
        tuple
    ),
    licence=st.just(OPEN),
    sources=TUPLES,
)
SCORES = st.integers(0, 10_000).map(lambda each: each / 10_000)
CANDIDATES = st.builds(Candidate, work=WORKS, score=SCORES)
SEVERAL = st.lists(CANDIDATES, max_size=3).map(tuple)
OUTCOMES = st.one_of(
    st.builds(Found, work=WORKS, basis=TEXTS, score=SCORES, note=TEXTS),
    st.builds(PointsElsewhere, work=WORKS, score=SCORES, meant=st.none() | CANDIDATES),
    st.builds(NotFound, asked=TUPLES, reason=TEXTS, candidates=SEVERAL),
    st.builds(Ambiguous, asked=TUPLES, candidates=SEVERAL),
    st.builds(Placeholder, reason=TEXTS, meant=st.none() | CANDIDATES, note=TEXTS),
)


@given(outcomes=st.lists(OUTCOMES, max_size=3))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_every_outcome_reads_back_as_it_was_written(outcomes: list[Resolution], tmp_path: Path) -> None:
    printed = [reference(f"Entry {index}", f"r{index}") for index in range(len(outcomes))]
    lock = LockFile().updated(printed, {f"r{index}": each for index, each in enumerate(outcomes)}, TODAY)
    path = tmp_path / "claimcheck.lock"
    lock.write(path)
    again = LockFile.read(path)
    assert again == lock
    assert [again.resolution_of(each) for each in printed] == outcomes


def test_the_file_can_be_read_and_compared_by_people(tmp_path: Path) -> None:
    path = tmp_path / "claimcheck.lock"
    printed = [reference(), reference("Ås B. Søvn og rygg. 2019.", "r2")]
    outcomes: dict[str, Resolution] = {"r1": found(), "r2": NotFound(asked=("Crossref",))}
    LockFile().updated(printed, outcomes, TODAY).write(path)
    text = path.read_text(encoding="utf-8")
    assert text.endswith("}\n")
    assert "ås b søvn og rygg 2019 #" in text
    content = json.loads(text)
    assert list(content) == ["version", "references", "works"]
    assert list(content["references"]) == sorted(content["references"])
    (key, entry) = next(iter(content["references"].items()))
    assert key.startswith("doi:10.7777/walk.1 riis o walking and backs j made up 2015 ")
    assert entry == {
        "status": "found",
        "work": "doi:10.7777/walk.1",
        "basis": "printed DOI",
        "score": 0.9,
        "asked_on": "2026-01-31",
    }
    assert content["works"]["doi:10.7777/walk.1"]["sources"] == ["Crossref", "PubMed"]
    LockFile().updated(printed[::-1], outcomes, TODAY).write(path)
    assert path.read_text(encoding="utf-8") == text


def test_scores_are_kept_to_four_places() -> None:
    resolution = locked(PointsElsewhere(work=walking(), score=1 / 3)).resolution_of(reference())
    assert isinstance(resolution, PointsElsewhere)
    assert resolution.score == 0.3333


def test_what_could_not_be_asked_is_not_written_and_does_not_erase() -> None:
    for silence in (Unreachable(reason="down"), NotAsked(reason="offline")):
        assert locked(silence) == LockFile()
        assert locked(silence, old=locked(found())) == locked(found())
    assert LockFile().updated([reference()], {}, TODAY) == LockFile()


@pytest.mark.parametrize(
    ("licence", "abstract", "full_text"),
    [
        (OPEN, True, True),
        ("http://creativecommons.org/licenses/by-sa/4.0/", True, True),
        ("https://creativecommons.org/publicdomain/zero/1.0", True, True),
        ("cc by", True, True),
        ("CC0", True, True),
        ("CC-BY-4.0", True, True),
        ("cc by-nc-nd", False, False),
        ("https://creativecommons.org/licenses/by-nc/4.0/", False, False),
        ("https://creativecommons.org/licenses/by-nd/4.0/", False, False),
        ("https://publisher.example/creativecommons.org/licenses/by/4.0/", False, False),
        ("", False, False),
    ],
)
def test_texts_are_kept_where_the_licence_is_open(licence: str, *, abstract: bool, full_text: bool) -> None:
    (work,) = locked(found(walking(licence=licence))).works.values()
    assert (bool(work.abstract), bool(work.full_text)) == (abstract, full_text)


def test_abstracts_of_any_licence_are_kept_when_asked_for() -> None:
    (work,) = locked(found(walking(licence="")), with_abstracts=True).works.values()
    assert work.abstract
    assert not work.full_text


def test_white_space_case_and_dashes_do_not_make_another_reference() -> None:
    other = "riis o.  Walking\n and backs.\u00a0J Made Up 2015; 3: 1–9. doi:10.7777/WALK.1"
    assert reference_key(reference()) == reference_key(reference(other))


def test_the_same_doi_with_other_words_is_another_reference() -> None:
    same_beginning = PRINTED.replace("doi", "Retrieved in May. doi")
    other = "Lund K. Sleep and backs. J Made Up 2015;3:1-9. doi:10.7777/walk.1"
    assert len({reference_key(reference(each)) for each in (PRINTED, same_beginning, other)}) == 3


def test_the_surest_identifier_names_a_reference() -> None:
    printed = evolve(
        reference("Riis O. Walking."),
        identifiers=(
            Identifier(scheme=Scheme.URL, value="https://journal.example/1", start=0, end=1),
            Identifier(scheme=Scheme.ORCID, value="0000-0001-2345-6789", start=0, end=1),
            Identifier(scheme=Scheme.PMID, value="123", start=0, end=1),
        ),
    )
    assert reference_key(printed).startswith("pmid:123 riis o walking #")
    assert reference_key(reference("")).startswith("text: #")


@pytest.mark.parametrize(
    ("work", "key"),
    [
        (Work(title="A", doi="10.7777/a", pmid="1"), "doi:10.7777/a"),
        (Work(title="A", pmid="1", pmcid="PMC2"), "pmid:1"),
        (Work(title="A", pmcid="PMC2"), "pmcid:PMC2"),
        (Work(title="A", registrations=("NCT01234567",)), "trial:NCT01234567"),
    ],
)
def test_a_work_is_named_by_its_identifier(work: Work, key: str) -> None:
    assert work_key(work) == key


def test_a_work_without_identifier_is_named_by_its_title_and_kept_apart_from_namesakes() -> None:
    assert work_key(Work(title="Back pain")).startswith("title: back pain #")
    assert work_key(Work(title="Back pain", published="2001")) != work_key(Work(title="Back pain", published="2011"))


@pytest.mark.parametrize(
    "edited",
    [
        PRINTED.replace("1-9", "1-19"),
        "Riis O. Walking and backs. J Made Up 2015;3:1-9. https://doi.org/10.7777/walk.1",
    ],
)
def test_an_edited_reference_that_prints_the_doi_of_a_known_work_is_found(edited: str) -> None:
    lock = locked(Placeholder(reason="a test", meant=Candidate(work=walking(), score=0.9)), reference("An old text"))
    resolution = lock.resolution_of(reference(edited, title="Walking and backs", authors=("Riis O",)))
    assert isinstance(resolution, Found)
    assert resolution.work == walking()
    assert resolution.basis == "printed DOI"
    assert resolution.score > 0.5


def test_a_reference_that_only_shares_a_doi_or_a_candidate_is_not_in_the_file() -> None:
    other = reference(
        "Lund K. Sleep in polar winters. Acta Nord 1987;44:200-210. doi:10.7777/walk.1",
        title="Sleep in polar winters",
        authors=("Lund K",),
    )
    assert locked(found()).resolution_of(other) is None
    mere = Ambiguous(candidates=(Candidate(work=walking(), score=0.4),), asked=("Crossref",))
    assert locked(mere, reference("Another")).resolution_of(reference()) is None
    article = reference("Riis O. Walking. J Made Up 2015", title="Walking", journal="J Made Up", authors=("Riis O",))
    assert LockFile().resolution_of(article) is None


def test_a_source_that_no_registry_lists_is_not_asked_for_and_not_missing() -> None:
    page = evolve(reference("Back pain. Health service."), linked=True)
    resolution = LockFile().resolution_of(page)
    assert isinstance(resolution, NotAsked)
    assert "web pages" in resolution.reason


def test_a_bare_link_to_a_known_work_is_found_by_its_pmid() -> None:
    link = evolve(
        reference("this study"),
        linked=True,
        identifiers=(Identifier(scheme=Scheme.PMID, value="123", start=0, end=3),),
    )
    resolution = locked(found(walking(pmid="123"))).resolution_of(link)
    assert resolution == Found(work=walking(pmid="123"), basis="printed PMID", score=1.0)


def test_an_outage_takes_no_full_text_away() -> None:
    lock = locked(found(walking(full_text=())), old=locked(found()))
    assert lock.works["doi:10.7777/walk.1"].full_text == walking().full_text


def test_an_outage_lifts_no_retraction() -> None:
    retracted = walking(
        pmid="123",
        notices=(
            Notice(kind=NoticeKind.RETRACTION, said_by="PubMed"),
            Notice(kind=NoticeKind.CONCERN, said_by="Crossref"),
        ),
    )
    before = locked(found(retracted))
    without_pubmed = locked(found(walking(sources=("Crossref",))), old=before)
    (work,) = without_pubmed.works.values()
    assert [notice.kind for notice in work.notices] == [NoticeKind.RETRACTION]
    assert work.pmid == "123"
    with_both = locked(found(walking()), old=before)
    assert not next(iter(with_both.works.values())).notices


def test_one_work_is_kept_once_for_all_its_references() -> None:
    other = reference("Riis again. doi:10.7777/walk.1", "r2")
    lock = locked(found(walking(title="A new title")), other, old=locked(found()))
    assert [work.title for work in lock.works.values()] == ["A new title"]
    for each in (reference(), other):
        resolution = lock.resolution_of(each)
        assert isinstance(resolution, Found)
        assert resolution.work.title == "A new title"
    twice = PointsElsewhere(work=walking(), score=0.1, meant=Candidate(work=walking(pmid="9"), score=0.9))
    assert [work.pmid for work in locked(twice).works.values()] == ["9"]


def test_entries_that_no_article_prints_can_be_dropped() -> None:
    lock = locked(found(), old=locked(NotFound(asked=()), reference("Another", "r1")))
    assert len(lock.entries) == 2
    assert lock.pruned({reference_key(reference())}) == locked(found())


def test_a_file_is_replaced_whole_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "claimcheck.lock"
    path.write_text("{}", encoding="utf-8")
    path.chmod(0o604)
    (tmp_path / "link.lock").symlink_to(path)
    locked(found()).write(tmp_path / "link.lock")
    assert LockFile.read(path) == locked(found())
    assert (tmp_path / "link.lock").is_symlink()
    if os.name != "nt":
        assert path.stat().st_mode & 0o777 == 0o604
    assert sorted(each.name for each in tmp_path.iterdir()) == ["claimcheck.lock", "link.lock"]


def test_a_file_that_cannot_be_written_is_named_and_nothing_is_left_behind(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"absent/claimcheck.lock: cannot be written .* with --lock"):
        LockFile().write(tmp_path / "absent" / "claimcheck.lock")
    (tmp_path / "folder").mkdir()
    with pytest.raises(ConfigError, match="cannot be written"):
        LockFile().write(tmp_path / "folder")
    assert [each.name for each in tmp_path.iterdir()] == ["folder"]


def text_of(lock: LockFile, tmp_path: Path) -> str:
    lock.write(tmp_path / "sound.lock")
    return (tmp_path / "sound.lock").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{", "", "claimcheck.lock:2:12: not valid JSON (Extra data)"),
        ('  "works": {', '<<<<<<< HEAD\n  "works": {', "claimcheck.lock:12: holds the marks of a merge"),
        ('"version": 1', '"version": 2', "written by a newer claimcheck (version 2 of the format); update claimcheck"),
        ('"version": 1', '"version": true', "not a lock file: it needs"),
        ('"version": 1', '"version": 1, "version": 1', "'version' is given twice"),
        ('"references": {', '"reference": {', "not a lock file: it needs"),
        ('"found"', '"unreachable"', "status is 'unreachable', which is none that this version writes"),
        ('"found"', "[]", "status is []"),
        ('"2026-01-31"', '"soon"', "asked_on must be a date such as 2026-01-31, not 'soon'"),
        ("0.9", '"high"', "must be a number, not 'high' at score"),
        ('"2015"', "2015", "works['doi:10.7777/walk.1']: must be a text, not 2015 at published"),
        ('"work": "doi:10.7777/walk.1"', '"work": "doi:10.7777/other"', "names the work 'doi:10.7777/other'"),
        ('"work": "doi:10.7777/walk.1",', "", "the field 'work' is missing"),
        ('"title": "Walking and backs",', "", "the field 'title' is missing"),
        ('"retraction"', '"rumour"', "'rumour' is not a valid NoticeKind at notices[0].kind"),
    ],
)
def test_a_broken_file_is_named_with_the_place_and_what_to_do(tmp_path: Path, old: str, new: str, said: str) -> None:
    text = text_of(locked(found(walking(notices=(Notice(kind=NoticeKind.RETRACTION),)))), tmp_path)
    assert old in text
    path = tmp_path / "claimcheck.lock"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ConfigError) as raised:
        LockFile.read(path)
    assert str(raised.value).startswith(str(path))
    assert said in str(raised.value)
    assert any(advice in str(raised.value) for advice in ("`claimcheck lock`", "update claimcheck"))


@pytest.mark.parametrize("content", [b"", b"[]", b"3", b"\xff\xfe", b'{"version": 1}', b"[" * 100_000])
def test_what_is_no_lock_file_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "claimcheck.lock"
    path.write_bytes(content)
    with pytest.raises(ConfigError, match=r"claimcheck.lock.*run `claimcheck lock`"):
        LockFile.read(path)


def test_an_entry_or_a_work_that_is_no_object_is_named(tmp_path: Path) -> None:
    path = tmp_path / "claimcheck.lock"
    path.write_text('{"version": 1, "references": {"a": 3}, "works": {}}', encoding="utf-8")
    with pytest.raises(ConfigError, match=r"references\['a'\]: must be an object"):
        LockFile.read(path)
    path.write_text('{"version": 1, "references": {}, "works": {"doi:1": 3}}', encoding="utf-8")
    with pytest.raises(ConfigError, match=r"works\['doi:1'\]"):
        LockFile.read(path)


def test_keys_that_a_later_version_may_add_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "claimcheck.lock"
    text = text_of(locked(found()), tmp_path)
    path.write_text(text.replace('"status"', '"mood": "good", "status"').replace('"doi"', '"x": 1, "doi"'), "utf-8")
    assert LockFile.read(path) == locked(found())


def test_a_file_that_is_not_there_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"claimcheck.lock: no such lock file; run `claimcheck lock`"):
        LockFile.read(tmp_path / "claimcheck.lock")
    with pytest.raises(ConfigError, match="cannot be read"):
        LockFile.read(tmp_path)
