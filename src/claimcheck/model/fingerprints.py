"""What makes a finding the same one after the article was edited elsewhere."""

from __future__ import annotations

from bisect import bisect_right
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.report import CheckedArticle


def fingerprints(checked: CheckedArticle) -> Iterator[str]:
    """A fingerprint for each finding of an article, in order: 16 hexadecimal digits.

    It is made of the code, the words that the finding is about and the sentence they stand in, white space
    collapsed; no line, no offset and no path. Two findings of one rule on the same words of the same sentence share it.
    """
    source = checked.reading.article.source
    sentences = sorted((each.span.start, each.span.end, each.text) for each in checked.reading.sentences)
    for finding in checked.findings:
        place = finding.span.start
        index = bisect_right(sentences, place, key=lambda each: each[0]) - 1
        around = sentences[index][2] if index >= 0 and place < sentences[index][1] else ""
        parts = (finding.code, *(" ".join(each.split()) for each in (finding.span.of(source), around)))
        yield sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
