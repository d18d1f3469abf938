"""Beyond one machine: `check_records` over the partitions of an engine that exists.

Every machine needs claimcheck, and what the settings name at the same path, on shared storage or copied there: the lock
file, or the folder of the cache with the store that `claimcheck corpus` made. The settings should forbid to ask the
registries (`offline` or `frozen`), whose limits hold for all machines together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.config import Settings
from claimcheck.corpus.records import BODIES, check_records, require_usable
from claimcheck.corpus.rows import COLUMNS, NUMBERS, row_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Record = dict[str, Any]

_PLAIN = (str, bytes, int, float)
_SCHEMA = ", ".join(f"`{name}` {'bigint' if name in NUMBERS else 'string'}" for name in COLUMNS)


def check_frame(frame: Any, settings: Settings | None = None, *, seconds: float = 0) -> Any:  # noqa: ANN401 - pyspark has no types here
    """A Spark data frame of answers, one row a record (`rows.COLUMNS`), for one of records (the extra `spark`).

    The columns of `frame` are the keys of a record: `id` and one of `text`, `html`, `data`, `file`, and if it has them
    `name` and `title`; others are left out. The order within a partition is kept.

    Raises:
        ConfigError: The settings cannot be used here.
    """
    settings = settings or Settings(offline=True)
    require_usable(settings)

    def check(batches: Iterable[Any]) -> Iterator[Any]:
        import pandas as pd

        for batch in batches:
            records = (_taken(row) for row in batch.to_dict("records"))
            rows = [row_of(answer) for answer in check_records(records, settings, seconds=seconds)]
            yield pd.DataFrame(rows, columns=list(COLUMNS))

    return frame.mapInPandas(check, _SCHEMA)


def check_bag(bag: Any, settings: Settings | None = None, *, seconds: float = 0) -> Any:  # noqa: ANN401 - nor has dask
    """A Dask bag of answers for a bag of records (the extra `dask`), in the same order.

    Raises:
        ConfigError: The settings cannot be used here.
    """
    settings = settings or Settings(offline=True)
    require_usable(settings)
    return bag.map_partitions(_checked, settings, seconds)


def _checked(records: Iterable[Record], settings: Settings, seconds: float) -> list[Record]:
    return list(check_records(records, settings, seconds=seconds))


def _taken(row: Record) -> Record:
    """The keys of a record in a row, less what is missing, for which a data frame has None or a number."""
    plain = ((key, row[key]) for key in ("id", "name", "title", *BODIES) if isinstance(row.get(key), _PLAIN))
    return {key: value for key, value in plain if value == value}  # noqa: PLR0124 - a number that equals nothing
