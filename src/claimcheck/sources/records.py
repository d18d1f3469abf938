"""Reading fields that registries write alike: dates, marked-up titles and abstracts, words of a notice."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from claimcheck.model import Notice, NoticeKind, Passage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_SPACE = re.compile(r"\s+")
_SECTION = re.compile(r"<(?:jats:)?title>(.{0,120}?)</(?:jats:)?title>", re.DOTALL)
_NOTICE_KINDS = (
    (NoticeKind.REINSTATEMENT, re.compile(r"reinstat", re.IGNORECASE)),
    (NoticeKind.CONCERN, re.compile(r"concern", re.IGNORECASE)),
    (NoticeKind.RETRACTION, re.compile(r"retract|withdraw|remov", re.IGNORECASE)),
    (NoticeKind.CORRECTION, re.compile(r"correct|erratum|corrigend|addend|clarif", re.IGNORECASE)),
)
_RETRACTED_TITLE = re.compile(r"^\W{0,3}(?:RETRACTED(?: ARTICLE)?|WITHDRAWN)\b\W", re.IGNORECASE)
_NOTICE_TITLE = re.compile(
    r"^\W{0,3}(?:(?:partial |notice of )?retraction\b(?: note| notice)?(?: to| of)?\W|"
    r"withdrawal\b(?: notice)?(?: to| of)?\W|(?:editorial )?expression of concern\b|correction\b(?: to)?\W|"
    r"corrigendum\b|erratum\b|author correction\b|publisher correction\b)",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """Text without tags and entities, white space in single spaces; entities may be encoded twice."""
    return _SPACE.sub(" ", _TAG.sub("", html.unescape(html.unescape(text)))).strip()


def passages(marked: str) -> tuple[Passage, ...]:
    """The sections of an abstract in JATS or HTML markup, with their titles; one unnamed where there are none."""
    pieces = _SECTION.split(marked)
    sections = [("", pieces[0]), *zip(pieces[1::2], pieces[2::2], strict=True)]
    read = (Passage(section=plain(title).rstrip(":"), text=plain(text)) for title, text in sections)
    return tuple(passage for passage in read if passage.text)


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
    """The retraction that a title itself announces: `RETRACTED: …`, `WITHDRAWN: …`."""
    return (Notice(kind=NoticeKind.RETRACTION, said_by="title"),) if _RETRACTED_TITLE.match(title) else ()


def is_notice_title(title: str) -> bool:
    """Whether a title is that of a notice about another work, such as `Retraction: …` or `Erratum to …`."""
    return bool(_NOTICE_TITLE.match(title))


def first(message: Mapping[str, Any], key: str) -> str:
    """The first string of a list-valued field, or the string itself; empty where there is none."""
    value = message.get(key)
    if isinstance(value, list):
        value = value[0] if value else ""
    return plain(str(value)) if value else ""
