"""How strongly one sentence words a relation, and whether it hedges."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.language.words import (
    NamedPhrases,
    first_places,
    inflect_verb,
    lower,
    merge_phrases,
    read_cue_lists,
    read_cues,
    read_words,
)
from claimcheck.model import Strength

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.language.words import Place, Word

_CUES = Path(__file__).with_name("strength.json")
_MODAL_REACH = 60
"""Characters after a causal cue within which a modal still governs it: "helps …, which may improve"."""

_RELATIVE = frozenset({"who", "that", "which"})
_REPORTING = frozenset({"shown", "found", "suggest", "suggests", "show", "shows", "showed", "and", "indicate", "so"})


def read_strength(sentence: str) -> Strength:
    """How strongly `sentence` words a relation: level 0–3 and whether it hedges.

    Levels after Yu, Li and Wang (2019), "Detecting causal language use in science findings": 0 no relation,
    1 correlational, 2 conditional causal (a causal cue under a modal or hedge), 3 direct causal. Negation does
    not change the level: "does not reduce" is direct causal. What asks for research or gives advice states
    no relation.
    """
    text = lower(sentence)
    words = read_words(text)
    places = first_places(_phrases(), words, text)
    hedge = places.get("hedge")
    if "none" in places:
        return _strength(0, hedge, None)
    causal = _first_causal(words, places.get("causal"))
    correlational = places.get("correlational") or _told_change(words)
    if causal and correlational and _describes(text, causal, correlational):
        causal = None
    modal = places.get("conditional phrases") or _conditional(words, causal)
    if modal is not None and (causal is not None or correlational is None):
        if correlational and causal and correlational[0] < min(modal[0], causal[0]):
            return _strength(1, hedge, correlational)
        return _strength(2, hedge or modal, causal)
    if correlational is not None and (causal is None or correlational[0] < causal[0]):
        return _strength(1, hedge, correlational)
    return _strength(0 if causal is None else 3, hedge, causal)


def _describes(text: str, causal: Place, correlational: Place) -> bool:
    """Whether the causal cue only tells what is associated: "elevated cholesterol was", "nurses who treat … are"."""
    if causal[0] > correlational[0]:
        return False
    if text.endswith(("who ", "which "), 0, causal[0]):
        return True
    return text[slice(*causal)].endswith("ed") and text.startswith(("associat", "correlat", "linked"), correlational[0])


def _strength(level: int, hedge: Place | None, cue: Place | None) -> Strength:
    places = tuple(sorted({place for place in (hedge, cue) if place is not None}))
    return Strength(level=level, hedged=hedge is not None, cues=places)


@cache
def _phrases() -> NamedPhrases:
    lists = read_cues(_CUES)
    return merge_phrases(
        {name: lists[name] for name in ("hedge", "none", "causal", "correlational", "conditional phrases")}
    )


@cache
def _verb_forms() -> Mapping[str, str]:
    """Every form of the causal verbs with what it is: "base", "third" or "past"."""
    lists = read_cue_lists(_CUES).words
    forms: dict[str, str] = {}
    for verb in sorted(lists["causal verbs"]):
        base, third, past, _ = inflect_verb(verb)
        forms |= {past: "past", third: "third", base: "base"}
    return forms | {verb: "third" if verb.endswith("s") else "past" for verb in lists["irregular verbs"]}


def _first_causal(words: Sequence[Word], place: Place | None) -> Place | None:
    """The first causal verb or, where it stands earlier, the causal phrase at `place`.

    A verb that only tells of whom is spoken, "nurses who treat patients", counts where there is no other.
    """
    forms = _verb_forms()
    relative = None
    for index in [index for index, word in enumerate(words) if word[0] in forms]:
        _, start, end = words[index]
        if place is not None and start >= place[0]:
            return place
        if _is_predicate(words, index):
            if index < 2 or words[index - 1][0] not in _RELATIVE or words[index - 2][0] in _REPORTING:
                return start, end
            relative = relative or (start, end)
    return place or relative


def _is_predicate(words: Sequence[Word], index: int) -> bool:
    """Whether the causal verb at `index` has a subject and acts on something.

    Without a parser: a base form needs an auxiliary or a plural before it, an -s or -ed form a noun before it
    and an object after it. Otherwise it is a noun ("the increase in"), a participle ("reduced intake of") or a
    purpose ("to improve").
    """
    lists = read_cue_lists(_CUES).words
    word = words[index][0]
    back = index - 1
    while back > 0 and words[back][0].endswith("ly"):
        back -= 1
    before = words[back][0] if back >= 0 else ""
    after = words[index + 1][0] if index + 1 < len(words) else ""
    if word in lists["study verbs"] and any(
        each[0] in lists["study subjects"] for each in words[max(0, index - 4) : index]
    ):
        return False
    form = _verb_forms()[word]
    if after in lists["no object"] and word in lists["change"]:
        return False
    if form == "base":
        if before == "to":
            return back > 0 and words[back - 1][0] in lists["raising"]
        if before in lists["be"] or after in lists["noun after"]:
            return False
        if word in lists["adjectives"] and before in {"and", "or"}:  # "and lower back pain"
            return False
        if after in lists["determiners"] and before not in lists["noun before"] and word not in lists["adjectives"]:
            return True
        plural = before.endswith("s") and before not in lists["noun before"] and word not in lists["adjectives"]
        return (plural and not before.endswith("ss")) or before in lists["verb before"]
    if not before or before in lists["noun before"] or after in lists["no object"] or after.endswith("ly"):
        return False
    return form == "third" or (before not in lists["be"] and before not in lists["participle before"])


def _told_change(words: Sequence[Word]) -> Place | None:
    """A change or contrast that is told without its cause: "was reduced", "are higher", "increased over time"."""
    lists = read_cue_lists(_CUES).words
    for index in [index for index, word in enumerate(words) if word[0] in lists["passive"]]:
        if any(each[0] in lists["state"] for each in words[max(0, index - 2) : index]):
            return words[index][1:]
    for index in [index for index, word in enumerate(words) if index and word[0] in lists["change"]]:
        after = words[index + 1][0] if index + 1 < len(words) else ""
        if words[index - 1][0] not in lists["noun before"] and (after in lists["of time"] or after.endswith("ly")):
            return words[index][1:]
    return None


def _conditional(words: Sequence[Word], causal: Place | None) -> Place | None:
    """The modal or hedge over the causal cue, or one that makes a claim of its own ("may be protective")."""
    lists = read_cue_lists(_CUES).words
    for index in [index for index, word in enumerate(words) if word[0] in lists["conditional"]]:
        _, start, end = words[index]
        following = [each[0] for each in words[index + 1 : index + 4]]
        if any(each in lists["tools"] for each in following):
            return None
        if causal is not None and start <= causal[1] + _MODAL_REACH:
            return start, end
        if following and following[0] in lists["conditional claims"]:
            return start, end
    return None
