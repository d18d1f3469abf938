import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.claims.clues import Clues, read_clues
from claimcheck.claims.features import describe, is_about_study, is_ruled_out
from claimcheck.model import BlockKind


def read(text: str, kind: BlockKind = BlockKind.PARAGRAPH, *, cited: bool = False) -> Clues:
    return read_clues(text, kind=kind, cited=cited)


@pytest.mark.parametrize(
    "text",
    [
        "Does zinc help?",
        "“Is it safe?”",
        "12 June 2021",
        "March 3, 2020",
        "Read more",
        "The purpose of this article is to look at therapies.",
        "We shall look at some recent research.",
        "Asthma is a chronic condition of the airways.",
        "A wisdom tooth is the last tooth at the back of the jaw.",
        "Individual results can differ.",
        "Users should consult with a healthcare provider before they start.",
        "This product is not intended to treat any disease.",
        "The trial was registered in May.",
        "Ms Allen was not involved in the study.",
        "Choosing the right pillow takes a while.",
    ],
)
def test_what_cannot_be_a_claim(text: str) -> None:
    assert is_ruled_out(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Zinc shortens colds.",
        "The drug was approved on 12 June 2021 in Europe.",
        "It is a disease that affects one in ten adults.",
        "Asthma is a condition that causes 400,000 deaths a year.",
        "While results vary, most patients sleep better.",
        "Dr Allen, who was not involved in the study, says that longer naps make it harder to sleep at night.",
    ],
)
def test_what_may_be_a_claim(text: str) -> None:
    assert not is_ruled_out(read(text))


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("About 40% of adults snore.", "percent"),
        ("One in ten adults snores.", "percent"),
        ("Take 500 mg a day.", "amount"),
        ("It was banned in 1987.", "year"),
        ("It costs $12.", "price"),
        ("“I felt better.”", "quoted"),
        ("Gut Health: it calms the bowel.", "label"),
        ("Write to me@example.org today.", "pointer"),
        ("Gut Health Made Easy", "titled"),
        ("Gut Health Made Easy", "open end, short"),
        ("Smoking causes cancer.", "causal"),
        ("Smoking causes cancer.", "effect on health"),
        ("Smoking may cause cancer.", "conditional"),
        ("Smoking is linked to cancer.", "correlational"),
        ("The quiet blue sea", "no verb"),
        ("How to sleep better", "topic"),
    ],
)
def test_features_of_one_sentence(text: str, feature: str) -> None:
    (features,) = describe([read(text)])
    assert features[feature] == 1.0


@pytest.mark.parametrize("text", ["500 g flour", "2 cm fresh ginger, grated", "a pinch of salt", "1 tbsp honey"])
def test_a_line_of_ingredients_is_no_claim(text: str) -> None:
    assert is_ruled_out(read(text, BlockKind.LIST_ITEM))
    assert not is_ruled_out(read("500 mg a day is safe", BlockKind.LIST_ITEM))


def test_features_that_do_not_hold_are_left_out() -> None:
    (features,) = describe([read("Smoking causes cancer.")])
    assert "percent" not in features
    assert "heading" not in features
    assert all(0 < value <= 1 for value in features.values())


def test_block_and_citation_are_features() -> None:
    (heading,) = describe([read("Coffee lowers the risk of stroke", BlockKind.HEADING)])
    (item,) = describe([read("Coffee lowers the risk of stroke", BlockKind.LIST_ITEM, cited=True)])
    assert {"heading", "heading that states"} <= heading.keys()
    assert {"listed", "cited"} <= item.keys()
    assert "open end" not in item


STUDY = (
    "The study compared two diets.",
    "The researchers asked adults to keep a diary.",
    "Half of them walked after lunch.",
    "The authors say that both groups lost weight.",
)


def test_an_article_that_keeps_speaking_of_the_study_is_about_one() -> None:
    assert is_about_study([read(text) for text in STUDY])
    assert not is_about_study([read("Walking is healthy.")] * 9 + [read(STUDY[0])])
    assert not is_about_study([])


def test_what_is_told_in_the_past_belongs_to_the_study() -> None:
    told = describe([read(text) for text in STUDY])
    alone = describe([read(STUDY[2])])
    assert "told of the study" in told[2]
    assert told[2]["near study"] == 1.0
    assert "told of the study" not in alone[0]


@given(st.lists(st.text(), max_size=4))
def test_any_sentences_can_be_described(texts: list[str]) -> None:
    described = describe([read(text) for text in texts])
    assert len(described) == len(texts)
    assert all(features["bias"] == 1.0 for features in described)
