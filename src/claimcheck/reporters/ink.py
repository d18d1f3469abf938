"""Styled lines as plain text or, through rich, in colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.reporters.full import Style

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.text import Text

    from claimcheck.reporters.full import Line

LOOKS = {
    Style.PLAIN: "",
    Style.TITLE: "bold",
    Style.PATH: "bold",
    Style.QUIET: "dim",
    Style.EVIDENCE: "italic",
    Style.ERROR: "red",
    Style.WARNING: "yellow",
    Style.NOTE: "cyan",
    Style.ADVICE: "green",
}
"""What each part looks like: the sixteen colours of the terminal, so that its own theme decides."""


def plain(lines: Iterable[Line]) -> str:
    """The text alone, without spaces at the ends of lines."""
    return "".join("".join(text for text, _ in line).rstrip() + "\n" for line in lines)


def painted(line: Line) -> Text:
    """A line as rich text."""
    from rich.text import Text

    return Text.assemble(*((text, LOOKS[style]) for text, style in line))


def colored(lines: Iterable[Line]) -> str:
    """The text with the escape sequences of a terminal."""
    from io import StringIO

    from rich.console import Console

    paper = StringIO()
    console = Console(file=paper, force_terminal=True, color_system="standard", no_color=False, width=1000)
    for line in lines:
        console.print(painted(line), soft_wrap=True)
    return paper.getvalue()
