"""The calls for scripts: one article in, a report out. The command and these check alike."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck import readers
from claimcheck.baseline import Baseline
from claimcheck.config import Settings
from claimcheck.errors import ClaimcheckError, ReadError
from claimcheck.judging import open_reviewer
from claimcheck.model import Article
from claimcheck.pipeline import examine, reported
from claimcheck.readers.files import is_text
from claimcheck.sources.opening import open_articles, open_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from claimcheck.checkers.base import Checker
    from claimcheck.model import Report

    Checkers = Iterable[Checker | type[Checker]]

_TEXT_NAME = "text.md"


def check(
    path_or_text: str | os.PathLike[str] | Article, settings: Settings | None = None, *, checkers: Checkers = ()
) -> Report:
    """Check one article, given as a path, as text, or as an `Article` that was read before.

    A `str` is taken for text when it holds a line break, or white space and does not end like the name of an
    article (`.md`, `.html` …); nothing is looked up on the disk for that. `check_text` and `check_file` leave no
    doubt. `checkers` run besides those that the settings select. The lock file is the nearest one at or above the
    article, where the settings name none.

    >>> report = check("Slouching is good for your back. What do you think?")
    >>> [finding.code for finding in report.findings]
    ['CIT101']

    Raises:
        ReadError: The file is missing, empty, binary, undecodable or broken, or what is given is no article.
        ConfigError: A selected rule does not exist, or the lock file or the baseline is broken.
        PluginError: A checker takes the code or name of another one.
        ClaimcheckError: A fault of claimcheck itself; nothing else is raised.
    """
    if isinstance(path_or_text, Article):
        article = path_or_text
        return _check(lambda: article, article.path, settings, checkers)
    if isinstance(path_or_text, str):
        if not path_or_text.strip():
            raise ReadError("nothing to check: the text is empty; give the text or the path of an article")
        if is_text(path_or_text):
            return check_text(path_or_text, settings=settings, checkers=checkers)
    elif not isinstance(path_or_text, os.PathLike):
        kind = type(path_or_text).__name__
        raise ReadError(f"a text, a path or an Article is needed, not {kind}; for bytes call check_bytes(data, name)")
    return check_file(path_or_text, settings, checkers=checkers)


def check_file(path: str | os.PathLike[str], settings: Settings | None = None, *, checkers: Checkers = ()) -> Report:
    """Check the article in a file, whose suffix tells the format, or the one at an address on the web.

    >>> check_file("no-such-article.md")
    Traceback (most recent call last):
    claimcheck.errors.ReadError: no-such-article.md: No such file or directory; ...

    Raises what `check` does.
    """
    name = os.fsdecode(path)
    with open_articles(settings or Settings()) as read:
        return _check(lambda: read(name), name, settings, checkers)


def check_text(
    text: str, name: str = _TEXT_NAME, settings: Settings | None = None, *, checkers: Checkers = ()
) -> Report:
    """Check a text; the suffix of `name` tells whether it is Markdown, HTML (`.html`) or plain text (`.txt`).

    >>> check_text("Slouching is good for your back.").exit_code
    1

    Raises what `check` does.
    """
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        code = ord(text[error.start])
        raise ReadError(
            f"{name}: character {error.start + 1} is half a pair of surrogates (U+{code:04X}), which no text holds; "
            "decode the text anew"
        ) from error
    return check_bytes(data, name, settings, checkers=checkers)


def check_bytes(data: bytes, name: str, settings: Settings | None = None, *, checkers: Checkers = ()) -> Report:
    """Check the bytes of an article that would stand at `name`, whose suffix tells the format.

    >>> check_bytes(b"<p>Slouching is good for your back.</p>", "back.html").articles[0].claims[0].text
    'Slouching is good for your back.'

    Raises what `check` does.
    """
    return _check(lambda: readers.read(name, data), name, settings, checkers)


def check_html(fragment: str, settings: Settings | None = None, *, checkers: Checkers = ()) -> Report:
    """Check a piece of HTML, such as the body of an entry of a content management system.

    >>> [finding.code for finding in check_html("<p>Slouching is good for your back.</p>").findings]
    ['CIT101']

    Raises what `check` does.
    """
    return check_text(fragment, "fragment.html", settings, checkers=checkers)


def _check(read: Callable[[], Article], name: str, settings: Settings | None, checkers: Checkers) -> Report:
    settings = settings or Settings()
    own = [each() if isinstance(each, type) else each for each in checkers]
    known = Baseline.of(settings)
    start = Path(name).parent
    with open_sources(settings, start=start) as resolve, open_reviewer(settings, start=start) as reviewer:
        try:
            outcome = examine(read(), settings, resolve, checkers=own, reviewer=reviewer)
            return reported([outcome], known, settings)
        except ClaimcheckError:
            raise
        except Exception as crash:
            raise ClaimcheckError(
                f"{name}: a fault of claimcheck, please report it: {type(crash).__name__}: {crash}"
            ) from crash
