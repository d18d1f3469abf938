"""Undoes the ways in which a DOI is encoded on a page, and remembers where each character came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from claimcheck import regex as re

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Characters without width that word processors and web pages put into long words."""

_ENTITIES = {
    "lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'", "nbsp": " ", "ensp": " ", "emsp": " ",
    "thinsp": " ", "shy": "", "zwnj": "", "zwj": "", "ndash": "-", "mdash": "—", "minus": "-", "hyphen": "-",
    "dash": "-", "sol": "/", "frasl": "/", "colon": ":", "semi": ";", "comma": ",", "period": ".",
    "lpar": "(", "rpar": ")", "lsqb": "[", "rsqb": "]", "lowbar": "_", "plus": "+", "num": "#",
    "percnt": "%", "equals": "=", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "laquo": "«",
    "raquo": "»", "hellip": "…", "middot": "·", "bull": "•",
}  # fmt: skip
_UNKNOWN = "\ufffd"
"""Stands for an entity that is none of these: a symbol that no DOI holds."""
_SAME = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d", "-")
    | dict.fromkeys("\u2044\u2215\uff0f", "/")
    | dict.fromkeys(INVISIBLE, "")
)
"""Typographic hyphens, dashes and slashes to the plain ones: no registered DOI holds them."""

_UNIT = re.compile(
    r"&(?:amp;){0,2}(?:\#(?P<decimal>[0-9]{1,6})|\#[xX](?P<hexadecimal>[0-9a-fA-F]{1,5})|(?P<name>[a-zA-Z]{2,8}));"
    r"|(?P<percent>(?:%(?:25){0,2}[0-9a-fA-F]{2})+)"
    r"|\\u00(?P<json>[2-7][0-9a-fA-F])"
    r"|\\(?P<escaped>[/_\-()\[\]<>.\#&%~:;+])"
    r"|(?P<hyphenated>(?:\u00ad|&shy;)[ \t]{0,20}\r?\n[ \t]{0,20})"
    r"|(?P<breakable><wbr[ ]?/?>)"
    r"|(?P<line><br[ ]?/?>(?:[ \t]{0,20}\r?\n)?)"
    rf"|(?P<typographic>[{INVISIBLE}\u2010-\u2013\u2212\ufe63\uff0d\u2044\u2215\uff0f])"
)
_SPECIAL = re.compile(rf"[&%\\<{INVISIBLE}\u2010-\u2013\u2212\ufe63\uff0d\u2044\u2215\uff0f]")
_PERCENT = re.compile(r"%(?:25){0,2}([0-9a-fA-F]{2})")


@frozen
class Decoded:
    """A decoded stretch of text: character `i` stands for `[starts[i]:ends[i]]` of the raw text."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


def decode(text: str, start: int, end: int) -> Decoded:
    """The slice `[start:end]` of `text` without its encodings.

    Undone are HTML entities (also doubled, `&amp;lt;`), percent-encoding (also doubled), the backslashes of
    JSON, Markdown and LaTeX, `<wbr>`, soft hyphens and other characters without width. A `<br>` becomes a
    line end, a typographic hyphen or slash the plain one.
    """
    window = text[start:end]
    if _SPECIAL.search(window) is None:
        return Decoded(window, range(start, end), range(start + 1, end + 1))
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for unit in _UNIT.finditer(window):
        plain = window[done : unit.start()]
        characters.append(plain)
        starts.extend(range(start + done, start + unit.start()))
        ends.extend(range(start + done + 1, start + unit.start() + 1))
        for decoded, first, last in _decoded(unit):
            characters.append(decoded)
            starts.extend([start + first] * len(decoded))
            ends.extend([start + last] * len(decoded))
        done = unit.end()
    characters.append(window[done:])
    starts.extend(range(start + done, end))
    ends.extend(range(start + done + 1, end + 1))
    return Decoded("".join(characters), starts, ends)


def _decoded(unit: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """`(character, start, end)` for what an encoded unit stands for; nothing when it stands for nothing."""
    match unit.lastgroup:
        case "percent":
            yield from _percent_decoded(unit)
        case "decimal":
            yield _character(int(unit["decimal"])), unit.start(), unit.end()
        case "hexadecimal" | "json" as kind:
            yield _character(int(unit[kind], 16)), unit.start(), unit.end()
        case "name":
            yield _ENTITIES.get(unit["name"].lower(), _UNKNOWN), unit.start(), unit.end()
        case "escaped":
            yield unit["escaped"], unit.start(), unit.end()
        case "line":
            yield "\n", unit.start(), unit.end()
        case "typographic":
            yield unit[0].translate(_SAME), unit.start(), unit.end()
        case _:
            return


def _character(code: int) -> str:
    """The character with a code point; the replacement character for half of a surrogate pair."""
    return _UNKNOWN if 0xD800 <= code <= 0xDFFF else chr(code).translate(_SAME)


def _percent_decoded(unit: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """The characters of a run of percent-encoded UTF-8 bytes; the run as it stands when it is not UTF-8."""
    octets = list(_PERCENT.finditer(unit[0]))
    try:
        decoded = bytes(int(octet[1], 16) for octet in octets).decode()
    except UnicodeDecodeError:
        yield unit[0], unit.start(), unit.end()
        return
    at = 0
    for character in decoded:
        length = len(character.encode())
        yield (
            character.translate(_SAME),
            unit.start() + octets[at].start(),
            unit.start() + octets[at + length - 1].end(),
        )
        at += length
