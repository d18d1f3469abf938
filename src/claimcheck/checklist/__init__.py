"""CHECK THE ARTICLE: what it says to the questions that a reviewer of health news asks.

The questions are the criteria of HealthNewsReview.org (Schwitzer, PLoS Med 2008;5:e95). Each sentence is read for
signs (`signs.toml`, and the readers of figures, designs and wording); a question is answered where a sentence shows a
sign of an answer. How likely a reviewer misses more is told by one logistic regression a question over how many
sentences show each sign, fitted on reviewed press releases by `python -m benchmarks.fit_checklist`.
"""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from math import exp, log1p
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.checklist.signs import read_signs
from claimcheck.language.words import read_cues
from claimcheck.model import Answer, Criterion

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claimcheck.language.words import Place
    from claimcheck.model import Reading, Span

    Signs = Mapping[str, Place]

WEIGHTS = Path(__file__).with_name("weights.json")

QUESTIONS: Mapping[Criterion, Mapping[str, tuple[str, ...]]] = {
    Criterion.BENEFIT: {"numbers": ("absolute result", "changed by")},
    Criterion.HARMS: {"harms": ("harm described", "harm told")},
    Criterion.EVIDENCE: {
        "kind": ("design", "trial", "other design", "not in people"),
        "size": ("people counted",),
        "limits": ("limit", "more research"),
    },
    Criterion.FUNDING: {"payer": ("paid", "own interest here")},
    Criterion.ALTERNATIVES: {"alternatives": ("set against it", "other treatment")},
    Criterion.COST: {"cost": ("cost", "money")},
    Criterion.AVAILABILITY: {"availability": ("permitted", "available here", "not yet")},
    Criterion.NOVELTY: {"earlier work": ("earlier work", "first")},
    Criterion.OUTSIDER: {"outsider": ("outsider",)},
    Criterion.SENSATIONAL: {},
}
"""For each question its parts, and the signs that answer each, the fullest answer first."""
_INSTEAD = {Criterion.BENEFIT: ("relative", "boasted"), Criterion.HARMS: ("called safe",)}
"""Signs of words that stand where an answer belongs."""
_SENSATIONAL = ("sensational", "wonder")


class Topic(StrEnum):
    """What an article may be about."""

    STUDY = "study"
    TREATMENT = "treatment"


_ASKED = {
    Topic.STUDY: frozenset({Criterion.EVIDENCE, Criterion.FUNDING, Criterion.NOVELTY, Criterion.OUTSIDER}),
    Topic.TREATMENT: frozenset({Criterion.HARMS, Criterion.ALTERNATIVES, Criterion.COST, Criterion.AVAILABILITY}),
}
"""Questions that only an article about that is asked; the others are asked of both."""
_FEWEST = {Topic.STUDY: (2, 0.08), Topic.TREATMENT: (3, 0.15)}
"""How many sentences, and which share of all, speak of what an article is about."""
_OPENING = 5
"""Sentences within which an article about a treatment names it."""


def read_checklist(reading: Reading) -> tuple[Answer, ...]:
    """What the article says to each question that is asked of it; nothing where it is about no study or treatment."""
    signs = [read_signs(sentence.text) for sentence in reading.sentences]
    topics = tell_topics(signs)
    asked = [
        criterion
        for criterion in QUESTIONS
        if topics and all(topic in topics or criterion not in own for topic, own in _ASKED.items())
    ]
    counts = count_signs(signs)
    answers = [_answer(criterion, reading, signs, counts) for criterion in asked]
    return tuple(each for each in answers if Topic.TREATMENT in topics or not _tells_no_effect(each))


def _tells_no_effect(answer: Answer) -> bool:
    """Whether the question is how large an effect is of an article that tells of none in any words."""
    return answer.criterion is Criterion.BENEFIT and not answer.spans and answer.instead is None


def tell_topics(signs: Sequence[Signs]) -> frozenset[Topic]:
    """What an article of sentences with these signs is about."""
    found = set()
    for topic, sign in ((Topic.STUDY, "about a study"), (Topic.TREATMENT, "treatment")):
        places = [index for index, shown in enumerate(signs) if sign in shown]
        fewest, share = _FEWEST[topic]
        early = topic is Topic.STUDY or (places and places[0] < _OPENING)
        if early and len(places) >= max(fewest, share * len(signs)):
            found.add(topic)
    return frozenset(found)


def count_signs(signs: Iterable[Signs]) -> Mapping[str, int]:
    """How many sentences show each sign, and how many there are ("sentences")."""
    counts: Counter[str] = Counter()
    for shown in signs:
        counts.update(shown.keys())
        counts["sentences"] += 1
    return counts


def chance_missed(
    criterion: Criterion, counts: Mapping[str, int], weights: Mapping[str, float] | None = None
) -> float | None:
    """The probability that a reviewer finds the question not answered well enough; None where nothing is fitted."""
    weights = weights or read_cues(WEIGHTS)["weights"].get(criterion.value)
    if weights is None:
        return None
    score = sum(weight * (1.0 if name == "bias" else log1p(counts.get(name, 0))) for name, weight in weights.items())
    return 1 / (1 + exp(-score))


def _answer(criterion: Criterion, reading: Reading, signs: Sequence[Signs], counts: Mapping[str, int]) -> Answer:
    spans: list[Span] = []
    lacking = []
    for part, names in QUESTIONS[criterion].items():
        best = _first(names, signs)
        if best is None:
            lacking.append(part)
        else:
            spans.append(reading.sentences[best[0]].span)
    if criterion is Criterion.SENSATIONAL:
        shown = [(at, found[name]) for at, found in enumerate(signs) for name in _SENSATIONAL if name in found]
        spans = [reading.place(at, *place) for at, place in dict(shown).items()]
    instead = _first(_INSTEAD.get(criterion, ()), signs) if lacking else None
    return Answer(
        criterion=criterion,
        spans=tuple(dict.fromkeys(spans)),
        lacking=tuple(lacking),
        instead=instead and reading.place(instead[0], *signs[instead[0]][instead[1]]),
        missed=chance_missed(criterion, counts),
    )


def _first(names: Iterable[str], signs: Sequence[Signs]) -> tuple[int, str] | None:
    """The first sentence that shows the first of these signs that any shows, and the sign."""
    return next(((at, name) for name in names for at, shown in enumerate(signs) if name in shown), None)
