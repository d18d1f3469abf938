"""What a sentence is about, and whether it states something of it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck import regex as re

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.claims.clues import Clues

_CODE = re.compile(r"\b(?:[A-Z]{2,}[A-Za-z]*-?\d*|[A-Za-z]{0,2}[A-Z]\d{1,2}|[A-Z]{2,4}-[A-Z0-9])\b")
"""HDL-C, T3, GLP-1."""
_NAME_FIRST = re.compile(r"(?:The )?[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*)+")
_TITLE = 0.6
"""Share of a text from which capitalised words make a title of it, not a name at its beginning."""
_CLASSES = ("told person", "offers", "research gap")
_OF_SOMEBODY = frozenset({"you", "we", "first_person", "told person"})
_MANY = 3
_REACH = 4
"""Words within which a plural subject ends."""
_PLURALS = frozenset({"women", "men", "people", "children"})
_NO_PLURALS = ("ss", "us", "is")
_NO_VERBS = ("s", "ed", "ing", "ly")
_NO_VERB = frozenset(
    (
        *("of", "in", "on", "at", "to", "for", "from", "with", "by", "and", "or", "but", "nor", "that", "who", "which"),
        *("when", "while", "as", "than", "about", "into", "over", "under", "between", "is", "are", "was", "were", "be"),
        *("been", "has", "have", "had", "do", "does", "did", "can", "could", "may", "might", "will", "would", "should"),
        *("must", "not", "the", "a", "an", "this", "these", "those", "it", "its", "your", "our", "their", "if", "so"),
        *("because", "there", "here", "only", "also"),
    )
)
"""Words that are no verb in the present of which a plural is the subject."""


def describe_subject(sentence: Clues) -> dict[str, float]:
    """Features of the subject: a person, an institution, a code, a name, a plural that acts ("walnuts lower")."""
    classes = sentence.classes
    found = {name: 1.0 for name in _CLASSES if name in classes}
    named = _NAME_FIRST.match(sentence.text)
    more = {
        "told person or offers 3": classes.get("told person", 0) + classes.get("offers", 0) >= _MANY,
        "plural acts": _has_acting_plural(sentence.words),
        "code": _CODE.search(sentence.text) is not None,
        "name first": named is not None and len(named[0]) < _TITLE * len(sentence.text),
        "lead-in": sentence.is_lead_in,
        "present on health": ("health" in classes and _OF_SOMEBODY.isdisjoint(classes) and not sentence.is_past),
    }
    return found | {name: 1.0 for name, value in more.items() if value}


def _has_acting_plural(words: Sequence[str]) -> bool:
    for word, after in pairwise(words[: min(_REACH + 1, len(words) - 1)]):
        if word in _NO_VERB:
            return False
        plural = word in _PLURALS or (word.endswith("s") and not word.endswith(_NO_PLURALS))
        if plural and after.isalpha() and after not in _NO_VERB and not after.endswith(_NO_VERBS):
            return True
    return False
