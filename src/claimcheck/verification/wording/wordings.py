"""The careful wordings of a sentence: hedges, associations, quantifiers, with their places."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.language.words import NamedPhrases, first_places, merge_phrases, read_cues, read_words
from claimcheck.verification.reading import weight_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.language.reading import ReadSentence
    from claimcheck.language.words import Place
    from claimcheck.verification.passages import Ranked

CUES = Path(__file__).with_name("wordings.json")
"""Word lists of hedges, associations and strong verbs."""


@cache
def _phrases() -> NamedPhrases:
    return merge_phrases({name: cues for name, cues in read_cues(CUES).items() if isinstance(cues, list)})


@lru_cache(maxsize=1024)
def wordings(sentence: ReadSentence) -> Mapping[str, Place]:
    """The first place of each kind of careful wording in a sentence, by its name in wordings.json."""
    return first_places(_phrases(), read_words(sentence.lowered), sentence.lowered)


_COVERED, _TAKEN_OVER = 0.75, 0.6


def is_copied(claim: ReadSentence, passage: Ranked) -> bool:
    """Whether the claim is a passage of the source with some words changed: most of each stands in the other."""
    theirs = passage.sentence.stems
    return passage.coverage >= _COVERED and weight_of(theirs & claim.stems) >= _TAKEN_OVER * weight_of(theirs)
