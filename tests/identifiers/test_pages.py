"""What kind of page an address leads to."""

import pytest

from claimcheck.identifiers.pages import Page, page_of


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://www.fda.gov/food/products/zinc-supplements", Page.PUBLIC),
        ("https://www.nhs.uk/conditions/common-cold/", Page.PUBLIC),
        ("https://global.oup.com/academic/product/zinc-9780190000000", Page.RESEARCH),
        ("https://www.nature.com/collections/zinc", Page.RESEARCH),
        ("https://www.mayoclinic.org/zinc", Page.INFORMATION),
        ("https://www.mayoclinic.org/products/zinc", Page.NONE),
        ("https://zinc.example/products/zinc", Page.NONE),
        ("https://shop.zinc.example/zinc-tablets", Page.NONE),
        ("https://www.amazon.de/dp/B0012345", Page.NONE),
        ("https://www.google.com/search?q=zinc", Page.NONE),
        ("https://www.who.int/about", Page.NONE),
        ("https://www.who.int/images/zinc.png", Page.NONE),
        ("https://www.youtube.com/watch?v=zinc", Page.NONE),
        ("https://zinc.example/why-zinc-helps", Page.OTHER),
        ("https://zinc.example/", Page.NONE),
    ],
)
def test_by_what_the_address_tells(address: str, kind: Page) -> None:
    assert page_of(address) is kind
