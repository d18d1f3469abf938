"""What one sentence denies: the words of denial with their reach, what survives a comma or an "and", what stops."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck import regex as re
from claimcheck.language.statements.asides import find_asides
from claimcheck.lexicon.concepts import concept, words

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from claimcheck.language.words import Word

_FORWARD = ("outright", "things", "lacking", "whole", "nobody", "phrases", "replaced", "believed")
_AUXILIARIES = frozenset("was were is are had has have did do does be been".split())
_TAKES_BASE = frozenset("do does did can could may might will would should must to".split())
"""Words after which "not" denies an infinitive."""
_PAST = frozenset("rose fell grew went became gave made led cut lost gained got kept took felt".split())
_COMPARING = frozenset("versus vs v than against or received given as".split())
_COMPARED = frozenset("compared comparison relative assigned randomised randomized allocated than versus as or".split())
_WHICH = frozenset("that which who".split())
_RELATIVE = frozenset("that which who whom whose where when if while and or as because".split())


@frozen
class _Denial:
    before: tuple[str, ...]
    """Words that have to stand before the last word of the denial."""
    reach: int


@cache
def _denials() -> Mapping[str, tuple[_Denial, ...]]:
    """What denies, under its last word; longer ones first."""
    found: dict[str, list[_Denial]] = {}
    for group in _FORWARD:
        for each in words("denials", group):
            *before, last = each.split("_")
            found.setdefault(last, []).append(_Denial(before=tuple(before), reach=concept("denials")[group]["reach"]))
    return {last: tuple(sorted(some, key=lambda each: -len(each.before))) for last, some in found.items()}


@cache
def _farthest() -> int:
    return max(int(concept("denials")[group]["reach"]) for group in _FORWARD)


@cache
def _backward() -> re.Pattern[str]:
    table = concept("denials")["backward"]
    plain, denied = ("|".join(table[name].replace("_", " ").split(" ")) for name in ("words", "denied"))
    denied = denied.replace("borne|out", "borne out").replace("the|case", "the case")
    be = r"(?:(?:is|are|was|were|be|been|being|has|have|had)\s)+(?:\w+ly\s)?"
    denial = rf"(?:{be}(?:not|never|no longer)|(?:was|were|is|are)n['’]t|(?:could|can)(?:not| not) be)"
    return re.compile(rf"\b(?:{be}(?:{plain})|{denial}\s(?:\w+ly\s|be\s|been\s)?(?:{denied}))\b")


def denies(word: str) -> bool:
    """Whether a lower-case word denies by itself."""
    return word.endswith(("n't", "n’t")) or any(not each.before for each in _denials().get(word, ()))


def is_denied(every: Sequence[Word], index: int, text: str, lifted: Container[int] = ()) -> bool:
    """Whether the word at `index` is denied in its clause; two denials cancel out.

    `every` are the words of a lower-cased sentence, `lifted` the places of denials that deny nothing. Asides are
    lifted before the reach is measured. A comma stops a denial, unless it goes on to another infinitive ("did not
    reduce pain, improve sleep or …"); an "and" stops it where a clause of its own follows.
    """
    word, start, end = every[index]
    first, outside = _surroundings(text, start)
    following = every[index + 1][0] if index + 1 < len(every) else ""
    denied = following in words("denials", "after") or _is_refuted(text, end)
    distance, paused, joined, told_from = 0, False, False, len(every)
    for place in range(index - 1, -1, -1):
        here, begin, until = every[place]
        if begin < first:
            break
        if any(one <= begin < other for one, other in outside):
            continue
        distance += 1
        between = _between(text, until, every[place + 1][1], outside)
        if distance > _farthest() or here in words("denials", "stops") or _STOP.search(between):
            break
        paused = paused or "," in between
        if here == "and":
            if _is_own_clause(every, place, index):
                break
            joined = True
        if place >= told_from or place in lifted:
            continue
        reach, told_from = _reach(every, place)
        if distance > reach or _denies_other(every, place, index):
            continue
        if (paused or joined) and not _governs(every, place, word, paused=paused):
            continue
        denied = not denied or here == "neither"
    return denied


_STOP = re.compile(r"[;:]|\s[–—]|—")


def _surroundings(text: str, start: int) -> tuple[int, list[tuple[int, int]]]:
    """Where the aside begins that holds a place, 0 where none does, and the asides that do not hold it."""
    asides = find_asides(text)
    first = next((one for one, other in asides if one <= start < other), 0)
    return first, [each for each in asides if not each[0] <= start < each[1]]


def _between(text: str, start: int, end: int, asides: Sequence[tuple[int, int]]) -> str:
    for one, other in asides:
        if start <= one and other <= end:
            return text[start:one] + " " + text[other:end]
        if one <= start < other or one < end <= other:
            return " "
    return text[start:end]


def _reach(every: Sequence[Word], place: int) -> tuple[int, int]:
    """Over how many words the denial reaches that ends at `place`, 0 where none does, and at which word it begins."""
    word = every[place][0]
    if word.endswith(("n't", "n’t")):
        word = "n't"
    for each in _denials().get(word, ()):
        size = len(each.before)
        if size <= place and all(every[place - size + k][0] == each.before[k] for k in range(size)):
            if word == "no" and (place == 0 or (place == 1 and every[0][0] in ("in", "there"))):
                return int(concept("denials")["opening"]["reach"]), place
            return each.reach, place - size
    return 0, place


def _denies_other(every: Sequence[Word], place: int, index: int) -> bool:
    """Whether a denial is not of the word at `index`: "not only", "compared with no treatment", "without treated"."""
    if _is_of_relative_clause(every, place, index):
        return True
    word, following = every[place][0], every[place + 1][0]
    if following in words("denials", "pseudo") or (following == "than" and word != "rather"):
        return True
    if word in ("no", "without") and _names_arm(every, place):
        return True
    return word == "without" and every[index][0].endswith("ed")


def _names_arm(every: Sequence[Word], place: int) -> bool:
    """Whether "no" names an arm: "compared with no treatment", "varnish or no varnish", "than without varnish"."""
    before = [word for word, _, _ in every[max(0, place - 2) : place]]
    if not before:
        return False
    return before[-1] in _COMPARING or (
        len(before) > 1 and before[-1] in ("with", "to", "in") and before[0] in _COMPARED
    )


def _is_own_clause(every: Sequence[Word], place: int, index: int) -> bool:
    """Whether what follows the "and" at `place` up to the word at `index` is a clause of its own."""
    between = [word for word, _, _ in every[place + 1 : index] if not word.endswith("ly")]
    finite = every[index][0].endswith("ed") or every[index][0] in _PAST
    return not _AUXILIARIES.isdisjoint(between) or (finite and bool(between))


def _is_of_relative_clause(every: Sequence[Word], place: int, index: int) -> bool:
    """Whether the denial at `place` is of a relative clause that ends before `index`: "iron lack that is not … is"."""
    if _WHICH.isdisjoint(word for word, _, _ in every[max(0, place - 2) : place]):
        return False
    verbs = [k for k in range(place + 1, index) if every[k][0].endswith("ed") or every[k][0] in _PAST]
    return any(every[k][0] in _AUXILIARIES for k in range(place + 2, index)) or (bool(verbs) and verbs[0] < index - 1)


def _governs(every: Sequence[Word], place: int, cue: str, *, paused: bool) -> bool:
    """Whether a denial goes on over a comma or an "and" to a further verb: only from one infinitive to another."""
    before = every[place - 1][0] if place else ""
    denial = every[place][0]
    infinitive = denial.endswith(("n't", "n’t")) or denial == "cannot" or denial.startswith(("fail", "unable"))
    infinitive = infinitive or (denial == "not" and before in _TAKES_BASE)
    is_base = not cue.endswith(("ed", "s", "ing")) and cue not in _PAST
    return is_base if infinitive else not paused


def _is_refuted(text: str, end: int) -> bool:
    """Whether what ends at `end` is denied by what follows: "the claim that … has been refuted"."""
    table = concept("denials")["backward"]
    found = _backward().search(text, end)
    if found is None:
        return False
    between = text[end : found.start()].split()
    if len(between) > table["reach"] or _PAUSE.search(text, end, found.start()):
        return False
    return not any(each in _RELATIVE or each in words("denials", "stops") for each in between)


_PAUSE = re.compile(r"[,;:–—]")
