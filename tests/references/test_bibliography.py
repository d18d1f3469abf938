from __future__ import annotations

from textwrap import wrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.identifiers import Scheme
from claimcheck.language.sentences import split_article
from claimcheck.model import Article, Block, BlockKind, OffsetMap
from claimcheck.readers import read
from claimcheck.references.bibliography import Bibliography, find_references, parse_reference
from claimcheck.references.citations import find_citations

CORNELISSEN = (
    "Cornelissen VA, Smart NA. Exercise training for blood pressure: a systematic review and meta-analysis. "
    "J Am Heart Assoc. 2013;2:e004473. doi:10.1161/JAHA.112.004473"
)
JENSEN = (
    "Jensen RK, Leboeuf-Yde C, Wedderkopp N, Sorensen JS, Manniche C. Rest versus exercise as treatment for "
    "patients with low back pain and Modic changes. BMC Med. 2012;10:22. doi:10.1186/1741-7015-10-22"
)
PROSE = "Regular walking lowers blood pressure a little, and most people can do it every day."


def article_of(text: str, name: str = "a.md") -> Article:
    return read(name, text.encode())


def references_of(text: str, name: str = "a.md") -> tuple[Article, Bibliography]:
    article = article_of(text, name)
    return article, find_references(article)


def dois(bibliography: Bibliography) -> list[str]:
    return [
        identifier.value
        for reference in bibliography.references
        for identifier in reference.identifiers
        if identifier.scheme is Scheme.DOI
    ]


BOTH = ["10.1161/jaha.112.004473", "10.1186/1741-7015-10-22"]


@pytest.mark.parametrize(
    "heading", ["References", "Sources:", "Bibliography", "LITERATURE CITED", "7. References", "Literaturverzeichnis"]
)
def test_entries_under_a_heading_are_found(heading: str) -> None:
    _, found = references_of(f"# Walking\n\n{PROSE}\n\n## {heading}\n\n1. {CORNELISSEN}\n2. {JENSEN}\n")
    assert dois(found) == BOTH
    assert [reference.id for reference in found.references] == ["r1", "r2"]
    assert [reference.label for reference in found.references] == ["1", "2"]


@pytest.mark.parametrize(
    ("name", "list_text", "labels"),
    [
        ("a.txt", f"References\n\n1. {CORNELISSEN}\n2. {JENSEN}\n", ["1", "2"]),
        ("a.txt", f"References\n\n[1] {CORNELISSEN}\n\n[2] {JENSEN}\n", ["1", "2"]),
        ("a.txt", f"References\n\n1. {CORNELISSEN} 2. {JENSEN}\n", ["1", "2"]),
        ("a.txt", f"References\n\n{CORNELISSEN}\n{JENSEN}\n", ["", ""]),
        ("a.md", f"## References\n\n- {CORNELISSEN}\n- {JENSEN}\n", ["", ""]),
        ("a.md", f"[^a]: {CORNELISSEN}\n\n[^b]: {JENSEN}\n", ["^a", "^b"]),
        (
            "a.html",
            f'<h2>References</h2><ol><li id="ref-1">{CORNELISSEN}</li><li id="ref-2">{JENSEN}</li></ol>',
            ["1", "2"],
        ),
        ("a.html", f"<h2>Sources</h2><ul><li>{CORNELISSEN}</li><li>{JENSEN}</li></ul>", ["", ""]),
        ("a.txt", f"1. {CORNELISSEN}\n\n2. {JENSEN}\n", ["1", "2"]),
    ],
)
def test_every_way_to_print_a_list_gives_the_same_references(name: str, list_text: str, labels: list[str]) -> None:
    before = f"<h1>Walking</h1><p>{PROSE}</p>" if name == "a.html" else f"Walking\n\n{PROSE}\n\n"
    article, found = references_of(before + list_text, name)
    assert dois(found) == BOTH
    assert [reference.label for reference in found.references] == labels
    assert all(PROSE not in article.blocks[index].text for index in found.blocks)
    for reference in found.references:
        assert reference.text in {CORNELISSEN, JENSEN}


def test_a_wrapped_list_by_author_is_split_at_its_authors() -> None:
    text = (
        f"Walking\n\n{PROSE}\n\nReferences\n\n"
        "Cornelissen VA, Smart NA. Exercise training for blood pressure: a systematic\n"
        "review and meta-analysis. J Am Heart Assoc. 2013;2:e004473.\n"
        "Jensen RK, Leboeuf-Yde C. Rest versus exercise as treatment for patients with\n"
        "low back pain and Modic changes. BMC Med. 2012;10:22.\n"
    )
    _, found = references_of(text, "a.txt")
    assert [reference.text.split()[0] for reference in found.references] == ["Cornelissen", "Jensen"]


def test_one_closing_line_without_a_heading_is_the_reference() -> None:
    article, found = references_of(
        f"Walking and pressure\n\n{PROSE}\n\nThe study lasted ten weeks.\n\n{JENSEN}\n", "a.txt"
    )
    (reference,) = found.references
    assert reference.span.of(article.source) == JENSEN
    assert reference.year == 2012
    (index,) = found.blocks
    assert article.blocks[index].text == JENSEN


def test_the_closing_note_of_a_press_release_names_its_paper() -> None:
    text = (
        "High variability among experts\n\nThe review covers 23 studies. It was published today. [Ends] Note to "
        "Editors "
        "Research: Inter-rater agreement in evaluation of disability http://www.bmj.com/cgi/doi/10.1136/bmj.j14 "
        "About the journal We publish weekly.\n"
    )
    article, found = references_of(text, "a.txt")
    (reference,) = found.references
    assert reference.span.of(article.source).startswith("Inter-rater agreement")
    assert reference.span.of(article.source).endswith("bmj.j14")
    assert dois(found) == ["10.1136/bmj.j14"]
    assert not found.blocks


def test_a_line_that_is_a_closing_note_is_no_prose() -> None:
    article, found = references_of(f"Walking\n\n{PROSE}\n\nJournal reference: {JENSEN}\n", "a.txt")
    assert dois(found) == BOTH[1:]
    assert [article.blocks[index].text[:18] for index in found.blocks] == ["Journal reference:"]


def test_identifiers_behind_links_stand_where_the_source_has_them() -> None:
    url = "https://pubmed.ncbi.nlm.nih.gov/22423733/"
    article, found = references_of(
        f"<h1>W</h1><p>{PROSE}</p><h2>References</h2><ol><li>Jensen RK. Rest versus exercise. 2012. <a "
        f'href="{url}">PubMed</a>'
        "</li></ol>",
        "a.html",
    )
    (reference,) = found.references
    (pmid,) = reference.identifiers
    assert (pmid.scheme, pmid.value) == (Scheme.PMID, "22423733")
    assert article.source[pmid.start : pmid.end] == url
    assert not reference.text.endswith("PubMed")


@pytest.mark.parametrize(
    "text",
    [
        "# Pain\n\nThe references to slouching in old books are many. See the sources of the Nile.\n",
        "# The Study\n\nThe people were split into two groups.\n\n## Results\n\nBoth got better.\n",
        (
            "# Pillows\n\n## Resources\n\n- [Soft pillow](https://shop.example.com/product/1)\n- [Hard "
            "pillow](https://shop.example.com/product/2)\n"
        ),
        (
            "# Pain\n\nSitting was studied again (Smith et al., 2012; Jones and Brown, 2015), as it was not in 2010, "
            "and people are often seen by a doctor, who may say that 20% have it (Miller et al., 2013;12:34).\n"
        ),
    ],
)
def test_prose_and_product_lists_hold_no_references(text: str) -> None:
    _, found = references_of(text)
    assert not found.references
    assert not found.blocks


def test_prose_after_the_list_stays_prose() -> None:
    text = (
        f"# W\n\n{PROSE}\n\n## References\n\n1. {CORNELISSEN}\n\nMore on walking follows here [1].\n\n## "
        "Next\n\nText.\n"
    )
    article, found = references_of(text)
    assert len(found.references) == 1
    assert all("More on walking" not in article.blocks[index].text for index in found.blocks)


def test_further_reading_is_no_source_where_sources_are_given() -> None:
    text = f"# W\n\n{PROSE} [1]\n\n## References\n\n1. {CORNELISSEN}\n\n## Further reading\n\n- {JENSEN}\n"
    article, found = references_of(text)
    assert dois(found) == BOTH[:1]
    assert any(article.blocks[index].text == JENSEN for index in found.blocks)


def test_further_reading_alone_is_the_list() -> None:
    _, found = references_of(f"# W\n\n{PROSE}\n\n## Further reading\n\n- {CORNELISSEN}\n- {JENSEN}\n")
    assert dois(found) == BOTH


def test_footnotes_that_are_remarks_are_no_references() -> None:
    _, found = references_of("Anna[^1] walks.\n\n[^1]: The name was changed to protect her.\n")
    assert not found.references
    assert "^1" in found.remarks


def test_a_definition_is_an_entry_when_it_has_a_number_and_none_when_it_has_a_name() -> None:
    text = (
        "Walking helps [1], says the [guide].\n\n[1]: https://example.org/study\n[guide]: https://example.org/guide\n"
    )
    _, found = references_of(text)
    assert [(reference.label, reference.text) for reference in found.references] == [("1", "https://example.org/study")]


def test_the_first_of_two_entries_with_one_label_bears_it() -> None:
    _, found = references_of("Walking helps [1].\n\n[1]: https://example.org/first\n[1]: https://example.org/second\n")
    assert found.by_label["1"] == "r1"


def test_anchors_lead_to_references() -> None:
    _, found = references_of(
        f'<p>{PROSE}</p><h2>References</h2><ol><li id="cite-a">{CORNELISSEN}</li><li id="cite-b">{JENSEN}</li></ol>',
        "a.html",
    )
    assert (found.by_anchor["cite-a"], found.by_anchor["cite-b"]) == ("r1", "r2")


def test_a_printed_reference_is_parsed_by_itself() -> None:
    text = f"12. {CORNELISSEN}"
    reference = parse_reference(text)
    assert (reference.label, reference.year) == ("12", 2013)
    assert reference.text == CORNELISSEN
    places = dict(reference.field_spans)
    assert places["year"].of(text) == "2013"
    (doi,) = (each for each in reference.identifiers if each.scheme is Scheme.DOI)
    assert text[doi.start : doi.end].lower() == "10.1161/jaha.112.004473"


PIECES = st.lists(
    st.sampled_from(
        ["References", "1. ", "[2] ", "Smith J. ", "Title of it. ", "2012;10:22", "doi:10.1000/x.1", "\n", "\n\n",
         "## ", "- ", "[^1]: ", "Research: ", "https://doi.org/10.1000/x.2", "é", "\u00a0", "(", "]", "12"]
    ),
    max_size=30,
).map("".join)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(text=PIECES | st.text(max_size=200), kind=st.sampled_from(list(BlockKind)))
def test_any_text_gives_spans_within_it(text: str, kind: BlockKind) -> None:
    block = Block(kind=kind, text=text, offsets=OffsetMap.identity(0, len(text)))
    heading = Block(kind=BlockKind.HEADING, text="References", offsets=OffsetMap.identity(0, 0))
    article = Article(path="x.txt", source=text, blocks=(heading, block))
    for reference in find_references(article).references:
        assert reference.span.end <= len(text)
        assert all(identifier.end <= len(text) for identifier in reference.identifiers)
        for _, span in reference.field_spans:
            assert reference.span.covers(span)


@pytest.mark.parametrize(
    "reference",
    [
        "(Hops and sleep latency in nurses: a crossover trial. Made Sleep. 2019;42:77-85. doi:10.99999/made.h1)",
        "[Lee A, Ortiz B. Hops and sleep latency in nurses. Made Sleep 2019;42(3):77-85]",
        "(Lee A, Ortiz B, et al. Hops and sleep latency. Made Sleep 2019; 42: e77. PMID: 31000001)",
    ],
)
@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html"])
def test_a_reference_in_running_text_is_cut_out_and_the_sentences_stay(reference: str, name: str) -> None:
    text = f"Hops shorten the time to sleep, a trial of nurses found {reference}. They cure every kind of insomnia."
    article = read(name, (f"<h1>Hops</h1><p>{text}</p>" if name == "a.html" else f"{text}\n").encode())
    bibliography = find_references(article)
    citations, references = find_citations(article, bibliography)
    assert [each.span.of(article.source) for each in citations] == [reference]
    assert [(each.linked, each.year) for each in references] == [(True, 2019)]
    assert [each.text for each in split_article(article, citations, skip=bibliography.blocks)][-2:] == [
        "Hops shorten the time to sleep, a trial of nurses found.",
        "They cure every kind of insomnia.",
    ]


@pytest.mark.parametrize("label", ["{}. ", "[{}] ", "{}) "])
@pytest.mark.parametrize("width", [50, 60, 72])
def test_a_wrapped_list_is_joined_by_its_numbers(label: str, width: int) -> None:
    entries = [
        "Lee A, Ortiz B. Hops and the time to sleep in nurses: a trial. Made Sleep. 2019;42:77-85.",
        "Nakamura C. Notes on valerian, and on the moods of sailors. Herbs. 2020;3:1-9. doi:10.99999/made.h2",
        "Quist D, Ahmed E. Kava for stress. Made Medicine. 2021;8:100-110. doi:10.99999/made.h3",
    ]
    lines = [wrap(label.format(number) + entry, width) for number, entry in enumerate(entries, 1)]
    text = "Hops [1], valerian [2] and kava [3] help.\n\nReferences\n\n" + "\n".join(
        line for some in lines for line in some
    )
    assert [each.text for each in find_references(read("a.txt", text.encode())).references] == entries


@pytest.mark.parametrize("again", ["Ibid., p. 80.", "ibid", "Id. at 79.", "Ibidem, 81–82"])
def test_ibid_is_the_reference_before_it(again: str) -> None:
    notes = f"[^1]: Lee A. Hops. Sleep. 2019;42:77-85.\n[^2]: {again}\n[^3]: Ortiz B. Kava. Herbs. 2020;3:1-9.\n"
    article = read("a.md", f"Hops help[^1]. They calm[^2]. Kava too[^3].\n\n{notes}".encode())
    citations, references = find_citations(article, find_references(article))
    assert len(references) == 2
    assert [each.references for each in citations] == [("r1",), ("r1",), ("r2",)]
