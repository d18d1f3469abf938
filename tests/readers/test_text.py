"""Plain text: what belongs together, what is a heading, and where every word stands in the file."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.model import Block, BlockKind
from claimcheck.readers.spacing import EDGE
from claimcheck.readers.text import read_text

HEADING, PARAGRAPH, ITEM, QUOTE = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE

WRAPPED = """\
Ginger is one of the oldest remedies for an upset stomach, and it is
still sold for that purpose. In a trial with 120 pregnant women, those
who took ginger vomited less often than those who took a placebo. Dr.
Moser of the clinic said that the effect was small. The women had been
told to note every attack.
"""


def blocks(source: str) -> tuple[Block, ...]:
    return read_text(source, "a.txt").blocks


def texts(source: str) -> list[str]:
    return [block.text for block in blocks(source)]


def kinds(source: str) -> list[BlockKind]:
    return [block.kind for block in blocks(source)]


def test_a_hard_wrapped_paragraph_is_one_block() -> None:
    assert texts(WRAPPED) == [" ".join(WRAPPED.split())]


def test_hard_wrapped_paragraphs_without_blank_lines_are_parted_where_a_line_is_short() -> None:
    second = "Another trial found no difference. It was smaller, and many women left\nearly.\n"
    assert texts(WRAPPED + second) == [" ".join(WRAPPED.split()), " ".join(second.split())]


def test_one_hard_wrapped_paragraph_among_long_lines_is_joined() -> None:
    long = "Cold baths are used by athletes after training, and many of them say that they feel better afterwards. " * 3
    wrapped = "The runners in the cold baths were\nasked about their pain each morning\nand evening for one week.\n"
    assert texts(f"{long}\n\n{wrapped}\n{long}\n")[1] == " ".join(wrapped.split())


def test_a_paragraph_a_line_without_blank_lines_is_a_block_a_line() -> None:
    lines = [
        "Cold baths are used by athletes after training, and many say they feel better after them than without.",
        "In the study, 40 runners sat in cold water for ten minutes or rested on a chair after a race of 10 km.",
        "The runners in cold water reported less pain on the next day.",
        "“It surprised us,” says the author of the study, who ran too.",
    ]
    assert texts("\n".join(lines)) == lines


def test_two_short_lines_that_read_on_are_joined() -> None:
    assert texts("The effect was small in the\nsecond group.\n") == ["The effect was small in the second group."]
    pair = "The second of the trials was carried out in a clinic of Doctor\nMoser in the north.\n"
    assert texts(pair) == [" ".join(pair.split())]


def test_paragraphs_that_begin_indented_are_parted_there() -> None:
    source = (
        "   The first paragraph of an old book begins with an indent and goes on\n"
        "at the margin for some lines until it ends.\n"
        "   The second paragraph is set in the same way.\n"
    )
    assert [text[:10] for text in texts(source)] == ["The first ", "The second"]
    assert [text[:10] for text in texts("No indent for the first of all.\n   But for the second.\n")] == [
        "No indent ",
        "But for th",
    ]


def test_white_space_is_single_and_invisible_characters_go() -> None:
    source = "One\u00a0\u00a0trial \t of\u200b 12\u2009weeks\u00ad long.\u200b \r\n"
    (block,) = blocks(source)
    assert block.text == "One trial of 12 weeks long."
    assert block.span().of(source) == "One\u00a0\u00a0trial \t of\u200b 12\u2009weeks\u00ad long."
    start = block.text.index("12 weeks")
    assert block.span(start, start + 8).of(source) == "12\u2009weeks"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_every_kind_of_line_end_parts_lines(end: str) -> None:
    assert texts(f"First one.{end}{end}Second one.{end}") == ["First one.", "Second one."]


def test_a_page_break_is_no_paragraph_break() -> None:
    assert texts("The effect was\n\x0c\nsmall.\n")[0] == "The effect was"
    assert texts("The effect was\n\x0csmall.\n") == ["The effect was small."]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("It was a multi-", "disciplinary programme.", "It was a multi-disciplinary programme."),
        ("For low-", "and middle-income patients.", "For low- and middle-income patients."),
        ("It was pub\u00ad", "lished.", "It was published."),
        ("See doi:10.1186/", "1741-7015-10-22 for more.", "See doi:10.1186/1741-7015-10-22 for more."),
        ("See https://example.org/a-", "b/c for more.", "See https://example.org/a-b/c for more."),
        ("Rest – or rather –", "sleep helps.", "Rest – or rather – sleep helps."),
        ("The Leboeuf-", "Yde study.", "The Leboeuf- Yde study."),
    ],
)
def test_a_word_broken_at_a_line_end(first: str, second: str, joined: str) -> None:
    (block,) = blocks(f"{first}\n{second}\n")
    assert block.text == joined
    assert block.span().of(f"{first}\n{second}\n") == f"{first}\n{second}"


def test_bullets_are_items_without_their_bullet() -> None:
    source = "Eat well:\n- fruit\n- water\n  every day\n   * at noon\n   * at night\n- sleep\n"
    items = [block for block in blocks(source) if block.kind is ITEM]
    assert [(item.text, item.level, item.ordinal) for item in items] == [
        ("fruit", 1, None),
        ("water every day", 1, None),
        ("at noon", 2, None),
        ("at night", 2, None),
        ("sleep", 1, None),
    ]


def test_numbers_of_a_list_in_the_text_become_ordinals() -> None:
    items = blocks("1. Sleep well.\n2) Walk.\n(3) Rest.\n")
    assert [(item.kind, item.text, item.ordinal) for item in items] == [
        (ITEM, "Sleep well.", 1),
        (ITEM, "Walk.", 2),
        (ITEM, "Rest.", 3),
    ]


def test_items_all_numbered_one_are_items() -> None:
    assert texts("1. sleep\n1. walk\n1. rest\n") == ["sleep", "walk", "rest"]


def test_numbers_and_dashes_at_the_start_of_a_wrapped_line_make_no_item() -> None:
    assert (
        len(blocks("The trial was held at the end of June and began on\n12. August of the year that\nfollowed.\n")) == 1
    )
    assert len(blocks("The value was\n- 5 degrees in the cold room.\n")) == 1
    assert len(blocks("As was shown before by others\n[12] and by the same group\n[7] it was small.\n")) == 1


ENTRIES = [
    "Smith J, Jones K. Ginger in pregnancy. Lancet. 2012;3:1-5.",
    "Brown LM, van der Berg A. Nausea and its remedies in the north of Italy. BMJ 2010;340:c123. doi:10.1136/bmj.c123",
    "de Vries H. A short paper. Spine 2011;2:3-4.",
    "World Health Organization. Obesity and overweight. Geneva: WHO; 2020.",
]


@pytest.mark.parametrize("form", ["{}", "{}. {}", "[{}] {}", "({}) {}", "{}.{}", "{}\t{}"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_every_reference_is_its_own_block(form: str, gap: str) -> None:
    numbered = form.count("{}") == 2
    lines = [form.format(number, entry) if numbered else entry for number, entry in enumerate(ENTRIES, 1)]
    entries = blocks(f"References{gap}" + gap.join(lines) + "\n")[1:]
    assert [block.text for block in entries] == [line.replace("\t", " ") for line in lines]
    assert [block.ordinal for block in entries] == ([1, 2, 3, 4] if numbered else [None] * 4)
    assert {block.section for block in entries} == {"References"}


def test_numbered_references_keep_their_number_without_a_heading() -> None:
    (entry,) = blocks("7. Smith J. Ginger in pregnancy. Lancet. 2012;3:1-5.\n")
    assert (entry.text[:3], entry.ordinal) == ("7. ", 7)


def test_wrapped_references_are_joined() -> None:
    hanging = (
        "References\nSmith J. Ginger in pregnancy: a randomised\n    trial. Lancet. 2012;3:1-5.\n"
        "Brown L. Nausea. 2010.\n"
    )
    assert texts(hanging)[1:] == [
        "Smith J. Ginger in pregnancy: a randomised trial. Lancet. 2012;3:1-5.",
        "Brown L. Nausea. 2010.",
    ]
    numbered = (
        "Sources:\n1. Smith J. Ginger in pregnancy: a randomised\n   trial. Lancet. 2012;3:1-5.\n2. Brown L. Nausea.\n"
    )
    assert texts(numbered)[1:] == [
        "1. Smith J. Ginger in pregnancy: a randomised trial. Lancet. 2012;3:1-5.",
        "2. Brown L. Nausea.",
    ]
    margin = (
        "References\n\nSmith J, Jones K. Ginger in pregnancy: a randomised trial of low\n"
        "dose capsules. Lancet. 2012;3:1-5.\nde Vries H. A short paper. Spine 2011;2:3-4.\n"
    )
    assert [text[:8] for text in texts(margin)[1:]] == ["Smith J,", "de Vries"]


@pytest.mark.parametrize(
    "heading",
    ["What we know", "BACK PAIN AND REST", "Does rest help?", "The Study", "Methods", "2. Methods", "Neither is best"],
)
def test_a_short_line_that_stands_alone_is_a_heading(heading: str) -> None:
    body = "Rest does not help most people who have had back pain for a short time."
    before = "Back pain is common in adults of every age, and most of them have been told to rest."
    parts = blocks(f"The title\n\n{before}\n\n{heading}\n\n{body}\n")
    assert [block.kind for block in parts] == [HEADING, PARAGRAPH, HEADING, PARAGRAPH]
    assert parts[2].text == heading
    assert parts[3].section == heading


@pytest.mark.parametrize(
    "line",
    [
        "Rest did not help.",
        "19 November 2015",
        "Published: 3 May 2019",
        "By Jane Doe",
        "and so on",
        "***",
        "https://example.org/paper",
        "The author(s) declare that they have no competing interests",
        "WHO. Obesity. 2020",
    ],
)
def test_a_sentence_date_byline_or_link_is_no_heading(line: str) -> None:
    source = f"The title\n\nSome words to begin with, so that it has begun.\n\n{line}\n\nMore words follow it here.\n"
    assert HEADING not in kinds(source)[1:]


def test_a_dateline_before_the_title_is_not_the_title() -> None:
    parts = blocks(
        "26 January 2017\nExperts often disagree\nExperts who judge the same patient often disagree, a review finds.\n"
    )
    assert [block.kind for block in parts] == [PARAGRAPH, HEADING, PARAGRAPH]


def test_a_line_of_signs_under_a_line_makes_it_a_heading() -> None:
    parts = blocks(
        "Cold baths\n==========\n\nThey are cold.\n\nWho used them\n-------------\nAthletes did.\n\n* * *\n\nThe end.\n"
    )
    assert [(block.kind, block.text, block.level) for block in parts] == [
        (HEADING, "Cold baths", 1),
        (PARAGRAPH, "They are cold.", 0),
        (HEADING, "Who used them", 2),
        (PARAGRAPH, "Athletes did.", 0),
        (PARAGRAPH, "The end.", 0),
    ]


def test_headings_without_blank_lines_are_found_between_long_paragraphs() -> None:
    long = "In the study, 40 runners sat in cold water for ten minutes or rested on a chair after a race of 10 km."
    assert kinds(f"Cold baths ease pain\n{long}\nWhat was found\n{long}\n") == [HEADING, PARAGRAPH, HEADING, PARAGRAPH]


def test_short_lines_in_a_row_and_a_last_line_are_no_headings() -> None:
    source = "The title\n\nThey ate what they liked, and noted it.\n\nCarrots\nPeas\nBeans\n\nJane Doe\n"
    assert HEADING not in kinds(source)[1:]


def test_a_label_before_a_list_is_a_heading_and_a_lead_in_is_not() -> None:
    assert kinds("Key points:\n- rest\n- walk\n")[0] is HEADING
    assert kinds("The benefits include:\n- rest\n- walk\n")[0] is PARAGRAPH


def test_what_follows_the_references_is_no_entry() -> None:
    parts = blocks(f"References\n\n{ENTRIES[0]}\n\nAbout the author\n\nJane writes about health. She likes it.\n")
    assert [block.kind for block in parts] == [HEADING, PARAGRAPH, HEADING, PARAGRAPH]


def test_quoted_lines_are_a_quote_without_the_signs() -> None:
    source = "He wrote:\n> I took it for years\n> and it did nothing.\nI did not.\n"
    parts = blocks(source)
    assert [block.kind for block in parts] == [PARAGRAPH, QUOTE, PARAGRAPH]
    assert parts[1].text == "I took it for years and it did nothing."


def test_nothing_gives_no_blocks() -> None:
    assert blocks("") == blocks(" \n\u200b\n\x0c\n") == ()


PIECES = st.sampled_from(
    [
        "a",
        "Rest ",
        "helps.",
        "References\n",
        "Smith J, ",
        "2012",
        "\n",
        "\n\n",
        "\r\n",
        "  ",
        "\t",
        "\x0c",
        ":",
        "-",
        "- ",
        "1. ",
        "[2] ",
        "> ",
        "====",
        "\u00a0",
        "\u00ad",
        "\u200b",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join)))
@example("- \xad 0")
def test_any_text_gives_blocks_that_slice_it_in_order(source: str) -> None:
    last = 0
    for block in blocks(source):
        span = block.span()
        assert last <= span.start < span.end <= len(source)
        last = span.end
        assert block.text == " ".join(block.text.split()) != ""
        for position, character in enumerate(block.text):
            piece = block.span(position, position + 1).of(source)
            assert piece == character or (character == " " and not piece.strip(EDGE + ">"))


@given(st.lists(PIECES, max_size=60).map("".join))
def test_no_word_is_lost(source: str) -> None:
    def letters(text: str) -> str:
        return "".join(filter(str.isalpha, text))

    assert letters(source) == "".join(letters(text) for text in texts(source))


def test_a_soft_hyphen_behind_a_bullet_is_no_text() -> None:
    (block,) = read_text("- \xad 0\n", "a.txt").blocks
    assert block.text == "0"
