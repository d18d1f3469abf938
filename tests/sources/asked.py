"""A session that answers from what it was given, and remembers what it was asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from claimcheck.sources.registries import Registries
from claimcheck.sources.session import Session, SessionSettings


class Answering:
    """Answers every question with the same body."""

    def __init__(self, answer: Any) -> None:
        self.settings = SessionSettings(registries=Registries())
        self.answer = answer
        self.asked: list[tuple[str, Mapping[str, str]]] = []

    def _answer(self, url: str, params: Mapping[str, str] | None = None, **_kept: object) -> Any:
        self.asked.append((url, params or {}))
        return self.answer

    get_json = get_xml = get_text = _answer


def session(answer: Any) -> tuple[Session, list[tuple[str, Mapping[str, str]]]]:
    """The session for a client, and the list of what it will be asked."""
    answering = Answering(answer)
    return cast("Session", answering), answering.asked
