"""Settings: what to look for, where, and how to report it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from attrs import Attribute, field, frozen

from claimcheck.errors import ConfigError
from claimcheck.model import EngineName, Severity

ALL = "ALL"
"""The selector that stands for every rule."""


class OutputFormat(StrEnum):
    """How a report is written."""

    FULL = "full"
    CONCISE = "concise"
    GROUPED = "grouped"
    JSON = "json"
    JSON_LINES = "json-lines"
    STATISTICS = "statistics"
    CSV = "csv"
    HTML = "html"
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
PerFile = tuple[tuple[str, tuple[str, ...]], ...]
"""Patterns of files, each with selectors of rules."""


def key_of(name: str) -> str:
    """A setting as configuration files call it."""
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


def _engine(value: str) -> EngineName:
    return _choice("verifier", EngineName, value)


def _words(value: str | Iterable[str]) -> tuple[str, ...]:
    """A tuple of trimmed words; one string is split at its commas, so that "CIT" is not three letters."""
    if isinstance(value, str):
        return tuple(word.strip() for word in value.split(",") if word.strip())
    if not isinstance(value, (list, tuple, set, frozenset)):
        raise ConfigError(f"a list of strings is needed, not {value!r}")
    return tuple(word.strip() if isinstance(word, str) else word for word in value)


def _paths(value: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> tuple[str, ...]:
    """A tuple of paths; one string is one path, whatever commas it holds."""
    if isinstance(value, (str, os.PathLike)):
        return (os.fspath(value),) if os.fspath(value) else ()
    if not isinstance(value, (list, tuple, set, frozenset)):
        raise ConfigError(f"a list of paths is needed, not {value!r}")
    return tuple(os.fspath(each) if isinstance(each, os.PathLike) else each for each in value)


def _pairs(value: object) -> tuple[tuple[str, object], ...]:
    """The pairs of a table, or of what is no table but pairs already."""
    items = value.items() if isinstance(value, Mapping) else value
    try:
        return tuple((str(name), given) for name, given in items)  # type: ignore[attr-defined]
    except (TypeError, ValueError):
        raise ConfigError(f"a table is needed, not {value!r}") from None


def _ignores(value: str | Mapping[str, Iterable[str]] | Iterable[tuple[str, Iterable[str]]]) -> PerFile:
    """Patterns and rules out of a table, or out of one string such as `drafts/*:CIT104,*.txt:STR`."""
    if not isinstance(value, str):
        return tuple((pattern, _words(rules)) for pattern, rules in _pairs(value))  # type: ignore[arg-type]
    found: dict[str, tuple[str, ...]] = {}
    for word in _words(value):
        pattern, colon, rule = word.rpartition(":")
        if not (colon and pattern and rule):
            raise ConfigError(f"per-file-ignores must be PATTERN:RULE with commas, and {word!r} is not")
        found[pattern] = (*found.get(pattern, ()), rule)
    return tuple(found.items())


def _severities(value: Mapping[str, str] | Iterable[tuple[str, str]]) -> tuple[tuple[str, Severity], ...]:
    return tuple((rules, _choice("severity", Severity, str(given))) for rules, given in _pairs(value))


def _named_words(_settings: object, attribute: Attribute[PerFile], value: PerFile) -> None:
    for pattern, rules in value:
        if not pattern or not all(isinstance(each, str) and each for each in rules):
            raise ConfigError(f"{key_of(attribute.name)} must hold lists of rules, and that of {pattern!r} is none")


def _all_words(_settings: object, attribute: Attribute[tuple[str, ...]], value: tuple[str, ...]) -> None:
    for word in value:
        if not isinstance(word, str) or not word:
            raise ConfigError(f"{key_of(attribute.name)} must be a list of strings, and {word!r} is none")


def _flag(_settings: object, attribute: Attribute[bool], value: bool) -> None:
    if not isinstance(value, bool):
        raise ConfigError(f"{key_of(attribute.name)} must be true or false, not {value!r}")


def _text(_settings: object, attribute: Attribute[str], value: str) -> None:
    if not isinstance(value, str):
        raise ConfigError(f"{key_of(attribute.name)} must be a string, not {value!r}")


def _count(_settings: object, attribute: Attribute[int], value: int) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ConfigError(f"{key_of(attribute.name)} must be a whole number, not {value!r}")


@frozen(kw_only=True)
class Settings:
    """What a check looks for and how it reports it; `Settings()` is every rule with the defaults.

    A list may be given as any list, tuple or set of strings or as one string with commas. Raises
    ConfigError for a value that cannot be used.

    >>> from claimcheck import check_text
    >>> check_text("Thyme cures colds.", settings=Settings(select="STR", fail_level="error")).exit_code
    0
    """

    select: tuple[str, ...] = field(default=(ALL,), converter=_words, validator=_all_words)
    """Rules to run: codes (`CIT101`), prefixes of codes (`CIT`), names (`uncited-claim`) or `ALL`."""
    extend_select: tuple[str, ...] = field(default=(), converter=_words, validator=_all_words)
    """Rules to run besides those of `select`."""
    ignore: tuple[str, ...] = field(default=(), converter=_words, validator=_all_words)
    """Rules not to run; the longer selector wins, and of equally long ones `ignore`."""
    per_file_ignores: PerFile = field(default=(), converter=_ignores, validator=_named_words)
    """Patterns of files, and the rules whose findings in them are silenced: counted, but not reported."""
    severity: tuple[tuple[str, Severity], ...] = field(default=(), converter=_severities)
    """Selectors of rules, and how grave their findings are; what is doubtful stays a note."""
    exclude: tuple[str, ...] = field(default=(), converter=_words, validator=_all_words)
    """Patterns of files and folders that a search of folders leaves out."""
    force_exclude: bool = field(default=False, validator=_flag)
    """Leave excluded files out also where they are named."""
    baseline: str = field(default="", validator=_text)
    """A file of findings that are known and not reported again (see `claimcheck.baseline`)."""
    offline: bool = field(default=False, validator=_flag)
    """Ask nobody on the network: use the lock file and the cache."""
    frozen: bool = field(default=False, validator=_flag)
    """Use the lock file alone, so that every run gives the same report."""
    follow_links: bool = field(default=False, validator=_flag)
    """Fetch the pages behind references that no registry knows, and compare claims with them."""
    lock: str = field(default="", validator=_text)
    """The lock file; empty for the nearest `claimcheck.lock` (see `find_lock`)."""
    with_abstracts: bool = field(default=False, validator=_flag)
    """Write abstracts into the lock file whatever their licence."""
    cache: bool = field(default=True, validator=_flag)
    """Keep what was learned from the network for later runs."""
    cache_dir: str = field(default="", validator=_text)
    """The folder of the cache; empty for `claimcheck` in the user's cache folder."""
    source: tuple[str, ...] = field(default=(), converter=_paths, validator=_all_words)
    """Files and folders whose works stand in for the registries: a manuscript, papers, a library with abstracts."""
    mailto: str = field(default="", validator=_text)
    """An address for the polite pools of Crossref and PubMed, which answer faster and can write to you."""
    verifier: EngineName = field(default=EngineName.BASE, converter=_engine)
    """Which engine decides how claims stand to their sources (see docs/how-to/use-a-model.md)."""
    llm_url: str = field(default="", validator=_text)
    """The address of an OpenAI-compatible service or server, such as `http://127.0.0.1:11434/v1`."""
    llm_model: str = field(default="", validator=_text)
    """The model to ask there."""
    llm_requests: int = field(default=200, validator=_count)
    """Requests that a run may send there; what is left then is decided by the base tier, and told."""
    llm_tokens: int = field(default=500_000, validator=_count)
    """Tokens that a run may use there, as estimated before each request."""
    nli_model: str = field(default="", validator=_text)
    """The folder of a model, or the name of one that was fetched from a hub."""
    calibration: str = field(default="", validator=_text)
    """A file of `claimcheck calibrate`: how sure an engine must be."""
    strict: bool = field(default=False, validator=_flag)
    """Exit with 2 for all that was not checked: works not learned of, sentences not compared."""
    allow_empty: bool = field(default=False, validator=_flag)
    """Let a file without any text of an article (empty, an app shell) be told of, but not give 2."""
    fail_level: Severity = field(default=Severity.WARNING, converter=_severity)
    """The least grave finding that makes the exit code 1."""
    exit_zero: bool = field(default=False, validator=_flag)
    """Exit with 0 even when there are findings."""
    output_format: OutputFormat = field(default=OutputFormat.FULL, converter=_format)
    output_file: str = field(default="", validator=_text)
    """Where the report goes; empty for standard output."""
    color: Color = field(default=Color.AUTO, converter=_color)
