"""Fingerprints of findings: what stays the same when something else in the article is edited."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from claimcheck.reporters.place import in_order

if TYPE_CHECKING:
    from claimcheck.model import CheckedArticle


def fingerprints(checked: CheckedArticle) -> tuple[str, ...]:
    """A fingerprint, 32 hexadecimal digits, for each finding of an article in order of place.

    It is made from the code, the words of the finding and those of its claim, so that neither lines added above
    nor white space change it; of findings that are alike in all of these, the second and later ones are numbered.
    """
    source = checked.reading.article.source
    claims = {claim.id: claim.text for claim in checked.reading.claims}
    seen: Counter[str] = Counter()
    made = []
    for finding in in_order(checked):
        parts = (finding.code, finding.span.of(source), claims.get(finding.claim or "", ""))
        key = "\0".join(" ".join(part.split()) for part in parts)
        made.append(hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:32])
        seen[key] += 1
    return tuple(made)
