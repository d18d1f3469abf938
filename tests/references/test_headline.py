from __future__ import annotations

import pytest

from claimcheck import readers
from claimcheck.model import Claim, LinkBasis
from claimcheck.pipeline import understand

PAPER = "\n\nDoe J. Naps and sleep: a randomised trial. J Sleep. 2020;1:2-9. doi:10.1000/naps\n"
BODY = "The study asked 40 adults with insomnia to nap. The researchers found that they slept longer."


def claims(title: str, rest: str = BODY + PAPER) -> list[Claim]:
    return list(understand(readers.read("a.md", f"# {title}\n\n{rest}".encode())).claims)


@pytest.mark.parametrize("title", ["A daily nap cures insomnia", "Naps may protect against insomnia"])
def test_the_headline_of_an_article_about_a_paper_is_a_claim_about_it(title: str) -> None:
    headline = claims(title)[0]
    assert headline.text == title
    assert [link.basis for link in headline.links] == [LinkBasis.SUBJECT]


@pytest.mark.parametrize("title", ["How a nap cures insomnia", "Naps and insomnia", "Does a nap cure insomnia?"])
def test_a_headline_that_states_nothing_is_no_claim(title: str) -> None:
    assert title not in [claim.text for claim in claims(title)]


def test_without_a_paper_a_headline_is_a_title() -> None:
    found = claims("A daily nap cures insomnia", "Naps help adults with insomnia. Naps lower blood pressure.\n")
    assert [claim.id for claim in found] == ["c1", "c2"]
    assert found[0].text == "Naps help adults with insomnia."
