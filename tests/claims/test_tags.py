from __future__ import annotations

import pytest

from claimcheck import Settings, check
from claimcheck.model import CheckedArticle, Severity

LIST = "\n\nGreen tea drinkers weigh less [1].\n\n## References\n\n1. Wolde J. Green tea. J Tea. 2017;25:1200-1209.\n"


def read(text: str) -> CheckedArticle:
    return check(f"{text}{LIST}", Settings(offline=True, cache=False)).articles[0]


@pytest.mark.parametrize("tag", ["[citation needed]", " [Citation needed]", " [source?]", "[medical citation needed]"])
def test_a_tag_that_asks_for_a_source_proves_that_there_is_none(tag: str) -> None:
    checked = read(f"Beetroot was eaten in ancient Rome.{tag} Rome lies in Italy.")
    claim = checked.reading.claims[0]
    assert claim.text == "Beetroot was eaten in ancient Rome."
    assert claim.weight >= 0.9
    assert [each.severity for each in checked.findings if each.claim == claim.id] == [Severity.WARNING]


def test_a_tag_is_no_marker_and_no_part_of_the_sentence() -> None:
    reading = read("Vitamin C prevents colds [better source needed]. It is sour.").reading
    assert reading.sentences[0].text == "Vitamin C prevents colds."
    assert 0 not in reading.cited_sentences


def test_a_sentence_without_a_source_but_asked_for_a_better_one_is_weighed_as_any_other() -> None:
    reading = read("Rome lies in Italy.[better source needed]").reading
    assert "Rome lies in Italy." not in [claim.text for claim in reading.claims]


def test_brackets_that_are_no_tag_stay() -> None:
    assert read("Vitamin C [ascorbic acid] prevents colds.").reading.sentences[0].text.count("[") == 1
