import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.claims import extract_claims
from claimcheck.model import (
    Article,
    AttributionKind,
    Block,
    BlockKind,
    Citation,
    CitationStyle,
    Claim,
    ClaimKind,
    OffsetMap,
    Sentence,
    Span,
)


def article_of(*texts: str, kinds: dict[int, BlockKind] | None = None) -> tuple[Article, tuple[Sentence, ...]]:
    """An article with one sentence in each block, each on a line of its own."""
    blocks, sentences, at = [], [], 0
    for index, text in enumerate(texts):
        kind = (kinds or {}).get(index, BlockKind.PARAGRAPH)
        blocks.append(Block(kind=kind, text=text, offsets=OffsetMap.identity(at, len(text))))
        sentences.append(Sentence(block=index, start=0, end=len(text), text=text, span=Span(at, at + len(text))))
        at += len(text) + 1
    return Article(path="a.txt", source="\n".join(texts), blocks=tuple(blocks)), tuple(sentences)


def claims_of(*texts: str, kinds: dict[int, BlockKind] | None = None) -> tuple[Claim, ...]:
    article, sentences = article_of(*texts, kinds=kinds)
    return extract_claims(article, sentences, ())


@pytest.mark.parametrize(
    "text",
    [
        "Other studies have shown that slouching is good for your back.",
        "The advice to sit up straight may well be doing more harm than good.",
        "Vertigo is hard to diagnose as it can only be confirmed by a specialist test.",
        "The pain is caused either by inflamed tendons or by a build-up of calcium.",
        "Losing weight is recommended to reduce pressure on the knees.",
        "About one in five adults has chronic pain.",
        "Magnesium supplements reduce the frequency of migraine attacks by 40%.",
        "The disorder was first identified by Dr. Hans Asper in 1944.",
        "Smoking raises the risk of stroke.",
    ],
)
def test_checkable_health_statements_are_claims(text: str) -> None:
    (claim,) = claims_of(text)
    assert (claim.id, claim.sentence, claim.text, claim.links) == ("c1", 0, text, ())
    assert 0.5 <= claim.confidence <= 1


@pytest.mark.parametrize(
    "text",
    [
        "Is slouching good for your back?",
        "However, the purpose of this article is to look at some therapies that help.",
        "We shall look at some recent research published in BMC Medicine.",
        "Dr. Modan is the director of the Northern Spine Institute.",
        "She has been working as lead editor of several health magazines since 2006.",
        "Your email address will not be published.",
        "Each bottle contains 60 capsules and ships within two days.",
        "I tried it last winter and loved every minute.",
        "Sign up for our newsletter today.",
        "29 February 2012",
        "Talk to your doctor about any worries that you may have.",
    ],
)
def test_what_needs_no_source_is_no_claim(text: str) -> None:
    assert claims_of(text) == ()


@pytest.mark.parametrize(
    "text", ["Types of Back Pain", "The Study", "Neither Approach is Best", "How Exercise Helps Your Back"]
)
def test_headings_that_name_a_topic_are_no_claims(text: str) -> None:
    assert claims_of(text, kinds={0: BlockKind.HEADING}) == ()


@pytest.mark.parametrize("kind", [BlockKind.FURNITURE, BlockKind.FOOTNOTE])
def test_furniture_and_footnotes_hold_no_claims(kind: BlockKind) -> None:
    assert claims_of("Smoking raises the risk of stroke.", kinds={0: kind}) == ()


def test_claims_are_numbered_in_order_and_carry_their_place() -> None:
    texts = (
        "Smoking raises the risk of stroke.",
        "Buy now and save $5.",
        "Experts say that tea lowers blood pressure.",
    )
    article, sentences = article_of(*texts)
    claims = extract_claims(article, sentences, ())
    assert [(claim.id, claim.sentence) for claim in claims] == [("c1", 0), ("c2", 2)]
    assert [claim.span.of(article.source) for claim in claims] == [texts[0], texts[2]]
    assert claims[0].kind is ClaimKind.EFFECT
    assert claims[1].attribution is not None
    assert claims[1].attribution.kind is AttributionKind.UNNAMED_AUTHORITY
    assert claims[0].strength.level == 3


def test_a_report_of_one_study_is_taken_sentence_by_sentence() -> None:
    texts = (
        "The study compared rest and exercise in 100 patients.",
        "The researchers measured pain after ten weeks.",
        "The rest group was asked to lie down for one hour.",
        "The authors found no difference between the groups.",
    )
    claims = claims_of(*texts)
    assert [claim.text for claim in claims] == list(texts)
    assert {claim.kind for claim in claims} == {ClaimKind.STUDY}


def test_weights_can_be_given() -> None:
    article, sentences = article_of("Smoking raises the risk of stroke.")
    assert extract_claims(article, sentences, (), {"bias": -9.0}) == ()


def test_a_citation_in_the_sentence_is_seen() -> None:
    article, sentences = article_of("It was a quiet day in the village.")
    marker = Citation(block=0, start=10, end=13, span=Span(10, 13), style=CitationStyle.NUMBER, references=("r1",))
    weights = {"bias": -1.0, "cited": 2.0}
    assert extract_claims(article, sentences, (), weights) == ()
    assert len(extract_claims(article, sentences, (marker,), weights)) == 1


@given(st.lists(st.text(min_size=1), max_size=5))
def test_any_sentences_give_claims_in_order(texts: list[str]) -> None:
    claims = claims_of(*texts)
    assert [claim.id for claim in claims] == [f"c{number}" for number in range(1, len(claims) + 1)]
    assert [claim.sentence for claim in claims] == sorted({claim.sentence for claim in claims})
