"""A printed list of authors taken apart into one string a person or body."""

from __future__ import annotations

import re

_SURNAME_FIRST = re.compile(
    r"(?:[\w'’‐-]+\s){0,3}[\w'’‐-]+,\s?(?:(?:Jr|Sr|I{2,3})\.?,\s?)?(?:[^\W\d_]\.[\s-]{0,2}){1,5}(?:,?\s(?:Jr|Sr|I{2,3})\b\.?)?"
    r"|(?:[\w'’‐-]+\s){0,3}[\w'’‐-]+,\s[A-Z]{1,3}(?![\w])"
)
_AND = re.compile(r"(?:,|;)?\s(?:and|und|et|&|y|og|och|en)\s(?!al\b)|\s?[;&]\s?", re.IGNORECASE)
_END = re.compile(r"[\s,;.]*(?:\b(?:and\sothers|et\.?\s?al|u\.\s?a|et\scoll)\b\.?)?[\s,;:]*$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]{0,2}){1,5}(?:,?\s?(?:Jr|Sr|I{2,3})\.?)?")


def split_names(text: str) -> tuple[str, ...]:
    """The persons or bodies of a list of authors, each as printed.

    Args:
        text: The authors as one string: "Jensen RK, Leboeuf-Yde C, et al.", "Smith, J., & Jones, A. B.".

    Returns:
        "Jensen RK", "Leboeuf-Yde C"; surname and initials stay together however they are ordered.
    """
    text = _END.sub("", text)
    names: list[str] = []
    for group in _AND.split(text):
        names += _split_commas(group.strip(" ,;"))
    return tuple(name for name in names if name)


def _split_commas(group: str) -> list[str]:
    parts = [part.strip() for part in re.split(r",\s?", group)]
    names: list[str] = []
    for part in parts:
        lone = names and " " not in names[-1].strip()
        if names and _INITIALS.fullmatch(part) and "," not in names[-1]:
            names[-1] += f", {part}"
        elif names and re.fullmatch(r"(?:Jr|Sr|I{2,3})\.?", part):
            names[-1] += f", {part}"
        elif lone and len(names) == 1 and len(parts) <= 2 and part[:1].isupper():
            names[-1] += f", {part}"
        else:
            names.append(part)
    return [name.strip(" ,;:.") if re.search(r"\w{2,}\.$", name) else name.strip(" ,;:") for name in names]
