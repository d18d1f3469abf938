"""CIT101 and CIT102: claims that give no source, or hide behind a nameless one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.checkers.apart import set_apart
from claimcheck.checkers.base import Checker
from claimcheck.checkers.pressing import is_named, is_named_around, is_named_below, is_spoken, most_pressing
from claimcheck.checkers.reports import announces, are_plainly_others, reports_one_study
from claimcheck.language.overclaims import OverclaimKind, read_overclaims
from claimcheck.language.proportions import tells_a_share
from claimcheck.model import (
    Attribution,
    AttributionKind,
    BlockKind,
    Claim,
    ClaimKind,
    Confidence,
    Link,
    LinkBasis,
    Reading,
    Severity,
    Sourcing,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Finding

_SUBJECTS = {
    ClaimKind.NUMBER: "This statement of how many or how much gives no source.",
    ClaimKind.ADVICE: "This health advice gives no source.",
    ClaimKind.STUDY: "Research is reported here without a link or reference to the study.",
}
_PLAIN = "This statement gives no source."
_LISTED = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_CELL})
_ADVICE = {
    ClaimKind.ADVICE: "Cite the guideline or study that recommends it, or say whose opinion it is.",
    ClaimKind.STUDY: "Name the study and link it, best by its DOI.",
}
_CITE = "Cite the work that shows it, or leave the statement out."
_SPOKEN = "This is what somebody who is named says, and no study is linked for it."
_LINK = "Link where this can be read: the study, the guideline or the page."

_SUPPORTED = """\
Regular exercise reduces blood pressure [1].

## References

1. Cornelissen VA, Smart NA. Exercise training for blood pressure. J Am Heart Assoc. 2013;2:e004473.
"""
_LINKED = "Studies show that exercise reduces blood pressure ([trial](https://doi.org/10.1161/JAHA.112.004473))."


_DIGIT = re.compile(r"\d")
_RESEARCH = re.compile(
    r"\b(?:stud(?:y|ies|ied)|trials?|research\w*|scientists?|investigat\w+|experiments?|participants?|volunteers|subjects|"
    r"review(?:s|ed)?|meta-analys[ie]s|survey\w*|authors?|team|found|analys\w+|data|cohort|findings?)\b",
    re.IGNORECASE,
)


def confidence_of(claim: Claim) -> Confidence:
    """How sure a finding can be that rests on this sentence being a claim at all."""
    if claim.confidence >= 0.8:
        return Confidence.HIGH
    return Confidence.MEDIUM if claim.confidence >= 0.6 else Confidence.LOW


class UncitedClaim(Checker):
    """Flags a checkable health statement that no reference supports.

    A claim counts as supported when a citation stands in its sentence, or on a neighbouring sentence or at
    the end of the paragraph and clearly covers it, or when the article is about one identified paper and the
    sentence reports that paper. Headings, questions, definitions, biographies and product facts are no claims.

    A warning is given for what readers act on and an editor can look up: figures, plain effects on health, risks,
    advice on medicines, reports of research. Each claim carries a weight from 0 to 1 that says how much it needs a
    source; those under 0.55 are notes, and so are the lighter ones of an article that has more than one such warning in
    150 words (of one without any source, more than five in all), what names who says so or takes up the sourced
    sentence before it ("this strain", "it"), tips, caveats, textbook physiology, quotations, all but the first sentence
    on a study that is not linked, in the report of one study all but figures of the present, and what stands in an
    article's own methods and results, in the label of a medicine or device, or presents the publisher ("About us").

    ## Why it matters

    Readers act on health claims. Without a source neither they nor the editor can tell a finding from a belief,
    and nobody can notice when the evidence changes.

    ## Example

    > Slouching is good for your back.

    Use instead

    > Slouching for short periods rehydrated spinal discs in one laboratory study [3].

    ## References

    - International Committee of Medical Journal Editors, *Recommendations*, section IV.A.3.g (references).
    - HONcode principle 4, attribution: every statement is supported by a clear reference to its source.
    """

    code = "CIT101"
    name = "uncited-claim"
    severity = Severity.WARNING
    flags = (
        "Slouching is good for your back.",
        "Magnesium supplements reduce the frequency of migraine attacks by 40%.",
    )
    passes = (
        "# Is slouching good for your back?\n\nWhat do you think?\n",
        _SUPPORTED,
    )

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each claim that is linked to no reference and has no marker."""
        unsure = reading.sourcing is Sourcing.LISTED
        pressing = most_pressing(reading)
        for claim in reading.claims:
            if not claim.links and claim.sentence not in reading.cited_sentences:
                spoken = is_spoken(reading, claim)
                named = spoken or is_named(claim)
                listed = _is_listed(reading, claim)
                told = _SPOKEN if spoken else _message(claim, named=named, listed=listed)
                yield self.finding(
                    claim.span,
                    told,
                    advice=_LINK if named else _CITE if told == _PLAIN else _ADVICE.get(claim.kind, _CITE),
                    confidence=Confidence.LOW if named or unsure else confidence_of(claim),
                    severity=Severity.WARNING if claim.id in pressing else Severity.NOTE,
                    claim=claim,
                )


def _is_listed(reading: Reading, claim: Claim) -> bool:
    return reading.article.blocks[reading.sentences[claim.sentence].block].kind in _LISTED


def _message(claim: Claim, *, named: bool, listed: bool = False) -> str:
    """What lacks a source, in the words of its kind where the sentence itself bears them out."""
    if named:
        return "This statement names who makes it, and no work is linked or listed for it."
    advises = any(found.kind is OverclaimKind.ADVICE for found in read_overclaims(claim.text))
    unborne = {
        ClaimKind.STUDY: not _RESEARCH.search(claim.text),
        ClaimKind.ADVICE: not advises,
        ClaimKind.NUMBER: not (tells_a_share(claim.text) or _DIGIT.search(claim.text)),
    }
    return _PLAIN if listed or unborne.get(claim.kind, False) else _SUBJECTS.get(claim.kind, _PLAIN)


_PRAISE = re.compile(r"\b(?:researched|studied|documented|proven|tested|backed|supported|validated)\b", re.IGNORECASE)
"""Words that praise a thing for its evidence and report none: said again they are a recap, and a note."""
_SURE = 0.8
"""Confidence of a link from which on a marker for the whole paragraph names what a sentence speaks of."""


def _is_beside(link: Link) -> bool:
    beside = link.basis in (LinkBasis.MARKER, LinkBasis.NEIGHBOUR)
    return beside or (link.basis is LinkBasis.PARAGRAPH and link.confidence >= _SURE)


class VagueAttribution(Checker):
    """Flags a claim that leans on evidence or authority which it does not name.

    "Studies show", "experts say", "clinically proven", "is considered", with no citation on the statement. It stands
    for CIT101 on the same sentence. "Is considered" and its like, which leave out the people, are notes, and so
    are praise that is said again ("well-researched"), the words of a speaker,
    and an article's own methods and results; "experts" and "evidence" in an article about one paper are those of the
    paper, and "research shows" is left alone where one of the next sentences says where the study was published. In
    the report of one study, a press release or news item, only what is plainly others' is one ("earlier studies").

    ## Why it matters

    The phrase borrows the weight of science and gives the reader no way to look. It often stands where
    the writer remembers a headline, and it hides whether one small study or a systematic review is meant.

    ## Example

    > Other studies have shown that slouching is good for your back.

    Use instead

    > A laboratory study of 12 volunteers found that … (Author, year, DOI).

    ## References

    - Wikipedia, *Manual of Style: Words to watch*, unsupported attributions.
    - AHCJ, *Covering Medical Research*: name the study, its design and its size.
    """

    code = "CIT102"
    name = "vague-attribution"
    severity = Severity.WARNING
    flags = (
        "Other studies have shown that slouching is good for your back.",
        "Experts say that turmeric reduces joint inflammation.",
    )
    passes = (
        "The World Health Organization recommends 150 minutes of moderate exercise a week.",
        _LINKED,
    )

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each claim with a nameless attribution and no citation of its own."""
        one_study, apart = reports_one_study(reading), set_apart(reading)
        report = one_study or announces(reading)
        told: list[str] = []
        for claim in reading.claims:
            attribution = claim.attribution
            if attribution is None or _names_its_source(reading, claim, attribution, one_study=one_study):
                continue
            words = claim.text[attribution.start : attribution.end]
            match attribution.kind:
                case AttributionKind.UNNAMED_EVIDENCE:
                    message = f"“{words}” points to evidence that is neither named nor linked."
                    advice = "Name the evidence and link it, best by DOI; otherwise drop the phrase."
                case AttributionKind.UNNAMED_AUTHORITY:
                    message = f"“{words}” does not name the authority behind the statement."
                    advice = "Name who says so and link where they say it, or drop the phrase."
                case AttributionKind.THIS_STUDY | AttributionKind.NAMED:
                    continue
            if not attribution.elsewhere and is_named_below(reading, claim):
                continue
            others = are_plainly_others(words)
            if not others and is_named_around(reading, claim):
                continue
            praise = _PRAISE.search(words)
            recap = praise is not None and praise[0].lower() in told
            told += [praise[0].lower()] if praise is not None else []
            agentless = attribution.agentless and attribution.kind is AttributionKind.UNNAMED_AUTHORITY
            light = (
                recap or agentless or is_spoken(reading, claim) or claim.sentence in apart or (report and not others)
            )
            yield self.finding(
                reading.place(claim.sentence, attribution.start, attribution.end),
                message,
                advice=advice,
                confidence=confidence_of(claim),
                severity=Severity.NOTE if light else Severity.WARNING,
                claim=claim,
            )


def _names_its_source(reading: Reading, claim: Claim, attribution: Attribution, *, one_study: bool) -> bool:
    """Whether a marker or link stands on the statement, or it speaks of the study that the article is about."""
    if claim.sentence in reading.cited_sentences or any(map(_is_beside, claim.links)):
        return True
    return bool(claim.links or one_study) and not (attribution.elsewhere or attribution.agentless)
