"""The README and the plots tell the figures of the accuracy page, and the page those that were measured."""

import re
from pathlib import Path

import pytest
from lxml import etree

from benchmarks import _accuracy_page
from benchmarks.measure import Figure

ROOT = Path(__file__).parents[1]
PAGE = _accuracy_page.PAGE.read_text(encoding="utf-8")
RESULTS = {
    "lay_claims": [
        Figure(measure="faulty, noticed", value=0.25, n=62, low=0.125, high=0.5, floor=".1 (a | b)", reach="≥ .30"),
        Figure(measure="rows", value=1200.0, n=1200, peer="GROBID .76–.91"),
    ],
    "seed": [Figure(measure="alone", value=0.0, n=3)],
}


def test_the_readme_tells_what_the_page_tells() -> None:
    readme = _accuracy_page.README.read_text(encoding="utf-8")
    assert f"<!-- figures -->\n{_accuracy_page.readme_part(PAGE)}<!-- end of the figures -->" in readme


def test_no_row_of_the_readme_is_left_out_and_none_names_what_is_not_measured() -> None:
    rows = [line for line in _accuracy_page.readme_part(PAGE).splitlines() if line.startswith("| ")]
    assert len(rows) == len(_accuracy_page.ROWS) + 2


def test_a_page_reads_back_as_the_figures_it_was_made_from() -> None:
    text = _accuracy_page.page(RESULTS, {"lay_claims": "Claims.", "seed": "The seed"}, "2026-12-01")
    assert _accuracy_page.date_of(text) == "2026-12-01"
    read = _accuracy_page.figures_of(text)
    assert read["seed"] == RESULTS["seed"]
    first, second = read["lay_claims"]
    assert (first.low, first.value, first.high, first.n, first.reach) == (0.125, 0.25, 0.5, 62, "≥ .30")
    assert second == RESULTS["lay_claims"][1]


@pytest.mark.parametrize(("name", "picture"), _accuracy_page.plots(_accuracy_page.figures_of(PAGE)).items())
def test_the_plots_show_what_the_page_tells(name: str, picture: str) -> None:
    assert (_accuracy_page.PAGE.with_suffix("") / f"{name}.svg").read_text(encoding="utf-8") == picture
    assert etree.fromstring(picture).tag.endswith("svg")
    assert picture.count("<circle") > 5


def test_plots_of_nothing_are_pictures_too() -> None:
    for picture in _accuracy_page.plots({}).values():
        assert etree.fromstring(picture).tag.endswith("svg")


def test_every_set_that_is_read_is_named_with_its_licence_and_origin() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "benchmarks").glob("*.py"))
    read = set(re.findall(r'data / ("data" / "\w+"|"(?:articles|payloads|seed)")', code))
    assert len(read) > 10
    assert {each.replace('"', "").replace(" ", "") for each in read} <= set(_accuracy_page.SETS)
