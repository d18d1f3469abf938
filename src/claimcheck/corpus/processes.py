"""Many articles in several processes: each is handed one article at a time, so that a lost process costs only that.

A process that takes too long, or that the system kills, is replaced, and its article is told as not checked.
"""

from __future__ import annotations

import time
from collections import deque
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from attrs import define, field, frozen

from claimcheck.corpus.limits import limit_memory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Record = dict[str, Any]

Answer = TypeVar("Answer")
Answer_co = TypeVar("Answer_co", covariant=True)
WINDOW = 512
"""How many articles the furthest one may be ahead of the first that is not done: what has to be kept in order."""
_GRACE = 5.0
"""Seconds beyond its time that a process gets to stop an article itself."""


@frozen(kw_only=True)
class Limits:
    """What one article may take; 0 for as much as it takes."""

    seconds: float = 60.0
    megabytes: int = 1000
    """Of memory, beyond what the process needs to begin with."""


class Job(Protocol[Answer_co]):
    """What is done with each record; it is sent to other processes."""

    def do(self, record: Record, seconds: float) -> Answer_co:
        """What comes of a record; never raises, and stops after `seconds` where it can."""

    def lost(self, record: Record, reason: str, seconds: float) -> Answer_co:
        """What stands in the place of that, where a process was lost after `seconds`."""


def in_processes(
    job: Job[Answer], records: Iterable[Record], *, jobs: int, limits: Limits, ordered: bool = True
) -> Iterator[Answer]:
    """What comes of each record, done in one of `jobs` processes; `ordered`, as they come in, else as they are done."""
    pool = _Pool(job, limits)
    try:
        done = pool.run(enumerate(records), jobs)
        yield from _in_order(done) if ordered else (answer for _, answer in done)
    finally:
        pool.close()


def _in_order(done: Iterable[tuple[int, Answer]]) -> Iterator[Answer]:
    early: dict[int, Answer] = {}
    next_one = 0
    for number, answer in done:
        early[number] = answer
        while next_one in early:
            yield early.pop(next_one)
            next_one += 1


def _start_method() -> Any:  # noqa: ANN401 - the type of a context lacks what the contexts have
    """Processes that inherit nothing open from this one; where it can be, from a server that has all loaded."""
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["claimcheck.corpus.loaded"])
    return context


@define(eq=False)
class _Worker:
    """A process, and what it is at."""

    process: BaseProcess
    connection: Connection
    task: tuple[int, Record] | None = None
    since: float = 0.0


@define
class _Pool(Generic[Answer]):
    job: Job[Answer]
    limits: Limits
    _workers: list[_Worker] = field(factory=list)
    _context: Any = field(factory=_start_method)

    def run(self, tasks: Iterator[tuple[int, Record]], jobs: int) -> Iterator[tuple[int, Answer]]:
        """What comes of the tasks under their numbers, as it comes."""
        self._workers = [self._started() for _ in range(jobs)]
        unfinished: deque[int] = deque()
        finished: set[int] = set()
        more = True
        while True:
            while more and (idle := next((each for each in self._workers if each.task is None), None)):
                if unfinished and unfinished[-1] - unfinished[0] >= WINDOW:
                    break
                task = next(tasks, None)
                more = task is not None
                if task:
                    unfinished.append(task[0])
                    self._hand(idle, task)
            busy = [each for each in self._workers if each.task]
            if not busy:
                return
            for number, answer in self._answers(busy):
                finished.add(number)
                while unfinished and unfinished[0] in finished:
                    finished.discard(unfinished.popleft())
                yield number, answer

    def close(self) -> None:
        """End the processes."""
        for each in self._workers:
            each.connection.close()
            each.process.terminate()
        for each in self._workers:
            each.process.join()

    def _started(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(theirs, self.job, self.limits), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _hand(self, worker: _Worker, task: tuple[int, Record]) -> None:
        """Give an idle process something to do; it waits for it, so that neither waits for the other to read."""
        try:
            worker.connection.send(task)
        except OSError:  # it was ended from outside, which is not the fault of this article
            worker = self._replaced(worker)
            worker.connection.send(task)
        worker.task, worker.since = task, time.monotonic()

    def _answers(self, busy: list[_Worker]) -> Iterator[tuple[int, Answer]]:
        """The answers that are there, or that have to be given in place of a process."""
        late = self.limits.seconds + _GRACE if self.limits.seconds else None
        soonest = None if late is None else max(0.0, min(each.since for each in busy) + late - time.monotonic())
        ready = set(wait([each.connection for each in busy], soonest))
        for each in busy:
            if each.connection in ready:
                try:
                    answer: tuple[int, Answer] = each.connection.recv()
                except (EOFError, OSError):
                    yield self._lost(each, "")
                else:
                    each.task = None
                    yield answer
            elif late is not None and time.monotonic() - each.since > late:
                yield self._lost(each, f"took longer than {self.limits.seconds:g} s")

    def _lost(self, worker: _Worker, reason: str) -> tuple[int, Answer]:
        """The answer for a process that gives none; another takes its place."""
        self._replaced(worker)
        assert worker.task
        number, record = worker.task
        ended = f"the process that checked it ended ({worker.process.exitcode}); it may need more memory than there is"
        return number, self.job.lost(record, reason or ended, time.monotonic() - worker.since)

    def _replaced(self, worker: _Worker) -> _Worker:
        worker.process.kill()
        worker.process.join()
        worker.connection.close()
        made = self._workers[self._workers.index(worker)] = self._started()
        return made


def _work(connection: Connection, job: Job[Answer], limits: Limits) -> None:
    """Do what is handed over until nobody is there to ask any more."""
    limit_memory(limits.megabytes)
    try:
        while True:
            number, record = connection.recv()
            connection.send((number, job.do(record, limits.seconds)))
    except (EOFError, OSError, KeyboardInterrupt):
        return
