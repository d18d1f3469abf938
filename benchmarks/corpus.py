"""Many made articles: one process and two, their memory, kills, engines, and the requests that their references take.

`python -m benchmarks.corpus 20000` measures as many articles; `python -m benchmarks corpus` a tenth of that.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path

from benchmarks._made_articles import article
from benchmarks.measure import Figure, table
from claimcheck import Settings
from claimcheck.corpus.asking import Known, Plan, ask
from claimcheck.corpus.collecting import Collecting, Wanted
from claimcheck.corpus.engines import check_bag
from claimcheck.corpus.records import check_records
from claimcheck.sources.opening import open_session
from claimcheck.sources.store import Store
from tests.claimcheck_stub import StubServer
from tests.claimcheck_stub.works import Catalogue, StubWork

ARTICLES = 2000
KILLS = 10
PART = 10
"""Of the 100,000 articles, 300,000 references and 60,000 works of the plan, the part that is asked about."""
_PREFIX = "10.99999/many"
_OPTIONS = ("--isolated", "--offline", "--no-cache", "-q")


def run(data: Path, articles: int = ARTICLES, part: int = PART) -> list[Figure]:  # noqa: ARG001 - all is made here
    """Wall clock, CPU and memory of whole runs; the clock holds for this machine and what else runs on it."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        corpus = place / "corpus.jsonl"
        with corpus.open("w", encoding="utf-8") as file:
            for number in range(articles):
                file.write(json.dumps({"id": str(number), "name": "article.txt", "text": article(number)}) + "\n")
        runs = {jobs: [_Run.of(corpus, place / f"{jobs}-{turn}.jsonl", jobs) for turn in range(2)] for jobs in (1, 2)}
        one, two = (min(each.seconds for each in runs[jobs]) for jobs in (1, 2))
        cpu = min(each.cpu for each in runs[1])
        calm = (place / "2-0.jsonl").read_bytes()
        figures = [
            Figure(measure="articles a second, -j 1", value=articles / one, n=articles),
            Figure(measure="articles a second, -j 2", value=articles / two, n=articles),
            Figure(measure="-j 2 against one process, wall clock", value=one / two, n=articles, reach="≥ 1.8"),
            Figure(
                measure="-j 2 against one process, CPU of the busiest",
                value=max(cpu / each.busiest for each in runs[2]),
                n=articles,
                reach="≥ 1.8",
            ),
            Figure(measure="CPU ms an article, all processes", value=1000 * cpu / articles, n=articles),
            Figure(
                measure="CPU of the process that hands out and writes, share",
                value=min(each.own / each.cpu for each in runs[2]),
                n=articles,
            ),
            Figure(measure="MB in all, -j 2", value=max(each.memory for each in runs[2]), n=articles, reach="≤ 400"),
            Figure(measure="kB a record", value=len(calm) / 1000 / articles, n=articles),
            Figure(
                measure=f"killed {KILLS} times, bytes as undisturbed",
                value=float(_killed(corpus, place / "killed.jsonl", len(calm)) == calm),
                n=KILLS,
                reach="1",
            ),
            *_engines(articles),
        ]
        return [*figures, *_plan(place, part)]


def _command(corpus: Path, out: Path, jobs: int) -> list[str]:
    return [sys.executable, "-m", "claimcheck", "corpus", *_OPTIONS, "-j", str(jobs), "-o", str(out), str(corpus)]


class _Run:
    """One run: seconds of wall clock and CPU, of the first process and of the busiest too, and the most memory in all.

    The clock of a machine that others use too says little; CPU that the busiest process used is what a run would take
    on one that has nothing else to do.
    """

    def __init__(self, seconds: float, cpu: float, own: float, busiest: float, memory: float) -> None:
        self.seconds, self.cpu, self.own, self.busiest, self.memory = seconds, cpu, own, busiest, memory

    @classmethod
    def of(cls, corpus: Path, out: Path, jobs: int) -> _Run:
        began = time.perf_counter()
        process = subprocess.Popen(_command(corpus, out, jobs))  # noqa: S603 - our own command
        memory, cpu = 0.0, {process.pid: 0.0}
        while process.poll() is None:
            tree = list(_tree(process.pid))
            memory = max(memory, sum(_resident(each) for each in tree))
            cpu.update((each, spent) for each in tree if (spent := _cpu(each)))
            threading.Event().wait(0.2)
        seconds = time.perf_counter() - began
        return cls(seconds, sum(cpu.values()), cpu[process.pid], max(cpu.values()), memory)


def _tree(root: int) -> Iterator[int]:
    """A process and all that come from it."""
    yield root
    for task in Path(f"/proc/{root}/task").glob("*/children"):
        for child in _read(task).split():
            yield from _tree(int(child))


def _resident(process: int) -> float:
    """Megabytes, what is shared counted in parts."""
    lines = _read(Path(f"/proc/{process}/smaps_rollup")).splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000


def _cpu(process: int) -> float:
    """Seconds that a process has used."""
    fields = _read(Path(f"/proc/{process}/stat")).rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") if fields else 0.0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace")
    except OSError:  # it has ended
        return ""


def _killed(corpus: Path, out: Path, size: int) -> bytes:
    """What a run writes that is killed at random sizes of its output, and begun again until it is done."""
    for moment in sorted(random.Random(0).sample(range(1, size), KILLS)):
        process = subprocess.Popen(_command(corpus, out, 2))  # noqa: S603 - our own command
        while process.poll() is None and (not out.exists() or out.stat().st_size < moment):
            threading.Event().wait(0.005)
        process.send_signal(signal.SIGKILL)
        process.wait()
    subprocess.run(_command(corpus, out, 2), check=False)  # noqa: S603 - our own command
    return out.read_bytes()


def _engines(articles: int) -> Iterable[Figure]:
    """What an engine on this machine adds to a record, threads of one process against a plain loop."""
    try:
        bag = import_module("dask.bag")
    except ImportError:
        return
    settings = Settings(offline=True, cache=False)
    records = [{"id": str(number), "name": "article.txt", "text": article(number)} for number in range(articles // 10)]
    list(check_records(records[:20], settings))
    began = time.process_time()
    plain = list(check_records(records, settings))
    between = time.process_time()
    told = check_bag(bag.from_sequence(records, npartitions=4), settings).compute(scheduler="sync")
    ended = time.process_time()
    added = 1000 * ((ended - between) - (between - began)) / len(records)
    yield Figure(measure="Dask, 4 partitions: rows as here", value=float(told == plain), n=len(records), reach="1")
    yield Figure(measure="Dask: CPU ms added to a record", value=added, n=len(records))


class _Indexed(Catalogue):
    """A catalogue that finds a work of many at once."""

    def by(self, kind: str, value: str) -> StubWork | None:
        """The work of this DOI; these works have no other numbers."""
        number = value.lower().removeprefix(f"{_PREFIX}-")
        return self.works[int(number)] if kind == "doi" and number.isdecimal() else None


def _plan(place: Path, part: int) -> Iterable[Figure]:
    """The requests for 100,000 articles, or a part, that print 60,000 works 300,000 times in slightly other words."""
    articles, works = 100_000 // part, 60_000 // part
    wanted, job = Wanted(), Collecting()
    made = [{"id": str(number), "name": "article.txt", "text": article(number)} for number in range(100)]
    began = time.process_time()
    for record in made:
        job.do(record, 0)
    spent = 1000 * (time.process_time() - began) / len(made)
    yield Figure(measure="CPU ms an article, to find its references first", value=spent, n=len(made))
    for number in range(articles):
        cited = [(number * 3 + step * 7) % works for step in range(3)]
        listed = "\n".join(f"{label}. {_printed(work)}" for label, work in enumerate(cited, 1))
        text = f"# Backs\n\nWalking eased stiff backs [1-3].\n\n## References\n\n{listed}\n"
        wanted.add(job.do({"id": str(number), "text": text}, 0))
    settings = Settings(cache_dir=str(place / "cache"))
    store = Store.to_write(place / "cache" / "works.sqlite")
    known = Known(store)
    plan = Plan.of(wanted, known)
    with StubServer() as stub:
        stub.catalogue = _Indexed([_work(number) for number in range(works)])
        os.environ["CLAIMCHECK_REGISTRIES"] = stub.url
        with open_session(settings) as session:
            lost = ask(wanted, store, known, session, lambda: None)
        asked = len(stub.asked("crossref"))
    left = sum(not known.holds(reference) for reference in wanted.prints())
    yield Figure(measure="different works planned for", value=plan.works, n=wanted.references, reach=f"{works}")
    yield Figure(measure="requests to Crossref planned", value=plan.requests["Crossref"], n=works)
    yield Figure(measure="requests to Crossref made", value=asked, n=works, reach=f"≤ {1300 // part}")
    yield Figure(
        measure="printed references left without an answer", value=left + sum(lost.values()), n=works, reach="0"
    )
    store.close()


def _printed(number: int) -> str:
    work = _work(number)
    return f"Nonesuch A. {work.title}. {work.journal}. 2019;{work.volume}:{work.pages}. doi:{work.doi}"


def _work(number: int) -> StubWork:
    return StubWork(
        title=f"Fictitious trial of walking route {number} for stiff backs",
        authors=(("Nonesuch", "Ada"),),
        journal="Journal of Fictitious Medicine",
        issued=(2019,),
        volume="7",
        pages=f"{number}01-{number}09",
        doi=f"{_PREFIX}-{number}",
        abstract=(("Results", f"Walking route {number} eased stiff backs in 40 invented people."),),
    )


if __name__ == "__main__":
    print(table(run(Path(), int(sys.argv[1]), 1)))
