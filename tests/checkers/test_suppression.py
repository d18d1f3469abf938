"""Comments that silence a rule, and those that are useless or wrong."""

import pytest

from claimcheck.config import Settings
from claimcheck.pipeline import check_source

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
