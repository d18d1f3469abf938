"""REF208: a reference whose identifier is right and whose authors, title, year or journal are not its record's."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from attrs import evolve

from claimcheck import regex as re
from claimcheck.checkers.base import Case, Checker, work_evidence
from claimcheck.model import (
    Author,
    Confidence,
    Fix,
    Found,
    Reading,
    RecordField,
    Severity,
    Span,
    Work,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Finding, Reference

_TEXT = """\
Exercise lowers blood pressure [1].

## References

1. {}. {}. J Am Heart Assoc. {};2:e004473. doi:10.1161/JAHA.112.004473
"""
_AUTHORS = "Cornelissen VA, Smart NA"
_TITLE = "Exercise training for blood pressure: a systematic review and meta-analysis"
_WORK = Work(
    title=_TITLE,
    doi="10.1161/jaha.112.004473",
    authors=(Author(family="Cornelissen", given="Véronique A"), Author(family="Smart", given="Neil A")),
    journal="Journal of the American Heart Association",
    published="2013-02",
    volume="2",
    pages="e004473",
    kind="journal-article",
    sources=("Crossref",),
)
_FOUND = (Found(work=_WORK, basis="printed DOI"),)
_PLAIN = re.compile(r"^[^<>&*_`\[\]\\]*$")
"""Text that means itself in Markdown, HTML and plain text, so that a fix may put it there."""
_OTHERS = {RecordField.AUTHORS: "other authors"}
_SHOWN = 6
"""Authors that are printed before `et al.`, as the ICMJE asks."""


class RecordMismatch(Checker):
    """Flags authors, title, year or journal that are not those of the record behind the printed identifier.

    Initials, accents, transliteration, "et al.", bodies as authors, subtitles left out, abbreviated journals,
    slips of print, titles in another language and the year before or the two years after are no mismatch.
    Where title and authors are those of another work, REF203 says so instead.

    ## Why it matters

    It is the commonest fault of references that a language model wrote: a real title and DOI under invented
    names or in the wrong year. Who looks the work up under what is printed does not find it.

    ## Example

    > Miller P, Johnson S. Exercise training for blood pressure: a systematic review and meta-analysis. J Am Heart
    > Assoc. 2013;2:e004473. doi:10.1161/JAHA.112.004473

    which Cornelissen and Smart wrote.

    ## References

    - ICMJE, *Recommendations*, section IV.A.3.g: references are to be verified against the original documents.
    """

    code = "REF208"
    name = "record-mismatch"
    severity = Severity.WARNING
    flags = (
        Case(_TEXT.format("Miller P, Johnson S", _TITLE, 2013), _FOUND),
        Case(_TEXT.format(_AUTHORS, _TITLE, 2031), _FOUND),
        Case(_TEXT.format(_AUTHORS, _TITLE.replace("blood pressure", "body weight"), 2013), _FOUND),
        Case(_TEXT.replace("J Am Heart Assoc", "Lancet Neurology").format(_AUTHORS, _TITLE, 2013), _FOUND),
    )
    passes = (
        Case(_TEXT.format(_AUTHORS, _TITLE, 2013), _FOUND),
        Case(_TEXT.format("Cornelissen V, et al", "Exercise training for blood pressure", 2014), _FOUND),
        Case(
            _TEXT.format(_AUTHORS, _TITLE, 2013),
            (Found(work=evolve(_WORK, authors=(Author(family="The Exercise Study Group"),)), basis="printed DOI"),),
        ),
        Case(_TEXT.format("Miller P, Johnson S", _TITLE, 2013), (Found(work=_WORK, basis="search"),)),
    )

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each field of a reference that is not its record's."""
        for identity, fields in reading.mismatches:
            reference, work = reading.references_by_id[identity], reading.work(identity)
            spans = dict(reference.field_spans)
            if work is None:
                continue
            for field in fields:
                value = _recorded(field, work, reference)
                yield self.finding(
                    spans.get(field, reference.span),
                    f"The record of this work has {_OTHERS.get(field, f'another {field}')}: {value}.",
                    advice="Compare the reference with the work itself, and correct what is wrong.",
                    confidence=Confidence.MEDIUM if len(fields) == 1 else Confidence.HIGH,
                    reference=reference,
                    evidence=(work_evidence(work),),
                    fix=_fix(spans.get(field), value, reading),
                )


def _recorded(field: RecordField, work: Work, reference: Reference) -> str:
    """The value of the record, authors in the form that the reference has."""
    match field:
        case RecordField.AUTHORS:
            named = [_named(author, inverted="," in reference.authors[0]) for author in work.authors[:_SHOWN]]
            return ", ".join([*named, *(["et al"] if len(work.authors) > _SHOWN else [])])
        case RecordField.TITLE:
            return work.title
        case RecordField.YEAR:
            return str(work.year or "")
        case RecordField.JOURNAL:
            return work.journal
        case _:
            assert_never(field)


def _named(author: Author, *, inverted: bool) -> str:
    """`Jensen RK`, or `Jensen, R. K.`."""
    initials = [word[0] for word in re.split(r"[\s.-]+", author.given) if word]
    if not initials:
        return author.family
    return f"{author.family}, {'. '.join(initials)}." if inverted else f"{author.family} {''.join(initials)}"


def _fix(span: Span | None, value: str, reading: Reading) -> Fix | None:
    """The record's value in the place of the printed one, where neither holds markup."""
    plain = span and value and _PLAIN.match(value) and _PLAIN.match(span.of(reading.article.source))
    return Fix(span=span, text=value) if span and plain else None
