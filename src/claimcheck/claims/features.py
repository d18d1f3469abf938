"""The features by which a sentence is judged a claim: each named, each 0–1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.claims.subjects import describe_subject
from claimcheck.claims.surroundings import describe_surroundings
from claimcheck.model import AttributionKind, BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.claims.clues import Clues

_STUDY_SHARE = 0.12
"""Share of sentences that speak of the study at hand from which an article counts as being about one."""
_STUDY_COUNT = 3

_STEPS = {"health": (1, 2, 4), "outcome": (1, 2), "mechanism": (1, 2), "study": (1, 3)}
"""Classes of vocabulary that count in steps: "health", "health 2", "health 4"."""
_OFF_TOPIC = ("shop", "page", "bio", "recipe")
_PRESENT = (
    *("report", "advice", "people", "hedge", "first_person", "we", "you", "anybody", "opinion", "definition", "need"),
    "logistics",
)
_PHRASES = (
    *("definition of a thing", "guidance", "caveat", "consult", "pointer", "plan", "role", "points back", "order"),
    *("unknown", "promises", "you should", "if you", "denies", "covers", "caption"),
)

_PERCENT = re.compile(r"\d ?%|\b\d+ in \d+\b")
_AMOUNT = re.compile(
    r"\b\d[\d.,]{0,12}(?:[–-]\d{1,9})? ?(?:mg|g|mcg|µg|kg|ml|l|iu|nm|mmhg|kcal|calories|grams|milligrams|hours?|minutes"
    r"|days?|weeks?|months?|years?|times|people|patients|participants|adults|women|men|children|cases|deaths|studies"
    r"|million|billion|thousand|fold)\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONEY = ("$", "£", "€", "™", "®", "% off")
_DATE = re.compile(
    r"\W{0,3}(?:\w{1,12} )?\d{1,2}(?:st|nd|rd|th)? [A-Za-z]{3,9},? \d{4}\W{0,3}"
    r"|\W{0,3}[A-Za-z]{3,9}\.? \d{1,2}, \d{4}\W{0,3}"
)
_INGREDIENT = re.compile(
    r"(?:\d[\d./,–-]*|½|¼|¾|a|an|one|two|half an?) ?(?:g|kg|ml|l|cl|dl|cm|oz|lb|tsp|tbsp|cups?|teaspoons?|tablespoons?"
    r"|pinch|handful|cloves?|tins?|cans?|slices?|sprigs?|dash|knob|grams?)\b",
    re.IGNORECASE,
)
_DEFINITION = re.compile(
    r"(?!(?:It|This|These|They|Such|That|Those|He|She|There|One|Not|No)\b)[^,.;:]{2,60}?(?: \([^)]{2,20}\))? (?:is|are)"
    r" (?:an? |the |any )?(?:[a-z-]+ ){0,3}?(?:condition|disease|disorder|hormone|organ|joint|type|form|kind|group|term"
    r"|name|vitamin|mineral|chemical|protein|illness|syndrome|infection|procedure|technique|method|examination|test"
    r"|operation|plant|herb|spice|bone|muscle|gland|tooth|teeth|substance|compound|word|class|family|tube|layer|layers"
    r"|part|piece)s? (?:where|that|which|in which|with|causing|characteri[sz]ed|of|at|between|made|used|found|in|for)\b"
)
_CAUSAL = 2
_DIRECT = 3
_VERB_ENDS = frozenset({"ed", "ng", "es"})
_ENDS = re.compile(r"[.!…;][\"'”’)\]]{0,3}$")
_QUESTION = re.compile(r"\?[\"'”’)\]]{0,3}$")
_CAPITAL = re.compile(r"\b[A-Z][a-z]")
_LABEL = re.compile(r"[A-Z][^:.!?]{2,50}: ")
_NEVER = frozenset({"itself", "aside", "disclaimer", "credit", "consult", "choosing", "institution"})
_FEWEST = 3
"""Words from which something is stated that no words before it begin."""
_SHORT_NOTE = 12
"""Words of a sentence that says no more than that somebody had no part in the study."""
_HEADLINE = 4
"""Words from which a headline states something."""
_ASKING = frozenset(
    "how what why when who where which is are does do can should will could the best top ways reasons tips".split()
)
_CONCEDES = frozenset({"while", "although", "though", "even"})
_ADDRESSES = ("@", "[[", ".com")
_QUOTES = '“"‘'


def is_ruled_out(clues: Clues) -> bool:
    """Whether a sentence cannot be a claim.

    Such are a question, a date, one or two words, what the article is about, a plain definition, a disclaimer, that
    results vary, a call for research or to see a doctor, how to choose, who paid for a study, the affairs of an
    institution, and a line of a list of ingredients.
    """
    text = clues.text.rstrip()
    return (
        (len(clues.words) < _FEWEST and clues.lead is None)
        or not _NEVER.isdisjoint(clues.phrases)
        or ("not involved" in clues.phrases and len(clues.words) <= _SHORT_NOTE)
        or ("results vary" in clues.phrases and clues.words[0] not in _CONCEDES)
        or ("wants research" in clues.phrases and clues.strength.level < _CAUSAL)
        or _defines(clues, text)
        or (clues.kind is BlockKind.LIST_ITEM and _INGREDIENT.match(text) is not None)
        or _QUESTION.search(text[-4:]) is not None
        or (len(text) < 40 and _DATE.fullmatch(text) is not None)
    )


def states(clues: Clues) -> bool:
    """Whether a headline states something of health: "a nap cures insomnia", not "how naps help" or "naps and you"."""
    return (
        len(clues.words) >= _HEADLINE
        and clues.words[0] not in _ASKING
        and "health" in clues.classes
        and clues.strength.level > 0
        and not is_ruled_out(clues)
    )


def _defines(clues: Clues, text: str) -> bool:
    """Whether a sentence says what a thing is, and nothing of what it does or how often it is found."""
    return (
        clues.strength.level < _CAUSAL
        and clues.attribution is None
        and ("is" in clues.words or "are" in clues.words)
        and _DIGIT.search(text) is None
        and _DEFINITION.match(text) is not None
    )


def is_about_study(sentences: Sequence[Clues]) -> bool:
    """Whether the article reports one study: its sentences keep speaking of "the study", "the authors"."""
    speaking = sum(
        each.attribution is not None and each.attribution.kind is AttributionKind.THIS_STUDY for each in sentences
    )
    return speaking >= _STUDY_COUNT and speaking >= _STUDY_SHARE * len(sentences)


def describe(sentences: Sequence[Clues]) -> list[dict[str, float]]:
    """The features of every sentence of one article, in order; those that are 0 are left out."""
    about_study = is_about_study(sentences)
    study = [float(each.classes.get("study", 0) >= 2 or "report" in each.classes) for each in sentences]
    effect = [float(each.strength.level > 0 and "health" in each.classes) for each in sentences]
    found = []
    for place, sentence in enumerate(sentences):
        features = {
            "bias": 1.0,
            **_word_features(sentence),
            **_shape_features(sentence),
            **describe_subject(sentence),
            **describe_surroundings(sentence),
        }
        if about_study:
            features["about a study"] = 1.0
            if sentence.is_past:
                features["told of the study"] = 1.0
        features["near study"] = _near(study, place)
        features["near claims"] = _near(effect, place)
        found.append({name: value for name, value in features.items() if value})
    return found


def _near(values: Sequence[float], place: int) -> float:
    """Mean over the two sentences before and after."""
    around = [*values[max(0, place - 2) : place], *values[place + 1 : place + 3]]
    return sum(around) / len(around) if around else 0.0


_LEVELS = {1: "correlational", 2: "conditional", 3: "causal"}


def _word_features(sentence: Clues) -> dict[str, float]:
    classes = sentence.classes
    found = {name: 1.0 for name in _PRESENT if name in classes}
    for name, steps in _STEPS.items():
        for step in steps:
            if classes.get(name, 0) >= step:
                found[name if step == 1 else f"{name} {step}"] = 1.0
    for name in _OFF_TOPIC:
        if name in classes:
            found[name] = 1.0
            found[f"{name} 2"] = float(classes[name] >= 2)
    for name in _PHRASES:
        if name in sentence.phrases:
            found[name] = 1.0
    level = sentence.strength.level
    if level:
        found[_LEVELS[level]] = 1.0
        found["effect on health"] = float("health" in classes)
    if sentence.attribution is not None:
        found[sentence.attribution.kind.value] = 1.0
    return found


def _shape_features(sentence: Clues) -> dict[str, float]:
    text, count = sentence.text, len(sentence.words)
    heading = sentence.kind is BlockKind.HEADING
    listed = sentence.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_CELL)
    open_end = not listed and _ENDS.search(text[-4:]) is None
    capitals = len(_CAPITAL.findall(text))
    topic = "topic" in sentence.phrases
    states = sentence.strength.level > 0 and "health" in sentence.classes and count >= 5 and not topic
    has_verb = (
        "has verb" in sentence.phrases
        or sentence.strength.level == _DIRECT
        or not _VERB_ENDS.isdisjoint([word[-2:] for word in sentence.words])
    )
    shape = {
        "cited": sentence.cited,
        "heading": heading,
        "listed": listed,
        "open end": open_end,
        "open end, short": open_end and count <= 9,
        "short": count <= 4,
        "brief": 4 < count <= 7,
        "long": count >= 14,
        "very long": count >= 24,
        "no verb": not has_verb,
        "percent": "percent" in sentence.phrases,
        "price": any(sign in text for sign in _MONEY),
        "quoted": text[:1] in _QUOTES or text[-1:] in '”"',
        "quote that states": (text[:1] in _QUOTES or text[-1:] in '”"') and sentence.strength.level > 0 and count >= 5,
        "label": _LABEL.match(text) is not None,
        "pointer": "pointer" in sentence.phrases or any(sign in text for sign in _ADDRESSES),
        "titled": count > 2 and capitals >= 0.6 * count,
        "names": 3 <= capitals < 0.6 * count,
        "topic": topic and (open_end or heading),
        "heading that states": (heading or (open_end and count <= 14)) and states,
    }
    if _DIGIT.search(text) is not None:
        shape["percent"] |= _PERCENT.search(text) is not None
        shape["amount"] = _AMOUNT.search(text) is not None
        shape["year"] = _YEAR.search(text) is not None
    return {name: 1.0 for name, value in shape.items() if value}
