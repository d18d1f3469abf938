"""The whole flow: what a caller of `check` relies on."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import Article, Settings, check, check_files
from claimcheck.errors import ClaimcheckError, ConfigError, ReadError
from claimcheck.model import BlockKind, NotAsked, Placeholder, Report, Severity, Span
from claimcheck.pipeline import check_source

OFFLINE = Settings(offline=True, cache=False)
CLAIM = "Slouching is good for your back."
REFERENCE = (
    "1. Jensen RK, Leboeuf-Yde C. Rest versus exercise as treatment for patients with low back pain and Modic "
    "changes. BMC Med. 2012;10:22. doi:10.1186/1741-7015-10-22"
)


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]


def test_text_is_checked_as_text() -> None:
    report = check(f"{CLAIM}\n", OFFLINE)
    assert codes(report) == ["CIT101"]
    assert report.articles[0].reading.article.source == f"{CLAIM}\n"


def test_one_line_of_text_needs_no_line_break() -> None:
    assert codes(check(CLAIM, OFFLINE)) == ["CIT101"]


def test_a_path_is_read(tmp_path: Path) -> None:
    path = tmp_path / "my article.txt"
    path.write_text(CLAIM, encoding="utf-8")
    assert codes(check(path, OFFLINE)) == codes(check(str(path), OFFLINE)) == ["CIT101"]


def test_an_article_read_before_is_checked_again() -> None:
    article = check(CLAIM, OFFLINE).articles[0].reading.article
    assert isinstance(article, Article)
    assert codes(check(article, OFFLINE)) == ["CIT101"]


@pytest.mark.parametrize("name", ["no-such-article.md", "no such article.txt"])
def test_a_missing_file_is_never_clean(name: str) -> None:
    with pytest.raises(ReadError, match=name):
        check(name)


def test_a_name_no_file_can_have_is_an_error() -> None:
    with pytest.raises(ReadError, match="cannot be the name"):
        check("nul\0byte.md")


def test_a_folder_is_an_error_with_advice(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="folder"):
        check(tmp_path)


def test_what_cannot_be_read_is_a_failure_and_the_rest_is_checked(tmp_path: Path) -> None:
    good, empty = tmp_path / "good.txt", tmp_path / "empty.txt"
    good.write_text(CLAIM, encoding="utf-8")
    empty.write_bytes(b"")
    report = check_files([empty, good, tmp_path / "missing.txt"], OFFLINE)
    assert codes(report) == ["CIT101"]
    assert [Path(failure.path).name for failure in report.failures] == ["empty.txt", "missing.txt"]
    assert "nothing to check" in report.failures[0].message


@pytest.mark.parametrize("page", ["<html><body><nav><a href='/'>Home</a></nav></body></html>", "```\ncode\n```\n"])
def test_an_article_without_text_is_no_pass(page: str) -> None:
    report = check_source("a.html" if "html" in page else "a.md", page.encode(), OFFLINE)
    assert not report.articles
    assert "nothing to check" in report.failures[0].message


@pytest.mark.parametrize("target", ["http://", "http:///path/to/nowhere", "https://[", "//", "http://?q=a survey"])
def test_a_link_without_a_host_is_no_fault(target: str) -> None:
    report = check_source(
        "a.html", f'<p>Thyme cures colds, says <a href="{target}">a survey</a>.</p>'.encode(), OFFLINE
    )
    assert not report.failures


def test_an_unknown_rule_is_a_configuration_error() -> None:
    with pytest.raises(ConfigError):
        check(CLAIM, Settings(select=("CIT999",)))


def test_a_claim_is_linked_to_its_reference() -> None:
    text = (
        f"Rest and exercise work equally well for back pain with Modic changes [1].\n\n## References\n\n{REFERENCE}\n"
    )
    reading = check(text, OFFLINE).articles[0].reading
    (claim,) = reading.claims
    (link,) = claim.links
    assert reading.references_by_id[link.reference].title.startswith("Rest versus exercise as treatment")
    assert reading.references_by_id[link.reference].identifiers[0].value == "10.1186/1741-7015-10-22"


def test_a_reference_is_not_asked_and_a_placeholder_is_known_without_asking() -> None:
    second = "2. Doe J. Exercise. 2012. doi:10.1186/preaccept-1234567890123456"
    text = f"Rest helps the back [1], exercise too [2].\n\n## References\n\n{REFERENCE}\n{second}\n"
    reading = check(text, OFFLINE).articles[0].reading
    assert [type(reading.resolution(each)) for each in reading.references] == [NotAsked, Placeholder]


def test_findings_come_in_order_of_place_and_slice_the_source() -> None:
    text = f"# Backs\n\nExperts say that\u00a0rest harms the back. {CLAIM}\n\nTurmeric always cures joint pain.\n"
    article = check(text, OFFLINE).articles[0]
    starts = [finding.span.start for finding in article.findings]
    assert starts == sorted(starts)
    assert "Experts say" in {finding.span.of(text) for finding in article.findings}


def test_a_doubtful_finding_is_no_more_than_a_note() -> None:
    report = check("The condition is hard to diagnose as it can only be detected with an MRI scan.", OFFLINE)
    assert [f.severity for f in report.findings if f.code == "STR503"] == [Severity.NOTE]


@pytest.mark.parametrize("suffix", ["txt", "md", "html", "xml", "docx", ""])
@settings(deadline=None, max_examples=60)
@given(data=st.binary(max_size=400))
def test_any_bytes_give_a_report(suffix: str, data: bytes) -> None:
    assert_sane(check_source(f"a.{suffix}", data, OFFLINE))


PIECES = st.sampled_from(
    r"""Studies show that vitamin C cures colds . [1] [^1] [^1]: ¹ <sup>2</sup> <p> </p> <li id="ref-1"> &amp;
&#x110000; # 1. References Jensen RK. Rest. BMC Med. 2012;10:22. doi:10.1186/1741-7015-10-22
10.1186/preaccept-1 (Smith et al., 2012) <!-- claimcheck-disable CIT101 --> `code` ``` > * --- é 😀 <script>
<ref id="B1"> 50% (1) [@key] “ ” e.g. <article> </div> <![CDATA[ <!DOCTYPE ]]> http://doi.org/10.1/ |
[1,3–5] <a href="#ref-1"> </a> <table><td> <br> \\ * _ [a](b) ![
""".split()
) | st.sampled_from([" ", "\n", "\n\n", "\r\n", "\r", "\u00a0", "\u00ad", "\u200b", "    "])


@pytest.mark.parametrize("suffix", ["txt", "md", "html", "xml"])
@settings(deadline=None, max_examples=150)
@given(pieces=st.lists(PIECES, max_size=40))
def test_any_text_gives_a_report(suffix: str, pieces: list[str]) -> None:
    assert_sane(check_source(f"a.{suffix}", "".join(pieces).encode(), OFFLINE))


@settings(deadline=None, max_examples=100)
@given(text=st.text(max_size=200))
def test_check_of_any_string_raises_nothing_but_its_own_errors(text: str) -> None:
    try:
        report = check(text, OFFLINE)
    except ClaimcheckError:
        return
    assert_sane(report)


def assert_sane(report: Report) -> None:
    """Every span slices the source, every block character comes from it, and nothing crashed."""
    assert not [failure for failure in report.failures if "crashed" in failure.message]
    for checked in report.articles:
        reading = checked.reading
        source = reading.article.source
        spans: list[Span] = [finding.span for finding in checked.findings]
        spans += [claim.span for claim in reading.claims]
        spans += [sentence.span for sentence in reading.sentences]
        spans += [citation.span for citation in reading.citations]
        spans += [reference.span for reference in reading.references]
        assert all(0 <= span.start < span.end <= len(source) for span in spans)
        for block in reading.article.blocks:
            assert 0 <= block.span().start <= block.span().end <= len(source)
            assert block.kind in BlockKind
        for reference in reading.references:
            for identifier in reference.identifiers:
                assert 0 <= identifier.start < identifier.end <= len(source)
