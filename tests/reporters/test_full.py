from __future__ import annotations

from claimcheck.model import Failure, Report, Span
from claimcheck.reporters import render
from tests.reporters.sample import checked, finding, garlic, garlic_report

GARLIC = """\
Does garlic help?
2 claims · 1 reference · 3 findings

posts/garlic.md:3:1: CIT101 uncited-claim [warning]
   3 │ Experts say that garlic always lowers blood pressure. Garlic lowered systolic pressure by …
     │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       An effect on health is stated and no source is given for it.
     → Cite the study that shows it.

posts/garlic.md:3:25: STR503 absolute-wording [note] low confidence
   3 │ Experts say that garlic always lowers blood pressure. Garlic lowered systolic pressure by …
     │                         ^^^^^^
       An effect on health is stated and no source is given for it.
     → Cite the study that shows it.

posts/garlic.md:5:68: REF201 placeholder-doi [error]
   5 │ 1. Example A. Garlic and blood pressure. J Made Up 2015;3:1–9. doi:10.1234/PREACCEPT-77
     │                                                                    ^^^^^^^^^^^^^^^^^^^^
       This DOI was a placeholder and was never registered.
       “10.1234/PREACCEPT-77” (the form of pre-acceptance DOIs)
       Replace it by: 10.1234/made-up.77
     → Look up the DOI of the published article.

1 error, 1 warning and 1 note in 1 article.
Seen: 2 claims and 1 reference.
Works found: 0 of 1.
Not checked: the works of 1 reference (1, because the printed DOI is a placeholder).
Claims that cite a source: 1; compared with its text: 0.
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


def test_quiet_leaves_out_the_summary_only() -> None:
    assert render(garlic_report(), quiet=True) == GARLIC[: GARLIC.index("1 error, ")]


def test_articles_without_findings_are_counted_and_not_listed() -> None:
    text = render(Report(articles=(checked("Nothing.", path="calm.md"), garlic())))
    assert "calm.md" not in text
    assert "1 error, 1 warning and 1 note in 2 articles." in text


def test_an_article_without_a_title_goes_by_its_path() -> None:
    text = render(Report(articles=(checked("Garlic helps.", finding(Span(0, 13))),)))
    assert text.startswith("posts/note.md\n0 claims · 0 references · 1 finding\n\nposts/note.md:1:1: ")


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
