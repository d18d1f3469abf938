"""The faults that a claim's edits of a copied sentence tell by themselves."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypedDict

from claimcheck import regex as re
from claimcheck.model.comparisons import ArmSwap, Difference, DirectionConflict, NumberMismatch
from claimcheck.verification.edits import find_copy, telling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.language.polarity import Effect
    from claimcheck.language.reading import ReadSentence
    from claimcheck.verification.edits import Copy, Edit, Token
    from claimcheck.verification.passages import Ranked
    from claimcheck.verification.reading import ReadSource

_SURE = 0.85
_LIKELY = 0.7


class _Spans(TypedDict):
    """The words of both sides, as every difference tells them."""

    claim_words: str
    claim_start: int
    claim_end: int
    source_words: str
    source_start: int
    source_end: int
    sentence: int


_DENIALS = frozenset("not no never neither nor without cannot non fail failed fails unable hardly".split())
_DEGREES = frozenset(
    "may might could can would likely significant significantly statistically clinically markedly much also".split()
)
"""Words that leave a statement the same way up."""
_ROUNDS = re.compile(
    r"\b(?:about|around|roughly|nearly|almost|some|over|under|more|less|fewer|than|least|most|up|to|approximately|close)"
    r"\s(?:than|to)?\s?$"
)
_AMONG = re.compile(
    r"\d|\b(?:than|versus|vs|compared|relative|over|against|whereas|while|but|although|worse|better|superior|inferior)\b"
)
"""What stands between two parts whose order matters."""
_SIDE = 2
"""Words at most that name an arm."""
_SHORT = 5
"""Words at most of an edit that turns a statement."""


def edited_copies(claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource) -> Iterator[Difference]:
    """The faults of a claim that copies a sentence of the source with edits.

    Two parts that took each other's place are an exchange; a number in place of another is a mismatch; a denial put
    in or taken out, or a cue in place of its opposite, is a conflict of directions.
    """
    del source
    copy = find_copy(claim, ranked)
    if copy is None:
        return
    exchange = next(iter((*_exchanges(claim, copy), *_misplaced(claim, copy))), None)
    if exchange is not None:
        yield exchange
        return
    for edit in copy.edits:
        yield from _other_number(claim, copy, edit)
        yield from _turned(claim, copy, edit)


def _exchanges(claim: ReadSentence, copy: Copy) -> Iterator[Difference]:
    """Parts A and B of the source that stand as B and A in the claim, with something between that sets them apart."""
    changed = [each for each in copy.edits if telling(each.ours) and telling(each.theirs)]
    for place, one in enumerate(changed):
        for other in changed[place + 1 :]:
            first, second = telling(one.ours), telling(other.ours)
            if first & second or first != _opening(other, len(first)) or second != _opening(one, len(second)):
                continue
            numbers = all(each.value is not None for each in (*one.ours, *other.ours))
            if numbers or (
                _AMONG.search(claim.lowered, one.ours[-1].end, other.ours[0].start)
                or any(one.ours[-1].end <= each.start < other.ours[0].start for each in claim.effects)
            ):
                ours, theirs = (one.ours[0], other.ours[-1]), (one.theirs[0], other.theirs[-1])
                yield ArmSwap(confidence=_SURE, **_spans(claim, copy, ours, theirs))


def _opening(edit: Edit, length: int) -> frozenset[str]:
    """The first words of the source's side that mean something: more may follow."""
    return telling([each for each in edit.theirs if telling((each,))][:length])


def _misplaced(claim: ReadSentence, copy: Copy) -> Iterator[Difference]:
    """What the claim puts in place of another thing, and what the sentence says where the claim left it out.

    Where words were moved, what stands beside what says nothing.
    """
    changed = [each for each in copy.edits if telling(each.ours)]
    numbers = all(len(telling(each.ours)) == 1 and _number(each.ours) for each in changed)
    if not numbers and len(changed) > 1:
        return
    for edit in changed:
        wanted, instead = telling(edit.ours), telling(edit.theirs)
        left_out = [token for each in copy.edits if each is not edit for token in each.theirs]
        told = wanted <= telling(left_out if not numbers else [*left_out, *edit.theirs]) and bool(_number(left_out))
        cues = any(edit.ours[0].start <= each.start < edit.ours[-1].end for each in claim.effects)
        if instead and told and not cues and (numbers or max(len(wanted), len(instead)) <= _SIDE):
            yield ArmSwap(confidence=_LIKELY, **_spans(claim, copy, edit.ours, edit.theirs))


def _number(side: Sequence[Token]) -> Token | None:
    return next((each for each in side if each.value is not None), None)


def _other_number(claim: ReadSentence, copy: Copy, edit: Edit) -> Iterator[Difference]:
    """One number for another, and no more said beside it."""
    mine, other = _number(edit.ours), _number(edit.theirs)
    if mine is None or other is None or telling(edit.ours) - {mine.form} - telling(edit.theirs):
        return
    said = {each.form for side in copy.edits for each in side.theirs}
    if not (_is_rounded(claim, mine, other) or mine.form in said or _is_share(mine) is not _is_share(other)):
        yield NumberMismatch(confidence=_SURE, **_spans(claim, copy, (mine,), (other,)))


def _is_share(number: Token) -> bool:
    return number.form.endswith("%")


def _spans(claim: ReadSentence, copy: Copy, ours: Sequence[Token], theirs: Sequence[Token]) -> _Spans:
    """The words on both sides; none, at the beginning, where a side is empty."""
    (start, end), (first, last) = ((side[0].start, side[-1].end) if side else (0, 0) for side in (ours, theirs))
    return {
        "claim_words": claim.text[start:end],
        "claim_start": start,
        "claim_end": end,
        "source_words": copy.sentence.text[first:last],
        "source_start": first,
        "source_end": last,
        "sentence": copy.sentence.index,
    }


def _is_rounded(claim: ReadSentence, ours: Token, theirs: Token) -> bool:
    assert ours.value is not None
    assert theirs.value is not None
    if _ROUNDS.search(claim.lowered[max(0, ours.start - 20) : ours.start]):
        return True
    written = claim.text[ours.start : ours.end].rstrip("%")
    decimals = len(written.partition(".")[2])
    return round(theirs.value, decimals) == ours.value or abs(ours.value - theirs.value) < 0.02 * abs(theirs.value)


def _turned(claim: ReadSentence, copy: Copy, edit: Edit) -> Iterator[Difference]:
    """A denial on one side only, or cues that go opposite ways, and nothing else edited there."""
    if max(len(edit.ours), len(edit.theirs)) > _SHORT or edit.following == "onl":
        return
    mine, ours = _turns(claim.effects, edit.ours)
    other, theirs = _turns(copy.sentence.effects, edit.theirs)
    if ours ^ theirs or mine == other or (0 not in (mine, other) and None in (mine, other)):
        return
    if 0 in (mine, other) and _is_denied(claim) is _is_denied(copy.sentence):
        return
    spans = _spans(claim, copy, edit.ours, edit.theirs)
    yield DirectionConflict(confidence=_SURE, null_sold_as_effect=other == 0 != mine, **spans)


def _is_denied(sentence: ReadSentence) -> bool:
    return bool(_DENIALS & sentence.words) or any(each.is_null for each in sentence.effects)


def _turns(effects: Sequence[Effect], side: Sequence[Token]) -> tuple[int | None, frozenset[str]]:
    """Which way the words of one side turn a statement, and the words that do something else.

    The product of the signs of their cues, 0 for a denial or a null wording, None for words that turn nothing.
    """
    if not side:
        return None, frozenset()
    cues = [each for each in effects if side[0].start <= each.start and each.end <= side[-1].end]
    other = telling([each for each in side if not any(cue.start <= each.start < cue.end for cue in cues)])
    if any(each.form in _DENIALS for each in side) or any(each.is_null for each in cues):
        return 0, other - _DENIALS - _DEGREES
    signs = [each.direction.sign for each in cues if each.direction.sign]
    return math.prod(signs) if signs else None, other - _DEGREES
