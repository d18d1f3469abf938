"""Safer wording for words that say more than a source can bear: "causes" to "is associated with"."""

from __future__ import annotations

from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.language.words import inflect_noun, inflect_verb, lower, read_cues, read_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    with better", "reduces" the risk → "is associated with a lower risk". Empty where no wording is sure to fit.
    """
    cues = read_cues(_CUES)
    found = [word for word, _, _ in read_words(lower(words))]
    if not found or found[0] in _FORMLESS or not _SIDED.isdisjoint(found):
        return ""
    if found[0] in {"is", "are", "was", "were"} and found[-1] in {"of", "for", "to", "behind"}:
        return f"{found[0]} associated with"
    base, tense = _bases().get(found[0], ("", "third"))
    being = {"third": "is", "base": "are", "past": "was"}[tense]
    if not base or any(word not in cues["particles"].split() for word in found[1:]):
        return ""
    if found[-1] == "by":
        return "associated with" if base in cues["causes"].split() else ""
    told = _head(what)
    if "risk" in told[:2]:
        return f"{being} associated with a {'lower' if base in cues['less'].split() else 'higher'} risk"
    if base in cues["causes"].split():
        return f"{being} associated with"
    if not told or told[0] in cues["determiners"].split():
        return ""
    if base in cues["less"].split():
        return _less(being, told, what)
    name = next((name for name in ("better", "higher") if base in cues[name].split()), "")
    return f"{being} associated with {name}" if name else ""


def _head(what: str) -> list[str]:
    """The words with which `what` begins, up to the first that no longer belongs to what they name."""
    ends = frozenset(str(read_cues(_CUES)["after"]).split())
    phrase = _PHRASE.match(lower(what))
    found = [word for word, _, _ in read_words(phrase[0])] if phrase else []
    return list(takewhile(lambda word: word not in ends, found))


def _less(being: str, told: Sequence[str], what: str) -> str:
    """Less of `what`: "prevents" falls → "fewer", "protects" children from falls → "fewer falls in children"."""
    rest = _head(what.split(" from ", 1)[1]) if _FROM.match(lower(what)) else []
    much = "fewer" if _is_plural((rest or told)[-1]) else "less"
    if rest:
        return f"{being} associated with {much} {' '.join(rest)} in {' '.join(told)}"
    return f"{being} associated with {much}"


def _is_plural(noun: str) -> bool:
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is", *read_cues(_CUES)["illnesses"].split()))


_FORMLESS = frozenset({"cut", "put", "set"})
"""Verbs whose past and present look alike."""
_SIDED = frozenset({"good", "bad", "better", "worse", "harmful", "beneficial", "protective"})
"""Words for the side on which an effect falls, which "associated" would lose."""
_PHRASE = re.compile(r"[ \w'’-]{0,80}")
_FROM = re.compile(r" ?(?:[\w'’-]+ ){1,4}?from (?!\w+ing\b)\w")
_IRREGULAR = {"child": "children", "woman": "women", "man": "men", "person": "people", "baby": "babies"}


def soften(words: str, kind: OverclaimKind, after: str = "") -> str | None:
    """What the overclaim `words` may become before the words `after`: "every child" → "many children".

    Empty where they are best left out, None where nothing is sure to fit.
    """
    table: Mapping[str, str] | None = read_cues(_CUES).get(str(kind))
    found = [word for word, _, _ in read_words(lower(words))]
    if table is None or not found or found[0] not in table:
        return None
    softer = table[found[0]]
    if found[0] in {"every", "all", "any", "each"}:
        return _some_of(softer, found[1:], after)
    if len(found) == 1 or " ".join(found[1:]) in {"out", "good", "life"}:
        return softer
    linked = str(kind) == "proof" and found[1:] in (["that"], ["to"], ["it"], ["of"], ["how"])
    return f"{softer} {found[1]}" if linked else None


def _some_of(softer: str, named: Sequence[str], after: str) -> str | None:
    """Some of those `named`: "young child" → "many young children"; None where it is not sure that this is all."""
    cues = read_cues(_CUES)
    kept = [word for word in named if word not in cues["fillers"].split()]
    following = _head(after)
    if not kept or following:
        return None
    noun = kept[-1]
    if not _is_plural(noun) and noun not in _IRREGULAR.values():
        if noun not in cues["people"].split():
            return None
        noun = _IRREGULAR.get(noun) or inflect_noun(noun)[1]
    return " ".join([softer, *kept[:-1], noun])
