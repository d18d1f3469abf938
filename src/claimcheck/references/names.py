"""A printed list of authors taken apart into one string a person or body."""

from __future__ import annotations

from claimcheck import regex as re

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_AND = re.compile(r"[,;]?\s(?:and|und|et|&|y|og|och|en)\s(?!al\b)(?=\S)|\s?[;&]\s?", re.IGNORECASE)
_OTHERS = re.compile(
    r"[\s,;…]{0,9}(?:\[?\b(?:and\s(?:others|colleagues)|et\.?\s?al|u\.\s?a|et\scoll|und\sandere)\b\.?\]?)?[\s,;:]{0,9}$"
)
_LEAD = re.compile(r"(?:by|von|par|por|di)\s", re.IGNORECASE)
_INITIALS = re.compile(rf"(?:{_UPPER}[a-z]?\.[\s-]{{0,2}}|{_UPPER}(?![\w'’])[\s-]{{0,2}}){{1,5}}|{_UPPER}{{1,4}}")
_SUFFIX = re.compile(r"(?:Jr|Sr|I{2,3}|IV|[234](?:nd|rd|th))\.?")
_WORD_AND_STOP = re.compile(r"[^\W\d_]{3}\.$")


def split_names(text: str) -> tuple[str, ...]:
    """The persons or bodies of a list of authors, each as printed.

    Args:
        text: The authors as one string: "Jensen RK, Leboeuf-Yde C, et al.", "Smith, J., & Jones, A. B.".

    Returns:
        "Jensen RK", "Leboeuf-Yde C": surname and initials or given name stay together in the order printed;
        "et al." is left out.
    """
    text = _OTHERS.sub("", _LEAD.sub("", text, count=1) if _LEAD.match(text) else text)
    names = [name for group in _AND.split(text) for name in _persons(group)]
    return tuple(name for name in names if name)


def _persons(group: str) -> list[str]:
    """The names in a part of the list that has no "and"."""
    parts = [part for part in (piece.strip() for piece in group.split(",")) if part]
    names: list[str] = []
    for place, part in enumerate(parts):
        if names and (_SUFFIX.fullmatch(part) or (_INITIALS.fullmatch(part) and "," not in names[-1])):
            names[-1] += f", {part}"
        elif place == 1 and _inverted(parts):
            names[0] += f", {part}"
        else:
            names.append(part)
    return [name.rstrip(".") if _WORD_AND_STOP.search(name) else name for name in (name.strip(" :") for name in names)]


def _inverted(parts: list[str]) -> bool:
    """Whether the first of the parts is a surname and the second the given name that belongs to it."""
    if " " in parts[0] and not parts[0].split()[0].islower():
        return False
    return parts[1][:1].isupper() and all(" " in part or _SUFFIX.fullmatch(part) for part in parts[2:])
