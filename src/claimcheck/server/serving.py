"""The language server: what editors ask, answered from the article as it is being written.

After a key the article is checked with what is at hand; when the writer pauses, the registries are asked about
references that nothing is known of, and the article is checked again.
"""

from __future__ import annotations

import asyncio
import codecs
import logging
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import define, evolve, field
from lsprotocol import types as lsp
from pygls import uris
from pygls.lsp.server import LanguageServer

import claimcheck
from claimcheck import readers
from claimcheck.baseline import Baseline
from claimcheck.config import Settings, find_config, find_lock, load_settings
from claimcheck.errors import ClaimcheckError, ConfigError, ReadError
from claimcheck.inputs import covers
from claimcheck.model import CheckedArticle
from claimcheck.pipeline import examine
from claimcheck.server.answers import Answers, remembered
from claimcheck.server.positions import Positions
from claimcheck.server.showing import SOURCE, actions, diagnostics, hover

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claimcheck.model import Reference, Resolution

    Look = Callable[[Sequence[Reference], Settings], dict[str, Resolution]]

TYPING = 0.03
"""Seconds without a key after which an article is checked with what is at hand."""
PAUSE = 1.5
"""Seconds without a key after which the registries are asked."""
_NAMES = {"markdown": "untitled.md", "mdx": "untitled.mdx", "html": "untitled.html", "plaintext": "untitled.txt"}
_FIRST = "Garlic lowers blood pressure [1].\n\n## References\n\n1. A B. Garlic. J C 2020;1:2. doi:10.1000/182\n"
"""Checked before an article is opened, so that the first one need not wait for what is loaded where it is used."""
_LANGUAGES = {*_NAMES, "quarto", "rmd"}


@define
class _Open:
    """An article that is open in the editor."""

    path: str
    text: str
    settings: Settings
    baseline: Baseline | None
    checked: CheckedArticle | None = None
    positions: Positions = field(factory=lambda: Positions(""))
    task: asyncio.Task[None] | None = None


class Desk:
    """The articles that are open, and the server that tells of them."""

    def __init__(self) -> None:
        """A server that has not been started."""
        self.server: Any = LanguageServer(SOURCE, claimcheck.__version__, lsp.TextDocumentSyncKind.Incremental)
        self._open: dict[str, _Open] = {}
        self._answers = Answers()
        self._given: dict[str, Any] = {}
        # One thread for what is at hand, so that two keys never race; one that may wait for the network.
        self._at_hand, self._asking = ThreadPoolExecutor(1), ThreadPoolExecutor(1)
        for name, answer in (
            (lsp.INITIALIZE, self._initialize),
            (lsp.TEXT_DOCUMENT_DID_OPEN, self._did_open),
            (lsp.TEXT_DOCUMENT_DID_CHANGE, self._did_change),
            (lsp.TEXT_DOCUMENT_DID_SAVE, self._did_save),
            (lsp.TEXT_DOCUMENT_DID_CLOSE, self._did_close),
            (lsp.TEXT_DOCUMENT_HOVER, self._hover),
        ):
            self.server.feature(name)(_function(answer))
        kinds = lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix, lsp.CodeActionKind.SourceFixAll])
        self.server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, kinds)(_function(self._actions))

    def start(self) -> None:
        """Serve on standard input and output until the editor has had enough."""
        logging.disable(logging.CRITICAL)  # what goes wrong is told to the editor
        first = _Open("warm.md", _FIRST, Settings(offline=True, cache=False), None)
        self._at_hand.submit(_checked, first, _FIRST, lambda _references, _settings: {})
        self.server.start_io()

    def _initialize(self, params: lsp.InitializeParams) -> None:
        options = params.initialization_options
        if isinstance(options, dict):
            self._given = {str(name).replace("-", "_"): value for name, value in options.items()}

    def _did_open(self, params: lsp.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        path = uris.to_fs_path(document.uri) or _NAMES.get(document.language_id, "")
        if document.language_id not in _LANGUAGES and Path(path).suffix.lower() not in readers.SUFFIXES:
            return
        self._answers.forget_open()
        opened = self._opened(path, document.text)
        if opened is not None:
            self._open[document.uri] = opened
            self._schedule(document.uri, 0)

    def _opened(self, path: str, text: str) -> _Open | None:
        """The article with the settings that hold for it; None where they cannot be used or exclude it."""
        folder = Path(path).absolute().parent
        try:
            settings = load_settings(folder, overrides=self._given)
            if not settings.lock and (lock := find_lock(settings, folder)).exists():
                settings = evolve(settings, lock=str(lock))
            beside = source.parent if (source := find_config(folder)) else folder
            if covers(os.path.relpath(path, beside).replace(os.sep, "/"), settings.exclude):
                return None
            return _Open(path, text, settings, Baseline.of(settings))
        except ConfigError as error:
            self._tell(str(error))
        except TypeError:
            self._tell(f"unknown setting among the options of the server: {', '.join(self._given)}")
        return None

    def _did_change(self, params: lsp.DidChangeTextDocumentParams) -> None:
        if opened := self._open.get(params.text_document.uri):
            opened.text = self.server.workspace.get_text_document(params.text_document.uri).source
            self._schedule(params.text_document.uri, TYPING)

    def _did_save(self, params: lsp.DidSaveTextDocumentParams) -> None:
        uri = params.text_document.uri
        before = self._open.get(uri)
        self._answers.forget_open()
        if before and (again := self._opened(before.path, before.text)):
            again.checked, again.positions, again.task = before.checked, before.positions, before.task
            self._open[uri] = again
            self._schedule(uri, 0)

    def _did_close(self, params: lsp.DidCloseTextDocumentParams) -> None:
        if opened := self._open.pop(params.text_document.uri, None):
            if opened.task:
                opened.task.cancel()
            self._publish(params.text_document.uri, [])

    def _hover(self, params: lsp.HoverParams) -> lsp.Hover | None:
        opened = self._open.get(params.text_document.uri)
        return hover(opened.checked, opened.positions, params.position) if opened and opened.checked else None

    def _actions(self, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        opened = self._open.get(params.text_document.uri)
        if not (opened and opened.checked and opened.checked.reading.article.source == opened.text):
            return []  # the text has changed since: an edit would go to another place
        shown = params.context.diagnostics
        return actions(opened.checked, opened.positions, params.text_document.uri, params.range, shown)

    def _schedule(self, uri: str, wait: float) -> None:
        opened = self._open[uri]
        if opened.task:
            opened.task.cancel()
        opened.task = asyncio.get_running_loop().create_task(self._tend(uri, opened, wait))

    async def _tend(self, uri: str, opened: _Open, wait: float) -> None:
        """Check an article now with what is at hand, and when the writer pauses with what the registries say."""
        await asyncio.sleep(wait)
        await self._check(uri, opened, self._at_hand, self._answers.at_hand)
        settings = opened.settings
        if settings.offline or settings.frozen or opened.checked is None:
            return
        if self._answers.open(opened.checked.reading.references):
            await asyncio.sleep(max(0.0, PAUSE - wait) if wait else 0)
            await self._check(uri, opened, self._asking, self._answers.asked)

    async def _check(self, uri: str, opened: _Open, pool: ThreadPoolExecutor, look: Look) -> None:
        text = opened.text
        loop = asyncio.get_running_loop()
        try:
            checked, told = await loop.run_in_executor(pool, _checked, opened, text, look)
        except ReadError:
            checked, told = None, []
        except ClaimcheckError as error:
            self._tell(str(error))
            return
        if opened.text == text and self._open.get(uri) is opened:
            opened.checked = checked
            opened.positions = Positions(text, self.server.workspace.position_encoding)
            self._publish(uri, diagnostics(checked, opened.positions, uri) if checked else [])
        for each in told:
            self._tell(each)

    def _publish(self, uri: str, found: list[lsp.Diagnostic]) -> None:
        self.server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri=uri, diagnostics=found))

    def _tell(self, message: str) -> None:
        params = lsp.ShowMessageParams(type=lsp.MessageType.Error, message=f"claimcheck: {message}")
        self.server.window_show_message(params)


def _function(method: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A function that calls a method: pygls marks what it registers, and a method bears no marks."""

    def answer(params: Any) -> Any:  # noqa: ANN401 - of the protocol
        return method(params)

    return answer


def _checked(opened: _Open, text: str, look: Look) -> tuple[CheckedArticle | None, list[str]]:
    """The article checked, and the checkers that crashed.

    Raises:
        ReadError: It has no text.
    """
    # The mark says how the bytes are written, whatever the text itself declares.
    data = codecs.BOM_UTF8 + text.encode("utf-8", "surrogatepass")
    article = readers.read(opened.path, data)
    settings = opened.settings
    checked, crashes = examine(article, settings, lambda references: look(references, settings), compare=remembered)
    return opened.baseline.less(checked) if opened.baseline else checked, [each.message for each in crashes]
