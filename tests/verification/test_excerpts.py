"""Which passages of a page are kept, and that choosing again gives the same."""

from __future__ import annotations

from functools import cache

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import readers
from claimcheck.model import WEB_PAGE, Found, Passage, Reading, Work
from claimcheck.pipeline import understand
from claimcheck.verification.excerpts import with_excerpts

WORDS = ("zinc", "thyme", "colds", "shorten", "days", "adults", "fever", "tea", "rest", "children", "prevent", "sleep")
CLAIMS = (
    "Zinc shortens colds by two days in adults ([NHS](http://nhs.example/conditions/colds)).\n\n"
    "Thyme tea prevents fever in children ([NHS](http://nhs.example/conditions/colds)).\n"
)
PASSAGES = st.lists(
    st.builds(
        lambda section, words: Passage(section=section, text=" ".join(words)),
        st.sampled_from(("", "Treatment", "Zinc")),
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=6),
    ),
    max_size=30,
)


@cache
def understood(text: str) -> Reading:
    return understand(readers.read("colds.md", text.encode()))


def read(*passages: Passage, text: str = CLAIMS) -> Reading:
    reading = understood(text)
    page = Work(title="Colds", kind=WEB_PAGE, full_text=passages)
    return evolve(reading, resolutions=tuple((each.id, Found(work=page, basis="link")) for each in reading.references))


def kept(reading: Reading) -> tuple[Passage, ...]:
    work = reading.work(reading.references[0].id)
    assert work is not None
    return work.full_text


@given(PASSAGES)
def test_choosing_among_the_chosen_gives_the_same(passages: list[Passage]) -> None:
    """A frozen run compares with what the run compared with that wrote the lock file."""
    once = with_excerpts(read(*passages))
    assert kept(with_excerpts(once)) == kept(once)
    assert kept(with_excerpts(read(*reversed(kept(once))))) == kept(once), "in whatever order a file holds them"


def test_no_more_is_kept_than_claims_need() -> None:
    about = [Passage(section="", text=f"Zinc lozenges number {n} shorten colds.") for n in range(9)]
    other = [Passage(section="", text=f"Opening hours of building {n}.") for n in range(9)]
    found = kept(with_excerpts(read(*about, *other)))
    assert 0 < len(found) < len(about)
    assert not set(other) & set(found)


def test_of_a_page_on_which_no_claim_rests_nothing_is_kept() -> None:
    text = "Zinc helps.\n\n## References\n\n1. NHS. Common cold. http://nhs.example/conditions/colds\n"
    assert kept(with_excerpts(read(Passage(section="", text="Zinc shortens colds."), text=text))) == ()


def test_a_work_of_the_registries_is_left_as_it_is() -> None:
    reading = read()
    study = Work(title="Colds", full_text=(Passage(section="", text="Opening hours of the building."),))
    reading = evolve(reading, resolutions=((reading.references[0].id, Found(work=study, basis="printed DOI")),))
    assert with_excerpts(reading) == reading
