"""Safer wording for words that say more than a source can bear: "causes" to "is associated with"."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.language.words import inflect_noun, inflect_verb, lower, read_cues, read_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.language.overclaims import OverclaimKind

_CUES = Path(__file__).with_name("softening.json")
_STRENGTH = Path(__file__).with_name("strength.json")


@cache
def _bases() -> Mapping[str, tuple[str, str]]:
    """Every form of the causal verbs with its base and its tense: "base", "third" or "past"."""
    found: dict[str, tuple[str, str]] = {}
    extra = (read_cues(_CUES)[name] for name in ("less", "better", "higher"))
    for verb in sorted({*read_cues(_STRENGTH)["causal verbs"].split(), *" ".join(extra).split(), "lead", "result"}):
        base, third, past, _ = inflect_verb(verb)
        found |= {past: (base, "past"), third: (base, "third"), base: (base, "base")}
    irregular: Mapping[str, str] = read_cues(_CUES)["irregular"]
    return found | {form: (base, "third" if form.endswith("s") else "past") for form, base in irregular.items()}


def base_form(words: str) -> str:
    """The first verb of `words` in its base form with the particle behind it: "protects against" → "protect against".

    Empty where there is no verb that is known.
    """
    particles = read_cues(_CUES)["particles"].split()
    found = [word for word, _, _ in read_words(lower(words))]
    for place, word in enumerate(found):
        if word in _bases():
            after = found[place + 1] if place + 1 < len(found) else ""
            return f"{_bases()[word][0]} {after}" if after in particles else _bases()[word][0]
    return ""


def as_association(words: str, what: str = "") -> str:
    """What a causal wording of `what` becomes where only an association was seen, agreeing in number and tense.

    "causes" → "is associated with", "prevented" falls → "was associated with fewer", "improve" → "are associated
    with better", "reduces" the risk → "is associated with a lower risk".
    """
    cues = read_cues(_CUES)
    verb = next((word for word, _, _ in read_words(lower(words)) if word in _bases()), "")
    base, tense = _bases().get(verb, ("", "third"))
    being = {"third": "is", "base": "are", "past": "was"}[tense]
    told = [word for word, _, _ in read_words(lower(what))][:2]
    if "risk" in told:
        return f"{being} associated with a {'lower' if base in cues['less'].split() else 'higher'} risk"
    if base in cues["less"].split():
        several = bool(told) and told[0].endswith("s") and not told[0].endswith(("ss", "us", "is"))
        return f"{being} associated with {'fewer' if several else 'less'}"
    for name in ("better", "higher"):
        if base in cues[name].split():
            return f"{being} associated with {name}"
    return f"{being} associated with"


_IRREGULAR = {"child": "children", "woman": "women", "man": "men", "person": "people", "baby": "babies"}


def soften(words: str, kind: OverclaimKind) -> str | None:
    """What the overclaim `words` may become: "every child" → "many children".

    Empty where they are best left out, None where nothing fits all.
    """
    table: Mapping[str, str] | None = read_cues(_CUES).get(str(kind))
    found = [word for word, _, _ in read_words(lower(words))]
    if table is None or not found or found[0] not in table:
        return None
    if len(found) > 1 and found[0] in {"every", "all", "any", "each"}:
        noun = found[-1]
        if noun.endswith("s"):
            return f"{table[found[0]]} {noun}"
        if noun in read_cues(_CUES)["people"].split():
            return f"{table[found[0]]} {_IRREGULAR.get(noun) or inflect_noun(noun)[1]}"
    return table[found[0]]
