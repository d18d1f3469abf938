"""Recorded answers of the registries, where a checkout has them: all are understood and equal their records."""

from pathlib import Path

import pytest

from benchmarks import payloads

FOLDER = Path(__file__).parents[3] / "shared" / "payloads"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="no recorded answers beside this checkout")
RECORDED = list(payloads.bodies(FOLDER)) if FOLDER.is_dir() else []
TEXTS = [body for body in RECORDED if payloads.is_jats(body)]
ANSWERS = [body for body in RECORDED if not payloads.is_jats(body) and "esearch" not in body.name]


@pytest.mark.parametrize("body", ANSWERS, ids=[body.name for body in ANSWERS])
def test_an_answer_equals_its_record(body: payloads.Body) -> None:
    works = payloads.compare(body) if body.data.lstrip().startswith((b"{", b"[", b"<?xml")) else []
    assert works or payloads.holds_nothing(body) or payloads.other_answer(body)
    assert all(right for each in works for right in each.values())


@pytest.mark.parametrize("body", TEXTS, ids=[body.name for body in TEXTS])
def test_a_full_text_comes_in_sections_and_once(body: payloads.Body) -> None:
    clean, share = payloads.jats(FOLDER / body.name)
    assert clean
    assert 0.85 <= share <= 1.02  # titles of captions are no paragraphs
