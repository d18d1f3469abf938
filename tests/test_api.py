"""The public names, and what a script relies on of them."""

import contextlib
import copy
import doctest
import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimcheck
from claimcheck import (
    DOI,
    Checker,
    ClaimcheckError,
    Comparison,
    Finding,
    Reading,
    Report,
    Settings,
    check,
    check_bytes,
    check_file,
    check_files,
    check_html,
    check_text,
    verify,
)
from claimcheck.cli import main
from claimcheck.config import OutputFormat
from claimcheck.errors import ConfigError, PluginError, ReadError
from claimcheck.model import Failure, Severity
from claimcheck.references.bibliography import parse_reference
from claimcheck.reporters import render
from claimcheck.reporters.place import located_in
from tests.reporters.sample import claimed, garlic_report


def test_the_public_names_are_these() -> None:
    assert {getattr(claimcheck, name).__name__ for name in claimcheck.__all__} == set(claimcheck.__all__)
    assert set(claimcheck.__all__) <= set(dir(claimcheck))


def test_a_name_that_is_none_is_an_attribute_error() -> None:
    assert not hasattr(claimcheck, "no_such_name")


def test_importing_claimcheck_loads_no_stage() -> None:
    loaded = "import sys, claimcheck; print([name for name in sys.modules if name.startswith('claimcheck.')])"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['claimcheck.installed']"


def test_an_offline_check_loads_no_network_library() -> None:
    script = (
        "import sys; from claimcheck import Settings, check; "
        "check('Thyme cures colds.', Settings(offline=True, cache=False)); print('requests' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_base_tier_loads_no_engine_and_no_model() -> None:
    script = (
        "import sys; from claimcheck import verify; verify('Thyme shortens colds.', 'Thyme shortened colds.');"
        "heavy = {'numpy', 'onnxruntime', 'tokenizers', 'torch', 'transformers', 'requests', 'sqlite3'};"
        "print(sorted(heavy & set(sys.modules)));"
        "print(*(each for each in sys.modules if 'engines.' in each or 'opinions' in each))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["[]", "claimcheck.verification.engines.vetoes"]


def test_an_article_without_references_opens_no_session() -> None:
    script = "import sys; from claimcheck import check; check('Thyme cures colds.'); print('requests' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_verify_compares_a_claim_with_a_text() -> None:
    compared = verify("Thyme shortens colds.", "Thyme significantly shortened the duration of colds in adults.")
    assert isinstance(compared, Comparison)
    assert compared.verdict == "SUPPORTED"
    assert compared.scores["SUPPORTED"] > 0.5  # type: ignore[index]
    assert 0 <= compared.confidence <= 1
    assert compared.rationale[0].text.startswith("Thyme significantly")


def test_a_doi_is_a_value() -> None:
    assert str(DOI("https://doi.org/10.1186/1741-7015-10-22")) == "10.1186/1741-7015-10-22"
    assert DOI("10.1186/ABC") == DOI("doi:10.1186/abc")


def test_a_reference_is_parsed() -> None:
    reference = parse_reference("Jensen RK. Rest versus exercise. BMC Med. 2012;10:22. doi:10.1186/1741-7015-10-22")
    assert (reference.title, reference.journal, reference.year, reference.volume, reference.pages) == (
        "Rest versus exercise",
        "BMC Med",
        2012,
        "10",
        "22",
    )


def test_the_docstring_of_the_package_tells_the_truth() -> None:
    report = check("Slouching is good for your back. What do you think?", Settings(offline=True, cache=False))
    assert [finding.code for finding in report.findings] == ["CIT101"]


@pytest.mark.parametrize("name", claimcheck.__all__)
def test_help_of_each_public_name_shows_an_example_that_runs(name: str) -> None:
    value = getattr(claimcheck, name)
    documented = [each for each in doctest.DocTestFinder().find(value, name) if each.examples]
    assert documented, f"help(claimcheck.{name}) shows no example"
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
    for each in documented:
        each.globs.update({other: getattr(claimcheck, other) for other in claimcheck.__all__})
        told: list[str] = []
        assert runner.run(each, out=told.append).failed == 0, "".join(told)


def test_the_page_on_python_tells_the_truth() -> None:
    page = Path(__file__).parents[1] / "docs" / "reference" / "python.md"
    failed, tried = doctest.testfile(str(page), module_relative=False)
    assert tried > 5
    assert failed == 0


def values() -> list[Any]:
    """A value of each public type, those of a compared report among them."""
    folder = Path(__file__).parents[1] / "examples" / "articles"
    report = check_file(folder / "modic-changes.md", Settings(frozen=True))
    (article,) = report.articles
    reading = article.reading
    comparisons = [each.comparison for each in reading.comparisons]
    works = [work for each in reading.references if (work := reading.work(each.id))]
    assert comparisons
    assert works
    parts = [reading.article, reading, reading.claims[0], reading.references[0], article.findings[0]]
    return [report, article, *parts, *comparisons[:2], *works, Settings(), DOI("10.1186/1741-7015-10-22")]


@pytest.mark.parametrize("value", values(), ids=lambda value: type(value).__name__)
def test_everything_public_pickles_copies_hashes_and_compares(value: Any) -> None:
    again = pickle.loads(pickle.dumps(value))  # noqa: S301 - our own bytes
    assert again == value == copy.copy(value) == copy.deepcopy(value)
    assert hash(again) == hash(value)
    assert repr(again) == repr(value)


@pytest.mark.parametrize("kind", [ClaimcheckError, ReadError, ConfigError])
def test_errors_pickle(kind: type[ClaimcheckError]) -> None:
    again = pickle.loads(pickle.dumps(kind("a message")))  # noqa: S301 - our own bytes
    assert (type(again), str(again)) == (kind, "a message")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("", "the text is empty"),
        (" \n", "the text is empty"),
        ("Thyme \ud800 cures colds.", r"text.md: character 7 is half a pair of surrogates \(U\+D800\)"),
        ("a" * 300, "File name too long"),
        ("Read on in " + "a" * 300 + ".md", "File name too long"),
        ("nul\0byte.md", "cannot be the name"),
        ("\ud800.md", "cannot be the name"),
        (Path("/"), "folder"),
        (Path("\udcff" * 300), "File name too long"),
        (b"Thyme cures colds.", r"call check_bytes\(data, name\)"),
        (None, "not NoneType"),
    ],
)
def test_what_is_no_article_has_a_message_of_its_own(given: Any, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        check(given)


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=300) | st.binary(max_size=100).map(os.fsdecode), st.sampled_from(["", ".md", ".html", ".docx"]))
def test_nothing_but_its_own_errors_is_raised_for_any_string_or_path(text: str, suffix: str) -> None:
    for given_as in (str, Path):
        with contextlib.suppress(ClaimcheckError):
            check(given_as(text + suffix), Settings(offline=True, cache=False))
    with contextlib.suppress(ClaimcheckError):
        check_bytes(text.encode("utf-8", "surrogateescape") if suffix else b"", f"a{suffix}", Settings(offline=True))


def test_a_fault_of_ours_is_an_error_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr("claimcheck.pipeline.understand", broken)
    with pytest.raises(ClaimcheckError, match=r"text\.md: a fault of claimcheck, please report it: ZeroDivisionError"):
        check("Thyme cures colds.")


def test_whether_it_is_a_text_is_not_asked_of_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "Thyme cures colds").write_text("Nothing at all is said in this file of any plant.", encoding="utf-8")
    report = check("Thyme cures colds")
    assert report.articles[0].path == "text.md"


def test_each_call_reads_its_own_format() -> None:
    told = [
        check_text("<p>Thyme cures colds.</p>", "a.html"),
        check_html("<p>Thyme cures colds.</p>"),
        check_bytes("<p>Thyme cures colds.</p>".encode("utf-16"), "a.html"),
        check_html("Thyme cures colds."),
    ]
    assert [report.articles[0].claims[0].text for report in told] == ["Thyme cures colds."] * 4
    assert all(report.articles[0].findings == report.findings for report in told)


class Loud(Checker):
    """Flags every claim."""

    code = "HOU009"
    name = "loud"
    severity = Severity.ERROR

    def check(self, reading: Reading) -> list[Finding]:
        return [self.finding(claim.span, "Loud.", advice="Be quiet.") for claim in reading.claims]


def test_checkers_may_be_handed_in() -> None:
    text = "Thyme cures colds."
    quiet = Settings(select=("REF",))
    assert [each.code for each in check(text, quiet, checkers=[Loud]).findings] == ["HOU009"]
    assert [each.code for each in check_text(text, settings=quiet, checkers=[Loud()]).findings] == ["HOU009"]
    assert check(text, Settings(select=("REF",), ignore=("HOU009",)), checkers=[Loud]).findings == ()
    with pytest.raises(PluginError, match="HOU009 is declared by both"):
        check(text, checkers=[Loud, Loud])


REFERENCE = "1. Jensen RK. Rest versus exercise. BMC Med. 2012;10:22. doi:10.1186/1741-7015-10-22"


def test_the_nearest_lock_file_is_found_from_the_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere, posts = tmp_path / "elsewhere", tmp_path / "site" / "posts"
    elsewhere.mkdir()
    posts.mkdir(parents=True)
    examples = Path(__file__).parents[1] / "examples" / "articles"
    shutil.copy(examples / "claimcheck.lock", tmp_path / "site")
    article = posts / "modic-changes.md"
    shutil.copy(examples / "modic-changes.md", article)
    monkeypatch.chdir(elsewhere)
    frozen = Settings(frozen=True)
    reports = [check(article, frozen), check_file(article, frozen), check_files([article], frozen)]
    reports.append(check_bytes(article.read_bytes(), str(article), frozen))
    assert [report.summary.works_found for report in reports] == [1] * 4
    with pytest.raises(ConfigError):
        check("Thyme cures colds.", frozen)


def test_a_script_hears_of_an_outage_what_the_command_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "a.md"
    article.write_text(f"Rest helps the back [1].\n\n## References\n\n{REFERENCE}\n", encoding="utf-8")
    monkeypatch.setenv("CLAIMCHECK_REGISTRIES", "http://127.0.0.1:9")
    monkeypatch.chdir(tmp_path)
    report = check_file(article)
    code = main(["check", "--isolated", str(article)])
    assert report.exit_code == code == 2
    assert report.summary.not_checked == 1
    assert capsys.readouterr().out


def test_a_report_reads_back_from_its_json() -> None:
    by_hand = (garlic_report(Failure(path="b.md", message="empty")), claimed("Thyme heals.", "So does mint."))
    for report in (values()[0], *by_hand):
        text = report.to_json()
        again = Report.from_json(text)
        assert again.to_json() == text
        assert again.summary == report.summary
        for article, before in zip(again.articles, report.articles, strict=True):
            places = [(each.finding.code, each.words, each.start, each.end) for each in located_in(article)]
            assert places == [(each.finding.code, each.words, each.start, each.end) for each in located_in(before)]
        assert render(again, OutputFormat.HTML)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"schema_version": "2"}', '{"schema_version": "1", "articles": [1]}']
)
def test_what_is_no_report_does_not_read_back(text: str) -> None:
    with pytest.raises(ReadError):
        Report.from_json(text)


def test_notebooks_show_a_report_and_a_comparison() -> None:
    report = check("Thyme cures <b>colds</b>.\n")
    shown = report._repr_html_()
    assert "CIT101 uncited-claim" in shown
    assert "&lt;b&gt;" in shown
    compared = verify("Sleep rose by 34%.", "Sleep rose by 14% with melatonin.")
    assert str(compared.verdict) in compared._repr_html_()
    assert "34%" in compared._repr_html_()
