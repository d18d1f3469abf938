"""An OpenAI-compatible endpoint on this machine that answers as a test wants it to: well, badly, late or not at all."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

from attrs import define, field, frozen

Content = dict[str, Any]
"""What was asked: `sentences` and `claims`, as `asking.Batch` writes them."""
CONTROL = "lighthouse"
"""What tells the claim that no source bears out."""


@frozen
class Trouble:
    """An answer that is none."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(factory=dict)
    delay: float = 0.0


Answer = Callable[[Content], "str | Trouble"]


def quoted(content: Content, words: str) -> dict[str, Any]:
    """A quote with the number of the sentence that holds it; of no sentence where none does."""
    number = next((each["number"] for each in content["sentences"] if words in each["text"]), None)
    return {"sentence": number, "quote": words}


def judged(content: Content, claim: dict[str, Any], verdict: str, words: str) -> dict[str, Any]:
    """An answer to one claim that quotes the same words for all that it finds."""
    state = "found" if verdict == "SUPPORTED" else "not_found"
    parts = [{"part": each["part"], "state": state, **quoted(content, words)} for each in claim["parts"]]
    return {
        "id": claim["id"],
        "parts": parts,
        **quoted(content, words),
        "verdict": verdict,
        "confidence": 0.97,
    }


def left_open(claim: dict[str, Any]) -> dict[str, Any]:
    """An answer that leaves a claim open."""
    parts = [{"part": each["part"], "state": "not_found"} for each in claim["parts"]]
    return {"id": claim["id"], "parts": parts, "verdict": "NOT_ENOUGH_INFO", "confidence": 0.9, "fault": None}


def answers(content: Content, judge: Callable[[dict[str, Any]], dict[str, Any]], *, control: bool = True) -> str:
    """The JSON of an answer in which `judge` judges each claim; it sees through the control claim or not."""
    told = [left_open(each) if control and CONTROL in each["text"] else judge(each) for each in content["claims"]]
    return json.dumps({"answers": told})


def saying(said: str, words: str, **other: Any) -> Answer:
    """An endpoint that says one thing of every claim and quotes the same words."""
    return lambda content: answers(content, lambda claim: {**judged(content, claim, said, words), **other})


@define
class ChatStub:
    """The server; `answer` may be exchanged at any time, `script` holds answers that come first."""

    answer: Answer
    script: list[Trouble] = field(factory=list)
    asked: list[dict[str, Any]] = field(factory=list)
    """The bodies of all requests."""
    headers: list[dict[str, str]] = field(factory=list)
    _http: ThreadingHTTPServer = field(init=False)

    def __enter__(self) -> Self:
        stub = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                stub.asked.append(body)
                stub.headers.append(dict(self.headers))
                told = stub.script.pop(0) if stub.script else stub.answer(json.loads(body["messages"][1]["content"]))
                trouble = told if isinstance(told, Trouble) else Trouble(body=completion(told))
                time.sleep(trouble.delay)
                with suppress(OSError):  # who waits no longer has hung up
                    self.send_response(trouble.status)
                    for name, value in trouble.headers.items():
                        self.send_header(name, value)
                    self.send_header("Content-Length", str(len(trouble.body)))
                    self.end_headers()
                    self.wfile.write(trouble.body)

            def log_message(self, *_: Any) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.shutdown()
        self._http.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"


def completion(text: str, tokens: int = 500) -> bytes:
    """A text as the protocol wraps it."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
    return json.dumps({"object": "chat.completion", "choices": [choice], "usage": {"total_tokens": tokens}}).encode()
