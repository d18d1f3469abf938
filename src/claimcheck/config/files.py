"""The file that settings are read from, and written as."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve, fields_dict

from claimcheck.config.settings import Settings, key_of
from claimcheck.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

CONFIG_NAME = "claimcheck.toml"
PROJECT_NAME = "pyproject.toml"
LOCK_NAME = "claimcheck.lock"
_PATHS = ("lock", "cache-dir", "baseline", "output-file", "source", "calibration", "nli-model")
_ADDRESS = "llm-url"
_TABLES = ("per_file_ignores", "severity")
_OWN_TABLE = re.compile(rb"tool\s{0,9}\.\s{0,9}[\"']?claimcheck|^\s{0,9}\[\s{0,9}tool\s{0,9}\]", re.MULTILINE)
"""What a pyproject.toml must hold to be worth parsing for settings."""


def setting_keys() -> tuple[str, ...]:
    """The keys of a configuration file, in the order of `Settings`."""
    return tuple(key_of(name) for name in fields_dict(Settings))


def to_toml(settings: Settings, origin: Mapping[str, str] | None = None) -> str:
    """The settings as the text of a claimcheck.toml; behind each a comment that tells its origin, where given."""
    lines = []
    for name in fields_dict(Settings):
        key = key_of(name)
        told = f"  # {origin[key]}" if origin else ""
        lines.append(f"{key} = {_toml(getattr(settings, name), table=name in _TABLES)}{told}\n")
    return "".join(lines)


def _toml(value: Any, *, table: bool = False) -> str:  # noqa: ANN401 - any value of a setting
    import json

    if table:
        pairs = ", ".join(f"{_toml(name)} = {_toml(each)}" for name, each in value)
        return f"{{ {pairs} }}" if pairs else "{}"
    written = json.dumps(value, ensure_ascii=False)
    return "".join(each if each.isprintable() else f"\\U{ord(each):08x}" for each in written)


def origins(path: Path | None, overrides: Mapping[str, Any] | None = None) -> dict[str, str]:
    """Where the value of each setting comes from: `default`, a file, or `the command line`."""
    written = {} if path is None else _table(path) or {}
    given = {key_of(name) for name, value in (overrides or {}).items() if value is not None}
    return {
        key: "the command line" if key in given else str(path) if key in written else "default"
        for key in setting_keys()
    }


def find_config(start: Path) -> Path | None:
    """The nearest configuration at or above the folder `start`.

    In each folder `claimcheck.toml` counts first, then a `pyproject.toml` with a table `[tool.claimcheck]`.
    Raises ConfigError when a file on the way cannot be read as TOML.
    """
    place = start.absolute()
    for folder in (place, *place.parents):
        own, project = folder / CONFIG_NAME, folder / PROJECT_NAME
        if own.is_file():
            return own
        if project.is_file() and _table(project) is not None:
            return project
    return None


def find_lock(settings: Settings, start: Path | None = None) -> Path:
    """The lock file that holds in the folder `start`, the current one by default; it need not exist.

    The one that the settings name; else the nearest `claimcheck.lock` at or above `start`; else, where none is,
    the place of a new one: beside the nearest configuration, or in `start`.
    """
    if settings.lock:
        return Path(settings.lock).expanduser()
    place = (start or Path()).absolute()
    for folder in (place, *place.parents):
        if (folder / LOCK_NAME).is_file():
            return folder / LOCK_NAME
    config = find_config(place)
    return (config.parent if config else place) / LOCK_NAME


def load_settings(
    start: Path,
    *,
    config: Path | None = None,
    isolated: bool = False,
    overrides: Mapping[str, Any] | None = None,
) -> Settings:
    """The settings that hold in the folder `start`.

    `config` names the file to read in place of the nearest one; `isolated` reads none. `overrides` are
    fields of Settings that win over the file, such as those of the command line; None stands for "not
    given". Raises ConfigError naming the file for a setting that is unknown or cannot be used.
    """
    path = config if config is not None or isolated else find_config(start)
    settings = Settings() if path is None else _read(path, trusted=config is not None)
    given = {name: value for name, value in (overrides or {}).items() if value is not None}
    return evolve(settings, **given)


def _read(path: Path, *, trusted: bool) -> Settings:
    table = _table(path)
    if table is None:
        raise ConfigError(f"{path}: no table [tool.claimcheck]; add it or name another file")
    from difflib import get_close_matches

    known = setting_keys()
    for key in table:
        if key not in known:
            near = get_close_matches(key, known, n=1, cutoff=0.5)
            advice = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}"
            raise ConfigError(f"{path}: unknown setting {key!r}; {advice}")
    given = {key.replace("-", "_"): _beside(path, key, value, trusted=trusted) for key, value in table.items()}
    try:
        return Settings(**given)
    except ConfigError as error:
        raise ConfigError(f"{path}: {error}") from None


def _beside(config: Path, key: str, value: Any, *, trusted: bool) -> Any:  # noqa: ANN401 - any value of TOML
    """A path that a configuration names counts from its folder, wherever claimcheck is started.

    A file that was found, not named, comes with the articles: what it names to be read or written stays in its folder.
    """
    if key in _PATHS and isinstance(value, list):
        return [_beside(config, key, each, trusted=trusted) for each in value]
    if key == _ADDRESS and value and not trusted:
        raise ConfigError(
            f"{config}: {key} would send articles and a key to {value!r}: name the address on the command line or in "
            "CLAIMCHECK_LLM_URL, or this file with --config"
        )
    if key not in _PATHS or not isinstance(value, str) or not value:
        return value
    place = config.parent / Path(value).expanduser()
    if key == "nli-model" and not place.exists():
        return value  # the name of a model of a hub
    if not trusted and not Path(os.path.realpath(place)).is_relative_to(os.path.realpath(config.parent)):
        raise ConfigError(
            f"{config}: {key} = {value!r} leads out of the folder of this file: name it on the command line, or this "
            "file with --config"
        )
    return str(place)


def _table(path: Path) -> dict[str, Any] | None:
    """The settings in a file: the whole of a claimcheck.toml, the own table of a pyproject.toml or None."""
    import tomllib

    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}); check the path") from None
    if path.name == PROJECT_NAME and not _OWN_TABLE.search(data):
        return None
    try:
        content: dict[str, Any] = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not valid TOML ({error}); correct it") from None
    if path.name != PROJECT_NAME:
        return content
    tools = content.get("tool")
    own = tools.get("claimcheck") if isinstance(tools, dict) else None
    return own if isinstance(own, dict) else None
