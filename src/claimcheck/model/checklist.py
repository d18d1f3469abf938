"""What a reviewer of health news asks of an article about a study or a treatment, and what answers it."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from claimcheck.model.places import Span


class Criterion(StrEnum):
    """A question of the checklist, after the criteria of HealthNewsReview.org."""

    BENEFIT = "benefit"
    HARMS = "harms"
    EVIDENCE = "evidence"
    FUNDING = "funding"
    ALTERNATIVES = "alternatives"
    COST = "cost"
    AVAILABILITY = "availability"
    NOVELTY = "novelty"
    OUTSIDER = "outsider"
    SENSATIONAL = "sensational"
    """Told where such words stand; the others are told where they lack."""

    @property
    def question(self) -> str:
        """The question as a reader asks it."""
        return _QUESTIONS[self]


_QUESTIONS = {
    Criterion.BENEFIT: "How many of how many does it help or harm, or by how much?",
    Criterion.HARMS: "Which harms does it have?",
    Criterion.EVIDENCE: "What kind of study was it, how large, with which limits?",
    Criterion.FUNDING: "Who paid, and which interests do the authors have?",
    Criterion.ALTERNATIVES: "What else can be done?",
    Criterion.COST: "What does it cost?",
    Criterion.AVAILABILITY: "Can it be had: approved, for sale, or still being tested?",
    Criterion.NOVELTY: "What was known before?",
    Criterion.OUTSIDER: "What does somebody say who was not involved?",
    Criterion.SENSATIONAL: "Are there words that promise more than a study can show?",
}


@frozen(kw_only=True)
class Answer:
    """What an article says to one question.

    >>> from claimcheck import Settings, check_text
    >>> text = "A new drug was tested. The study was funded by its maker. In the trial the drug eased pain."
    >>> reading = check_text(text, settings=Settings(select=("CHK",))).articles[0].reading
    >>> {answer.criterion.value: answer.spans[0].of(text) for answer in reading.checklist if answer.spans}["funding"]
    'The study was funded by its maker.'
    """

    criterion: Criterion
    spans: tuple[Span, ...] = ()
    """The sentences that answer, the fullest first; of sensational words the words themselves."""
    lacking: tuple[str, ...] = ()
    """What of the question nothing answers: "limits"."""
    instead: Span | None = None
    """The words that stand where an answer belongs: a relative figure, "well tolerated"."""
    missed: float | None = None
    """Probability, 0–1, that a reviewer finds the question not answered well enough; None where nothing was fitted."""
