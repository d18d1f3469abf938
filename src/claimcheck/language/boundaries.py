"""Whether a run of stops ends a sentence."""

from __future__ import annotations

import re

from attrs import frozen

from claimcheck.language.abbreviations import Ending, ending_of, is_label, opens_sentences

_BEFORE = 48
"""How many characters before a stop are looked at: longer than any abbreviation with the words that decide."""

STOP = re.compile(
    r"[.!?…](?:[ ]?[.!?…])*+"
    r"(?P<close>(?:[\"'”’»›)\]}*_]++(?:[.!?…]++(?=[\"'”’»›)\]}*_\s]|$))?)*+)"
    r"(?P<mark>(?:"
    r"[⁰¹²³⁴-⁹](?:[⁰¹²³⁴-⁹⁻˒,–-]{0,40}[⁰¹²³⁴-⁹])?"
    r"|[ ]?\[(?:\^[^\[\]\s]{1,40}|-?@[^\[\]]{1,80}|\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20})\]"
    r"|<sup>[^<>]{1,60}</sup>"
    r"|[ ]\([A-Z][^()\d]{1,80}\s(?:1[89]|20)\d\d[a-z]?(?:[,;][^()]{1,120})?\)(?![.,;:])"
    r"|(?<=[a-z)][.])\d{1,3}(?:[ ]?[,–-][ ]?\d{1,3}){0,20}(?=\s+[\"“(\[]?[A-Z]|\s*$)"
    r"){0,8})"
    r"(?P<tail>(?:[ ]?[\U0001F300-\U0001FAFF❤☺️‍]++)?)"
    r"(?P<gap>\s*+)(?<=\s|(?P<glued>(?=[\"“(\[]?[A-ZÀ-ÖØ-Þ])))"
)
