"""The errors claimcheck raises; every message names the thing at fault and what to do next."""

from __future__ import annotations


class ClaimcheckError(Exception):
    """Base of every error that claimcheck raises on purpose.

    >>> from claimcheck import check
    >>> try:
    ...     check("no-such-article.md")
    ... except ClaimcheckError as error:
    ...     print(str(error)[:44])
    no-such-article.md: No such file or director
    """


class ReadError(ClaimcheckError):
    """A file could not be read as an article: missing, binary, undecodable, empty, broken."""


class EmptyError(ReadError):
    """A file that can be read holds nothing of an article: it is empty, an app shell, a redirect."""


class ConfigError(ClaimcheckError):
    """A setting is unknown or has a value that cannot be used."""


class PluginError(ClaimcheckError):
    """A checker could not be loaded, or its code is taken by another one."""
