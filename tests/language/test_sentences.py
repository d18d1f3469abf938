from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.sentences import split_article
from claimcheck.model import Article, Block, BlockKind, Citation, CitationStyle, OffsetMap, Sentence, Span


def paragraph(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(kind=kind, text=text, offsets=OffsetMap.identity(0, len(text)))


def read(marked: str, style: CitationStyle = CitationStyle.NUMBER) -> tuple[Article, list[Citation]]:
    """An article of one paragraph whose markers stand between ⟦ and ⟧."""
    text = ""
    citations = []
    for piece in marked.split("⟦"):
        marker, closing, rest = piece.rpartition("⟧")
        if closing:
            start, end = len(text), len(text) + len(marker)
            citations.append(Citation(block=0, start=start, end=end, span=Span(start, end), style=style))
        text += marker + rest
    return Article(path="a.txt", source=text, blocks=(paragraph(text),)), citations


def split(marked: str, style: CitationStyle = CitationStyle.NUMBER) -> list[Sentence]:
    return list(split_article(*read(marked, style)))


@pytest.mark.parametrize(
    ("marked", "words", "slices"),
    [
        (
            "It lowers risk.⟦12–14⟧ However, few agree.",
            ["It lowers risk.", "However, few agree."],
            ["It lowers risk.12–14", "However, few agree."],
        ),
        (
            "There is pain ⟦[1]⟧. Next came rest. ⟦[2]⟧ Then",
            ["There is pain.", "Next came rest.", "Then"],
            ["There is pain [1].", "Next came rest. [2]", "Then"],
        ),
        (
            "Shown by ⟦[1]⟧, ⟦[2]⟧ and ⟦[3]⟧. So be it ⟦[4]⟧",
            ["Shown by.", "So be it"],
            ["Shown by [1], [2] and [3].", "So be it [4]"],
        ),
        ("⟦[1]⟧ It works. It does.", ["It works.", "It does."], ["[1] It works.", "It does."]),
        ("It eased IBS.⟦[1]⟧Rest came⟦[2]⟧too.", ["It eased IBS.", "Rest came too."], None),
        ("Levels rose to 5.⟦3⟧ Then they fell.", ["Levels rose to 5.", "Then they fell."], None),
        ("⟦[1]⟧", [], []),
    ],
)
def test_markers_are_lifted_and_belong_to_the_sentence_before(
    marked: str, words: list[str], slices: list[str] | None
) -> None:
    article, _ = read(marked)
    sentences = split(marked)
    assert [each.text for each in sentences] == words
    if slices is not None:
        assert [article.blocks[0].text[each.start : each.end] for each in sentences] == slices
        assert [each.span.of(article.source) for each in sentences] == slices


def test_bracketed_author_and_year_are_lifted() -> None:
    sentences = split("It works ⟦(Roy et al., 2012)⟧. It lasts.", CitationStyle.AUTHOR_YEAR)
    assert [each.text for each in sentences] == ["It works.", "It lasts."]


@pytest.mark.parametrize(
    ("marked", "style"),
    [
        ("⟦Roy and Li (2012)⟧ saw less pain.", CitationStyle.NARRATIVE),
        ("In ⟦a large trial⟧ pain fell.", CitationStyle.LINK),
        ("⟦@roy2012⟧ saw less pain.", CitationStyle.KEY),
    ],
)
def test_citations_that_are_part_of_the_sentence_stay(marked: str, style: CitationStyle) -> None:
    (sentence,) = split(marked, style)
    assert sentence.text == marked.replace("⟦", "").replace("⟧", "")


def test_a_key_in_brackets_is_lifted() -> None:
    assert split("Pain fell ⟦[@roy2012]⟧.", CitationStyle.KEY)[0].text == "Pain fell."


def test_furniture_footnotes_and_skipped_blocks_have_no_sentences() -> None:
    blocks = (
        paragraph("What helps? Rest. Or not", BlockKind.HEADING),
        paragraph("Leave a reply.", BlockKind.FURNITURE),
        paragraph("See below.", BlockKind.FOOTNOTE),
        paragraph("Roy A. Rest. 2012.", BlockKind.LIST_ITEM),
        paragraph("Rest helps. It is cheap.", BlockKind.TABLE_CELL),
        paragraph(" ", BlockKind.HEADING),
    )
    article = Article(path="a.txt", source=blocks[0].text, blocks=blocks)
    found = [(each.block, each.text) for each in split_article(article, (), skip={3})]
    assert found == [(0, "What helps? Rest. Or not"), (4, "Rest helps."), (4, "It is cheap.")]


def test_spans_follow_the_offset_map_of_the_block() -> None:
    source = "It&nbsp;works. So what?"
    runs = ((0, 0, 2, True), (2, 2, 8, False), (3, 8, len(source), True))
    block = Block(kind=BlockKind.PARAGRAPH, text="It works. So what?", offsets=OffsetMap(runs))
    sentences = split_article(Article(path="a.html", source=source, blocks=(block,)), ())
    assert [each.span.of(source) for each in sentences] == ["It&nbsp;works.", "So what?"]


@given(
    st.text(alphabet="Ab1 .?\n[]", max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 8)), max_size=6)
)
def test_any_markers_leave_spans_that_slice_the_text(text: str, places: list[tuple[int, int]]) -> None:
    citations = [
        Citation(block=0, start=start, end=end, span=Span(start, end), style=CitationStyle.NUMBER)
        for start, length in places
        if (end := min(start + length, len(text))) >= start
    ]
    sentences = split_article(Article(path="a.txt", source=text, blocks=(paragraph(text),)), citations)
    lifted = {place for each in citations for place in range(each.start, each.end)}
    kept = "".join(letter for place, letter in enumerate(text) if place not in lifted)
    assert all(0 <= each.start < each.end <= len(text) for each in sentences)
    assert all(left.end <= right.start for left, right in pairwise(sentences))
    assert all(each.text == each.text.strip() and each.text for each in sentences)
    if len(citations) < 2:
        assert "".join("".join(each.text for each in sentences).split()) == "".join(kept.split())
