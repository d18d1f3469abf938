from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve

from claimcheck.cli import main
from tests.claimcheck_stub import StubServer
from tests.claimcheck_stub.faults import Fault
from tests.claimcheck_stub.published import JENSEN
from tests.claimcheck_stub.works import Update

ENTRY = (
    "Jensen RK, Leboeuf-Yde C, Wedderkopp N, Sorensen JS, Manniche C. Rest versus exercise as treatment for patients "
    "with low back pain and Modic changes. A randomised controlled clinical trial. BMC Medicine 2012, 10:22. "
    "doi:10.1186/1741-7015-10-22"
)
ARTICLE = f"Rest relieved pain [1].\n\n## References\n\n1. {ENTRY}\n"
OTHER = (
    "Exercise lowers blood pressure [1].\n\n## References\n\n1. Cornelissen VA, Smart NA. Exercise training for blood "
    "pressure: a systematic review and meta-analysis. J Am Heart Assoc 2013;2:e004473. doi:10.1161/JAHA.112.004473\n"
)
PAGE = "Backs hurt.\n\n## References\n\n1. A page of no registry. https://health.example/backs\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stub: StubServer) -> Path:
    """The current folder with one article; the registries are those of the stub."""
    monkeypatch.setenv("CLAIMCHECK_REGISTRIES", stub.url)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rest.md").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def retract(stub: StubServer) -> None:
    """Let the registries say from now on that the work was retracted."""
    stub.catalogue.works.remove(JENSEN)
    stub.catalogue.add(evolve(JENSEN, updated_by=(Update(doi="10.1186/notice", type="retraction", date=(2026, 1, 5)),)))


def entries(path: str = "claimcheck.lock") -> list[str]:
    return list(json.loads(Path(path).read_text(encoding="utf-8"))["references"])


@pytest.mark.usefixtures("desk")
def test_a_lock_file_is_written_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lock"]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "asked about 1 reference\n" in said.err
    assert "claimcheck.lock: 1 reference and 1 work" in said.err
    (key,) = entries()
    assert key.startswith("doi:10.1186/1741-7015-10-22 jensen rk leboeuf yde c ")
    assert main(["lock", "-q"]) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.usefixtures("desk")
def test_nothing_changed_gives_0_and_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    main(["lock", "-q"])
    before = Path("claimcheck.lock").stat()
    assert main(["lock", "--check"]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "nothing changed since" in said.err
    assert Path("claimcheck.lock").stat() == before


@pytest.mark.usefixtures("desk")
def test_a_new_retraction_is_told_with_its_place_and_gives_1(
    stub: StubServer, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", "rest.md"])
    main(["lock", "-q"])
    capsys.readouterr()
    retract(stub)
    text = Path("claimcheck.lock").read_text(encoding="utf-8")
    assert main(["lock", "--check"]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("rest.md:5:4: “Rest versus exercise as treatment ")
    assert line.endswith(
        "(doi:10.1186/1741-7015-10-22) has been retracted (2026-01-05): notice doi:10.1186/notice; says Crossref"
    )
    assert Path("claimcheck.lock").read_text(encoding="utf-8") == text
    assert main(["lock"]) == 0
    assert "has been retracted" in capsys.readouterr().out
    assert main(["lock", "--check"]) == 0
    assert main(["check", "--frozen", "--select", "SRC301"]) == 1


@pytest.mark.usefixtures("desk")
def test_a_reference_that_is_missing_from_the_file_gives_1(capsys: pytest.CaptureFixture[str]) -> None:
    main(["lock", "-q"])
    Path("other.md").write_text(OTHER, encoding="utf-8")
    assert main(["lock", "--check"]) == 1
    assert capsys.readouterr().out == "other.md:5:4: not in claimcheck.lock: run `claimcheck lock`\n"


@pytest.mark.usefixtures("desk")
def test_one_article_is_added_and_a_search_of_the_whole_folder_drops_what_is_gone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["lock", "-q"])
    Path("other.md").write_text(OTHER, encoding="utf-8")
    assert main(["lock", "other.md", "-q"]) == 0
    assert len(entries()) == 2
    Path("rest.md").unlink()
    assert main(["lock", "other.md", "-q"]) == 0
    assert len(entries()) == 2
    assert main(["lock", "."]) == 0
    assert "1 reference dropped that no article has any more" in capsys.readouterr().err
    assert len(entries()) == 1


def test_nothing_is_dropped_when_an_article_cannot_be_read(desk: Path) -> None:
    main(["lock", "-q"])
    (desk / "rest.md").write_bytes(b"\x00\x01" * 50)
    assert main(["lock", "-q"]) == 2
    assert len(entries()) == 1


@pytest.mark.usefixtures("desk")
def test_an_outage_gives_2_and_keeps_what_is_known(stub: StubServer, capsys: pytest.CaptureFixture[str]) -> None:
    main(["lock", "-q"])
    text = Path("claimcheck.lock").read_text(encoding="utf-8")
    stub.fault("*", Fault.RESET)
    capsys.readouterr()
    assert main(["lock"]) == 2
    assert "1 without a full answer, because" in capsys.readouterr().err
    assert Path("claimcheck.lock").read_text(encoding="utf-8") == text
    assert main(["lock", "--check"]) == 2


def test_what_no_registry_lists_is_counted_and_not_missing(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "rest.md").write_text(PAGE, encoding="utf-8")
    assert main(["lock"]) == 0
    assert (
        "asked about 0 references; 1 not asked, because no registry of articles lists web pages"
        in capsys.readouterr().err
    )
    assert main(["lock", "--check"]) == 0
    assert main(["check", "--frozen", "--strict", "--select", "REF"]) == 0


@pytest.mark.usefixtures("desk")
def test_an_article_on_standard_input_is_locked_too(monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(OTHER.encode())))
    assert main(["lock", "-", "-q"]) == 0
    assert entries()[0].startswith("doi:10.1161/jaha.112.004473 ")


def test_the_file_named_counts_and_the_nearest_one_upward_otherwise(desk: Path) -> None:
    main(["lock", "-q", "--lock", "my.lock"])
    assert len(entries("my.lock")) == 1
    (desk / "posts").mkdir()
    (desk / "posts" / "other.md").write_text(OTHER, encoding="utf-8")
    (desk / "claimcheck.lock").write_text('{"version": 1, "references": {}, "works": {}}', encoding="utf-8")
    assert main(["lock", "posts", "-q"]) == 0
    assert len(entries()) == 1
    assert not (desk / "posts" / "claimcheck.lock").exists()


def test_abstracts_are_kept_as_the_licence_allows_or_when_asked_for(desk: Path, stub: StubServer) -> None:
    stub.catalogue.works.remove(JENSEN)
    stub.catalogue.add(evolve(JENSEN, licence="https://creativecommons.org/licenses/by-nc-nd/4.0/"))
    main(["lock", "-q"])
    assert "abstract" not in (desk / "claimcheck.lock").read_text(encoding="utf-8")
    main(["lock", "-q", "--with-abstracts"])
    assert "abstract" in (desk / "claimcheck.lock").read_text(encoding="utf-8")


@pytest.mark.usefixtures("desk")
def test_without_a_file_there_is_nothing_to_compare_with(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lock", "--check"]) == 2
    assert "no such lock file; run `claimcheck lock`" in capsys.readouterr().err


def test_a_setting_that_forbids_the_network_holds(
    desk: Path, stub: StubServer, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "claimcheck.toml").write_text("offline = true\n", encoding="utf-8")
    assert main(["lock"]) == 2
    assert "the setting offline forbids it" in capsys.readouterr().err
    (desk / "claimcheck.toml").write_text("frozen = true\n", encoding="utf-8")
    assert stub.log == ()
    assert main(["lock", "-q"]) == 0
    assert stub.log


@pytest.mark.usefixtures("desk")
def test_a_registry_of_several_that_did_not_answer_gives_2(
    stub: StubServer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lock", "-q"]) == 0
    stub.fault("ncbi", Fault.RESET)
    assert main(["lock", "--check"]) == 2
    assert "1 without a full answer, because" in capsys.readouterr().err


@pytest.mark.usefixtures("desk")
def test_titles_of_registries_steer_no_terminal(stub: StubServer, capsys: pytest.CaptureFixture[str]) -> None:
    main(["lock", "-q"])
    stub.catalogue.works.remove(JENSEN)
    stub.catalogue.add(evolve(JENSEN, title=f"\x9b2J{JENSEN.title}\u202e of moths"))
    assert main(["lock", "--check"]) == 1
    said = capsys.readouterr().out
    assert "<U+009B>2J" in said
    assert "\x9b" not in said
    assert "\u202e" not in said


def test_an_article_is_never_taken_for_the_lock_file(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lock", "rest.md", "--lock", "rest.md"]) == 2
    assert "is an article to be checked; name another lock file (--lock)" in capsys.readouterr().err
    assert (desk / "rest.md").read_text(encoding="utf-8") == ARTICLE
