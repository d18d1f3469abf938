"""What stands in Markdown and is no text of the article: blanked, so that every other character keeps its place."""

from __future__ import annotations

from claimcheck import regex as re

_FENCED = re.compile(r"^[ \t]{0,3}:::.*$", re.MULTILINE)
"""The lines around a div of Pandoc, or around an admonition."""
_MODULES = re.compile(r"^(?:import|export)\s.*$|" + _FENCED.pattern, re.MULTILINE)
"""In MDX also the lines of JavaScript that bring components."""
_HIDDEN = re.compile(r"^[ \t]*(?:<(script|style)\b|<!--)", re.IGNORECASE | re.MULTILINE)
_CLOSERS = {
    "": re.compile("-->"),
    "script": re.compile(r"</script\s{0,20}>", re.IGNORECASE),
    "style": re.compile(r"</style\s{0,20}>", re.IGNORECASE),
}
_FENCE = re.compile(r"^[ >\t]*(?:```|~~~)", re.MULTILINE)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def without_hidden(text: str, *, modules: bool = False) -> str:
    """The text, blanks for what is none: lines around a div; comments, scripts and styles that hold an empty line.

    To CommonMark such a line ends the HTML that they stand in, and the rest of them would be read as text. In MDX the
    `modules` that lines of JavaScript bring in go too.
    """
    text = (_MODULES if modules else _FENCED).sub(_blank, text)
    parts: list[str] = []
    place = 0
    missing: set[str] = set()
    for match in _HIDDEN.finditer(text):
        name = (match[1] or "").lower()
        if match.start() < place or name in missing:
            continue
        closer = _CLOSERS[name].search(text, match.end())
        if closer is None:
            missing.add(name)
            continue
        end = closer.end()
        hidden = text[match.start() : end]
        if _BLANK_LINE.search(hidden) and not _FENCE.search(hidden):
            parts += (text[place : match.start()], re.sub(r"[^\n]", " ", hidden))
            place = end
    parts.append(text[place:])
    return "".join(parts)
