"""Where an effect goes the other way than in the source, or is told where the source found none."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.language.statements.modifiers import LEVEL
from claimcheck.language.words import read_cues
from claimcheck.model.comparisons import DirectionConflict
from claimcheck.verification.effects.alignment import Relation
from claimcheck.verification.effects.bearing import conflicting
from claimcheck.verification.effects.denials import denied_statements
from claimcheck.verification.effects.doubts import is_doubtful
from claimcheck.verification.reading import both_sides

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.language.polarity import Effect
    from claimcheck.language.reading import ReadSentence
    from claimcheck.language.statements.propositions import Proposition
    from claimcheck.verification.effects.bearing import Bearing, Conflict
    from claimcheck.verification.passages import Ranked
    from claimcheck.verification.reading import ReadSource

_MODEL = Path(__file__).with_name("directions.json")
_ALIKE = 0.4
"""Confidence at most where the cue words of both sides have the same sign."""
_DOUBTFUL = 0.5
"""Confidence at most where both may agree though their signs do not."""
_LEAST = 0.15
"""Confidence under which a conflict is not worth telling."""


def direction_conflicts(
    claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource
) -> Iterator[DirectionConflict]:
    """The effect that goes the other way, or is claimed against a null result, in the clause on the same things.

    What agrees silences what does not: an abstract tells several outcomes.
    """
    del ranked
    found = [(_sureness(each), each) for each in conflicting(claim, source.sentences)]
    sureness, conflict = max(found, key=lambda each: each[0], default=(0.0, None))
    if conflict is not None and sureness >= _LEAST:
        yield _conflict(claim, conflict, sureness)
    else:
        yield from denied_statements(claim, source.sentences)


def _sureness(conflict: Conflict) -> float:
    """The confidence of a conflict; little where both sides use a cue of the same sign and nothing else differs.

    Little too where one side tells by how much more or less something changed ("rose less"), which is no direction.
    """
    sureness, bearing = confidence(features(conflict)), conflict.bearing
    if is_doubtful(bearing):
        return min(sureness, _DOUBTFUL)
    if _opposed(bearing) is None or _is_degree(bearing.claim) is not _is_degree(bearing.source):
        return min(sureness, _ALIKE)
    return sureness


def _is_degree(told: Proposition) -> bool:
    """Whether the cue is "more" or "less" behind a word of change."""
    if told.sentence.lowered[told.start : told.end] not in ("more", "less"):
        return False
    return any(each.direction.sign and 0 < told.start - each.end <= 1 for each in told.sentence.effects)


def _opposed(bearing: Bearing) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """`[start:end]` of the words on both sides that say the opposite of each other; None where there are none."""
    mine, theirs = bearing.claim, bearing.source
    heads = (mine.start, mine.end), (theirs.start, theirs.end)
    if bearing.relation is not Relation.CONFLICT:
        return heads
    ours, other = _inside(mine), _inside(theirs)
    one = next((each for each in ours if each.start == mine.start), None)
    two = next((each for each in other if each.start == theirs.start), None)
    if one is None or two is None or one.direction.sign * two.direction.sign <= 0:
        return heads
    if (one.direction in LEVEL) is not (two.direction in LEVEL):
        return heads
    for each in ours:
        for against in other:
            if each.direction.sign * against.direction.sign < 0:
                return (each.start, each.end), (against.start, against.end)
    return None


def _inside(told: Proposition) -> list[Effect]:
    return [each for each in told.sentence.effects if told.clause[0] <= each.start < told.clause[1]]


def features(conflict: Conflict) -> dict[str, float]:
    """What the confidence is weighed from; all lie between −1 and 1."""
    bearing = conflict.bearing
    return {
        "lead": conflict.lead,
        "agreeing": conflict.agreeing,
        "affinity": bearing.affinity,
        "own": bearing.own,
        "outcome": bearing.outcome,
        "exposure": bearing.exposure,
        "sureness": bearing.sureness,
        "absent": conflict.absent,
        "null in source": float(bearing.relation is Relation.NULL_IN_SOURCE),
        "others": conflict.others,
        "sentences": min(conflict.sentences, 12) / 12,
    }


@cache
def _weights() -> tuple[float, Mapping[str, float]]:
    model = read_cues(_MODEL)
    return float(model["intercept"]), model["weights"]


def confidence(told: Mapping[str, float]) -> float:
    """Probability, 0–1, that a conflict is a fault: a logistic regression of its features.

    The weights stand in directions.json, made by `python -m benchmarks.fit_directions`.
    """
    intercept, weights = _weights()
    raised = intercept + math.fsum(weights[name] * value for name, value in told.items())
    return min(0.95, 1 / (1 + math.exp(-raised)))


def _conflict(claim: ReadSentence, conflict: Conflict, sureness: float) -> DirectionConflict:
    mine, theirs = conflict.bearing.claim, conflict.bearing.source
    here, there = _opposed(conflict.bearing) or ((mine.start, mine.end), (theirs.start, theirs.end))
    return DirectionConflict(
        **both_sides(claim, here, theirs.sentence, there),
        confidence=sureness,
        null_sold_as_effect=conflict.bearing.relation is Relation.NULL_IN_SOURCE,
    )
