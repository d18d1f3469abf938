"""Fetching pages: politely, safely, once."""

from __future__ import annotations

import gzip
import json
import socket
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from claimcheck.sources import cache as cache_module
from claimcheck.sources.failure import NotCached, SourceFailure
from claimcheck.sources.web import fetching
from claimcheck.sources.web.addresses import Policy
from claimcheck.sources.web.fetching import Fetcher, FetchSettings, NotFetchedError
from tests.claimcheck_stub.faults import Fault
from tests.claimcheck_stub.sites import SiteServer

Opening = Callable[..., Fetcher]
PAGE = "<!doctype html><html><body><p>Thyme shortens colds.</p></body></html>"
HOSTILE = (
    "http://10.0.0.1/",
    "http://127.0.0.2/latest/meta-data/",
    "http://169.254.169.254/latest/meta-data/",
    "http://192.168.1.1/admin",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[fe80::1]/",
    "http://0.0.0.0/",
    "http://100.64.0.1/",
    "http://[64:ff9b::7f00:1]/",
    "http://224.0.0.1/",
    "http://news.example:22/",
    "http://user:secret@news.example/",
    "file:///etc/passwd",
    "ftp://news.example/",
    "javascript:alert(1)",
)


def test_a_page_is_fetched_as_it_is(sites: SiteServer, fetcher: Opening) -> None:
    url = sites.put("nhs.example/colds?id=1", PAGE)
    fetched = fetcher(mailto="editor@example.org").fetch(f"{url}#top")
    assert (fetched.status, fetched.kind, fetched.charset, fetched.body) == (200, "text/html", "utf-8", PAGE.encode())
    assert fetched.url == fetched.final == url
    [visit] = sites.visits("nhs.example/colds")
    assert visit.headers["User-Agent"].startswith("claimcheck/")
    assert "mailto:editor@example.org" in visit.headers["User-Agent"]


@pytest.mark.parametrize("place", ["http://[bad", "//[", "http://[bad#part"])
def test_a_redirect_to_what_is_no_address_is_told(sites: SiteServer, fetcher: Opening, place: str) -> None:
    url = sites.put("nhs.example/colds", status=302, Location=place)
    with pytest.raises(NotFetchedError, match="leads to what is no address"):
        fetcher().fetch(url)
    sites.put("lost.example/robots.txt", status=301, Location=place)
    with pytest.raises(NotFetchedError, match="leads to what is no address"):
        fetcher().fetch("http://lost.example/page")


@pytest.mark.parametrize("url", ["http://[bad#part", "http://\udcff.example/", "http://news.example:0/"])
def test_what_is_no_address_is_not_asked_for(sites: SiteServer, fetcher: Opening, url: str) -> None:
    with pytest.raises(NotFetchedError):
        fetcher().fetch(url)
    assert sites.log == []


def test_where_one_address_of_a_host_is_silent_the_next_is_tried(
    sites: SiteServer, fetcher: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = sites.put("nhs.example/colds", PAGE)
    connect = socket.create_connection

    def connected(place: tuple[str, int], *rest: Any) -> socket.socket:
        if place[0] == "127.0.0.9":
            raise TimeoutError
        return connect(place, *rest)

    monkeypatch.setattr(socket, "create_connection", connected)
    policy = evolve(
        sites.policy,
        look_up=lambda host, port: [("127.0.0.9", port), *sites.look_up(host, port)],
        permits=lambda address: address.startswith("127."),
    )
    assert fetcher(policy=policy).fetch(url).status == 200
    silent = evolve(policy, look_up=lambda _, port: [("127.0.0.9", port)])
    with pytest.raises(SourceFailure, match="no connection within"):
        fetcher(policy=silent, afresh=True).fetch(url)


def test_nothing_of_the_user_is_told(
    sites: SiteServer, fetcher: Opening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / ".netrc"
    netrc.write_text("machine shop.example login me password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    sites.put("shop.example/a", status=302, Location="http://shop.example/b", Set_Cookie="seen=1; Path=/")
    sites.put("shop.example/b", PAGE, Set_Cookie="seen=2; Path=/")
    own = fetcher()
    own.fetch("http://shop.example/a")
    own.fetch("http://shop.example/c")
    assert len(sites.visits("shop.example/")) == 3
    for visit in sites.log:
        assert not {"Cookie", "Authorization", "Referer"} & visit.headers.keys()


@pytest.mark.parametrize("url", HOSTILE)
def test_no_hostile_address_is_fetched(sites: SiteServer, fetcher: Opening, url: str) -> None:
    with pytest.raises(NotFetchedError):
        fetcher().fetch(url)
    assert sites.log == []


@pytest.mark.parametrize("url", HOSTILE)
def test_no_redirect_leads_to_a_hostile_address(sites: SiteServer, fetcher: Opening, url: str) -> None:
    sites.put("news.example/a", status=302, Location=url)
    with pytest.raises(NotFetchedError):
        fetcher().fetch("http://news.example/a")
    assert {each.path for each in sites.log} == {"/robots.txt", "/a"}


def test_the_rules_of_a_site_lead_to_no_hostile_address_either(sites: SiteServer, fetcher: Opening) -> None:
    sites.put("news.example/robots.txt", status=301, Location="http://169.254.169.254/")
    with pytest.raises(NotFetchedError, match="not on the public web"):
        fetcher().fetch("http://news.example/a")


def test_a_name_that_changes_its_address_is_connected_to_where_it_was_checked(
    sites: SiteServer, fetcher: Opening
) -> None:
    """DNS rebinding: each connection looks up once, and goes to what was checked."""
    asked: list[str] = []

    def look_up(host: str, port: int) -> list[tuple[str, int]]:
        asked.append(host)
        return sites.look_up(host, port) if len(asked) == 1 else [("10.0.0.1", port)]

    sites.put("rebind.example/a", PAGE)
    own = fetcher(policy=evolve(sites.policy, look_up=look_up))
    assert own.fetch("http://rebind.example/a").body == PAGE.encode()
    assert asked == ["rebind.example"], "robots.txt and the page came over one connection"
    sites.put("rebind.example/b", PAGE, Connection="close")
    own.fetch("http://rebind.example/b")
    with pytest.raises(NotFetchedError, match="not on the public web"):
        own.fetch("http://rebind.example/c")


def test_the_policy_that_counts_lets_nobody_into_this_machine(sites: SiteServer, fetcher: Opening) -> None:
    port = sites.look_up("", 0)[0][1]
    own = fetcher(policy=Policy(ports=frozenset({80, port})))
    for host in ("127.0.0.1", "localhost"):
        with pytest.raises(NotFetchedError, match="not on the public web"):
            own.fetch(f"http://{host}:{port}/")
    assert sites.log == []


def test_redirects_are_followed_up_to_five(sites: SiteServer, fetcher: Opening) -> None:
    for hop in range(5):
        sites.put(f"long.example/{hop}", status=301, Location=f"/{hop + 1}")
    sites.put("long.example/5", PAGE)
    fetched = fetcher().fetch("http://long.example/0")
    assert (fetched.final, fetched.moved, fetched.url) == ("http://long.example/5", True, "http://long.example/0")
    sites.put("long.example/5", status=302, Location="/0")
    with pytest.raises(NotFetchedError, match="without end"):
        fetcher(afresh=True).fetch("http://long.example/0")


@pytest.mark.parametrize(
    "meta",
    [
        '<meta http-equiv="refresh" content="0; url=http://www.journal.example/a?b=1&amp;c=2">',
        "<META HTTP-EQUIV='REFRESH' CONTENT='2;URL=http://www.journal.example/a?b=1&c=2'/>",
    ],
)
def test_a_page_that_only_leads_on_is_followed(sites: SiteServer, fetcher: Opening, meta: str) -> None:
    sites.put("www.journal.example/a?b=1&c=2", PAGE)
    url = sites.put("hub.example/pii/1", f"<html><head>{meta}</head><body>Redirecting</body></html>")
    assert fetcher().fetch(url).final == "http://www.journal.example/a?b=1&c=2"


def test_a_page_does_not_lead_inside_either(sites: SiteServer, fetcher: Opening) -> None:
    url = sites.put("hub.example/a", '<meta http-equiv="refresh" content="0;url=http://169.254.169.254/latest">')
    with pytest.raises(NotFetchedError):
        fetcher().fetch(url)


@pytest.mark.parametrize("status", [404, 410, 401, 403, 451])
def test_an_answer_about_the_page_is_an_answer(sites: SiteServer, fetcher: Opening, status: int) -> None:
    assert fetcher().fetch(sites.put("gone.example/a", "<p>No.", status=status)).status == status


@pytest.mark.parametrize("status", [500, 502, 503, 429])
def test_a_site_that_fails_says_nothing_about_its_page(sites: SiteServer, fetcher: Opening, status: int) -> None:
    with pytest.raises(SourceFailure):
        fetcher().fetch(sites.put("down.example/a", status=status))


@pytest.mark.parametrize("fault", [Fault.SLOW, Fault.SILENCE, Fault.DRIP_HEADERS, Fault.CONTINUE, Fault.RESET])
def test_a_site_that_hangs_is_left(
    sites: SiteServer, fetcher: Opening, monkeypatch: pytest.MonkeyPatch, fault: Fault
) -> None:
    monkeypatch.setattr(fetching, "PATIENCE", 0.2)
    with pytest.raises(SourceFailure, match=r"slow\.example could not be reached"):
        fetcher().fetch(sites.put("slow.example/a", "x" * 10_000, fault=fault))


@pytest.mark.parametrize("packed", [True, False])
def test_no_more_is_unpacked_than_a_page_may_hold(sites: SiteServer, fetcher: Opening, packed: bool) -> None:
    body = b" " * 11_000_000
    url = sites.put("bomb.example/a", body)
    if packed:
        url = sites.put("bomb.example/a", gzip.compress(body), Content_Encoding="gzip")
    with pytest.raises(NotFetchedError, match="longer than any page"):
        fetcher().fetch(url)


def test_what_robots_forbid_is_not_fetched(sites: SiteServer, fetcher: Opening) -> None:
    sites.put("shy.example/robots.txt", "User-agent: *\nDisallow: /private/\n", kind="text/plain")
    own = fetcher()
    with pytest.raises(NotFetchedError, match=r"robots\.txt"):
        own.fetch(sites.put("shy.example/private/a", PAGE))
    assert own.fetch(sites.put("shy.example/public/a", PAGE)).status == 200
    assert [each.path for each in sites.log] == ["/robots.txt", "/public/a"]


def test_rules_for_us_by_name_count_before_those_for_all(sites: SiteServer, fetcher: Opening) -> None:
    sites.put(
        "shy.example/robots.txt", "User-agent: *\nDisallow:\n\nUser-agent: ClaimCheck\nDisallow: /\n", kind="text/plain"
    )
    with pytest.raises(NotFetchedError):
        fetcher().fetch(sites.put("shy.example/a", PAGE))


@pytest.mark.parametrize("status", [500, 503])
def test_where_robots_fail_nothing_is_fetched(sites: SiteServer, fetcher: Opening, status: int) -> None:
    sites.put("torn.example/robots.txt", status=status)
    with pytest.raises(SourceFailure, match=r"robots\.txt fails"):
        fetcher().fetch(sites.put("torn.example/a", PAGE))
    assert sites.visits("torn.example/a") == []


@pytest.mark.parametrize("status", [200, 401, 403, 404])
def test_where_there_are_no_rules_all_may_be_fetched(sites: SiteServer, fetcher: Opening, status: int) -> None:
    sites.put("open.example/robots.txt", "<html><p>Disallow: /</p></html>", status=status)
    assert fetcher().fetch(sites.put("open.example/a", PAGE)).status == 200


def test_rules_behind_a_redirect_count(sites: SiteServer, fetcher: Opening) -> None:
    sites.put("old.example/robots.txt", status=301, Location="http://new.example/robots.txt")
    sites.put("new.example/robots.txt", "User-agent: *\nDisallow: /\n", kind="text/plain")
    with pytest.raises(NotFetchedError):
        fetcher().fetch(sites.put("old.example/a", PAGE))


def test_each_redirect_obeys_the_rules_of_its_site(sites: SiteServer, fetcher: Opening) -> None:
    sites.put("shy.example/robots.txt", "User-agent: *\nDisallow: /\n", kind="text/plain")
    with pytest.raises(NotFetchedError):
        fetcher().fetch(sites.put("short.example/a", status=302, Location="http://shy.example/a"))
    assert sites.visits("shy.example") == []


def pause(own: Fetcher, host: str) -> float:
    """Seconds that are let pass between two requests to a host; one is asked at a time."""
    gate = own._gate(f"http://{host}/")
    assert gate._concurrency == 1
    return round(1 / gate._rate, 6)


def test_a_host_is_asked_once_a_second(sites: SiteServer, fetcher: Opening) -> None:
    assert pause(fetcher(pace=FetchSettings().pace), "busy.example") == 1.0
    own = fetcher(pace=0.004)
    own.fetch(sites.put("busy.example/a", PAGE))
    assert pause(own, "busy.example") == 0.004


@pytest.mark.parametrize(("asked", "given"), [("3", 3), ("0.2", 1), ("600", 10), ("soon", 1)])
def test_a_site_may_ask_for_more_time(sites: SiteServer, fetcher: Opening, asked: str, given: int) -> None:
    sites.put("slow.example/robots.txt", f"User-agent: *\nCrawl-delay: {asked}\n", kind="text/plain")
    own = fetcher(pace=0.001)
    own.fetch(sites.put("slow.example/a", PAGE))
    assert pause(own, "slow.example") == given / 1000


def test_a_page_is_fetched_once_and_asked_for_anew_by_its_mark(
    sites: SiteServer, fetcher: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = sites.put("nhs.example/colds", PAGE, ETag='"v1"')
    first = fetcher().fetch(url)
    assert fetcher().fetch(url) == first
    assert len(sites.visits("nhs.example/colds")) == 1
    tomorrow = time.time() + 2 * 86400
    monkeypatch.setattr(cache_module, "_now", lambda: tomorrow)
    again = fetcher().fetch(url)
    assert again.body == first.body
    assert sites.visits("nhs.example/colds")[-1].headers["If-None-Match"] == '"v1"'
    assert fetcher().fetch(url) == again, "confirmed, and so fresh again"
    assert len(sites.visits("nhs.example/colds")) == 2
    sites.put("nhs.example/colds", PAGE + "<p>New.", ETag='"v2"')
    monkeypatch.setattr(cache_module, "_now", lambda: tomorrow + 2 * 86400)
    assert fetcher().fetch(url).body.endswith(b"New.")


def test_offline_asks_nobody(sites: SiteServer, fetcher: Opening) -> None:
    url = sites.put("nhs.example/colds", PAGE)
    with pytest.raises(NotCached):
        fetcher(offline=True).fetch(url)
    assert sites.log == []
    fetched = fetcher().fetch(url)
    assert fetcher(offline=True).fetch(url) == fetched


def test_failures_and_closed_doors_are_not_kept(sites: SiteServer, fetcher: Opening) -> None:
    url = sites.put("shut.example/a", status=403)
    assert fetcher().fetch(url).status == 403
    sites.put("shut.example/a", PAGE)
    assert fetcher().fetch(url).status == 200


def test_a_spoilt_answer_in_the_cache_is_asked_for_anew(sites: SiteServer, fetcher: Opening, tmp_path: Path) -> None:
    url = sites.put("nhs.example/colds", PAGE)
    fetcher().fetch(url)
    with sqlite3.connect(tmp_path / "pages" / "answers.sqlite") as kept:
        body = json.dumps({"status": "what"}).encode()
        from zlib import crc32

        kept.execute("UPDATE answers SET body = ?, sum = ? WHERE question LIKE 'page %'", (body, crc32(body)))
    kept.close()
    assert fetcher().fetch(url).body == PAGE.encode()
