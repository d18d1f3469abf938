from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.reporters.excerpt import visible


def test_visible_text_cannot_steer_a_terminal() -> None:
    assert visible("plain") == "plain"
    assert visible("\x07\x7f\x9b1m\u2066") == "␇␡<U+009B>1m<U+2066>"
    assert visible("a\u2028b\nc\ud800") == "a b c<U+D800>"
    assert visible("é\u200b") == "é"


@given(st.text())
def test_nothing_that_steers_is_left(text: str) -> None:
    assert not {unicodedata.category(character) for character in visible(text)} & {
        "Cc",
        "Cf",
        "Cs",
        "Zl",
        "Zp",
    }
