"""What is furniture and what is the article; the two mistakes cost the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Block, BlockKind, OffsetMap
from claimcheck.readers.furniture import mark_furniture

HEADING, PARAGRAPH, ITEM, FURNITURE = (
    BlockKind.HEADING,
    BlockKind.PARAGRAPH,
    BlockKind.LIST_ITEM,
    BlockKind.FURNITURE,
)
PROSE = "Cold baths eased the pain of the runners for a day. After two days there was no difference."
REFERENCE = "Smith J, Jones K. Cold baths after a race. Lancet. 2012;3:1-5. doi:10.1000/xyz"
BIO = "Jane Doe is a freelance health writer based in Leeds. She has been writing about sport for ten years."


def block(text: str, kind: BlockKind = PARAGRAPH, level: int = 0) -> Block:
    return Block(kind=kind, text=text, offsets=OffsetMap.identity(0, len(text)), level=level)


def head(text: str, level: int = 2) -> Block:
    return block(text, HEADING, level)


def item(text: str) -> Block:
    return block(text, ITEM, 1)


def furniture(*blocks: Block) -> list[str]:
    """Texts of the blocks that are marked."""
    return [each.text for each in mark_furniture(blocks) if each.kind is FURNITURE]


@pytest.mark.parametrize(
    "heading",
    [
        "Leave a Reply",
        "Leave a comment",
        "3 thoughts on “Cold baths”",
        "12 Comments",
        "Join the conversation",
        "LEAVE A REPLY:",
    ],
)
def test_comments_are_furniture_to_the_end(heading: str) -> None:
    comment = "Anna says: baths always cure me. Every pain goes at once."
    form = "Your email address will not be published. Required fields are marked *"
    assert furniture(block(PROSE), head(heading), block(comment), block(form)) == [heading, comment, form]


def test_comments_end_at_the_next_heading_of_the_article_and_at_the_references() -> None:
    comment = "Anna says: baths always cure me."
    assert furniture(head("Leave a Reply"), block(comment), head("What we know"), block(PROSE)) == [
        "Leave a Reply",
        comment,
    ]
    assert furniture(head("Leave a Reply"), head("References", 3), block(REFERENCE)) == ["Leave a Reply"]


def test_a_heading_that_might_announce_comments_needs_comments_below_it() -> None:
    assert furniture(head("Comments"), block("Anna says: baths cure me.")) != []
    assert furniture(head("Comments"), block(PROSE)) == []
    assert furniture(head("Reviews"), block("Five trials were pooled in this review.")) == []
    assert furniture(head("One response to stress"), block(PROSE)) == []


@pytest.mark.parametrize(
    "heading", ["About the author", "About the Authors", "Author bio", "About me", "Meet the author"]
)
def test_a_biography_is_furniture(heading: str) -> None:
    more = "She lives in Leeds with two dogs."
    assert furniture(block(PROSE), head(heading), block(BIO), block(more)) == [heading, BIO, more]
    assert furniture(head(heading), block(BIO), block(PROSE)) == [heading, BIO]


def test_about_a_name_is_a_biography_only_if_it_reads_like_one() -> None:
    assert furniture(block(PROSE), head("About Jane Doe"), block(BIO)) == ["About Jane Doe", BIO]
    press = "Example Press is a publisher of journals that aims to improve care worldwide."
    assert furniture(head("About Example Press"), block(press)) == ["About Example Press", press]
    assert furniture(head("About cold baths"), block(PROSE)) == []
    assert furniture(head("About diabetes"), block("Diabetes is a disease that affects many adults worldwide.")) == []


def test_a_closing_line_about_the_writer_is_furniture() -> None:
    assert furniture(block(PROSE), block(BIO)) == [BIO]
    assert furniture(block(PROSE), block(BIO), block("© 2020 Example Press. All rights reserved."))[0] == BIO
    assert furniture(block(BIO), block(PROSE)) == []
    finding = "Jane Doe was surprised by the result of the trial, which she called small."
    assert furniture(block(PROSE), block(finding)) == []


@pytest.mark.parametrize(
    "heading",
    [
        "Related Posts",
        "You may also like",
        "Popular articles",
        "More from this site",
        "Share this:",
        "Follow us on Twitter",
        "Subscribe to our newsletter",
        "On this page",
        "Tags",
        "Buy now",
        "Cookie policy",
        "More news on sport",
    ],
)
def test_teasers_are_furniture_and_running_text_is_not(heading: str) -> None:
    teaser, form = "Ten foods for runners", "Get the best of sport into your inbox. You can unsubscribe at any time."
    found = furniture(head(heading), item(teaser), block(form), block(PROSE), head("More"), block(PROSE))
    assert found == [heading, teaser, form]


@pytest.mark.parametrize(
    "heading",
    [
        "Share your plate with a friend",
        "Stay connected with old friends",
        "Join a walking group",
        "Popular beliefs about pain",
        "Like a bath, but colder",
        "Contents of the bath",
        "Further reading",
        "Sources",
        "About 10 percent of runners",
        "Menus that help",
        "Discussion",
    ],
)
def test_headings_of_the_article_stay(heading: str) -> None:
    assert furniture(head(heading), block(PROSE), item("Walk each day")) == []


def test_teasers_under_headings_of_their_own_are_furniture() -> None:
    found = furniture(head("Related posts", 2), head("Ten foods", 3), head("Five walks", 2), head("Six naps", 2))
    assert found == ["Related posts", "Ten foods", "Five walks", "Six naps"]


@pytest.mark.parametrize(
    "heading", ["Leave a Reply", "About the author", "Related posts", "Media contact", "Notes to editors"]
)
def test_what_the_format_marks_as_a_reference_is_never_furniture(heading: str) -> None:
    note = block(REFERENCE, BlockKind.FOOTNOTE)
    assert furniture(head(heading), note) in ([heading], [])


@pytest.mark.parametrize("heading", ["About the author", "Related posts", "Media contact", "Notes to editors"])
def test_a_reference_below_a_heading_of_furniture_stays(heading: str) -> None:
    assert REFERENCE not in furniture(head(heading), block(REFERENCE))


def test_notes_to_editors_stay_but_for_what_is_about_the_house() -> None:
    paper = "Research: Cold baths after a race"
    house = "Example University is one of the world's leading universities. It was founded in 1900."
    about, contact = "About Example Press", "For more information, please contact Jane Doe on 020 7000 0000."
    press = "Example Press is a publisher of journals."
    found = furniture(
        head("Notes to editors"),
        block(paper),
        block(REFERENCE),
        block(house),
        block(contact),
        head(about),
        block(press),
    )
    assert found == [house, contact, about, press]


def test_a_press_contact_is_furniture() -> None:
    lines = [block("Jane Doe"), block("jane@example.org"), block("Tel: +44 20 7000 0000")]
    assert furniture(head("Media contact"), *lines, block(PROSE)) == ["Media contact", *(line.text for line in lines)]


@pytest.mark.parametrize(
    "line",
    [
        "See more at: https://example.org/news/1",
        "- See more at: https://example.org/news/1",
        "© 2020 Example Press. All rights reserved.",
        "Copyright: © 2011 Smith and Jones. This is an open access article.",
        "Share this on Twitter",
        "This site uses cookies to improve your visit.",
        "We use cookies.",
        "Photo credit: Jane Doe",
        "This article is for informational purposes only and is no advice.",
        "We may earn a commission if you buy through our links.",
        "For a full list of our products, please visit example.org.",
        "Example Press Release",
        "ENDS",
        "[Ends]",
        "Tags: sport, baths",
        "Advertisement",
        "Check price on Example",
        "Price: $9.99",
        "5 min read",
        "Tel: 020 7000 0000",
    ],
)
def test_single_lines_of_furniture(line: str) -> None:
    assert furniture(block(PROSE), block(line), block(PROSE)) == [line]


@pytest.mark.parametrize(
    "line",
    [
        PROSE,
        REFERENCE,
        "See more than one doctor if the pain stays.",
        "This article is about cold baths.",
        "We use cold water in the trial.",
        "Contact with cold water may slow the heart.",
        "Photographs of the skin were taken.",
        "Copyright law does not cover this.",
        "For more information, see Smith et al. 2012;3:1-5 or visit doi:10.1000/xyz.",
        "Tags of metal were used.",
        "Loading the spine hurts.",
    ],
)
def test_sentences_of_the_article_stay(line: str) -> None:
    assert furniture(block(PROSE), block(line), block(PROSE)) == []


def test_sections_are_filled_in_from_the_headings_of_the_article() -> None:
    blocks = (
        block("First."),
        head("Baths"),
        block(PROSE),
        head("Share this"),
        block(PROSE),
        head("Rest"),
        Block(kind=PARAGRAPH, text="x", offsets=OffsetMap(()), section="Its own"),
        Block(kind=PARAGRAPH, text="y", offsets=OffsetMap(()), section="Share this"),
    )
    assert [each.section for each in mark_furniture(blocks)] == [
        "",
        "",
        "Baths",
        "",
        "Baths",
        "Baths",
        "Its own",
        "Rest",
    ]


KINDS = st.sampled_from(list(BlockKind))
TEXTS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["Leave a Reply", "About Jane", BIO, PROSE, REFERENCE, "Notes to editors", "Related posts", "References"]
    ),
)


@given(st.lists(st.builds(block, TEXTS, KINDS, st.integers(0, 6)), max_size=12))
def test_only_kind_and_section_change(blocks: list[Block]) -> None:
    marked = mark_furniture(tuple(blocks))
    assert [each.text for each in marked] == [each.text for each in blocks]
    for before, after in zip(blocks, marked, strict=True):
        assert after.kind in {before.kind, FURNITURE}
        assert before.kind is not BlockKind.FOOTNOTE or after.kind is BlockKind.FOOTNOTE
