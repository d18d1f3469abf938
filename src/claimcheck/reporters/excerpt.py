"""Words of an article made safe to show."""

from __future__ import annotations

from claimcheck import regex as re

_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""Soft hyphen, zero-width spaces and joiners: left out, since they show nothing."""
_COMMAND = re.compile(r"::(?=[A-Za-z])|##\[")
"""What begins a workflow command of GitHub: the first at the start of a line, the second, older one anywhere."""
_HARMLESS = {"::": "∷", "##[": "#♯["}


def visible(text: str) -> str:
    """The text with nothing in it that could steer a terminal or a workflow, or reorder the line.

    A tab becomes four spaces, other white space one; a control character becomes its Unicode picture; a
    character that sets the direction of writing becomes its code point in words; what is invisible goes; the
    signs that begin a command of a workflow are replaced by some that look like them.
    """
    if not (text.isascii() and text.isprintable()):
        text = "".join(map(_visible, text))
    return harmless(text)


def harmless(text: str) -> str:
    """The text with the signs that begin a command of a workflow replaced by some that look like them."""
    return _COMMAND.sub(lambda found: _HARMLESS[found[0]], text)


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    if character == "\t":
        return "    "
    if character.isspace() and character not in "\x1c\x1d\x1e\x1f\x85":
        return " "
    if character in _INVISIBLE:
        return ""
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"<U+{code:04X}>"
