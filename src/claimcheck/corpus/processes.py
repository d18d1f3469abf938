"""Many articles in several processes: each is handed one article at a time, so that a lost process costs only that.

A process that takes too long, or that the system kills, is replaced, and its article is told as not checked.
"""

from __future__ import annotations

import time
from collections import deque
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen

from claimcheck.config import Settings
from claimcheck.corpus.records import failed
from claimcheck.corpus.tally import Told, line_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Record = dict[str, Any]

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


@frozen(kw_only=True)
class Done:
    """One article that is done."""

    number: int
    """Its place in the corpus, from 0."""
    line: bytes
    """The record of the answer as JSON, with a line end."""
    told: Told


def check_in_processes(
    records: Iterable[Record], settings: Settings, *, jobs: int, limits: Limits, ordered: bool = True
) -> Iterator[Done]:
    """Each record checked in one of `jobs` processes; `ordered`, as they come in, else as they are done."""
    pool = _Pool(settings, limits)
    try:
        done = pool.run(enumerate(records), jobs)
        yield from _in_order(done) if ordered else done
    finally:
        pool.close()


def _in_order(done: Iterable[Done]) -> Iterator[Done]:
    early: dict[int, Done] = {}
    next_one = 0
    for each in done:
        early[each.number] = each
        while next_one in early:
            yield early.pop(next_one)
            next_one += 1


def _start_method() -> BaseContext:
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
class _Pool:
    settings: Settings
    limits: Limits
    _workers: list[_Worker] = field(factory=list)
    _context: BaseContext = field(factory=_start_method)

    def run(self, tasks: Iterator[tuple[int, Record]], jobs: int) -> Iterator[Done]:
        """What comes of the tasks, as it comes."""
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
            for done in self._answers(busy):
                finished.add(done.number)
                while unfinished and unfinished[0] in finished:
                    finished.discard(unfinished.popleft())
                yield done

    def close(self) -> None:
        """End the processes."""
        for each in self._workers:
            each.connection.close()
            each.process.terminate()
        for each in self._workers:
            each.process.join()

    def _started(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(theirs, self.settings, self.limits), daemon=True)  # type: ignore[attr-defined]
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

    def _answers(self, busy: list[_Worker]) -> Iterator[Done]:
        """The answers that are there, or that have to be given in place of a process."""
        late = self.limits.seconds + _GRACE if self.limits.seconds else None
        soonest = None if late is None else max(0.0, min(each.since for each in busy) + late - time.monotonic())
        ready = set(wait([each.connection for each in busy], soonest))
        for each in busy:
            if each.connection in ready:
                try:
                    answer: Done = each.connection.recv()
                except (EOFError, OSError):
                    yield self._lost(each, "")
                else:
                    each.task = None
                    yield answer
            elif late is not None and time.monotonic() - each.since > late:
                yield self._lost(each, f"took longer than {self.limits.seconds:g} s")

    def _lost(self, worker: _Worker, reason: str) -> Done:
        """The answer for a process that gives none; another takes its place."""
        self._replaced(worker)
        assert worker.task
        number, record = worker.task
        ended = f"the process that checked it ended ({worker.process.exitcode}); it may need more memory than there is"
        told = failed(record.get("id") or record.get("file") or "", reason or ended)
        return Done(number=number, line=line_of(told), told=Told.of(told, time.monotonic() - worker.since))

    def _replaced(self, worker: _Worker) -> _Worker:
        worker.process.kill()
        worker.process.join()
        worker.connection.close()
        made = self._workers[self._workers.index(worker)] = self._started()
        return made


def _work(connection: Connection, settings: Settings, limits: Limits) -> None:
    """Answer records until nobody is there to ask any more."""
    from claimcheck.corpus.limits import limit_memory

    limit_memory(limits.megabytes)
    try:
        while True:
            number, record = connection.recv()
            connection.send(check_one(number, record, settings, limits))
    except (EOFError, OSError, KeyboardInterrupt):
        return


def check_one(number: int, record: Record, settings: Settings, limits: Limits) -> Done:
    """One record checked in this process."""
    from claimcheck.corpus.records import check_records

    began = time.monotonic()
    [answer] = check_records([record], settings, seconds=limits.seconds)
    line = line_of(answer)
    return Done(number=number, line=line, told=Told.of(answer, time.monotonic() - began))
