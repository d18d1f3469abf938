"""The block of `key: value` lines between `---` that opens many Markdown files."""

from __future__ import annotations

from attrs import frozen

from claimcheck import regex as re

_OPENING = re.compile(r"\ufeff?---[ \t]*\r?\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_FIELD = re.compile(r"^([A-Za-z][\w -]{0,60}?)[ \t]*:(?:[ \t]+([^\n]*?))?[ \t\r]*$", re.MULTILINE)
_FOLDED = re.compile(r"(?:[ \t]+[^\n]*(?:\n|\Z))+")
_LONGEST = 20_000
"""Code points; what runs on for longer is no front matter."""


@frozen(kw_only=True)
class FrontMatter:
    """The fields, names in lower case with `_` for `-`; each with `(value, start, end)`, the value unquoted."""

    end: int
    """Where the text of the article begins in the source; 0 without front matter."""
    fields: tuple[tuple[str, str, int, int], ...] = ()

    def get(self, *names: str) -> str:
        """The value of the first of `names` that is given; empty if none is."""
        found = {name: value for name, value, _, _ in reversed(self.fields)}
        return next((found[name] for name in names if found.get(name)), "")


def read_front_matter(source: str) -> FrontMatter:
    """The front matter of a Markdown source: simple fields and folded text; nested YAML is passed over."""
    opening = _OPENING.match(source)
    closing = _CLOSING.search(source, opening.end(), opening.end() + _LONGEST) if opening else None
    if opening is None or closing is None:
        return FrontMatter(end=0)
    fields: list[tuple[str, str, int, int]] = []
    for match in _FIELD.finditer(source, opening.end(), closing.start()):
        start, end = match.span(2) if match[2] else (match.end(1), match.end(1))
        value = source[start:end]
        if value[:1] in (">", "|") and len(value) <= 3:
            folded = _FOLDED.match(source, match.end() + 1, closing.start())
            start, end = folded.span() if folded else (end, end)
            value = " ".join(source[start:end].split())
        elif len(value) > 1 and value[0] in "\"'" and value[-1] == value[0]:
            start, end, value = start + 1, end - 1, value[1:-1]
        fields.append((match[1].lower().replace("-", "_"), value, start, end))
    return FrontMatter(end=closing.end(), fields=tuple(fields))
