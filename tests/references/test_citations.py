from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimcheck.model import Article, Citation, CitationStyle, Reference
from claimcheck.readers import read
from claimcheck.references.bibliography import find_references
from claimcheck.references.citations import find_citations

A = "Cornelissen VA, Smart NA. Exercise training for blood pressure. J Am Heart Assoc. 2013;2:e004473."
B = "Jensen RK, Leboeuf-Yde C, Wedderkopp N. Rest versus exercise. BMC Med. 2012;10:22."
C = "Søndergård P. Walking at work. Scand J Work. 2015;41:7-9."
D = "World Health Organization. Guidelines on physical activity. Geneva: WHO; 2020."
NUMBERED = f"\n\n## References\n\n1. {A}\n2. {B}\n3. {C}\n4. {D}\n"
BY_NAME = f"\n\nReferences\n\n{A}\n\n{B}\n\n{C}\n\n{D}\n"


def cite(text: str, name: str = "a.md") -> tuple[Article, tuple[Citation, ...], tuple[Reference, ...]]:
    article = read(name, text.encode())
    citations, references = find_citations(article, find_references(article))
    return article, citations, references


def shown(text: str, name: str = "a.md") -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    article, citations, _ = cite(text, name)
    return [(each.span.of(article.source), each.references, each.dangling) for each in citations]


@pytest.mark.parametrize(
    ("marker", "references", "dangling"),
    [
        ("[1]", ("r1",), ()),
        ("[1,3]", ("r1", "r3"), ()),
        ("[1-3]", ("r1", "r2", "r3"), ()),
        ("[1, 3–4]", ("r1", "r3", "r4"), ()),
        ("[ 2 ,3; 3 ]", ("r2", "r3"), ()),
        ("[[4]]", ("r4",), ()),
        ("[2][3]", ("r2", "r3"), ()),
        ("[1 and 2]", ("r1", "r2"), ()),
        ("[1]–[3]", ("r1", "r2", "r3"), ()),
        ("[2] - [4]", ("r2", "r3", "r4"), ()),
        ("[9]", (), ("9",)),
        ("[1,9]", ("r1",), ("9",)),
    ],
)
def test_brackets(marker: str, references: tuple[str, ...], dangling: tuple[str, ...]) -> None:
    found = shown(f"# W\n\nWalking helps [1]. It is cheap {marker}, too.{NUMBERED}")
    assert found[1] == (marker, references, dangling)


@pytest.mark.parametrize(
    "words",
    [
        "the interval [0, 1]",
        "it fell (95% CI [1, 3]) then",
        "as was said in [2012] once",
        "a score of [A+] and [sic]",
        "from [3-1] down",
        "a value of [1.5]",
        "[-1] degrees",
        "see https://example.com/data[2]/x",
        r"an escaped \[2\] bracket",
        "code such as `rows[2]`",
        "[citation needed]",
        "![a picture](walk.png)",
    ],
)
def test_other_brackets_are_no_citations(words: str) -> None:
    assert [text for text, *_ in shown(f"# W\n\nWalking helps [1]. Here is {words} for you.{NUMBERED}")] == ["[1]"]


@pytest.mark.parametrize("marker", ["³", "²,³", "¹⁻³"])
def test_raised_digits(marker: str) -> None:
    ((text, references, _),) = shown(f"# W\n\nWalking helps the heart.{marker} It covers 3 km² and 10² more.{NUMBERED}")
    assert text == marker
    assert references[-1] == "r3"


def test_raised_numbers_in_html_take_their_tags_along() -> None:
    text = (
        '<p>Walking helps<sup><a href="#ref-1">1</a>,<a href="#ref-3">3</a></sup> on 10 m<sup>2</sup>. Rest does '
        "not.<sup>2</sup></p>"
        f'<h2>References</h2><ol><li id="ref-1">{A}</li><li id="ref-2">{B}</li><li id="ref-3">{C}</li></ol>'
    )
    assert shown(text, "a.html") == [
        ('<sup><a href="#ref-1">1</a>,<a href="#ref-3">3</a></sup>', ("r1", "r3"), ()),
        ("<sup>2</sup>", ("r2",), ()),
    ]


def test_a_link_to_an_entry_counts_whatever_it_is_called() -> None:
    text = (
        f'<p>Walking helps [<a href="#bib-b">7</a>].</p><h2>References</h2><ul><li id="bib-a">{A}</li><li '
        f'id="bib-b">{B}</li></ul>'
    )
    ((_, references, dangling),) = shown(text, "a.html")
    assert (references, dangling) == (("r2",), ())


def test_a_link_to_an_entry_may_name_the_whole_page() -> None:
    text = (
        f'<p>Walking helps.<sup><a href="https://example.org/walk#fn2">2</a></sup></p><h2>References</h2>'
        f'<ol><li id="fn1">{A}</li><li id="fn2">{B}</li></ol>'
    )
    ((_, references, _),) = shown(text, "a.html")
    assert references == ("r2",)


def test_digits_glued_to_the_stop() -> None:
    text = (
        "W\n\nWalking helps the heart.1 It also helps sleep.2,3 However, vitamin B12 and CO2 stay.4 It was "
        f"10.5 km.{NUMBERED}"
    )
    assert [(marker, references) for marker, references, _ in shown(text, "a.txt")] == [
        ("1", ("r1",)),
        ("2,3", ("r2", "r3")),
        ("4", ("r4",)),
    ]


@pytest.mark.parametrize(
    "words", ["vitamin B12 and p53", "sham1, sham2 and sham3", "in No.2 and Fig.3", "the Regul8 site", "at 10.3 or 2.4"]
)
def test_digits_in_names_are_no_citations(words: str) -> None:
    assert not shown(f"W\n\nHere we find {words} as before.{BY_NAME}", "a.txt")


def test_numbers_that_a_name_comes_back_with_are_no_citations() -> None:
    text = f"W\n\nWalking helps.1 Rest does not.2 The Walk3 group met. In all, Walk3 and path1 and path2 ran.{NUMBERED}"
    assert [marker for marker, *_ in shown(text, "a.txt")] == ["1", "2"]


def test_numbers_in_round_brackets_cite_where_nothing_else_does() -> None:
    found = shown(f"W\n\nWalking helps the heart (1). It helps sleep (2,3).{NUMBERED}", "a.txt")
    assert [references for _, references, _ in found] == [("r1",), ("r2", "r3")]


@pytest.mark.parametrize(
    "text",
    [
        "Walking has uses: (1) it helps the heart, (2) it helps sleep, and (3) it is cheap.",
        "Walking helps [1], as Figure (2) and step (3) show.",
    ],
)
def test_points_and_figures_in_round_brackets_do_not_cite(text: str) -> None:
    assert all("(" not in marker for marker, *_ in shown(f"W\n\n{text}{NUMBERED}", "a.txt"))


def test_footnotes_that_touch_are_one_citation() -> None:
    found = shown(f"Walking helps[^1][^b]. Rest does not[^1].\n\n[^1]: {A}\n\n[^b]: {B}\n")
    assert found == [("[^1][^b]", ("r1", "r2"), ()), ("[^1]", ("r1",), ())]


def test_a_footnote_that_is_missing_dangles_and_one_that_remarks_does_not() -> None:
    found = shown("Anna[^a] walks[^zz].\n\n[^a]: The name was changed for this piece.\n")
    assert [(marker, dangling) for marker, _, dangling in found] == [("[^a]", ()), ("[^zz]", ("zz",))]


def test_keys_of_pandoc() -> None:
    text = (
        "Walking helps [@cornelissen2013; @lost2001, p. 3].\n\n## References\n\n[@cornelissen2013] "
        f"{A}\n\n[@jensen2012] {B}\n"
    )
    article, citations, _ = cite(text, "a.txt")
    assert [(each.style, each.references, each.dangling) for each in citations] == [
        (CitationStyle.KEY, ("r1",), ("lost2001",))
    ]
    assert citations[0].span.of(article.source) == "[@cornelissen2013; @lost2001, p. 3]"


@pytest.mark.parametrize(
    ("words", "marker", "references"),
    [
        ("helps (Cornelissen and Smart, 2013).", "(Cornelissen and Smart, 2013)", ("r1",)),
        (
            "helps (Cornelissen & Smart 2013; Jensen et al., 2012).",
            "(Cornelissen & Smart 2013; Jensen et al., 2012)",
            ("r1", "r2"),
        ),
        ("helps (see Jensen et al. 2012, p. 4).", "(see Jensen et al. 2012, p. 4)", ("r2",)),
        ("helps (Sondergard, 2015).", "(Sondergard, 2015)", ("r3",)),
        ("helps (World Health Organization, 2020).", "(World Health Organization, 2020)", ("r4",)),
        ("helps (WHO, 2020).", "(WHO, 2020)", ("r4",)),
        ("helps [Jensen et al., 2012].", "[Jensen et al., 2012]", ("r2",)),
        ("as Jensen and colleagues (2012) found.", "Jensen and colleagues (2012)", ("r2",)),
        ("as Jensen et al. (2012) found.", "Jensen et al. (2012)", ("r2",)),
        ("as Cornelissen and Smart (2013) found.", "Cornelissen and Smart (2013)", ("r1",)),
        ("by 8% (a third of that; Søndergård, 2015) in all.", "(a third of that; Søndergård, 2015)", ("r3",)),
        ("by much (8% (Søndergård, 2015)) in all.", "(Søndergård, 2015)", ("r3",)),
    ],
)
def test_names_and_years(words: str, marker: str, references: tuple[str, ...]) -> None:
    assert shown(f"W\n\nWalking {words}{BY_NAME}", "a.txt") == [(marker, references, ())]


@pytest.mark.parametrize(
    "words",
    [
        "(prior to January 2011)",
        "(since 2012)",
        "(12 February 2004)",
        "(a booklet by the health board, 2008)",
        "(n = 2012)",
        "(Figure 3, 2012)",
    ],
)
def test_other_years_in_brackets_do_not_cite(words: str) -> None:
    assert not shown(f"W\n\nWalking was measured {words} at work.{BY_NAME}", "a.txt")


def test_a_name_that_the_list_lacks_dangles() -> None:
    found = shown(f"W\n\nWalking helps (Jensen et al., 2012) a lot (Miller et al., 2001).{BY_NAME}", "a.txt")
    assert found[1] == ("(Miller et al., 2001)", (), ("Miller et al., 2001",))


def test_letters_tell_two_works_of_one_year_apart() -> None:
    listed = (
        "\n\nReferences\n\nHill A. On sleep and walking. Sleep. 2010a;1:1-9.\n\n"
        "Hill A. On rest and walking. Sleep. 2010b;2:1-9.\n"
    )
    found = shown(f"W\n\nSleep helps (Hill, 2010b). Rest does not (Hill 2010a,b).{listed}", "a.txt")
    assert [references for _, references, _ in found] == [("r2",), ("r1", "r2")]


def test_two_works_cited_under_one_name_and_year_are_two() -> None:
    listed = "\n\nReferences\n\nHill A. On sleep. Sleep. 2010;1:1-9.\n\nHill A. On rest. Sleep. 2010;2:1-9.\n"
    ((_, references, _),) = shown(f"W\n\nSleep helps (Hill, 2010; Hill, 2010).{listed}", "a.txt")
    assert references == ("r1", "r2")


def test_a_number_behind_a_name_and_year_is_the_citation() -> None:
    found = shown(f"W\n\nWalking helps, as Jensen et al. (2012) [2] found.{NUMBERED}", "a.txt")
    assert found == [("[2]", ("r2",), ())]


def test_links_to_works_are_references_of_their_own() -> None:
    text = (
        "A [2014 study](https://pubmed.ncbi.nlm.nih.gov/25424513/) found this "
        "([1](https://doi.org/10.1161/JAHA.112.004473), [2](https://www.bmj.com/content/344/bmj.e123)). "
        "The [same study](https://www.ncbi.nlm.nih.gov/pubmed/25424513) found more.\n"
    )
    article, citations, references = cite(text)
    assert [each.span.of(article.source) for each in citations] == [
        "[2014 study](https://pubmed.ncbi.nlm.nih.gov/25424513/)",
        "([1](https://doi.org/10.1161/JAHA.112.004473), [2](https://www.bmj.com/content/344/bmj.e123))",
        "[same study](https://www.ncbi.nlm.nih.gov/pubmed/25424513)",
    ]
    assert [each.references for each in citations] == [("r1",), ("r2", "r3"), ("r1",)]
    assert all(each.linked for each in references)
    for each in references:
        (identifier,) = each.identifiers
        assert article.source[identifier.start : identifier.end].startswith("https://")


def test_a_link_to_a_listed_work_leads_to_its_entry() -> None:
    text = (
        f"A [study](https://doi.org/10.1186/1741-7015-10-22) found this.\n\n## References\n\n1. {A}\n2. {B} "
        "doi:10.1186/1741-7015-10-22\n"
    )
    _, citations, references = cite(text)
    assert [each.references for each in citations] == [("r2",)]
    assert len(references) == 2


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("red panel", "https://shop.example.com/products/red-panel"),
        ("check the price", "https://amzn.to/3GB8I6k"),
        ("our guide to walking", "/guides/walking/"),
        ("follow us", "https://www.facebook.com/walkers"),
        ("a picture of the study", "https://example.com/wp-content/study.png"),
        ("the study we sell", "https://example.com/device?ref=study"),
        ("above", "#top"),
        ("walking shoes", "https://blog.example.com/2020/walking-shoes-for-you"),
    ],
)
def test_other_links_do_not_cite(words: str, target: str) -> None:
    assert not shown(f"Walking helps, says [{words}]({target}).\n")


def test_a_page_cites_where_the_words_speak_of_evidence() -> None:
    ((_, references, _),) = shown(
        "Walking helps, according to [a survey](https://news.example.org/2020/walking-survey).\n"
    )
    assert references == ("r1",)


def test_a_number_linked_elsewhere_is_not_the_entry_of_that_number() -> None:
    text = (
        "It helps [[5](https://example.org/five)] and [1].\n\n[1]: https://example.org/one\n[5]: "
        "https://example.org/old\n"
    )
    _, citations, references = cite(text)
    texts = {each.id: each.text for each in references}
    assert [[texts[each] for each in citation.references] for citation in citations] == [
        ["https://example.org/five"],
        ["https://example.org/one"],
    ]


def test_a_bare_doi_in_the_text_cites() -> None:
    ((marker, references, _),) = shown("W\n\nWalking helps (doi:10.1161/JAHA.112.004473) a bit.\n", "a.txt")
    assert (marker, references) == ("(doi:10.1161/JAHA.112.004473)", ("r1",))


def test_trial_numbers_and_review_histories_do_not_cite() -> None:
    text = (
        "W\n\nWe did a trial [ISRCTN89462491]. Its history is at http://www.biomedcentral.com/1741-7015/8/53/prepub\n"
    )
    assert not shown(text, "a.txt")


def test_the_paper_that_the_metadata_names_is_a_reference() -> None:
    text = "---\ntitle: Rest\narticle_doi: https://doi.org/10.1186/1741-7015-10-22\n---\n\nThe authors tried rest.\n"
    _, _, (reference,) = cite(text)
    assert (reference.id, reference.linked) == ("r1", True)
    assert reference.identifiers[0].value == "10.1186/1741-7015-10-22"


def test_a_paper_named_by_its_journal_alone_is_a_reference() -> None:
    article, citations, (reference,) = cite(
        "W\n\nThe new study, published today in the journal Age and Ageing, covers 77,045 people.\n", "a.txt"
    )
    assert not citations
    assert (reference.journal, reference.linked) == ("Age and Ageing", True)
    assert reference.span.of(article.source) == "Age and Ageing"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Naps help, a study shows. The findings appear in the May issue of Sleep Health.", "Sleep Health"),
        ("The results, published online on March 6, 2018, in the Journal of Naps, were clear.", "Journal of Naps"),
        ("Naps help, according to a study published by The BMJ today.", "The BMJ"),
        ("Naps help, reports a trial in the journal Sleep: Science and Practice.", "Sleep: Science and Practice"),
        ("The Journal of Naps published it last week.", "Journal of Naps"),
        (
            "The findings were presented at the 12th Annual Nap Society Meeting in Bonn.",
            "12th Annual Nap Society Meeting",
        ),
        ("They will present it at the annual meeting of the Nap Society.", "annual meeting of the Nap Society"),
        ("The study is out in Sleep Health.\n\nAn earlier study was published in The Lancet.", None),
        ("The trial was published in Sleep Health. An earlier trial was published in The Lancet.", "Sleep Health"),
    ],
)
def test_a_paper_is_named_by_where_it_came_out(text: str, name: str | None) -> None:
    _, _, references = cite(f"W\n\n{text}\n", "a.txt")
    assert [each.text for each in references] == ([name] if name else [])


@pytest.mark.parametrize(
    "text",
    [
        "The study was published in English.",
        "The journal is published by the Nap Society.",
        "The report appeared in January.",
        "The first study appeared in Nature Medicine. The trial was published in The Lancet.",
    ],
)
def test_other_things_published_name_no_paper(text: str) -> None:
    _, _, references = cite(f"W\n\n{text}\n", "a.txt")
    assert not references


def test_entries_that_name_a_body_belong_to_the_list_that_counts_them() -> None:
    text = (
        "W\n\nWalking helps [1]. It is cheap [2]. It is safe [3]. It is old [4].\n\n"
        "[1] World Health Organization. Walking for all. Geneva: WHO, 2014.\n\n"
        "[2] Smart NA. Walking and health. J Am Heart Assoc. 2013; 2(3):44-50.\n\n"
        "[3] Office for Walks. Walks in towns [Data on File]. London.\n\n"
        "[4] Smart NA, Roe B. Walking and sleep. J Am Heart Assoc. 2014; 3(1):4-9.\n\nContact: Jane Roe\n"
    )
    assert [(marker, dangling) for marker, _, dangling in shown(text, "a.txt")] == [(f"[{n}]", ()) for n in range(1, 5)]


def test_the_number_of_a_compound_is_no_marker() -> None:
    assert not shown("W\n\nGinger holds [6]-gingerol and [10]-shogaol.\n")


def test_markers_without_any_list_dangle() -> None:
    found = shown("W\n\nWalking helps the heart [1]. It helps sleep [2].\n", "a.txt")
    assert [dangling for _, _, dangling in found] == [("1",), ("2",)]


def test_markers_count_the_entries_of_a_list_without_numbers() -> None:
    found = shown(f"# W\n\nWalking helps [1]. Rest does not [2].\n\n## References\n\n- {A}\n- {B}\n")
    assert [references for _, references, _ in found] == [("r1",), ("r2",)]


PIECES = st.lists(
    st.sampled_from(
        ["[1]", "[1,2-", "3]", "(2)", "¹", "[^1]", "[@a2001]", "(Jensen et al., 2012", "; Hill 2010a,b)", "Hill (2010)",
         "risk.2", " ", "\n\n", "[s](https://doi.org/10.1000/x)", "https://pubmed.ncbi.nlm.nih.gov/1/", "word", "\\",
         "é", "\u00a0"]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@settings(max_examples=200, deadline=None)
@example(text="https://pubmed.ncbi.nlm.nih.gov/1/(Jensen et al., 2012; Hill 2010a,b)", name="a.md", tail="")
@given(text=PIECES, name=st.sampled_from(["a.md", "a.txt", "a.html"]), tail=st.sampled_from(["", NUMBERED, BY_NAME]))
def test_any_text_gives_citations_that_lie_in_order_and_point_to_references(text: str, name: str, tail: str) -> None:
    article, citations, references = cite(f"Walking helps. {text}{tail}", name)
    ids = [each.id for each in references]
    assert ids == [f"r{number}" for number in range(1, len(ids) + 1)]
    place = (0, 0)
    for each in citations:
        assert place <= (each.block, each.start) < (each.block, each.end)
        assert each.end <= len(article.blocks[each.block].text)
        assert each.span.end <= len(article.source)
        assert set(each.references) <= set(ids)
        place = (each.block, each.end)


LINKED = [
    "([Nakamura et al., 2019](https://nutrition-blog.example.org/papers/fibre))",
    "[(Ortiz & Lee, 2021)](https://www.gutjournal.example.com/fibre-and-stools)",
    "([ref](https://someclinic.example.net/guides/fibre-and-you))",
    "[[2]](https://journals.example.org/fibre)",
    "(see [NHS](https://www.nhs.uk/conditions/constipation/))",
]


@pytest.mark.parametrize("link", LINKED)
def test_a_link_in_brackets_behind_a_statement_is_its_citation(link: str) -> None:
    _, citations, references = cite(f"# Fibre\n\nFibre softens stools {link}.\n")
    assert [each.references for each in citations] == [("r1",)]
    assert [each.dangling for each in citations] == [()]
    assert [each.linked for each in references] == [True]


@pytest.mark.parametrize(
    "address",
    [
        "https://www.amazon.com/dp/B00FIBRE",
        "https://scholar.google.com/scholar?q=fibre+2019",
        "https://pubmed.ncbi.nlm.nih.gov/?term=fibre+stools",
        "https://example.com/collections/fibre?ref=blog",
    ],
)
def test_a_shop_or_a_search_is_no_source_and_its_words_no_marker(address: str) -> None:
    assert not shown(f"# Fibre\n\nFibre softens stools ([Nakamura et al., 2019]({address})).\n")


@pytest.mark.parametrize(
    "sentence",
    [
        "Fibre softens stools, says the [Cleveland Clinic](https://my.clevelandclinic.org/health/fibre).",
        "[The Irish Heart Foundation](https://irishheart.example.ie/fibre) recommends fibre to lower cholesterol.",
        "Fibre [lowers cholesterol](https://www.hopkinsmedicine.org/health/fibre).",
        "According to [Wikipedia](https://en.wikipedia.org/wiki/Dietary_fiber), fibre softens stools.",
        "Fibre lowers cholesterol, [news of a trial](https://www.bbc.com/news/health-1234567) says.",
    ],
)
def test_a_page_that_informs_is_a_source(sentence: str) -> None:
    assert [len(each.references) for each in cite(f"# Fibre\n\n{sentence}\n")[1]] == [1]


def test_many_links_to_one_journal_do_not_make_it_the_articles_own_site() -> None:
    page = "".join(
        f"Fibre of kind {number} softens stools ([Lee 20{number}](https://jfibre.example.org/content/{number}/3/77)).\n\n"
        for number in range(11, 18)
    )
    assert len(cite(f"# Fibre\n\n{page}")[1]) == 7


@pytest.mark.parametrize(
    "entries",
    [
        '<tr><th id="f1">1</th><td>A title. 2019.</td></tr><tr><th id="f2">2</th><td>Another. 2020.</td></tr>',
        '<tr id="f1"><td>[1]</td><td>A title. 2019.</td></tr><tr id="f2"><td>[2]</td><td>Another. 2020.</td></tr>',
        '<tr><td><a id="f1">1.</a></td><td>A. 2019.</td></tr><tr><td><a id="f2">2.</a></td><td>B. 2020.</td></tr>',
    ],
)
@pytest.mark.parametrize(
    "mark", ['<a href="#f{}">[{}]</a>', '<sup><a href="#f{}">{}</a></sup>', "<a onclick=\"go('f{}')\">[{}]</a>"]
)
def test_rows_of_a_table_are_entries_that_links_lead_to(entries: str, mark: str) -> None:
    page = (
        f"<html><body><article><h1>Fibre</h1><p>Fibre softens stools.{mark.format(1, 1)} It is cheap and lowers "
        f"cholesterol.{mark.format(2, 2)}</p><h2>References</h2><table>{entries}</table></article></body></html>"
    )
    _, citations, references = cite(page, "a.html")
    assert [each.references for each in citations] == [("r1",), ("r2",)]
    assert [each.label for each in references] == ["1", "2"]


def test_a_link_to_an_entry_of_the_list_needs_no_number() -> None:
    page = (
        '<p>Fibre softens stools (<a href="#lee">Lee</a>) and lowers cholesterol (<a href="#who">WHO</a>).</p>'
        '<h2>References</h2><ol><li id="lee">Lee A. Fibre. Gut. 2019;3:77.</li><li id="who">WHO. Diets. 2020.</li></ol>'
    )
    assert [references for _, references, _ in shown(page, "a.html")] == [("r1",), ("r2",)]


@pytest.mark.parametrize(
    "ending",
    [
        "\n\n---\n\n1. [Fibre](https://example.org/fibre)\n2. NHS: Constipation\n",
        "\n\n1. Bran and stools, https://example.org/bran\n2. Prunes, https://example.org/prunes\n",
        "\n\n[1] Fibre in diets, Ministry of Health\n\n[2] NHS: Constipation\n",
    ],
)
def test_a_numbered_list_at_the_end_that_fits_the_markers_is_the_list(ending: str) -> None:
    text = f"Fibre softens stools in many people [1]. Prunes do so as well [2].{ending}"
    for name in ("a.md", "a.txt"):
        assert [references for _, references, _ in shown(text, name)] == [("r1",), ("r2",)]


@pytest.mark.parametrize(
    "ending",
    ["\n\n1. Eat bran [1].\n2. Drink water [2].\n", "\n\n1. Eat bran.\n", "\n\n1. Eat.\n2. Drink.\n\nThen rest.\n"],
)
def test_steps_at_the_end_are_no_list_of_references(ending: str) -> None:
    assert not cite(f"Fibre softens stools in many people [1]. Prunes do so as well [2].{ending}")[2]


def test_line_ends_in_markup_split_no_entry_and_captions_and_arrows_are_none() -> None:
    page = (
        "<p>Fibre softens stools in people [1].</p><div class='references'><p>References</p><p>1. Lee A,\n Ortiz B."
        "\nFibre and stools in adults.\n Gut. 2019;3:77-79.</p><p>↑</p></div>"
    )
    _, citations, references = cite(page, "a.html")
    assert [each.text for each in references] == ["Lee A, Ortiz B. Fibre and stools in adults. Gut. 2019;3:77-79."]
    assert [each.references for each in citations] == [("r1",)]
