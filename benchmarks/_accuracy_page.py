"""The page of all figures, the plots on it and the table in the README, each made from the same figures."""

from __future__ import annotations

import os
import platform
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve

from benchmarks import _plots
from benchmarks.measure import Figure

Results = Mapping[str, Sequence[Figure]]
"""Figures by the name of the benchmark."""

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "reference" / "accuracy.md"
README = ROOT / "README.md"
_HERE = Path(__file__).parent
ROWS: list[dict[str, Any]] = tomllib.loads((_HERE / "readme_rows.toml").read_text(encoding="utf-8"))["row"]
"""The rows of the README's table."""
SETS: dict[str, list[str]] = tomllib.loads((_HERE / "data_sets.toml").read_text(encoding="utf-8"))
"""What the benchmarks read, by folder: what it holds, its licence, where it is had."""
_HEAD = ["| measure | value | 95 % | n | floor | peer | reach |", "| --- | --- | --- | --- | --- | --- | --- |"]
_MARKED = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- end of the figures -->)", re.DOTALL)
"""The part of the README that is written here."""
_PLOTS = {
    "accuracy": "Figures of the README with their 95 % intervals",
    "coverage": "Risk and coverage: verdicts on SciFact and Check-COVID that are wrong, the surest first",
    "reliability": "Reliability: how often a verdict is right, by the probability that is stated of it",
    "scaling": "Scaling: CPU seconds by number of articles",
}


def page(results: Results, titles: Mapping[str, str], date: str) -> str:
    """The page in Markdown: the plots, the data and how to get it, and a table for each benchmark."""
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    lines = [
        "# How accurate and how fast claimcheck is",
        "",
        f"Measured on {date} ({machine}) by `make bench`;",
        "`python -m benchmarks NAME` measures one part alone. The data are labelled public sets and real articles that",
        "are not part of this project. The interval is a 95 % bootstrap over documents, of times the least and most of",
        "the rounds. Rules were written while reading errors on the same sets, so expect somewhat less elsewhere;",
        "what weights were fitted on is said in the script that fitted them.",
        "",
        *(f"![{title}](accuracy/{name}.svg)\n" for name, title in _PLOTS.items()),
        "## The data",
        "",
        "`DATA` is a folder with these in it (`make bench DATA=…`); a benchmark whose set is not there is left out.",
        "",
        "| folder | holds | licence | from |",
        "| --- | --- | --- | --- |",
        *(f"| `{folder}` | {' | '.join(told)} |" for folder, told in SETS.items()),
    ]
    for name, figures in results.items():
        lines += ["", f"## `{name}`: {titles[name].rstrip('.')}", "", *_HEAD, *map(_row, figures)]
    return "\n".join([*lines, ""])


def _row(each: Figure) -> str:
    interval = f"{each.low:.3f}–{each.high:.3f}" if each.low is not None and each.high is not None else ""
    cells = (each.measure, f"{each.value:.3f}", interval, str(each.n), each.floor, each.peer, each.reach)
    return f"| {' | '.join(cell.replace('|', ' ') for cell in cells)} |"


def figures_of(text: str) -> Results:
    """The figures of a page, as far as its tables tell."""
    results: dict[str, list[Figure]] = {}
    for part in text.split("\n## `")[1:]:
        figures = results.setdefault(part.partition("`")[0], [])
        for line in part.splitlines()[len(_HEAD) + 2 :]:
            measure, value, interval, number, *told = [cell.strip() for cell in line.strip("|").split("|")]
            low, _, high = interval.partition("–")
            each = Figure(
                measure=measure, value=float(value), n=int(number), floor=told[0], peer=told[1], reach=told[2]
            )
            figures.append(evolve(each, low=float(low), high=float(high)) if high else each)
    return results


def date_of(text: str) -> str:
    """The day on which the figures of a page were measured, as `2026-12-01`."""
    found = re.search(r"Measured on (\S+)", text)
    assert found
    return found[1]


def readme_part(text: str) -> str:
    """What the README says of the figures of a page: when they were measured, and its table."""
    results = {name: {each.measure: each for each in figures} for name, figures in figures_of(text).items()}
    lines = [
        f"Measured on {date_of(text)} by `make bench` ([all tables and plots](docs/reference/accuracy.md)).",
        '"Held out" are sites, abstracts and references whose errors nobody read while rules were written.',
        "",
        "| what | on | figure |",
        "| --- | --- | --- |",
    ]
    for row in ROWS:
        known = results.get(row["benchmark"], {})
        if not all(measure in known for measure in row["measures"]):
            continue
        some = [known[measure] for measure in row["measures"]]
        numbers = {f"n{index}": f"{each.n:,}" for index, each in enumerate(some)}
        cell = row.get("cell", "{0} / {1}").format(*(_short(each.value) for each in some), **numbers)
        lines.append(f"| {row['what']} | {row['on'].format(**numbers)} | {cell} |")
    return "\n".join([*lines, ""])


def _short(value: float) -> str:
    return f"{value:.2f}".removeprefix("0") if value else "0"


def write(text: str) -> None:
    """The page, its plots, and the README's part that is made from it."""
    PAGE.write_text(text, encoding="utf-8")
    folder = PAGE.with_suffix("")
    folder.mkdir(exist_ok=True)
    for name, picture in plots(figures_of(text)).items():
        (folder / f"{name}.svg").write_text(picture, encoding="utf-8")
    readme = README.read_text(encoding="utf-8")
    README.write_text(_MARKED.sub(lambda _: readme_part(text), readme), encoding="utf-8")


def plots(results: Results) -> dict[str, str]:
    """The plots as SVG, by the name of their file."""
    known = {(name, each.measure): each for name, figures in results.items() for each in figures}
    shown = [
        (f"{row['benchmark']}: {measure}", known[row["benchmark"], measure])
        for row in ROWS
        for measure in row["measures"]
        if (row["benchmark"], measure) in known and row["benchmark"] != "speed"
    ]
    sizes: dict[str, list[_plots.Point]] = {}
    for rest, each in _points(results, "speed", "articles, s: "):
        name, _, size = rest.rpartition(", ")
        sizes.setdefault(name, []).append((float(size), each))
    surest = [(float(share), each) for share, each in _points(results, "calibration", "wrong among the surest: ")]
    stated = [(float(bin_), each) for bin_, each in _points(results, "calibration", "right where stated: ")]
    return {
        "accuracy": _plots.rows(_PLOTS["accuracy"], shown),
        "coverage": _plots.lines(
            _PLOTS["coverage"],
            {"likeliest verdict": surest},
            across="share of the claims that get a verdict",
            up="share of those verdicts that are wrong",
        ),
        "reliability": _plots.lines(
            _PLOTS["reliability"],
            {"likeliest verdict": stated},
            across="probability stated",
            up="share that is right",
            diagonal=True,
        ),
        "scaling": _plots.lines(
            _PLOTS["scaling"], sizes, across="articles of 4 kB", up="CPU seconds", logarithmic=True
        ),
    }


def _points(results: Results, benchmark: str, prefix: str) -> list[tuple[str, Figure]]:
    """The figures of a benchmark whose measure begins with `prefix`, each with the rest of its name."""
    return [
        (each.measure.removeprefix(prefix), each)
        for each in results.get(benchmark, ())
        if each.measure.startswith(prefix)
    ]
