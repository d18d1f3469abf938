"""`claimcheck corpus` and the registries: each work is asked for once, before the articles are checked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck import Settings, check_files
from claimcheck.cli import main
from claimcheck.corpus import check_records
from claimcheck.corpus.asking import Known, Plan
from claimcheck.corpus.collecting import Collecting, Wanted
from claimcheck.corpus.records import _opened
from claimcheck.sources.opening import open_session
from claimcheck.sources.store import Store
from tests.claimcheck_stub import StubServer
from tests.claimcheck_stub.faults import Fault
from tests.claimcheck_stub.invented import RETRACTED
from tests.claimcheck_stub.works import StubWork

pytestmark = pytest.mark.slow
WORKS = [
    StubWork(
        title=f"Fictitious trial of walking route {number} for stiff backs",
        authors=(("Nonesuch", "Ada"),),
        journal="Journal of Fictitious Medicine",
        issued=(2019,),
        volume="7",
        pages=f"{number}01-{number}09",
        doi=f"10.99999/many-{number}",
        pmid=str(88_000_000 + number),
        abstract=(("Results", f"Walking route {number} eased stiff backs in 40 invented people."),),
    )
    for number in range(120)
]

OTHER = StubWork(
    title="Sleep of invented infants in the first winter of life",
    authors=(("Person", "Cy"),),
    journal="Annals of Imagined Paediatrics",
    issued=(2003,),
    volume="91",
    pages="5-17",
    doi="10.99999/other",
)


def printed(work: StubWork) -> str:
    return f"Nonesuch A. {work.title}. {work.journal}. 2019;{work.volume}:{work.pages}. doi:{work.doi}"


def article(*works: StubWork) -> str:
    claims = "\n\n".join(f"Walking eased stiff backs in 40 people [{place}]." for place in range(1, len(works) + 1))
    listed = "\n".join(f"{place}. {printed(work)}" for place, work in enumerate(works, 1))
    return f"# Backs\n\n{claims}\n\n## References\n\n{listed}\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stub: StubServer) -> Path:
    """The current folder with articles that cite each work twice, and the stub that knows the works."""
    _opened.cache_clear()  # what this process opened lies in the folder of another test
    stub.catalogue.add(*WORKS, OTHER)
    monkeypatch.setenv("CLAIMCHECK_REGISTRIES", stub.url)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "posts").mkdir()
    for number in range(24):
        cited = [WORKS[(number * 10 + step * 7) % len(WORKS)] for step in range(10)]
        (tmp_path / "posts" / f"{number:02}.md").write_text(article(*cited), encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> int:
    return main(["corpus", "--isolated", "-q", *arguments])


def records(place: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in place.read_text(encoding="utf-8").splitlines()]


def test_each_work_is_asked_for_once_in_batches(desk: Path, stub: StubServer) -> None:
    assert run("-o", "out.jsonl", "posts") == 0
    assert len(stub.asked("crossref")) == 3, "120 works, 50 a request"
    assert len(stub.asked("ncbi")) == 6
    told = records(desk / "out.jsonl")
    statuses = {each["resolution"]["status"] for record in told for each in record["article"]["references"]}
    assert statuses == {"found"}
    stub.reset()
    assert run("-o", "again.jsonl", "posts") == 0
    assert not stub.log, "what the store knows is not asked for again"
    assert (desk / "again.jsonl").read_bytes() == (desk / "out.jsonl").read_bytes()


def test_engines_that_ask_nobody_find_the_answers(desk: Path, stub: StubServer) -> None:
    assert run("--ask-only", "posts/00.md") == 0
    assert not list(desk.glob("*.jsonl*"))
    stub.reset()
    [answer] = check_records([{"file": "posts/00.md"}], Settings(offline=True))
    assert {each["resolution"]["status"] for each in answer["article"]["references"]} == {"found"}
    assert not stub.log


def test_the_articles_are_those_that_check_gives_online(desk: Path) -> None:
    assert run("-o", "out.jsonl", "posts") == 0
    paths = [f"posts/{number:02}.md" for number in range(3)]
    online = json.loads(check_files(paths, Settings()).to_json())["articles"]
    assert [record["article"] for record in records(desk / "out.jsonl")[:3]] == online


def test_the_plan_asks_nobody_and_tells_the_truth(
    desk: Path, stub: StubServer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--plan", "posts") == 0
    plan = capsys.readouterr().out
    assert "24 articles, 240 references to 120 different works\n" in plan
    assert "  3 requests to Crossref\n  6 requests to PubMed\n" in plan
    assert "no less than 3 s within the limits" in plan
    assert "no less than 2 s with --mailto" in plan
    assert not stub.log
    assert not list(desk.glob("*.jsonl"))
    assert run("-o", "out.jsonl", "posts") == 0
    assert (len(stub.asked("crossref")), len(stub.asked("ncbi"))) == (3, 6)
    assert run("--plan", "posts") == 0
    assert "120 different works, 120 of them known from earlier\n" in capsys.readouterr().out


def test_without_the_cache_nothing_is_left_but_the_records(desk: Path, own_surroundings: Path) -> None:
    assert run("--no-cache", "-o", "out.jsonl", "posts") == 0
    assert sorted(each.name for each in desk.iterdir()) == ["out.jsonl", "posts"]
    assert not list(own_surroundings.iterdir())


def test_without_any_answer_nothing_is_checked(
    desk: Path, stub: StubServer, capsys: pytest.CaptureFixture[str]
) -> None:
    stub.fault("*", Fault.RESET)
    assert run("-o", "out.jsonl", "posts/00.md") == 2
    assert "no registry answered" in capsys.readouterr().err
    assert (desk / "out.jsonl").read_bytes() == b""


def test_an_outage_of_one_registry_is_told_and_made_good_by_the_next_run(desk: Path, stub: StubServer) -> None:
    other = printed(WORKS[0]).replace("Nonesuch A.", "Nonesuch, Ada.")
    (desk / "other.md").write_text(article(WORKS[0]).replace(printed(WORKS[0]), other), encoding="utf-8")
    stub.fault("ncbi", Fault.RESET)
    assert run("-o", "out.jsonl", "posts/00.md", "other.md") == 0
    told = [each["resolution"] for record in records(desk / "out.jsonl") for each in record["article"]["references"]]
    assert len(told) == 11
    assert all("notices and publication types of PubMed are missing" in each["reason"] for each in told)
    stub.reset()
    stub.catalogue.add(*WORKS)
    assert run("-o", "again.jsonl", "posts/00.md", "other.md") == 0
    told = [each["resolution"] for record in records(desk / "again.jsonl") for each in record["article"]["references"]]
    assert not [each["reason"] for each in told if each["reason"]]


def test_a_wrong_doi_is_searched_for_by_its_words(desk: Path, stub: StubServer) -> None:
    wrong = article(WORKS[0]).replace(WORKS[0].doi, OTHER.doi)
    (desk / "wrong.md").write_text(wrong, encoding="utf-8")
    assert run("-o", "out.jsonl", "posts/00.md", "wrong.md") == 0
    [reference] = records(desk / "out.jsonl")[1]["article"]["references"]
    assert reference["resolution"]["reason"] == "the printed identifier belongs to another work"
    assert "REF203" in records(desk / "out.jsonl")[1]["codes"]
    assert any("query.bibliographic" in each.query for each in stub.asked("crossref"))


def test_the_store_answers_any_process_without_a_request(desk: Path, stub: StubServer, own_surroundings: Path) -> None:
    (desk / "sleep.md").write_text(article(RETRACTED), encoding="utf-8")
    assert run("-o", "out.jsonl", "sleep.md") == 0
    stub.reset()
    [answer] = check_records([{"file": "sleep.md"}], Settings(offline=True))
    assert answer == {**records(desk / "out.jsonl")[0], "id": "sleep.md"}
    assert "SRC301" in answer["codes"]
    assert not stub.log
    (own_surroundings / "claimcheck" / "works.sqlite").write_bytes(b"no store")
    [answer] = check_records([{"file": "sleep.md"}], Settings(offline=True, select="SRC,CIT"))
    assert "works.sqlite: cannot be used" in answer["reason"]


@pytest.mark.usefixtures("desk")
def test_old_answers_are_asked_for_anew_and_serve_until_then(own_surroundings: Path) -> None:
    assert run("-o", "out.jsonl", "posts/00.md") == 0
    wanted = Wanted()
    wanted.add(Collecting().do({"file": "posts/00.md"}, 0))
    place = own_surroundings / "claimcheck" / "works.sqlite"
    store = Store.read(place)
    assert Plan.of(wanted, Known(store)).known == 10
    assert Plan.of(wanted, Known(store, since="2999-01-01")).known == 0
    assert all(store.resolution_of(each) for each in wanted.works())
    store.close()
    wanted.close()


def test_a_session_follows_the_settings(own_surroundings: Path) -> None:
    with open_session(Settings(mailto="me@example.org", offline=True)) as session:
        assert session.settings.cache_dir == own_surroundings / "claimcheck"
        assert (session.settings.mailto, session.settings.offline) == ("me@example.org", True)
