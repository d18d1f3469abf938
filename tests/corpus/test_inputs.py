"""What a corpus is read from."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck import Settings
from claimcheck.corpus import check_records
from claimcheck.corpus.inputs import corpus_records, how_many

CLAIM = "Slouching is good for your back."


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ids(*paths: str, exclude: tuple[str, ...] = ()) -> list[str]:
    return [each["id"] for each in corpus_records(paths, exclude)]


def reasons(*paths: str) -> dict[str, str]:
    return {each["id"]: each["failed"] for each in corpus_records(paths) if "failed" in each}


def test_folders_patterns_and_files_are_told_apart(desk: Path) -> None:
    for name in ("posts/a/2.md", "posts/1.html", "posts/x.png", "drafts/3.md", "4.txt"):
        (desk / name).parent.mkdir(parents=True, exist_ok=True)
        (desk / name).write_text(CLAIM, encoding="utf-8")
    assert ids("posts", "dra*/*.md", "4.txt") == ["posts/1.html", "posts/a/2.md", "drafts/3.md", "4.txt"]
    assert ids("posts", exclude=("a",)) == ["posts/1.html"]
    assert how_many(["posts", "4.txt"]) == 3


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("missing", ["gone.md", "gone.jsonl", "gone.xml", "gone*.md", "gone.warc", "gone.parquet"])
def test_what_is_not_there_is_told(missing: str) -> None:
    pytest.importorskip("warcio")
    pytest.importorskip("pyarrow")
    [answer] = check_records(corpus_records([missing]), Settings(offline=True, cache=False))
    assert (answer["id"], answer["status"]) == (missing, "failed")


def test_lines_of_json_are_records_and_bad_ones_are_told(desk: Path) -> None:
    lines = [
        json.dumps({"id": 7, "text": CLAIM, "file": "/etc/hostname"}),
        "",
        json.dumps({"url": "https://example.org/a", "html": f"<p>{CLAIM}</p>"}),
        "{",
        "[1]",
        json.dumps({"text": CLAIM}),
    ]
    (desk / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (desk / "b.ndjson.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    assert ids("a.jsonl") == ["7", "https://example.org/a", "a.jsonl:3", "a.jsonl:4", "a.jsonl:5"]
    assert all("no JSON" in why for why in reasons("a.jsonl").values())
    assert len(ids("b.ndjson.gz")) == 5
    assert how_many(["a.jsonl", "b.ndjson.gz"]) is None
    (desk / "c.jsonl").write_text('{"text": ""}\n' * 3, encoding="utf-8")
    assert how_many(["c.jsonl", "c.jsonl"]) == 6
    first = next(corpus_records(["a.jsonl"]))
    assert "file" not in first, "a record from elsewhere must not read files here"


def test_a_file_that_breaks_off_gives_what_stands_before(desk: Path) -> None:
    packed = gzip.compress("\n".join(json.dumps({"id": i, "text": CLAIM * 9}) for i in range(2000)).encode())
    (desk / "a.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    records = list(corpus_records(["a.jsonl.gz"]))
    assert len(records) > 100
    assert "cannot be read to its end" in records[-1]["failed"]


def export(*posts: tuple[str, str, str]) -> str:
    items = "".join(
        f"<item><title>Post {number}</title><content:encoded><![CDATA[{body}]]></content:encoded>"
        f"<excerpt:encoded><![CDATA[short]]></excerpt:encoded><wp:post_id>{number}</wp:post_id>"
        f"<wp:post_type>{'attachment' if status == 'inherit' else 'post'}</wp:post_type>"
        f"<wp:status>{status}</wp:status></item>"
        for number, status, body in posts
    )
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:wp="http://wordpress.org/export/1.2/">'
        f"<channel><title>Site</title>{items}</channel></rss>"
    )


def test_the_published_posts_of_an_export_are_records(desk: Path) -> None:
    posts = (("1", "publish", f"<p>{CLAIM}</p>"), ("2", "draft", "<p>x</p>"), ("3", "publish", f"{CLAIM}\n\nMore."))
    (desk / "wp.xml").write_text(export(*posts, ("4", "inherit", "")), encoding="utf-8")
    answers = list(check_records(corpus_records(["wp.xml"]), Settings(offline=True, cache=False)))
    assert [each["id"] for each in answers] == ["wp.xml#1", "wp.xml#3"]
    assert [each["article"]["title"] for each in answers] == ["Post 1", "Post 3"]
    assert [each["codes"] for each in answers] == [{"CIT101": 1}, {"CIT101": 1}]


def test_a_broken_export_gives_what_stands_before_and_resolves_no_entity(desk: Path) -> None:
    text = export(("1", "publish", f"<p>{CLAIM}</p>"), ("2", "publish", "<p>b</p>"))
    (desk / "wp.xml").write_text(text[: text.index("Post 2")], encoding="utf-8")
    assert ids("wp.xml") == ["wp.xml#1", "wp.xml"]
    assert "not read to its end" in reasons("wp.xml")["wp.xml"]
    (desk / "secret.txt").write_text("secret", encoding="utf-8")
    bomb = f'<!DOCTYPE r [<!ENTITY x SYSTEM "{(desk / "secret.txt").as_uri()}">]>'
    (desk / "x.xml").write_text(text.replace("<rss", f"{bomb}<rss").replace("Post 1", "&x;"), encoding="utf-8")
    assert "secret" not in str(list(corpus_records(["x.xml"])))


def test_a_sitemap_names_files_of_its_folder_alone(desk: Path) -> None:
    site = desk / "site"
    (site / "posts").mkdir(parents=True)
    (site / "posts" / "a b.html").write_text(f"<p>{CLAIM}</p>", encoding="utf-8")
    named = ["posts/a%20b.html", (site / "posts" / "a b.html").as_uri(), "../secret.md", "https://example.org/c"]
    locs = "".join(f"<url><loc>{each}</loc></url>" for each in named)
    (site / "map.xml").write_text(
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{locs}</urlset>', encoding="utf-8"
    )
    answers = {each["id"]: each for each in check_records(corpus_records(["site/map.xml"]), Settings(offline=True))}
    assert [each["status"] for each in answers.values()] == ["checked", "checked", "failed", "failed"]
    assert "outside the folder" in answers["../secret.md"]["reason"]
    assert "on the network" in answers["https://example.org/c"]["reason"]


def archived(address: str, status: str, kind: str) -> bytes:
    """A record of a web archive, packed by itself as they are."""
    page = f"HTTP/1.0 {status}\r\nContent-Type: {kind}\r\n\r\n<html><body><p>{CLAIM}</p></body></html>"
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(page)}\r\n"
    )
    return gzip.compress(f"{head}\r\n{page}\r\n\r\n".encode())


def test_the_pages_of_a_web_archive_are_records(desk: Path) -> None:
    pytest.importorskip("warcio")
    records = [
        archived("https://example.org/a", "200 OK", "text/html; charset=utf-8"),
        archived("https://example.org/b.png", "200 OK", "image/png"),
        archived("https://example.org/c", "404 Not Found", "text/html"),
    ]
    (desk / "a.warc.gz").write_bytes(b"".join(records))
    assert ids("a.warc.gz") == ["https://example.org/a"]
    [answer] = check_records(corpus_records(["a.warc.gz"]), Settings(offline=True, cache=False))
    assert answer["codes"] == {"CIT101": 1}
    (desk / "b.warc.gz").write_bytes(b"no archive" + records[0])
    assert "b.warc.gz" in reasons("b.warc.gz")


def test_the_rows_of_a_table_are_records(desk: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    from pyarrow import Table

    rows: list[dict[str, Any]] = [{"id": str(i), "text": CLAIM, "other": i} for i in range(3)]
    parquet.write_table(Table.from_pylist(rows), desk / "a.parquet")
    assert ids("a.parquet") == ["0", "1", "2"]
    assert how_many(["a.parquet"]) == 3
    assert how_many(["gone.parquet"]) is None
    (desk / "b.parquet").write_bytes(b"PAR1 no table")
    assert "cannot be read" in reasons("b.parquet")["b.parquet"]


def test_a_pattern_does_not_fit_the_output_of_the_run_at_hand(desk: Path) -> None:
    for name in ("in.jsonl", "out.jsonl", "out.jsonl.unfinished"):
        (desk / name).write_text('{"id": "1", "text": ""}\n', encoding="utf-8")
    assert ids("*.jsonl") == ["1"]
    assert ids("*.jsonl", "out.jsonl") == ["1", "1"]


def test_addresses_of_a_sitemap_that_are_none_are_told(desk: Path) -> None:
    places = ("a%00b.md", "http://[bad", "good.md")
    listed = "".join(f"<url><loc>{each}</loc></url>" for each in places)
    (desk / "s.xml").write_text(f"<urlset>{listed}</urlset>", encoding="utf-8")
    assert set(reasons("s.xml")) == {"a%00b.md", "http://[bad"}
    assert ids("s.xml") == [*places]


def test_packed_lines_that_are_damaged_cost_no_other_file(desk: Path) -> None:
    packed = bytearray(gzip.compress(b'{"id": "a", "text": "x"}\n' * 9))
    packed[10] = 0xFF  # no kind of block of deflate
    (desk / "a.jsonl.gz").write_bytes(packed)
    (desk / "b.md").write_text(CLAIM, encoding="utf-8")
    assert ids("a.jsonl.gz", "b.md") == ["a.jsonl.gz", "b.md"]


def test_a_web_archive_with_a_broken_head_is_told(desk: Path) -> None:
    pytest.importorskip("warcio")
    head = "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 20\r\n\r\n"
    (desk / "a.warc").write_text(head + "HTTP/1.0 200 OK\r\n\r\nx\r\n\r\n", encoding="utf-8")
    assert "not read to its end" in reasons("a.warc")["a.warc"]
