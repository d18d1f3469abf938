"""To whom a sentence ascribes what it says: nobody named, the study at hand, or somebody by name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.language.words import find_phrases, lower, read_cue_lists, read_words
from claimcheck.model import Attribution, AttributionKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.language.words import Place, Word

_CUES = Path(__file__).with_name("attribution.json")
_REACH = 8
"""How many words may stand between "studies" and "show", or before "studies" as its modifiers."""


def read_attribution(sentence: str) -> Attribution | None:
    """The words by which `sentence` ascribes its statement, or None where it speaks for itself.

    Unnamed evidence goes before unnamed authority, both before the study at hand, and that before names:
    of several attributions in a sentence the weakest is what an editor has to ask about. Evidence or
    authority that the same sentence names ("a study in The Lancet showed") is NAMED.
    """
    text = lower(sentence)
    words = read_words(text)
    cues = read_cue_lists(_CUES)
    spelt = {word for word, _, _ in words}
    found = None if cues.words["evidence words"].isdisjoint(spelt) else _unnamed_evidence(words, text, sentence)
    kind = AttributionKind.UNNAMED_EVIDENCE
    if found is None and not cues.words["authority words"].isdisjoint(spelt):
        found, kind = _unnamed_authority(words, text, sentence), AttributionKind.UNNAMED_AUTHORITY
    if found is not None:
        name = _name_beside(sentence, found)
        return _attribution(AttributionKind.NAMED, name, sentence) if name else _attribution(kind, found, sentence)
    if not cues.words["this study words"].isdisjoint(spelt):
        here = next(find_phrases(cues.phrases["this study"], words, text), None)
        if here is not None:
            return _attribution(AttributionKind.THIS_STUDY, here, sentence)
    named = None if cues.words["name words"].isdisjoint(spelt) else _NAMED.search(sentence)
    if named is not None and not _PLURAL_FIRST.fullmatch(named[0]):
        return _attribution(AttributionKind.NAMED, named.span(), sentence)
    return None


def _attribution(kind: AttributionKind, place: Place, sentence: str) -> Attribution:
    words = lower(sentence[slice(*place)]).replace("-", " ").split()
    return Attribution(
        kind=kind,
        start=place[0],
        end=place[1],
        agentless=words[0] in _sets()["agentless"],
        elsewhere=not _sets()["others"].isdisjoint(_head(words)),
    )


def _head(words: Sequence[str]) -> Sequence[str]:
    """What is spoken of, less what it is made of: "a new review" of "a new review of 49 studies".

    Studies that are counted ("seven trials found") are those of a review that an article is about, where it is.
    """
    if words[0] in _sets()["counted"]:
        return ()
    of = words.index("of") if "of" in words else 0
    return words[:of] if of and words[of - 1] in _sets()["one work"] else words


def _sets() -> Mapping[str, frozenset[str]]:
    return read_cue_lists(_CUES).words


def _unnamed_evidence(words: Sequence[Word], text: str, sentence: str) -> Place | None:
    """As in "many recent studies have shown", "clinically proven", "finds a review"."""
    sets = _sets()
    for index in [index for index, word in enumerate(words) if word[0] in sets["studies"]]:
        first = _modifiers_before(words, index, text)
        if not _is_indefinite(words, first, index) or _is_in_a_name(sentence, words, index):
            continue
        shown = _shows_after(words, index, text)
        if shown is not None:
            return words[first][1], shown
        if first and words[first - 1][0] in sets["inverted"]:
            return words[first - 1][1], words[index][2]
    phrases = read_cue_lists(_CUES).phrases
    anywhere = find_phrases(phrases["evidence"], words, text)
    for place in (*find_phrases(phrases["evidence at the start"], words[:1], text), *anywhere):
        if not _is_denied(text, place[0]) and not _ENDS_IN_A_NAME.search(sentence, *place):
            return place
    return None


_ENDS_IN_A_NAME = re.compile(r"[a-z] (?:[A-Z][\w-]+ (?:of |for )?)*(?:Studies|Research|Science|Trials?)$")
"""As in "according to the Center for Epidemiological Studies"."""


_BE = frozenset({"is", "are", "was", "were", "be", "remain", "remains"})
"""What an adjective of its own clause follows: in "data are limited and animal studies show" the studies are not."""


_OPENING_WORD = 1
"""Place up to which a capital is that of the sentence, a quotation mark before it or not."""


def _is_in_a_name(sentence: str, words: Sequence[Word], index: int) -> bool:
    """Whether the noun is part of a name, or of somebody who is named: "Faculty of Brain Sciences", "Mayo experts"."""
    _, start, _ = words[index]
    if not index or sentence.istitle():
        return False
    before = words[index - 1]
    if sentence[before[2] : start].strip() in {"’", "'"}:
        return True
    capital = sentence[before[1]].isupper() and not sentence[before[1] : before[2]].isupper()
    return capital and (sentence[start].isupper() or before[1] > _OPENING_WORD)


def _modifiers_before(words: Sequence[Word], index: int, text: str) -> int:
    """Index of the first of the words that modify the noun at `index`: "over 1,000 recent human" studies."""
    sets = _sets()
    endings = tuple(sets["sort endings"])
    first = index
    while first and index - first < _REACH:
        word, start, end = words[first - 1]
        if text[end : words[first][1]].strip(" ,-") or (word == "and" and text[:start].rstrip().endswith(",")):
            break
        sorted_so = word in sets["amounts"] or word in sets["sorts"] or word[0].isdigit() or word.endswith(endings)
        if not sorted_so:
            break
        first -= 1
    joined = [place for place in range(first, index) if words[place][0] == "and"]
    if joined and first and words[first - 1][0] in _BE:
        return joined[-1] + 1
    return first


def _is_indefinite(words: Sequence[Word], first: int, index: int) -> bool:
    """Whether the noun phrase leaves open which studies are meant."""
    sets = _sets()
    noun = words[index][0]
    phrase = {word for word, _, _ in words[first:index]}
    before = words[first - 1][0] if first else ""
    if first == 1 and before in {"these", "those"} and noun in {"studies", "trials"}:
        return True
    if before in sets["here"] or phrase & {"the", "no", "any", "further", "future"} or _is_scant(words, first, index):
        return False
    if noun == "work":
        return index > 0 and words[index - 1][0] in sets["sorts"]
    return first < index or noun not in sets["need modifier"]


def _is_scant(words: Sequence[Word], first: int, index: int) -> bool:
    """Whether the words speak of a gap, or the noun only modifies another: "few trials", "many trial processes"."""
    phrase = [word for word, _, _ in words[first:index]]
    few = bool(phrase) and phrase[0] in {"few", "little"}
    after = words[index + 1][0] if index + 1 < len(words) else ""
    thing = after.endswith("s") and not after.endswith(("ss", "us", "is"))
    return few or (thing and words[index][0] in _sets()["one work"] and after not in _sets()["shows"])


def _shows_after(words: Sequence[Word], index: int, text: str) -> int | None:
    """End of the verb of showing that follows the noun at `index` in the same clause."""
    sets = _sets()
    for position in range(index + 1, min(index + 1 + _REACH, len(words))):
        word, start, end = words[position]
        if text[words[position - 1][2] : start].strip() not in {"", ",", "‘", "’", "“", "”", "–", "-"}:
            return None
        if word in sets["clauses"] or word in sets["definite"] or _opens_a_clause(words, position, text):
            return None
        after = words[position + 1][0] if position + 1 < len(words) else ""
        if (word == "both" and after in sets["studies"]) or (
            word == "to" and words[position - 1][0] not in sets["goes on"]
        ):
            return None
        before = words[position - 1][0]
        if word in sets["shows"] and before not in sets["no verb after"]:
            return None if before in {"and", "or"} and position == index + 2 else end
        following = words[position + 1][0] if position + 1 < len(words) else ""
        if word in sets["clause ends"] and following not in sets["shows"]:
            return None
    return None


def _opens_a_clause(words: Sequence[Word], position: int, text: str) -> bool:
    """Whether what comes after a comma has a subject of its own: "across all studies, the majority had"."""
    comma = "," in text[words[position - 1][2] : words[position][1]]
    return comma and words[position][0] in {"the", "a", "an", "we", "they", "it", "most", "people", "patients"}


def _unnamed_authority(words: Sequence[Word], text: str, sentence: str) -> Place | None:
    """As in "experts say", "recommended by doctors", "is considered"."""
    sets = _sets()
    for index in [index for index, word in enumerate(words) if word[0] in sets["experts"]]:
        first = _modifiers_before(words, index, text)
        before = words[first - 1][0] if first else ""
        if _is_in_a_name(sentence, words, index):
            continue
        if before in sets["owned"] or not sets["owned"].isdisjoint({word for word, _, _ in words[first:index]} - {"a"}):
            continue
        said = _says_after(words, index, text)
        if said is not None:
            return words[first][1], said
        earlier = words[first - 2][0] if first > 1 else ""
        if before in {"say", "says"}:
            return words[first - 1][1], words[index][2]
        if before == "to" and earlier == "according":
            return words[first - 2][1], words[index][2]
        if before == "by" and earlier in sets["endorsed"]:
            return words[first - 2][1], words[index][2]
    phrases = read_cue_lists(_CUES).phrases
    excepted = {start for start, _ in find_phrases(phrases["authority exceptions"], words, text)}
    for place in find_phrases(phrases["authority"], words, text):
        if place[0] not in excepted and not _is_denied(text, place[0]):
            return place
    return None


_OF_WHAT = 3
"""Words that "of" and what it names take: "proponents of grounding"."""


def _says_after(words: Sequence[Word], index: int, text: str) -> int | None:
    """End of the verb of saying that follows the people at `index`, adverbs and "of" something between."""
    sets = _sets()
    of = index + 1 < len(words) and words[index + 1][0] == "of"
    for position in range(index + 1, min(index + 6, len(words))):
        word, start, end = words[position]
        if text[words[position - 1][2] : start].strip(" ,"):
            return None
        if word in sets["say"]:
            return end
        if word not in sets["adverbs"] and word not in sets["around"] and not (of and position <= index + _OF_WHAT):
            return None
    return None


_DENIED = re.compile(
    r"(?:\b(?:should|must|to|needs?) be|\bnot|\bnever|n['’]t|\bno|\bhardly|\bif|\bwhether|\bwithout)(?: \w+)? ?$"
)


def _is_denied(text: str, start: int) -> bool:
    return _DENIED.search(text[max(0, start - 25) : start]) is not None


_NAME = r"[A-Z][\w.&’'-]{1,40}"
_TITLE = r"(?:Dr\.? |Prof\.? |Professor )"
_NAMED = re.compile(
    rf"(?<!\w)(?:(?:[Aa]ccording to|[Pp]ublished (?:\w{{1,12}} )?(?:in|by)|"
    rf"(?:study|review|trial|paper|report|survey|analysis) (?:by|from|in|at)) (?:the |a |an )?{_TITLE}?(?:journal )?"
    rf"{_NAME}(?: (?:{_NAME}|of|for|and|the|on|de|van|von)){{0,8}}"
    rf"|(?:{_NAME} ){{0,5}}{_NAME},? (?:et al\.?|and colleagues|and (?:his|her|their) (?:team|colleagues))"
    rf"|{_TITLE}{_NAME}(?: {_NAME}){{0,3}} (?:say|said|explain|found|believe|argue|note|warn|recommend|add|point|"
    rf"describe|identified)\w{{0,4}}"
    rf"|(?:[Tt]he )?(?:{_NAME} (?:of |for |and |on )?){{1,7}}(?:\([A-Z]{{2,8}}\) )?(?:recommends?|advises|advised|"
    rf"states|stated|says?|said|reports|reported|warns|warned|estimates|estimated|suggests|suggested|found|explains|"
    rf"explained|showed|concluded|argues|notes)(?!\w)"
    rf"|(?:says?|said|explains?|explained|told|adds|added|notes|shared with) (?:study (?:author|co-author|leader) |"
    rf"lead author |co-author |senior author |researcher )?{_TITLE}?{_NAME}(?: {_NAME}){{0,3}})"
)
_PLURAL_FIRST = re.compile(
    r"[A-Z][a-z]+s (?:say|recommend|found)|[A-Z][a-z]+(?:al|ic|ent|ous|ing|y) (?:reports|estimates|notes|states)"
)
"""People whom a sentence begins with and does not name: "Users say"; reports of a sort: "Anecdotal reports"."""
_NAME_INSIDE = re.compile(
    r"[Pp]ublished (?:\w{1,12} )?(?:in|by)\b|\bjournal\b|\bet al\b|\band colleagues\b|\bin The [A-Z]"
    r"|\b(?:JAMA|BMJ|NEJM|Lancet|Nature|Cochrane|PLOS|PNAS|WHO|NHS|NICE|CDC|FDA|NIH)\b"
    r"|\b(?:from|by|at) (?:the |a team at (?:the )?)?(?:University|[A-Z]\w+ (?:[A-Z]|University|Institute|and ))"
    r"|\b[Aa]n? (?:\w+ ){0,2}[A-Z][\w-]+(?: [A-Z]\w+)? (?:study|review|trial|analysis|meta-analysis|survey)\b"
    r"|\([A-Z][\w’'-]+(?: et al\.?|,? (?:and|&) [A-Z][\w’'-]+)?,? (?:19|20)\d\d[a-z]?\)"
    r"|\bfrom (?:the )?[A-Z]\w+['’]s? (?:lab|laboratory|group|team)\b|\b(?:his|her|their) team\b|\bco-?authors?\b"
    r"|[,;]? (?:Dr|Prof)\b\.? [A-Z]|, (?:says|said) [A-Z]"
)


def _name_beside(sentence: str, found: Place) -> Place | None:
    """Where the sentence says after all, close by, whose evidence or authority it is."""
    match = _NAME_INSIDE.search(sentence, max(0, found[0] - 40), min(len(sentence), found[1] + 90))
    return None if match is None else match.span()
