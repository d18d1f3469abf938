"""To whom a sentence ascribes what it says: nobody named, the study at hand, or somebody by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from attrs import frozen

from claimcheck.language.words import (
    Phrases,
    compile_phrases,
    find_phrases,
    lower,
    read_cues,
    read_words,
    split_list,
)
from claimcheck.model import Attribution, AttributionKind

_CUES = Path(__file__).with_name("attribution.json")
_REACH = 8
"""How many words may stand between "studies" and "show"."""

Word = tuple[str, int, int]
Place = tuple[int, int]


@frozen(kw_only=True)
class _Cues:
    """The lists of attribution.json, ready to match."""

    studies: frozenset[str]
    shows: frozenset[str]
    amounts: frozenset[str]
    sorts: frozenset[str]
    sort_endings: tuple[str, ...]
    here: frozenset[str]
    experts: frozenset[str]
    say: frozenset[str]
    adverbs: frozenset[str]
    by_words: frozenset[str]
    this_triggers: frozenset[str]
    named_triggers: frozenset[str]
    evidence: Phrases
    authority: Phrases
    exceptions: Phrases
    this_study: Phrases
    named: re.Pattern[str]


@cache
def _cues() -> _Cues:
    lists = read_cues(_CUES)

    def words(name: str) -> frozenset[str]:
        return frozenset(split_list(lists[name]))

    return _Cues(
        studies=words("studies"),
        shows=words("shows"),
        amounts=words("amounts"),
        sorts=words("sorts"),
        sort_endings=tuple(lists["sort_endings"]),
        here=words("here"),
        experts=words("experts"),
        say=words("say"),
        adverbs=words("adverbs"),
        by_words=words("by_words"),
        this_triggers=words("this_triggers"),
        named_triggers=words("named_triggers"),
        evidence=compile_phrases(lists["evidence_phrases"]),
        authority=compile_phrases(lists["authority_phrases"]),
        exceptions=compile_phrases(lists["authority_exceptions"]),
        this_study=compile_phrases(lists["this_phrases"]),
        named=re.compile("|".join(lists["named_phrases"])),
    )


def read_attribution(sentence: str) -> Attribution | None:
    """The words by which `sentence` ascribes its statement, or None where it speaks for itself.

    Unnamed evidence goes before unnamed authority, both before the study at hand, and that before names:
    of several attributions in a sentence the weakest is what an editor has to ask about. Evidence or
    authority that the same sentence names ("a study in The Lancet showed") is NAMED.
    """
    text = lower(sentence)
    words = read_words(text)
    found = _unnamed_evidence(words, text)
    kind = AttributionKind.UNNAMED_EVIDENCE
    if found is None:
        found, kind = _unnamed_authority(words, text), AttributionKind.UNNAMED_AUTHORITY
    if found is not None:
        name = _name_beside(sentence, words, found)
        return _attribution(AttributionKind.NAMED, name) if name else _attribution(kind, found)
    cues = _cues()
    if not cues.this_triggers.isdisjoint(word for word, _, _ in words):
        here = next(find_phrases(cues.this_study, words, text), None)
        if here is not None:
            return _attribution(AttributionKind.THIS_STUDY, here)
    if not cues.named_triggers.isdisjoint(word for word, _, _ in words) and (match := cues.named.search(sentence)):
        return _attribution(AttributionKind.NAMED, match.span())
    return None



def _attribution(kind: AttributionKind, place: Place) -> Attribution:
    return Attribution(kind=kind, start=place[0], end=place[1])


def _unnamed_evidence(words: Sequence[Word], text: str) -> Place | None:
    cues = _cues()
    for index in [place for place, each in enumerate(words) if each[0] in cues.studies]:
        first = _modifiers_before(words, index, text)
        if not _is_indefinite(words, first, index):
            continue
        shown = _shows_after(words, index, text)
        if shown is not None:
            return words[first][1], shown
        if first and words[first - 1][0] in _INVERTED:
            return words[first - 1][1], words[index][2]
    for place in find_phrases(cues.evidence, words, text):
        if not _is_denied(text, place[0]):
            return place
    return None


def _modifiers_before(words: Sequence[Word], index: int, text: str) -> int:
    """Index of the first of the words that modify the noun at `index`: "over 1,000 recent human" studies."""
    cues = _cues()
    first = index
    while first and index - first < _REACH:
        word, _, end = words[first - 1]
        if text[end : words[first][1]].strip(" ,-"):
            break
        if not (
            word in cues.amounts
            or word in cues.sorts
            or word[0].isdigit()
            or word.endswith(cues.sort_endings)
        ):
            break
        first -= 1
    return first


_INVERTED = frozenset("finds says shows suggests reveals".split())
_NEED_MODIFIER = frozenset(
    "work reports paper papers data study review reviews survey trial experiment findings statistics".split()
)


def _is_indefinite(words: Sequence[Word], first: int, index: int) -> bool:
    """Whether the noun phrase leaves open which studies are meant."""
    phrase = {word for word, _, _ in words[first:index]}
    before = words[first - 1][0] if first else ""
    if before in {"these", "those"} and words[index][0] in {"studies", "trials"}:
        return True
    if before in _cues().here or "the" in phrase or phrase & {"no", "any", "further", "future"}:
        return False
    if words[index][0] == "work":
        return words[index - 1][0] in _cues().sorts if index else False
    return first < index or words[index][0] not in _NEED_MODIFIER


_STOPS = frozenset("is are was were will may might should must need needs to if whether but while because".split())


def _shows_after(words: Sequence[Word], index: int, text: str) -> int | None:
    """End of the verb of showing that follows the noun at `index` in the same clause."""
    shows = _cues().shows
    for position in range(index + 1, min(index + 1 + _REACH, len(words))):
        word, start, end = words[position]
        gap = text[words[position - 1][2] : start]
        if not gap.isspace() and gap.strip() not in {",", "‘", "’", "“", "”", "–"}:
            return None
        if word in shows and words[position - 1][0] != "in":
            return end
        following = words[position + 1][0] if position + 1 < len(words) else ""
        if word in _STOPS and following not in shows:
            return None
    return None


_ENDORSED = frozenset("recommended endorsed approved trusted supported advised believed considered backed favoured favored preferred".split())
_OWNED = frozenset("your my a an his her their our the this these those its".split())


def _unnamed_authority(words: Sequence[Word], text: str) -> Place | None:
    cues = _cues()
    for index in [place for place, each in enumerate(words) if each[0] in cues.experts]:
        first = _modifiers_before(words, index, text)
        if first and words[first - 1][0] in _OWNED or words[first][0] in _OWNED:
            continue
        said = _says_after(words, index, text)
        if said is not None:
            return words[first][1], said
        before = words[first - 1][0] if first else ""
        if before in {"say", "says"} or (before == "to" and first > 1 and words[first - 2][0] == "according"):
            return words[first - 1][1], words[index][2]
        if before == "by" and first > 1 and words[first - 2][0] in _ENDORSED:
            return words[first - 2][1], words[index][2]
    excepted = {start for start, _ in find_phrases(cues.exceptions, words, text)}
    for place in find_phrases(cues.authority, words, text):
        if place[0] not in excepted and not _is_denied(text, place[0]):
            return place
    return None


def _says_after(words: Sequence[Word], index: int, text: str) -> int | None:
    cues = _cues()
    for position in range(index + 1, min(index + 6, len(words))):
        word, start, end = words[position]
        if text[words[position - 1][2] : start].strip(" ,"):
            return None
        if word in cues.say:
            return end
        if word not in cues.adverbs and word not in {"in", "the", "field", "around", "world"}:
            return None
    return None


_DENIED = re.compile(r"(?:\bnot|\bnever|n['’]t|\bno|\bhardly|\bif|\bwhether|\bwithout)(?: \w+){0,1} ?$")


def _is_denied(text: str, start: int) -> bool:
    return _DENIED.search(text[max(0, start - 25) : start]) is not None


_NAME_INSIDE = re.compile(
    r"published (?:\w+ )?(?:in|by)\b|\bjournal\b|\bet al\b|\band colleagues\b|\bin The [A-Z]"
    r"|\b(?:JAMA|BMJ|NEJM|Lancet|Nature|Cochrane|PLOS|PNAS|WHO|NHS|NICE|CDC|FDA|NIH)\b"
    r"|\b(?:from|by|at) (?:the |a team at (?:the )?)?(?:University|[A-Z]\w+ (?:[A-Z]|University|Institute|and ))"
    r"|\b[Aa]n? (?:\w+ ){0,2}[A-Z][\w-]+(?: [A-Z]\w+)? (?:study|review|trial|analysis|meta-analysis|survey)\b"
)


def _name_beside(sentence: str, words: Sequence[Word], found: Place) -> Place | None:
    """Where the sentence says after all whose evidence or authority it is."""
    match = _NAME_INSIDE.search(sentence, max(0, found[0] - 40), min(len(sentence), found[1] + 90))
    if match:
        return match.start(), match.end()
    after = re.compile(r"[,;]? (?:like )?(?:Dr|Prof)\b\.? [A-Z]|, (?:says|said) [A-Z]").match(sentence, found[1])
    return found if after else None
