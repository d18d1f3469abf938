"""What a registry answers, before it goes on the wire."""

from __future__ import annotations

import json
from typing import Any

from attrs import field, frozen

JSON = "application/json;charset=utf-8"
XML = "text/xml; charset=UTF-8"
PLAIN = "text/plain;charset=utf-8"
HTML = "text/html; charset=utf-8"


@frozen(kw_only=True)
class Reply:
    """Status, body and headers."""

    status: int = 200
    body: bytes = b""
    content_type: str = JSON
    headers: dict[str, str] = field(factory=dict)


def json_reply(data: Any, *, status: int = 200) -> Reply:
    """A JSON body."""
    return Reply(status=status, body=json.dumps(data, ensure_ascii=False).encode())


def text_reply(text: str, *, status: int = 200, content_type: str = PLAIN) -> Reply:
    """A body of text."""
    return Reply(status=status, body=text.encode(), content_type=content_type)
