import pytest

from claimcheck.language.attributes import is_attribute, is_name
from claimcheck.language.polarity import read_effects
from claimcheck.language.words import read_words


@pytest.mark.parametrize(
    ("text", "cue", "attribute"),
    [
        ("bile leaked from damaged ducts", "damaged", True),
        ("the fall damaged the ducts", "damaged", False),
        ("frost led to damaged ducts", "damaged", False),
        ("the ducts were damaged", "damaged", False),
        ("restricted to the ducts", "restricted", False),
        ("the fever induced by ticks", "induced", True),
        ("fever was induced by ticks", "induced", False),
        ("the results speak", "results", True),
        ("frost results in leaks", "results", False),
        ("frost reduced leaks", "reduced", False),
    ],
)
def test_a_word_of_state_before_a_noun_describes_it(text: str, cue: str, *, attribute: bool) -> None:
    words = read_words(text)
    index = [word for word, _, _ in words].index(cue)

    assert is_attribute(words, index, text) is attribute


@pytest.mark.parametrize(
    ("text", "cue", "name"),
    [
        ("She had AIDS for years.", "AIDS", True),
        ("AIDS REDUCED SLEEP", "REDUCED", False),
        ("We tried High Velocity Low Amplitude thrusts on the backs of ten tired gardeners.", "Low", True),
        ("Sleep Was Better With Reduced Light", "Reduced", False),
        ("Reduced light helped.", "Reduced", False),
        ("Light reduced sleep.", "reduced", False),
    ],
)
def test_a_cue_written_as_a_name_is_none(text: str, cue: str, *, name: bool) -> None:
    start = text.index(cue)

    assert is_name(text, start, start + len(cue)) is name


@pytest.mark.parametrize(
    "sentence",
    [
        "A sciatic block with ropivacaine took ten minutes.",
        "ACE inhibitors and beta-agonists were given by the nurse.",
        "Her heart rate was 58 beats per minute.",
        "Results: forty gardeners took part.",
        "The clinic offered extended care and activated charcoal.",
        "Walking speed was measured.",
        "Infants with no use of honey were left out.",
    ],
)
def test_names_and_methods_tell_no_effect(sentence: str) -> None:
    assert read_effects(sentence) == ()
