"""What one sentence tells of the questions that a reviewer of health news asks: words of `signs.toml`, and readers."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.language.amounts import Change, QuantityKind
from claimcheck.language.quantities import read_quantities
from claimcheck.language.risk import gives_absolute, read_relative_risk
from claimcheck.language.study_design import read_design
from claimcheck.language.wording import OverstatementKind, read_overstatement
from claimcheck.language.words import NamedPhrases, first_places, lower, merge_phrases, read_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimcheck.language.words import Place

SIGNS = Path(__file__).with_name("signs.toml")
"""Cues by the name of the sign, with examples."""

_COUNTED = {
    QuantityKind.PERCENT: "share",
    QuantityKind.COUNT: "counted",
    QuantityKind.SAMPLE_SIZE: "counted",
    QuantityKind.DURATION: "how long",
    QuantityKind.MONEY: "money",
}
_SURELY = 0.5
"""Weight from which a careful editor objects to the words by themselves."""
_FEWEST = 5
_MOST = 2_000_000
"""From so many people on a number counts those who are ill, not those who were studied."""


@cache
def listed() -> Mapping[str, Any]:
    """The signs of the file, by name: cues, examples, what they leave."""
    import tomllib

    return tomllib.loads(SIGNS.read_text(encoding="utf-8"))


@cache
def _phrases() -> NamedPhrases:
    return merge_phrases({name: sign["cues"] for name, sign in listed().items()})


@lru_cache(maxsize=512)
def read_signs(sentence: str) -> Mapping[str, Place]:
    """The signs in a sentence, by name, each with the words `(start, end)` that show it first."""
    found = {**dict(_read(sentence)), **read_words_of_signs(sentence)}
    return {**found, **_together(found)}


def read_words_of_signs(sentence: str) -> Mapping[str, Place]:
    """The signs that the words of the file show, without those of the readers of figures and wording."""
    lowered = lower(sentence)
    return first_places(_phrases(), read_words(lowered), lowered)


def _together(found: Mapping[str, Place]) -> dict[str, Place]:
    """What several signs say together."""
    both: dict[str, Place] = {}
    if "harm" in found and "harm spared" not in found:
        both["harm told"] = found["harm"]
        if found.keys() & {"harm detail", "share", "counted"}:
            both["harm described"] = found["harm"]
    seen = found.keys()
    if (
        "absolute" in seen
        and seen & {"compared", "share"}
        and seen & {"compared", "trial", "about a study", "treatment"}
    ):
        both["absolute result"] = found["absolute"]
    if "paid" in found and "public payer" in found:
        both["paid by the public"] = found["paid"]
    if "told elsewhere" not in found:
        both |= {f"{name} here": found[name] for name in ("available", "own interest") if name in found}
    return both


def _read(sentence: str) -> Iterator[tuple[str, Place]]:
    """What the readers of figures, designs and wording see; of one name the first place is told last."""
    whole = (0, len(sentence))
    yield from _figures(sentence)
    if gives_absolute(sentence):
        yield "absolute", whole
    for place in read_relative_risk(sentence)[:1]:
        yield "relative", place
    for statement in read_design(sentence)[:1]:
        yield "design", (statement.start, statement.end)
    for found in read_overstatement(sentence):
        if found.weight >= _SURELY:
            yield "wonder" if found.kind is OverstatementKind.MIRACLE else "overstated", (found.start, found.end)


def _figures(sentence: str) -> Iterator[tuple[str, Place]]:
    for each in reversed(read_quantities(sentence)):
        place = each.start, each.end
        if name := _COUNTED.get(each.kind):
            yield name, place
        if each.unit == "people" and _FEWEST <= each.low < _MOST:
            yield "people counted", place
        if each.change is Change.ABSOLUTE:
            yield "changed by", place
