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
from claimcheck.model import Opinion, Work
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
    plain = _converter()
    naming = _converter()
    naming.register_unstructure_hook(Work, work_key)
    content: dict[str, Any] = {
        "version": VERSION,
        "references": {key: _plain_entry(entry, naming) for key, entry in sorted(entries)},
        "works": {key: plain.unstructure(works[key]) for key in sorted(works)},
    }
    if opinions:
        content["opinions"] = {key: plain.unstructure(opinion) for key, opinion in sorted(opinions)}
    return json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def from_json(text: str, path: str) -> tuple[tuple[tuple[str, Entry], ...], tuple[tuple[str, Opinion], ...]]:
    """The entries in the text of a lock file, their works in place, and the opinions of engines on claims.

    Raises:
        ConfigError: The text is no lock file of this version; the message says where and what to do.
    """
    content = _parsed(text, path)
    references, works = content["references"], content["works"]
    reading = _converter()
    known = {
        key: _structured(partial(reading.structure, value, Work), path, f"works[{key!r}]")
        for key, value in works.items()
    }
    linking = _converter()
    linking.register_structure_hook(Work, lambda key, _kind: _work_named(key, known))
    entries = tuple(
        (key, _structured(partial(_entry, value, linking), path, f"references[{key!r}]"))
        for key, value in sorted(references.items())
    )
    kept = content.get("opinions", {})
    if not isinstance(kept, dict):
        raise ConfigError(f"{path}: opinions: must be an object; {_AGAIN}")
    opinions = tuple(
        (key, _structured(partial(reading.structure, value, Opinion), path, f"opinions[{key!r}]"))
        for key, value in sorted(kept.items())
    )
    return entries, opinions


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


def _work_named(key: object, works: Mapping[str, Work]) -> Work:
    if not isinstance(key, str) or key not in works:
        raise ValueError(f"names the work {key!r}, which is not among the works of the file")
    return works[key]


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
