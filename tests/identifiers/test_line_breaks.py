"""A DOI that a line end breaks is read whole; the sentence or entry behind a DOI is never swallowed."""

import pytest

from claimcheck.identifiers import Scheme, find_identifiers

BROKEN = [
    ("10.1007/s10803-008-", "0667-2"),
    ("10.1007/s00520-010-0914-", "x"),
    ("10.1186/1741-7015-10-", "22."),
    ("10.1016/S0140-6736(07)60076-", "2"),
    ("10.1016/0140-6736(93)91880-", "U"),
    ("10.1016/S0140-6736(07)", "60076-2"),
    ("10.9876/S0140-6736(07)", "60076-2"),
    ("10.9876/S0140-6736(0", "7)60076-2"),
    ("10.9876/S0140-6736", "(07)60076-2"),
    ("10.9876/", "abc.2010"),
    ("10.1175/1520-0477(1997)078<0057:AB>2.", "0.CO;2"),
    ("10.1016/S0140-6736", "(07)60076-2"),
    ("10.1016/S0140-6736(0", "7)60076-2"),
    ("10.1016/", "j.cell.2010.10.016"),
    ("10.1016/j.", "cell.2010.10.016"),
    ("10.1016/j.cell.2010.", "10.016"),
    ("10.1016/j.cell.2010.10.", "016"),
    ("10.1016/j.cell.2010.1", "0.016"),
    ("10.1016/j.cell", ".2010.10.016"),
    ("10.1371/journal.pone.00", "12185"),
    ("10.1093/hmg/", "ddi045"),
    ("10.1111/j.1469-7610.2004.00391.", "x"),
    ("10.1002/14651858.CD004148.", "pub3"),
    ("10.1001/jama.298.", "5.555"),
    ("10.7754/Clin.", "Lab.2012.120712"),
    ("10.26355/eurrev_", "201908_18525"),
    ("10.1023/A:", "1008337624200"),
    ("10.9876/abc.2012.02.", "110192"),
    ("10.9876/abc.2012.", "110"),
    ("10.9876/abc12.x3.", "00391.x"),
    ("10.9876/abc1.2.", "34-567b"),
    ("10.9876/abc", "-12-34"),
    ("10.1093/annonc/mdz272.", "004"),
    ("10.1002/(SICI)1097-0142(20000301)88:5", "<1175::AID-CNCR30>3.0.CO;2-N"),
    ("10.1002/(SICI)1097-0142(20000301)", "88:5<1175::AID-CNCR30>3.0.CO;2-N"),
    ("10.1002/(SICI)1097-0142(20000301)88:5<1175::AID-", "CNCR30>3.0.CO;2-N"),
    ("10.1002/(SICI)1097-0142(20000301)88:5<1175::AID-CNCR30>", "3.0.CO;2-N"),
    ("10.1002/(SICI)1097-0142(20000301)88:5<1175::AID-CNCR30>3.", "0.CO;2-N"),
    ("10.1002/(SICI)1097-0142(20000301)88:5<1175::AID-CNCR30>3.0.CO;", "2-N"),
    ("10.1002/(SICI)1097-0142(20000301)88:5<1175::AID-CNCR30>3.0.CO;2-", "N"),
    ("10.1175/1520-0477(1997)078", "<0057:AB>2.0.CO;2"),
]


def only_doi(text: str) -> tuple[str, str]:
    """The one identifier of `text`, a DOI, and how it is written there."""
    (identifier,) = find_identifiers(text)
    assert identifier.scheme is Scheme.DOI
    return identifier.value, text[identifier.start : identifier.end]


@pytest.mark.parametrize("gap", ["\n", "\n    ", "\r\n  ", " \n", "<br>", "<br/>\n"])
@pytest.mark.parametrize(("head", "tail"), BROKEN)
def test_a_doi_goes_on_behind_the_line_end(head: str, tail: str, gap: str) -> None:
    value, written = only_doi(f"Jensen RK. BMC Med. doi:{head}{gap}{tail}\nNext entry")
    assert value == f"{head}{tail}".lower().rstrip(".")
    assert written == f"{head}{gap}{tail}".rstrip(".")


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("10.1007/s10803-008- 0667-2", "10.1007/s10803-008-0667-2"),
        ("10.1016/ j.cell.2010.10.016", "10.1016/j.cell.2010.10.016"),
        ("10.9876/ ab.c.2010.10", "10.9876/ab.c.2010.10"),
        ("10.1176/appi. ajp.2010.09121789.", "10.1176/appi.ajp.2010.09121789"),
        ("10.9876/abc. def.2010.0912.", "10.9876/abc.def.2010.0912"),
        ("10.9876/ab1- def.2010.0912.", "10.9876/ab1-def.2010.0912"),
        ("10.1038/sj.mp. 4001666 ", "10.1038/sj.mp.4001666"),
        ("10.9876/ab1 .2010.09121", "10.9876/ab1.2010.09121"),
    ],
)
def test_a_line_end_that_became_a_space_is_joined_too(text: str, doi: str) -> None:
    assert only_doi(text)[0] == doi


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("https://doi.org/\n10.1186/1741-7015-10-22 more", "10.1186/1741-7015-10-22"),
        ("https://doi.org/10.1186/\n1741-7015-10-22 more", "10.1186/1741-7015-10-22"),
        ("https://doi.org/10.1007/s10803-008-\n  0667-2.", "10.1007/s10803-008-0667-2"),
    ],
)
def test_the_span_of_a_broken_address_begins_with_the_address(text: str, doi: str) -> None:
    value, written = only_doi(text)
    assert value == doi
    assert written.startswith("https://")
    assert written.endswith(doi[-1])


def test_a_hyphen_of_the_typesetter_is_no_part_of_the_doi() -> None:
    assert only_doi("10.1016/j.jclin-\nepi.2010.05.001 ")[0] == "10.1016/j.jclinepi.2010.05.001"
    assert only_doi("10.1016/j.neu\u00ad\n  ron.2005.07.008")[0] == "10.1016/j.neuron.2005.07.008"


def test_a_line_of_another_column_between_the_parts_is_passed_over() -> None:
    value, _ = only_doi("doi: 10.1111/j.1528-\nseizures? \n1167.2005.57504.x")
    assert value == "10.1111/j.1528-1167.2005.57504.x"


def test_a_doi_whose_end_is_lost_is_not_reported() -> None:
    assert find_identifiers("doi: 10.1111/j.1528-\nSeizures are common.") == ()


FOLLOWING = [
    "12. Smith J, Jones K. A trial. 2012.",
    "12) Smith J",
    "12 Smith J, Jones K",
    "[13] Foo B.",
    "* 12. Foo",
    "Smith J. A trial",
    "2012;10:22.",
    "2010.",
    "Published: 29 February 2012",
    "(2012)",
    "https://example.org/12",
    "12–15 weeks of rest",
    "0.05 was used",
    "2.5 mg daily",
    "10.1000/182",
    "doi:10.1000/182",
    "PMID: 22376791",
    "22376791 [PubMed]",
    "p53-dependent",
    "1996-2004 data",
    "and 12 others",
    "3D imaging",
    "IL-6 rose by 12.5%",
    "60 men took part",
    "1,234 people",
    "25% of men",
    "- 12 of 30",
]


@pytest.mark.parametrize("gap", [" ", "\n", "\n   ", "\n\n"])
@pytest.mark.parametrize("end", [".", ",", ";", "", ")"])
@pytest.mark.parametrize("following", FOLLOWING)
def test_what_follows_a_doi_is_left_alone(following: str, end: str, gap: str) -> None:
    for doi in ("10.1186/1741-7015-10-22", "10.1016/j.cell.2010.10.016", "10.1002/aur.80", "10.9876/xy-12.345"):
        text = f"(doi:{doi}{end}{gap}{following}"
        first = find_identifiers(text)[0]
        assert text[first.start : first.end] == doi
