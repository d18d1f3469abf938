"""The language server as an editor sees it: a client speaks to it over standard input and output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls", reason="pygls comes with the extra [lsp]")

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

from claimcheck.cli import main
from tests.claimcheck_stub import StubServer

pytestmark = pytest.mark.slow

CLAIM = "Slouching is good for your back and cures back pain."
UNCITED = f"# 🧄 Backs\n\n🧄 {CLAIM}\n"
WAIT = 300
"""Seconds after which a server that says nothing hangs."""


class Editor:
    """An editor with one server and one article."""

    def __init__(self, path: Path, language: str) -> None:
        self.client: Any = LanguageClient("an editor", "1")
        self.uri = path.as_uri()
        self.language = language
        self.version = 0
        self.published: asyncio.Queue[list[lsp.Diagnostic]] = asyncio.Queue()
        self.told: asyncio.Queue[str] = asyncio.Queue()

        def published(params: lsp.PublishDiagnosticsParams) -> None:
            self.published.put_nowait(list(params.diagnostics))

        def told(params: lsp.ShowMessageParams) -> None:
            self.told.put_nowait(params.message)

        self.client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(published)
        self.client.feature(lsp.WINDOW_SHOW_MESSAGE)(told)

    async def start(self, **options: object) -> None:
        await self.client.start_io(sys.executable, "-m", "claimcheck", "server")
        await self.client.initialize_async(
            lsp.InitializeParams(capabilities=lsp.ClientCapabilities(), initialization_options=options)
        )
        self.client.initialized(lsp.InitializedParams())

    def open(self, text: str) -> None:
        item = lsp.TextDocumentItem(uri=self.uri, language_id=self.language, version=0, text=text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(text_document=item))

    def change(self, line: int, start: int, end: int, text: str) -> None:
        self.version += 1
        where = lsp.Range(start=lsp.Position(line, start), end=lsp.Position(line, end))
        self.client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                text_document=lsp.VersionedTextDocumentIdentifier(uri=self.uri, version=self.version),
                content_changes=[lsp.TextDocumentContentChangePartial(range=where, text=text)],
            )
        )

    @property
    def named(self) -> lsp.TextDocumentIdentifier:
        return lsp.TextDocumentIdentifier(uri=self.uri)

    async def shown(self) -> list[lsp.Diagnostic]:
        return await asyncio.wait_for(self.published.get(), WAIT)

    async def until(self, code: str) -> list[lsp.Diagnostic]:
        """The diagnostics, once there is one of this rule among them."""
        while True:
            shown = await self.shown()
            if any(each.code == code for each in shown):
                return shown

    async def hover(self, line: int, character: int) -> str:
        params = lsp.HoverParams(text_document=self.named, position=lsp.Position(line, character))
        found = await self.client.text_document_hover_async(params)
        return found.contents.value if found else ""

    async def actions(self, diagnostic: lsp.Diagnostic) -> dict[str, list[lsp.TextEdit]]:
        context = lsp.CodeActionContext(diagnostics=[diagnostic])
        params = lsp.CodeActionParams(text_document=self.named, range=diagnostic.range, context=context)
        found = await self.client.text_document_code_action_async(params)
        return {each.title: each.edit.changes[self.uri] for each in found or ()}

    async def stop(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()


def edit(path: Path, story: Callable[[Editor], Awaitable[None]], language: str = "markdown", **options: object) -> None:
    """Tell the story of one article being written."""

    async def told() -> None:
        editor = Editor(path, language)
        await editor.start(**options)
        await story(editor)
        await editor.stop()

    asyncio.run(told())


def test_findings_are_shown_as_one_types_and_go_when_the_article_is_closed(tmp_path: Path) -> None:
    async def story(editor: Editor) -> None:
        editor.open(UNCITED)
        (found, *_) = [each for each in await editor.shown() if each.code == "CIT101"]
        # The garlic before it is two units of UTF-16.
        assert found.range == lsp.Range(start=lsp.Position(2, 0), end=lsp.Position(2, 3 + len(CLAIM)))
        assert (found.source, found.severity) == ("claimcheck", lsp.DiagnosticSeverity.Warning)
        editor.change(2, 0, 3 + len(CLAIM), "What do you do for yours?")
        assert await editor.shown() == []
        editor.change(2, 0, 0, f"{CLAIM} ")
        assert (await editor.shown())[0].range.end == lsp.Position(2, len(CLAIM))
        editor.client.text_document_did_close(lsp.DidCloseTextDocumentParams(text_document=editor.named))
        assert await editor.shown() == []

    edit(tmp_path / "a.md", story, offline=True)


def test_a_finding_is_corrected_or_silenced_where_it_stands(tmp_path: Path) -> None:
    async def story(editor: Editor) -> None:
        editor.open(UNCITED)
        (found, *_) = [each for each in await editor.shown() if each.code == "CIT101"]
        (edit_,) = (await editor.actions(found))["Silence CIT101 on this line"]
        assert edit_.range.start == edit_.range.end == lsp.Position(2, 0)
        editor.change(2, 0, 0, edit_.new_text)
        assert not [each for each in await editor.shown() if each.code in {"CIT101", "SUP701", "SUP702"}]

    edit(tmp_path / "a.md", story, offline=True)


def test_in_mdx_the_comment_is_one_of_mdx(tmp_path: Path) -> None:
    async def story(editor: Editor) -> None:
        editor.open(UNCITED)
        (found, *_) = await editor.shown()
        assert any("{/* claimcheck-" in each[0].new_text for each in (await editor.actions(found)).values())

    edit(tmp_path / "a.mdx", story, language="mdx", offline=True)


def test_the_registries_are_asked_when_the_writer_pauses_and_their_words_are_shown(
    tmp_path: Path, stub: StubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMCHECK_REGISTRIES", stub.url)
    article = Path(__file__).parents[2] / "examples" / "articles" / "modic-changes.md"

    async def story(editor: Editor) -> None:
        text = article.read_text(encoding="utf-8")
        editor.open(text)
        first = await editor.shown()
        assert first
        assert not any(each.code and str(each.code).startswith("FID") for each in first)
        later = await editor.shown()
        placeholder = next(each for each in later if each.code == "REF201")
        made = await editor.actions(placeholder)
        assert "10.1186/1741-7015-10-22" in {each.new_text for edits in made.values() for each in edits}
        line = next(number for number, line in enumerate(text.splitlines()) if "[1]" in line or "<sup>1</sup>" in line)
        hovers = [await editor.hover(line, column) for column in range(0, 200, 20)]
        assert any("Rest versus exercise" in each and "“" in each for each in hovers)

    edit(tmp_path / "a.md", story, cache=False)


def test_settings_beside_the_article_hold_and_those_that_cannot_be_used_are_told(tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").write_text('ignore = ["CIT"]\nexclude = ["old.md"]\n', encoding="utf-8")

    async def story(editor: Editor) -> None:
        editor.open(UNCITED)
        assert not [each for each in await editor.shown() if str(each.code).startswith("CIT")]
        (tmp_path / "claimcheck.toml").write_text('ignroe = ["CIT"]\n', encoding="utf-8")
        params = lsp.DidSaveTextDocumentParams(text_document=editor.named)
        editor.client.text_document_did_save(params)
        told = await asyncio.wait_for(editor.told.get(), WAIT)
        assert "did you mean 'ignore'?" in told

    edit(tmp_path / "a.md", story, offline=True)


def test_an_article_that_is_excluded_is_left_alone_and_a_folder_above_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").write_text(f'exclude = ["old", "{tmp_path.name}"]\n', encoding="utf-8")
    (tmp_path / "old").mkdir()

    async def story(editor: Editor) -> None:
        left_alone, editor.uri = editor.uri, (tmp_path / "a.md").as_uri()
        editor.open(UNCITED)
        assert await editor.shown()
        editor.uri = left_alone
        editor.open(UNCITED)
        editor.uri = (tmp_path / "b.md").as_uri()
        editor.open("What do you do?\n")
        assert await editor.shown() == []

    edit(tmp_path / "old" / "a.md", story, offline=True)


def test_a_charset_that_the_page_declares_does_not_count_in_an_editor(tmp_path: Path) -> None:
    async def story(editor: Editor) -> None:
        editor.open(f'<html><head><meta charset="gb2312"></head><body>\n<p>Müde — {CLAIM}</p>\n</body></html>')
        (found, *_) = [each for each in await editor.shown() if each.code == "CIT101"]
        assert found.range.start == lsp.Position(1, 3)

    edit(tmp_path / "a.html", story, language="html", offline=True)


def test_without_pygls_the_command_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [each for each in sys.modules if each.startswith("claimcheck.server")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pygls", None)
    assert main(["server"]) == 2
    assert "pip install 'claimcheck-health[lsp]'" in capsys.readouterr().err
