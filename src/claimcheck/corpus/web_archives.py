"""The pages of a web archive (WARC), by way of warcio: the extra `warc`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.errors import ConfigError, ReadError
from claimcheck.readers.limits import LARGEST_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator

    Record = dict[str, Any]

_PAGES = ("text/html", "application/xhtml+xml")


def warc_records(path: str) -> Iterator[Record]:
    """The pages of the archive that were answered with 200, under their addresses.

    Raises:
        ConfigError: warcio is not installed.
        ReadError: The archive is broken; what stands before that is given.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        raise ConfigError(f"{path}: web archives need the extra: pip install 'claimcheck-health[warc]'") from None
    with Path(path).open("rb") as file:
        try:
            for record in ArchiveIterator(file):
                if record.rec_type != "response" or record.http_headers is None:
                    continue
                kind = (record.http_headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
                if record.http_headers.get_statuscode() == "200" and kind in _PAGES:
                    address = record.rec_headers.get_header("WARC-Target-URI") or path
                    yield _page(address, record.content_stream().read(LARGEST_FILE + 1))
        except (ArchiveLoadFailed, AttributeError, ValueError) as error:  # of headers that are none
            raise ReadError(f"{path}: not read to its end: {error}") from error


def _page(address: str, data: bytes) -> Record:
    return {"id": address, "name": "article.html", "data": data}
