"""One record in, one record out: the function that every engine calls, and what its records hold.

A record to check is a mapping with

- `id`: how the answer is found again; by default its `name`,
- one of `text`, `html`, `data` (bytes) or `file` (a path to read),
- `name`, which stands for the path and whose suffix tells the format; by default `article.md`, for `html`
  `article.html`, for `file` the path,
- `title`, where the body does not hold it.

A record of the answer is described by `record.schema.json`.
"""

from __future__ import annotations

import os
from collections import Counter
from contextlib import ExitStack
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import finalize

from attrs import evolve, frozen

from claimcheck import readers
from claimcheck.config import Settings
from claimcheck.corpus.limits import OutOfTimeError, at_most
from claimcheck.errors import ClaimcheckError, ReadError
from claimcheck.readers.files import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from claimcheck.model import Article, Report

    Record = dict[str, Any]

SCHEMA_VERSION = "1"
"""Of the records of the answer; later versions may add keys, and only a new number changes or drops any."""
BODIES = ("text", "html", "data", "file")
_NAMES = {"text": "article.md", "html": "article.html", "data": "article.md"}


def check_records(
    records: Iterable[Mapping[str, Any]], settings: Settings | None = None, *, seconds: float = 0
) -> Iterator[Record]:
    """A record of the answer for each record, in their order; never raises.

    What cannot be checked comes back with `status` "failed" and the `reason`. Without `settings` nobody on the network
    is asked. The lock file, the store and the cache are opened once a process, when the first record comes, so that the
    function can be sent to other machines (it pickles) and called there for as many parts of a corpus as one likes.
    `seconds` is how long one article may take, 0 for as long as it takes; it counts where Python can be interrupted:
    in the main thread, not on Windows.

    >>> [answer] = check_records([{"id": "a", "text": "Slouching is good for your back."}])
    >>> answer["status"], answer["codes"], answer["article"]["claims"][0]["text"]
    ('checked', {'CIT101': 1}, 'Slouching is good for your back.')
    >>> [answer] = check_records([{"id": "b"}])
    >>> answer["status"], answer["reason"]
    ('failed', 'the record has none of text, html, data, file')
    """
    settings = settings or Settings(offline=True)
    for record in records:
        yield _answer(record, settings, seconds)


def require_usable(settings: Settings) -> None:
    """Check a first sentence, so that what is wrong with the settings is told once, not with every article.

    Raises:
        ConfigError: A selected rule does not exist, or the lock file, the store or the baseline is broken.
    """
    from claimcheck.pipeline import check_source

    check_source("settings.md", b"Slouching is good for your back.", settings)


def failed(name: object, reason: str) -> Record:
    """The answer to a record that could not be checked."""
    return {
        "id": str(name),
        "schema_version": SCHEMA_VERSION,
        "status": "failed",
        "reason": reason,
        "codes": {},
        "counts": {},
        "article": None,
    }


def _answer(record: Mapping[str, Any], settings: Settings, seconds: float) -> Record:
    try:
        name = str(record.get("id") or record.get("name") or record.get("file") or "")
    except Exception as error:  # noqa: BLE001 - whatever it is, it is no mapping
        return failed("", f"this is no record ({type(error).__name__}: {error})")
    try:
        if "failed" in record:
            return failed(name, str(record["failed"]))
        with at_most(seconds):
            return {"id": name, **_checked(Source.of(record), settings)}
    except OutOfTimeError:
        return failed(name, f"took longer than {seconds:g} s")
    except MemoryError:
        return failed(name, "needs more memory than there is")
    except ClaimcheckError as error:
        return failed(name, str(error))
    except Exception as error:  # noqa: BLE001 - a fault of ours in one article must not cost the others theirs
        return failed(name, f"a fault of claimcheck, please report it: {type(error).__name__}: {error}")


@frozen
class Source:
    """What a record gives to read."""

    name: str
    data: bytes
    title: str

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> Source:
        """What is to be read.

        Raises:
            ReadError: There is nothing, or it cannot be read.
        """
        given = next((body for body in BODIES if record.get(body) is not None), None)
        if given is None:
            raise ReadError(f"the record has none of {', '.join(BODIES)}")
        body = record[given]
        if given == "file":
            return cls(str(record.get("name") or body), load(Path(body)), str(record.get("title") or ""))
        if not isinstance(body, str | bytes):
            raise ReadError(f"`{given}` of the record is no text but {type(body).__name__}")
        try:
            data = body.encode() if isinstance(body, str) else body
        except UnicodeEncodeError as error:
            raise ReadError(f"`{given}` of the record holds half a pair of surrogates, which no text does") from error
        return cls(str(record.get("name") or _NAMES[given]), data, str(record.get("title") or ""))

    def read(self) -> Article:
        """The article.

        Raises:
            ReadError: It holds none.
        """
        article = readers.read(self.name, self.data)
        return evolve(article, title=article.title or self.title)


def _checked(source: Source, settings: Settings) -> Record:
    from claimcheck.sources.opening import cache_folder

    report = _opened(os.getpid(), settings, str(cache_folder(settings)))(source)
    reason = "; ".join(failure.message.removeprefix(f"{failure.path}: ") for failure in report.failures)
    return {
        "schema_version": SCHEMA_VERSION,
        "status": "failed" if reason else "checked",
        "reason": reason,
        "codes": dict(sorted(Counter(finding.code for finding in report.findings).items())),
        **_told(report),
    }


def _told(report: Report) -> Record:
    from claimcheck.reporters.html.index import figures
    from claimcheck.reporters.json import article_record

    if not report.articles:
        return {"counts": {}, "article": None}
    [checked] = report.articles
    return {"counts": figures(checked), "article": article_record(checked)}


@lru_cache(maxsize=1)
def _opened(_process: int, settings: Settings, _cache: str) -> Callable[[Source], Report]:
    """What checks an article in this process: what settings name is opened once, and stays open while it lives.

    The process and the folder of the cache are there to tell one opening from another.

    Raises:
        ConfigError: The settings name what is not there or is broken.
    """
    from claimcheck.baseline import Baseline
    from claimcheck.judging import open_reviewer
    from claimcheck.pipeline import check_article, reported
    from claimcheck.sources.opening import open_sources

    open_files = ExitStack()
    known = Baseline.of(settings)
    resolve = open_files.enter_context(open_sources(settings))
    reviewer = open_files.enter_context(open_reviewer(settings))

    def check(source: Source) -> Report:
        return reported([check_article(source.name, source.read, settings, resolve, reviewer)], known, settings)

    finalize(check, open_files.close)  # when other settings take its place, and when the process ends
    return check
