"""Comments that silence a rule, and those that are useless or wrong."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.checkers.registry import all_rules
from claimcheck.checkers.suppression import apply_suppressions
from claimcheck.config import Settings
from claimcheck.model import Comment, Finding, SilencedBy, Span
from claimcheck.pipeline import check_source
from claimcheck.readers import read
from tests.reporters.sample import finding

CLAIM = "Slouching is good for your back."
OTHER = "Turmeric reduces inflammation of the joints."


def found(text: str, select: tuple[str, ...] = ("CIT101", "SUP")) -> list[tuple[str, str]]:
    report = check_source("a.md", text.encode(), Settings(select=select))
    assert not report.failures
    return [(finding.code, finding.span.of(text)) for finding in report.findings]


def test_disable_reaches_to_enable() -> None:
    text = f"<!-- claimcheck-disable CIT101 agreed -->\n\n{CLAIM}\n\n<!-- claimcheck-enable CIT101 -->\n\n{OTHER}\n"
    assert found(text) == [("CIT101", OTHER)]


def test_disable_without_enable_reaches_to_the_end() -> None:
    assert found(f"{OTHER}\n\n<!-- claimcheck-disable CIT101 agreed -->\n\n{CLAIM}\n") == [("CIT101", OTHER)]


def test_disable_next_line_reaches_over_one_line() -> None:
    text = f"<!-- claimcheck-disable-next-line CIT101 agreed -->\n\n{CLAIM}\n\n{OTHER}\n"
    assert found(text) == [("CIT101", OTHER)]


def test_a_prefix_silences_its_family_and_a_name_its_rule() -> None:
    comment = "<!-- claimcheck-disable CIT -->"
    assert found(f"{comment}\n\n{CLAIM}\n") == []


def test_enable_of_another_rule_does_not_end_it() -> None:
    text = f"<!-- claimcheck-disable CIT101 -->\n\n{CLAIM}\n\n<!-- claimcheck-enable STR503 -->\n\n{OTHER}\n"
    assert found(text) == []


def test_an_unused_comment_is_reported() -> None:
    comment = "<!-- claimcheck-disable-next-line CIT101 agreed -->"
    assert found(f"{CLAIM}\n\n{comment}\n\nWhat do you think?\n") == [("CIT101", CLAIM), ("SUP701", comment)]


def test_a_comment_for_a_rule_not_selected_is_not_unused() -> None:
    comment = "<!-- claimcheck-disable-next-line STR503 agreed -->"
    assert found(f"{comment}\n\n{CLAIM}\n") == [("CIT101", CLAIM)]


@pytest.mark.parametrize("rest", ["", " ", " no such rule here", " CIT999 reason", " ALL"])
def test_a_comment_without_a_rule_is_reported(rest: str) -> None:
    comment = f"<!-- claimcheck-disable{rest} -->"
    assert found(f"{comment}\n\n{CLAIM}\n") == [("SUP702", comment), ("CIT101", CLAIM)]


def test_two_codes_in_one_comment() -> None:
    text = f"<!-- claimcheck-disable CIT101, CIT102 agreed -->\n\nStudies show that {OTHER.lower()}\n"
    assert found(text, ("CIT101", "CIT102", "SUP")) == []


def test_a_comment_works_in_plain_text_and_is_no_part_of_it() -> None:
    text = f"<!-- claimcheck-disable-next-line CIT101 agreed -->\n{CLAIM}\n\n{OTHER}\n"
    report = check_source("a.txt", text.encode(), Settings(select=("CIT101", "SUP")))
    assert [finding.span.of(text) for finding in report.findings] == [OTHER]


TODAY = datetime.now(tz=UTC).date()


def test_what_is_silenced_is_kept_apart_with_its_reason() -> None:
    text = f"<!-- claimcheck-disable CIT101 until 2999-01-01 agreed with the author -->\n\n{CLAIM}\n"
    report = check_source("a.md", text.encode(), Settings(select=("CIT101", "SUP")))
    assert not report.findings
    (silenced,) = report.silenced
    assert (silenced.finding.code, silenced.by, silenced.reason) == (
        "CIT101",
        SilencedBy.COMMENT,
        "agreed with the author",
    )


def test_the_last_day_counts_and_the_day_after_is_a_finding() -> None:
    comment = f"<!-- claimcheck-disable-next-line CIT101 until {TODAY + timedelta(days=1)} the trial is not out -->"
    assert found(f"{comment}\n\n{CLAIM}\n") == []
    over = f"<!-- claimcheck-disable-next-line CIT101 the trial is not out until {TODAY - timedelta(days=1)} -->"
    assert found(f"{over}\n\n{CLAIM}\n") == [("SUP703", over), ("CIT101", CLAIM)]


def test_a_day_that_there_is_not_is_wrong() -> None:
    comment = "<!-- claimcheck-disable CIT101 until 2027-13-01 -->"
    assert found(f"{comment}\n\n{CLAIM}\n") == [("SUP702", comment), ("CIT101", CLAIM)]


@pytest.mark.parametrize(
    "shown",
    [
        "```html\n{}\n```",
        "~~~\n{}\n~~~",
        "Write `{}` in the article.",
        "<pre>{}</pre>",
        "<pre><code>{}</code></pre>",
        "Write <code>{}</code> in the article.",
        "<script>\n{}\n</script>",
        "Write \\{} in the article.",
    ],
)
def test_a_comment_that_is_only_shown_silences_nothing(shown: str) -> None:
    text = f"{shown.format('<!-- claimcheck-disable CIT101 agreed -->')}\n\n{CLAIM}\n"
    assert found(text) == [("CIT101", CLAIM)]
    page = f"<html><body><p>Some words.</p><pre><!-- claimcheck-disable CIT101 --></pre><p>{CLAIM}</p></body></html>"
    report = check_source("a.html", page.encode(), Settings(select=("CIT101", "SUP")))
    assert [each.span.of(page) for each in report.findings] == [CLAIM]


@pytest.mark.parametrize("line", ["\n", "\n\n"])
def test_a_comment_of_mdx_silences_and_is_no_text(line: str) -> None:
    text = f"{{/* claimcheck-disable-next-line CIT101 agreed */}}{line}{CLAIM}\n\n{OTHER}\n"
    assert found(text) == [("CIT101", OTHER)]
    assert found(f"```\n{{/* claimcheck-disable CIT101 */}}\n```\n\n{CLAIM}\n") == [("CIT101", CLAIM)]


def test_comments_for_one_line_may_be_stacked() -> None:
    first, second = (f"<!-- claimcheck-disable-next-line {code} agreed -->" for code in ("CIT101", "STR503"))
    assert found(f"{first}\n{second}\n{CLAIM}\n", ("CIT101", "SUP")) == []
    assert found(f"{second}\n\n{first}\n{CLAIM}\n", ("CIT101", "SUP")) == []


def test_a_misspelt_command_is_reported_with_the_nearest() -> None:
    comment = "<!-- claimcheck-disabel CIT101 -->"
    report = check_source("a.md", f"{comment}\n\n{CLAIM}\n".encode(), Settings(select=("SUP",)))
    assert [each.message for each in report.findings] == [
        "Nothing is called claimcheck-disabel, so this silences nothing; did you mean claimcheck-disable?"
    ]


def silenced_by(comment: str, *findings: Finding) -> tuple[list[str], list[str]]:
    """The codes that stand and those that are silenced, of findings right after a comment."""
    source = f"<!-- {comment} -->\n\nGarlic lowers blood pressure in all who eat it, says the label of it."
    rules = all_rules()
    kept, silenced = apply_suppressions(
        read("a.md", source.encode()), findings, selected=rules, known=rules, today=date(2026, 1, 1)
    )
    return [each.code for each in kept], [each.finding.code for each in silenced]


def test_enabling_one_rule_of_a_family_leaves_the_others_silenced() -> None:
    uncited, vague = finding(Span(100, 110)), finding(Span(100, 110), code="CIT102", name="vague-attribution")
    comments = "claimcheck-disable CIT agreed --><!-- claimcheck-enable CIT101"
    assert silenced_by(comments, uncited, vague) == (["CIT101"], ["CIT102"])
    assert silenced_by("claimcheck-disable CIT agreed --><!-- claimcheck-enable", uncited, vague)[1] == []


@pytest.mark.parametrize("name", ["SRC", "SRC3", "SRC30", "src"])
def test_a_retraction_is_not_silenced_by_the_name_of_its_family(name: str) -> None:
    at = Span(60, 70)
    retracted = finding(at, code="SRC301", name="retracted")
    preprint = finding(at, code="SRC304", name="superseded-preprint")
    comment = f"claimcheck-disable {name} old sources"
    assert silenced_by(comment, retracted, preprint) == (["SRC301"], ["SRC304"])
    assert silenced_by(comment, retracted) == (["SRC301", "SUP701"], [])
    assert silenced_by("claimcheck-disable SRC301 told in the text", retracted) == ([], ["SRC301"])


def test_many_comments_and_findings_cost_no_more_than_their_number() -> None:
    looks = 0

    class Counted(Span):
        def __lt__(self, other: object) -> bool:
            nonlocal looks
            looks += 1
            return (self.start, self.end) < (other.start, other.end)  # type: ignore[attr-defined]

    many = 2000
    source = "x" * (100 * many)
    comments = tuple(Comment(text="claimcheck-disable CIT101 a", span=Span(20 * i, 20 * i + 5)) for i in range(many))
    from attrs import evolve

    article = evolve(read("a.txt", b"Some words."), source=source, comments=comments)
    findings = [finding(Counted(20 * i + 7, 20 * i + 9)) for i in range(many)]
    rules = all_rules()
    kept, silenced = apply_suppressions(article, findings, selected=rules, known=rules, today=TODAY)
    assert (len(kept), len(silenced)) == (0, many)
    assert looks < 40 * many


PIECES = st.sampled_from(
    "<!--|-->| |\n|\n\n|claimcheck-|disable|-next-line|enable|CIT101|SRC|,|until |2027-01-01|2020-02-30|{/*|*/}|`|```|"
    "<pre>|</pre>|reason|\r\n|é|Slouching is good for your back.".split("|")
)


@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(["a.md", "a.html", "a.txt"]))
def test_whatever_a_comment_says_each_finding_is_told_or_silenced_and_none_twice(text: str, name: str) -> None:
    source = f"{text}\n\n{CLAIM}\n"
    report = check_source(name, source.encode(), Settings(select=("CIT101", "SUP")))
    assert [failure.message for failure in report.failures if "fault of claimcheck" in failure.message] == []
    told = [finding.span for finding in report.findings if finding.code == "CIT101"]
    silenced = [each.finding.span for each in report.silenced]
    assert len({*told, *silenced}) == len(told) + len(silenced)
    assert all("claimcheck-" in each.span.of(source) for each in report.findings if each.code.startswith("SUP"))
