"""DOC602: an article that gives two different figures for one thing in one study."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck.checkers.base import Checker
from claimcheck.language.quantities import Quantity, QuantityKind, agree, dimension, read_quantities
from claimcheck.language.risk import read_risk_object
from claimcheck.language.study_figures import StudyFigure, introduces_study, read_study_figures
from claimcheck.language.words import lower, read_words
from claimcheck.model import BlockKind, Confidence, Evidence, LinkBasis, Severity, StudyDesign

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimcheck.model import Finding, Reading

_OF_MANY_STUDIES = frozenset(
    {StudyDesign.META_ANALYSIS, StudyDesign.SYSTEMATIC_REVIEW, StudyDesign.GUIDELINE, StudyDesign.REVIEW}
)
_SURE_LINKS = frozenset({LinkBasis.MARKER, LinkBasis.NEIGHBOUR, LinkBasis.SUBJECT})

_A_NAME = 3
"""Letters from which a word of a headline may say what it is about."""
_FIGURES = frozenset({"half", "third", "quarter", "twice", "double", "doubles", "halves", "the", "and", "for", "with"})

_REFERENCE = "\n\n## Reference\n\n1. Doe J. Thyme for colds: a randomised trial. J Herbs. 2012;10:22.\n"


@frozen
class _Told:
    """A figure of a study and the sentence that tells it."""

    sentence: int
    figure: StudyFigure


class InconsistentNumbers(Checker):
    """Flags a figure of a study that the article itself gives differently elsewhere.

    The number of participants, the length of the study or of its follow-up, and a change of risk in the headline
    that no figure of the body bears out. Both sentences have to be about the same study, linked to the same single
    reference, and about the whole of it: groups, those who completed, time points, medians and rounded figures are
    not compared.

    ## Why it matters

    One of the two is wrong. Readers notice, and trust neither.

    ## Example

    > In all, 100 people took part. … The 120 participants were randomly split into two groups.

    ## References

    - Schulz KF, Altman DG, Moher D. CONSORT 2010 Statement, item 13: participant flow. BMJ. 2010;340:c332.
      doi:10.1136/bmj.c332
    """

    code = "DOC602"
    name = "inconsistent-numbers"
    severity = Severity.WARNING
    flags = (
        "In the study, 100 people took part [1]. They had colds. The 120 participants were randomly split into two "
        "groups [1]." + _REFERENCE,
        "# Thyme tea cuts the risk of colds by 30%\n\nThe study found that those who drank thyme tea had a 20% lower "
        "risk of colds [1]." + _REFERENCE,
        "# Thyme tea cuts colds by half\n\nThyme tea reduced colds by 30% in adults [1]." + _REFERENCE,
    )
    passes = (
        "In the study, 100 people took part [1]. Of the 100 participants, 87 completed the course [1]. There were 50 "
        "people in each group [1]." + _REFERENCE,
        "The study lasted 12 weeks [1]. It was a three-month trial [1]." + _REFERENCE,
        "# Thyme tea cuts the risk of colds by 30%\n\nThe study found that those who drank thyme tea had a 30% lower "
        "risk of colds and a 20% lower risk of coughs [1]." + _REFERENCE,
    )

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each figure that gainsays an earlier one, and for a headline that the body gainsays."""
        sources = _sources(reading)
        yield from self._between_sentences(reading, sources)
        yield from self._headline(reading, sources)

    def _between_sentences(self, reading: Reading, sources: Mapping[int, str]) -> Iterator[Finding]:
        first: dict[tuple[str, str, str], _Told] = {}
        for index, reference in sources.items():
            for figure in read_study_figures(reading.sentences[index].text):
                key = (reference, figure.kind, figure.noun)
                known = first.setdefault(key, _Told(index, figure))
                if agree(known.figure.quantity, figure.quantity) or _turns_away(reading, known.sentence, index):
                    continue
                here = reading.sentences[index].text[figure.start : figure.end]
                there = reading.sentences[known.sentence].text
                yield self.finding(
                    reading.place(index, figure.start, figure.end),
                    f"The {figure.kind} is “{here}” here and “{there[known.figure.start : known.figure.end]}” above.",
                    advice="Check the source and give one figure, or say which part of the study each is about.",
                    confidence=Confidence.MEDIUM,
                    claim=reading.claims_by_sentence.get(index),
                    reference=reading.references_by_id[reference],
                    evidence=(Evidence(text=there, source="the article itself"),),
                )

    def _headline(self, reading: Reading, sources: Mapping[int, str]) -> Iterator[Finding]:
        headline = _headline_of(reading)
        subjects = {
            link.reference for claim in reading.claims for link in claim.links if link.basis is LinkBasis.SUBJECT
        }
        if len(reading.references) == 1:
            subjects |= {reading.references[0].id}
        if headline is None or len(subjects) != 1:
            return
        title = reading.sentences[headline].text
        body = [each for each in range(len(reading.sentences)) if each != headline]
        for told in _changes(title):
            if any(_bears_out(reading.sentences[each].text, told) for each in body):
                continue
            other = next(
                (
                    each
                    for each in body
                    if sources.get(each) in subjects and _gainsays(reading.sentences[each].text, title, told)
                ),
                None,
            )
            if other is not None:
                yield self.finding(
                    reading.place(headline, told.start, told.end),
                    f"The headline says “{title[told.start : told.end]}”, a figure that the text does not give.",
                    advice="Bring the headline into line with the text and with the source.",
                    confidence=Confidence.MEDIUM,
                    claim=reading.claims_by_sentence.get(headline),
                    evidence=(Evidence(text=reading.sentences[other].text, source="the article itself"),),
                )


def _sources(reading: Reading) -> dict[int, str]:
    """The one reference of each sentence that rests on one alone, a single study as far as is known."""
    return {
        claim.sentence: claim.links[0].reference
        for claim in reading.claims
        if len(claim.links) == 1
        and claim.links[0].basis in _SURE_LINKS
        and not _sums_up(reading, claim.links[0].reference)
    }


def _sums_up(reading: Reading, reference: str) -> bool:
    work = reading.work(reference)
    return work is not None and work.design is not None and work.design.design in _OF_MANY_STUDIES


def _turns_away(reading: Reading, first: int, last: int) -> bool:
    """Whether a sentence after the first, up to the last, brings in another study."""
    return any(introduces_study(reading.sentences[each].text) for each in range(first + 1, last + 1))


def _headline_of(reading: Reading) -> int | None:
    """The heading that opens the article."""
    if not reading.sentences:
        return None
    opening = reading.article.blocks[reading.sentences[0].block]
    return 0 if opening.kind is BlockKind.HEADING else None


def _changes(sentence: str) -> Iterator[Quantity]:
    """The relative changes in a sentence that are told as a figure with a direction."""
    return (each for each in read_quantities(sentence) if _is_directed(each))


def _is_directed(quantity: Quantity) -> bool:
    return quantity.sign != 0 and dimension(quantity) == "factor" and quantity.kind is not QuantityKind.RATIO


def _bears_out(sentence: str, told: Quantity) -> bool:
    """Whether any figure of a sentence agrees with the one told, whatever it is about."""
    return any(
        agree(each, told) or (each.kind is told.kind and each.low <= told.low <= each.high)
        for each in read_quantities(sentence)
    )


def _gainsays(sentence: str, title: str, told: Quantity) -> bool:
    """Whether a sentence tells another figure for the same change of the same thing."""
    return _is_on_the_same(sentence, title) and any(
        each.sign == told.sign and not agree(each, told) for each in _changes(sentence)
    )


def _is_on_the_same(sentence: str, title: str) -> bool:
    """Whether both tell of one risk or, where none is named, the sentence has all words of the title but one."""
    outcomes = read_risk_object(title), read_risk_object(sentence)
    if any(outcomes):
        return outcomes[0] == outcomes[1]
    named = {word for word, _, _ in read_words(lower(title)) if len(word) >= _A_NAME and word not in _FIGURES}
    return len(named) > 1 and len(named - {word for word, _, _ in read_words(lower(sentence))}) <= 1
