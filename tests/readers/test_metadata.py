"""Titles and declared works of pages."""

from __future__ import annotations

import pytest

from claimcheck.readers.html import read_html


def title(head: str, body: str = "") -> str:
    return read_html(f"<html><head>{head}</head><body>{body}</body></html>", "p.html").title


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ("", "<h1>Naps &amp; you</h1>", "Naps & you"),
        ("<title>Naps help | The Post</title>", "", "Naps help"),
        ('<meta property="og:title" content="Naps help"><title>x</title>', "", "Naps help"),
        ("<title>Naps help nurses - Post</title>", "<h1>The Post</h1><h1>Naps help nurses</h1>", "Naps help nurses"),
        ("<title></title>", "<p>x</p>", ""),
    ],
)
def test_the_title_is_found(head: str, body: str, expected: str) -> None:
    assert title(head, body) == expected


@pytest.mark.parametrize(
    "markup",
    [
        '<meta name="citation_doi" content="10.1186/1741-7015-10-22">',
        '<meta content="doi:10.1186/1741-7015-10-22" name="DC.Identifier">',
        '<script type="application/ld+json">{"@type": "Article", "citation": [{"@id": "https://doi.org/10.1186/1741-7015-10-22"}]}</script>',
        '<script type="application/ld+json">{"isBasedOn":"https:\\/\\/doi.org\\/10.1186\\/1741-7015-10-22"}</script>',
    ],
)
def test_declared_works_have_their_place(markup: str) -> None:
    source = f"<html><head>{markup}</head><body><p>Text.</p></body></html>"
    (found,) = read_html(source, "p.html").declared
    assert found.value == "10.1186/1741-7015-10-22"
    assert source[found.start : found.end].endswith("1741-7015-10-22")
    assert source[found.start : found.end].startswith(("10.", "doi", "http"))


def test_other_identifiers_of_the_page_are_not_declared() -> None:
    source = (
        '<script type="application/ld+json">{"url": "https://doi.org/10.1186/1741-7015-10-22", "citation": {</script>'
        '<meta name="description" content="10.1186/1741-7015-10-22">'
    )
    assert read_html(source, "p.html").declared == ()


def test_a_work_is_declared_once() -> None:
    source = '<meta name="citation_doi" content="10.1186/1741-7015-10-22">' * 2
    assert len(read_html(source, "p.html").declared) == 1
