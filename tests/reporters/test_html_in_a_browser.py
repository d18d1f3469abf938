"""The page in a browser: real clicks and keys, a quiet console, and nothing that axe-core objects to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck import Settings, check_files
from claimcheck.config import OutputFormat
from claimcheck.reporters import render
from tests.browser import AXE, Browser, missing
from tests.reporters.hostile import hostile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Report

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(missing()), reason=missing() or "there is a browser")]
ARTICLES = Path(__file__).parents[2] / "examples" / "articles"
SEEN = "return [...document.querySelectorAll(arguments[0])].filter(each => each.checkVisibility()).map(each => each.id)"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser() as started:
        yield started


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    frozen = Settings(frozen=True, lock=str(ARTICLES / "claimcheck.lock"))
    found = sorted(ARTICLES.glob("modic-changes.*"))
    reports: dict[str, Report] = {
        "one": check_files(found[:1], frozen),
        "several": check_files(found, frozen),
        "hostile": hostile(),
    }
    for name, report in reports.items():
        (folder / f"{name}.html").write_text(render(report, OutputFormat.HTML), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in reports}


def test_a_click_and_keys_show_the_card_of_a_claim(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["one"])
    browser.click("#a1-c7")
    assert browser.run(SEEN, ".card") == ["a1-c7-card"]
    assert "lumbar belt" in browser.text("#a1-c7-card")
    browser.press("ArrowRight")
    assert browser.run(SEEN, ".card") == ["a1-c8-card"]
    browser.press("Escape")
    assert browser.run("return document.activeElement.id") == "a1-c8"
    browser.press("Enter")
    assert browser.run("return document.activeElement.closest('.card').id") == "a1-c8-card"
    browser.click(".start li:first-child a")
    assert browser.run("return document.querySelector('.mark[aria-current]').id") == "a1-c7"
    assert browser.complaints() == []


def test_filters_leave_what_fits(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["one"])
    every = len(browser.run("return [...document.querySelectorAll('.mark')].map(each => each.id)"))
    browser.click(".filters input[value=no-source]")
    off = browser.run("return [...document.querySelectorAll('.mark.off')].map(each => each.dataset.state)")
    assert off
    assert set(off) == {"no-source"}
    assert browser.text(".filters output") == f"{every - len(off)} of {every} shown"
    browser.click(".filters input[value=no-source]")
    browser.run(
        "const rule = document.querySelector('select'); rule.value = 'FID403'; rule.dispatchEvent(new Event('change'))"
    )
    on = browser.run("return [...document.querySelectorAll('.mark:not(.off)')].map(each => each.dataset.codes)")
    assert on
    assert all("FID403" in codes.split() for codes in on)
    assert browser.complaints() == []


def test_the_table_of_articles_is_sorted_by_a_click(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["several"])
    paths = "return [...document.querySelectorAll('.index tbody .path')].map(each => each.textContent)"
    browser.click(".index th:first-child button")
    first = browser.run(paths)
    browser.click(".index th:first-child button")
    assert browser.run("return document.querySelector('.index th').getAttribute('aria-sort')") == "descending"
    assert len(first) == len(browser.run(paths)) == 3
    browser.click(".index th:nth-child(2) button")
    assert browser.run("return document.querySelectorAll('[aria-sort]').length") == 1
    assert browser.complaints() == []


def test_the_page_is_whole_without_scripts_and_on_paper(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["one"])
    cards = browser.run("return [...document.querySelectorAll('.card')].map(each => each.id)")
    browser.command("Emulation.setEmulatedMedia", media="print")
    assert browser.run(SEEN, ".card") == cards
    assert browser.run(SEEN, "button, select") == []
    browser.command("Emulation.setEmulatedMedia", media="")
    browser.open(pages["one"], scripts=False)
    assert browser.run(SEEN, ".card") == cards
    assert browser.run(SEEN, ".filters select, .filters input") == []
    browser.open(pages["one"])


def test_an_attack_runs_nothing(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["hostile"])
    assert browser.run("return document.scripts.length") == 1
    browser.click("#a1-c1")
    assert browser.complaints() == []


@pytest.mark.skipif(not AXE.exists(), reason="no axe-core: `make .venv/.npm` installs it where npm is there")
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [390, 820, 1440])
@pytest.mark.parametrize("name", ["one", "several", "hostile"])
def test_the_page_is_accessible_and_fits(
    browser: Browser, pages: dict[str, Path], name: str, width: int, *, dark: bool
) -> None:
    browser.open(pages[name], width=width, dark=dark)
    assert browser.run("return document.documentElement.scrollWidth") <= width
    browser.click(".mark")
    assert browser.violations() == []
    assert browser.complaints() == []
