"""Numbers and keys by which a text calls its references: `3`, `1,3–5`, `2a`."""

from __future__ import annotations

from claimcheck import regex as re

_NUMBER = r"\d{1,9}[a-d]?"
DASH = r"[-‐‑‒–—−]"
_SEPARATOR = rf"(?:\s?{DASH}\s?|\s?[,;]\s?|\s?(?:&|and|und|et|y)\s)"
LIST = rf"{_NUMBER}(?:{_SEPARATOR}{_NUMBER}){{0,99}}"
"""A pattern for one or more numbers with commas, semicolons, dashes or "and" between them."""

_PIECE = re.compile(rf"(\s?{DASH}\s?)?({_NUMBER})")
_LONGEST_RANGE = 200
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻ʼ’", "0123456789-,,")


def expand(text: str) -> tuple[str, ...]:
    """The labels that a list of numbers names, ranges written out, each once, in order.

    `"1,3-5"` gives `("1", "3", "4", "5")`. A range that runs backwards or over more than 200 numbers is no
    list of references: then the result is empty.
    """
    labels: list[str] = []
    for dash, number in _PIECE.findall(text):
        if dash and labels:
            first, last = number_of(labels[-1]), number_of(number)
            if not first < last <= first + _LONGEST_RANGE:
                return ()
            labels.extend(str(each) for each in range(first + 1, last))
        labels.append(number)
    return tuple(dict.fromkeys(labels))


def number_of(label: str) -> int:
    """The number in a label, its letter left out; -1 for a label without one."""
    digits = label.rstrip("abcdefghijklmnopqrstuvwxyz")
    return int(digits) if digits.isascii() and digits.isdigit() else -1


def plain_digits(text: str) -> str:
    """Unicode superscript digits and minus signs as ordinary ones."""
    return text.translate(_SUPERSCRIPTS)
