"""Citation keys in the text of a block: pandoc and Quarto, manubot, LaTeX, MyST, Hugo and Jekyll, Obsidian."""

from __future__ import annotations

from claimcheck import regex as re
from claimcheck.references.taken import Taken

_KEY = r"@[\w](?:[\w:.#$%&+?<>~/()-]{0,120}[\w)])?"
_ONE = re.compile(_KEY)
_GROUP = re.compile(
    r"\[(?:(?:see|e\.g\.|cf\.|also)[\s,]{1,3}){0,2}-?@[\w][^\[\]@]{0,120}(?:;\s?[^\[\]@;]{0,40}-?@[\w][^\[\]@]{0,120}){0,30}\]"
)
_NARRATIVE = re.compile(rf"(?<![\w/.@`\[|-])-?({_KEY})(?:\s\[p{{1,2}}\.\s?[\d–-]{{1,12}}\])?")
_OBSIDIAN = re.compile(r"\[\[@([\w:.-]{1,80})(?:\|[^\[\]]{0,80})?\]\]")
_LATEX = re.compile(r"\\[a-zA-Z]{0,12}cite[a-zA-Z]{0,8}\*?(?:\[[^\[\]]{0,60}\]){0,2}\{([^{}]{1,200})\}")
_MYST = re.compile(r"\{cite(?::\w{1,4})?\}([\w:.,-]{1,200})")
_SHORTCODE = re.compile(
    r"\{\{[<%]\s?(?:cite|citation|bibcite)\s+([^{}<>%]{1,200}?)\s?[>%]\}\}|\{%-?\s?(?:cite|cite_details|bibcite)\s+([^{}%]{1,200}?)\s?-?%\}"
)
_NAMED = re.compile(r"[\w:.+/-]{2,80}")
_SIGNS = ("@", "cite")


def find_keys(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """`(start, end, keys)` of each citation by key, and of what else begins with `@`, such as names of accounts."""
    found: list[tuple[int, int, tuple[str, ...]]] = []
    if not any(sign in text for sign in _SIGNS):
        return found
    found += [
        (*match.span(), tuple(dict.fromkeys(key[1:] for key in _ONE.findall(match[0]))))
        for match in _GROUP.finditer(text)
        if text[max(0, match.start() - 1) : match.start()] != "["
    ]
    for pattern in (_OBSIDIAN, _LATEX, _MYST, _SHORTCODE):
        for match in pattern.finditer(text):
            keys = _NAMED.findall(next(filter(None, match.groups())).replace('"', " "))
            found.append((*match.span(), tuple(dict.fromkeys(keys))))
    within = Taken((start, end) for start, end, _ in found)
    narrative = (match for match in _NARRATIVE.finditer(text) if not within.hits(*match.span()))
    found += [(match.start(), match.end(), (match[1][1:],)) for match in narrative]
    return sorted(each for each in found if each[2])


def is_narrative(text: str, start: int) -> bool:
    """Whether the key at `start` stands in its sentence as a word, without brackets or a command around it."""
    return text[start : start + 1] in {"@", "-"}
