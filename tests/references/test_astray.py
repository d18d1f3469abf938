"""A link that is put as a source and leads to a shop, a search or the site itself is told once, for what it is."""

import pytest

from claimcheck import Settings, check
from claimcheck.identifiers.pages import NoSource, no_source

OFFLINE = Settings(offline=True, cache=False)
CLAIM = "Zinc shortens colds by two days"


def codes(text: str) -> list[str]:
    return [each.code for each in check(f"{text}\n", OFFLINE).findings if each.code.startswith("CIT")]


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("https://www.amazon.co.uk/dp/B0012345?tag=me-21", NoSource.SHOP),
        ("https://amzn.to/3xYz", NoSource.SHOP),
        ("https://zinc.example/products/zinc-30", NoSource.SHOP),
        ("https://zinc.example/guide?aff=77", NoSource.SHOP),
        ("https://www.google.com/search?q=zinc+colds", NoSource.SEARCH),
        ("https://scholar.google.com/scholar?hl=en&q=zinc", NoSource.SEARCH),
        ("https://pubmed.ncbi.nlm.nih.gov/?term=zinc+colds", NoSource.SEARCH),
        ("https://www.sciencedirect.com/search?qs=zinc", NoSource.SEARCH),
        ("https://scholar.google.com/scholar_lookup?title=Zinc", None),
        ("https://www.google.com/url?q=https://www.bmj.com/content/1/2", None),
        ("https://books.google.com/books?id=1&q=zinc", None),
        ("https://pubmed.ncbi.nlm.nih.gov/28515951/", None),
        ("https://www.fda.gov/products/zinc", None),
        ("https://global.oup.com/academic/product/zinc-97801", None),
        ("https://www.mayoclinic.org/products/zinc", None),
        ("https://zinc.example/collections/zinc/trial.pdf", None),
        ("https://zinc.example/research/label/zinc", None),
        ("not an address", None),
    ],
)
def test_what_an_address_plainly_leads_to(address: str, why: NoSource | None) -> None:
    assert no_source(address) is why


@pytest.mark.parametrize(
    "text",
    [
        f"{CLAIM} ([source](https://www.amazon.com/dp/B0012345)).",
        f"{CLAIM} ([Smith 2019](https://www.amazon.com/dp/B0012345)).",
        f"{CLAIM}.[1](https://zinc.example/products/zinc-30)",
        f"{CLAIM} [[1]](https://zinc.example/products/zinc-30).",
        "Studies show that zinc shortens colds by two days ([study](https://www.bing.com/search?q=zinc)).",
        "[Research shows](/blog/zinc) that zinc shortens colds by two days.",
        f"{CLAIM} ([ref](../zinc/)).",
    ],
)
def test_it_is_told_once_and_for_what_it_is(text: str) -> None:
    assert codes(text) == ["CIT107"]


@pytest.mark.parametrize("link", ["[Smith et al., 2019](/blog/zinc)", "[[7]](https://www.amazon.com/dp/B0012345)"])
def test_beside_a_list_it_is_no_marker_that_the_list_lacks(link: str) -> None:
    listed = (
        "Hops shorten sleep onset in adults [1]. Kava does too [2].\n\n## References\n\n"
        "1. Lee A. Hops. Sleep. 2019;3:77-79.\n2. Ortiz B. Kava. Sleep. 2020;4:1-9."
    )
    assert codes(f"{CLAIM} ({link}).\n\n{listed}") == ["CIT107"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{CLAIM} ([trial](https://doi.org/10.1001/jama.2015.1), [source](https://www.amazon.com/dp/B1)).", []),
        ("[Zinc](https://www.amazon.com/dp/B0012345) shortens colds by two days.", ["CIT101"]),
        (f"{CLAIM}, and is sold [here](https://www.amazon.com/dp/B0012345).", ["CIT101"]),
        (f"{CLAIM} ([source](references.html#zinc)).", ["CIT101"]),
        (f"{CLAIM} ([study](files/smith-2019.pdf)).", ["CIT101"]),
        ("See our [study guide](/guides/exams) for more.", []),
    ],
)
def test_offers_other_sources_and_lists_are_left_alone(text: str, told: list[str]) -> None:
    assert codes(text) == told


def test_pages_of_the_site_itself_are_known_by_its_metadata_and_papers_there_are_sources() -> None:
    head = '<head><link rel="canonical" href="https://zinc.example/blog/colds"></head>'
    page = f"{head}<p>{CLAIM} (<a href='https://zinc.example/{{}}'>source</a>).</p>"
    assert codes(page.format("blog/zinc")) == ["CIT107"]
    assert codes(page.format("journal/article/12")) == ["CIT101"]
