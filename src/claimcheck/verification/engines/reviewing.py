"""Claims that the base tier compared, laid before an engine: from what is kept where it was asked before."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from attrs import evolve, field, frozen

from claimcheck.model import EngineName
from claimcheck.model.opinions import Opinion
from claimcheck.verification.engines.calibrating import CalibrationFile
from claimcheck.verification.engines.deciding import Heard, decide, undecided
from claimcheck.verification.engines.engine import Question, Unjudged, Verifier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import ClaimComparison, Comparison, Reading


class Kept(Protocol):
    """Where opinions are kept, by their keys."""

    def read(self, key: str, stamp: str) -> Opinion | None:
        """The opinion under a key, of a model with this stamp; None where there is none."""
        ...

    def write(self, key: str, stamp: str, opinion: Opinion) -> None:
        """Keep an opinion."""
        ...


class Nowhere:
    """Keeps nothing."""

    def read(self, key: str, stamp: str) -> None:
        """Nothing is kept."""

    def write(self, key: str, stamp: str, opinion: Opinion) -> None:
        """Nothing is kept."""


@frozen(kw_only=True)
class Reviewer:
    """Lays claims before one engine or two, which must agree."""

    engines: tuple[Verifier, ...]
    kept: Kept = field(factory=Nowhere)
    calibrations: CalibrationFile = field(factory=CalibrationFile)
    unasked: Mapping[EngineName, str] = field(factory=dict)
    """Why an engine may not be asked, so that only what is kept counts."""

    def review(self, questions: Sequence[Question]) -> tuple[Comparison, ...]:
        """The comparison of each question as the engines see it; that of the base tier where they gave no opinion."""
        heard: list[list[Heard | Unjudged]] = [[] for _ in questions]
        for engine in self.engines:
            calibration = self.calibrations.of(engine.name, engine.model)
            keys = [each.key(engine.name, engine.model, engine.version) for each in questions]
            hear = partial(Heard, engine=engine.name, model=engine.model, calibration=calibration)
            for place, told in enumerate(self._opinions(engine, questions, keys)):
                heard[place].append(told if isinstance(told, Unjudged) else hear(key=keys[place], opinion=told))
        return tuple(map(self._come_to, questions, heard))

    def _come_to(self, question: Question, heard: Sequence[Heard | Unjudged]) -> Comparison:
        silent = [each.reason for each in heard if isinstance(each, Unjudged)]
        if silent:
            asked = self.engines[0].name if len(self.engines) == 1 else EngineName.BOTH
            return undecided(question.base, asked, "; ".join(silent))
        return decide(question, [each for each in heard if isinstance(each, Heard)])

    def _opinions(
        self, engine: Verifier, questions: Sequence[Question], keys: Sequence[str]
    ) -> list[Opinion | Unjudged]:
        unasked = self.unasked.get(engine.name, "")
        stamp = "" if unasked else engine.stamp
        found: list[Opinion | Unjudged | None] = [self.kept.read(key, stamp) for key in keys]
        missing = [place for place, each in enumerate(found) if each is None]
        if unasked:
            given: Sequence[Opinion | Unjudged] = [Unjudged(f"{engine.name}: {unasked}")] * len(missing)
        else:
            given = engine.judge([questions[place] for place in missing]) if missing else []
        for place, opinion in zip(missing, given, strict=True):
            found[place] = opinion
            if isinstance(opinion, Opinion):
                self.kept.write(keys[place], stamp, opinion)
        return [each for each in found if each is not None]

    def of_article(self, reading: Reading) -> tuple[ClaimComparison, ...]:
        """The comparisons of an article, reviewed source by source."""
        asked = questions_of(reading)
        places = sorted(asked, key=lambda place: (reading.comparisons[place].reference, place))
        reviewed: dict[int, Comparison] = {}
        for _, some in groupby(places, key=lambda place: reading.comparisons[place].reference):
            together = list(some)
            reviewed.update(zip(together, self.review([asked[place] for place in together]), strict=True))
        return tuple(
            evolve(each, comparison=reviewed[place]) if place in reviewed else each
            for place, each in enumerate(reading.comparisons)
        )


def questions_of(reading: Reading) -> dict[int, Question]:
    """What an engine is asked about an article, by place among its comparisons."""
    texts = {claim.id: claim.text for claim in reading.claims}
    return {
        place: Question(claim=texts[each.claim], source=work, base=each.comparison)
        for place, each in enumerate(reading.comparisons)
        if (work := reading.work(each.reference))
    }
