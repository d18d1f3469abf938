"""Fit the weights of `claimcheck.sources.matching`: `python -m benchmarks.fit_matching --data DIR`."""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from attrs import astuple, evolve, frozen

from claimcheck.model import Author, Work
from claimcheck.sources.matching import gather_evidence

_APA = re.compile(
    r"^(?:(?P<authors>.*?) )?\((?P<year>\d{4}|n\.d\.)[^)]*\)\. (?P<title>.*?)[.?!] "
    r"(?P<journal>[^,]*)(?:, (?P<volume>[^(,.]*)(?:\([^)]*\))?)?(?:, (?P<pages>[^,]*?))?\.?$"
)
_UNTITLED = re.compile(
    r"^(?P<title>.*?)[.?!] \((?P<year>\d{4}|n\.d\.)[^)]*\)\. "
    r"(?P<journal>[^,]*)(?:, (?P<volume>[^(,.]*)(?:\([^)]*\))?)?(?:, (?P<pages>[^,]*?))?\.?$"
)


@frozen
class Row:
    """A printed reference and the DOI of its work; None where no candidate is right."""

    printed: str
    doi: str | None


def rows(folder: Path, name: str) -> list[Row]:
    """The printed strings of one style."""
    entries = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return [Row(entry["ref_string"], entry["target_gt"]["DOI"]) for entry in entries if entry["ref_string"]]


def record(printed: str, doi: str) -> Work:
    """The record behind an APA reference, read from its regular form."""
    match = _APA.match(printed) or _UNTITLED.match(printed)
    if match is None:
        return Work(title=printed, doi=doi)
    parts = {key: value or "" for key, value in match.groupdict().items()}
    families = re.findall(r"([^,&]+), (?:[^\W\d_]\.[ -]?)+", parts.get("authors", ""))
    return Work(
        title=parts["title"],
        doi=doi,
        authors=tuple(Author(family=family.strip(" &.")) for family in families),
        journal=parts["journal"],
        published=parts["year"] if parts["year"].isdigit() else "",
        volume=parts["volume"].strip(),
        pages=parts["pages"].strip(),
    )


@frozen
class Pool:
    """Candidates with an index of their words, standing in for a registry's search."""

    works: tuple[Work, ...]
    index: dict[str, Counter[int]]

    @classmethod
    def of(cls, works: tuple[Work, ...]) -> Pool:
        """Index the letter fours of each record."""
        index: dict[str, Counter[int]] = {}
        for number, work in enumerate(works):
            text = " ".join([work.title, work.journal, *(author.family for author in work.authors)])
            for piece in _pieces(f"{text} {work.volume} {work.pages} {work.published}"):
                index.setdefault(piece, Counter())[number] += 1
        return cls(works, index)

    def search(self, printed: str, count: int) -> list[Work]:
        """The `count` records that share most with the printed string, rare pieces counting more."""
        scores: Counter[int] = Counter()
        for piece in _pieces(printed):
            found = self.index.get(piece, Counter())
            for number in found:
                scores[number] += 1000 // len(found)
        return [self.works[number] for number, _ in scores.most_common(count)]


def _pieces(text: str) -> set[str]:
    squeezed = re.sub(r"\W+", "", text.casefold())
    return {squeezed[i : i + 4] for i in range(len(squeezed) - 3)}


def decoys(works: tuple[Work, ...]) -> tuple[Work, ...]:
    """For each work another one by the same authors in the same journal and year, half in the same volume.

    The commonest wrong candidate of a real search; sets made of works picked at random hold none of them.
    """
    others = [*works[7:], *works[:7]]
    return tuple(
        evolve(
            work,
            doi=f"{work.doi}#decoy",
            title=other.title,
            pages=str(int(first.group()) + 37) if (first := re.search(r"\d+", work.pages)) else "",
            volume=work.volume if number % 2 else "",
        )
        for number, (work, other) in enumerate(zip(works, others, strict=True))
        if work.pages
    )


def reworded(works: tuple[Work, ...]) -> tuple[Work, ...]:
    """For each work one by the same authors in the same year whose title has another word in place of one.

    The word comes from the title of another work. Half of them have no volume and pages, as articles ahead of
    print, the others have pages of their own.
    """
    others = [*works[11:], *works[:11]]
    made = []
    for number, (work, other) in enumerate(zip(works, others, strict=True)):
        words, spare = work.title.split(), [word for word in other.title.split() if re.fullmatch(r"[^\W\d_]{5,}", word)]
        places = [place for place, word in enumerate(words) if re.fullmatch(r"[^\W\d_]{5,}", word)]
        if len(words) >= 5 and places and spare and spare[0].casefold() not in work.title.casefold():
            place = places[number % len(places)]
            title = " ".join([*words[:place], spare[0], *words[place + 1 :]])
            pages = "" if number % 2 else "9" + work.pages
            volume = "" if number % 2 else work.volume
            made.append(evolve(work, doi=f"{work.doi}#reworded", title=title, pages=pages, volume=volume))
    return tuple(made)


def main() -> None:
    """Print the weights, fitted on the works whose DOI hashes to an even number."""
    from sklearn.linear_model import (  # noqa: PLC0415 - needed for fitting alone
        LogisticRegression,
    )

    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    folder = parser.parse_args().data / "data" / "reference_matching"
    apa = rows(folder, "apa")
    works = tuple(record(row.printed, row.doi or "") for row in apa)
    pool = Pool.of(works + decoys(works))
    twins = {work.doi.removesuffix("#reworded"): work for work in reworded(works)}
    vectors, labels = [], []
    for row in [*apa, *rows(folder, "american-institute-of-physics-noise"), *rows(folder, "excluded-apa")]:
        if held_out(row):
            continue
        # The noisy style prints no titles, so a title in other words is no near miss there.
        twin = [twins[row.doi]] if row in apa and row.doi in twins else []
        for work in [*pool.search(row.printed, 8), *twin]:
            vectors.append(astuple(gather_evidence(row.printed, work)))
            labels.append(work.doi == row.doi)
    model = LogisticRegression(C=10.0, max_iter=1000).fit(vectors, labels)
    print("weights", [round(float(weight), 2) for weight in model.coef_[0]])
    print("bias", round(float(model.intercept_[0]), 2))


def held_out(row: Row) -> bool:
    """Whether a row is kept for measuring: half of them, by a stable sum of the characters."""
    return sum(map(ord, row.doi or row.printed)) % 2 == 1


if __name__ == "__main__":
    main()
