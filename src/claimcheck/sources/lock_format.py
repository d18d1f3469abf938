"""The JSON of a lock file: what `LockFile` holds as plain values, and back, every value checked.

Works stand once, under their keys; the entries of references name them by key. Fields at their default are
left out. Keys that are not known are passed over, so that later versions may add some.
"""

from __future__ import annotations

import json
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from attrs import frozen
from cattrs import BaseValidationError, Converter, transform_error

from claimcheck import regex as re
from claimcheck.errors import ConfigError
from claimcheck.model import Work
from claimcheck.model.opinions import Opinion
from claimcheck.model.resolutions import (
    Ambiguous,
    Found,
    NoPage,
    NotAsked,
    NotFound,
    Placeholder,
    PointsElsewhere,
    Resolution,
    Unreachable,
)
from claimcheck.sources.lock_keys import work_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

VERSION = 1
STATUS: dict[str, type[Resolution]] = {
    "found": Found,
    "points_elsewhere": PointsElsewhere,
    "not_found": NotFound,
    "ambiguous": Ambiguous,
    "placeholder": Placeholder,
    "no_page": NoPage,
    "unreachable": Unreachable,
    "not_asked": NotAsked,
}
"""What the file calls each outcome; the last two are never written."""

_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?: |$)", re.MULTILINE)
_AGAIN = "restore the file from version control, or delete it and run `claimcheck lock`"


@frozen(kw_only=True)
class Entry:
    """What was found out about a printed reference, and when."""

    resolution: Resolution
    asked_on: str
    """ISO date."""


def to_json(
    entries: Sequence[tuple[str, Entry]], works: Mapping[str, Work], opinions: Sequence[tuple[str, Opinion]] = ()
) -> str:
    """The text of a lock file: sorted, one field a line, with a line end at the end."""
    made = EntryFormat(works.get)
    content: dict[str, Any] = {
        "version": VERSION,
        "references": {key: made.plain(entry) for key, entry in sorted(entries)},
        "works": {key: made.plain_work(works[key]) for key in sorted(works)},
    }
    if opinions:
        plain = _converter()
        content["opinions"] = {key: plain.unstructure(opinion) for key, opinion in sorted(opinions)}
    return json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def from_json(text: str, path: str) -> tuple[tuple[tuple[str, Entry], ...], tuple[tuple[str, Opinion], ...]]:
    """The entries in the text of a lock file, their works in place, and the opinions of engines on claims.

    Raises:
        ConfigError: The text is no lock file of this version; the message says where and what to do.
    """
    content = _parsed(text, path)
    references, works = content["references"], content["works"]
    known: dict[str, Work] = {}
    made = EntryFormat(known.get)
    for key, value in works.items():
        known[key] = _structured(partial(made.work, value), path, f"works[{key!r}]")
    entries = tuple(
        (key, _structured(partial(made.entry, value), path, f"references[{key!r}]"))
        for key, value in sorted(references.items())
    )
    kept = content.get("opinions", {})
    if not isinstance(kept, dict):
        raise ConfigError(f"{path}: opinions: must be an object; {_AGAIN}")
    reading = _converter()
    opinions = tuple(
        (key, _structured(partial(reading.structure, value, Opinion), path, f"opinions[{key!r}]"))
        for key, value in sorted(kept.items())
    )
    return entries, opinions


class EntryFormat:
    """Entries and works one by one as plain values, and back; works stand in entries by their keys."""

    def __init__(self, named: Callable[[str], Work | None]) -> None:
        """`named` gives the work of a key."""
        self._works = _converter()
        self._entries = _converter()
        self._entries.register_unstructure_hook(Work, work_key)
        self._entries.register_structure_hook(Work, lambda key, _kind: _work_named(key, named))

    def plain(self, entry: Entry) -> dict[str, Any]:
        """An entry as plain values."""
        return _plain_entry(entry, self._entries)

    def entry(self, value: object) -> Entry:
        """The entry that `plain` made these values of."""
        return _entry(value, self._entries)

    def plain_work(self, work: Work) -> dict[str, Any]:
        """A work as plain values."""
        plain: dict[str, Any] = self._works.unstructure(work)
        return plain

    def work(self, value: object) -> Work:
        """The work that `plain_work` made these values of."""
        return self._works.structure(value, Work)


def _plain_entry(entry: Entry, converter: Converter) -> dict[str, Any]:
    status = next(name for name, kind in STATUS.items() if isinstance(entry.resolution, kind))
    return {"status": status, **converter.unstructure(entry.resolution), "asked_on": entry.asked_on}


def _entry(value: object, converter: Converter) -> Entry:
    if not isinstance(value, dict):
        raise TypeError("must be an object")
    kind = STATUS.get(str(value.get("status")))
    if kind is None or kind in {Unreachable, NotAsked}:
        raise ValueError(f"status is {value.get('status')!r}, which is none that this version writes")
    asked_on = value.get("asked_on")
    try:
        date.fromisoformat(str(asked_on))
    except ValueError:
        raise ValueError(f"asked_on must be a date such as 2026-01-31, not {asked_on!r}") from None
    return Entry(resolution=converter.structure(value, kind), asked_on=str(asked_on))


def _work_named(key: object, named: Callable[[str], Work | None]) -> Work:
    work = named(key) if isinstance(key, str) else None
    if work is None:
        raise ValueError(f"names the work {key!r}, which is not among the works of the file")
    return work


def _parsed(text: str, path: str) -> dict[str, Any]:
    """The outermost object, its version and two parts checked."""
    if conflict := _CONFLICT.search(text):
        line = text.count("\n", 0, conflict.start()) + 1
        raise ConfigError(
            f"{path}:{line}: holds the marks of a merge that was not finished; take either side, then run "
            "`claimcheck lock`"
        )
    try:
        content = json.loads(text, object_pairs_hook=_without_twins)
    except json.JSONDecodeError as error:
        raise ConfigError(f"{path}:{error.lineno}:{error.colno}: not valid JSON ({error.msg}); {_AGAIN}") from None
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{path}: not a lock file ({error}); {_AGAIN}") from None
    version = content.get("version") if isinstance(content, dict) else None
    if isinstance(version, int) and version > VERSION:
        raise ConfigError(f"{path}: written by a newer claimcheck (version {version} of the format); update claimcheck")
    if version is not True and version == VERSION and all(isinstance(content.get(p), dict) for p in _PARTS):
        return dict(content)
    raise ConfigError(f'{path}: not a lock file: it needs "version": {VERSION}, "references" and "works"; {_AGAIN}')


_PARTS = ("references", "works")


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; a key given twice, as after a careless merge, is an error and not silently the last one."""
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"{twice!r} is given twice")
    return made


def _structured(read: Callable[[], Any], path: str, place: str) -> Any:  # noqa: ANN401 - what `read` gives
    try:
        return read()
    except (ValueError, TypeError) as error:
        said = str(error)
    except BaseValidationError as error:
        said = transform_error(error, path="", format_exception=lambda each, _kind: _reason(each))[0]
        said = said.replace(" @ .", " at ").removesuffix(" @ ")
    raise ConfigError(f"{path}: {place}: {said}; {_AGAIN}")


def _reason(error: BaseException) -> str:
    return f"the field {error} is missing" if isinstance(error, KeyError) else str(error)


def _converter() -> Converter:
    """A converter that takes nothing for what it is not: no number for a text, no text for a number."""
    converter = Converter(omit_if_default=True)
    for kind, name in ((str, "a text"), (int, "a whole number"), (float, "a number")):
        converter.register_structure_hook(kind, partial(_exactly, kind, name))
    return converter


def _exactly(kind: type, name: str, value: object, asked: type) -> object:
    """The value if it is of `kind`; `asked` is that or an enumeration made of it."""
    fits = isinstance(value, (int, float) if kind is float else kind) and not isinstance(value, bool)
    if not fits:
        raise TypeError(f"must be {name}, not {value!r}")
    return value if asked is kind else asked(value)
