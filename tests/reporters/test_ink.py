from __future__ import annotations

from claimcheck.reporters.full import Style
from claimcheck.reporters.ink import LOOKS, colored, plain


def test_plain_lines_have_no_spaces_at_their_ends() -> None:
    assert plain([(("a", Style.PATH), (" b  ", Style.PLAIN)), ()]) == "a b\n\n"


def test_text_that_looks_like_markup_of_rich_stays_as_it_is() -> None:
    assert colored([(("[red]not[/red] :smile: http://x.org", Style.PLAIN),)]) == "[red]not[/red] :smile: http://x.org\n"


def test_a_long_line_is_not_broken() -> None:
    assert colored([(("word " * 300, Style.PLAIN),)]).count("\n") == 1


def test_every_style_has_a_look() -> None:
    assert set(LOOKS) == set(Style)
