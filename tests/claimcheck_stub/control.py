"""Faults, latency and limits for those who run the stub from a shell: addresses below `/-/`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import asdict

from tests.claimcheck_stub.faults import Fault
from tests.claimcheck_stub.limits import GENEROUS, POLITE
from tests.claimcheck_stub.replies import Reply, json_reply, text_reply

if TYPE_CHECKING:
    from tests.claimcheck_stub.server import StubServer

USAGE = """\
/-/fault?registry=crossref&kind=too-many&path=10.1186&times=2&retry_after=1   plan a fault
    registry: a name, or * for all; path, times and retry_after may be left out; kind is one of
    {kinds}
/-/clear              plan no fault any more
/-/latency?ms=200     wait before each answer
/-/limits?polite=1    answer 429 beyond the limits that registries document; 0 for none
/-/reset              all of this back to the beginning
/-/log                the requests answered so far
"""


def control(stub: StubServer, path: str, query: Mapping[str, str]) -> Reply:
    """Do what a control address asks, and tell."""
    match path:
        case "/fault":
            return _plan(stub, query)
        case "/clear":
            stub.clear_faults()
        case "/latency":
            stub.latency = int(query.get("ms", "0")) / 1000
        case "/limits":
            stub.limit(POLITE if query.get("polite", "1") == "1" else GENEROUS)
        case "/reset":
            stub.reset()
        case "/log":
            return json_reply([asdict(asked) for asked in stub.log])
        case _:
            return text_reply(USAGE.format(kinds=", ".join(kind.value for kind in Fault)), status=404)
    return text_reply("done\n")


def _plan(stub: StubServer, query: Mapping[str, str]) -> Reply:
    try:
        kind = Fault(query.get("kind", ""))
        times = int(query["times"]) if "times" in query else None
    except ValueError as error:
        return text_reply(f"{error}\n", status=400)
    stub.fault(
        query.get("registry", "*"),
        kind,
        path=query.get("path", ""),
        times=times,
        retry_after=query.get("retry_after", ""),
    )
    return text_reply("done\n")
