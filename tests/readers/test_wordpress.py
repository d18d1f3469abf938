"""What WordPress gives out is read by its HTML, with links, and every place slices the file."""

from __future__ import annotations

import json

import pytest

from claimcheck import Settings
from claimcheck.errors import ReadError
from claimcheck.model import BlockKind
from claimcheck.pipeline import check_source
from claimcheck.readers import read

BODY = (
    '<p>Hops shorten the time to sleep “by nine minutes” in nurses (<a href="https://doi.org/10.99999/made.h1">trial'
    "</a>).</p>\n<p>Kava lowers&nbsp;stress 🌿 in adults, and valerian reduces anxiety in most people who take it.</p>"
)
PLAIN = (
    "Hops shorten the time to sleep in nurses (<a href='https://doi.org/10.99999/made.h1'>trial</a>).\n\n"
    "Kava lowers stress in adults, and valerian reduces anxiety in most people who take it for a month or longer.\n\n"
    "Both are sold in pharmacies without a prescription in most countries of Europe and in the United States."
)


def rest(*, escaped: bool, body: str = BODY) -> bytes:
    post = {
        "id": 7,
        "title": {"rendered": "Hops &#8211; a herb"},
        "content": {"rendered": body, "protected": False},
        "excerpt": {"rendered": "<p>Hops.</p>"},
    }
    return json.dumps(post, ensure_ascii=escaped).replace("/", "\\/" if escaped else "/").encode()


def export(*bodies: str) -> bytes:
    items = "".join(
        f"<item><title>Hops</title><content:encoded><![CDATA[{body}]]></content:encoded>"
        "<wp:post_type><![CDATA[post]]></wp:post_type></item>"
        for body in bodies
    )
    return (
        f'<?xml version="1.0"?><rss xmlns:content="c" xmlns:wp="w"><channel><title>Blog</title>{items}</channel></rss>'
    ).encode()


FILES = {
    "escaped.json": rest(escaped=True),
    "plain.json": rest(escaped=False),
    "export.xml": export(BODY),
    "classic.xml": export(PLAIN),
}


@pytest.mark.parametrize("name", FILES)
def test_a_post_is_read_by_its_html(name: str) -> None:
    article = read(name, FILES[name])
    assert article.source == FILES[name].decode()
    assert article.blocks[0].kind is BlockKind.HEADING
    assert article.title.startswith("Hops")
    prose = [block for block in article.blocks if block.kind is BlockKind.PARAGRAPH]
    assert prose[0].text.startswith("Hops shorten the time to sleep")
    (mark,) = prose[0].marks
    assert mark.target == "https://doi.org/10.99999/made.h1"
    assert article.source[mark.span.start : mark.span.start + 2] == "<a"


@pytest.mark.parametrize("name", FILES)
def test_every_letter_of_a_post_has_its_place_in_the_file(name: str) -> None:
    article = read(name, FILES[name])
    for block in article.blocks:
        for place, character in enumerate(block.text):
            if character.isascii() and character.isalnum():
                assert block.span(place, place + 1).of(article.source) == character


@pytest.mark.parametrize("name", ["escaped.json", "export.xml"])
def test_findings_stand_in_the_file_of_the_post(name: str) -> None:
    report = check_source(name, FILES[name], Settings(offline=True))
    (found,) = [each for each in report.findings if each.code == "CIT101"]
    assert found.span.of(FILES[name].decode()).startswith("Kava lowers")


def test_several_posts_are_no_article_and_what_checks_them_all_is_told() -> None:
    with pytest.raises(ReadError, match=r"2 posts.*`claimcheck corpus .*` checks them all"):
        read("export.xml", export(BODY, BODY))
    with pytest.raises(ReadError, match=r"2 posts.*split_wordpress\.py"):
        read("posts.json", b"[" + FILES["plain.json"] + b"," + FILES["plain.json"] + b"]")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("data.json", b'{"claims": ["Hops cure insomnia."]}'),
        ("feed.xml", b"<rss><channel><item><content:encoded>Hops</content:encoded></item></channel></rss>"),
        ("a.tex", b"\\section{Hops} Hops cure insomnia."),
        ("a.rst", b"Hops\n====\n\nHops cure insomnia."),
        ("a.adoc", b"= Hops\n\nHops cure insomnia."),
        ("a.ipynb", b'{"cells": []}'),
    ],
)
def test_what_is_not_read_is_refused_with_advice(name: str, data: bytes) -> None:
    with pytest.raises(ReadError, match=r"check|give|ask"):
        read(name, data)


@pytest.mark.parametrize("name", ["a.mdx", "a.qmd", "a.Rmd"])
def test_dialects_of_markdown_are_read_as_markdown(name: str) -> None:
    text = (
        "import Box from '../box'\n\n# Hops\n\n```{r}\nHops cure nothing here\n```\n\n::: {.note}\n"
        "Hops help [nurses](https://doi.org/10.99999/made.h1).\n:::\n"
    )
    article = read(name, text.encode())
    texts = [block.text for block in article.blocks]
    assert texts[-2:] == ["Hops", "Hops help nurses."]
    assert len(texts) == (2 if name == "a.mdx" else 3)


@pytest.mark.parametrize("declared", ["GB2312", "gbk", "Shift_JIS", "windows-1252"])
def test_utf8_under_another_declaration_is_utf8(declared: str) -> None:
    page = f"<html><head><meta charset={declared}></head><body><p>Hops “cure” colds – say some.</p></body></html>"
    assert read("a.html", page.encode()).blocks[0].text == "Hops “cure” colds – say some."
