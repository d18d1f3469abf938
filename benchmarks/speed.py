"""Speed, offline, one core: CPU time against other checkers of prose and citations on the same articles, in one run.

Time is that of the process and its children, user and system, so that what else runs on the machine counts little.
Every command is run in turn, round after round; the value is the median, the interval the least and the most of the
rounds, and a ratio is one of the same round. The articles are made from templates. Peers are looked for in
`.venv/peers` (`make bench` puts them there) and on the path; one that is not there is left out.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks._made_articles import article
from benchmarks.measure import Figure
from claimcheck import Settings, readers
from claimcheck.claims import extract_claims
from claimcheck.config import OutputFormat
from claimcheck.language.sentences import split_article
from claimcheck.pipeline import check_files, examine, understand
from claimcheck.references.bibliography import find_references
from claimcheck.references.citations import find_citations
from claimcheck.references.linking import link_claims
from claimcheck.reporters import render
from claimcheck.sources.opening import open_sources

SIZES = (1, 10, 100, 1000)
"""Numbers of articles."""
ROUNDS = {1: 11, 10: 5, 100: 3, 1000: 1}
"""How often each number is checked."""
STAGED = 100
"""Articles that are taken apart by stage."""
_PEERS = Path(".venv/peers")
_CHECK = ("check", "--isolated", "--offline", "--no-cache", "--exit-zero")
_PROSE = {"proselint": ("check",), "write-good": ()}
"""Linters of prose, and the words before the files."""
_FOLDERS = {"PYTHONDONTWRITEBYTECODE": "", "HOME": tempfile.gettempdir()}
"""Compiled files are written, as for an installed package; no settings of the user's are read."""

Times = dict[str, list[float]]
"""CPU seconds of every round, by name."""


def run(data: Path) -> list[Figure]:
    """One article as a whole process, warm articles against linters, stages, growth; milliseconds and ratios."""
    del data  # the articles are made here
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.txt" for number in range(max(SIZES))]
        for number, path in enumerate(paths):
            path.write_text(article(number), encoding="utf-8")
        whole = Path(folder) / "whole.txt"
        whole.write_text("\n".join(map(article, range(max(SIZES)))), encoding="utf-8")
        single = in_turn({**_ours(paths[0]), **_others(paths[0])}, ROUNDS[1])
        many = {size: in_turn(_linters(paths[:size]), ROUNDS[size]) for size in SIZES}
        together = in_turn({"claimcheck": _claimcheck(whole)}, 1)["claimcheck"]
        return [*_started(single), *_warm(many), *_stages(paths[:STAGED]), *_growth(many, together)]


def in_turn(commands: Mapping[str, Sequence[str]], rounds: int) -> Times:
    """The CPU seconds of each command in each round, after one run that does not count and writes compiled files."""
    times: Times = {name: [] for name in commands}
    for turn in range(rounds + (rounds > 1)):
        for name, command in commands.items():
            seconds = _cpu(command)
            if turn or rounds == 1:
                times[name].append(seconds)
    return times


def _cpu(command: Sequence[str]) -> float:
    quiet = subprocess.DEVNULL
    with subprocess.Popen(  # noqa: S603
        command, stdin=quiet, stdout=quiet, stderr=quiet, env={**os.environ, **_FOLDERS}, cwd=tempfile.gettempdir()
    ) as process:
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
    return used.ru_utime + used.ru_stime


def _claimcheck(*paths: Path) -> list[str]:
    return [sys.executable, "-m", "claimcheck", *_CHECK, *map(str, paths)]


def _ours(path: Path) -> dict[str, list[str]]:
    return {
        "claimcheck": _claimcheck(path),
        "python itself": [sys.executable, "-c", "pass"],
        "import claimcheck": [sys.executable, "-c", "import claimcheck"],
        "import of the pipeline": [sys.executable, "-c", "import claimcheck.pipeline"],
        "claimcheck --help": [sys.executable, "-m", "claimcheck", "--help"],
    }


def _others(path: Path) -> dict[str, list[str]]:
    """What each peer does offline with one article: the citation checkers read it and look nothing up."""
    arguments = {
        "proselint": ["check", str(path)],
        "write-good": [str(path)],
        "claimverify": ["--manuscript", str(path), "--bank", str(path.parent), "--list-claims"],
        "onus": ["--no-llm", "--evidence-text", "Walking reduced pain by 30%.", str(path)],
        "ghostcite": ["--dry-run", "--format", "document", str(path)],
    }
    return {name: [found, *words] for name, words in arguments.items() if (found := _found(name))}


def _found(name: str) -> str | None:
    places = [_PEERS / "bin", _PEERS / "node_modules" / ".bin"]
    return shutil.which(name, path=os.pathsep.join([*(str(each.absolute()) for each in places), os.environ["PATH"]]))


def _linters(paths: Sequence[Path]) -> dict[str, list[str]]:
    found = {name: [there, *words, *map(str, paths)] for name, words in _PROSE.items() if (there := _found(name))}
    return {"claimcheck": _claimcheck(*paths), **found}


def _figure(measure: str, values: Sequence[float], *, reach: str = "") -> Figure:
    """The median of the rounds between the least and the most."""
    low, high = (min(values), max(values)) if len(values) > 1 else (None, None)
    return Figure(measure=measure, value=statistics.median(values), low=low, high=high, n=len(values), reach=reach)


def _ratio(measure: str, ours: Sequence[float], theirs: Sequence[float], *, reach: str = "") -> Figure:
    return _figure(measure, [own / other for own, other in zip(ours, theirs, strict=True)], reach=reach)


def _started(times: Times) -> list[Figure]:
    """One article, whole process."""
    reach = {"import claimcheck": "≤ 150", "claimcheck --help": "≤ 200"}
    milliseconds = [
        _figure(f"one article, whole process, ms: {name}", [1000 * each for each in seconds], reach=reach.get(name, ""))
        for name, seconds in times.items()
    ]
    wanted = {"proselint": "≤ 1.0", "claimverify": "≤ 1.5"}
    ratios = [
        _ratio(
            f"one article, whole process, times {name}", times["claimcheck"], times[name], reach=wanted.get(name, "")
        )
        for name in ("proselint", "write-good", "claimverify", "onus", "ghostcite")
        if name in times
    ]
    return milliseconds + ratios


def _warm(many: Mapping[int, Times]) -> list[Figure]:
    """An article more in a process that runs already: between 100 and 1 of them."""
    least = {name: min(times) for name, times in many[1].items()}
    each = {name: [(time - least[name]) / 99 for time in times] for name, times in many[100].items()}
    shown = [_figure(f"a further article, ms: {name}", [1000 * one for one in all_]) for name, all_ in each.items()]
    wanted = {"proselint": "≤ 0.5"}
    return shown + [
        _ratio(f"a further article, times {name}", each["claimcheck"], each[name], reach=wanted.get(name, ""))
        for name in _PROSE
        if name in each
    ]


def _stages(paths: Sequence[Path]) -> list[Figure]:
    """Milliseconds an article of each stage, warm, and the whole against reading and splitting alone."""
    settings = Settings(offline=True, cache=False)
    report = check_files(paths, settings)
    sources = [(str(path), path.read_bytes()) for path in paths]
    texts = [readers.read(*source) for source in sources]
    lists = [find_references(text) for text in texts]
    cited = [find_citations(text, listed) for text, listed in zip(texts, lists, strict=True)]
    split = [
        split_article(text, citations, skip=listed.blocks)
        for text, listed, (citations, _) in zip(texts, lists, cited, strict=True)
    ]
    said = [extract_claims(text, own, marks) for text, own, (marks, _) in zip(texts, split, cited, strict=True)]
    read = list(zip(texts, split, said, cited, strict=True))
    with open_sources(settings) as resolve:
        stages: dict[str, Callable[[], object]] = {
            "reading": lambda: [readers.read(*source) for source in sources],
            "references": lambda: [find_references(text) for text in texts],
            "citations": lambda: [find_citations(text, listed) for text, listed in zip(texts, lists, strict=True)],
            "splitting": lambda: [split_article(text, marks) for text, (marks, _) in zip(texts, cited, strict=True)],
            "claims": lambda: [extract_claims(text, own, marks) for text, own, _, (marks, _) in read],
            "linking": lambda: [link_claims(text, own, claims, *found) for text, own, claims, found in read],
            "understanding in all": lambda: [understand(text) for text in texts],
            "understanding and checking": lambda: [examine(text, settings, resolve) for text in texts],
            "the report as JSON": lambda: render(report, OutputFormat.JSON),
        }
        times = {name: [_timed(stage) / len(paths) for _ in range(3)] for name, stage in stages.items()}
    least = [one + other for one, other in zip(times["reading"], times["splitting"], strict=True)]
    whole = [one + other for one, other in zip(times["reading"], times["understanding and checking"], strict=True)]
    shown = [_figure(f"stage, ms an article: {name}", [1000 * each for each in all_]) for name, all_ in times.items()]
    return [*shown, _ratio("all stages, times reading and splitting", whole, least, reach="≤ 1.5")]


def _timed(stage: Callable[[], object]) -> float:
    started = time.process_time()
    stage()
    return time.process_time() - started


def _growth(many: Mapping[int, Times], together: Sequence[float]) -> list[Figure]:
    """Seconds for more and more articles, and for one file as long as all of them."""
    names = list(many[1])
    shown = [_figure(f"articles, s: {name}, {size}", many[size][name]) for name in names for size in SIZES]
    first, most = min(many[1]["claimcheck"]), many[max(SIZES)]["claimcheck"]
    warm = [(each - first) / (min(many[100]["claimcheck"]) - first) * 99 / (max(SIZES) - 1) for each in most]
    return [
        *shown,
        _figure("a further article of 1000, times one of 100", warm, reach="≤ 1.1"),
        _figure("one file as long as 1000 articles, s: claimcheck", together),
        _ratio("one file as long as 1000 articles, times these", together, most, reach="≤ 1.1"),
    ]
