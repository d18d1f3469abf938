"""What is read of the frozen corpus: no word list or pattern changes it without a diff that shows what."""

from typing import Any

import pytest

from tests.frozen.corpus import PAIRS, SENTENCES, pair_row, read_lines, sentence_row

TOLD = "what is read has changed: if it is meant, run `make frozen` and look at the diff"


@pytest.mark.parametrize("row", read_lines(SENTENCES), ids=lambda row: row["text"][:60])
def test_sentences_read_as_before(row: dict[str, Any]) -> None:
    assert sentence_row(row["text"]) == row, TOLD


@pytest.mark.parametrize("row", read_lines(PAIRS), ids=lambda row: row["claim"][:60])
def test_pairs_judged_as_before(row: dict[str, Any]) -> None:
    assert pair_row(row["claim"], row["source"]) == row, TOLD
