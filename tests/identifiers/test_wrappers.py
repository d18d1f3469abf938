"""Addresses that only lead to others: what is inside counts."""

import pytest

from claimcheck.identifiers import from_url
from claimcheck.identifiers.wrappers import unwrapped

PAGE = "https://pubmed.ncbi.nlm.nih.gov/12345678/"
QUOTED = "https%3A%2F%2Fpubmed.ncbi.nlm.nih.gov%2F12345678%2F"


@pytest.mark.parametrize(
    "address",
    [
        f"https://web.archive.org/web/20200101000000/{PAGE}",
        f"https://web.archive.org/web/20200101000000id_/{PAGE}",
        f"http://archive.org/web/2020/{PAGE}",
        f"https://archive.ph/20200101/{PAGE}",
        f"https://archive.org/wayback/available?url={PAGE}",
        f"https://www.webcitation.org/query?url={QUOTED}&date=2010-01-01",
        f"https://www.google.com/url?q={PAGE}&sa=D&source=docs",
        f"https://www.google.co.uk/url?sa=t&amp;url={QUOTED}&amp;usg=x",
        f"https://translate.google.com/translate?sl=de&u={PAGE}",
        f"https://eur01.safelinks.protection.outlook.com/?url={QUOTED}&data=05%7C01",
        f"https://l.facebook.com/l.php?u={QUOTED}&h=AT0",
        f"https://out.reddit.com/t3_x?url={QUOTED}&token=AQ",
        f"https://urldefense.com/v3/__{PAGE}__;!!x!y$",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__pubmed.ncbi.nlm.nih.gov_12345678_&d=x",
        f"https://r.search.yahoo.com/_ylt=x/RU={QUOTED.lower()}/RK=2/RS=y",
        "https://pubmed-ncbi-nlm-nih-gov.ezproxy.example.edu/12345678/",
        "https://pubmed.ncbi.nlm.nih.gov.libproxy.example.edu/12345678/",
        "https://pubmed-ncbi-nlm-nih-gov.proxy-um.example.edu/12345678/",
        "https://pubmed-ncbi-nlm-nih-gov.uniproxy2.example.edu/12345678/",
        "https://pubmed-ncbi-nlm-nih-gov.ezproxyf.example.edu/12345678/",
        f"https://ezproxy.example.edu/login?url={PAGE}",
        f"https://login.proxy.example.edu/login?qurl={QUOTED}",
        f"https://web.archive.org/web/2020/https://www.google.com/url?q={QUOTED}",
    ],
)
def test_the_address_inside_counts(address: str) -> None:
    assert unwrapped(address) == PAGE
    found = from_url(address)
    assert found is not None
    assert (found.scheme, found.value, found.end) == ("pmid", "12345678", len(address))


@pytest.mark.parametrize(
    "address",
    [
        PAGE,
        "https://www.google.com/search?q=https://example.org/",
        "https://archive.org/details/thyme",
        "https://www.example.org/login?url=https://example.org/",
        "https://proxy-servers.example.org/guide",
        "https://sleep-advice.approx.example/naps",
        "https://health-news.ezpublish.example/zinc",
        "https://www.reddit.com/r/thyme",
        "https://[broken",
        "no address",
    ],
)
def test_other_addresses_stay(address: str) -> None:
    assert unwrapped(address) == address


def test_a_wrapper_around_itself_ends() -> None:
    assert unwrapped("https://web.archive.org/web/2020/" * 50 + PAGE).endswith(PAGE)


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("https://www.frontiersin.org/articles/10.3389/fnut.2020.00123/tables/1", "10.3389/fnut.2020.00123"),
        ("https://link.springer.com/article/10.1007/s00394-019-01234-5/figures/2", "10.1007/s00394-019-01234-5"),
        ("https://www.medrxiv.org/content/10.1101/2020.05.01.20086801v2.supplementary-material",
         "10.1101/2020.05.01.20086801"),
        ("https://www.biorxiv.org/content/10.1101/2020.05.01.086801v1.full.pdf+html", "10.1101/2020.05.01.086801"),
        ("https://www.cochranelibrary.com/cdsr/doi/10.1002/14651858.CD001431.pub5/pdf/CDSR/CD001431/CD001431.pdf",
         "10.1002/14651858.cd001431.pub5"),
        ("https://www.nejm.org/doi/10.1056/NEJMoa2034577/suppl_file/appendix.pdf", "10.1056/nejmoa2034577"),
        ("https://www.ahajournals.org/doi/10.1161/HYP.109.192703/-/DC1", "10.1161/hyp.109.192703"),
        ("https://journals.plos.org/plosone/article/figure?id=10.1371/journal.pone.0123456.g001",
         "10.1371/journal.pone.0123456"),
    ],
)  # fmt: skip
def test_words_of_the_page_are_no_part_of_the_doi(address: str, value: str) -> None:
    found = from_url(address)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize("term", ["25+hydroxyvitamin+D", "25%20hydroxyvitamin%20D", "12345+6", "vitamin+12345678"])
def test_a_search_of_pubmed_for_words_is_no_pmid(term: str) -> None:
    assert from_url(f"https://pubmed.ncbi.nlm.nih.gov/?term={term}") is None
    assert from_url(f"https://www.ncbi.nlm.nih.gov/pubmed/?term={term}") is None


@pytest.mark.parametrize("term", ["12345678", "12345678[uid]", "12345678&sort=date"])
def test_a_search_of_pubmed_for_a_number_is_one(term: str) -> None:
    found = from_url(f"https://www.ncbi.nlm.nih.gov/pubmed?term={term}")
    assert found is not None
    assert found.value == "12345678"
