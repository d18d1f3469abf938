"""Draw docs/screenshot.svg from a real run on the example article: `python docs/make_screenshot.py`."""

from __future__ import annotations

import io
import os
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.terminal_theme import TerminalTheme

from claimcheck import Settings, check_files
from claimcheck.reporters.full import Style, compose
from claimcheck.reporters.ink import painted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.reporters.full import Line

ARTICLE = "examples/articles/modic-changes.md"
LOCK = "examples/articles/claimcheck.lock"
PICTURE = Path(__file__).parent / "screenshot.svg"
WIDTH = 100
PAPER = TerminalTheme(
    (250, 250, 248),
    (45, 48, 52),
    [
        (45, 48, 52),
        (178, 42, 42),
        (46, 110, 60),
        (150, 96, 0),
        (40, 90, 160),
        (120, 60, 130),
        (20, 110, 120),
        (110, 114, 118),
    ],
)
_HEAD = len(("path", "rule", "severity"))
"""Pieces of the line that begins what is told of a sentence."""
FORMAT = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
.{unique_id}-title {{ font-family: sans-serif; font-size: 18px; font-weight: bold; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def screenshot() -> str:
    """What `claimcheck check --frozen` prints for the article, as SVG, with one finding of each rule."""
    report = check_files([ARTICLE], Settings(frozen=True, lock=LOCK))
    console = Console(file=io.StringIO(), record=True, width=WIDTH, force_terminal=True, color_system="standard")
    console.print(f"[bold]$ claimcheck check --frozen {ARTICLE}\n", highlight=False)
    for line in shortened(compose(report, width=WIDTH)):
        console.print(painted(line), soft_wrap=True)
    return console.export_svg(title="claimcheck", theme=PAPER, code_format=FORMAT, unique_id="claimcheck")


def shortened(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines of a report with the surest finding of each rule; three dots stand for the others."""
    paragraphs = [tuple(group) for empty, group in groupby(lines, key=lambda line: not line) if not empty]
    surest: dict[str, int] = {}
    for place, paragraph in enumerate(paragraphs):
        rule = rule_of(paragraph)
        if rule and (rule not in surest or is_doubtful(paragraphs[surest[rule]]) > is_doubtful(paragraph)):
            surest[rule] = place
    dots = False
    for place, paragraph in enumerate(paragraphs):
        rule = rule_of(paragraph)
        if not rule or surest[rule] == place:
            yield from (*paragraph, ())
            dots = False
        elif not dots:
            yield from ((("     …", Style.QUIET),), ())
            dots = True


def rule_of(paragraph: Sequence[Line]) -> str:
    """The rule whose finding a paragraph tells, empty for other paragraphs."""
    return next((line[1][0] for line in paragraph if len(line) == _HEAD), "")


def is_doubtful(paragraph: Sequence[Line]) -> bool:
    """Whether the finding is of low confidence."""
    return any("low confidence" in line[-1][0] for line in paragraph)


def main() -> None:
    """Draw the picture anew, from the root of the repository, so that paths in it are short."""
    os.chdir(PICTURE.parents[1])
    PICTURE.write_text(screenshot(), encoding="utf-8")


if __name__ == "__main__":
    main()
