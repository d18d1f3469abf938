"""STR503: wording that no evidence can bear, judged by the words alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.checkers.apart import set_apart
from claimcheck.checkers.base import Checker
from claimcheck.language.wording import Overstatement, OverstatementKind, read_overstatement
from claimcheck.model import Claim, ClaimKind, Confidence, LinkBasis, Reading, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Finding


_A_CLAIM = 0.6
"""Probability of being a claim under which the words are no more than noted."""
_WHATEVER_THE_SOURCE = 0.75
"""Weight of words from which on they are too strong for any source."""


_IN_ONE = re.compile(
    r"\b(?:(?:the|an?|one|both|two|first|second|third|this|our|\d+-year-old|of the) (?:\w+ )?"
    r"(?:patients?|cases?|woman|man|boy|girl|child|infant|volunteers?|participants?)|(?:she|he))\b.*?\b(?:had|was|were|did|made|went|saw|\w+ed)\b"
)
"""What was observed in patients who are counted, in the past: nothing is said of others."""


class AbsoluteWording(Checker):
    """Flags proof words, absolutes, miracle words and superlatives in a claim about health.

    "Proven", "guarantees", "cures", "always", "never", "completely eliminates", "the best", "revolutionary".
    Negated, doubted and technical uses ("no cure", "a myth", "complete response") are left alone, and so is what was
    observed in counted patients ("the second patient made a complete recovery"); where the words may
    be a plain description ("can only be detected by MRI"), tell what was seen in a study or are those of somebody who
    is quoted the finding is a note of low confidence. Notes, too, are the same words said again, praise with a marker
    on it ("highly effective [1]"), and what stands in an article's own methods and results or presents its publisher.

    ## Why it matters

    A study estimates an effect in some people, with an error. Words that promise it to everyone turn
    evidence into advertising, and readers drop treatments that work for ones that are "proven".

    ## Example

    > Turmeric is proven to cure arthritis.

    Use instead

    > In a trial of 60 people with arthritis of the knee, those who took turmeric reported less pain.

    ## References

    - Regulation (EC) No 1924/2006 and the ASA CAP Code, section 12: health claims need substantiation.
    - Sumner P et al. The association between exaggeration in health related science news and academic press
      releases. BMJ. 2014;349:g7015. doi:10.1136/bmj.g7015
    """

    code = "STR503"
    name = "absolute-wording"
    severity = Severity.WARNING
    flags = (
        "Turmeric is proven to cure arthritis.",
        "This supplement always prevents migraine attacks.",
    )
    passes = (
        "Turmeric may reduce the pain of arthritis in some people.",
        "There is no cure for multiple sclerosis.",
    )

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each claim with overstated wording, at the gravest words, naming the others."""
        told: set[str] = set()
        overstated = [(claim, found) for claim in reading.claims if (found := read_overstatement(claim.text))]
        apart = set_apart(reading) if overstated else frozenset()
        for claim, found in overstated:
            worst = max(found, key=lambda each: each.weight)
            if worst.kind is not OverstatementKind.SUPERLATIVE and _IN_ONE.search(claim.text):
                continue
            recap = worst.words.lower() in told
            told.add(worst.words.lower())
            light = recap or claim.sentence in apart or _is_for_its_source(claim, worst)
            others = [f"“{each.words}”" for each in found if each is not worst]
            also = f" Look at {' and '.join(others)} too." if others else ""
            yield self.finding(
                reading.place(claim.sentence, worst.start, worst.end),
                f"“{worst.words}” {worst.reason}{also}",
                advice="Say what was observed, in whom and how often, or soften the wording.",
                confidence=_confidence(claim, worst),
                severity=Severity.NOTE if light else None,
                claim=claim,
            )


def _tells_a_result(claim: Claim, found: Overstatement) -> bool:
    """Whether the report of a study only tells what was seen in it: "the miscarriages were completely prevented"."""
    if claim.kind is not ClaimKind.STUDY:
        return False
    return found.kind is OverstatementKind.ABSOLUTE or found.words.endswith("ed")


def _is_for_its_source(claim: Claim, found: Overstatement) -> bool:
    """Whether a source is cited which the words have to be compared with, unless no source can bear them."""
    return found.weight < _WHATEVER_THE_SOURCE and any(link.basis is LinkBasis.MARKER for link in claim.links)


def _confidence(claim: Claim, found: Overstatement) -> Confidence:
    """Low where the sentence may be no claim, tells what was seen in a study, or has the words from somebody quoted."""
    before = claim.text[: found.start]
    quoted = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    doubtful = quoted or claim.confidence < _A_CLAIM or _tells_a_result(claim, found)
    return Confidence.LOW if doubtful else found.confidence
