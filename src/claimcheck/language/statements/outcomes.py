"""What an effect is told of: the words of a clause that name the outcome, apart from those that name the arms."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.language.polarity import word_worth

if TYPE_CHECKING:
    from claimcheck.language.reading import ReadSentence

_SKIPPED = re.compile(
    r"(?:\s+(?:the|a|an|any|their|his|her|its|your|this|these|\w+ly|overall|mean|median|average|total|further|likely"
    r"|prone|able|common|frequent|often|severe|effective|efficacious|at|reducing|preventing|as|statistical|significance"
    r"|significant|difference|differences|change|changes|both)\b)*"
)
_WORD = re.compile(r"\s+(\w+)")
_STOP = re.compile(
    r"\s(?:with|in|among|for|by|after|than|compared|between|at|on|during|when|over|from|versus|vs|across|within|under"
    r"|through|via|per|while|who|whose|that|which|if|was|were|is|are|had|has|have|did|does|do|but|relative|following"
    r"|as|before|because|if|regardless|whether)\b|[,;:(.]"
)
_NOUN_OF = re.compile(r"\s+(?:in|of|on|for|to|against|with|from|with respect to|regarding|as regards)\s")
_SEEN = re.compile(
    r"(?:\s(?:was|were|been|is|are|emerged|found|seen|noted|observed|detected|present|reported|apparent|evident|shown"
    r"|demonstrated|recorded|there))*"
)
_IN_DOING = re.compile(r"\b(?:in|at|for|of)\s\w+ing\s(?:the\s)?")
_OF_BOTH = re.compile(
    r"\s+(?:\w+ )?(?:between|among)\s[^.;]{3,110}?\s(?:in terms of|with respect to|regarding|in|on|for)\s"
)
_NOUN = re.compile(
    r"(?:differ|differences?|effects?|impact|associations?|associated|correlations?|correlated|relations?|relationships?"
    r"|links?|linked|related|influence|benefits?|advantages?|evidence|efficacy|effectiveness|protection|inhibition"
    r"|reductions?|improvements?|negligible\b.*|minimal\b.*|elevations?|risk|gains?|loss|losses|relief|prevention|effective|beneficial|superior"
    r"|helpful|useful|predictive|predictors?|factor|role|unrelated|independent of|led|leads|contribut\w+|results?"
    r"|resulted|likely|nothing(?: to do)?|no|tied|protective|at risk of|better|worse|good|bad"
    r"|increased|reduced|decreased)$"
)
_MAYBE_NOUN = re.compile(r"(?:increases?|decreases?|declines?|rise|drop|change|changes|fall)$")
_ARTICLE = re.compile(
    r"\b(?:a|an|no|the|any|significant|greater|larger|smaller|further|of|in|mean|marked|substantial)\s(?:\w+\s)?$"
)
_APART = re.compile(
    r"\b(?:at|after|over|within|during|by)\s(?:[\w-]+\s){0,3}?(?:days?|weeks?|months?|years?|hours?|nights?|follow-up"
    r"|baseline)\b|\b(?:in|with|among|for|after|at|during|compared (?:with|to)|by|between|on|under|following|to|over"
    r"|within|than|from|as)\s[^,]*?(?=,|\b(?:was|were|is|are|had|has|have|did|does|do|may|might|can"
    r"|could|would|will|should)\b|$)"
)


def find_outcome(sentence: ReadSentence, clause: tuple[int, int], cue: tuple[int, int]) -> frozenset[str]:
    """The stems of what the effect with its `cue` `[start:end]` is told of; empty where no word names it.

    The object of a verb or a comparative ("reduced pain", "lower risk of stroke"), what a noun is of ("reduction in
    pain", "difference between A and B in pain"), or else the subject without its adjuncts ("pain in the sauna group
    was lower").
    """
    text = sentence.lowered
    if text[cue[0]].isdigit():
        ratios = list(_RATIO_OF.finditer(text, clause[0], cue[0]))
        return _stems(sentence, [(each.end(), _end(text, each.end(), cue[0])) for each in ratios[-1:]])
    told = _IN_TERMS.search(text, cue[1], clause[1])
    if told is not None:
        return _stems(sentence, [(told.end(), _end(text, told.end(), clause[1]))])
    often = _OFTEN.match(text, cue[1], clause[1])
    if often is not None:
        return _of_verb(sentence, clause, cue[0], often)
    if _AS.search(text, *cue) is not None:
        return find_subject(sentence, clause[0], cue[0])
    stretch = _object(text, clause[1], cue) or _complement(text, clause[1], cue)
    if stretch is not None:
        found = _stems(sentence, [stretch])
        if found:
            return found
    found = find_subject(sentence, clause[0], cue[0])
    between = _OF_TWO.match(text, cue[1], clause[1])
    if found or between is None:
        return found
    return _stems(sentence, [(between.end(), _end(text, between.end(), clause[1]))])


_IN_TERMS = re.compile(r"\b(?:in terms of|with (?:respect|regard) to|as regards|regarding|as measured by)\s")
_OF_TWO = re.compile(r"\s(?:\w+ )?between\s")
_AS = re.compile(r"\bas\s\w+$")
_RATIO_OF = re.compile(
    r"\b(?:ratios?|rr|hr|or|aor|ahr|risk|rate|odds|likelihood|chance)\b(?:\s?[(\[][a-z]{1,4}[)\]])?\s(?:for|of)\s(?!\d)"
)
_OFTEN = re.compile(r"\s(?:often|frequently|rarely)\b(?P<of>\s(?:from|of)\s)?")
_NEAR = 24
"""Characters before "more often" in which the verb stands."""


def _of_verb(sentence: ReadSentence, clause: tuple[int, int], cue: int, often: re.Match[str]) -> frozenset[str]:
    """What is told to happen more often: the verb before, and what follows it: "died less often from cancer"."""
    pieces = [(max(clause[0], cue - _NEAR), cue)]
    if often["of"]:
        pieces.append((often.end(), _end(sentence.lowered, often.end(), clause[1])))
    return _stems(sentence, pieces) or find_subject(sentence, clause[0], cue)


def find_subject(sentence: ReadSentence, first: int, last: int) -> frozenset[str]:
    """The stems of `[first:last]` without its adjuncts: "at six months pain in the sauna group was" is pain."""
    pieces, place = [], first
    for match in _APART.finditer(sentence.lowered, first, last):
        pieces.append((place, match.start()))
        place = match.end()
    pieces.append((place, last))
    return _stems(sentence, pieces) or _stems(sentence, [(first, last)])


def _stems(sentence: ReadSentence, pieces: list[tuple[int, int]]) -> frozenset[str]:
    return frozenset(term.stem for term in sentence.topics if any(first <= term.start < last for first, last in pieces))


def _object(text: str, last: int, cue: tuple[int, int]) -> tuple[int, int] | None:
    """What follows the cue at once: "reduced pain"."""
    skipped = _SKIPPED.match(text, cue[1], last)
    start = cue[1] if skipped is None else skipped.end()
    following = _WORD.match(text, start, last)
    if following is None or _STOP.match(text, start, last) is not None:
        return None
    if following[1] in ("to", "of") or following[1].isdigit():
        return None if following[1].isdigit() else (following.end(), _end(text, following.end(), last))
    if following[1] in ("and", "or", "p", "not"):
        return None
    return start, _end(text, start, last)


def _complement(text: str, last: int, cue: tuple[int, int]) -> tuple[int, int] | None:
    """What a noun or adjective is of: "reduction in pain", "no difference between the arms in pain"."""
    skipped = _SKIPPED.match(text, cue[1], last)
    start = cue[1] if skipped is None else skipped.end()
    word = text[cue[0] : start]
    seen = _SEEN.match(text, start, last)
    start = start if seen is None else seen.end()
    doing = _IN_DOING.search(text, start, last)
    if doing is not None:
        return doing.end(), _end(text, doing.end(), last)
    both = _OF_BOTH.match(text, start, last)
    if both is not None:
        return both.end(), _end(text, both.end(), last)
    noun = _NOUN.search(word) or (_MAYBE_NOUN.search(word) and _ARTICLE.search(text, max(0, cue[0] - 24), cue[0]))
    of = _NOUN_OF.match(text, start, last)
    return (of.end(), _end(text, of.end(), last)) if noun and of is not None else None


def _end(text: str, start: int, last: int) -> int:
    stop = _STOP.search(text, start, last)
    return last if stop is None else stop.start()


_PREPOSITION = re.compile(r"\b(?:of|in|with|among|for|after|to|on|than|compared|during|between|by|from|at|over)\b|[,(]")
_WORDS = re.compile(r"[^\W\d_]++(?:-[^\W\d_]++)*")
_OF_WHOM = re.compile(r"\s?(?:in|with|among|for|after|than|compared|during|between)\b")
_AFTER = 45
"""Characters after a cue in which the words are sought that it is about."""


def find_worth(text: str, clause: tuple[int, int], cue: tuple[int, int]) -> int:
    """Whether more of what the cue is about is good (+1) or bad (−1); 0 where that is not known.

    The words after the cue decide, else those before it; `text` is in lower case.
    """
    if text[cue[0]].isdigit():
        return phrase_worth(text, clause[0], cue[0])
    after = phrase_worth(text, cue[1], min(clause[1], cue[1] + _AFTER))
    return after or phrase_worth(text, clause[0], cue[0])


def phrase_worth(text: str, first: int, last: int) -> int:
    """The worth of the first phrase that has one, by its last word: "sleep problems in adults" is bad."""
    bounds = [first, *(each.start() for each in _PREPOSITION.finditer(text, first, last)), last]
    later = 0
    for start, end in pairwise(bounds):
        signs = [sign for word in _WORDS.findall(text, start, end) if (sign := word_worth(word))]
        if signs and not _OF_WHOM.match(text, start):
            return signs[-1]
        later = later or (signs[-1] if signs else 0)
    return later
