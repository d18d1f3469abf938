"""What is read of each sentence and pair of the frozen corpus; `python -m tests.frozen.corpus` writes it anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from claimcheck import verify
from claimcheck.language.polarity import read_effects
from claimcheck.language.quantities import Quantity, read_quantities
from claimcheck.language.reading import ReadSentence
from claimcheck.language.sides.contests import read_contests
from claimcheck.language.sides.ties import read_ties
from claimcheck.language.statements.effect_clauses import clause_bounds
from claimcheck.language.strength import read_strength

SENTENCES = Path(__file__).with_name("sentences.jsonl")
PAIRS = Path(__file__).with_name("pairs.jsonl")


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of the corpus."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def sentence_row(text: str) -> dict[str, Any]:
    """A sentence with what the readers say of it."""
    sentence = ReadSentence(text=text)
    strength = read_strength(text)
    row = {
        "text": text,
        "effects": [
            f"{text[each.start : each.end]}: {each.direction}{', denied' * each.negated}{', null' * each.is_null}"
            for each in read_effects(text)
        ],
        "strength": f"{strength.level}{' hedged' * strength.hedged}",
        "clauses": [text[start:end].strip() for start, end in clause_bounds(sentence)],
        "contests": [
            f"{_side(each.main)} {each.lead.sign:+} {_side(each.against)}" for each in read_contests(sentence)
        ],
        "ties": [
            " | ".join(f"{_value(value)}: {_side(side)}" for value, side in zip(each.values, each.sides, strict=True))
            for each in read_ties(sentence)
        ],
        "quantities": [_value(each) for each in read_quantities(text)],
    }
    return {name: value for name, value in row.items() if value and (name != "clauses" or len(value) > 1)}


def pair_row(claim: str, source: str) -> dict[str, Any]:
    """A claim and its source with the verdict and the differences."""
    found = verify(claim, source)
    differences = [f"{type(each).__name__} {each.confidence:.1f}" for each in found.differences]
    return {"claim": claim, "source": source, "verdict": str(found.verdict), "differences": sorted(differences)}


def _side(pole: frozenset[str]) -> str:
    return " ".join(sorted(pole)) or "–"


def _value(each: Quantity) -> str:
    value = f"{each.low:g}" if each.low == each.high else f"{each.low:g}–{each.high:g}"
    return " ".join(filter(None, (value, each.unit, str(each.kind), each.role)))


def written(rows: list[dict[str, Any]]) -> str:
    """Rows as they stand in a file."""
    return "".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in rows)


if __name__ == "__main__":
    SENTENCES.write_text(written([sentence_row(each["text"]) for each in read_lines(SENTENCES)]), encoding="utf-8")
    PAIRS.write_text(written([pair_row(each["claim"], each["source"]) for each in read_lines(PAIRS)]), encoding="utf-8")
