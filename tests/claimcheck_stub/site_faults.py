"""What sites send in the place of a page, and how they fail: the arguments of `SiteServer.put` for each."""

from __future__ import annotations

import gzip
from typing import Any

from claimcheck.model import PageState
from tests.claimcheck_stub.faults import Fault

_TEXT = "<html><body><h1>A page</h1><p>It would say something, if only it came whole.</p></body></html>" * 9


def page(title: str, text: str = "", words: int = 0) -> str:
    filler = "<p>These are the words of a page that says something about something else entirely, as pages do.</p>"
    return (
        f"<!doctype html><html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p>"
        f"{filler * (words // 16)}</body></html>"
    )


CONSENT = "We and our partners store cookies on your device. Accept all or manage options in your privacy settings."
FAULTS: dict[str, tuple[dict[str, Any], PageState]] = {
    "gone": ({"text": page("Gone"), "status": 410}, PageState.GONE),
    "not found": ({"text": page("x"), "status": 404}, PageState.GONE),
    "soft 404": ({"text": page("Page not found | NHS", "Sorry.")}, PageState.SEEMS_GONE),
    "soft 404 in other words": ({"text": page("Sorry, we can’t find that page", "x", 60)}, PageState.SEEMS_GONE),
    "front page": ({"status": 301, "Location": "/"}, PageState.SEEMS_GONE),
    "forbidden": ({"text": page("x"), "status": 403}, PageState.CLOSED),
    "login": ({"text": page("Sign in to MyHealth", "Password")}, PageState.CLOSED),
    "captcha": ({"text": page("Just a moment...", "Checking your browser")}, PageState.CLOSED),
    "challenge": ({"text": page("Just a moment..."), "status": 503, "cf_mitigated": "challenge"}, PageState.CLOSED),
    "consent wall": ({"text": page("Before you continue", CONSENT)}, PageState.CONSENT),
    "paywall": ({"text": page("Zinc", "Subscribe now to continue reading.", 60)}, PageState.PAYWALL),
    "error in 200": ({"text": page("500 Internal Server Error", "Oops")}, PageState.NO_TEXT),
    "domain for sale": ({"text": page("nhs.example: this domain may be for sale")}, PageState.NO_TEXT),
    "empty": ({"text": "<html><body></body></html>"}, PageState.NO_TEXT),
    "no body": ({"text": ""}, PageState.NO_TEXT),
    "app shell": ({"text": "<html><body><div id=root></div><script>go()</script></body></html>"}, PageState.NO_TEXT),
    "picture": ({"text": b"\x89PNG\r\n", "kind": "image/png"}, PageState.NO_TEXT),
    "pdf": ({"text": b"%PDF-1.7 ...", "kind": "application/pdf"}, PageState.PDF),
    "binary as html": ({"text": bytes(range(256)) * 20}, PageState.NO_TEXT),
    "too long": ({"text": b" " * 11_000_000}, PageState.CLOSED),
    "bomb": ({"text": gzip.compress(b" " * 1_000_000) * 60, "Content_Encoding": "gzip"}, PageState.CLOSED),
    "redirect inside": ({"status": 302, "Location": "http://10.0.0.1/"}, PageState.CLOSED),
    "redirect loop": ({"status": 302, "Location": "/conditions/colds"}, PageState.CLOSED),
    "file": ({"status": 302, "Location": "file:///etc/passwd"}, PageState.CLOSED),
}
"""Answers that are no page, and what each is told as."""
DOWN: dict[str, dict[str, Any]] = {
    "broken": {"status": 500},
    "unavailable": {"status": 503},
    "too many": {"status": 429},
    "reset": {"text": _TEXT, "fault": Fault.RESET},
    "cut": {"text": _TEXT, "fault": Fault.CUT},
    "slow": {"text": _TEXT, "fault": Fault.SLOW},
    "silent": {"text": _TEXT, "fault": Fault.SILENCE},
    "wrong compression": {"text": _TEXT, "Content_Encoding": "gzip"},
}
"""Sites that fail, of whose pages nothing is known."""
