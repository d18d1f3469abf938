import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.sources.title_words import differs_in_a_word

TAIL = ". j rest. 2011;3:10-19."


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("walking for back pain in old men", "smith a. walking for back pain in old women" + TAIL),
        ("a new species of beetle from peru", "smith a. a new subspecies of beetle from peru" + TAIL),
        ("care of the aching spine: part i", "smith a. care of the aching spine: part ii" + TAIL),
        ("care of the aching spine part 2", "smith a. care of the aching spine part 3" + TAIL),
        ("diet in type 1 diabetes of children", "smith a. diet in type 2 diabetes of children" + TAIL),
        ("care after hypertension in pregnant women", "smith a. care after hypotension in pregnant women" + TAIL),
        ("walking for back pain in old men", "walking for back pain in old women"),
        ("children and rest for pain", "smith a. veterans and rest for pain" + TAIL),
    ],
)
def test_a_word_that_decides(title: str, printed: str) -> None:
    assert differs_in_a_word(title, printed)


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("walking for back pain in old men", "smith a. walking for back pain in old men" + TAIL),
        ("effects of tumours on anaemia and sleep", "smith a. effects of tumors on anemia and sleep" + TAIL),
        ("randomized trials of oesophageal rest", "smith a. randomised trial of esophageal rest" + TAIL),
        ("walking for back pain: a cohort study", "smith a. walking for back pain" + TAIL),
        ("walking for back pain", "smith a. walking for back pain: a cohort study" + TAIL),
        ("walking for back pain in old men", "smith a. walkrng for bock pain in old men" + TAIL),
        ("rest and the ageing spine", "smith a. rest for the ageing spine" + TAIL),
        ("ten years of rest part ii", "smith a. ten years of rest part two" + TAIL),
        ("sleep", "smith a. sleep" + TAIL),
        ("walking for back pain in old men", "jones b. bread and butter for the poor. lancet. 1999;1:2."),
        ("walking for long lasting back pain in men", "smith a. walking for back pain in men" + TAIL),
        ("walking for bad back pain in old men", "smith a. walking for very very sore back pain in old men" + TAIL),
        ("", ""),
    ],
)
def test_other_spellings_and_shortened_titles_do_not_decide(title: str, printed: str) -> None:
    assert not differs_in_a_word(title, printed)


@given(st.text(max_size=200), st.text(max_size=400))
def test_any_text(title: str, printed: str) -> None:
    assert differs_in_a_word(title, printed) in {True, False}
    assert not differs_in_a_word(title.casefold(), title.casefold())
