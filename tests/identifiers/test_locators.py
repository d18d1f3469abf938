"""What the address of a journal's page tells of the place of a work."""

import pytest

from claimcheck.identifiers.locators import locate

LOOK_UP = (
    "http://scholar.google.com/scholar_lookup?&amp;title=Delayed%20hypersensitivity%20to%20bosentan&amp;journal=Allergy"
    "&amp;volume=64&amp;issue=3&amp;pages=499-501&amp;publication_year=2009&amp;author=Romano%2CA"
)


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("https://bjsm.bmj.com/content/47/9/536.short", "British Journal of Sports Medicine. 47(9):536"),
        ("https://heart.bmj.com/content/heartjnl/99/12/882.full?sid=0-0", "Heart. 99(12):882"),
        ("https://bmjopen.bmj.com/content/12/9/e059479.abstract", "BMJ Open. 12(9):e059479"),
        ("https://academic.oup.com/jcem/article/96/7/1911/2833671",
         "The Journal of Clinical Endocrinology & Metabolism. 96(7):1911"),
        ("https://academic.oup.com/ptj/article-abstract/100/7/1118/5816580", "Physical Therapy. 100(7):1118"),
        ("https://diabetesjournals.org/care/article/42/8/1593/36184/Clinical-Targets", "Diabetes Care. 42(8):1593"),
        ("https://www.pnas.org/content/117/10/5156", "Proceedings of the National Academy of Sciences. 117(10):5156"),
        ("https://jn.nutrition.org/content/130/4/1007S.full", "The Journal of Nutrition. 130(4):1007S"),
        ("https://www.aafp.org/afp/2017/1001/p441.html", "American Family Physician. 2017;:441"),
        ("https://journals.lww.com/ajg/Fulltext/2013/10001/The_Bacterial_Microbiome_of_IBD_Patients.1828.aspx",
         "The Bacterial Microbiome of IBD Patients. The American Journal of Gastroenterology. 2013"),
        (LOOK_UP, "Romano A. Delayed hypersensitivity to bosentan. Allergy. 2009;64(3):499-501"),
    ],
)  # fmt: skip
def test_the_place_is_read(address: str, text: str) -> None:
    found = locate(address)
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/content/47/9/536",
        "https://academic.oup.com/unknown/article/96/7/1911/2833671",
        "https://academic.oup.com/jcem/pages/About",
        "https://scholar.google.com/scholar?q=thyme",
        "https://scholar.google.com/scholar_lookup?title=Thyme",
        "https://[broken",
        "",
    ],
)
def test_other_addresses_give_none(address: str) -> None:
    assert locate(address) is None
