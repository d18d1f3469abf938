"""The article is found on a page; the rest of the page is not taken for it."""

from __future__ import annotations

import pytest

from claimcheck.model import BlockKind
from claimcheck.readers.html import read_html

SENTENCES = [
    "People who nap in the early afternoon report that they feel more alert in the evening.",
    "In a trial with forty nurses, naps of twenty minutes shortened reaction times by a tenth.",
    "Longer naps left the nurses drowsy for half an hour, the authors of the trial report.",
    "Whether napping protects the heart is not known, as no trial has looked at that.",
]
PROSE = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
BLURB = "Our editors pick the very best mattresses, pillows and blankets of the season for you, every single week."


def texts(body: str, head: str = "") -> dict[str, BlockKind]:
    source = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return {block.text: block.kind for block in read_html(source, "page.html").blocks}


def article_of(body: str, head: str = "") -> list[str]:
    return [text for text, kind in texts(body, head).items() if kind is not BlockKind.FURNITURE]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<article>", "</article>"),
        ("<main>", "</main>"),
        ('<div id="content"><div class="entry-content">', "</div></div>"),
        ("<div class='css-1'><div class='css-2'>", "</div></div>"),
        ('<form method="post"><div>', "</div></form>"),
        ('<div class="no-sidebar has-comments">', "</div>"),
        ("<table><tr><td>", "</td></tr></table>"),
    ],
)
def test_the_article_is_found_whatever_holds_it(opening: str, closing: str) -> None:
    page = (
        f"<header><a href=/>Home</a><p>{BLURB}</p></header><nav><ul><li><a href=/a>Sleep</a></ul></nav>"
        f"{opening}<h1>Naps</h1>{PROSE}{closing}"
        f"<div class='sidebar'><p>{BLURB}</p></div><footer><p>© The Sleep Post. {BLURB}</p></footer>"
    )
    assert article_of(page) == ["Naps", *SENTENCES]


def test_sections_side_by_side_are_all_kept() -> None:
    sections = "".join(f"<section><h2>Part {i}</h2><p>{s}</p></section>" for i, s in enumerate(SENTENCES))
    page = f"<div class=top><a href=/>Home</a></div><div>{sections}</div><div class=promo><p>{BLURB}</p></div>"
    assert [text for text in article_of(page) if not text.startswith("Part")] == SENTENCES


def test_title_and_standfirst_above_the_article_are_kept() -> None:
    page = (
        f"<div><header><h1>Naps</h1><p>What a nap can do.</p></header><div class=share><a href=/s>Share</a></div></div>"
        f"<div><div>{PROSE}</div><div class=x><a href=/1>Beds</a></div></div>"
    )
    assert article_of(page)[:2] == ["Naps", "What a nap can do."]


def test_a_title_that_only_the_metadata_marks_is_kept() -> None:
    page = f"<div class=head><h2>Site news</h2></div><div><h2>Naps at work</h2></div><div>{PROSE}</div>"
    assert article_of(page, "<title>Naps at work | The Sleep Post</title>") == ["Naps at work", *SENTENCES]


@pytest.mark.parametrize(
    "furniture",
    [
        '<div class="author-bio"><p>Jo Doe writes about sleep and lives with two cats in Kent.</p></div>',
        '<section id="comments"><p>I tried naps and they cured my migraine, so they always work!</p></section>',
        '<div class="newsletter-signup"><p>Get our weekly letter with the best tips of science.</p></div>',
        "<aside><p>Melatonin gummies are the best cure for insomnia: order yours now.</p></aside>",
        "<form><p>Leave a comment: your email address will not be published.</p></form>",
        '<div class="relatedPosts"><p>Magnesium always cures cramps, says a new study of the body at rest.</p></div>',
        '<div class="product-card"><p>This pillow reduces neck pain by half: the best one there is.</p></div>',
        '<div class="cookie-notice"><p>We use cookies to improve your experience here.</p></div>',
        '<ul><li><a href="/a">Magnesium</a><li><a href="/b">Coffee kills sleep</a><li><a href="/c">Tea</a></ul>',
    ],
)
def test_furniture_inside_the_article_is_marked(furniture: str) -> None:
    found = texts(f"<article><h1>Naps</h1>{PROSE}{furniture}</article>")
    assert [text for text, kind in found.items() if kind is not BlockKind.FURNITURE] == ["Naps", *SENTENCES]
    assert len(found) > len(SENTENCES) + 1


def test_a_list_of_links_to_other_sites_is_kept() -> None:
    sources = "".join(f'<li><a href="https://example.org/{i}">Naps and nurses, part {i}</a>' for i in range(3))
    assert len(article_of(f"<article>{PROSE}<ul>{sources}</ul></article>")) == len(SENTENCES) + 3


@pytest.mark.parametrize(
    "references",
    [
        '<section class="references"><ol><li id="r1">{}</li></ol></section>',
        '<footer><ol class="footnotes"><li id="r1">{}</li></ol></footer>',
        "<div><h2>Sources</h2><ul><li id=r1>{}</li></ul></div>",
        "<div><button>References</button><div hidden><ol><li id=r1>{}</li></ol></div></div>",
        "<details><summary>References</summary><ol><li id=r1>{}</li></ol></details>",
    ],
)
def test_references_beside_the_article_are_kept(references: str) -> None:
    entry = "Doe J. Naps among nurses. J Sleep. 2012;3:4-9."
    page = f"<article><h1>Naps</h1>{PROSE}</article>{references.format(entry)}<footer>{BLURB}</footer>"
    found = texts(page)
    assert found[entry] is not BlockKind.FURNITURE
    assert BLURB not in found


def test_references_in_the_footer_of_the_article_are_no_furniture() -> None:
    entry = "Doe J. Naps among nurses. J Sleep. 2012;3:4-9."
    found = texts(
        f"<article>{PROSE}<footer><p>Filed under: naps</p><ol class=references><li>{entry}</ol></footer></article>"
    )
    assert found[entry] is BlockKind.FOOTNOTE
    assert found["Filed under: naps"] is BlockKind.FURNITURE


@pytest.mark.parametrize(
    "folded",
    [
        '<footer><h3>References</h3><ol style="display:none"><li>{}</li></ol></footer>',
        '<div class="references"><b>Show</b><div style="display: none"><p>{}</p></div></div>',
        "<aside><strong>Sources</strong><ul><li>{}</li></ul></aside>",
    ],
)
def test_references_in_the_article_are_kept_where_they_are_folded_or_in_furniture(folded: str) -> None:
    entry = "Doe J. Naps among nurses. J Sleep. 2012;3:4-9."
    assert texts(f"<article><h1>Naps</h1>{PROSE}{folded.format(entry)}</article>")[entry] is not BlockKind.FURNITURE


def test_captions_and_notes_stay_with_the_article() -> None:
    page = (
        f"<article>{PROSE}<figure><img><figcaption>A nurse <sup><a href=#n>1</a></sup></figcaption></figure></article>"
    )
    assert "A nurse 1" in article_of(page)


def test_a_page_without_prose_is_read_whole() -> None:
    assert article_of("<div><p>Short.</p></div><div>Shorter.</div>") == ["Short.", "Shorter."]


def test_a_fragment_is_all_article() -> None:
    source = f"<header><p>First words.</p></header>{PROSE}<nav><a href=/>Home</a></nav>"
    found = read_html(source, "part.html").blocks
    assert [b.text for b in found if b.kind is not BlockKind.FURNITURE] == ["First words.", *SENTENCES]
