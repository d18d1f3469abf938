"""The records of a corpus out of what is named: folders, patterns, files of articles, and files of many records.

All of them are read as they are needed, so that the size of a corpus does not matter. What cannot be read becomes a
record that says so (`failed`), so that it is told of in the answer.
"""

from __future__ import annotations

import gzip
import json
import os
import zlib
from glob import has_magic, iglob
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from claimcheck.errors import ConfigError, ReadError
from claimcheck.inputs import covers, search
from claimcheck.readers import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Record = dict[str, Any]

LONGEST_LINE = 64_000_000
"""Bytes of a line of JSON; a longer one is no article."""
_KEYS = ("id", "name", "title", "text", "html")
"""What is taken of a record in a file: no `file`, with which a record from elsewhere could read any file here."""
_HEAD = 4096
UNFINISHED = ".unfinished"
"""What is added to the name of an output while its run is not done."""


def corpus_records(paths: Sequence[str], exclude: Sequence[str] = ()) -> Iterator[Record]:
    """The records of all that is named, in order.

    A folder is searched all the way down for articles, in order of name; a pattern stands for the files it fits. A
    file is taken by its suffix: `.jsonl` and `.ndjson` (also `.gz`), `.parquet`, `.warc` and `.warc.gz`; an `.xml` by
    what it holds, an export of WordPress, a sitemap or an article; any other is an article itself.

    Raises:
        ConfigError: An extra that is needed is not installed.
    """
    for path in paths:
        for file in _files(path, exclude):
            yield from _records(file)


def how_many(paths: Sequence[str], exclude: Sequence[str] = ()) -> int | None:
    """How many records there are, for showing how far a run is; None where only reading them all would tell."""
    total = 0
    for path in paths:
        for file in _files(path, exclude):
            found = _counted(file)
            if found is None:
                return None
            total += found
    return total


def _counted(file: str) -> int | None:
    name = file.lower()
    try:
        if name.endswith((".jsonl", ".ndjson")):
            with Path(file).open("rb") as lines:
                return sum(block.count(b"\n") for block in iter(lambda: lines.read(1 << 20), b""))
        if name.endswith(".parquet"):
            from claimcheck.corpus.rows import parquet_length

            return parquet_length(file)
        return 1 if _reader(file) is None else None
    except OSError:
        return None


def _files(path: str, exclude: Sequence[str]) -> Iterable[str]:
    if Path(path).is_dir():
        return search(path, sorted(SUFFIXES), exclude)
    if Path(path).exists() or not has_magic(path):
        return (path,)
    found = sorted(match for match in iglob(path, recursive=True) if Path(match).is_file())  # noqa: PTH207 - "../"
    return [match for match in found if not (covers(match.replace(os.sep, "/"), exclude) or _is_output(match))] or (
        path,
    )


def _is_output(file: str) -> bool:
    """Whether a run writes it: one that read what it has just written would never end."""
    return Path(f"{file}{UNFINISHED}").exists()


def _records(file: str) -> Iterator[Record]:
    """The records of a file."""
    try:
        reader = _reader(file)
        if reader is None:
            yield {"id": file, "file": file}
        else:
            yield from reader(file)
    except ConfigError:
        raise
    except ReadError as error:
        yield _unread(file, str(error))
    except (OSError, EOFError, zlib.error) as error:
        yield _unread(file, f"cannot be read to its end ({getattr(error, 'strerror', None) or error})")


def _unread(name: str, reason: str) -> Record:
    return {"id": name, "failed": reason}


def _reader(file: str) -> Callable[[str], Iterator[Record]] | None:
    """What reads a file of many records; None for an article."""
    name = file.lower()
    plain = name.removesuffix(".gz")
    if plain.endswith((".jsonl", ".ndjson")):
        return _json_lines
    if name.endswith(".parquet"):
        from claimcheck.corpus.rows import parquet_records

        return lambda path: _taken(parquet_records(path), path)
    if plain.endswith(".warc"):
        from claimcheck.corpus.web_archives import warc_records

        return warc_records
    if name.endswith(".xml"):
        head = _head(file) if Path(file).is_file() else b""
        from claimcheck.corpus.exports import sitemap_records, wordpress_records

        if b"<rss" in head:
            return wordpress_records
        if b"<urlset" in head:
            return sitemap_records
    return None


def _head(file: str) -> bytes:
    with Path(file).open("rb") as begun:
        return begun.read(_HEAD)


def _json_lines(path: str) -> Iterator[Record]:
    """A record a line; one that cannot be read is told as such."""
    return _taken(_parsed_lines(path), path)


def _parsed_lines(path: str) -> Iterator[Record | str]:
    opened = cast("BinaryIO", gzip.open(path) if path.lower().endswith(".gz") else Path(path).open("rb"))  # noqa: SIM115
    with opened as file:
        while line := file.readline(LONGEST_LINE):
            if not line.endswith(b"\n") and len(line) == LONGEST_LINE:
                while (rest := file.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
                    pass
                yield f"the line is longer than {LONGEST_LINE:,} bytes"
                continue
            if not line.strip():
                continue
            try:
                value = json.loads(line)
            except (ValueError, RecursionError) as error:
                yield f"the line is no JSON ({error})"
                continue
            yield value if isinstance(value, dict) else "the line is no JSON object"


def _taken(values: Iterable[Record | str], path: str) -> Iterator[Record]:
    """What is taken of records that came from elsewhere; each has an id, by default its place in the file."""
    for number, value in enumerate(values, 1):
        place = f"{path}:{number}"
        if isinstance(value, str):
            yield _unread(place, value)
            continue
        record = {key: value[key] for key in _KEYS if value.get(key) is not None}
        yield {**record, "id": str(record.get("id") or value.get("url") or place)}
