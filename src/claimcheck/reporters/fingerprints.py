"""Fingerprints of findings for programs that want each to have one of its own."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck.model.fingerprints import fingerprints
from claimcheck.reporters.place import in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import CheckedArticle


def own_fingerprints(checked: CheckedArticle) -> Iterator[str]:
    """A fingerprint for each finding of an article in order of place; those that share one are numbered from 1."""
    seen: Counter[str] = Counter()
    for each in fingerprints(evolve(checked, findings=tuple(in_order(checked)))):
        seen[each] += 1
        yield f"{each}:{seen[each]}"
