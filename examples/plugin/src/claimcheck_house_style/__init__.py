"""A checker of a house's own: installed beside claimcheck, it runs with the others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck import Checker
from claimcheck.model import Confidence, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck import Finding, Reading

_DETOX = re.compile(r"\bdetox(?:es|ed|ing|ify|ifies|ification)?\b", re.IGNORECASE)


class DetoxWord(Checker):
    """Flags the word "detox" outside the treatment of poisoning and addiction.

    ## Why it matters

    The word names no substance that is removed and no measure by which it could be seen.

    ## Example

    > Celery juice detoxes your liver.

    ## References

    - Klein AV, Kiat H. Detox diets for toxin elimination and weight management: a critical review of the
      evidence. J Hum Nutr Diet. 2015;28:675-686. doi:10.1111/jhn.12286
    """

    code = "HOU001"
    name = "detox-word"
    severity = Severity.WARNING
    flags = ("Celery juice detoxes your liver.",)
    passes = ("Celery juice is mostly water.",)

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each use of the word."""
        for index, sentence in enumerate(reading.sentences):
            for match in _DETOX.finditer(sentence.text):
                yield self.finding(
                    reading.place(index, *match.span()),
                    f"“{match.group()}” names nothing that could be measured.",
                    advice="Say which substance is meant and what was measured, or leave it out.",
                    confidence=Confidence.MEDIUM,
                )
