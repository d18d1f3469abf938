"""Matching of printed references: precision and recall among decoys, near misses, and false alarms of `fits`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from attrs import evolve

from benchmarks.fit_matching import Pool, Row, decoys, held_out, record, reworded, rows
from benchmarks.measure import Counts, Figure, figure, precision, recall
from claimcheck.model import Author, Work
from claimcheck.references.bibliography import parse_reference
from claimcheck.sources.fitting import fits
from claimcheck.sources.matching import ACCEPT, POSSIBLE, score_match

_FILES = ("apa", "american-institute-of-physics-noise", "excluded-apa")
_SEED_LINE = re.compile(r"^.*PREACCEPT.*$", re.MULTILINE)
_JENSEN = Work(
    title="Rest versus exercise as treatment for patients with low back pain and Modic changes. A randomized "
    "controlled clinical trial",
    doi="10.1186/1741-7015-10-22",
    authors=tuple(Author(family=name) for name in ("Jensen", "Leboeuf-Yde", "Wedderkopp", "Sorensen", "Manniche")),
    journal="BMC Medicine",
    published="2012",
    volume="10",
    pages="22",
)
_NEAR = (
    evolve(
        _JENSEN,
        title="Is the development of Modic changes associated with clinical symptoms? A 14-month cohort study with MRI",
        doi="10.1007/s00586-012-2309-9",
        pmid="22526703",
        journal="European Spine Journal",
        volume="21",
        pages="2271-2279",
    ),
    evolve(
        _JENSEN,
        title="Is the presence of Modic changes associated with the outcomes of different treatments? A systematic "
        "critical review",
        doi="10.1186/1471-2474-12-183",
        journal="BMC Musculoskeletal Disorders",
        published="2011",
        volume="12",
        pages="183",
    ),
    evolve(_JENSEN, title=f"Erratum to: {_JENSEN.title}", doi="erratum", pages="24"),
)


def best(printed: str, candidates: Sequence[Work]) -> tuple[float, Work | None]:
    """The candidate with the highest score."""
    return max(((score_match(printed, work), work) for work in candidates), key=lambda pair: pair[0], default=(0, None))


def outcome(row: Row, found: tuple[float, Work | None], least: float) -> Counts:
    """Right, wrong or missed, where works of at least that score are taken."""
    score, work = found
    taken = work is not None and score >= least
    hit = bool(taken and work and work.doi == row.doi)
    return Counts(hit=int(hit), false=int(taken and not hit), missed=int(row.doi is not None and not hit))


def share(values: Sequence[float]) -> float:
    """Mean of truth values."""
    return sum(values) / len(values) if values else 0.0


def near_misses(works: Sequence[Work]) -> Iterator[tuple[str, Work, Work]]:
    """Pairs of a work and a record that is not it, by kind."""
    for work in works:
        yield "erratum of the same title", work, evolve(work, title=f"Erratum to: {work.title}", pages="e1")
        yield "retraction notice", work, evolve(work, title=f"Retraction: {work.title}", pages="", volume="")
        yield (
            "preprint of the same title",
            work,
            evolve(work, kind="posted-content", journal="medRxiv", volume="", pages=""),
        )
        yield (
            "part I for part II",
            evolve(work, title=f"{work.title}: Part II"),
            evolve(work, title=f"{work.title}: Part I", pages="", volume=""),
        )
    for other in reworded(tuple(works)):
        yield "another word in the title", next(each for each in works if f"{each.doi}#reworded" == other.doi), other
    for other in decoys(tuple(works)):
        yield "same authors, year and journal", next(each for each in works if f"{each.doi}#decoy" == other.doi), other


def _print_of(printed: str, old: Work, new: Work) -> str:
    """The printed string with the title of another record."""
    return printed.replace(old.title, new.title)


def _near_figures(pairs: Sequence[tuple[Row, Work]]) -> list[Figure]:
    """Near misses taken alone, and put before the right work."""
    printed = {work.doi: row.printed for row, work in pairs}
    alone: dict[str, list[float]] = {}
    before: dict[str, list[float]] = {}
    originals = {work.doi: work for _, work in pairs}
    for kind, work, other in near_misses([work for _, work in pairs]):
        text = _print_of(printed[work.doi], originals[work.doi], work)
        right, wrong = score_match(text, work), score_match(text, other)
        alone.setdefault(kind, []).append(wrong >= ACCEPT)
        before.setdefault(kind, []).append(wrong >= right)
    return [
        *(figure(f"taken alone: {kind}", values, share, reach="≤ .05") for kind, values in alone.items()),
        *(figure(f"put first: {kind}", values, share, reach="≤ .01") for kind, values in before.items()),
    ]


def _translated(pairs: Sequence[tuple[Row, Work]]) -> Figure:
    """Works whose record has the title in other words altogether, found by all else."""
    found = []
    for place, (row, work) in enumerate(pairs):
        other = pairs[(place + 17) % len(pairs)][1]
        found.append(float(score_match(row.printed, evolve(work, title=other.title)) >= ACCEPT))
    return figure("translated title still accepted", found, share, reach="≥ .90")


def _alarms(name: str, pairs: Sequence[tuple[str, Work]]) -> list[Figure]:
    """How often `fits` denies the right work, and another one."""
    shifted = [*pairs[37:], *pairs[:37]]
    wrong = [
        float(not fits(parse_reference(printed), work))
        for (printed, right), (_, work) in zip(pairs, shifted, strict=True)
        if right.title != work.title
    ]
    right = [float(not fits(parse_reference(printed), work)) for printed, work in pairs]
    return [
        figure(f"false alarm on the right work, {name}", right, share, reach="≤ .002"),
        figure(f"other work noticed, {name}", wrong, share, reach="≥ .98"),
    ]


def rendered(folder: Path, style: str) -> list[tuple[str, Work]]:
    """The printed references of one rendering with records of title, authors, year and DOI.

    A line belongs to a record by its DOI or PMID, which is taken out of the print before it is compared, or else
    by its place in the list.
    """
    pairs = []
    for gold in sorted(folder.glob(f"PMC*.{style}.gold.json")):
        if gold.name.count(".") != style.count(".") + 3:
            continue
        text = gold.with_name(gold.name.removesuffix(".gold.json")).read_text(encoding="utf-8")
        for entry in json.loads(gold.read_text(encoding="utf-8"))["refs"]:
            number = entry.get("doi") or entry.get("pmid")
            if not number or not entry.get("title"):
                continue
            line = next((each for each in text.splitlines() if number.lower() in each.lower()), "")
            if entry["title"][:20].casefold() in line.casefold() and len(line) < 2000:
                names = tuple(Author(family=name.rsplit(" ", 1)[0]) for name in entry.get("authors") or ())
                bare = re.sub(re.escape(number), " ", re.sub(r"<[^<>]*>", " ", line), flags=re.IGNORECASE)
                work = Work(title=entry["title"], doi=number, authors=names, published=entry.get("year") or "")
                pairs.append((bare, work))
    return pairs


def run(data: Path) -> list[Figure]:
    """All figures, on the half of the printed strings that the weights were not fitted on."""
    folder = data / "data" / "reference_matching"
    apa = rows(folder, "apa")
    works = tuple(record(row.printed, row.doi or "") for row in apa)
    by_doi = {work.doi: work for work in works}
    pool = Pool.of(works + decoys(works))
    found = [
        (row, best(row.printed, pool.search(row.printed, 8)))
        for name in _FILES
        for row in rows(folder, name)
        if held_out(row)
    ]
    figures = []
    measures: tuple[tuple[str, Callable[[Sequence[Counts]], float], str], ...] = (
        ("precision", precision, "≥ .99"),
        ("recall", recall, "≥ .90"),
    )
    for least, peers in ((POSSIBLE, (".981", ".946")), (ACCEPT, (".9945", ".9045"))):
        counts = [outcome(row, each, least) for row, each in found]
        for (name, statistic, reach), peer in zip(measures, peers, strict=True):
            figures.append(figure(f"{name} at {least}", counts, statistic, peer=peer, reach=reach))
    held = [(row, by_doi[row.doi]) for row in apa if row.doi and held_out(row) and by_doi[row.doi].authors]
    figures += [*_near_figures(held), _translated([(row, work) for row, work in held if work.pages and work.volume])]
    for name in _FILES[:2]:
        some = [(row.printed, by_doi[row.doi]) for row in rows(folder, name) if row.doi]
        figures += _alarms(name, some)
    for style in ("txt", "authoryear.txt", "md", "html"):
        some = rendered(data / "data" / "rendered_articles", style)
        figures += _alarms(f"rendered {style}", some) if some else []
    printed = _SEED_LINE.findall((data / "seed" / "modic-changes.txt").read_text(encoding="utf-8"))[0]
    score, work = best(printed, (_JENSEN, *_NEAR))
    right = float(work == _JENSEN and score >= ACCEPT)
    figures.append(Figure(measure="the seed's reference found among near misses", value=right, n=1, reach="1"))
    rivals = max(score_match(printed, each) for each in _NEAR)
    figures.append(Figure(measure="highest score of its near misses", value=rivals, n=len(_NEAR), reach="< .34"))
    return figures
