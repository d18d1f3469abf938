"""What a language model answered, believed only as far as the source bears it out."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from claimcheck import regex as re
from claimcheck.language.terms import read_terms
from claimcheck.model import SlotState, Verdict
from claimcheck.model.opinions import Opinion, Part
from claimcheck.verification.engines.deciding import NOT_CHECKED
from claimcheck.verification.engines.engine import Unjudged
from claimcheck.verification.engines.llm.asking import fault_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import Slot
    from claimcheck.verification.engines.llm.asking import Batch

    Answer = dict[str, Any]
    Quoted = tuple[int, str]

_VERDICTS = {str(each): each for each in (Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.NOT_ENOUGH_INFO)}
_STATES = {str(each) for each in SlotState}
_ALIKE = {"'": "['‘’ʼ]", '"': '["“”„]', "-": "[-‐‑‒–—−]"}
"""Characters that are typed in several ways."""
_LEAST, _LEAST_PART = 3, 1
"""Words that a quote must have to decide, and to show a part; one of them more than a function word."""
_LONGEST = 600
_FENCED = re.compile(r"```(?:json)?\s*\n(.*?)```", re.DOTALL)


def read_answer(text: str, batch: Batch) -> tuple[Opinion | Unjudged, ...]:
    """An opinion on each claim of the batch, in order, or why the answer gives none."""
    answers = _answers(text)
    if answers is None:
        return (Unjudged("llm: the answer is not the JSON that was asked for"),) * len(batch.claims)
    named = Counter(str(each.get("id")) for each in answers)
    by_name = {str(each.get("id")): each for each in answers}
    control = by_name.get(batch.control, {}).get("verdict")
    if control != Verdict.NOT_ENOUGH_INFO or named[batch.control] > 1:
        said = "was not answered" if control is None else "was not left open"
        return (Unjudged(f"llm: a claim of which the source says nothing {said}, so no answer is believed"),) * len(
            batch.claims
        )
    return tuple(
        _opinion(by_name[name], batch, question.base.slots)
        if named[name] == 1
        else Unjudged("llm: the claim was answered twice" if named[name] else "llm: the claim was not answered")
        for name, question in batch.claims
    )


def _answers(text: str) -> list[Answer] | None:
    """The answers in a text that is JSON, fenced or not; None where it is anything else."""
    fenced = _FENCED.search(text)
    try:
        told = json.loads(fenced[1] if fenced else text)
    except (ValueError, RecursionError):
        return None
    answers = told.get("answers") if isinstance(told, dict) else None
    return answers if isinstance(answers, list) and all(isinstance(each, dict) for each in answers) else None


def _opinion(answer: Answer, batch: Batch, slots: Sequence[Slot]) -> Opinion | Unjudged:
    said, confidence = _VERDICTS.get(str(answer.get("verdict"))), answer.get("confidence")
    if said is None:
        return Unjudged("llm: the verdict is none of those that were asked for")
    if not isinstance(confidence, (int, float)) or isinstance(confidence, bool) or not 0 <= confidence <= 1:
        return Unjudged("llm: the confidence is no number from 0 to 1")
    notes = [f"withheld: {batch.withheld} of the source's sentences, which speak to a judge"] if batch.withheld else []
    parts = _parts(answer.get("parts"), batch, slots, notes)
    quoted = _quoted(answer, batch, _LEAST)
    if quoted is None and said is not Verdict.NOT_ENOUGH_INFO:
        notes.append(f"it said {said} and quoted nothing that stands in the source")
        said = Verdict.UNVERIFIABLE
    places = [quoted[0]] * bool(quoted) if quoted else []
    places += [part.sentence for part in parts if part.sentence is not None]
    rest = (1 - confidence) / 2
    return Opinion(
        said=said,
        supported=confidence if said is Verdict.SUPPORTED else rest,
        contradicted=confidence if said is Verdict.CONTRADICTED else rest,
        passages=tuple(dict.fromkeys(places)),
        quote=quoted[1] if quoted else "",
        parts=parts,
        fault=fault_named(answer.get("fault")),
        note="; ".join(notes),
    )


def _parts(told: object, batch: Batch, slots: Sequence[Slot], notes: list[str]) -> tuple[Part, ...]:
    """Each part of a claim as answered; not checked where nothing usable was told of it."""
    entries = [each for each in told if isinstance(each, dict)] if isinstance(told, list) else []
    numbers = Counter(each["part"] for each in entries if type(each.get("part")) is int)
    by_number = {each["part"]: each for each in entries if type(each.get("part")) is int}
    if len(entries) != len(slots) or set(numbers) != set(range(1, len(slots) + 1)):
        notes.append(f"it told of {len(entries)} parts where the claim has {len(slots)}")
    return tuple(
        _part(by_number[number] if numbers[number] == 1 else {}, batch, slot) for number, slot in enumerate(slots, 1)
    )


def _part(entry: Answer, batch: Batch, slot: Slot) -> Part:
    state = str(entry.get("state"))
    quoted = _quoted(entry, batch, _LEAST_PART)
    if state == SlotState.NOT_FOUND:
        return Part(start=slot.start, end=slot.end, state=state)
    if state not in _STATES or quoted is None:
        return Part(start=slot.start, end=slot.end, state=NOT_CHECKED)
    return Part(start=slot.start, end=slot.end, state=state, quote=quoted[1], sentence=quoted[0])


def _quoted(entry: Answer, batch: Batch, least: int) -> Quoted | None:
    """`(index, words)` of a quote as it stands in a sentence that was sent; None where it stands in none.

    Models miscount: the sentence is the one that holds the words, that of the number first.
    """
    quote, number = entry.get("quote"), entry.get("sentence")
    if not isinstance(quote, str) or len(quote) > _LONGEST or not _tells(quote, least):
        return None
    words = [*map(_pattern, quote.strip(" \n\t\"'“”‘’…").split())]
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)")
    for _, index, text in sorted(batch.sentences, key=lambda each: each[0] != number):
        if found := pattern.search(text):
            return index, found[0]
    return None


def _tells(quote: str, least: int) -> bool:
    return len(quote.split()) >= least and (bool(read_terms(quote)) or any(map(str.isdigit, quote)))


def _pattern(word: str) -> str:
    plain = word.translate(str.maketrans("‘’ʼ“”„‐‑‒–—−", "'''\"\"\"------"))
    return "".join(_ALIKE.get(each) or re.escape(each) for each in plain)
