"""Whether a run of stops ends a sentence."""

from __future__ import annotations

from typing import assert_never

from claimcheck import regex as re
from claimcheck.language.abbreviations import (
    Ending,
    continues_time,
    ending_of,
    is_label,
    is_no_surname,
    is_subject,
    opens_sentences,
)

_BEFORE = 60
"""How many characters before a stop are looked at: an abbreviation and the words that decide on it."""

STOP = re.compile(
    r"(?P<stop>[.!?…](?<![.!?…]{2})(?<![.!?…][ ].)(?:[ ]?[.!?…])*)(?![ ]?[.!?…])"
    r"(?P<close>(?:[\"'”’»›)\]}*_][.!?…]?){0,8}(?![\"'”’»›)\]}*_])(?:[ ][\"”](?=\s))?)"
    r"(?P<mark>(?:"
    r"[⁰¹²³⁴-⁹](?:[⁰¹²³⁴-⁹⁻˒,–-]{0,40}[⁰¹²³⁴-⁹])?"
    r"|[ ]?\[(?:\^[^\[\]\s]{1,40}|-?@[^\[\]]{1,80}|\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20})\]"
    r"|\(\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20}\)"
    r"|<sup>[^<>]{1,60}</sup>"
    r"|[ ]\([A-Z][^()\d]{1,80}\s(?:1[89]|20)\d\d[a-z]?(?:[,;][^()]{1,120})?\)(?![.,;:])"
    r"|(?:(?<=[^\W\d_][.])|(?<=[)\]%][.])|(?<=[?!…])|(?<=[.][.])|(?<=[ (](?:19|20)\d\d[.]))"
    r"\d{1,3}(?:[ ]?[,–-][ ]?\d{1,3}){0,20}(?=\s++(?:[\"“(\[]?[A-Z$£€]|[a-z]{1,3}[A-Z]))"
    r"){0,8})"
    r"(?:[ ]?[\U0001F300-\U0001FAFF\u2764\u263A\uFE0F\u200D]++)?"
    r"(?:(?P<gap>\s++)|\Z|(?=[\"“(\[]?[A-ZÀ-ÖØ-Þ]))"
)
"""A run of stops with the quotes, brackets, citation markers and emoji that follow it, before white space or
a capital. Every quantifier that can meet a long run is possessive, bounded, or may end only where the run does,
so a search is linear."""

_NEXT = re.compile(r"(?P<open>[\"'“‘«(\[{*_¿¡–—\s-]{0,8})(?P<word>[^\W_]{0,40})")
_LABEL = re.compile(r"[A-Z]{1,2}\d|[IVX]{2,5}\b|[A-Z]\b")
_MIXED = re.compile(
    r"[a-z]{1,4}[A-Z0-9]|[a-z]{1,3}-[A-Z0-9]|[a-z]-[a-z]|(?:alpha|beta|gamma|delta|omega)(?:-| [A-Z0-9])|[α-ω]"
)
_BEFORE_DECIMAL = frozenset(
    {"about", "and", "are", "at", "be", "by", "from", "is", "of", "or", "than", "to", "was", "were"}
)
_CONTINUES = frozenset(",;:)]}/%&=×.!?…|")
_DOMAINS = frozenset({"Com", "Org", "Net", "Edu", "Gov", "Uk", "De", "Io", "Js"})
_QUOTES = frozenset("\"'”’»")
_OPENING = "([{\"'“‘«*_–—-/"
_JOINTS = re.compile(r"(?<=[\d.])[-–—/]|[(\[{]|(?<=[a-z]{3})\.")
_ENUMERATOR = re.compile(r"(?:[•⁃‣◦▪●■*–-]\s?)?\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[^\W\d_]|[ivxIVX]{2,5})\s?")
_ADVERBIAL = re.compile(r"(?:About|After|Around|At|Before|Between|By|From|In|On|Since|Until)(?:\s\S{1,12}){1,3}")
_LETTERS = re.compile(
    r"(?P<word>[^\W_]{1,30})\s[A-Z]\d{0,3}(?:(?:,\s|,?\s(?:and|or|to|vs\.?|versus)\s|[/–-])[A-Z]\d{0,3}){0,8}$"
)
_SPEAKER = re.compile(
    r"(?:(?:Dr|Prof|Mr|Mrs|Ms)\.?\s)?[A-Z][\w’'-]{1,30}(?:\s[A-Z][\w.’'-]{0,30}){0,3}\s"
    r"(?:said|says|asks?|asked|adds?|added|explain(?:s|ed)|writes|wrote|tells|told|notes|noted|repl(?:ies|ied))\b"
)
_JOINED = re.compile(r"[\"“(\[]?(?P<word>[A-Z][a-z]*)(?P<rest>[^\s]{0,40})")


def ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether the match `stop` of `STOP` ends the sentence of `text` that begins at `start`."""
    if stop.end() == len(text):
        return True
    words = text[max(start, stop.start() - _BEFORE) : stop.start()].split()
    word = _last_word(words[-1]) if words else ""
    if not word:
        return False
    words[-1] = word
    if stop["gap"] is None:
        return _ends_before_joined(text, word, stop)
    following = _NEXT.match(text, stop.end())
    assert following is not None
    if stop["mark"][:1].isdecimal() and not _takes_number(word, following):
        return False
    first = following["word"][:1]
    if not first:
        return _ends_before_symbol(text[following.end() : following.end() + 1], word)
    if first.islower():
        return _is_ordinary(word) and _lower_opens(text, start, stop, following)
    if stop["stop"] != ".":
        # "I" is a capital anywhere, so after an ellipsis that stands alone it tells nothing
        if following["word"] == "I" and text[stop.start() - 1].isspace():
            return False
        return not (
            _QUOTES.intersection(stop["close"])
            and _SPEAKER.match(text, stop.end())
            and not opens_sentences(following["word"])
        )
    return _period_ends(text, start, stop, words, following)


def _is_ordinary(word: str) -> bool:
    return (len(word) > 1 or word.isdigit()) and ending_of(word) is Ending.ALWAYS


def _takes_number(word: str, following: re.Match[str]) -> bool:
    """Whether digits glued to the stop cite a source: not in "an odds ratio of.61", "Fig.2" and "PU.1"."""
    if word in _BEFORE_DECIMAL or not _is_ordinary(word):
        return False
    return not word.isupper() or opens_sentences(following["word"])


def _last_word(token: str) -> str:
    """The word of `token` that the stop follows: of "2011-Oct" and "groups(Fig" the listed abbreviation."""
    word = token.lstrip(_OPENING)
    last = _JOINTS.split(word)[-1]
    return last if len(last) > 1 and ending_of(last) is not Ending.ALWAYS else word


def _lower_opens(text: str, start: int, stop: re.Match[str], following: re.Match[str]) -> bool:
    """Before a lower-case letter: "mRNA", "p53", an address, or prose without care for capitals."""
    rest = text[following.start("word") : following.start("word") + 12]
    if _MIXED.match(rest) or rest.startswith(("http://", "https://", "www.")):
        return True
    if stop["close"] or (len(stop["stop"]) > 1 and stop["stop"][0] in ".…"):
        return False  # a quotation runs on, or a pause
    lower_case_prose = text[start].islower() and _MIXED.match(text, start) is None
    return lower_case_prose or (
        text[max(0, stop.start() - 4) : stop.start()].isalpha() and is_subject(following["word"])
    )


def _ends_before_symbol(symbol: str, word: str) -> bool:
    """Before a sign that is no letter and no digit: a currency, an emoji, a comparison."""
    return symbol not in _CONTINUES and _is_ordinary(word)


def _ends_before_joined(text: str, word: str, stop: re.Match[str]) -> bool:
    """Where no space follows: "weeks.The study", but not "Jane.Doe@example.org" or "Node.Js"."""
    joined = _JOINED.match(text, stop.end())
    if joined is None or ending_of(word) is not Ending.ALWAYS:
        return False
    following, rest = joined["word"], joined["rest"]
    title = ending_of(following) is Ending.NEVER
    if title:
        rest = rest.removeprefix(".")  # "on Tuesday.Dr. Lee"
    if not set(word + rest).isdisjoint("@/\\_:.") or following in _DOMAINS:
        return False
    if len(stop["stop"]) == 1 and len(word) > 2 and word.isalpha() and (word.islower() or title):
        return len(following) > 1
    return len(word) > 1 and opens_sentences(following)


def _period_ends(text: str, start: int, stop: re.Match[str], words: list[str], following: re.Match[str]) -> bool:
    """A single full stop before a capital or a digit."""
    word = words[-1]
    if stop.start() - start <= 20 and _ENUMERATOR.fullmatch(text, start, stop.start()):
        return False
    if len(word) == 1 and word.isalpha():
        return _letter_ends(words, word, text, following)
    ending = ending_of(word)
    numeric = following["word"][0].isdigit()
    if ending is not Ending.ALWAYS and stop["close"] in {")", "]"}:
        return not numeric and (ending is Ending.BEFORE_CAPITAL or _opens(text, following))
    match ending:
        case Ending.NEVER:
            return False
        case Ending.ALWAYS:
            return not _is_split_number(words, word, numeric=numeric)
        case Ending.BEFORE_CAPITAL:
            return not (
                numeric
                or (is_label(word) and _LABEL.match(text, following.start("word")))
                or continues_time(following["word"])
                or _ADVERBIAL.fullmatch(text, start, min(stop.start(), start + 60))
            )
        case Ending.BEFORE_OPENER:
            return not numeric and _opens(text, following)
        case _:
            assert_never(ending)


def _is_split_number(words: list[str], word: str, *, numeric: bool) -> bool:
    """The stop of "0. 05", torn by typesetting, or of a number that counts off: "as follows: 1. First"."""
    if not word[-1].isdigit():
        return False
    if numeric:
        return word.lstrip("<>=≤≥~") == "0"
    return len(word) <= 2 and len(words) > 1 and words[-2][-1] in ":;"


def _letter_ends(words: list[str], word: str, text: str, following: re.Match[str]) -> bool:
    """After a single letter: an initial goes on, a kind ("vitamin C") or a unit ("5 g") may end."""
    before = words[-2] if len(words) > 1 else ""
    if before[-1:].isdigit() or before[-1:] == "°":
        return True
    kind = _LETTERS.search(" ".join(words[-9:]))
    if word.isupper() and kind is not None and is_label(kind["word"]):
        return True
    if following["word"][0].isdigit():
        return False
    if word == "I" and before.islower():
        return True
    return _opens(text, following) or (len(following["word"]) > 1 and is_no_surname(following["word"]))


def _opens(text: str, following: re.Match[str]) -> bool:
    """Whether the word that follows commonly opens sentences and is not itself an initial ("A.")."""
    if len(following["word"]) == 1 and text[following.end() : following.end() + 1] in {".", "-"}:
        return False
    return opens_sentences(following["word"])
