"""Numbers as written, in digits or words: where they stand, their value, and how exactly they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from claimcheck import regex as re

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.language.words import Word

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {word: value for value, word in enumerate(_UNITS)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12}
_SHORT = {"mn": 1_000_000, "k": 1000, "bn": 1_000_000_000}
_VAGUE = {"dozens": 12, "hundreds": 100, "thousands": 1000, "millions": 1_000_000, "billions": 1_000_000_000}
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_PARTS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 0.2}

_WORD = "|".join(sorted((*_SMALL, *_SCALES), key=len, reverse=True))
_DIGITS = re.compile(
    r"[\d½¼¾⅓⅔⅕](?<![_/:].)(?<![^\W\d_][-‐].)(?<!\w.)(?<!\d[.,·].)"
    r"(?:(?<=\d)(?:\d{0,2}(?:[,\u00a0\u2009\u202f]\d{3}|\s\d{3}(?!\s?(?:mg|g|ml|µg|iu|kcal)\b|[.,-]?\d|%)){1,4}(?!\d)|\d{0,11}))?(?P<part>[.·]\d{1,6}|[½¼¾⅓⅔⅕])?"
    r"(?P<scale>[\s-]?(?:hundred|thousand|million|billion|bn|mn|k)\b)?"
)
"""A digit first, and then what may not stand before it: the engine skips to digits fast."""
_WORDS = re.compile(
    r"(?P<part>half\sa\s(?=million|billion|thousand|hundred|dozen)|a\squarter\sof\sa\s(?=million|billion))(?P<of>\w+)"
    r"|(?P<half>half(?:\san?)?(?=[\s-](?:hour|day|year|decade|century|litre|liter|pint|pound|kilo|gram|mile|teaspoon"
    r"|tablespoon)s?\b))|(?P<quarters>(?:three|a)(?:\s|-)quarters?\sof\san?(?=\s(?:hour|year|century|litre|liter|mile)\b))"
    rf"|(?P<words>a(?=\s(?:dozen|hundred|thousand|million)\b)|(?:{_WORD})\b)"
    rf"(?P<more>(?:(?:[\s-]|\sand\s)(?:{_WORD})\b){{0,8}})"
    r"|(?P<times>once|twice|thrice)\b|(?P<vague>dozens|hundreds|thousands|millions|billions)(?=\sof\b)"
    r"|(?P<one>an?(?=\s(?:hour|day|week|fortnight|month|year|decade)\b))"
    r"|(?P<unit>an?(?=\s(?:gram|gramme|kilo|kilogram|litre|liter|pint|ounce|pound)\b))"
)
_UNSURE = frozenset({"several", "few", "many", "some"})
_BEFORE_ONE = frozenset("for after in within over than about under of lasted nearly almost at until".split())
_AFTER_ONE = re.compile(r"\s\w{1,10}\s(?:later|ago|long|after)\b")
_STARTERS = frozenset((*_SMALL, *_SCALES, *_VAGUE, *_TIMES, "half", "a", "an"))
_LINK = re.compile(rf"(?:[\s-]|\sand\s)({_WORD})\b")


@frozen(kw_only=True)
class Numeral:
    """One number `[start:end]` of a text."""

    start: int
    end: int
    value: float
    step: float
    """What the last digit written counts: 0.1 for "51.3", 100,000 for "1.2 million", 1 for words."""
    spelled: bool = False
    times: bool = False
    """"Once", "twice", "thrice"."""
    vague: bool = False
    """"Dozens", "hundreds": at least so many."""


def read_numerals(lowered: str, words: Sequence[Word]) -> list[Numeral]:
    """The numbers of a lower-cased text, given with its words, in order.

    Digits that belong to a name ("B12", "IL-6", "COVID-19"), to an address or a clock ("8:30") are no numbers.
    """
    found = [_digits(match) for match in _DIGITS.finditer(lowered) if not match[0].startswith("00")]
    starts = _starts(words)
    if not starts:
        return found
    scales = {each.end for each in found}
    last = -1
    for index in starts:
        if words[index][2] in scales or words[index][1] < last:
            continue
        unsure = index > 0 and words[index - 1][0] in _UNSURE
        for each in _in_words(lowered, words, index):
            found.append(evolve(each, vague=True) if unsure and each.value in _SCALES.values() else each)
            last = each.end
    found.sort(key=lambda each: each.start)
    return found


def _starts(words: Sequence[Word]) -> list[int]:
    return [
        index
        for index, (word, _, _) in enumerate(words)
        if word in _STARTERS or ("-" in word and word.partition("-")[0] in _STARTERS)
    ]


def _digits(match: re.Match[str]) -> Numeral:
    lowered, (start, end) = match.string, match.span()
    written = lowered[start : match.start("scale") if match["scale"] else end]
    part = match["part"] or ""
    whole = written[: len(written) - len(part)]
    if whole in _PARTS:
        whole, part = "", whole
    value = float("".join(letter for letter in whole if letter.isdigit()) or 0)
    step = 1.0
    if part in _PARTS:
        value += _PARTS[part]
        step = 0.25
    elif part:
        value += float("0." + part[1:])
        step = 10.0 ** (1 - len(part))
    if lowered[start - 1 : start] in (".", "·") and not part and not lowered[max(0, start - 2) : start - 1].isalnum():
        start -= 1
        value, step = value / 10 ** len(whole), 10.0 ** -len(whole)
    sign = lowered[max(0, start - 2) : start]
    if sign[-1:] in ("−", "-") and not sign[:-1].isalnum():
        start -= 1
        value = -value
    scale = (match["scale"] or "").strip(" -\u00a0")
    factor = _SCALES.get(scale) or _SHORT.get(scale, 1)
    return Numeral(start=start, end=end, value=value * factor, step=step * factor)


def _in_words(lowered: str, words: Sequence[Word], index: int) -> Sequence[Numeral]:
    """The number that begins with the word at `index`; empty where it is none there ("a day" after "twice")."""
    start = words[index][1]
    match = _WORDS.match(lowered, start)
    if match is None:
        return ()
    if match["words"]:
        return tuple(_spelled(match))
    value, step = 1.0, 1.0
    if match["times"]:
        value = _TIMES[match[0]]
    elif match["vague"]:
        value = _VAGUE[match[0]]
    elif match["part"]:
        value = (0.5 if match["part"].startswith("half") else 0.25) * _SCALES[match["of"]]
        step = value
    elif match["half"]:
        value = step = 0.5
    elif match["quarters"]:
        value = step = 0.75 if match["quarters"].startswith("three") else 0.25
    elif match["unit"]:
        value = 1.0
    elif not (index and words[index - 1][0] in _BEFORE_ONE) and _AFTER_ONE.match(lowered, match.end()) is None:
        return ()
    return (
        Numeral(
            start=start,
            end=match.end(),
            value=value,
            step=step,
            spelled=not match["times"] and not match["vague"],
            times=bool(match["times"]),
            vague=bool(match["vague"]),
        ),
    )


def _spelled(match: re.Match[str]) -> Iterator[Numeral]:
    """The number that the words tell; words that cannot join ("two one-hour sessions") begin another."""
    lowered = match.string
    start, end, word = match.start(), match.end("words"), match["words"]
    total, group, scaled = 0.0, *_opening(word)
    while link := _LINK.match(lowered, end, match.end()):
        following = link[1]
        factor = _SCALES.get(following)
        if factor is not None:
            total, group = (total + group * factor, 0) if factor >= 1000 else (total, group * factor)
            scaled = True
        elif scaled or (word in _TENS and _SMALL[following] < 10 and " and " not in link[0]):
            group += _SMALL[following]
        else:
            yield Numeral(start=start, end=end, value=total + group, step=1, spelled=True)
            start = link.start(1)
            total, group, scaled = 0.0, *_opening(following)
        word, end = following, link.end()
    yield Numeral(start=start, end=end, value=total + group, step=1, spelled=True)


def _opening(word: str) -> tuple[float, bool]:
    """What a number opens with: "hundred" and "a" (hundred) count from one."""
    if word in _SCALES:
        return _SCALES[word], True
    return _SMALL.get(word, 1), False
