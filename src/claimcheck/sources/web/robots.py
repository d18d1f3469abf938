"""What a site asks of programs (RFC 9309): which pages they leave alone, and how long they wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protego import Protego

if TYPE_CHECKING:
    import requests

AGENT = "claimcheck"
LONGEST = 500_000
"""Bytes that are read, the least that RFC 9309 (2.5) asks for."""
SLOWEST = 10.0
"""Seconds between two requests that a site may ask for; for longer nobody waits."""


def rules_in(answer: requests.Response) -> str | None:
    """The rules of an answer to `/robots.txt`: none where it is missing; None where the site fails (2.3.1)."""
    if answer.status_code >= 500 or answer.status_code == 429:
        return None
    if answer.status_code != 200:
        return ""
    text = answer.content[:LONGEST].decode("utf-8", "replace")
    return "" if text.lstrip().startswith("<") else text  # a page that says that there is no such page


class Robots:
    """The rules of one site for us."""

    def __init__(self, text: str) -> None:
        """Read the rules in the text of a robots.txt."""
        self._rules = Protego.parse(text)

    def allows(self, url: str) -> bool:
        """Whether a page may be fetched."""
        return bool(self._rules.can_fetch(url, AGENT))

    @property
    def pause(self) -> float:
        """Seconds to wait between two requests, one at least."""
        asked = self._rules.crawl_delay(AGENT)
        return min(SLOWEST, max(1.0, float(asked or 0)))
