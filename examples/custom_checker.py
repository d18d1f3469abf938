"""A checker written beside the script that uses it: `python examples/custom_checker.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck import Checker, Settings, check_text
from claimcheck.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck import Finding, Reading

TEXT = "Honey soothes a cough at night. You should give honey to babies with a cough."


class HoneyForBabies(Checker):
    """Flags honey in the same sentence as babies: it can carry the spores of infant botulism."""

    code = "HOU002"
    name = "honey-for-babies"
    severity = Severity.ERROR
    flags = ("Give honey to babies.",)
    passes = ("Honey soothes a cough.",)

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each such sentence."""
        for sentence in reading.sentences:
            words = sentence.text.lower()
            if "honey" in words and any(each in words for each in ("baby", "babies", "infant")):
                yield self.finding(
                    sentence.span,
                    "Honey is not safe under the age of one.",
                    advice="Warn against it.",
                )


def main() -> None:
    """Run the checker beside those of claimcheck; a package would use an entry point instead."""
    report = check_text(TEXT, settings=Settings(select="HOU", offline=True), checkers=[HoneyForBabies])
    for finding in report.findings:
        print(finding.code, finding.span.of(TEXT), "→", finding.message)


if __name__ == "__main__":
    main()
