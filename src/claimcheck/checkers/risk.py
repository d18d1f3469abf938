"""STR506: a change of risk told only in relation to another risk that the reader is not given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.checkers.base import Checker
from claimcheck.checkers.compared import source_words
from claimcheck.language.risk import gives_absolute, read_relative_risk
from claimcheck.model import BlockKind, Confidence, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Claim, Evidence, Finding, Reading

_NEAR = 2
"""Sentences on either side, in other paragraphs too, that count as near: news paragraphs are one sentence long."""


class RelativeRiskOnly(Checker):
    """Flags a change of risk that is told only as a proportion of another risk.

    "Cuts the risk by 30%", "twice as likely", "hazard ratio 0.7", where neither the paragraph nor the sentences
    beside it say how many people of how many are meant. One note a paragraph. A note and no more, since the figure
    is true as it stands and some studies, such as case-control studies, give no other. Trends over the years are
    left alone. Where the source of the claim gives the figures, they are shown.

    ## Why it matters

    Half of 2 in 10,000 and half of 2 in 10 are both "half the risk". Readers, and doctors, take the same result for
    a larger benefit or harm when they are told it in relative terms alone.

    ## Example

    > Aspirin cuts the risk of bowel cancer by 30%.

    Use instead

    > Aspirin cut the risk of bowel cancer by 30%: from 10 to 7 in every 1,000 people over ten years.

    ## References

    - Gigerenzer G, Wegwarth O, Feufel M. Misleading communication of risk. BMJ. 2010;341:c4830.
      doi:10.1136/bmj.c4830
    - Akl EA et al. Using alternative statistical formats for presenting risks and risk reductions. Cochrane Database
      Syst Rev. 2011;(3):CD006776. doi:10.1002/14651858.CD006776.pub2
    """

    code = "STR506"
    name = "relative-risk-only"
    severity = Severity.NOTE
    flags = (
        "Daily aspirin cuts the risk of bowel cancer by 30%.",
        "Smokers are twice as likely to develop dementia. Many of them never stop smoking.",
    )
    passes = (
        "Daily aspirin cuts the risk of bowel cancer by 30%. That means 7 cases in every 1,000 people, not 10.",
        "Daily aspirin lowers the risk of bowel cancer from 4% to 3%.",
        "The tablets lowered blood pressure by 10%.",
        "About 30% of adults have high blood pressure.",
    )

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for the first such claim of each paragraph."""
        settled = set()
        for claim in reading.claims:
            block = reading.sentences[claim.sentence].block
            places = () if block in settled else read_relative_risk(claim.text)
            if not places:
                continue
            settled.add(block)
            if _absolute_near(reading, claim.sentence):
                continue
            start, end = places[0]
            evidence = _absolute_in_source(reading, claim)
            yield self.finding(
                reading.place(claim.sentence, start, end),
                f"“{claim.text[start:end]}” tells a change of risk, but not how large the risk is"
                + (", which its source tells." if evidence else "."),
                advice="Add the absolute figures: how many of 100 or 1,000 people with it, and how many without.",
                confidence=Confidence.HIGH if claim.confidence >= 0.8 else Confidence.MEDIUM,
                claim=claim,
                evidence=evidence,
            )


def _absolute_in_source(reading: Reading, claim: Claim) -> tuple[Evidence, ...]:
    """The passage of the source that bears on the claim and gives absolute figures, if it has one."""
    compared = reading.comparison(claim)
    if compared is None:
        return ()
    passage = next((each for each in compared.comparison.rationale if gives_absolute(each.text)), None)
    return source_words(reading, compared, passage.index) if passage else ()


def _absolute_near(reading: Reading, index: int) -> bool:
    """Whether the paragraph, or a sentence near it under the same heading, gives absolute figures."""
    return any(gives_absolute(reading.sentences[each].text) for each in _near(reading, index))


def _near(reading: Reading, index: int) -> Iterator[int]:
    yield index
    block = reading.sentences[index].block
    for step in (-1, 1):
        place = index + step
        while 0 <= place < len(reading.sentences):
            other = reading.sentences[place].block
            heading = reading.article.blocks[other].kind is BlockKind.HEADING
            if heading or (other != block and abs(place - index) > _NEAR):
                break
            yield place
            place += step
