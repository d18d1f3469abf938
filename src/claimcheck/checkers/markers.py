"""CIT103, CIT104 and CIT107: markers without a reference, references without a marker, links that lead to none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.checkers.base import Checker
from claimcheck.checkers.citing import confidence_of
from claimcheck.model import CitationStyle, Confidence, Reading, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model import Citation, Finding

_LIST = (
    "## References\n\n1. Cornelissen VA, Smart NA. Exercise training for blood pressure. "
    "J Am Heart Assoc. 2013;2:e004473.\n"
    "2. Jensen RK. Rest versus exercise for Modic changes. BMC Med. 2012;10:22.\n"
)


_NUMBERED = frozenset({CitationStyle.NUMBER, CitationStyle.SUPERSCRIPT})


def is_list_missing(lost: Sequence[Citation]) -> bool:
    """Whether markers without a list plainly had one: they are keys or notes, or count from 1."""
    return any(each.style in (CitationStyle.KEY, CitationStyle.NOTE) or "1" in each.dangling for each in lost)


def told(citations: Sequence[Citation], most: int = 5) -> str:
    """The labels that no reference bears as words: "4, 5 and 13", "1, 2, 3, 4, 5 and 39 more"."""
    labels = list(dict.fromkeys(label for each in citations for label in each.dangling))
    named = labels[:most] + ([f"{len(labels) - most} more"] if len(labels) > most else [])
    return " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))


def _unnumbered(reading: Reading) -> tuple[Citation, ...]:
    """The numbers that no reference bears, several of them, where the list has lost all its numbers."""
    if not reading.listed or any(each.label for each in reading.listed):
        return ()
    lost = tuple(each for each in reading.citations if each.dangling and each.style in _NUMBERED)
    return lost if len({label for each in lost for label in each.dangling}) > 1 else ()


class DanglingCitation(Checker):
    """Flags a citation marker in the text to which no entry of the reference list belongs.

    An error where the file itself proves it: the list is there and lacks that number, note or key. A name and year
    may stand in the list in another spelling, which is a warning, and so are numbers from the middle (4, 5, 13) in an
    article without any list, told once; where they count from 1 the list is missing (CIT106). A list that is there
    and has lost its numbers is told once too, as a warning.

    ## Why it matters

    The statement looks supported and is not: the source was lost in editing, or the numbers have shifted,
    in which case other markers may point to the wrong work too.

    ## Example

    > Regular exercise reduces blood pressure [7].

    where the list ends at 6.

    ## References

    - International Committee of Medical Journal Editors, *Recommendations*, section IV.A.3.g.
    """

    code = "CIT103"
    name = "dangling-citation"
    severity = Severity.ERROR
    flags = ("Exercise reduces blood pressure [1,7]. Rest does not [2].\n\n" + _LIST,)
    passes = ("Exercise reduces blood pressure [1]. Rest does not [2].\n\n" + _LIST,)

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each marker with labels that no reference bears; where there is no list, one in all."""
        lost = reading.lost_markers
        if lost and not is_list_missing(lost):
            yield self.finding(
                lost[0].span,
                f"The text cites {told(lost)}, and there is no list of references in the article.",
                advice="Add the list of references, or take the markers out.",
                severity=Severity.WARNING,
            )
        if unnumbered := _unnumbered(reading):
            yield self.finding(
                unnumbered[0].span,
                f"The text cites {told(unnumbered)}, and the list of references has lost its numbers.",
                advice="Number the references, each on a line of its own.",
                severity=Severity.WARNING,
            )
        told_together = frozenset((*lost, *unnumbered))
        for citation in reading.citations:
            if not citation.dangling or citation in told_together:
                continue
            named = citation.style in _NAMED_STYLES
            what = "name" if named or citation.style is CitationStyle.KEY else "number"
            yield self.finding(
                citation.span,
                f"The text cites {', '.join(citation.dangling)}, and no reference bears that {what}.",
                advice="Add the missing reference, or correct the marker.",
                confidence=Confidence.MEDIUM if named else Confidence.HIGH,
                severity=Severity.WARNING if named else None,
            )


_NAMED_STYLES = (CitationStyle.AUTHOR_YEAR, CitationStyle.NARRATIVE)


class UnusedReference(Checker):
    """Flags an entry of the reference list that nothing in the text cites.

    Silent where the text cites nothing at all: then the list is a bibliography for the whole article.

    ## Why it matters

    A reference that backs no statement lends the article weight it has not earned; often the marker was lost,
    and with it the support of a claim.

    ## Example

    A list of six references under an article whose markers stop at [5].

    ## References

    - International Committee of Medical Journal Editors, *Recommendations*, section IV.A.3.g.
    """

    code = "CIT104"
    name = "unused-reference"
    severity = Severity.NOTE
    flags = ("Exercise reduces blood pressure [1].\n\n" + _LIST,)
    passes = (
        "Exercise reduces blood pressure [1]. Rest does not [2].\n\n" + _LIST,
        "Exercise and rest are compared below.\n\n" + _LIST,
    )

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each listed reference that neither a marker nor a claim points to."""
        listed = {reference.id for reference in reading.references if not reference.linked}
        cited = {each for citation in reading.citations for each in citation.references}
        if not listed & cited:
            return
        cited |= {link.reference for claim in reading.claims for link in claim.links}
        unused = listed - cited
        for reference in reading.references:
            if reference.id in unused:
                yield self.finding(
                    reference.span,
                    "Nothing in the text cites this reference.",
                    advice="Cite it where it supports a statement, or remove it.",
                    reference=reference,
                )


class LinkIsNoSource(Checker):
    """Flags a link that is put as the source of a statement and leads to a shop, a search or the article's own site.

    Such are links with words such as "source", "1" or "Smith 2019", and those on words that speak of evidence. It
    stands for CIT101 and CIT102 on the same sentence, and is silent where the sentence has another source.

    ## Why it matters

    The statement looks supported. A shop sells what it praises, a search shows other things tomorrow, and an article
    that cites its own site has yet to give a source.

    ## Example

    > Zinc shortens colds by two days ([source](https://www.amazon.com/dp/B0012345)).

    ## References

    - Wikipedia, *Identifying reliable sources (medicine)*.
    - HONcode principle 4, attribution: every statement is supported by a clear reference to its source.
    """

    code = "CIT107"
    name = "link-is-no-source"
    severity = Severity.WARNING
    flags = (
        "Zinc shortens colds by two days ([source](https://www.amazon.com/dp/B0012345)).\n",
        "Zinc shortens colds by two days ([Smith 2019](https://www.google.com/search?q=zinc+colds)).\n",
        "[Studies show](/blog/zinc) that zinc shortens colds by two days.\n",
    )
    passes = (
        "Zinc shortens colds by two days ([trial](https://doi.org/10.1001/jama.2015.1)).\n",
        "Zinc shortens colds by two days ([source](https://www.fda.gov/products/zinc)).\n",
        "Zinc shortens colds by two days, and is sold [here](https://www.amazon.com/dp/B0012345).\n",
        "Zinc shortens colds by two days ([3](references.html#r3)).\n",
    )

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each claim whose only links are such, at the first of them."""
        if not reading.astray:
            return
        for claim in reading.claims:
            if claim.links or claim.sentence in reading.cited_sentences:
                continue
            within = reading.sentences[claim.sentence].span
            if link := next((each for each in reading.astray if within.overlaps(each.span)), None):
                yield self.finding(
                    link.span,
                    f"This link leads to {link.why}, which is no source for the statement.",
                    advice="Link the study, the guideline or the page of a public body that shows it.",
                    confidence=confidence_of(claim),
                    claim=claim,
                )
