"""CIT105 and CIT106: what is wrong with the sources of an article as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from claimcheck import regex as re
from claimcheck.checkers.base import Checker
from claimcheck.checkers.markers import is_list_missing, told
from claimcheck.model import AttributionKind, CitationStyle, Confidence, Reading, Severity, Sourcing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Finding, Sentence

_LISTED = """\
Short sleep raises the risk of obesity in adults.

**Sources:** [Sleep](https://www.nhs.uk/live-well/sleep/); Spiegel K. Sleep and hunger. Ann Intern Med. 2004;141:846-50.
"""
_PROPER = 0.5
"""Weight from which a claim speaks of health, not of a service and how it works."""
_FEWEST_PROPER = 2
_FEWEST = 3
"""Claims from which on an article that gives no source at all is told so as a whole."""
_SHARE = 1 / 12
"""Share of its sentences that speak of health in an article about it; a page about a product or a person has fewer."""


class ArticleWithoutSources(Checker):
    """Flags an article that gives no source at all, or lists sources of which no sentence says that it rests on them.

    Told once for the article, where it makes three claims or more. Where sources are listed and never cited, the
    sentences themselves get notes.

    ## Why it matters

    A reader cannot look anything up, and a list that nothing points into proves no single sentence.

    ## Example

    > Short sleep raises the risk of obesity. …
    >
    > Sources: Cleveland Clinic; American Thyroid Association.

    ## References

    - International Committee of Medical Journal Editors, *Recommendations*, section IV.A.3.g (references).
    - HONcode principle 4, attribution: every statement is supported by a clear reference to its source.
    """

    code = "CIT105"
    name = "article-without-sources"
    severity = Severity.WARNING
    flags = (
        "Short sleep raises the risk of obesity. Naps reduce blood pressure. Snoring increases the risk of stroke.\n",
        _LISTED,
    )
    passes = (
        "Short sleep raises the risk of obesity.\n",
        "Short sleep causes obesity ([trial](https://doi.org/10.1001/jama.2015.1)). Naps help. Rest cures colds.\n",
    )

    def check(self, reading: Reading) -> Iterator[Finding]:
        """At most one finding, at the first claim."""
        if not reading.claims:
            return
        match reading.sourcing:
            case Sourcing.LISTED:
                yield self.finding(
                    reading.listed[0].span,
                    _uncited(reading),
                    advice="Cite each source where it is used, by a number, a link or a name.",
                )
            case Sourcing.NONE if _speaks_of_health(reading):
                yield self.finding(
                    reading.claims[0].span,
                    _sourceless(reading),
                    advice="Start with those that people may act on: treatments, risks, numbers.",
                )
            case Sourcing.NONE | Sourcing.CITED:
                return
            case _:
                assert_never(reading.sourcing)


def _speaks_of_health(reading: Reading) -> bool:
    proper = sum(claim.weight >= _PROPER for claim in reading.claims)
    return len(reading.claims) >= _FEWEST and proper >= max(_FEWEST_PROPER, _SHARE * len(reading.sentences))


def _sourceless(reading: Reading) -> str:
    named = sum(
        claim.attribution is not None and claim.attribution.kind is AttributionKind.NAMED for claim in reading.claims
    )
    if not named:
        return f"The article makes {len(reading.claims)} statements about health and gives no source for any."
    says = f"{named} of them name" if named > 1 else "1 of them names"
    return f"The article makes {len(reading.claims)} statements about health; {says} who says so, and none is linked."


_BODY = re.compile(r"\b[A-Z][a-z]+(?: (?:of |for |the )?[A-Z][a-z]+){1,5}\b")


def _uncited(reading: Reading) -> str:
    """What is said of listed sources: how many, and that no sentence rests on one, unless it names its publisher."""
    links = [mark for block in reading.article.blocks for mark in block.marks if mark.target.startswith("http")]
    count = sum(
        max(
            1,
            len({link.target for link in links if link.span.start < each.span.end and each.span.start < link.span.end}),
        )
        for each in reading.listed
    )
    text = " ".join(sentence.text for sentence in reading.sentences if not _is_listed(reading, sentence))
    bodies = {body for each in reading.listed for body in _BODY.findall(each.text)}
    if any(body in text for body in bodies):
        return f"The article lists {count} sources and names some of them in its text, but marks no statement with one."
    return f"The article lists {count} sources, and no sentence says which of them it rests on."


def _is_listed(reading: Reading, sentence: Sentence) -> bool:
    span = sentence.span
    return any(span.start < each.span.end and each.span.start < span.end for each in reading.listed)


class ReferenceListMissing(Checker):
    """Flags an article whose markers point into a list of references that is not there.

    Told once for the article; a warning, as the list may stand where the file does not reach. Where it cites by keys
    (`[@smith2012]`), the list was not found beside it.

    ## Why it matters

    The statements look supported, and nobody can see by what.

    ## Example

    > Regular exercise reduces blood pressure [1]. It helps people sleep [2].

    where the article ends without a list.

    ## References

    - International Committee of Medical Journal Editors, *Recommendations*, section IV.A.3.g (references).
    """

    code = "CIT106"
    name = "reference-list-missing"
    severity = Severity.WARNING
    flags = ("Exercise reduces blood pressure [1]. Walking reduces it too [2].\n",)
    passes = (
        "Exercise reduces blood pressure [1].\n\n## References\n\n1. Smart NA. Exercise. Heart. 2013;2:e004473.\n",
    )

    def check(self, reading: Reading) -> Iterator[Finding]:
        """At most one finding, at the first marker."""
        lost = reading.lost_markers
        if not lost or not is_list_missing(lost):
            return
        if all(each.style is CitationStyle.KEY for each in lost):
            yield self.finding(
                lost[0].span,
                f"The text cites {told(lost)}, and the list that tells what these keys stand for was not read.",
                advice="Name the file in the front matter (bibliography: refs.bib), or put it beside the article.",
                confidence=Confidence.LOW,
            )
            return
        labels = {label for each in lost for label in each.dangling}
        count = f"{len(labels)} markers" if len(labels) > 1 else "1 marker"
        yield self.finding(
            lost[0].span,
            f"The reference list is missing: {count} ({told(lost)}) point{'s' if len(labels) == 1 else ''} into it.",
            advice="Add the list of references; where the page shows it, check a copy that holds it.",
        )
