"""STR503: wording that no evidence can bear, judged by the words alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.checkers.base import Checker
from claimcheck.language.wording import read_overstatement
from claimcheck.model import Reading, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Finding


class AbsoluteWording(Checker):
    """Flags proof words, absolutes, miracle words and superlatives in a claim about health.

    "Proven", "guarantees", "cures", "always", "never", "completely eliminates", "the best", "revolutionary".
    Negated, quoted and technical uses ("no cure", "complete response") are left alone; where the words may be
    a plain description ("can only be detected by MRI") the finding is a note of low confidence.

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
        """One finding for each overstated wording in a claim."""
        for claim in reading.claims:
            for overstatement in read_overstatement(claim.text):
                words = claim.text[overstatement.start : overstatement.end]
                yield self.finding(
                    reading.place(claim.sentence, overstatement.start, overstatement.end),
                    f"“{words}” {overstatement.reason}",
                    advice="Say what was observed, in whom and how often, or soften the wording.",
                    confidence=overstatement.confidence,
                    claim=claim,
                )
