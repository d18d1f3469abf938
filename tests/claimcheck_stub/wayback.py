"""The Internet Archive: which pages it has copies of."""

from __future__ import annotations

from collections.abc import Mapping

from tests.claimcheck_stub.replies import Reply, json_reply
from tests.claimcheck_stub.works import Catalogue

TIME = "20190501120000"


def answer(_catalogue: Catalogue, path: str, query: Mapping[str, str]) -> Reply:
    """The newest copy of a page: of every one whose address does not speak of `never`."""
    if path != "/available":
        return json_reply({"error": "no such endpoint"}, status=404)
    url = query.get("url", "")
    if "never" in url:
        return json_reply({"url": url, "archived_snapshots": {}})
    copy = {"status": "404" if "broken" in url else "200", "available": True, "timestamp": TIME}
    copy["url"] = f"http://web.archive.org/web/{TIME}/{url}"
    return json_reply({"url": url, "archived_snapshots": {"closest": copy}})
