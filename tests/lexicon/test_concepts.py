"""The lists of words: each file can be read, and each example is read as it says."""

import pytest

from claimcheck.language.polarity import read_effects
from claimcheck.language.statements.asides import find_asides
from claimcheck.lexicon.concepts import FOLDER, concept, words

CONCEPTS = sorted(path.stem for path in FOLDER.glob("*.toml"))


def examples(name: str, kind: str) -> list[str]:
    return [sentence for group in concept(name).values() for sentence in group.get(kind, ())]


@pytest.mark.parametrize("name", CONCEPTS)
def test_every_group_has_words_each_once(name: str) -> None:
    for group, table in concept(name).items():
        listed = table["words"].split()
        assert listed, f"{group} is empty"
        assert len(listed) == len(set(listed)), (
            f"{group} lists {sorted({w for w in listed if listed.count(w) > 1})} twice"
        )
        assert words(name, group) == set(listed)


@pytest.mark.parametrize("sentence", examples("denials", "example"))
def test_denials_deny_the_last_effect(sentence: str) -> None:
    assert read_effects(sentence)[-1].is_null


@pytest.mark.parametrize("sentence", examples("denials", "leaves"))
def test_what_is_no_denial_leaves_the_last_effect(sentence: str) -> None:
    assert not any(each.is_null for each in read_effects(sentence)[-1:])


@pytest.mark.parametrize("sentence", examples("asides", "example"))
def test_asides_are_lifted(sentence: str) -> None:
    ((start, end),) = find_asides(sentence.lower())
    assert sentence[start] == sentence[end - 1] == ","
