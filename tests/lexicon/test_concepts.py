"""The lists of words: each file can be read, and each example is read as it says."""

import ast
import re
from pathlib import Path

import pytest

from claimcheck.language.polarity import read_effects
from claimcheck.language.statements.asides import find_asides
from claimcheck.lexicon.concepts import FOLDER, concept, words
from claimcheck.lexicon.things import read_opposites
from claimcheck.verification.terms import read_terms

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


def test_what_is_no_same_thing_keeps_a_name_of_its_own() -> None:
    names = {word: read_terms(word)[0].stem for word in ("pain", "aching", "analgesia", "headache", "migraine")}

    assert names["pain"] == names["aching"] != names["analgesia"]
    assert names["headache"] != names["migraine"]
    assert ("pain", "analgesia") in read_opposites()


SOURCE = FOLDER.parents[1]
CLEAN = sorted(
    path
    for folder in ("language/statements", "verification/arms", "verification/effects")
    for path in (SOURCE / folder).glob("*.py")
)
"""Where every list of words comes from the lexicon already."""


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_no_second_list_of_the_nouns_for_people(path: Path) -> None:
    literals = [node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant)]
    held = [words("people", "anybody", "sexes", "ages") & set(re.findall(r"[a-z]+", str(each))) for each in literals]
    assert not [found for found in held if len(found) >= 4]
