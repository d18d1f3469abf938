from __future__ import annotations

import codecs
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import ReadError
from claimcheck.fixing import FixError, apply_fixes, compatible, diff, fix_file
from claimcheck.model import Fix, Span

WRONG = "10.1186/PREACCEPT-1"
RIGHT = "10.1186/1741-7015-10-22"
SICI = "10.1002/(SICI)1097-0258<1::AID-SIM1>3.0.CO;2-&"


def at(source: str, words: str, text: str) -> Fix:
    start = source.index(words)
    return Fix(span=Span(start, start + len(words)), text=text)


def after(source: str, words: str, text: str) -> Fix:
    """A fix that puts `text` behind `words`."""
    end = source.index(words) + len(words)
    return Fix(span=Span(end, end), text=text)


def fixed(name: str, source: str, *fixes: Fix) -> str:
    return fix_file(name, source.encode(), fixes).data.decode()


def test_only_the_spans_change() -> None:
    source = "one two three"
    assert apply_fixes(source, [at(source, "three", "3"), at(source, "one", "1")]) == "1 two 3"
    assert apply_fixes(source, []) == source


def test_of_overlapping_fixes_the_first_in_the_text_wins_whatever_their_order() -> None:
    source = "one two three"
    fixes = [at(source, "two three", "2 3"), at(source, "one two", "1 2")]
    assert apply_fixes(source, fixes) == apply_fixes(source, fixes[::-1]) == "1 2 three"


def test_a_fix_made_twice_or_two_at_the_same_place_count_once() -> None:
    source = "one two"
    assert apply_fixes(source, [at(source, "one", "1")] * 2) == "1 two"
    assert apply_fixes(source, [after(source, "one", " b"), after(source, "one", " a")]) == "one a two"


def test_fixes_that_touch_are_both_made() -> None:
    assert apply_fixes("ab", [Fix(span=Span(0, 1), text="x"), Fix(span=Span(1, 2), text="y")]) == "xy"


@given(
    source=st.text(min_size=8, max_size=30),
    places=st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8), st.text(max_size=3)), max_size=6),
)
def test_what_lies_outside_the_fixes_stays(source: str, places: list[tuple[int, int, str]]) -> None:
    fixes = [Fix(span=Span(min(a, b), max(a, b)), text=text) for a, b, text in places]
    kept = compatible(fixes)
    result = apply_fixes(source, fixes)
    assert result == apply_fixes(source, fixes[::-1])
    here = shift = 0
    for fix in kept:
        assert result[here + shift : fix.span.start + shift] == source[here : fix.span.start]
        shift += len(fix.text) - (fix.span.end - fix.span.start)
        here = fix.span.end
    assert result[here + shift :] == source[here:]


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
    ],
)
def test_encoding_mark_and_line_ends_stay_byte_for_byte(encoding: str, mark: bytes) -> None:
    source = f"Rücken\r\n\u2028 é\tdoi:{WRONG} \rEnde ohne Zeilenende\n\n 𝛼"
    data = mark + source.encode(encoding)
    done = fix_file("a.md", data, [at(source, WRONG, RIGHT)])
    assert done.data == mark + source.replace(WRONG, RIGHT).encode(encoding)
    assert [fix.text for fix in done.fixes] == [RIGHT]


def test_a_declared_encoding_stays() -> None:
    source = f'<meta charset="iso-8859-1"><p>Rücken doi:{WRONG}</p>'
    done = fix_file("a.html", source.encode("latin-1"), [at(source, WRONG, RIGHT)])
    assert done.data == source.replace(WRONG, RIGHT).encode("latin-1")


def test_what_the_encoding_cannot_write_is_refused() -> None:
    source = '<meta charset="iso-8859-1"><p>Rücken word</p>'
    with pytest.raises(FixError, match=r"a.html: '→' of a fix cannot be written in CP1252: save the file as UTF-8"):
        fix_file("a.html", source.encode("latin-1"), [at(source, "word", "→")])


def test_bytes_that_would_not_come_back_are_refused() -> None:
    source = '<meta charset="iso-2022-jp"><p>背 word</p>'
    # Switching to a character set and back without need is allowed and is not what Python writes.
    data = source.encode("iso-2022-jp").replace(b" word", b"\x1b$B\x1b(B word")
    with pytest.raises(FixError, match="without changing other bytes"):
        fix_file("a.html", data, [at(source, "word", "x")])


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", b"PK\x03\x04", "a.docx: DOCX files are not fixed, only Markdown, HTML and text"),
        ("a.nxml", b"<article><p>Text</p></article>", "a.nxml: XML files are not fixed"),
        ("a.xml", b"<?xml version='1.0'?><article/>", "a.xml: XML files are not fixed"),
    ],
)
def test_docx_and_jats_are_refused(name: str, data: bytes, said: str) -> None:
    with pytest.raises(FixError, match=said):
        fix_file(name, data, [])


def test_what_is_no_text_is_an_error_of_reading() -> None:
    with pytest.raises(ReadError):
        fix_file("a.md", b"\x00\x01\x02" * 50, [])


@pytest.mark.parametrize(
    ("name", "source", "text", "expected"),
    [
        ("a.txt", "doi:@", SICI, f"doi:{SICI}"),
        (
            "a.md",
            "doi:@",
            SICI,
            "doi:10.1002/(SICI)1097-0258&lt;1::AID-SIM1>3.0.CO;2-&",
        ),
        ("a.md", "doi:@", "10.1000/a&lt;b", "doi:10.1000/a&amp;lt;b"),
        (
            "a.html",
            "<p>doi:@</p>",
            SICI,
            "<p>doi:10.1002/(SICI)1097-0258&lt;1::AID-SIM1&gt;3.0.CO;2-&amp;</p>",
        ),
        (
            "a.html",
            '<p><a href="https://doi.org/@">Text</a></p>',
            SICI,
            '<p><a href="https://doi.org/10.1002/%28SICI%291097-0258%3C1::AID-SIM1%3E3.0.CO;2-%26">Text</a></p>',
        ),
        (
            "a.html",
            '<meta name="citation_doi" content="@"><p>x',
            '10.1000/"a',
            '<meta name="citation_doi" content="10.1000/&quot;a"><p>x',
        ),
        ("a.md", "[Text](https://doi.org/@)", "10.1016/S0140(05)1", "[Text](https://doi.org/10.1016/S0140%2805%291)"),
        ("a.md", "<https://doi.org/@>", "10.1000/a<b>c", "<https://doi.org/10.1000/a%3Cb%3Ec>"),
        ("a.txt", "See dx.doi.org/@.", "10.1000/a b#c", "See dx.doi.org/10.1000/a%20b%23c."),
        ("a.txt", "https://journal.example/?id=@", "10.1000/a&b", "https://journal.example/?id=10.1000/a%26b"),
    ],
)
def test_a_replacement_is_written_as_its_place_needs_it(
    name: str, source: str, text: str, expected: str | None
) -> None:
    assert fixed(name, source, at(source, "@", text)) == expected


@pytest.mark.parametrize(
    ("name", "source", "expected"),
    [
        ("a.md", "[article](https://doi.org/10.1186/PREACCEPT-1)", f"[article](https://doi.org/{RIGHT})"),
        ("a.html", "<a href='http://www.journal.example/1/2'>x</a>", f"<a href='https://doi.org/{RIGHT}'>x</a>"),
    ],
)
def test_a_doi_that_replaces_a_whole_address_becomes_one(name: str, source: str, expected: str) -> None:
    address = re.search(r"http[^)']*", source)
    assert address
    assert fixed(name, source, at(source, address[0], RIGHT)) == expected


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("a.html", "<a class='x' href='https://doi.org/@'>doi:<b>@</b></a>"),
        ("a.html", "<a href='https://doi.org/10.1186/preaccept-1'>x</a> doi:@"),
        ("a.html", "<a href='#top'>doi:@</a>"),
        ("a.md", "[doi:@](https://doi.org/@) and 10.1186/PREACCEPT-1 again"),
        ("a.md", "[doi:@](#top) (https://doi.org/10.1186/PREACCEPT-1)"),
        ("a.txt", "[doi:@](https://doi.org/10.1186/PREACCEPT-1)"),
    ],
)
def test_the_address_of_the_link_whose_words_are_corrected_is_corrected_too(name: str, pattern: str) -> None:
    source = pattern.replace("@", WRONG)
    start = pattern.replace("https://doi.org/@", f"https://doi.org/{WRONG}").index("@")
    fix = Fix(span=Span(start, start + len(WRONG)), text=RIGHT)
    assert fixed(name, source, fix) == pattern.replace("@", RIGHT)


@pytest.mark.parametrize(
    ("name", "pattern", "behind"),
    [
        ("a.md", "1. Riis O. Walking. 2015.@\n\nMore", "2015."),
        ("a.md", "1. Riis. [Link](https://x.example/a_(b))@\n", "[Link"),
        ("a.md", "1. Riis. [Link][ref]@\n\n[ref]: https://x.example\n", "[Link"),
        ("a.md", "1. Riis. *J Made Up*@\n", "Made Up"),
        ("a.md", "1. Riis. <https://x.example>@\n", "x.example"),
        ("a.html", "<li>Riis. <a href='#'><em>Link</em></a>@</li>", "Link"),
        ("a.html", "<li>Riis.@</li>", "Riis."),
        ("a.txt", "1. Riis. Walking@*", "Walking"),
    ],
)
def test_an_addition_stands_behind_the_link_or_emphasis_that_ends_an_entry(
    name: str, pattern: str, behind: str
) -> None:
    source, added = pattern.replace("@", ""), " https://doi.org/10.1000/x"
    assert fixed(name, source, after(source, behind, added)) == pattern.replace("@", added)


def test_the_address_of_an_added_doi_is_encoded() -> None:
    assert fixed("a.md", "Riis.", after("Riis.", "Riis.", f" https://doi.org/{SICI}")) == (
        "Riis. https://doi.org/10.1002/%28SICI%291097-0258%3C1::AID-SIM1%3E3.0.CO;2-%26"
    )


def test_a_fix_that_changes_nothing_is_not_counted() -> None:
    done = fix_file("a.md", b"one two", [at("one two", "one", "one"), at("one two", "two", "2")])
    assert done.data == b"one 2"
    assert [fix.text for fix in done.fixes] == ["2"]


def test_a_diff_shows_what_changes_and_nothing_when_nothing_does() -> None:
    assert diff("a.md", "one\ntwo\n", "one\n2\n") == "--- a.md\n+++ a.md\n@@ -1,2 +1,2 @@\n one\n-two\n+2\n"
    assert diff("a.md", "one\n", "one\n") == ""


def test_a_last_line_without_end_is_remarked_and_line_ends_are_kept() -> None:
    made = diff("a.md", "one\r\ntwo", "one\r\n2\u2028")
    assert made.splitlines(keepends=True)[3:4] == [" one\r\n"]
    assert made.endswith("-two\n\\ No newline at end of file\n+2\u2028\n\\ No newline at end of file\n")


@pytest.mark.skipif(shutil.which("patch") is None, reason="needs patch")
def test_patch_can_apply_a_diff(tmp_path: Path) -> None:
    before, wanted = "one\n\ntwo\nthree", "one\n\n2\nthree"
    (tmp_path / "a.md").write_text(before, encoding="utf-8")
    subprocess.run(
        [str(shutil.which("patch")), "-p0", "-s"],
        input=diff("a.md", before, wanted),
        text=True,
        cwd=tmp_path,
        check=True,
    )
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == wanted


@pytest.mark.parametrize("text", ["10.1000/a\x1b[2J", "10.1000/\u202eb", "10.1000/c\x9b"])
def test_a_fix_that_could_steer_a_terminal_is_not_made(text: str) -> None:
    data = b"doi:10.1000/wrong\n"
    assert fix_file("a.md", data, [Fix(span=Span(4, 17), text=text)]).data == data
