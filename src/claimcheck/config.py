"""Settings: what to look for, where, and how to report it, read from a file and the command line."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import Attribute, evolve, field, fields_dict, frozen

from claimcheck.errors import ConfigError
from claimcheck.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CONFIG_NAME = "claimcheck.toml"
PROJECT_NAME = "pyproject.toml"
LOCK_NAME = "claimcheck.lock"
_PATHS = ("lock", "cache-dir")
_OWN_TABLE = re.compile(rb"tool\s{0,9}\.\s{0,9}[\"']?claimcheck|^\s{0,9}\[\s{0,9}tool\s{0,9}\]", re.MULTILINE)
"""What a pyproject.toml must hold to be worth parsing for settings."""
ALL = "ALL"
"""The selector that stands for every rule."""


class OutputFormat(StrEnum):
    """How a report is written."""

    FULL = "full"
    CONCISE = "concise"
    GROUPED = "grouped"
    JSON = "json"
    JSON_LINES = "json-lines"
    CSV = "csv"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"
    CHECKSTYLE = "checkstyle"
    RDJSON = "rdjson"


class Color(StrEnum):
    """Whether the `full` report is coloured; `auto` is on a terminal only."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


Choice = TypeVar("Choice", bound=StrEnum)


def _key(name: str) -> str:
    return name.replace("_", "-")


def _choice(key: str, kind: type[Choice], value: str) -> Choice:
    try:
        return kind(value)
    except ValueError:
        known = ", ".join(kind)
        raise ConfigError(f"{key} must be one of {known}, not {value!r}") from None


def _severity(value: str) -> Severity:
    return _choice("fail-level", Severity, value)


def _format(value: str) -> OutputFormat:
    return _choice("output-format", OutputFormat, value)


def _color(value: str) -> Color:
    return _choice("color", Color, value)


def _words(value: str | Iterable[str]) -> tuple[str, ...]:
    """A tuple of trimmed words; one string is split at its commas, so that "CIT" is not three letters."""
    if isinstance(value, str):
        return tuple(word.strip() for word in value.split(",") if word.strip())
    if not isinstance(value, (list, tuple, set, frozenset)):
        raise ConfigError(f"a list of strings is needed, not {value!r}")
    return tuple(word.strip() if isinstance(word, str) else word for word in value)


def _all_words(_settings: object, attribute: Attribute[tuple[str, ...]], value: tuple[str, ...]) -> None:
    for word in value:
        if not isinstance(word, str) or not word:
            raise ConfigError(f"{_key(attribute.name)} must be a list of strings, and {word!r} is none")


def _flag(_settings: object, attribute: Attribute[bool], value: bool) -> None:
    if not isinstance(value, bool):
        raise ConfigError(f"{_key(attribute.name)} must be true or false, not {value!r}")


def _text(_settings: object, attribute: Attribute[str], value: str) -> None:
    if not isinstance(value, str):
        raise ConfigError(f"{_key(attribute.name)} must be a string, not {value!r}")


@frozen(kw_only=True)
class Settings:
    """What a check looks for and how it reports it; `Settings()` is every rule with the defaults.

    A list may be given as any list, tuple or set of strings or as one string with commas. Raises
    ConfigError for a value that cannot be used.
    """

    select: tuple[str, ...] = field(default=(ALL,), converter=_words, validator=_all_words)
    """Rules to run: codes (`CIT101`), prefixes of codes (`CIT`), names (`uncited-claim`) or `ALL`."""
    extend_select: tuple[str, ...] = field(default=(), converter=_words, validator=_all_words)
    """Rules to run besides those of `select`."""
    ignore: tuple[str, ...] = field(default=(), converter=_words, validator=_all_words)
    """Rules not to run; the longer selector wins, and of equally long ones `ignore`."""
    exclude: tuple[str, ...] = field(default=(), converter=_words, validator=_all_words)
    """Patterns of files and folders that a search of folders leaves out."""
    offline: bool = field(default=False, validator=_flag)
    """Ask nobody on the network: use the lock file and the cache."""
    frozen: bool = field(default=False, validator=_flag)
    """Use the lock file alone, so that every run gives the same report."""
    lock: str = field(default="", validator=_text)
    """The lock file; empty for the nearest `claimcheck.lock` (see `find_lock`)."""
    with_abstracts: bool = field(default=False, validator=_flag)
    """Write abstracts into the lock file whatever their licence."""
    cache: bool = field(default=True, validator=_flag)
    """Keep what was learned from the network for later runs."""
    cache_dir: str = field(default="", validator=_text)
    """The folder of the cache; empty for `claimcheck` in the user's cache folder."""
    mailto: str = field(default="", validator=_text)
    """An address for the polite pools of Crossref and PubMed, which answer faster and can write to you."""
    strict: bool = field(default=False, validator=_flag)
    """Exit with 2 when the work behind a reference could not be checked."""
    fail_level: Severity = field(default=Severity.WARNING, converter=_severity)
    """The least grave finding that makes the exit code 1."""
    exit_zero: bool = field(default=False, validator=_flag)
    """Exit with 0 even when there are findings."""
    output_format: OutputFormat = field(default=OutputFormat.FULL, converter=_format)
    output_file: str = field(default="", validator=_text)
    """Where the report goes; empty for standard output."""
    color: Color = field(default=Color.AUTO, converter=_color)


def setting_keys() -> tuple[str, ...]:
    """The keys of a configuration file, in the order of `Settings`."""
    return tuple(_key(name) for name in fields_dict(Settings))


def to_toml(settings: Settings) -> str:
    """The settings as the text of a claimcheck.toml."""
    import json

    values = {_key(name): getattr(settings, name) for name in fields_dict(Settings)}
    return "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())


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
    settings = Settings() if path is None else _read(path)
    given = {name: value for name, value in (overrides or {}).items() if value is not None}
    return evolve(settings, **given)


def _read(path: Path) -> Settings:
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
    given = {key.replace("-", "_"): _beside(path, key, value) for key, value in table.items()}
    try:
        return Settings(**given)
    except ConfigError as error:
        raise ConfigError(f"{path}: {error}") from None


def _beside(config: Path, key: str, value: Any) -> Any:  # noqa: ANN401 - any value of TOML
    """A path that a configuration names counts from its folder, wherever claimcheck is started."""
    if key not in _PATHS or not isinstance(value, str) or not value:
        return value
    return str(config.parent / Path(value).expanduser())


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
