"""claimcheck reads a health article, links its claims to their references and flags what must not be printed.

>>> from claimcheck import check
>>> report = check("Slouching is good for your back. What do you think?")
>>> [finding.code for finding in report.findings]
['CIT101']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from claimcheck.installed import warn_of_others

if TYPE_CHECKING:
    from claimcheck.api import check, check_bytes, check_file, check_html, check_text
    from claimcheck.checkers.base import Checker
    from claimcheck.config import Settings
    from claimcheck.errors import ClaimcheckError
    from claimcheck.identifiers import DOI
    from claimcheck.model import Article, CheckedArticle, Claim, Comparison, Finding, Reading, Reference, Report, Work
    from claimcheck.pipeline import check_files
    from claimcheck.verification import verify

__version__ = "0.1.0"

__all__ = [
    "DOI",
    "Article",
    "CheckedArticle",
    "Checker",
    "Claim",
    "ClaimcheckError",
    "Comparison",
    "Finding",
    "Reading",
    "Reference",
    "Report",
    "Settings",
    "Work",
    "check",
    "check_bytes",
    "check_file",
    "check_files",
    "check_html",
    "check_text",
    "verify",
]

warn_of_others()

_HOMES = {
    "DOI": "claimcheck.identifiers",
    "Article": "claimcheck.model",
    "CheckedArticle": "claimcheck.model",
    "Checker": "claimcheck.checkers.base",
    "Claim": "claimcheck.model",
    "Comparison": "claimcheck.model",
    "ClaimcheckError": "claimcheck.errors",
    "Finding": "claimcheck.model",
    "Reading": "claimcheck.model",
    "Reference": "claimcheck.model",
    "Report": "claimcheck.model",
    "Settings": "claimcheck.config",
    "Work": "claimcheck.model",
    "check": "claimcheck.api",
    "check_bytes": "claimcheck.api",
    "check_file": "claimcheck.api",
    "check_files": "claimcheck.pipeline",
    "check_html": "claimcheck.api",
    "check_text": "claimcheck.api",
    "verify": "claimcheck.verification",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used, so that `import claimcheck` stays quick (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names, loaded or not."""
    return sorted({*globals(), *__all__})
