"""The propositions of a claim laid beside those of its source: which agree, which go the other way, how surely."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from claimcheck import regex as re
from claimcheck.language.statements.modifiers import listed
from claimcheck.language.statements.propositions import Proposition, read_propositions
from claimcheck.language.terms import weight
from claimcheck.verification.effects.alignment import Relation
from claimcheck.verification.effects.relating import NUMBER, relate, weigh
from claimcheck.verification.reading import standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.language.reading import ReadSentence

AGAINST = (Relation.CONFLICT, Relation.NULL_IN_SOURCE, Relation.NULL_IN_CLAIM)
WITH = (Relation.AGREE, Relation.BOTH_NULL)

_SUBJECT = 0.6
"""What a term of the claim counts that stands in another clause, but before the first cue of the sentence."""
_ELSEWHERE = 0.15
"""What any other term of the claim counts that stands in another clause than the proposition."""
_FARTHEST = 0.4
"""What a term of the clause counts that stands far from the cue; one beside it counts 1."""
_THEIR_SUBJECT = 0.9
"""What a term counts that the source has before the first cue of the sentence."""
_SENTENCE = 0.4
"""What a term counts that the source has in the same sentence but in another clause."""
_CONTEXT = 0.3
"""What a term counts that the source has in the sentence before."""
_ABSENT = 0.45
"""What a term counts that the source has nowhere: it may be worded otherwise."""
_OUTCOME = 0.5
"""What the outcome counts of affinity, against all terms."""
_GENERIC = 0.3
"""What "risk" or "score" counts of an outcome."""
_SETTING = -0.6
_KNOWN = 0.75
"""How sure a relation to a sentence of the background is, in a source of more than `_SHORT` sentences."""
_SHORT = 5
_LABEL = re.compile(
    r"[^\w]{0,4}(?:abstract[.:]+\s?)?(?:(?P<setting>title|background|introduction|context|objectives?|aims?|purpose"
    r"|importance|rationale|(?:study )?design|setting|(?:materials and |patients and )?methods?[a-z ]{0,24}"
    r"|participants|patients|interventions?|(?:main )?outcome measures?|measurements"
    r"|trial registration|registration|funding)"
    r"|results|findings|(?:main )?results?|conclusions?(?: and relevance)?|interpretation|discussion|significance)"
    r"[:.]+\s"
)
"""The label of a section at the head of a sentence; `setting` where what was done or known is told."""


@frozen(kw_only=True, eq=False)
class Bearing:
    """A proposition of the claim beside one of the source."""

    claim: Proposition
    source: Proposition
    relation: Relation
    affinity: float
    """0–1: how much of what the claim's proposition is about the source's is about."""
    outcome: float
    """0–1: how far both name the same outcome."""
    evidence: float
    """Weight of the terms and numbers that both clauses hold, in nats."""
    own: float
    """0–1: the share of the terms of the claim's clause that the source's clause holds."""
    exposure: float
    """0–1: how much of the subject of the claim's proposition the sentence of the source holds."""
    sureness: float
    """0–1: how sure the relation is, given that both are about the same."""

    @property
    def closeness(self) -> float:
        """0–1: how close the two are and how sure their relation."""
        return self.affinity * self.sureness


@lru_cache(maxsize=128)
def lay_beside(claim: ReadSentence, sentences: tuple[ReadSentence, ...]) -> tuple[Bearing, ...]:
    """Every proposition that `claim` asserts with every one of `sentences` that shares a term with it.

    Left out are methods, aims and what is only asked.
    """
    ours = asserted_by(claim)
    if not ours:
        return ()
    wanted = [_wanted(each, _holders(sentences)) for each in ours]
    found = []
    for sentence, context, sureness in _findings(sentences):
        for theirs in read_propositions(sentence):
            if theirs.open:
                continue
            full = evolve(theirs, own=theirs.own | context, outcome=frozenset()) if theirs.elliptic else theirs
            for mine, shares in zip(ours, wanted, strict=True):
                bearing = _bearing(mine, full, shares, context, sureness)
                if bearing is not None:
                    found.append(bearing)
    return tuple(found)


def asserted_by(claim: ReadSentence) -> list[Proposition]:
    """The propositions that a claim asserts in words."""
    return [each for each in read_propositions(claim) if not each.open and each.values is None]


@lru_cache(maxsize=32)
def _holders(sentences: tuple[ReadSentence, ...]) -> Mapping[str, int]:
    """How many of the sentences hold each stem."""
    found: dict[str, int] = {}
    for sentence in sentences:
        for stem in sentence.stems:
            found[stem] = found.get(stem, 0) + 1
    return found


@lru_cache(maxsize=32)
def _findings(sentences: tuple[ReadSentence, ...]) -> tuple[tuple[ReadSentence, frozenset[str], float], ...]:
    """The sentences that tell what was found, each with the stems of the one before and how sure it is, 0–1."""
    places = {sentence.index: sentence for sentence in sentences}
    labels = [_last_label(sentence.lowered) for sentence in sentences]
    found = []
    setting = False
    for sentence, label in zip(sentences, labels, strict=True):
        # A label holds until the next one, if the source labels what was found too.
        setting = label is False or (setting and label is None and True in labels)
        place = standing(sentence)
        if setting or place <= _SETTING:
            continue
        before = places.get(sentence.index - 1)
        sureness = _KNOWN if place < 0 and len(sentences) > _SHORT else 1.0
        found.append((sentence, frozenset() if before is None else before.stems, sureness))
    return tuple(found)


def _last_label(text: str) -> bool | None:
    """Whether the label at the head of a sentence, or the last of several, is of what was found; None without one."""
    found = None
    label = _LABEL.match(text)
    while label is not None:
        found = label["setting"] is None
        label = _LABEL.match(text, label.end())
    return found


def _wanted(proposition: Proposition, holders: Mapping[str, int]) -> Mapping[str, float]:
    """The terms of a claim's proposition with what each counts: rare ones most, those all over the source little."""
    found = {}
    for term in dict.fromkeys(each.stem for each in proposition.sentence.topics):
        near = proposition.near.get(term)
        if near is not None:
            place = _FARTHEST + (1 - _FARTHEST) * near
        else:
            place = _SUBJECT if term in proposition.subject else _ELSEWHERE
        held = holders.get(term, 0)
        found[term] = weight(term) * place * (held**-0.5 if held else _ABSENT)
    return found


def _bearing(
    mine: Proposition, theirs: Proposition, shares: Mapping[str, float], context: frozenset[str], sureness: float
) -> Bearing | None:
    shared = mine.own & theirs.own
    if not shared:
        return None
    own = weigh(shared)
    total = got = NUMBER * sum(each[0] == "#" for each in shared)
    evidence = own
    stems = theirs.sentence.stems
    for term, share in shares.items():
        total += share
        if term in theirs.own:
            got += share
        elif term in theirs.subject:
            got += _THEIR_SUBJECT * share
            evidence += 0.5 * weight(term)
        elif term in stems:
            got += _SENTENCE * share
        elif term in context:
            got += _CONTEXT * share
    outcome = _same_outcome(mine, theirs, shares, got / total)
    relation, sure = relate(mine, theirs)
    return Bearing(
        claim=mine,
        source=theirs,
        relation=relation,
        affinity=(1 - _OUTCOME) * got / total + _OUTCOME * outcome,
        outcome=outcome,
        evidence=evidence,
        own=own / weigh(mine.own),
        exposure=_share(mine.subject - mine.outcome - mine.against, stems),
        sureness=sure * sureness,
    )


def _share(wanted: frozenset[str], held: frozenset[str]) -> float:
    """The share of `wanted` that is held, 0–1; a half where nothing is wanted."""
    total = weigh(wanted)
    return weigh(wanted & held) / total if total else 0.5


def _same_outcome(mine: Proposition, theirs: Proposition, shares: Mapping[str, float], recall: float) -> float:
    """How far both name the same outcome, 0–1, looked at from both sides; `recall` where one names none."""
    if not mine.outcome or not theirs.outcome:
        return recall
    elsewhere = theirs.sentence.stems
    total = got = 0.0
    for each in sorted(mine.outcome):
        known = _telling(each) * (1.0 if each in elsewhere else 0.7)
        total += known
        got += known * (
            1.0 if each in theirs.outcome else 0.8 if each in theirs.own - theirs.against else 0.3 * (each in elsewhere)
        )
    ours = got / total
    total = got = 0.0
    for each in sorted(theirs.outcome):
        known = _telling(each)
        total += known
        got += known * (
            1.0 if each in mine.outcome else 0.8 if each in mine.own - mine.against else 0.5 * (each in shares)
        )
    return 0.5 * ours + 0.5 * got / total


def _telling(stem: str) -> float:
    """What a stem tells of an outcome, in nats: "risk" and "score" little."""
    return _GENERIC * weight(stem) if stem in listed("generic outcomes") else weight(stem)


def settled(claim: ReadSentence, passages: Sequence[ReadSentence]) -> float:
    """How well the effects that `claim` tells are borne out by `passages`, 0–1; 0 where it tells none.

    The least of its propositions counts: each needs one of the source that agrees and is about the same, and none
    that goes the other way and is as close.
    """
    told = asserted_by(claim)
    bearings = lay_beside(claim, tuple(passages))
    if not told:
        return 0.0
    return min(_borne_out([each for each in bearings if each.claim is mine]) for mine in told)


def _borne_out(bearings: Sequence[Bearing]) -> float:
    agreeing = max((each.closeness for each in bearings if each.relation in WITH), default=0.0)
    against = max((each.closeness for each in bearings if each.relation in AGAINST), default=0.0)
    return max(0.0, min(1.0, agreeing - max(0.0, against - agreeing + 0.1)))


@frozen(kw_only=True, eq=False)
class Conflict:
    """The closest that goes against a proposition of the claim."""

    bearing: Bearing
    lead: float
    """By how much it is closer than what agrees, −1…1."""
    agreeing: float
    """How close and sure the closest is that agrees, 0–1."""
    absent: float
    """Share, 0–1, of the terms of the claim that the source does not have."""
    others: float
    """How close and sure the closest is that agrees with another proposition of the claim, 0–1."""
    sentences: int
    """How many the source has."""


def conflicting(claim: ReadSentence, sentences: tuple[ReadSentence, ...]) -> Iterator[Conflict]:
    """For each proposition of `claim`, the closest that goes against it, if there is one."""
    bearings = lay_beside(claim, sentences)
    worst: dict[int, Bearing] = {}
    for each in bearings:
        best = worst.get(id(each.claim))
        if each.relation in AGAINST and (best is None or each.closeness > best.closeness):
            worst[id(each.claim)] = each
    if not worst:
        return
    stems = frozenset(term.stem for term in claim.topics)
    absent = 1 - weigh(stems & _holders(sentences).keys()) / (weigh(stems) or 1.0)
    for bearing in worst.values():
        agreeing = [each for each in bearings if each.relation in WITH]
        own = max((each.closeness for each in agreeing if each.claim is bearing.claim), default=0.0)
        yield Conflict(
            bearing=bearing,
            lead=bearing.closeness - own,
            agreeing=own,
            absent=absent,
            others=max((each.closeness for each in agreeing if each.claim is not bearing.claim), default=0.0),
            sentences=len(sentences),
        )
