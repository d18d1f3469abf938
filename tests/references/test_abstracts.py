"""An abstract that is printed in the page: its sentences, and those on the study, rest on the paper beside it."""

import pytest

from claimcheck import Settings, check

OFFLINE = Settings(offline=True, cache=False)
PAPER = "Read the paper here: [Ginger in pregnancy](https://doi.org/10.1001/jama.2015.1)."
STRUCTURED = """\
**Background:** Ginger may reduce nausea in pregnancy.

**Methods:** We gave 240 women ginger or a placebo for a week.

**Results:** Nausea fell by 30% in the ginger group.

**Conclusions:** Ginger reduces nausea in pregnancy.
"""
RUN_IN = "## Abstract\n\nBackground: Ginger may reduce nausea. Results: Nausea fell by 30% in 240 women who took it.\n"
OWN_VIEW = "## My view\n\nGarlic lowers blood pressure in most adults."


def rests(text: str) -> dict[str, bool]:
    return {claim.text: bool(claim.links) for claim in check(text, OFFLINE).articles[0].claims}


@pytest.mark.parametrize("abstract", [STRUCTURED, RUN_IN, f"Abstract: {RUN_IN.split(': ', 1)[1]}"])
def test_its_sentences_rest_on_the_paper_and_others_do_not(abstract: str) -> None:
    found = rests(f"# Ginger\n\n{PAPER}\n\n{abstract}\n{OWN_VIEW}\n")
    assert found.pop("Garlic lowers blood pressure in most adults.") is False
    assert len(found) > 1
    assert all(found.values())


@pytest.mark.parametrize(
    "text",
    [
        f"# Two papers\n\n{PAPER}\n\n{RUN_IN}\n[Another](https://doi.org/10.1001/jama.2016.2) on it.\n\n{RUN_IN}",
        f"# No paper beside it\n\n{RUN_IN}\n{OWN_VIEW}\n",
        f"# Parts that are no abstract\n\n{PAPER}\n\nResults: Ginger reduces nausea in pregnancy.\n\n{OWN_VIEW}\n",
    ],
)
def test_several_or_none_name_no_paper(text: str) -> None:
    assert not any(found for claim, found in rests(text).items() if claim.startswith(("Results", "Ginger reduces")))
