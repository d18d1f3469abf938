"""PubMed, PMC, arXiv, ISBN, ISSN, ORCID and trial numbers: found, checked, normalised."""

import pytest

from claimcheck.identifiers import MalformedIdentifierError, Scheme, find_identifiers, is_valid, normalise

FOUND = [
    ("PMID: 22376791.", Scheme.PMID, ["22376791"]),
    ("PMID 022376791"[:13], Scheme.PMID, ["2237679"]),
    ("BMC Med 2012;10:22PMID: 22376791[PubMed]", Scheme.PMID, ["22376791"]),
    ("PMIDs: 22376791, 21345678 and 20123456; 45 men", Scheme.PMID, ["22376791", "21345678", "20123456"]),
    ("PubMed PMID: 22376791; PubMed ID 21345678 [PubMed: 20123456]", Scheme.PMID, ["22376791", "21345678", "20123456"]),
    ("We searched PubMed 2010 to 2012, PubMed: 2010–2012, PMID: 22,376", Scheme.PMID, []),
    ("PMID: 99999999 and PMID: 0", Scheme.PMID, []),
    ("PMID: 22376791, 99999999", Scheme.PMID, ["22376791"]),
    (
        "PMCID: PMC3305548; PMC 3305549; PMCID: 3305550, pmc3305551.",
        Scheme.PMCID,
        ["PMC3305548", "PMC3305549", "PMC3305550", "PMC3305551"],
    ),
    ("the PMC in 12345 days", Scheme.PMCID, []),
    ("arXiv:2001.01234v2 [q-bio]; arXiv 1310.2590", Scheme.ARXIV, ["arXiv:2001.01234v2", "arXiv:1310.2590"]),
    ("arXiv preprint arXiv:math.GT/0309136.", Scheme.ARXIV, ["arXiv:math/0309136"]),
    ("ISBN: 978-3-16-148410-0, ISBN-10 0-9752298-0-X", Scheme.ISBN, ["9783161484100", "9780975229804"]),
    ("ISBN (print) 978 3 16 148410 0; 978-3-905673-82-1", Scheme.ISBN, ["9783161484100", "9783905673821"]),
    ("ISBN 978-3-16-148410-1, ISBN 0-9752298-0-1", Scheme.ISBN, []),
    (
        "ISSN 1741-7015, eISSN: 1188-1534, ISSN (online): 0077-5606",
        Scheme.ISSN,
        ["1741-7015", "1188-1534", "0077-5606"],
    ),
    ("ISSN 1741-7014, pages 1995-2003", Scheme.ISSN, []),
    ("0000-0002-1825-0097 and 0000-0002-1694-233X", Scheme.ORCID, ["0000-0002-1825-0097", "0000-0002-1694-233X"]),
    ("0000-0002-1825-0098, 1422-4586-3573-0476", Scheme.ORCID, []),
    ("NCT00454792, nct01234567, NCT 02345678", Scheme.TRIAL, ["NCT00454792", "NCT01234567", "NCT02345678"]),
    ("ISRCTN12345678, ISRCTN 23456789", Scheme.TRIAL, ["ISRCTN12345678", "ISRCTN23456789"]),
    ("EudraCT 2010-018437-21 and 2011-123456-99-GB", Scheme.TRIAL, ["2010-018437-21", "2011-123456-99"]),
    ("EU CT number: 2022-500024-30-00.", Scheme.TRIAL, ["2022-500024-30-00"]),
    ("ACTRN12605000123456 (DRKS00012345)", Scheme.TRIAL, ["ACTRN12605000123456", "DRKS00012345"]),
    (
        "CTRI/2017/05/008553; jRCTs031180012; JRCT1031190001",
        Scheme.TRIAL,
        ["CTRI/2017/05/008553", "jRCTs031180012", "jRCT1031190001"],
    ),
    (
        "UMIN000012345, ChiCTR-TRC-12345678, chictr2000029308",
        Scheme.TRIAL,
        ["UMIN000012345", "ChiCTR-TRC-12345678", "ChiCTR2000029308"],
    ),
    ("the distinct function of 12345678 electrical signals, 2012-01-05", Scheme.TRIAL, []),
]


@pytest.mark.parametrize(("text", "scheme", "values"), FOUND)
def test_numbers_are_found_by_their_label_or_form(text: str, scheme: Scheme, values: list[str]) -> None:
    identifiers = find_identifiers(text)
    assert [each.value for each in identifiers if each.scheme is scheme] == values
    assert all(normalise(each.scheme, text[each.start : each.end]) == each.value for each in identifiers)


@pytest.mark.parametrize(
    ("scheme", "text", "value"),
    [
        (Scheme.DOI, "doi:10.1186/1741-7015-10-22", "10.1186/1741-7015-10-22"),
        (Scheme.DOI, "https://www.nature.com/articles/nature12373", "10.1038/nature12373"),
        (Scheme.PMID, "pmid:12082125", "12082125"),
        (Scheme.PMID, "00012345", "12345"),
        (Scheme.PMID, "https://pubmed.ncbi.nlm.nih.gov/12082125/", "12082125"),
        (Scheme.PMCID, "PMCID: pmc2631623.1", "PMC2631623"),
        (Scheme.ARXIV, "hep-th/9901001v27", "arXiv:hep-th/9901001v27"),
        (Scheme.ARXIV, "arXiv:hep-th/1601.07616", "arXiv:1601.07616"),
        (Scheme.ISBN, "urn:isbn:0451450523", "9780451450524"),
        (Scheme.ISBN, "978-3-905673-82- 1", "9783905673821"),
        (Scheme.ISSN, "15626865", "1562-6865"),
        (Scheme.ORCID, "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        (Scheme.ORCID, "0000000218250097", "0000-0002-1825-0097"),
        (Scheme.TRIAL, "nct 00454792", "NCT00454792"),
        (Scheme.TRIAL, "EudraCT no. 2010-018437-21", "2010-018437-21"),
        (Scheme.URL, "HTTPS://Example.ORG/A?b=1&amp;c=2", "https://example.org/A?b=1&c=2"),
        (Scheme.URL, "www.example.org", "https://www.example.org"),
    ],
)
def test_a_value_is_normalised(scheme: Scheme, text: str, value: str) -> None:
    assert normalise(scheme, text) == value
    assert is_valid(scheme, text)
    assert normalise(scheme, value) == value


@pytest.mark.parametrize(
    ("scheme", "text"),
    [
        (Scheme.DOI, "10.1/x"),
        (Scheme.PMID, "73513537"),
        (Scheme.PMID, "https://example.org/12345"),
        (Scheme.PMCID, "2631623"),
        (Scheme.ARXIV, "2001.1"),
        (Scheme.ISBN, "978-3-16-148410-1"),
        (Scheme.ISBN, "4006381333931"),
        (Scheme.ISSN, "1741-7014"),
        (Scheme.ORCID, "1422-4586-3573-0476"),
        (Scheme.ORCID, "0000-0002-1825-0098"),
        (Scheme.TRIAL, "NCT123"),
        (Scheme.URL, "example"),
    ],
)
def test_what_is_no_such_identifier_is_refused(scheme: Scheme, text: str) -> None:
    assert not is_valid(scheme, text)
    with pytest.raises(MalformedIdentifierError, match="is no"):
        normalise(scheme, text)
