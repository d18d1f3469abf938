"""The clauses of a sentence that tells effects, each with one effect of its own, and what stands in brackets."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.language.polarity import Direction
from claimcheck.language.statements.asides import find_asides, in_brackets
from claimcheck.language.statements.clauses import find_breaks
from claimcheck.language.statements.modifiers import listed
from claimcheck.lexicon.concepts import alternation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.language.polarity import Effect
    from claimcheck.language.reading import ReadSentence

_BREAK = re.compile(
    rf",\s(?:however|though|nor|without|even)\b|\b{alternation('connectives', 'causal')}\b"
    r"|,?\sexcept(?:ing)?\s(?:for|in|among|with)\b|\bwithout\s(?=\w+ing\b|any\b|(?:\w+\s){0,2}(?:increase|rise|change|loss|effect|difference|harm|reduction)s?\b)"
    r"|,\s(?=an?\s(?:\w+\s)?(?:difference|finding|result|effect|gap|change|reduction|increase|drop|rise)\s(?:that|which)\b)"
    r"|\b(?:with|and)\s(?=(?:no|little|similar|comparable|equal|unchanged|not)\b)"
)
"""What parts the clauses that each tell an effect, beside what parts all clauses."""
_SUBORDINATE = re.compile(rf"(?:,\s)?{alternation('connectives', 'subordinate')}\b")
_COMMA = re.compile(r",\s")
_BEFORE_CUE = re.compile(
    r"(?:,?\s(?:and|or)|,)\s(?:(?:also|significantly|not|to|a|an|even|in|had|were|was|did|more|the|with|no) )*"
)
_JOIN = re.compile(r"\band\b|,")
_FINITE = re.compile(r"\b(?:was|were|is|are|had|has|have|did|does|do|remained|showed|experienced|became)\b")
_RELATING = re.compile(r"\s*(?:which|that|who|whose|with|in|for|by|to|as|of|on|from)\b")
_VERBS = frozenset("rose fell grew went dropped declined".split())
_LONGEST_SUBJECT = 90


def clause_bounds(sentence: ReadSentence) -> Iterator[tuple[int, int]]:
    """`(start, end)` of each clause, in order.

    Clauses part at conjunctions and semicolons outside brackets, where an "although" ends, before "by reducing",
    and at an "and" whose effect has a verb or a subject of its own.
    """
    first = 0
    for place in sorted(_breaks(sentence)):
        if place > first:
            yield first, place
        first = place
    yield first, len(sentence.text)


def _breaks(sentence: ReadSentence) -> set[int]:
    text, effects = sentence.lowered, sentence.effects
    asides = find_asides(text)
    places = {start for start, _ in find_breaks(text)}
    places |= {
        match.start()
        for match in _BREAK.finditer(text)
        if not any(start <= match.start() < end for start, end in asides)
    }
    for start, end in asides:
        if text[start] not in "([" and _tells(effects, (start, end)):
            places |= {start, end - 1}
    places |= _joined(text, effects)
    for place in (0, *places):
        if _SUBORDINATE.match(text, place):
            commas = (match.start() for match in _COMMA.finditer(text, place + 2))
            places |= {comma for comma in [next((each for each in commas if not in_brackets(text, each)), 0)] if comma}
    places |= {
        each.start - 3
        for each in effects
        if text.startswith("by ", each.start - 3) and text.startswith("ing", each.end - 3)
    }
    return places


def _tells(effects: tuple[Effect, ...], stretch: tuple[int, int]) -> bool:
    return any(stretch[0] <= each.start < stretch[1] for each in effects)


def _joined(text: str, effects: tuple[Effect, ...]) -> set[int]:
    """Where an "and" or a comma begins a clause, by the cue that follows it."""
    if not effects:
        return set()
    starts = {each.start for each in effects}
    places = {
        match.start()
        for match in _BEFORE_CUE.finditer(text, effects[0].start)
        if match.end() in starts
        and match.start() > effects[0].start
        and not text.endswith("ly", 0, match.start())
        and not in_brackets(text, match.start())
    }
    for one, other in pairwise(each for each in effects if each.direction.sign or each.is_null):
        joins = [each for each in _JOIN.finditer(text, one.end, other.start) if not in_brackets(text, each.start())]
        if joins and (_has_own_subject(text, joins[-1].end(), one, other) or _compares_anew(text, effects, other)):
            places.add(joins[-1].start())
    return places


def _compares_anew(text: str, effects: tuple[Effect, ...], cue: Effect) -> bool:
    """Whether a cue after "and" is a comparison of its own: "went home sooner and needed fewer drugs"."""
    related = any(each.direction is Direction.RELATED and each.start > cue.start for each in effects)
    return text[cue.start : cue.end] in listed("comparatives") and not related


def _has_own_subject(text: str, start: int, one: Effect, other: Effect) -> bool:
    """Whether a cue after "and" has its own subject: "pain fell and sleep was better", "pain fell and sleep rose"."""
    between = text[start : other.start]
    if _RELATING.match(between) or not between.strip():
        return False
    if _FINITE.search(between) and len(between) <= _LONGEST_SUBJECT:
        return True
    words = text[one.start : one.end], text[other.start : other.end]
    return 1 <= len(between.split()) <= 5 and all(word.endswith("ed") or word in _VERBS for word in words)
