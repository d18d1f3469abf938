import pytest

from claimcheck.language.reading import ReadSentence
from claimcheck.language.statements.comparators import find_comparator, set_apart


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Itch was rarer with gel than with soap.", "with soap."),
        ("Compared with soap, gel eased itch.", "soap"),
        ("Gel had a clear benefit over soap.", "soap."),
        ("Itch fell over 8 weeks.", None),
        ("Itch was rarer (9 % versus 4 %) in June.", None),
    ],
)
def test_the_comparator_follows_its_pivot(text: str, words: str | None) -> None:
    span = find_comparator(ReadSentence(text=text), (0, len(text)))

    assert (span and text[slice(*span)].strip()) == words


def test_what_stands_in_brackets_or_on_both_sides_is_left_out() -> None:
    text = "Gel for gardeners eased itch more than soap for gardeners (once daily)"
    sentence = ReadSentence(text=text)
    span = find_comparator(sentence, (0, len(text)))

    assert span is not None
    assert set_apart(sentence, (0, len(text)), span) == {"soap"}
