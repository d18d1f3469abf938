"""Work grows with the length of an article and no faster, whatever it is made of: calls are counted, not seconds."""

from __future__ import annotations

import html
import sys
from collections import Counter
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from claimcheck import Settings, readers
from claimcheck.config import OutputFormat
from claimcheck.model import Report
from claimcheck.pipeline import examine
from claimcheck.reporters import render
from claimcheck.sources.opening import open_sources

GOOD = "Slouching is good for your back and cures back pain.\n"
FASTEST = 2.5
"""How many more calls of a function an article of twice the length may cost; were work the square, it were four."""
MANY = 4000
"""Calls of a function from which on its growth is looked at."""


def name(number: int) -> str:
    return f"Smith{chr(97 + number % 26)}{chr(97 + number // 26 % 26)}"


def entry(number: int) -> str:
    return f"Smith J, Jones AB. Rest versus exercise. J Med. 2010;3:4-5. doi:10.1016/j.a.2010.01.{number:03}\n"


def listed(cited: str, entries: str) -> str:
    return f"{cited}\n\n## References\n\n{entries}"


SHAPES: dict[str, Callable[[int], str]] = {
    "claims": lambda n: GOOD * n,
    "claims with markers": lambda n: "".join(f"Rest reduced pain by {i % 90}% in adults [{i}].\n" for i in range(n)),
    "names and years": lambda n: listed(
        "".join(f"Rest reduced pain ({name(i)}, 20{i % 20:02}). " for i in range(n)),
        "".join(f"{name(i)} J. Rest versus exercise. J Med. 20{i % 20:02};3:4-5.\n\n" for i in range(n)),
    ),
    "one name and year": lambda n: listed(
        "Rest reduced pain (Smith, 2010). " * n, "Smith J. Rest versus exercise. J Med. 2010;3:4-5.\n\n" * n
    ),
    "numbered list": lambda n: listed(
        "".join(f"Rest reduced pain in adults [{i}]. " for i in range(1, n)),
        "".join(f"{i}. {entry(i)}" for i in range(1, n)),
    ),
    "footnotes": lambda n: (
        "".join(f"Pain is cured.[^{i}] " for i in range(n))
        + "\n\n"
        + "".join(f"[^{i}]: Smith J. Title. 2010.\n" for i in range(n))
    ),
    "links": lambda n: "".join(f"[pain is cured](https://doi.org/10.1234/{i}) " for i in range(n)),
    "suppressions": lambda n: "<!-- claimcheck-disable CIT101 -->\n" * n + GOOD,
    "suppressed claims": lambda n: f"<!-- claimcheck-disable-next-line CIT101 x -->\n\n{GOOD}\n" * n,
    "switched claims": lambda n: f"<!-- claimcheck-disable CIT101 -->\n\n{GOOD}\n<!-- claimcheck-enable -->\n\n" * n,
    "one sentence": lambda n: "exercise reduced pain by 30% (95% CI 10 to 20) and " * n + ".",
    "table": lambda n: "<table>" + "<tr><td>1</td><td>30 %</td></tr>" * n + "</table>",
    "headings": lambda n: f"# Backs\n\n{GOOD}\n" * n,
    "list": lambda n: "- Rest cures back pain in adults\n" * n,
    "brackets": lambda n: "[(" * n,
    "marks": lambda n: "*a _b `c ~~d " * n,
    "tags": lambda n: "<b>x <p a" * n,
    "numbers": lambda n: "1, " * n + "30-30-" * n,
    "DOIs": lambda n: "doi:10.1234/(a.b " * n,
}


def paragraphs(source: str) -> str:
    return "".join(f"<p>{html.escape(each)}</p>" for each in source.split("\n\n"))


READERS: dict[str, Callable[[str], str]] = {
    "a.txt": str,
    "a.html": lambda source: f"<html><body><article>{paragraphs(source)}</article></body></html>",
    "a.nxml": lambda source: f"<article><front/><body>{paragraphs(source)}</body></article>",
}
"""A file for each other reader than that of Markdown, and how a text stands in it."""


def work(source: str, path: str = "a.md") -> Counter[str]:
    """How often each function is called while an article is checked: ours, and Python's by who calls it."""
    calls: Counter[str] = Counter()

    def count(frame: FrameType, event: str, argument: Any) -> None:
        if event in {"call", "c_call"}:
            code = frame.f_code
            called = argument.__name__ if event == "c_call" else ""
            calls[f"{code.co_filename.rpartition('/')[2]}:{code.co_firstlineno} {code.co_name} {called}"] += 1

    with open_sources(Settings(offline=True, cache=False)) as resolve:
        sys.setprofile(count)
        try:
            checked, crashes = examine(readers.read(path, source.encode()), Settings(), resolve)
            report = Report(articles=(checked,), failures=crashes)
            for output_format in (OutputFormat.JSON, OutputFormat.FULL):
                render(report, output_format)
        finally:
            sys.setprofile(None)
    return calls


@pytest.mark.slow
@pytest.mark.parametrize("path", READERS)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_thousandfold_text_is_at_most_eleven_hundredfold_work(shape: str, path: str) -> None:
    def calls(size: int) -> int:
        return work(READERS[path](SHAPES[shape](size)), path).total()

    calls(20)  # what is done once
    first, more, most = calls(10), calls(40), calls(340)
    assert most - more <= 11 * (more - first) + MANY


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text_is_twice_the_work(shape: str) -> None:
    make = SHAPES[shape]
    work(make(20))  # what is done once
    single, double = work(make(200)), work(make(400))
    growing = {called: (single[called], number) for called, number in double.items() if number > MANY}
    assert not {called: grown for called, grown in growing.items() if grown[1] > FASTEST * grown[0]}
