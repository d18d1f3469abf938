import pytest
from lxml import etree

from claimcheck.sources.full_text import parse_full_text


def read(body: str) -> list[tuple[str, str]]:
    root = etree.fromstring(f"<article><front/><body>{body}</body></article>")
    return [(passage.section, passage.text) for passage in parse_full_text(root)]


def test_paragraphs_stand_under_their_outermost_section() -> None:
    nested = "<sec><title>Methods</title><p>One.</p><sec><title>Setting</title><p>Two.</p></sec></sec><p>Three.</p>"
    assert read(nested) == [("Methods", "One."), ("Methods", "Two."), ("", "Three.")]


def test_nested_paragraphs_come_once() -> None:
    body = "<sec><title>Results</title><p>Before <list><list-item><p>item</p></list-item></list> after.</p></sec>"
    assert read(body) == [("Results", "Before after."), ("Results", "item")]
    boxed = (
        "<sec><title>Results</title><boxed-text><p>Outer <disp-quote><p>said</p></disp-quote></p></boxed-text></sec>"
    )
    assert read(boxed) == [("Results", "Outer"), ("Results", "said")]


def test_tables_figures_and_formulas_are_left_out_and_captions_kept() -> None:
    body = (
        "<sec><title>Results</title><p>Pain fell<fn><p>note</p></fn> by <disp-formula>x</disp-formula> two points.</p>"
        "<table-wrap><label>Table 1</label><caption><p>People by <italic>age</italic></p></caption>"
        "<table><tr><td><p>44</p></td></tr></table><table-wrap-foot><p>years</p></table-wrap-foot></table-wrap>"
        "<fig><caption><title>Falls</title><p>over time</p></caption><graphic/></fig></sec>"
    )
    assert [text for _, text in read(body)] == ["Pain fell by two points.", "People by age", "Falls", "over time"]


def test_numbers_of_references_are_left_out_and_names_kept() -> None:
    cited = '<xref ref-type="bibr" rid="a">{}</xref>'
    one, two, three, named = (cited.format(text) for text in (1, 2, 3, "Smith 2010"))
    body = f"<p>Rest hurts [{one},{two}], said {named}<sup>{three}</sup>.</p>"
    assert read(body) == [("", "Rest hurts, said Smith 2010.")]
    assert read('<p>See <xref ref-type="fig">Figure 1</xref>.</p>') == [("", "See Figure 1.")]


@pytest.mark.parametrize(
    "title", ["Competing interests", "Authors’ contributions", "Funding", "Acknowledgements", "Pre-publication history"]
)
def test_statements_at_the_end_are_no_evidence(title: str) -> None:
    assert read(f"<sec><title>{title}</title><p>None.</p></sec><sec><p>Kept.</p></sec>") == [("", "Kept.")]
    assert read('<sec sec-type="supplementary-material"><title>Files</title><p>File 1.</p></sec>') == []


def test_namespaces_comments_and_instructions() -> None:
    text = (
        '<a:article xmlns:a="urn:jats"><a:body><a:sec><a:title>Aim</a:title><!-- no -->'
        "<a:p>To <?keep x?>walk<!-- no -->.</a:p></a:sec></a:body></a:article>"
    )
    assert [(each.section, each.text) for each in parse_full_text(etree.fromstring(text))] == [("Aim", "To walk.")]


def test_no_body_is_no_text_and_peer_reviews_are_no_article() -> None:
    assert parse_full_text(etree.fromstring("<errorBean><errCode>0</errCode></errorBean>")) == ()
    reviewed = "<article><body><p>Own.</p></body><sub-article><body><p>Review.</p></body></sub-article></article>"
    assert [passage.text for passage in parse_full_text(etree.fromstring(reviewed))] == ["Own."]


def test_long_paragraphs_are_cut() -> None:
    assert len(read(f"<p>{'word ' * 2000}</p>")[0][1]) == 4000
