"""`claimcheck retractions update`: the list is kept, and tells of works without a request."""

from __future__ import annotations

import csv
import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from claimcheck import Settings, check_text
from claimcheck.cli import main
from claimcheck.model import CheckedArticle, Found, NotAsked
from claimcheck.sources.lockfile import LockFile
from claimcheck.sources.retraction_list import read_rows
from tests.claimcheck_stub import StubServer
from tests.claimcheck_stub.invented import RETRACTED

COLUMNS = (
    "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,RetractionDate,"
    "RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes"
).split(",")
PRINTED = "Made A, Up B. Walking and stiff backs. J Made Up. 2015;3:1-9. doi:10.7777/walk.1"
OFFLINE = Settings(offline=True)


def row(**cells: str) -> dict[str, str]:
    known = {
        "Title": "Walking and stiff backs",
        "Journal": "J Made Up",
        "Author": "Ada Made;Bo Up",
        "RetractionDate": "3/14/2019 0:00",
        "RetractionDOI": "10.7777/notice.1",
        "OriginalPaperDate": "5/1/2015 0:00",
        "OriginalPaperDOI": "10.7777/WALK.1",
        "OriginalPaperPubMedID": "0",
        "RetractionNature": "Retraction",
    }
    return {**dict.fromkeys(COLUMNS, ""), **known, **cells}


def table(*rows: dict[str, str]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def update(desk: Path, data: bytes) -> int:
    (desk / "list.csv").write_bytes(data)
    return main(["retractions", "update", "--isolated", "list.csv"])


def checked(printed: str = PRINTED, settings: Settings = OFFLINE) -> CheckedArticle:
    text = f"# Backs\n\nWalking eases stiff backs [1].\n\n## References\n\n1. {printed}\n"
    return check_text(text, "backs.md", settings).articles[0]


def standing(article: CheckedArticle) -> list[str]:
    return [finding.code for finding in article.findings if finding.code.startswith("SRC")]


def test_a_retracted_work_is_told_of_though_nobody_is_asked(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert standing(checked()) == []
    assert update(desk, table(row(), row(OriginalPaperDOI="unavailable", OriginalPaperPubMedID="77"))) == 0
    assert "notices about 2 works" in capsys.readouterr().err
    article = checked()
    assert standing(article) == ["SRC301"]
    [(_, resolution)] = article.reading.resolutions
    assert isinstance(resolution, Found)
    assert (resolution.work.title, resolution.work.published) == ("Walking and stiff backs", "2015-05-01")
    assert [(each.date, each.doi) for each in resolution.work.notices] == [("2019-03-14", "10.7777/notice.1")]
    assert "only the list of Retraction Watch tells of it" in resolution.note
    assert standing(checked("Made A. Walking and stiff backs. J Made Up. 2015;3:1-9. PMID: 77")) == ["SRC301"]
    assert {finding.code for finding in article.findings} - {"SRC301"} == {
        finding.code for finding in checked(settings=Settings(offline=True, cache=False)).findings
    }, "a list is no record with which a print is compared"


def test_another_work_that_prints_its_number_is_not_accused(desk: Path) -> None:
    assert update(desk, table(row())) == 0
    article = checked(
        "Nonesuch C. Sleep of infants in their first winter. Ann Imag Paed. 2003;91:5. doi:10.7777/walk.1"
    )
    assert standing(article) == []
    assert isinstance(article.reading.resolutions[0][1], NotAsked)


def test_what_was_lifted_is_not_told(desk: Path) -> None:
    lifted = row(RetractionNature="Reinstatement", RetractionDate="1/2/2020 0:00")
    assert update(desk, table(row(), lifted)) == 0
    assert standing(checked()) == []
    assert update(desk, table(row(), lifted, row(RetractionDate="1/3/2021 0:00"))) == 0
    assert standing(checked()) == ["SRC301"]
    assert update(desk, table(row(RetractionNature="Expression of concern"))) == 0
    assert standing(checked()) == ["SRC302"]


def test_two_columns_are_enough(desk: Path) -> None:
    told = "doi,retractionwatch\n,Retraction\n10.7777/walk.1,Retraction;Correction\n10.7777/b,Reinstatement\n"
    assert update(desk, told.encode()) == 0
    assert standing(checked()) == ["SRC301", "SRC303"]
    assert standing(checked(PRINTED.replace("walk.1", "b"))) == []


def test_what_is_kept_counts_for_frozen_runs_alone(desk: Path) -> None:
    LockFile().write(desk / "claimcheck.lock")
    assert update(desk, table(row())) == 0
    assert standing(checked(settings=Settings(frozen=True))) == []
    assert standing(checked(settings=Settings(offline=True, cache=False))) == []


def test_beside_a_registry_each_source_is_named_once(
    desk: Path, stub: StubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMCHECK_REGISTRIES", stub.url)
    own = row(Title=RETRACTED.title, OriginalPaperDOI=RETRACTED.doi)
    assert update(desk, table(own, own)) == 0
    printed = (
        f"Nonesuch A, Invent B. {RETRACTED.title}. Journal of Fictitious Medicine. 2019;7:1101. doi:{RETRACTED.doi}"
    )
    [(_, resolution)] = checked(printed, Settings()).reading.resolutions
    assert isinstance(resolution, Found)
    said = [each.said_by for each in resolution.work.notices]
    assert said.count("Retraction Watch") == 1
    assert {"Crossref", "PubMed", "Retraction Watch"} <= set(said)


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", b"\xff\xfe\x00", b"<html>"])
def test_what_is_no_list_takes_the_place_of_none(desk: Path, capsys: pytest.CaptureFixture[str], data: bytes) -> None:
    assert update(desk, table(row())) == 0
    assert update(desk, data) == 2
    assert "no list of Retraction Watch" in capsys.readouterr().err
    assert standing(checked()) == ["SRC301"]


def test_a_broken_copy_is_told(desk: Path, own_surroundings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert update(desk, table(row())) == 0
    (own_surroundings / "claimcheck" / "retractions.sqlite").write_bytes(b"no list")
    (desk / "a.md").write_text("Thyme cures colds.", encoding="utf-8")
    assert main(["check", "--isolated", "--offline", "a.md"]) == 2
    assert "run `claimcheck retractions update` again" in capsys.readouterr().err


def test_old_copies_in_the_letters_of_windows_are_read() -> None:
    data = table(row(Author="Zoë Müller")).decode().encode("cp1252")
    assert [each.authors for each in read_rows(data, "list.csv")] == ["Zoë Müller"]


@pytest.fixture
def site() -> Iterator[str]:
    """A site on this machine that gives the list out under /list and nothing else."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = self.path == "/list"
            self.send_response(200 if found else 404)
            self.end_headers()
            self.wfile.write(table(row()) if found else b"gone")

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.mark.usefixtures("desk")
def test_the_list_is_taken_from_an_address(site: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["retractions", "update", "--isolated", f"{site}/list"]) == 0
    assert standing(checked()) == ["SRC301"]
    assert main(["retractions", "update", "--isolated", f"{site}/other"]) == 2
    assert "could not be had" in capsys.readouterr().err
    assert main(["retractions", "update", "--isolated", "gone.csv"]) == 2
    assert "No such file" in capsys.readouterr().err


@pytest.mark.parametrize(("data", "reason"), [(b"x" * 200_000, "field limit"), (table(), "no work at all")])
def test_what_is_no_list_leaves_the_copy_as_it_was(
    desk: Path, capsys: pytest.CaptureFixture[str], data: bytes, reason: str
) -> None:
    assert update(desk, table(row())) == 0
    assert update(desk, data) == 2
    assert reason in capsys.readouterr().err
    assert standing(checked()) == ["SRC301"]
