"""Input that is no article, or a strange one, through the whole command: said in one line, never a crash."""

from __future__ import annotations

import json
import os
import socket
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from claimcheck.cli import main
from claimcheck.readers import limits, read
from claimcheck.readers.markdown_emphasis import MOST_DELIMITERS
from claimcheck.readers.markdown_links import MOST_BRACKETS

GOOD = "Slouching is good for your back and cures back pain.\n"
TEXTS = (".txt", ".md", ".html", ".xml")
FORMATS = (*TEXTS, ".docx")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with one sound article."""
    (tmp_path / "good.md").write_text(GOOD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def failed(name: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What standard error says of the file `name`, which cannot be checked, when another is named behind it."""
    code = main(["check", "--isolated", "--offline", "--no-cache", "--output-format", "concise", name, "good.md"])
    said = capsys.readouterr()
    assert code == 2
    assert "Traceback" not in said.err
    assert "fault of claimcheck" not in said.err
    assert "good.md:1:1:" in said.out, "the other file was not checked"
    lines = [line for line in said.err.splitlines() if line.startswith(f"claimcheck: {name}: ")]
    assert len(lines) == 1, said.err
    return lines[0]


def checked(name: str, capsys: pytest.CaptureFixture[str]) -> dict[str, int]:
    """The summary of a check of the file `name`, which can be read however strange it is."""
    code = main(["check", "--isolated", "--offline", "--no-cache", "--output-format", "json", name])
    said = capsys.readouterr()
    report = json.loads(said.out)
    assert "failures" not in report or not report["failures"]
    assert said.err.count("Traceback") == 0
    assert code == (1 if report["summary"]["findings"]["error"] or report["summary"]["findings"]["warning"] else 0)
    summary: dict[str, int] = report["summary"]
    return summary


def write(name: str, data: bytes | str) -> str:
    Path(name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return name


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("data", [b"", b" \n\t\r\n "], ids=["empty", "white space"])
def test_nothing_in_a_file_is_no_clean_article(suffix: str, data: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    assert "the file is empty" in failed(write(f"void{suffix}", data), capsys)


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("suffix", TEXTS)
@pytest.mark.parametrize("data", ["\ufeff", "\ufeff\ufeff \n", "\u200b" * 50], ids=["mark", "marks", "zero-width"])
def test_nothing_visible_in_a_file_is_no_clean_article(
    suffix: str, data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = failed(write(f"void{suffix}", data), capsys)
    assert "no text was found" in said or "holds no element" in said


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("suffix", TEXTS)
@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"Back pain\0 is cured.", "binary file"),
        (b"\x00\x01\x02\x03" * 200, "binary file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "an image"),
        (GOOD.encode("utf-16-le"), "UTF-16 without a byte order mark"),
        (GOOD.encode("utf-16-be"), "UTF-16 without a byte order mark"),
        (GOOD.encode("utf-16")[:-1], "is not UTF-16"),
        (b"The caf\xe9 cures back pain.", "byte 0xe9 at offset 7 (line 1) is not UTF-8"),
        ("The café".encode()[:-1], "byte 0xc3 at offset 7 (line 1) is not UTF-8"),
        (b"One\ntwo \xed\xa0\x80 three", "byte 0xed at offset 8 (line 2) is not UTF-8"),
    ],
    ids=["NUL", "binary", "image", "UTF-16LE", "UTF-16BE", "cut UTF-16", "Latin-1", "cut UTF-8", "surrogate"],
)
def test_bytes_that_are_no_text_are_told_apart(
    suffix: str, data: bytes, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert message in failed(write(f"bytes{suffix}", data), capsys)


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("suffix", FORMATS)
def test_what_is_not_there_is_named(suffix: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "no such file" in failed(f"missing{suffix}", capsys)
    Path(f"dangling{suffix}").symlink_to("nowhere")
    assert "no such file" in failed(f"dangling{suffix}", capsys)
    Path(f"folder{suffix}").mkdir()
    assert "no articles in this folder" in failed(f"folder{suffix}", capsys)


@pytest.mark.usefixtures("desk")
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_that_nobody_writes_to_is_not_waited_for(capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo("pipe.md")
    assert "a pipe or a device" in failed("pipe.md", capsys)


@pytest.mark.usefixtures("desk")
@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no sockets in folders")
def test_a_socket_is_no_file(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket(socket.AF_UNIX) as open_socket:
        open_socket.bind("socket.md")
        assert "a pipe or a device" in failed("socket.md", capsys)


@pytest.mark.usefixtures("desk")
@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
def test_a_device_without_end_is_not_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert "a pipe or a device" in failed("/dev/zero", capsys)


@pytest.mark.usefixtures("desk")
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    Path(write("locked.md", GOOD)).chmod(0)
    assert "permission" in failed("locked.md", capsys).lower()


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("name", "data", "limit", "message"),
    [
        ("long.txt", "word " * 30, ("LONGEST_SOURCE", 100), "has 150 characters, more than 100"),
        ("long.md", "word " * 30, ("LONGEST_TEXT", 100), "has 149 characters of text, more than 100"),
        ("tags.html", "<p>word" * 30, ("MOST_SIGNS", 20), "has 30 signs `<`, more than 20"),
        ("notes.md", "word[^1] " * 30, ("MOST_SIGNS", 20), "has 30 signs `[`, more than 20"),
        ("file.docx", "word " * 30, ("LARGEST_FILE", 100), "has 150 bytes, more than 100"),
    ],
)
def test_what_is_too_large_for_an_article_is_refused_at_once(  # noqa: PLR0913, PLR0917 - a limit has a name and a value
    name: str,
    data: str,
    limit: tuple[str, int],
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(limits, *limit)
    said = failed(write(name, data), capsys)
    assert message in said
    assert "split it" in said


@pytest.mark.usefixtures("desk")
def test_signs_are_not_counted_in_plain_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(limits, "MOST_SIGNS", 5)
    assert checked(write("signs.txt", GOOD + "a < b [1] " * 20), capsys)["articles"] == 1


def zipped(**parts: bytes) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"no zip at all", "not a sound Word file"),
        (zipped(document=b"x" * 1000)[:60], "not a sound Word file"),
        (zipped(document=b"x"), "not a sound Word file"),
        (b"PK\x03\x04" + b"\xff" * 500, "not a sound Word file"),
    ],
    ids=["no zip", "cut", "no document", "broken"],
)
def test_a_broken_word_file_is_named(data: bytes, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert message in failed(write("file.docx", data), capsys)


@pytest.mark.usefixtures("desk")
def test_a_zip_bomb_is_not_unpacked(capsys: pytest.CaptureFixture[str]) -> None:
    assert "unpacks to 120 MiB" in failed(write("bomb.docx", zipped(document=bytes(120 * 2**20))), capsys)


@pytest.mark.usefixtures("desk")
def test_millions_of_empty_paragraphs_are_not_parsed(capsys: pytest.CaptureFixture[str]) -> None:
    data = zipped(**{"word/document.xml": b"<w:document><w:body>" + b"<w:p/>" * 4_000_000})
    assert len(data) < 40_000
    assert "has 4,000,002 elements, more than 1,000,000" in failed(write("empty.docx", data), capsys)


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    "prologue",
    [
        '<!DOCTYPE a [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "good.md">]>',
    ],
    ids=["bomb", "external"],
)
def test_entities_are_neither_expanded_nor_fetched(prologue: str, capsys: pytest.CaptureFixture[str]) -> None:
    body = "<article><body><p>Yoga cures back pain in all adults &b; of any age.</p></body></article>"
    name = write("entity.xml", f'<?xml version="1.0"?>{prologue}{body}')
    main(["check", "--isolated", "--offline", "--no-cache", "--output-format", "json", name])
    out = capsys.readouterr().out
    (claim,) = json.loads(out)["articles"][0]["claims"]
    assert "lol" not in claim["text"]
    assert "Slouching" not in claim["text"]


REPEATED = {
    **{sign: sign * 20_000 for sign in '[](<*_!1. "-|`&#~\\>:=+,'},
    "10.": "10." * 5_000,
    "doi:10.": "doi:10." * 3_000,
    "http://": "http://" * 3_000,
    "(Smith et al., 2012) ": "(Smith et al., 2012) " * 500,
    "[1] ": "[1] " * 1_000,
    "word. ": "word. " * 1_000,
    "*a": "*a" * 5_000,
    "[^1]: a\n": "[^1]: a\n" * 1_000,
    "[a](": "[a](" * 5_000,
    "<!--": "<!--" * 5_000,
    "1. ": "1. " * 2_000,
    "> ": "> " * 300,
    "- ": "- " * 300,
    "- a\n": "- a\n" * 500,
    "10.1000-\n": "10.1000-\n" * 500,
}
"""What stands for long runs of one sign or word: longer ones take time in proportion."""


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("repeated", REPEATED.values(), ids=REPEATED)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_one_sign_over_and_over_is_read_or_named_empty(
    suffix: str, repeated: str, capsys: pytest.CaptureFixture[str]
) -> None:
    name = write(f"run{suffix}", repeated)
    code = main(["check", "--isolated", "--offline", "--no-cache", name])
    said = capsys.readouterr()
    assert code in {0, 1, 2}
    assert "Traceback" not in said.err
    assert "fault of claimcheck" not in said.err
    nothing_seen = "so nothing was checked" in said.out
    assert code == 1 or nothing_seen or (code == 2 and name in said.err) or "reference" in said.out


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("tags.html", "<div>" * 10_000 + GOOD + "</div>" * 10_000),
        ("bold.html", "<p>" + "<b>" * 10_000 + GOOD),
        ("lists.html", "<ul><li>" * 5_000 + GOOD),
        ("sections.xml", f"<article><body>{'<sec>' * 5_000}<p>{GOOD}</p>{'</sec>' * 5_000}</body></article>"),
        ("links.md", "[" * 3_000 + "x" + "](a)" * 3_000 + "\n\n" + GOOD),
        ("paragraphs.md", "\n\n" * 20_000 + GOOD),
        ("paragraphs.html", "<p></p>" * 3_000 + f"<p>{GOOD}</p>"),
        ("table.md", f"|{'a|' * 1_000}\n|{'-|' * 1_000}\n|{'b|' * 1_000}\n\n{GOOD}"),
        ("data.html", f'<script type="application/ld+json">{"[" * 50_000}</script><p>{GOOD}</p>'),
        ("cited.html", f"""<script type="application/ld+json">{'{"citation":' * 5_000}</script><p>{GOOD}</p>"""),
        ("matter.md", '---\ntitle: "\\ud800 x"\narticle_doi: "10.1000/\\udfff"\n---\n\n' + GOOD),
        ("numbers.html", f"<p>&#xD800; &#x110000; &#0; {GOOD}</p>"),
        ("direction.txt", "\u202e\u200f" + GOOD.replace(" ", "\u200b ") + "\u202c"),
    ],
    ids=lambda value: value if len(value) < 20 else "",
)
def test_the_sentence_in_strange_surroundings_is_still_read(
    name: str, data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked(write(name, data), capsys)["claims"] == 1


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_every_line_end_is_one(suffix: str, line_end: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = f"Backs\n\n{GOOD}\nReferences\n\n1. Roe J. Backs and chairs. J Chairs. 2012;3:4-5.\n"
    name = write(f"lines{suffix}", text.replace("\n", line_end))
    summary = checked(name, capsys)
    assert (summary["claims"], summary["references"]) == (1, 1)


@pytest.mark.usefixtures("desk")
def test_text_between_nested_brackets_keeps_its_places(capsys: pytest.CaptureFixture[str]) -> None:
    name = write("brackets.md", "!]! <x [" * 1_200 + "\n\n" + GOOD)
    main(["check", "--isolated", "--offline", "--no-cache", "--output-format", "json", name])
    source = Path(name).read_text(encoding="utf-8")
    for claim in json.loads(capsys.readouterr().out)["articles"][0]["claims"]:
        assert source[claim["start"] : claim["end"]].startswith(("Slouching", "!]!"))


def test_more_signs_than_a_paragraph_has_are_text() -> None:
    (emphasis,) = read("long.md", b"*a* " * (MOST_DELIMITERS // 2 + 10)).blocks
    assert emphasis.text.startswith("a a a ")
    assert emphasis.text.endswith("*a* *a* *a*")
    (links,) = read("long.md", b"[" * (MOST_BRACKETS + 1) + b"a](b)").blocks
    assert [(mark.start, mark.target) for mark in links.marks] == [(MOST_BRACKETS - 1, "b")]
