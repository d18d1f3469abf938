"""CIT105 and CIT106: what is wrong with the sources of an article as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from claimcheck.checkers.base import Checker
from claimcheck.checkers.markers import is_list_missing, told
from claimcheck.checkers.pressing import is_named, is_spoken
from claimcheck.checkers.reports import reports_one_study, says_where
from claimcheck.model import CitationStyle, Confidence, Reading, Severity, Sourcing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Claim, Finding

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
        """At most one finding, at the first claim that is nobody's by name, or where the study is said to stand."""
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
                count = len(reading.claims)
                told_where = (each for each in reading.sentences if says_where(each.text))
                place = next(told_where, None) if reports_one_study(reading) else None
                if place is not None:
                    yield self.finding(
                        place.span,
                        f"The article reports a study, and none of its {count} statements is linked to it.",
                        advice="Link the paper, best by its DOI.",
                    )
                    return
                yield self.finding(
                    _first_open(reading).span,
                    f"The article makes {count} statements about health; no source is linked or listed for any.",
                    advice="Start with those that people may act on: treatments, risks, numbers.",
                )
            case Sourcing.NONE | Sourcing.CITED:
                return
            case _:
                assert_never(reading.sourcing)


def _speaks_of_health(reading: Reading) -> bool:
    proper = sum(claim.weight >= _PROPER for claim in reading.claims)
    return len(reading.claims) >= _FEWEST and proper >= max(_FEWEST_PROPER, _SHARE * len(reading.sentences))


def _first_open(reading: Reading) -> Claim:
    """The first claim that does not say whose statement it is."""
    own = [each for each in reading.claims if not (is_named(each) or is_spoken(reading, each))]
    return next((each for each in own if each.weight >= _PROPER), (own or reading.claims)[0])


def _uncited(reading: Reading) -> str:
    """What is said of listed sources: how many, and that nothing points into them."""
    links = [mark for block in reading.article.blocks for mark in block.marks if mark.target.startswith("http")]
    count = sum(
        max(
            1,
            len({link.target for link in links if link.span.start < each.span.end and each.span.start < link.span.end}),
        )
        for each in reading.listed
    )
    return f"The article lists {count} sources, and no marker or link says which statement rests on which."


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
