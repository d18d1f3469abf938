import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import NoticeKind, Passage
from claimcheck.sources.records import (
    announces_in_capitals,
    first,
    is_notice_title,
    iso_date,
    notice_kind,
    passages,
    plain,
    section_name,
    title_notices,
    without_announcement,
)


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("Effects of <i>Bacillus</i>   &amp; friends", "Effects of Bacillus & friends"),
        ("CO&lt;sub&gt;2&lt;/sub&gt; in rooms", "CO2 in rooms"),
        ("first<br>second", "first second"),
        ("Pain &amp;lt; 3 points", "Pain < 3 points"),
        ("Hb &lt;LLN or &gt;ULN", "Hb <LLN or >ULN"),
        ('<span class="x">plain</span>', "plain"),
        ("size <jats:tex-math>$$x$$</jats:tex-math>x", "size x"),
    ],
)
def test_plain_text_has_no_markup(marked: str, text: str) -> None:
    assert plain(marked) == text


def test_sections_of_an_abstract_keep_their_titles() -> None:
    marked = (
        "<jats:title>Abstract</jats:title><jats:p>Opening.</jats:p>"
        "<jats:sec><jats:title>Results:</jats:title><jats:p>Pain fell.</jats:p></jats:sec>"
        "<jats:title>Empty</jats:title>"
    )
    assert passages(marked) == (Passage(section="", text="Opening."), Passage(section="Results", text="Pain fell."))
    assert passages("<h4>Aim</h4>To walk.") == (Passage(section="Aim", text="To walk."),)
    assert passages("&lt;h4&gt;Aim&lt;/h4&gt;To walk.") == (Passage(section="Aim", text="To walk."),)
    assert passages("") == ()


def test_section_names() -> None:
    assert section_name("ABSTRACT") == ""
    assert section_name("Methods and findings: ") == "Methods and findings"


def test_dates_are_as_precise_as_known() -> None:
    assert iso_date([2011, 5, 3]) == "2011-05-03"
    assert iso_date([2011, None, 3]) == "2011"
    assert iso_date([None]) == iso_date(None) == ""


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("retraction", NoticeKind.RETRACTION),
        ("Retraction notice", NoticeKind.RETRACTION),
        ("withdrawal", NoticeKind.RETRACTION),
        ("removal", NoticeKind.RETRACTION),
        ("partial_retraction", NoticeKind.CORRECTION),
        ("expression_of_concern", NoticeKind.CONCERN),
        ("Expression of concern", NoticeKind.CONCERN),
        ("correction", NoticeKind.CORRECTION),
        ("erratum", NoticeKind.CORRECTION),
        ("corrigendum", NoticeKind.CORRECTION),
        ("addendum", NoticeKind.CORRECTION),
        ("clarification", NoticeKind.CORRECTION),
        ("reinstatement", NoticeKind.REINSTATEMENT),
        ("new_version", None),
        ("new_edition", None),
        ("", None),
    ],
)
def test_kinds_of_notices(words: str, kind: NoticeKind | None) -> None:
    assert notice_kind(words) is kind


STAMPED = [
    "RETRACTED: Yoga and sleep",
    "RETRACTED ARTICLE: Yoga and sleep",
    "Retracted article: Yoga and sleep",
    "[Retracted] Yoga and sleep",
    "WITHDRAWN: Yoga and sleep",
    "WITHDRAWN—Yoga and sleep",
    "TEMPORARY REMOVAL: Yoga and sleep",
    "Yoga and sleep (Retracted)",
    "Yoga and sleep [RETRACTED]",
    "Yoga and sleep (Retracted article. See vol. 3, pg. 9, 2014)",
]
UNSTAMPED = [
    "Retracted science and the readers of it",
    "Retracted articles: who cites them?",
    "Withdrawn patients in trials of yoga",
    "Removal of ear wax: a review",
    "Yoga and sleep",
    "",
]


@pytest.mark.parametrize("title", STAMPED)
def test_a_stamped_title_announces_the_retraction(title: str) -> None:
    assert [notice.kind for notice in title_notices(title)] == [NoticeKind.RETRACTION]


@pytest.mark.parametrize("title", [*UNSTAMPED[:3], *UNSTAMPED[4:]])
def test_the_subject_of_an_article_is_no_announcement(title: str) -> None:
    assert title_notices(title) == ()


def test_stamps_in_capitals_stand_on_the_work_itself() -> None:
    assert announces_in_capitals("RETRACTED: Yoga and sleep")
    assert not announces_in_capitals("Retracted: Yoga and sleep")
    assert not announces_in_capitals("RETRACTED science: an essay")


def test_the_title_before_it_was_stamped() -> None:
    assert without_announcement("RETRACTED ARTICLE: Yoga and sleep") == "Yoga and sleep"
    assert without_announcement("[Retracted] Yoga and sleep") == "Yoga and sleep"
    assert without_announcement("Retracted science and the readers of it") == "Retracted science and the readers of it"


@pytest.mark.parametrize(
    "title",
    [
        "Retraction: Yoga and sleep",
        "Retraction—Yoga and sleep",
        "Retraction notice to “Yoga and sleep” [J Rest 3 (2011) 4]",
        "Retraction Note: Yoga and sleep",
        "Notice of Retraction: Yoga and sleep",
        "Retraction",
        "Retraction of: Yoga and sleep",
        "Withdrawal: Yoga and sleep",
        "Expression of concern: Yoga and sleep",
        "Editorial expression of concern: Yoga and sleep",
        "Author Correction: Yoga and sleep",
        "Correction to: Yoga and sleep",
        "Correction",
        "Erratum to: Yoga and sleep",
        "Corrigendum to “Yoga and sleep”",
        "Addendum: Yoga and sleep",
    ],
)
def test_titles_of_notices(title: str) -> None:
    assert is_notice_title(title)


@pytest.mark.parametrize(
    "title",
    [
        "Retraction of the tongue in surgery",
        "Correction of hyponatraemia: a cohort study",
        "Withdrawal from alcohol on a ward",
        "Removal of ear wax in children",
        "Expression of concern genes in yeast",
        "RETRACTED: Yoga and sleep",
        "Yoga and sleep",
        "",
    ],
)
def test_titles_of_articles_are_not_those_of_notices(title: str) -> None:
    assert not is_notice_title(title)


def test_first_of_a_list_or_the_string_itself() -> None:
    assert first({"title": ["A", "B"]}, "title") == first({"title": "A"}, "title") == "A"
    assert first({"title": []}, "title") == first({}, "title") == ""


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert "  " not in plain(text)
    title_notices(text)
    is_notice_title(text)
    passages(text)
