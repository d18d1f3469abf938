from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.words import (
    compile_phrases,
    find_phrases,
    inflect_noun,
    inflect_verb,
    lower,
    read_cue_lists,
    read_words,
)


@given(st.text())
def test_lower_keeps_every_character_at_its_place(text: str) -> None:
    assert len(lower(text)) == len(text)


def test_lower_folds_a_letter_that_would_grow() -> None:
    assert lower("İBS and Gut") == "İbs and gut"


@given(st.text())
def test_words_slice_the_text(text: str) -> None:
    lowered = lower(text)
    assert all(lowered[start:end] == word for word, start, end in read_words(lowered))


def test_hyphens_and_apostrophes_join_a_word() -> None:
    assert [word for word, _, _ in read_words("don't buy double-blind, low-fat")] == [
        "don't",
        "buy",
        "double-blind",
        "low-fat",
    ]


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("reduce", ("reduce", "reduces", "reduced", "reducing")),
        ("stop", ("stop", "stops", "stopped", "stopping")),
        ("worsen", ("worsen", "worsens", "worsened", "worsening")),
        ("modify", ("modify", "modifies", "modified", "modifying")),
        ("delay", ("delay", "delays", "delayed", "delaying")),
        ("flush", ("flush", "flushes", "flushed", "flushing")),
        ("control", ("control", "controls", "controlled", "controlling")),
        ("free", ("free", "frees", "freed", "freeing")),
    ],
)
def test_verbs_are_inflected(verb: str, forms: tuple[str, ...]) -> None:
    assert inflect_verb(verb) == forms


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("artery", "arteries"),
        ("day", "days"),
        ("diagnosis", "diagnoses"),
        ("virus", "viruses"),
        ("itch", "itches"),
        ("hip", "hips"),
        ("iris", "irises"),
    ],
)
def test_nouns_have_a_plural(noun: str, plural: str) -> None:
    assert inflect_noun(noun) == (noun, plural)


def test_a_cue_is_found_by_its_first_word_and_what_follows() -> None:
    cues = compile_phrases(["leads/led to", "because", "because of (?:the )?rain"])
    text = "this led  to harm because of the rain, rained because led"
    found = [text[start:end] for start, end in find_phrases(cues, read_words(text), text)]
    assert found == ["led  to", "because of the rain", "because"]


def test_a_cue_ends_with_a_whole_word() -> None:
    cues = compile_phrases(["due to"])
    assert list(find_phrases(cues, read_words("due tomorrow"), "due tomorrow")) == []


def test_strings_are_word_sets_and_lists_are_cues(tmp_path: Path) -> None:
    file = tmp_path / "cues.json"
    file.write_text('{"people": "women men", "turns": ["as well"]}', encoding="utf-8")
    lists = read_cue_lists(file)
    assert lists.words["people"] == {"women", "men"}
    assert "as" in lists.phrases["turns"]
