"""Records as rows of a table, for Parquet files and engines that work on tables."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from claimcheck.errors import ConfigError
from claimcheck.reporters.json import dumped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    Record = dict[str, Any]
    Row = dict[str, str | int]

TEXTS = ("id", "schema_version", "status", "reason")
NUMBERS = ("errors", "warnings", "notes", "claims", "references")
COLUMNS = (*TEXTS, *NUMBERS, "record")
"""The columns of a row: texts, whole numbers, and the record itself as JSON."""
_ROWS = 1000
"""Rows that are in memory at once."""


def row_of(record: Mapping[str, Any]) -> Row:
    """A record of the answer as a row; halves of surrogates, as in names of files, are none for a table."""
    counts = record["counts"]
    return {
        **{name: record[name].encode(errors="backslashreplace").decode() for name in TEXTS},
        **{name: counts.get(name, 0) for name in NUMBERS},
        "record": dumped(record),
    }


def parquet_records(path: str) -> Iterator[Record | str]:
    """The rows of a Parquet file to check, each with the columns that a record may have.

    Raises:
        ConfigError: pyarrow is not installed.
        OSError: The file cannot be read, or is no Parquet.
    """
    parquet = _pyarrow(path)
    import pyarrow as pa

    try:
        with parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=_ROWS):
                yield from batch.to_pylist()
    except pa.ArrowInvalid as error:
        raise OSError(str(error)) from error


def parquet_length(path: str) -> int:
    """How many rows a Parquet file has, as its end tells.

    Raises:
        ConfigError: pyarrow is not installed.
        OSError: The file cannot be read, or is no Parquet.
    """
    parquet = _pyarrow(path)
    import pyarrow as pa

    try:
        return int(parquet.read_metadata(path).num_rows)
    except pa.ArrowInvalid as error:
        raise OSError(str(error)) from error


def write_parquet(lines: Path, path: Path) -> None:
    """Write the records in a file of JSON Lines as the rows of a Parquet file.

    Raises:
        ConfigError: pyarrow is not installed.
        OSError: The file cannot be written.
    """
    parquet = _pyarrow(str(path))
    import pyarrow as pa

    kinds = {**dict.fromkeys((*TEXTS, "record"), pa.string()), **dict.fromkeys(NUMBERS, pa.int64())}
    schema = pa.schema([(name, kinds[name]) for name in COLUMNS])
    beside = path.with_name(f".{path.name}.unfinished")
    with lines.open("rb") as file, parquet.ParquetWriter(beside, schema) as writer:
        for rows in _together(row_of(json.loads(line)) for line in file):
            writer.write_table(pa.Table.from_pylist(rows, schema=schema))
    beside.replace(path)


def _together(rows: Iterable[Row]) -> Iterator[list[Row]]:
    held: list[Row] = []
    for row in rows:
        held.append(row)
        if len(held) == _ROWS:
            yield held
            held = []
    if held:
        yield held


def _pyarrow(path: str) -> Any:  # noqa: ANN401 - a module
    try:
        from pyarrow import parquet
    except ImportError:
        raise ConfigError(f"{path}: Parquet needs the extra: pip install 'claimcheck-health[parquet]'") from None
    return parquet
