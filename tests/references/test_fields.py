from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.references.fields import LONGEST, looks_like_reference, parse_fields

STYLES = {
    "Vancouver": (
        "Jensen RK, Leboeuf-Yde C. Rest versus exercise as treatment for low back pain. BMC Med. 2012;10:22.",
        ("Jensen RK", "Leboeuf-Yde C"),
        ("Rest versus exercise as treatment for low back pain", "BMC Med", 2012, "10", "", "22"),
    ),
    "Vancouver, numbered, with month, issue, DOI and PMID": (
        (
            "12. O'Sullivan P, van der Berg C, et al. Diagnosis of chronic low back pain: a review. Man Ther. "
            "2005 Nov;10(4):242-55. doi: 10.1016/j.math.2005.07.001. PMID: 16154380"
        ),
        ("O'Sullivan P", "van der Berg C"),
        ("Diagnosis of chronic low back pain: a review", "Man Ther", 2005, "10", "4", "242-55"),
    ),
    "PubMed, with the day": (
        (
            "Jensen RK, Yde C. Rest versus exercise. BMC Med. 2012 Feb 29;10:22. doi: 10.1186/1741-7015-10-22. "
            "PMID: 22376791; PMCID: PMC3306740."
        ),
        ("Jensen RK", "Yde C"),
        ("Rest versus exercise", "BMC Med", 2012, "10", "", "22"),
    ),
    "supplement": (
        (
            "[3] Smith AB, de la Cruz M. Exercise after surgery of the spine. Spine (Phila Pa 1976). "
            "2003;39(Suppl 1):S1-S5."
        ),
        ("Smith AB", "de la Cruz M"),
        ("Exercise after surgery of the spine", "Spine (Phila Pa 1976)", 2003, "39", "Suppl 1", "S1-S5"),
    ),
    "article number and foreign month": (
        "Müller H, Åström K. Rückenschmerzen bei Erwachsenen. Dtsch Arztebl Int. 2010 März;107(3):e12345.",
        ("Müller H", "Åström K"),
        ("Rückenschmerzen bei Erwachsenen", "Dtsch Arztebl Int", 2010, "107", "3", "e12345"),
    ),
    "APA": (
        (
            "Jensen, R. K., Leboeuf-Yde, C., & Wedderkopp, N. (2012). Rest versus exercise as treatment for back pain. "
            "BMC Medicine, 10(1), 22–30. https://doi.org/10.1186/1741-7015-10-22"
        ),
        ("Jensen, R. K.", "Leboeuf-Yde, C.", "Wedderkopp, N."),
        ("Rest versus exercise as treatment for back pain", "BMC Medicine", 2012, "10", "1", "22–30"),
    ),
    "APA, in press": (
        "García-Pérez, L., & Núñez, M. (in press). Chronic low back pain in older adults. Pain Medicine.",
        ("García-Pérez, L.", "Núñez, M."),
        ("Chronic low back pain in older adults", "Pain Medicine", None, "", "", ""),
    ),
    "MLA": (
        (
            'Jensen, Rikke K., et al. "Rest versus Exercise as Treatment for Back Pain." BMC Medicine, vol. 10, no. 1, '
            "2012, pp. 22-30."
        ),
        ("Jensen, Rikke K.",),
        ("Rest versus Exercise as Treatment for Back Pain", "BMC Medicine", 2012, "10", "1", "22-30"),
    ),
    "Chicago": (
        (
            "Jensen, Rikke K., Charlotte Leboeuf-Yde, and Niels Wedderkopp. “Rest versus Exercise as Treatment.” "
            "BMC Medicine 10, no. 1 (2012): 22–30."
        ),
        ("Jensen, Rikke K.", "Charlotte Leboeuf-Yde", "Niels Wedderkopp"),
        ("Rest versus Exercise as Treatment", "BMC Medicine", 2012, "10", "1", "22–30"),
    ),
    "Harvard": (
        "Jensen, R.K. and Leboeuf-Yde, C. (2012) 'Rest versus exercise as treatment', BMC Medicine, 10(1), pp. 22-30.",
        ("Jensen, R.K.", "Leboeuf-Yde, C."),
        ("Rest versus exercise as treatment", "BMC Medicine", 2012, "10", "1", "22-30"),
    ),
    "IEEE": (
        (
            "[12] R. K. Jensen and C. Leboeuf-Yde, “Rest versus exercise as treatment,” BMC Med., vol. 10, no. 1, "
            "pp. 22–30, Feb. 2012."
        ),
        ("R. K. Jensen", "C. Leboeuf-Yde"),
        ("Rest versus exercise as treatment", "BMC Med", 2012, "10", "1", "22–30"),
    ),
    "Nature": (
        "Jensen, R. K. & Leboeuf-Yde, C. Rest versus exercise as treatment. BMC Med. 10, 22–30 (2012).",
        ("Jensen, R. K.", "Leboeuf-Yde, C."),
        ("Rest versus exercise as treatment", "BMC Med", 2012, "10", "", "22–30"),
    ),
    "ACS, no title": (
        "(12) Jensen, R. K.; Leboeuf-Yde, C. J. Am. Chem. Soc. 2012, 134, 1234–1240.",
        ("Jensen, R. K.", "Leboeuf-Yde, C."),
        ("", "J. Am. Chem. Soc", 2012, "134", "", "1234–1240"),
    ),
    "AIP, no title": (
        "R. K. Jensen and C. Leboeuf-Yde, Phys. Rev. Lett. 10, 22 (2012).",
        ("R. K. Jensen", "C. Leboeuf-Yde"),
        ("", "Phys. Rev. Lett", 2012, "10", "", "22"),
    ),
    "health site, title first": (
        (
            '"Slouching is good for your back" by John Smith, Jane Doe and Alan Poe. Spine Journal 2015, 3(2):11-19 '
            "doi:10.1000/xyz Published: 3 March 2015"
        ),
        ("John Smith", "Jane Doe", "Alan Poe"),
        ("Slouching is good for your back", "Spine Journal", 2015, "3", "2", "11-19"),
    ),
    "health site, quotation mark lost": (
        (
            "Rest versus exercise for low back pain. A randomised trial.” by Rikke K Jensen, Charlotte Leboeuf-Yde and "
            "Claus Manniche. BMC Medicine 2012, 10:22 doi:10.1186/1741-7015-10-22 Published: 29 February 2012"
        ),
        ("Rikke K Jensen", "Charlotte Leboeuf-Yde", "Claus Manniche"),
        ("Rest versus exercise for low back pain. A randomised trial", "BMC Medicine", 2012, "10", "", "22"),
    ),
    "French": (
        (
            "Bonnet U. et Duval P. Vitamine D et dépression. Revue médicale suisse, mars 2015, vol. 11, n° 465, "
            "p. 512-516."
        ),
        ("Bonnet U.", "Duval P."),
        ("Vitamine D et dépression", "Revue médicale suisse", 2015, "11", "465", "512-516"),
    ),
    "book of a body, bulleted": (
        (
            "• World Health Organization. Global status report on alcohol and health 2018. Geneva: World Health "
            "Organization; 2018."
        ),
        ("World Health Organization",),
        ("Global status report on alcohol and health 2018", "", 2018, "", "", ""),
    ),
    "book with edition": (
        "Waddell G. The Back Pain Revolution. 2nd ed. Edinburgh: Churchill Livingstone; 2004.",
        ("Waddell G",),
        ("The Back Pain Revolution", "", 2004, "", "", ""),
    ),
    "chapter": (
        (
            "Vlaeyen JWS, Linton SJ. Fear-avoidance model. In: Schmidt RF, Willis WD, editors. Encyclopedia of Pain. "
            "Berlin: Springer; 2007. p. 702-5."
        ),
        ("Vlaeyen JWS", "Linton SJ"),
        ("Fear-avoidance model", "Encyclopedia of Pain", 2007, "", "", "702-5"),
    ),
    "thesis": (
        "Albert, H. B. Low back pain following pregnancy. PhD thesis, University of Southern Denmark, 2007.",
        ("Albert, H. B.",),
        ("Low back pain following pregnancy", "", 2007, "", "", ""),
    ),
    "web page": (
        "Mayo Clinic. Low back pain. https://www.mayoclinic.org/low-back-pain Accessed 3 May 2020",
        ("Mayo Clinic",),
        ("Low back pain", "", None, "", "", ""),
    ),
}


@pytest.mark.parametrize(("printed", "authors", "rest"), STYLES.values(), ids=STYLES)
def test_every_style_gives_the_same_fields(printed: str, authors: tuple[str, ...], rest: tuple[object, ...]) -> None:
    fields = parse_fields(printed)
    assert fields.authors == authors
    assert (fields.title, fields.journal, fields.year, fields.volume, fields.issue, fields.pages) == rest


@pytest.mark.parametrize("printed", [printed for printed, _, _ in STYLES.values()], ids=STYLES)
def test_spans_slice_the_text(printed: str) -> None:
    fields = parse_fields(printed)
    where = dict(fields.spans)
    for name in ("title", "journal", "volume", "issue", "pages"):
        value = getattr(fields, name)
        assert (printed[slice(*where[name])] if name in where else "") == value
    assert printed[slice(*where["authors"])].startswith(fields.authors[0])
    assert ("year" in where) == (fields.year is not None)


def test_identifiers_keep_their_place() -> None:
    printed = STYLES["Vancouver, numbered, with month, issue, DOI and PMID"][0]
    found = {each.value: printed[each.start : each.end] for each in parse_fields(printed).identifiers}
    assert "10.1016/j.math.2005.07.001" in found
    assert "16154380" in found


def test_a_label_is_no_field() -> None:
    bare = STYLES["Vancouver"][0]
    for label in ("7. ", "[7] ", "(7) ", "• ", "- "):
        fields = parse_fields(label + bare)
        assert fields.authors == ("Jensen RK", "Leboeuf-Yde C")
        assert dict(fields.spans)["authors"][0] == len(label)


def test_a_journal_counted_by_numbers_has_its_number_as_volume() -> None:
    fields = parse_fields("LANQUETIN M.-T., « Égalité et diversité », Travail social, 2009, n° 17, pp. 91-106.")
    assert (fields.volume, fields.issue, fields.pages) == ("17", "", "91-106")


def test_an_editor_at_the_head_stands_beside_the_title() -> None:
    fields = parse_fields("Tester, Keith, ed. The Flâneur. London: Routledge, 1994.")
    assert (fields.authors, fields.title, fields.year) == (("Tester, Keith",), "The Flâneur", 1994)


def test_a_special_issue_is_no_part_of_the_journal() -> None:
    printed = "Hu, J. B., & Ng, K. (2001). Sleep and pain in adults. Journal of Pain Special Issue, 17(3), 213-229."
    assert parse_fields(printed).journal == "Journal of Pain"


@pytest.mark.parametrize("text", ["", " ", ".", "12.", "(2010)", "https://www.who.int", "???", "-" * 50, "\n\n"])
def test_scraps_have_no_authors(text: str) -> None:
    assert parse_fields(text).authors == ()


@pytest.mark.parametrize("unit", ["A. ", "Aa, ", "(", "“", "a-", "1-", "J. Am. ", "and ", "van ", "Jan ", "’", "[1] "])
def test_only_the_head_of_a_long_text_is_read(unit: str) -> None:
    text = unit * (10 * LONGEST)
    assert all(end <= LONGEST for _, (_, end) in parse_fields(text).spans)
    assert 0 <= looks_like_reference(text) <= 1


@given(st.text(max_size=300))
@example("Hu J. In: ’")
@example("‘“Hu” ")
def test_any_text_parses_and_spans_stay_inside(text: str) -> None:
    for name, (start, end) in parse_fields(text).spans:
        assert 0 <= start < end <= len(text)
        assert name in {"authors", "title", "journal", "year", "volume", "issue", "pages"}


PARTS = st.sampled_from(
    ["Smith J", "Smith, J.", "J. Smith", "and", "et al.", "(2010)", "2010;", "12(3):", "45-67", "Title of it", "J Pain",
     "In:", "eds.", "London:", "Wiley", "“", "”", ".", ",", "doi:10.1000/x", "Vol. 3", "pp. 4", "2nd ed.", "———", "NY"]
)  # fmt: skip


@given(st.lists(PARTS, max_size=25))
def test_any_order_of_parts_parses(parts: list[str]) -> None:
    text = " ".join(parts)
    fields = parse_fields(text)
    assert all(text[start:end] for _, (start, end) in fields.spans)
    assert all(name.strip() for name in fields.authors)


def test_the_shared_tagged_strings_are_parsed_as_well_as_claimed() -> None:
    path = Path(__file__).parents[3] / "shared" / "data" / "reference_strings" / "core.xml"
    if not path.exists():
        pytest.skip("the shared data are not here")
    from benchmarks.measure import f1
    from benchmarks.reference_fields import load, score

    counts = score(load(path)[::4])
    for name, least in (("author", 0.9), ("title", 0.85), ("year", 0.95), ("volume", 0.85), ("pages", 0.92)):
        assert f1(counts[name]) >= least, name
