"""Nesting of HTML as browsers do it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.readers.tree import Element, HtmlTree

NAMES = st.sampled_from(["p", "div", "b", "a", "li", "ul", "table", "tr", "td", "h1", "h2", "br", "svg", "button"])


def nested(source: str) -> str:
    """The tree as text: `p(a b(c))`."""
    tree = HtmlTree()
    tree.feed(source)

    def shown(element: Element) -> str:
        parts = (
            shown(child) if isinstance(child, Element) else source[child[0] : child[1]]
            for child in element.children
            if isinstance(child, (Element, tuple))
        )
        return f"{element.name}({' '.join(parts)})" if element.children else element.name

    return shown(tree.finish(len(source)))[len("#root(") : -1]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>a<p>b", "p(a) p(b)"),
        ("<p>a<div>b</div>c", "p(a) div(b) c"),
        ("<ul><li>a<li>b<ul><li>c</ul>d</ul>e", "ul(li(a) li(b ul(li(c)) d)) e"),
        ("<dl><dt>a<dd>b<dt>c</dl>", "dl(dt(a) dd(b) dt(c))"),
        ("<table><tr><td>a<td>b<tr><th>c</table>d", "table(tr(td(a) td(b)) tr(th(c))) d"),
        ("<table><tr><td><table><tr><td>a</table>b</table>c", "table(tr(td(table(tr(td(a))) b))) c"),
        ("<div><td>a</div>b", "div(td(a b))"),
        ("<b><p>a</b>c</p>d</b>e", "b(p(a c) d) e"),
        ("<a>b<a>c</a>", "a(b) a(c)"),
        ("<h2>a<h3>b</h3>", "h2(a) h3(b)"),
        ("<p>a<br>b</br>c", "p(a br b br c)"),
        ("</p>a</div>", "a"),
        ("<body>a</body>b</html>c", "body(a b c)"),
        ("<svg><path/><path/></svg>a", "svg(path path) a"),
        ("<svg/>a", "svg a"),
        ("<i/>a", "i(a)"),
        ("<p>a<td></p>b", "p(a td(b))"),
    ],
)
def test_tags_are_nested_as_browsers_do(source: str, expected: str) -> None:
    assert nested(source) == expected


def test_elements_know_their_tags() -> None:
    source = "x<p>a<b>c</b></p>y<p>z"
    tree = HtmlTree()
    tree.feed(source)
    elements = [e for e in tree.finish(len(source)).elements() if e.name != "#root"]
    assert [source[e.start : e.end] for e in elements] == ["<p>a<b>c</b></p>", "<b>c</b>", "<p>z"]


def test_ten_thousand_nested_tags_are_walked() -> None:
    tree = HtmlTree()
    source = "<div>" * 10_000 + "x"
    tree.feed(source)
    root = tree.finish(len(source))
    assert sum(1 for _ in root.elements()) == 10_001
    assert root.text(source) == "x"


@given(st.lists(st.tuples(NAMES, st.booleans()), max_size=30))
def test_no_text_is_lost_however_tags_are_nested(tags: list[tuple[str, bool]]) -> None:
    source = "".join(f"<{'/' * closes}{name}>{index}." for index, (name, closes) in enumerate(tags))
    tree = HtmlTree()
    tree.feed(source)
    root = tree.finish(len(source))
    assert "".join(source[a:b] for a, b in root.runs()) == "".join(f"{index}." for index in range(len(tags)))
    for element in root.elements():
        assert 0 <= element.start <= element.end <= len(source)
