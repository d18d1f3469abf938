"""CHK801–CHK810: what a reviewer of health news asks of an article about a study or a treatment, and misses in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from claimcheck.checkers.base import Checker
from claimcheck.model import Confidence, Criterion, Reading, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Answer, Finding

FAMILY = "CHK"
_STUDY = "A new study in a journal looked at a pill. The researchers gave the pill to patients.\n"
_TREATMENT = "The new pill eases migraine. The pill is taken twice a day. The drug is a small molecule.\n"
_NEITHER = "Apples are rich in fibre. They keep well in a cool room.\n"


class Question(Checker):
    """A question of the checklist, told once for an article in which nothing answers it."""

    criterion: ClassVar[Criterion]
    severity = Severity.NOTE
    off_by_default: ClassVar[bool] = True
    sureness: ClassVar[Confidence] = Confidence.MEDIUM
    message: ClassVar[str]
    instead: ClassVar[str] = ""
    advice: ClassVar[str]

    def check(self, reading: Reading) -> Iterator[Finding]:
        """At most one note: at the words that stand in the place of an answer, else at the head of the article."""
        for answer in reading.checklist:
            if answer.criterion is self.criterion and answer.lacking:
                yield self.finding(
                    answer.instead or reading.sentences[0].span,
                    self.told(answer, reading.article.source),
                    advice=self.advice,
                    confidence=self.sureness,
                )

    def told(self, answer: Answer, source: str) -> str:
        """What is missing, in one sentence."""
        return self.instead.format(answer.instead.of(source)) if answer.instead else self.message


class BenefitInNumbers(Question):
    """Flags an article that tells an effect, and nowhere how many of how many have it, or by how much.

    ## Why it matters

    "Cuts the risk by half" may mean 2 in 10 or 2 in 10,000; only the numbers tell whether it is worth it.

    ## Example

    > The drug halves the risk of another stroke.

    ## References

    - Schwitzer G. How do US journalists cover treatments, tests, products, and procedures? PLoS Med 2008;5:e95.
    """

    code, name, criterion = "CHK801", "effect-without-numbers", Criterion.BENEFIT
    message = "Nothing tells in numbers how large the effect is."
    advice = "Tell how many of how many were better off with it and without it, or by how much, with the unit."
    flags = (_TREATMENT,)
    passes = (f"{_TREATMENT}\nWith the pill, 12 of 100 had an attack, compared with 20 of 100 without.\n", _NEITHER)

    instead = "The size of the effect is told by “{}” only, not by how many of how many."


class HarmsNotTold(Question):
    """Flags an article about a treatment or a test that names none of its harms, nor says that none were seen.

    ## Why it matters

    Every treatment does harm to some. A reader who is told of benefits alone cannot weigh them.

    ## Example

    > The pill was safe and well tolerated.

    ## References

    - Schwitzer G. How do US journalists cover treatments, tests, products, and procedures? PLoS Med 2008;5:e95.
    """

    code, name, criterion = "CHK802", "harms-not-told", Criterion.HARMS
    message = "Nothing tells which harms it has, or that none were seen."
    advice = "Name the side effects or complications, how many had them, and how many stopped because of them."
    flags = (_TREATMENT,)
    passes = (f"{_TREATMENT}\nThe most common side effects were nausea and headache.\n", _NEITHER)

    instead = "“{}” is all that is told of its harms."


class EvidenceNotTold(Question):
    """Flags an article about a study that does not tell its kind, its size or its limits.

    ## Why it matters

    A trial, a survey and a study of mice bear different weight, and every study has limits that its authors know.

    ## Example

    > Researchers found that the pill eases migraine.

    ## References

    - Schwitzer G. How do US journalists cover treatments, tests, products, and procedures? PLoS Med 2008;5:e95.
    """

    code, name, criterion = "CHK803", "evidence-not-told", Criterion.EVIDENCE
    advice = (
        "Tell whether it was a trial, a cohort, a survey or a study of animals, how many took part, and its limits."
    )
    flags = (_STUDY, f"{_STUDY}\nIt was a randomised trial in 52 patients.\n")
    passes = (f"{_STUDY}\nIt was a randomised trial in 52 patients. Larger trials are needed.\n", _NEITHER)
    parts: ClassVar = {"kind": "what kind of study it was", "size": "how many took part", "limits": "its limits"}

    def told(self, answer: Answer, source: str) -> str:  # noqa: ARG002
        """Which of the three are missing."""
        *first, last = [self.parts[part] for part in answer.lacking]
        return f"Nothing tells {', '.join(first)}{' or ' if first else ''}{last}."


class FundingNotTold(Question):
    """Flags an article about a study that does not say who paid for it, nor whether its authors have other interests.

    ## Why it matters

    Studies that a maker pays for come out in its favour more often.

    ## Example

    > The study was published today.

    ## References

    - Lundh A et al. Industry sponsorship and research outcome. Cochrane Database Syst Rev 2017;2:MR000033.
    """

    code, name, criterion = "CHK804", "funding-not-told", Criterion.FUNDING
    message = "Nothing tells who paid for the study, or which interests its authors have."
    advice = "Name who paid, and what the authors declare; the paper says both at its end."
    flags = (_STUDY,)
    passes = (f"{_STUDY}\nThe study was funded by the maker of the pill.\n", _NEITHER)


class AlternativesNotTold(Question):
    """Flags an article about a treatment or a test that does not say what else can be done.

    ## Why it matters

    What is new is rarely the only way, and may be no better than what is used already.

    ## Example

    > The new pill eases migraine.

    ## References

    - Schwitzer G. How do US journalists cover treatments, tests, products, and procedures? PLoS Med 2008;5:e95.
    """

    code, name, criterion = "CHK805", "alternatives-not-told", Criterion.ALTERNATIVES
    message = "Nothing tells what else can be done, or how this compares with it."
    advice = "Name the usual treatment or test, and say how this one compares."
    flags = (_TREATMENT,)
    passes = (f"{_TREATMENT}\nOther drugs for migraine exist.\n", _NEITHER)


class CostNotTold(Question):
    """Flags an article about a treatment or a test that says nothing of what it costs.

    ## Why it matters

    Who cannot pay for it cannot have it; a price can be looked up, and "not yet priced" can be said.

    ## Example

    > The new pill eases migraine.

    ## References

    - Schwitzer G. How do US journalists cover treatments, tests, products, and procedures? PLoS Med 2008;5:e95.
    """

    code, name, criterion = "CHK806", "cost-not-told", Criterion.COST
    message = "Nothing tells what it costs."
    advice = "Tell what it costs and who pays, or that no price is known."
    flags = (_TREATMENT,)
    passes = (f"{_TREATMENT}\nInsurers do not pay for it.\n", _NEITHER)


class AvailabilityNotTold(Question):
    """Flags an article about a treatment or a test that does not say whether it can be had.

    ## Why it matters

    Readers ask their doctor for it next morning; many things in the news are years from a clinic.

    ## Example

    > The new pill eases migraine.

    ## References

    - Schwitzer G. How do US journalists cover treatments, tests, products, and procedures? PLoS Med 2008;5:e95.
    """

    code, name, criterion = "CHK807", "availability-not-told", Criterion.AVAILABILITY
    sureness: ClassVar[Confidence] = Confidence.LOW
    message = "Nothing tells whether it can be had: approved, for sale, or still being tested."
    advice = "Say whether it is approved, where it is offered, or how far it is from that."
    flags = (_TREATMENT,)
    passes = (f"{_TREATMENT}\nIt is not yet approved.\n", _NEITHER)


class NoveltyNotTold(Question):
    """Flags an article about a study that does not say what was known before.

    ## Why it matters

    One study rarely settles anything; a reader has to see whether it adds to others or stands against them.

    ## Example

    > A new study shows that the pill eases migraine.

    ## References

    - Schwitzer G. How do US journalists cover treatments, tests, products, and procedures? PLoS Med 2008;5:e95.
    """

    code, name, criterion = "CHK808", "earlier-work-not-told", Criterion.NOVELTY
    sureness: ClassVar[Confidence] = Confidence.LOW
    message = "Nothing tells what was known before."
    advice = "Say what earlier studies found, and what this one adds."
    flags = (_STUDY,)
    passes = (f"{_STUDY}\nPrevious studies had mixed results.\n", _NEITHER)


class NoOutsider(Question):
    """Flags an article about a study in which nobody speaks who is said to have had no part in it.

    ## Why it matters

    Authors see their study at its best. Somebody else knows what it leaves open.

    ## Example

    > "This will change practice," said the lead author.

    ## References

    - Schwitzer G. How do US journalists cover treatments, tests, products, and procedures? PLoS Med 2008;5:e95.
    """

    code, name, criterion = "CHK809", "no-independent-voice", Criterion.OUTSIDER
    sureness: ClassVar[Confidence] = Confidence.LOW
    message = "Nobody speaks who is said to have had no part in the study."
    advice = "Ask somebody who knows the field and was not involved, and say so."
    flags = (_STUDY,)
    passes = (f"{_STUDY}\n“It is a neat result,” said a doctor who was not involved in the study.\n", _NEITHER)


class SensationalWords(Question):
    """Flags words in an article about a study or a treatment that promise more than a study can show.

    Told once, with up to three of them.

    ## Why it matters

    Such words raise hopes that most treatments in the news never fulfil.

    ## Example

    > The pill is a game changer.

    ## References

    - Abola MV, Prasad V. The use of superlatives in cancer research. JAMA Oncol 2016;2:139-41.
    """

    code, name, criterion = "CHK810", "sensational-words", Criterion.SENSATIONAL
    advice = "Say what was found, and in how many."
    flags = (f"{_TREATMENT}\nThe pill is a game changer.\n",)
    passes = (_TREATMENT, f"{_NEITHER}\nThis cake is a game changer.\n")

    def check(self, reading: Reading) -> Iterator[Finding]:
        """At most one note, at the first such words."""
        for answer in reading.checklist:
            if answer.criterion is self.criterion and answer.spans:
                words = dict.fromkeys(span.of(reading.article.source).lower() for span in answer.spans)
                named = ", ".join(f"“{each}”" for each in list(words)[:3])
                yield self.finding(
                    answer.spans[0], f"{named}: such words promise more than a study can show.", advice=self.advice
                )
