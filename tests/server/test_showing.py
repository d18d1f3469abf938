"""What an editor shows of a checked article."""

from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="pygls comes with the extra [lsp]")

from lsprotocol import types as lsp

from claimcheck import Settings, check
from claimcheck.model import CheckedArticle, Span
from claimcheck.server.positions import Positions
from claimcheck.server.showing import actions, diagnostics, hover
from tests.reporters.sample import checked, finding

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"
URI = "file:///a.md"


@pytest.fixture(scope="module")
def example() -> CheckedArticle:
    settings = Settings(frozen=True, lock=str(EXAMPLES / "claimcheck.lock"))
    return check(EXAMPLES / "modic-changes.md", settings).articles[0]


def positions(article: CheckedArticle) -> Positions:
    return Positions(article.reading.article.source)


def shown(article: CheckedArticle, words: str) -> str:
    where = positions(article)
    place = article.reading.article.source.index(words)
    found = hover(article, where, where.position(place))
    assert found is None or isinstance(found.contents, lsp.MarkupContent)
    return found.contents.value if found and isinstance(found.contents, lsp.MarkupContent) else ""


def test_a_claim_shows_its_source_the_passages_and_what_differs(example: CheckedArticle) -> None:
    told = shown(example, "One group rested for")
    assert "Rest versus exercise as treatment" in told
    assert "  “" in told
    assert any(f"\n  {mark} " in told for mark in "✓·✗")
    assert shown(example, "Modic changes cause severe") == "This claim names no source."


def test_a_reference_shows_its_work_and_other_text_nothing(example: CheckedArticle) -> None:
    assert "Jensen, Leboeuf-Yde" in shown(example, "Jensen RK, Leboeuf-Yde")
    assert shown(example, "What do you do for yours?") == ""


def test_what_is_not_known_of_a_work_is_said() -> None:
    text = "Thyme shortens colds [1].\n\n## References\n\n1. Example A. Thyme and colds. J Made Up 2015;3:1-9.\n"
    article = check(text, Settings(offline=True, cache=False)).articles[0]
    assert "not looked up: the run is offline" in shown(article, "Example A.")
    assert "Not compared: no text of it is at hand." in shown(article, "Thyme shortens")


def test_evidence_stands_beside_the_finding_at_its_reference(example: CheckedArticle) -> None:
    found = diagnostics(example, positions(example), URI)
    placeholder = next(each for each in found if each.code == "REF201")
    assert placeholder.severity is lsp.DiagnosticSeverity.Error
    (related,) = placeholder.related_information or [None]
    assert related is not None
    line = example.reading.article.source[: example.reading.references[0].span.start].count("\n")
    assert related.location.range.start.line == line
    assert "Crossref" in related.message


def test_a_correction_is_offered_where_it_belongs_and_all_of_them_together(example: CheckedArticle) -> None:
    where = positions(example)
    found = diagnostics(example, where, URI)
    placeholder = next(each for each in found if each.code == "REF201")
    offered = {each.title: each for each in actions(example, where, URI, placeholder.range, found)}
    correction = offered["Correct it: 10.1186/1741-7015-10-22"]
    assert correction.is_preferred
    assert correction.diagnostics == [placeholder]
    assert offered["Make all corrections of claimcheck"].kind == lsp.CodeActionKind.SourceFixAll
    elsewhere = lsp.Range(start=lsp.Position(0, 0), end=lsp.Position(0, 0))
    assert {each.title for each in actions(example, where, URI, elsewhere, [])} == {
        "Make all corrections of claimcheck"
    }


def test_the_comment_that_silences_stands_above_the_line_as_far_in_as_it() -> None:
    source = "* Garlic:\n\n  Garlic helps.\n"
    place = Span(source.index("Garlic helps"), source.index("\n", 12))
    article = checked(source, finding(place))
    where = positions(article)
    (offered,) = actions(article, where, URI, where.range(place), [])
    assert offered.edit is not None
    ((edit,),) = (offered.edit.changes or {}).values()
    assert edit.new_text == "  <!-- claimcheck-disable-next-line CIT101 reason -->\n"
    assert edit.range.start == edit.range.end == lsp.Position(2, 0)


def test_words_of_an_article_neither_steer_nor_reorder() -> None:
    article = checked("Garlic.", finding(Span(0, 6), message="a\x1b[31m\u202eb\nc"))
    (found,) = diagnostics(article, positions(article), URI)
    assert "\x1b" not in found.message
    assert "\u202e" not in found.message
    assert found.message.count("\n") == 1
