"""Claims, unsupported claims, vague attribution and overstated wording in real articles, leave one site out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks._gold_articles import HELD_OUT_SITES, is_seen, labelled_articles, own_articles
from benchmarks.fit_kinds import fit_kinds, kind_rows_of, lone_rows
from benchmarks.fit_worthiness import auxiliary_rows, fit, rows_of
from benchmarks.measure import Counts, Figure, f1, figure, precision, recall
from claimcheck.claims import extract_claims
from claimcheck.language.wording import read_overstatement
from claimcheck.model import AttributionKind, LinkBasis
from claimcheck.references.linking import link_claims

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from benchmarks._gold_articles import GoldArticle, GoldSentence
    from benchmarks.fit_worthiness import Row
    from claimcheck.model import Claim

    Label = Callable[[GoldSentence], bool | None]
    Said = Callable[[Claim], bool]

_UNNAMED = {AttributionKind.UNNAMED_EVIDENCE, AttributionKind.UNNAMED_AUTHORITY}
_NEAR = {LinkBasis.MARKER, LinkBasis.NEIGHBOUR}
_SURE_WORDING = 0.5


def run(data: Path) -> list[Figure]:
    """Sentence F1 of four labels on files read as a user has them read, on seen sites and on those kept aside.

    A labelled sentence counts as flagged when a sentence of ours that covers its words is flagged; one that we
    do not read at all counts as not flagged. Labels on which the two readings differed are left out. For each site
    the weights are fitted on the other seen sites and on our own articles; nobody reads the errors on those kept aside.
    """
    articles = labelled_articles(data)
    own = own_articles(Path(__file__).parent)
    auxiliary = auxiliary_rows(data)
    found = _claims_without_site(articles, own, auxiliary)
    parts = {"seen": [a for a in articles if is_seen(a)], "kept aside": [a for a in articles if not is_seen(a)]}
    figures = []
    for name, (label, said) in LABELS.items():
        floor, reach = _BARS[name]
        for part, some in parts.items():
            rows = [count(article, found[article.name], label, said) for article in some]
            figures.append(figure(f"{name}, {part}, F1", rows, f1, floor=floor, reach=reach))
            figures.append(figure(f"{name}, {part}, precision", rows, precision))
            figures.append(figure(f"{name}, {part}, recall", rows, recall))
    for part, some in parts.items():
        kinds = [count_kinds(article, found[article.name]) for article in some]
        figures.append(figure(f"kind agrees, {part}", kinds, precision, floor=".40 (always effect)", reach=".85"))
    figures += _by_site(articles, found)
    read = [matched != () for article in articles for matched in article.matches]
    figures.append(Figure(measure="labelled sentences read", value=sum(read) / len(read), n=len(read)))
    return figures


def _by_site(articles: list[GoldArticle], found: Mapping[str, dict[int, Claim]]) -> list[Figure]:
    """Claim and unsupported F1 of each site, by weights fitted without it."""
    figures = []
    for site in sorted({article.site for article in articles}):
        for name in ("claim", "unsupported"):
            some = [article for article in articles if article.site == site]
            rows = [count(article, found[article.name], *LABELS[name]) for article in some]
            there = sum(row.hit + row.missed for row in rows)
            aside = " (kept aside)" if site in HELD_OUT_SITES else ""
            figures.append(
                Figure(measure=f"{name}, {site}{aside}, F1", value=f1(rows), n=there, reach=_SITE_BARS[name])
            )
    return figures


def _claims_without_site(
    articles: list[GoldArticle], own: list[GoldArticle], auxiliary: list[Row]
) -> dict[str, dict[int, Claim]]:
    """For each article, by name, its linked claims by the index of their sentence, with weights of other sites."""
    seen = [*filter(is_seen, articles), *own]
    rows = {article.name: rows_of(article) for article in seen}
    kind_rows = {article.name: kind_rows_of(article) for article in seen}
    lone = lone_rows(Path(__file__).parent)
    found: dict[str, dict[int, Claim]] = {}
    for site in sorted({article.site for article in articles}):
        rest = [article.name for article in seen if article.site != site]
        weights = fit([*auxiliary, *(row for name in rest for row in rows[name])])
        kinds = fit_kinds([*lone, *(row for name in rest for row in kind_rows[name])])
        found |= {article.name: _linked(article, weights, kinds) for article in articles if article.site == site}
    return found


def _linked(
    article: GoldArticle, weights: Mapping[str, float], kinds: Mapping[str, Mapping[str, float]]
) -> dict[int, Claim]:
    reading = article.reading
    claims = extract_claims(reading.article, reading.sentences, reading.citations, weights, kinds)
    linked = link_claims(reading.article, reading.sentences, claims, reading.citations, reading.references)
    return {claim.sentence: claim for claim in linked}


def count(article: GoldArticle, claims: Mapping[int, Claim], label: Label, said: Said) -> Counts:
    """How `said` of the claims of an article, under the index of their sentence, agrees with a label."""
    hit = false = missed = 0
    for gold, matched in zip(article.sentences, article.matches, strict=True):
        wanted = label(gold)
        if gold.claim is None or wanted is None:
            continue
        flagged = any(index in claims and said(claims[index]) for index in matched)
        hit += flagged and wanted
        false += flagged and not wanted
        missed += wanted and not flagged
    return Counts(hit=hit, false=false, missed=missed)


def count_kinds(article: GoldArticle, claims: Mapping[int, Claim]) -> Counts:
    """Found claims whose kind is as labelled (hit), and not (false); those that were not found are left out."""
    pairs = [
        (gold.kind, next((claims[index].kind.value for index in matched if index in claims), None))
        for gold, matched in zip(article.sentences, article.matches, strict=True)
        if gold.claim and gold.kind
    ]
    return Counts(
        hit=sum(wanted == found for wanted, found in pairs),
        false=sum(wanted != found for wanted, found in pairs if found is not None),
    )


def _is_claim(gold: GoldSentence) -> bool | None:
    return gold.claim


def _is_unsupported(gold: GoldSentence) -> bool | None:
    return None if gold.claim and gold.support is None else bool(gold.claim and gold.support == "none")


def _says_vague(claim: Claim) -> bool:
    attribution = claim.attribution
    near = any(link.basis in _NEAR for link in claim.links)
    return attribution is not None and attribution.kind in _UNNAMED and not near


def _says_over(claim: Claim) -> bool:
    return any(each.weight >= _SURE_WORDING for each in read_overstatement(claim.text))


LABELS: Mapping[str, tuple[Label, Said]] = {
    "claim": (_is_claim, lambda _: True),
    "unsupported": (_is_unsupported, lambda claim: not claim.links),
    "vague": (lambda gold: gold.vague, _says_vague),
    "overstated": (lambda gold: gold.over, _says_over),
}
"""What is compared: the label of a sentence, and what is said of a claim."""
_BARS = {
    "claim": (".79 (every sentence)", ".88"),
    "unsupported": ("", ".80"),
    "vague": ("", ".82"),
    "overstated": ("", ".60"),
}
"""Floor and reach."""
_SITE_BARS = {"claim": ".80", "unsupported": ".65"}
"""What every site of 30 claims is to reach."""
