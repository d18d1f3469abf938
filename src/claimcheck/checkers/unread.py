"""REF210: text that could not be checked, as it is not in English; its references were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.checkers.base import Checker
from claimcheck.language.tongues import language_name
from claimcheck.model import Reading, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Finding


class UnreadLanguage(Checker):
    """Flags text that was not read for claims, as it is not in English.

    An article of which nothing else is left is told as not checked, and the run ends with code 2. References and
    their DOIs are checked in any language.

    ## Why it matters

    Silence about a text that nobody read must not pass for a clean bill.

    ## Example

    > Ingwer lindert Übelkeit nach einer Operation.

    ## References

    - Hugo, Jekyll and HTML declare the language of a page with `lang`; the words of the text decide where they differ.
    """

    code = "REF210"
    name = "unread-language"
    severity = Severity.NOTE
    flags = (
        "Ginger is sold with the herbs.\n\nIngwer lindert die Übelkeit, und das ist in einer Studie gezeigt worden.\n",
    )
    passes = ("The French call it le mal de mer, and ginger is what they take for it on the way.\n",)

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each language, at its first text."""
        blocks: dict[str, list[int]] = {}
        for index, code in reading.foreign:
            blocks.setdefault(code, []).append(index)
        for code, found in blocks.items():
            first = reading.article.blocks[found[0]].span()
            what = "This text is" if len(found) == 1 else f"{len(found)} passages are"
            yield self.finding(
                Span(first.start, first.end),
                f"{what} written in {language_name(code)}, a language that is not read: its claims were not checked.",
                advice="Check a translation into English, or have an editor read it.",
            )
