"""Whether the record of a printed identifier is the work that is printed beside it, and where the two differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Found, RecordField
from claimcheck.sources.agreement import Agreement, authors_agree, journal_agrees, title_agrees, year_agrees
from claimcheck.sources.matching import POSSIBLE, gather_evidence, is_of_notice, letters_of, score_match
from claimcheck.sources.printed_text import Printed, letter_triples
from claimcheck.sources.records import is_notice_title

if TYPE_CHECKING:
    from claimcheck.model import Reading, Reference, Work
    from claimcheck.sources.matching import Evidence

_HELD = frozenset({Agreement.SAME, Agreement.NEAR})
_TITLE = 40
"""Letters of a run of words that the record lacks, from which on it is another title by the same authors."""
_FOREIGN = 20
"""The same where neither first author nor journal agree."""
_TOO_SHORT = 10
"""A print of no more letters says too little to be of another work."""
_NEXT_TO_NOTHING = -0.4
"""Share of the print that two works have in common by chance, as `Evidence.explained`."""


def fits(printed: Reference, work: Work) -> bool:
    """Whether the record of a printed identifier may be the work printed.

    Title and authors decide, where both sides have them in a form that can be compared; of the same title by
    other authors and of another title by the same ones, the place in a journal. Else the whole text is
    compared, more mildly than `ACCEPT` asks: prints without title, translated and shortened titles, missing
    volumes and editions are common.
    """
    if is_notice_title(work.title) and not is_of_notice(printed.text, work.title):
        return False
    title, authors = title_agrees(printed, work), authors_agree(printed, work)
    evidence = gather_evidence(printed.text, work)
    same_place = evidence.page > 0 and evidence.volume >= 0 and evidence.year > 0
    match title, authors:
        case Agreement.SAME, Agreement.OTHER:
            others = (evidence.volume < 0 or evidence.page < 0, year_agrees(printed, work) is Agreement.OTHER)
            return sum((*others, journal_agrees(printed, work) is Agreement.OTHER)) < 2
        case (Agreement.SAME, _) | (Agreement.NEAR, Agreement.SAME | Agreement.NEAR | Agreement.SILENT):
            return True
        case (Agreement.OTHER, Agreement.SAME | Agreement.OTHER | Agreement.NEAR) | (Agreement.NEAR, Agreement.OTHER):
            return same_place
        case _:
            return _may_be(printed.text, work, evidence)


def _may_be(printed: str, work: Work, evidence: Evidence) -> bool:
    """Whether the words of the print may be those of the work, where title and authors do not tell."""
    if score_match(printed, work) >= POSSIBLE:
        return True
    same_author = evidence.first_author > 0.5 and evidence.year > 0
    same_place = evidence.page > 0 or (evidence.volume > 0 and evidence.page == 0)
    short_title = evidence.title > 0.2 and (evidence.year > 0 or evidence.first_author > 0.5)
    same_title = evidence.title > 0.3 or short_title
    return same_title or (same_author and same_place) or not _is_of_another(printed, work, evidence)


def _is_of_another(printed: str, work: Work, evidence: Evidence) -> bool:
    """Whether the words of the print are those of another work."""
    run = _foreign_run(printed, work)
    if evidence.first_author > 0.5 or evidence.journal > 0.5:
        return run >= _TITLE
    if run >= _FOREIGN and evidence.explained < 0:
        return True
    letters = sum(map(len, Printed.of(printed).words))
    numbers = (evidence.year, evidence.volume, evidence.page)
    other_place = max(numbers) <= 0 and sum(number < 0 for number in numbers) > 1
    if other_place and evidence.explained < 0:
        return True
    return letters > _TOO_SHORT and evidence.explained < _NEXT_TO_NOTHING


def _foreign_run(printed: str, work: Work) -> int:
    """Letters of the longest run of words in the print that the record does not hold: another work's title."""
    known = letter_triples(letters_of(work))
    longest = run = 0
    for word in Printed.of(printed).words:
        if len(word) > 3:
            pieces = letter_triples(word)
            run = 0 if len(pieces & known) >= 0.6 * len(pieces) else run + len(word)
            longest = max(longest, run)
    return longest


def mismatches(printed: Reference, work: Work) -> tuple[RecordField, ...]:
    """The fields in which a print is not the record that it fits; empty where the two cannot be compared surely.

    The title tells that the record is the right one for the other fields, the authors tell it for the title.
    """
    title, authors = title_agrees(printed, work), authors_agree(printed, work)
    found = []
    if title in _HELD:
        if authors in {Agreement.OTHER, Agreement.NEAR}:
            found.append(RecordField.AUTHORS)
        if year_agrees(printed, work) is Agreement.OTHER:
            found.append(RecordField.YEAR)
        if journal_agrees(printed, work) is Agreement.OTHER:
            found.append(RecordField.JOURNAL)
    if (title is Agreement.NEAR and authors is not Agreement.OTHER) or (
        title is Agreement.OTHER and authors is Agreement.SAME
    ):
        found.append(RecordField.TITLE)
    return tuple(found)


def compare_records(reading: Reading) -> tuple[tuple[str, tuple[RecordField, ...]], ...]:
    """For each reference whose printed identifier led to its work: the fields that are not those of the record."""
    found = []
    for reference in reading.references:
        resolution = reading.resolution(reference)
        if isinstance(resolution, Found) and resolution.basis.startswith("printed") and not reference.linked:
            fields = mismatches(reference, resolution.work)
            found += [(reference.id, fields)] if fields else []
    return tuple(found)
