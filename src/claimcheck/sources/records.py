"""Reading fields that registries write alike: dates, marked-up titles and abstracts, words of a notice."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from claimcheck import regex as re
from claimcheck.model import Notice, NoticeKind, Passage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TEX = re.compile(r"<(?:jats:)?tex-math\b[^<>]{0,200}>.{0,2000}?</(?:jats:)?tex-math>", re.DOTALL)
_ATTRIBUTES = r"(?:\s+[\w:.-]{1,40}\s?=[^<>]{0,300})?\s?/?>"
_BLOCK = re.compile(rf"</?(?:jats:)?(?:p|br|div|li|list|list-item|sec|title|h[1-6]|td|tr){_ATTRIBUTES}", re.IGNORECASE)
# What stands between angle brackets without being a tag stays: "Hb <LLN or >ULN".
_TAG = re.compile(rf"</?[A-Za-z][\w:.-]{{0,40}}{_ATTRIBUTES}")
_SPACE = re.compile(r"\s+")
_SECTION = re.compile(r"<(?:(?:jats:)?title|h4)>(.{0,120}?)</(?:(?:jats:)?title|h4)>", re.DOTALL)
_NOTICE_KINDS = (
    (NoticeKind.REINSTATEMENT, re.compile(r"reinstat", re.IGNORECASE)),
    (NoticeKind.CONCERN, re.compile(r"concern", re.IGNORECASE)),
    # A notice that takes back a part leaves the work standing, as a correction does; PubMed files it so too.
    (NoticeKind.CORRECTION, re.compile(r"partial", re.IGNORECASE)),
    (NoticeKind.RETRACTION, re.compile(r"retract|withdraw|remov", re.IGNORECASE)),
    (NoticeKind.CORRECTION, re.compile(r"correct|errat|corrigend|addend|clarif", re.IGNORECASE)),
)
_ANNOUNCED = r"(?:retracted|withdrawn|(?:temporary )?remov(?:ed|al))(?: (?:article|chapter|paper|publication))?"
_RETRACTED_TITLE = re.compile(
    rf"^\W{{0,3}}{_ANNOUNCED}(?:\s?[:\])—–]|\s-\s|\s?\*)"
    r"|[(\[]\s?(?:retracted|withdrawn)(?: article\b[^()\[\]]{0,200})?\s?[)\]]\W{0,2}$",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"^\W{0,3}(?:RETRACTED|WITHDRAWN|REMOVED|TEMPORARY REMOVAL)\b")
_PREFIX = re.compile(rf"^\W{{0,3}}{_ANNOUNCED}(?:\s?[:\])—–]|\s-\s|\s?\*)\W{{0,3}}", re.IGNORECASE)
_SAYS = r"(?:retraction|withdrawal|removal|expression of concern|correction|corrigend(?:um|a)|errat(?:um|a)|addendum)"
_NOTICE_TITLE = re.compile(
    r"^\W{0,3}(?:(?:author|publisher|editorial|partial|temporary|notice of|statement of|note of)\W{1,2}){0,2}"
    rf"(?:{_SAYS}s?(?:\W{{1,3}}$|$|\s?[:—–]|\s-\s|\.\s|\s?[\"“‘«])"
    rf"|{_SAYS} (?:notice|note|statement)\b"
    rf"|{_SAYS} (?:to|of|for|on)(?:\s?:|\s?[\"“‘«]|:| the article\b| (?:doi|10\.))"
    r"|(?:correction|corrigend(?:um|a)|errat(?:um|a)|addendum) to\b)",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """Text without tags and entities, white space in single spaces; entities may be encoded twice."""
    decoded = html.unescape(html.unescape(text))
    return _SPACE.sub(" ", _TAG.sub("", _BLOCK.sub(" ", _TEX.sub(" ", decoded)))).strip()


def passages(marked: str) -> tuple[Passage, ...]:
    """The sections of an abstract in JATS or HTML markup, with their titles; one unnamed where there are none.

    A title that only says that this is an abstract names no section.
    """
    pieces = _SECTION.split(html.unescape(marked) if "&lt;" in marked else marked)
    sections = [("", pieces[0]), *zip(pieces[1::2], pieces[2::2], strict=True)]
    read = (Passage(section=section_name(title), text=plain(text)) for title, text in sections)
    return tuple(passage for passage in read if passage.text)


def section_name(title: str) -> str:
    """The title of a section of an abstract without its colon; empty for `Abstract` and the like."""
    name = plain(title).rstrip(":. ")
    return "" if name.casefold() in {"abstract", "summary", "unlabelled", "unassigned"} else name


def iso_date(parts: Sequence[int | None] | None) -> str:
    """ISO 8601 of `[year, month, day]`, as far as given."""
    known: list[str] = []
    for place, value in enumerate(parts or ()):
        if value is None:
            break
        known.append(f"{int(value):04d}" if place == 0 else f"{int(value):02d}")
    return "-".join(known)


def notice_kind(words: str) -> NoticeKind | None:
    """The kind of notice that a registry's word for an update stands for; None for new versions and the like."""
    return next((kind for kind, pattern in _NOTICE_KINDS if pattern.search(words)), None)


def title_notices(title: str) -> tuple[Notice, ...]:
    """The retraction that the title of a work itself announces: `RETRACTED: …`, `WITHDRAWN: …`, `… (Retracted)`."""
    return (Notice(kind=NoticeKind.RETRACTION, said_by="title"),) if _RETRACTED_TITLE.search(title) else ()


def announces_in_capitals(title: str) -> bool:
    """Whether a title begins with `RETRACTED` or `WITHDRAWN` in capitals.

    Publishers stamp the retracted work so; some of them print `Retracted: …` or `[Retracted] …` over the notice.
    """
    return bool(_CAPITALS.match(title) and title_notices(title))


def without_announcement(title: str) -> str:
    """The title as it was before `RETRACTED:` and the like were put in front of it."""
    return _PREFIX.sub("", title)


def is_notice_title(title: str) -> bool:
    """Whether a title is that of a notice about another work, such as `Retraction: …` or `Erratum to …`.

    The subject of an article does not count: `Retraction of the tongue in surgery`, `Correction of hyponatraemia`.
    """
    return bool(_NOTICE_TITLE.match(title))


def first(message: Mapping[str, Any], key: str) -> str:
    """The first string of a list-valued field, or the string itself; empty where there is none."""
    value = message.get(key)
    if isinstance(value, list):
        value = value[0] if value else ""
    return plain(str(value)) if value else ""
