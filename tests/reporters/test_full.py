from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck import Settings, check
from claimcheck.model import CheckedArticle, Failure, Report, Severity, Span
from claimcheck.reporters import render
from tests.reporters.sample import checked, finding, garlic, garlic_report, span_of

if TYPE_CHECKING:
    from pathlib import Path

GARLIC = """\
Does garlic help?
2 claims · 1 reference · 3 findings in 2 places

posts/garlic.md:3:1: CIT101 uncited-claim [warning]
   3 │ Experts say that garlic always lowers blood pressure.
       An effect on health is stated and no source is given for it.
     → Cite the study that shows it.
       also STR503 absolute-wording [note] low confidence
       “always”: An effect on health is stated and no source is given for it.

posts/garlic.md:5:68: REF201 placeholder-doi [error]
   5 │ Example A. Garlic and blood pressure. J Made Up 2015;3:1–9. doi:10.1234/PREACCEPT-77
       “10.1234/PREACCEPT-77”: This DOI was a placeholder and was never registered.
       “10.1234/PREACCEPT-77” (the form of pre-acceptance DOIs)
       Replace it by: 10.1234/made-up.77
     → Look up the DOI of the published article.

1 error, 1 warning and 1 note in 2 places of 1 article.
Seen: 2 claims and 1 reference.
Works found: 0 of 1.
Claims that cite a source: 1; compared with its text: 0.
Not checked: the works of 1 reference (1, because the printed DOI is a placeholder).
"""


def test_an_editor_sees_each_finding_with_its_words_the_reason_and_what_to_do() -> None:
    assert render(garlic_report()) == GARLIC


def test_colour_changes_nothing_but_the_colour() -> None:
    from rich.text import Text

    colored = render(garlic_report(), color=True)
    assert "\x1b[31mREF201 placeholder-doi" in colored
    assert "\x1b[33mCIT101 uncited-claim" in colored
    lines = [line.rstrip() for line in Text.from_ansi(colored).plain.splitlines()]
    assert lines == GARLIC.splitlines()


def many(notes: int, warnings: int) -> CheckedArticle:
    """An article of one-word paragraphs, each with a finding: first the notes, then the warnings."""
    source = "".join(f"Line {number:03}.\n\n" for number in range(notes + warnings))
    spans = [span_of(f"Line {number:03}.", source) for number in range(notes + warnings)]
    severities = [Severity.NOTE] * notes + [Severity.WARNING] * warnings
    return checked(source, *(finding(span, severity=each) for span, each in zip(spans, severities, strict=True)))


def test_notes_of_a_long_report_are_left_out_and_counted() -> None:
    report = Report(articles=(many(30, 7),))
    text = render(report)
    assert "[note]" not in text
    assert text.count("[warning]") == 7
    assert "30 more places with notes only: --verbose shows them." in text
    assert text.index("Start here: lines 61, 63, 65.") < text.index("Line 030.")
    assert len(text.splitlines()) <= 60
    assert render(report, verbose=True).count("[note]") == 30


def test_notes_of_a_short_report_are_shown() -> None:
    text = render(Report(articles=(many(3, 2),)))
    assert text.count("[note]") == 3
    assert "Start here" not in text


def test_an_article_of_notes_alone_is_not_empty() -> None:
    assert render(Report(articles=(many(40, 0),))).count("more places with notes only") == 1


def test_advice_is_given_once() -> None:
    text = render(Report(articles=(many(0, 3),)))
    assert text.count("→ Cite the study that shows it.") == 1


def test_sentences_stand_under_their_heading_without_markup(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# Salt\n\n## Risks\n\nSalt *causes* [strokes](https://shop.example/) in **adults**.\n", "utf-8")
    text = render(check(path, Settings(offline=True, cache=False)))
    assert "§ Risks\n" in text
    assert "│ Salt causes strokes in adults.\n" in text


def test_quiet_leaves_out_the_summary_but_for_what_was_not_checked() -> None:
    findings, unchecked = GARLIC[: GARLIC.index("1 error, ")], GARLIC[GARLIC.index("Not checked: ") :]
    assert render(garlic_report(), quiet=True) == findings + unchecked


def test_articles_without_findings_are_counted_and_not_listed() -> None:
    text = render(Report(articles=(checked("Nothing.", path="calm.md"), garlic())))
    assert "calm.md" not in text
    assert "1 error, 1 warning and 1 note in 2 places of 2 articles." in text


def test_an_article_without_a_title_goes_by_its_path() -> None:
    text = render(Report(articles=(checked("Garlic helps.", finding(Span(0, 13))),)))
    assert text.startswith("posts/note.md\n0 claims · 0 references · 1 finding in 1 place\n\nposts/note.md:1:1: ")


def test_files_that_failed_are_named_in_the_summary() -> None:
    text = render(garlic_report(Failure(path="a.md", message="empty"), Failure(path="b.md", message="gone")))
    assert "Not or not wholly checked: 2 paths (a.md, b.md)." in text


def test_what_would_steer_the_terminal_is_neutralised_everywhere() -> None:
    source = "\x1b]0;title\x07Garlic \u202ehelps.\n"
    article = checked(
        source,
        finding(Span(0, len(source) - 1), message="Why\x1b[2J\nnot.", advice="Do\u2066 it."),
        path="odd\x1b[31m\n.md",
        title="\x1b[5mTitle\u202e",
    )
    text = render(Report(articles=(article,)))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "␛]0;title␇Garlic <U+202E>helps." in text
    assert "odd␛[31m .md:1:1: " in text


def test_no_line_is_wider_than_the_terminal() -> None:
    text = render(garlic_report(), width=60)
    heads = ("posts/garlic.md:",)
    assert all(len(line) <= 60 for line in text.splitlines() if not line.startswith(heads))


def test_a_long_title_is_shortened() -> None:
    article = checked("Garlic helps.", finding(Span(0, 13)), title="Garlic " * 40)
    first = render(Report(articles=(article,)), width=60).splitlines()[0]
    assert first.endswith(" …")
    assert len(first) <= 60
