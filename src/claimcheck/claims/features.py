"""What a sentence shows of being a claim: named features, each 0–1, that worthiness weighs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from attrs import frozen

from claimcheck.claims.attribution import read_attribution
from claimcheck.language.strength import read_strength
from claimcheck.language.words import inflect_noun, inflect_verb, lower, read_cues, spell_words, split_list
from claimcheck.model import Attribution, AttributionKind, BlockKind, Strength

_VOCABULARY = Path(__file__).with_name("vocabulary.json")
_STUDY_ARTICLE = 0.12
"""Share of sentences that speak of the study at hand from which an article counts as being about one."""


@frozen(kw_only=True)
class Clues:
    """One sentence with all that was read in it."""

    text: str
    kind: BlockKind
    cited: bool
    section: str
    words: tuple[str, ...]
    classes: Mapping[str, int]
    attribution: Attribution | None
    strength: Strength


@cache
def _vocabulary() -> tuple[Mapping[str, tuple[str, ...]], tuple[str, ...]]:
    classes: dict[str, set[str]] = {}
    endings: tuple[str, ...] = ()
    for name, lists in read_cues(_VOCABULARY).items():
        forms = list(split_list(lists.get("words", "")))
        forms += [form for noun in split_list(lists.get("nouns", "")) for form in inflect_noun(noun)]
        forms += [form for verb in split_list(lists.get("verbs", "")) for form in inflect_verb(verb)]
        endings += tuple(lists.get("endings", ()))
        for form in forms:
            classes.setdefault(form, set()).add(name)
    return {form: tuple(sorted(names)) for form, names in classes.items()}, endings


def read_clues(text: str, *, kind: BlockKind, cited: bool, section: str = "") -> Clues:
    """`text` with its words counted by class of vocabulary, its attribution and its strength."""
    lowered = lower(text)
    words = spell_words(lowered)
    by_word, endings = _vocabulary()
    classes: dict[str, int] = {}
    for word in words:
        found = by_word.get(word)
        if found is None:
            if len(word) > 6 and word.endswith(endings):
                classes["health"] = classes.get("health", 0) + 1
            elif "-" in word:
                for part in word.split("-"):
                    if "health" in by_word.get(part, ()):
                        classes["health"] = classes.get("health", 0) + 1
                        break
            continue
        for name in found:
            classes[name] = classes.get(name, 0) + 1
    return Clues(
        text=text,
        kind=kind,
        cited=cited,
        section=section,
        words=tuple(words),
        classes=classes,
        attribution=read_attribution(text),
        strength=read_strength(text),
    )


_PERCENT = re.compile(r"\d ?%|\bpercent\b|\bper cent\b|\bone in (?:\w+)\b|\b\d+ in \d+\b")
_AMOUNT = re.compile(
    r"\b\d[\d.,]*(?:[–-]\d[\d.,]*)? ?(?:mg|g|mcg|µg|kg|ml|l|iu|nm|mmhg|kcal|calories|grams|milligrams|hours?|minutes|days?"
    r"|weeks?|months?|years?|times|people|patients|participants|adults|women|men|children|cases|deaths|studies"
    r"|million|billion|thousand|fold)\b",
    re.I,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PRICE = re.compile(r"[$£€]\s?\d|\$\$|\b\d+ ?% off\b|[™®]")
_DATE = re.compile(r"^\W*(?:\w+ )?\d{1,2}(?:st|nd|rd|th)? \w+,? \d{4}\W*$|^\W*\w+ \d{1,2}, \d{4}\W*$")
_QUOTED = re.compile(r"^[“\"‘]|[”\"]$")
_ENDS = re.compile(r"[.!…;][\"'”’)\]]*$")
_CAPITAL = re.compile(r"\b[A-Z][a-z]")
_LABEL = re.compile(r"^[A-Z][^:.!?]{2,50}: ")
_QUESTION = re.compile(r"\?[\"'”’)]*$")
_WE_DO_NOT_KNOW = re.compile(
    r"(?:do not|don['’]t|does not|not|never|yet to be|remains?|still|are) (?:yet |fully |really |been )?"
    r"(?:know|known|clear|understood|unclear|unknown|a mystery)\b"
)
_VERBS = frozenset(
    "is are was were be been has have had do does did can could may might will would should must isn't aren't "
    "doesn't don't didn't can't won't cannot helps help shows show makes make says say get gets need needs "
    "comes come goes go gives give takes take works work becomes become seems appear appears finds found".split()
)


def features(sentence: Clues, *, about_study: bool, near_study: float, near_claims: float) -> dict[str, float]:
    """The features of `sentence` in its article; those that are 0 are left out.

    `about_study`: the article reports one study; `near_study` and `near_claims`: share of the neighbours,
    0–1, that speak of the study at hand, or of health effects.
    """
    text, words, classes = sentence.text, sentence.words, sentence.classes
    count = len(words)
    found: dict[str, float] = {"bias": 1.0}

    def note(name: str, value: float | bool = True) -> None:
        if value:
            found[name] = float(value)

    health = classes.get("health", 0)
    note("health", health >= 1)
    note("health 2", health >= 2)
    note("health 4", health >= 4)
    note("outcome", classes.get("outcome", 0) >= 1)
    note("outcome 2", classes.get("outcome", 0) >= 2)
    note("mechanism", classes.get("mechanism", 0) >= 1)
    note("mechanism 2", classes.get("mechanism", 0) >= 2)
    note("study", classes.get("study", 0) >= 1)
    note("study 3", classes.get("study", 0) >= 3)
    for name in (
        "report", "advice", "people", "hedge", "first_person", "we", "you", "opinion", "definition", "need", "logistics",
    ):
        note(name, name in classes)
    for name in ("shop", "page", "bio", "recipe"):
        note(name, classes.get(name, 0) >= 1)
        note(f"{name} 2", classes.get(name, 0) >= 2)
    level = sentence.strength.level
    note("correlational", level == 1)
    note("conditional", level == 2)
    note("causal", level == 3)
    note("effect on health", level >= 1 and health >= 1)
    _note_shape(sentence, note, count)
    attribution = sentence.attribution
    if attribution is not None:
        note(attribution.kind.value)
    note("cited", sentence.cited)
    note("told of the study", about_study and _PAST.search(text) is not None)
    note("about a study", about_study)
    note("near study", near_study)
    note("near claims", near_claims)
    return found


def _note_shape(sentence, note, count) -> None:
    text, words = sentence.text, sentence.words
    lowered = lower(text)
    has_verb = any(word in _VERBS or word.endswith(("ed", "ing", "es")) for word in words) or sentence.strength.level > 0
    question = _QUESTION.search(text) is not None
    heading = sentence.kind is BlockKind.HEADING
    listed = sentence.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_CELL)
    open_end = not _ENDS.search(text) and not question and not listed
    note("question", question)
    note("heading", heading)
    note("listed", listed)
    note("open end", open_end)
    note("open end, short", open_end and count <= 9)
    note("short", count <= 4)
    note("brief", 4 < count <= 7)
    note("long", count >= 14)
    note("very long", count >= 24)
    note("no verb", not has_verb)
    note("percent", _PERCENT.search(text) is not None)
    note("amount", _AMOUNT.search(text) is not None)
    note("year", _YEAR.search(text) is not None)
    note("price", _PRICE.search(text) is not None)
    note("date only", _DATE.search(text) is not None)
    note("quoted", _QUOTED.search(text) is not None)
    note("label", _LABEL.match(text) is not None)
    note("unknown", _WE_DO_NOT_KNOW.search(text) is not None)
    note("definition of a thing", _DEFINITION.search(lowered) is not None)
    note("guidance", _GUIDE.search(lowered) is not None)
    note("caveat", _CAVEAT.search(lowered) is not None)
    note("consult", _CONSULT.search(lowered) is not None)
    note("pointer", _POINTER.search(lowered) is not None)
    note("plan", _PLAN.search(lowered) is not None)
    note("role", _ROLE.search(lowered) is not None or "involved in the" in lowered)
    note("points back", bool(words) and words[0] in _BACK)
    note("topic", bool(words) and words[0] in _TOPIC and (open_end or heading))
    stated = sentence.strength.level > 0 and "health" in sentence.classes and count >= 5
    note("heading that states", (heading or (open_end and count <= 14)) and stated and not (words and words[0] in _TOPIC))
    note("order", bool(words) and words[0] in _CTA)
    capitals = len(_CAPITAL.findall(text))
    note("titled", count > 2 and capitals >= 0.6 * count)
    note("names", 3 <= capitals < 0.6 * count)


_DEFINITION = re.compile(
    r"^(?:an? |the )?[\w’'() /-]{2,60}? (?:is|are) (?:an? |the |one of the )?(?:[\w-]+,? ){0,5}?(?:condition|disease|disorder|"
    r"hormone|organ|joint|type|form|kind|group|term|name|vitamin|mineral|chemical|protein|illness|syndrome|infection|"
    r"procedure|technique|method|word|state|family|class|plant|herb|spice|bone|muscle|gland|neurotransmitter)s?\b"
)
_GUIDE = re.compile(
    r"^(?:understanding|choosing|knowing|learning|selecting|finding|picking|managing|recogni[sz]ing|remember)\b|"
    r"\b(?:it['’]s|it is) (?:also |always |often |best |so )?(?:important|essential|crucial|worth|vital|a good idea|helpful|wise|key)\b|"
    r"^(?:ensure|make sure)\b"
)
_CAVEAT = re.compile(
    r"\b(?:varies|vary|differ|differs) (?:from person|among|widely|by person|depending|based)\b|"
    r"\bresults (?:may|can|will|do) (?:vary|differ)\b|\beveryone(?:['’]s| is) different\b"
)
_CONSULT = re.compile(
    r"\b(?:consult|talk|speak|ask|see|check|discuss|contact|tell)\b.{0,12}\b(?:your|a|an) (?:own )?(?:doctor|gp|nurse|physician|"
    r"pharmacist|dermatologist|dentist|midwife|health|healthcare|medical|qualified|professional|therapist|specialist|provider)\b"
)
_PLAN = re.compile(
    r"\b(?:would be|we (?:will|shall|could|can|hope|plan|need|want|must|should)|let us|let['’]s|in this (?:article|post|guide|blog)|"
    r"perhaps we|next (?:week|time|month)|going to|purpose of this|looking for|join us|read (?:more|our|on)|see our|our (?:full|guide|article|review))\b"
)
_POINTER = re.compile(
    r"^(?:here(?:['’]s| are| is)|this is (?:where|how|what|when|because)|these are|below|above|in figure|see|figure \d|table \d|"
    r"note:|disclaimer|source:|credit|photo|image|by [a-z]+ [a-z]+$)\b|https?://|www\.|@|\[\[|\.com\b"
)
_ROLE = re.compile(
    r"\b(?:director|professor|dean|president|chair|founder|ceo|chief|editor|author|head|expert|nurse|trainer|dietitian|fellow|"
    r"lecturer|writer|member|spokesperson|dermatologist|physician|company|charity) (?:of|at|for|in|and|with|who|based)\b"
)
_PAST = re.compile(r"\b(?:was|were|had|did|\w{3,}ed|found|took|went|gave|got|fell|rose|saw|kept|ate|drank|slept|felt|grew|became|began|made)\b")
_TOPIC = frozenset("how what why when who where which the your our is are does do can should best top a an before after about boosting enhancing understanding choosing introducing".split())
_BACK = frozenset("this these they it such both he she".split())

_CTA = frozenset(
    "join contact call visit check try start get sign book schedule subscribe download follow share donate click learn discover explore browse stay tell leave find shop grab enter register ask bring please don't let read see use add place mix stir look keep take choose avoid eat drink make".split()
)


_ABOUT_ITSELF = re.compile(
    r"^(?:here,? |today,? |below,? |now,? |first,? )?(?:we|i|let us|let['’]s)(?: shall| will| are going to|['’]ll)? (?:now |also |then )?"
    r"(?:look|explore|discuss|cover|examine|review|explain|dive|talk|focus|describe|walk|take a)\b|"
    r"\b(?:purpose|aim|goal) of this (?:article|post|page|guide|blog|leaflet|series)\b|"
    r"\bin this (?:article|post|guide|blog|series|leaflet),? (?:i|we|you)\b|"
    r"\bthis (?:article|post|guide|blog|page|leaflet) (?:will|looks|covers|explains|explores|delves|discusses|describes|is)\b"
)


def is_ruled_out(clues: Clues) -> bool:
    """Whether a sentence cannot be a claim: a question, a date, one or two words, or what the article is about."""
    text = clues.text.rstrip()
    return (
        len(clues.words) < 3
        or _QUESTION.search(text) is not None
        or _DATE.search(text) is not None
        or _ABOUT_ITSELF.search(lower(text)) is not None
    )


def is_about_study(sentences: Sequence[Clues]) -> bool:
    """Whether the article reports one study: its sentences keep speaking of "the study", "the authors"."""
    speaking = sum(
        1 for each in sentences if each.attribution is not None and each.attribution.kind is AttributionKind.THIS_STUDY
    )
    return speaking >= 3 and speaking >= _STUDY_ARTICLE * len(sentences)


def describe(sentences: Sequence[Clues]) -> list[dict[str, float]]:
    """The features of every sentence of one article, in order."""
    about = is_about_study(sentences)
    study = [1.0 if each.classes.get("study", 0) >= 2 or "report" in each.classes else 0.0 for each in sentences]
    effect = [1.0 if each.strength.level and "health" in each.classes else 0.0 for each in sentences]
    return [
        features(each, about_study=about, near_study=_near(study, place), near_claims=_near(effect, place))
        for place, each in enumerate(sentences)
    ]


def _near(values: Sequence[float], place: int) -> float:
    """Mean over the two sentences before and after."""
    around = [*values[max(0, place - 2) : place], *values[place + 1 : place + 3]]
    return sum(around) / len(around) if around else 0.0
