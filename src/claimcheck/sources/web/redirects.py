"""Where an answer leads on: by its status, or by a page that does nothing else."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin

from claimcheck import regex as re

if TYPE_CHECKING:
    import requests

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_META_REFRESH = re.compile(
    r"<meta\s[^<>]{0,100}?http-equiv\s?=\s?[\"']?refresh[\"']?[^<>]{0,100}?content\s?=\s?[\"']\s{0,5}[0-5]\s{0,5};\s{0,5}"
    r"url\s?=\s?[\"']?([^\"'<>\s]{1,2000})",
    re.IGNORECASE,
)
_LEADING = 20_000
"""Bytes of a page at most that is there to lead on."""


def leads_to(answer: requests.Response, url: str) -> str | None:
    """Where a redirect leads, or a page that does nothing but lead on; None for another answer.

    Raises:
        ValueError: It leads to what is no address.
    """
    where = answer.headers.get("location", "").strip() if answer.status_code in _REDIRECTS else _refresh(answer)
    if not where:
        return None
    # Headers come as Latin-1, and addresses in them are sent as UTF-8 (as requests itself reads them).
    return urldefrag(urljoin(url, where.encode("latin-1", "replace").decode("utf-8", "replace"))).url


def _refresh(answer: requests.Response) -> str:
    """Where a short page sends its readers at once by `<meta http-equiv="refresh">`, as resolvers of identifiers do."""
    if answer.status_code != 200 or len(answer.content) > _LEADING:
        return ""
    meta = _META_REFRESH.search(answer.content.decode("latin-1"))
    return html.unescape(meta[1]).strip() if meta else ""
