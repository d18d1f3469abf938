"""PDFs behind links, and PDFs that are named by their address."""

from __future__ import annotations

import pytest

from claimcheck import Settings, check, check_text
from claimcheck.model import Found, Verdict
from tests.claimcheck_stub.sites import SiteServer

tiny_pdf = pytest.importorskip("tests.tiny_pdf")
pytest.importorskip("pypdfium2")

LEAFLET = (
    "Zinc lozenges shortened colds by two days in adults who took them at once.",
    "Antibiotics do not shorten a cold, as they do not work against viruses at all.",
    "Ask the pharmacist who sells them to you before you give them to a child.",
)


@pytest.fixture
def leaflet(followed: SiteServer) -> str:
    data: bytes = tiny_pdf.pdf(tiny_pdf.column(LEAFLET))
    return followed.put("clinic.example/leaflets/colds", data, kind="application/pdf")


def test_a_pdf_behind_a_link_is_compared(leaflet: str) -> None:
    text = f"Antibiotics do not shorten a cold ([leaflet of the clinic]({leaflet})).\n"
    checked = check_text(text, settings=Settings(follow_links=True)).articles[0]
    known = checked.reading.resolutions[0][1]
    assert isinstance(known, Found)
    assert known.work.is_page
    assert checked.reading.comparisons[0].comparison.verdict is Verdict.SUPPORTED


def test_a_pdf_is_checked_by_its_address(leaflet: str) -> None:
    article = check(leaflet).articles[0].reading.article
    assert article.path == leaflet
    assert "Zinc lozenges" in article.source
