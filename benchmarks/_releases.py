"""Reviewed press releases: what reviewers found not satisfactory in each, and the signs that its sentences show."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from attrs import frozen

from claimcheck import readers
from claimcheck.checklist import QUESTIONS, count_signs
from claimcheck.checklist.signs import read_signs
from claimcheck.language.sentences import split_article
from claimcheck.model import Criterion

_LABELS = {
    Criterion.BENEFIT: "quantify the benefits",
    Criterion.HARMS: "quantify the harms",
    Criterion.EVIDENCE: "quality of the evidence",
    Criterion.FUNDING: "funding sources",
    Criterion.ALTERNATIVES: "existing alternatives",
    Criterion.COST: "costs of the intervention",
    Criterion.AVAILABILITY: "availability of the treatment",
    Criterion.NOVELTY: "true novelty",
    Criterion.SENSATIONAL: "sensational language",
}
"""Words of the reviewers' question by which each is known; none asks for a voice from outside."""


@frozen(kw_only=True)
class Release:
    """A reviewed press release, as its sentences show it."""

    id: str
    text: str
    faults: str
    """The questions that reviewers found not satisfactory."""
    counts: Mapping[str, int]
    """How many sentences show each sign."""
    answered: frozenset[Criterion]
    """Questions of which a sentence answers each part."""

    @property
    def digest(self) -> int:
        """The hash of the id, by which releases are set aside and dealt out."""
        return int(hashlib.sha256(self.id.encode()).hexdigest(), 16)

    @property
    def held_out(self) -> bool:
        """Whether nobody read it."""
        return self.digest % 3 == 0

    def missed(self, criterion: Criterion) -> bool:
        """Whether the reviewers found the question not satisfactory."""
        return _LABELS[criterion] in self.faults


def load(data: Path) -> list[Release]:
    """The releases, read as claimcheck reads a text."""
    lines = (data / "data" / "news_review" / "releases.jsonl").read_text(encoding="utf-8").splitlines()
    return [_read(json.loads(line)) for line in lines]


def _read(row: Mapping[str, object]) -> Release:
    text = str(row["text"])
    article = readers.read("release.txt", text.encode())
    signs = [read_signs(sentence.text) for sentence in split_article(article, ())]
    shown = frozenset(name for each in signs for name in each)
    answered = frozenset(
        criterion
        for criterion, parts in QUESTIONS.items()
        if all(not shown.isdisjoint(names) for names in parts.values())
    )
    faults = " | ".join(map(str, row["not_satisfactory"] if isinstance(row["not_satisfactory"], list) else ()))
    return Release(id=str(row["id"]), text=text, faults=faults, counts=count_signs(signs), answered=answered)


def labelled() -> tuple[Criterion, ...]:
    """The questions that the reviewers asked too."""
    return tuple(_LABELS)
