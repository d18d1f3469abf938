"""What must hold of every report, whatever the input: one process of the fuzz harness, under one hash seed.

`python -m benchmarks._fuzz_checks DATA SEED SECONDS` prints, for each input, a digest of all that was reported and
the faults that were seen, as a line of JSON.
"""

from __future__ import annotations

import hashlib
import json
import random
import signal
import sys
import time
import traceback
import types
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import jsonschema

from benchmarks._fuzz_inputs import article, mutated, piece
from claimcheck import Settings, readers
from claimcheck.config import OutputFormat
from claimcheck.errors import ClaimcheckError
from claimcheck.identifiers import find_identifiers
from claimcheck.language.segmentation import split_sentences
from claimcheck.model import (
    Ambiguous,
    Article,
    Candidate,
    Found,
    NotAsked,
    NotFound,
    Notice,
    NoticeKind,
    Passage,
    Placeholder,
    PointsElsewhere,
    Reference,
    Report,
    Resolution,
    Unreachable,
    Work,
)
from claimcheck.pipeline import examine
from claimcheck.readers.encoding import decode
from claimcheck.reporters import render

LIMIT = 20.0
"""Seconds of CPU that an input may take."""
SCHEMA = Path(readers.__file__).parents[1] / "reporters" / "report.schema.json"


class TooSlowError(Exception):
    """An input took longer than `LIMIT`."""


def main() -> None:
    """Check inputs until the time is over."""
    data, seed, seconds = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    signal.signal(signal.SIGPROF, _too_slow)
    until = time.monotonic() + seconds
    number = 0
    while time.monotonic() < until:
        chance = random.Random(f"{seed}/{number}")
        name, content = article(chance, data)
        digest, faults = checked(name, content, chance, data, validator)
        print(json.dumps({"number": number, "digest": digest, "faults": faults}), flush=True)
        number += 1


def checked(
    name: str, content: bytes, chance: random.Random, data: Path, validator: jsonschema.Draft202012Validator
) -> tuple[str, list[str]]:
    """A digest of the reports on an input, and what is wrong with them."""
    signal.setitimer(signal.ITIMER_PROF, LIMIT)
    try:
        read = readers.read(name, content)
        found, crashes = examine(read, Settings(), lambda references: _resolutions(references, chance, data))
        report = Report(articles=(found,), failures=crashes)
        told = [render(report, each) for each in OutputFormat]
        faults = [each.message for each in crashes if " crashed: " in each.message]
        faults += _wrong_reports(read, told, validator)
        if not name.endswith(".docx") and decode(content, name) != read.source:
            faults.append("the source is not the text of the file")
        faults += _wrong_sentences(read.source)
        return hashlib.sha256("".join(told).encode("utf-8", "backslashreplace")).hexdigest(), faults
    except ClaimcheckError as error:
        return hashlib.sha256(str(error).encode("utf-8", "backslashreplace")).hexdigest(), []
    except Exception as crash:  # noqa: BLE001 - every crash is a finding of the harness
        where = traceback.extract_tb(crash.__traceback__)[-1]
        return "", [f"{type(crash).__name__}: {str(crash)[:200]} ({Path(where.filename).name}:{where.lineno})"]
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _wrong_reports(read: Article, told: Sequence[str], validator: jsonschema.Draft202012Validator) -> Iterator[str]:
    for output_format, text in zip(OutputFormat, told, strict=True):
        if output_format is not OutputFormat.JSON:
            bad = {character for character in text if character != "\n" and not character.isprintable()}
            if bad and output_format in {OutputFormat.FULL, OutputFormat.CONCISE}:
                yield f"unprintable in {output_format}: {sorted(bad)[:5]!r}"
            continue
        content = json.loads(text)
        yield from (f"schema: {error.json_path}: {error.message[:200]}" for error in validator.iter_errors(content))
        for each in content["articles"]:
            yield from _wrong_spans(each, read.source)


def _wrong_spans(told: dict[str, Any], source: str) -> Iterator[str]:
    claims = [each["id"] for each in told["claims"]]
    references = {each["id"] for each in told["references"]}
    if len(claims) != len(set(claims)):
        yield "two claims bear the same id"
    for kind in ("claims", "references", "findings"):
        for each in told[kind]:
            start, end = each["start"], each["end"]
            if not 0 <= start <= end <= len(source) or source[start:end] != each["text"]:
                yield f"wrong span in {kind}: {start}:{end}"
            if kind != "findings" and start == end:
                yield f"empty span in {kind}: {start}"
    for each in told["findings"]:
        if (each["claim"] or claims[:1]) and each["claim"] not in {None, *claims}:
            yield f"a finding names a claim that is none: {each['claim']}"
        if each["reference"] not in {None, *references}:
            yield f"a finding names a reference that is none: {each['reference']}"


def _wrong_sentences(text: str) -> Iterator[str]:
    """What is wrong with sentences and identifiers of bare text: words lost, places out of order."""
    spans = split_sentences(text)
    kept = "".join(text[span.start : span.end] for span in spans)
    if "".join(kept.split()) != "".join(text.split()):
        yield "words lost between sentences"
    places = [(each.start, each.end) for each in find_identifiers(text)]
    if places != sorted(places) or any(not 0 <= start < end <= len(text) for start, end in places):
        yield "identifiers out of place"


def _resolutions(references: Sequence[Reference], chance: random.Random, data: Path) -> dict[str, Resolution]:
    def work() -> Work:
        words = mutated(chance, piece(chance, data, 300, 1200)[1], data)
        half = len(words) // 2
        retracted = (Notice(kind=NoticeKind.RETRACTION, said_by="Crossref"),) if chance.random() < 0.1 else ()
        return Work(
            title=mutated(chance, "Rest versus exercise in back pain", data),
            doi="10.1016/j.x.2010.01.001",
            published="2010-01",
            abstract=(Passage(section="Methods", text=words[:half]), Passage(section="Results", text=words[half:])),
            notices=retracted,
        )

    def outcome() -> Resolution:
        candidates = (Candidate(work=work(), score=0.4),)
        return chance.choices(
            (
                Found(work=work(), basis="printed DOI", score=1.0),
                NotFound(asked=("Crossref",), reason="x", candidates=candidates),
                Unreachable(reason="down", asked=("Crossref",)),
                Ambiguous(candidates=candidates, asked=("Crossref",)),
                PointsElsewhere(work=work(), score=0.1),
                Placeholder(reason="a placeholder"),
                NotAsked(reason="offline"),
            ),
            (12, 1, 1, 1, 1, 1, 1),
        )[0]

    return {reference.id: outcome() for reference in references}


def _too_slow(_number: int, _frame: types.FrameType | None) -> None:
    raise TooSlowError(f"over {LIMIT:.0f} s of CPU")


if __name__ == "__main__":
    main()
