"""An OpenAI-compatible endpoint: one request for one answer, bounded in time and size, with retries."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import requests
import urllib3
from attrs import define, field, frozen

from claimcheck import __version__
from claimcheck.errors import ConfigError
from claimcheck.sources.limits import backoff
from claimcheck.sources.registries import is_loopback
from claimcheck.sources.transport import cause_of

if TYPE_CHECKING:
    from collections.abc import Mapping

ATTEMPTS = 3
PATIENCE = 120.0
"""Seconds that one request may take, retries included; a model on this machine may need most of them."""
_CONNECT = 5.0
_CAP, _PIECE = 2_000_000, 65536
"""Bytes of an answer that are read, and at once."""
_SAID = 160
"""Characters that are told of the reason for a refusal."""
_PASSING = {408, 425, 429, 500, 502, 503, 504}
_REFUSED = {400, 415, 422}
"""Statuses with which servers refuse what they do not know, such as a format of the response."""
_DENIED = {401: "the key is not accepted", 403: "access is denied", 404: "there is no such address or model"}


class EndpointError(Exception):
    """The endpoint gave no usable answer; the message says why."""

    def __init__(self, reason: str, *, passing: bool = False, retry_after: float | None = None) -> None:
        """`passing` tells whether asking again may help."""
        super().__init__(reason)
        self.passing = passing
        self.retry_after = retry_after


@frozen
class Reply:
    """What a model wrote, and the tokens that it took, where the endpoint told."""

    text: str
    tokens: int | None


@define
class Endpoint:
    """An address, a model and a key; the key goes to that address and nowhere else."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    patience: float = PATIENCE
    sleep: Callable[[float], None] = time.sleep
    sent: int = field(default=0, init=False)
    """Requests that have left, retries included."""
    _formats: bool = field(default=True, init=False)
    """Whether the server knows how to be asked for JSON."""

    def __attrs_post_init__(self) -> None:
        """Refuse an address that would give the key away.

        Raises:
            ConfigError: It is no address, or a key would be sent in the clear.
        """
        parts = urlsplit(self.url)
        if parts.username or parts.query:
            raise ConfigError("llm-url must hold neither name, password nor query: the key is read from its variable")
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ConfigError(f"llm-url must be an address such as http://127.0.0.1:11434/v1, not {self.url!r}")
        if self.key and parts.scheme != "https" and not is_loopback(self.url):
            raise ConfigError(f"llm-url {self.url!r} would send the key in the clear: use https")

    @property
    def host(self) -> str:
        """How it is called in reports."""
        return urlsplit(self.url).hostname or self.url

    def body(self, messages: list[dict[str, str]], answer_tokens: int) -> dict[str, Any]:
        """What is sent."""
        body: dict[str, Any] = {
            "model": self.model,
            "messages": messages,
            "temperature": 0,
            "max_tokens": answer_tokens,
            "stream": False,
        }
        return {**body, "response_format": {"type": "json_object"}} if self._formats else body

    def ask(self, messages: list[dict[str, str]], answer_tokens: int, attempts: int = ATTEMPTS) -> Reply:
        """The answer to a conversation, asked again while that may help, there is time and `attempts` are left.

        Raises:
            EndpointError: There is none.
        """
        until = time.monotonic() + self.patience
        attempt = 0
        while True:
            try:
                return self._ask_once(self.body(messages, answer_tokens), until)
            except EndpointError as error:
                attempt += 1
                wait = error.retry_after if error.retry_after is not None else backoff(attempt - 1)
                if not error.passing or attempt >= min(attempts, ATTEMPTS) or time.monotonic() + wait > until:
                    raise
                self.sleep(wait)

    def _ask_once(self, body: Mapping[str, Any], until: float) -> Reply:
        self.sent += 1
        address = f"{self.url.rstrip('/')}/chat/completions"
        left = until - time.monotonic()
        if left <= 0:
            raise EndpointError("the answer did not come in time")
        try:
            with requests.post(
                address,
                json=body,
                headers={"User-Agent": f"claimcheck/{__version__}"},
                auth=self._sign,
                timeout=(min(_CONNECT, left), left),
                proxies={"http": "", "https": ""} if is_loopback(self.url) else None,
                allow_redirects=False,
                stream=True,
            ) as response:
                content = _read(response, until)
        except (requests.RequestException, ValueError) as error:
            raise EndpointError(cause_of(error), passing=isinstance(error, requests.ConnectionError)) from None
        except urllib3.exceptions.HTTPError:
            raise EndpointError("the connection failed", passing=True) from None
        if response.status_code in _REFUSED and "response_format" in body:
            self._formats = False
            raise EndpointError("it does not know how to be asked for JSON", passing=True, retry_after=0)
        if response.status_code != requests.codes.ok:
            raise self._refusal(response, content)
        return _reply(content)

    def _sign(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """Put the key into a request; with an `auth` of its own, requests looks for none in .netrc."""
        if self.key:
            request.headers["Authorization"] = f"Bearer {self.key}"
        return request

    def _refusal(self, response: requests.Response, content: bytes) -> EndpointError:
        status = response.status_code
        said = _said(content)
        if self.key:  # some servers repeat it
            said = said.replace(self.key, "…")
        waiting = response.headers.get("Retry-After", "")
        return EndpointError(
            _DENIED.get(status, f"it answered with status {status}") + (f" ({said[:_SAID]})" if said else ""),
            passing=status in _PASSING,
            retry_after=float(waiting) if waiting.isdecimal() else None,
        )


def _read(response: requests.Response, until: float) -> bytes:
    """The body as it arrives, up to a cap and a time.

    Raises:
        EndpointError: It is longer or later.
    """
    read = bytearray()
    while piece := response.raw.read1(_PIECE, decode_content=True):
        read += piece
        if len(read) > _CAP:
            raise EndpointError(f"the answer is longer than {_CAP} bytes")
        if time.monotonic() > until:
            raise EndpointError("the answer did not come in time")
    return bytes(read)


def _said(content: bytes) -> str:
    """The reason that a server gives for refusing, such as a context that is too short; empty where it gives none."""
    try:
        told = json.loads(content)["error"]
        return str(told["message"] if isinstance(told, dict) else told)
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""


def _reply(content: bytes) -> Reply:
    try:
        told = json.loads(content)
        text = told["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        raise EndpointError("what it answered is no completion") from None
    if not isinstance(text, str):
        raise EndpointError("what it answered holds no text")
    usage = told.get("usage")
    tokens = usage.get("total_tokens") if isinstance(usage, dict) else None
    return Reply(text, tokens if isinstance(tokens, int) and not isinstance(tokens, bool) and tokens >= 0 else None)
