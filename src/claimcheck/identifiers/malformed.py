"""What a writer meant as a DOI and what is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from claimcheck.identifiers.dois import DOIMatch, find_dois, read_doi


@frozen(kw_only=True)
class MalformedDOI:
    """A stretch of text that is printed as a DOI and cannot be one."""

    start: int
    end: int
    """`[start:end]` of the text it was found in."""
    reason: str
    """What is wrong, as a clause without full stop."""
    suggestion: str | None = None
    """What to print instead of `[start:end]`, when there is only one likely reading."""


_RESOLVER = r"(?:https?:/{1,2})?(?:www\.)?(?:dx\.)?doi\.org/"
_LABEL = re.compile(rf"\b(?:(?P<resolver>{_RESOLVER})|doi(?P<sign>\s{{0,2}}[:=]\s{{0,3}}|\s)(?!{_RESOLVER}))", re.IGNORECASE)
_TOKEN = re.compile(r"[^\s\"<>“”]{1,200}")
_TRAILING = ".,;:!?'’)]}>*_"
_MISTAKES: tuple[tuple[re.Pattern[str], str, str | None], ...] = tuple(
    (re.compile(form, re.IGNORECASE), reason, made)
    for form, reason, made in (
        (r"10\.(\d{4,9})\\+(?=\w)(.+)", "a backslash stands where the slash belongs", r"10.\1/\2"),
        (r"10[,;:](\d{4,9}/.+)", "a full stop belongs after the 10", r"10.\1"),
        (r"(?:[1lI][oO]|[lI]0)\.(\d{4,9}/.+)", "letters stand where the 10 belongs", r"10.\1"),
        (r"0\.(\d{4,9}/.+)", "a DOI begins with 10.", r"10.\1"),
        (r"\d{1,2}?(10\.\d{4,9}/.+)", "a digit too many stands before the 10", r"\1"),
        (r"10(\d{4,5}/.+)", "a full stop belongs after the 10", r"10.\1"),
        (r"(\d{4,5}/(?=\S*\d)[^/\s]\S{3,})", "the 10. at its beginning is missing", r"10.\1"),
        (r"10\.\d{1,3}/.+", "the number after 10. has at least four digits", None),
        (r"10\.(?:x{3,}|n{4,}|\?{3,}|#{3,})(?:/.*)?", "letters stand where its prefix needs digits", None),
        (r"10\.\d{4,9}/?", "the part after the slash is missing", None),
        (r"S?\d{4}-?\d{3}[\dX]\(\d{2}\)\d{5}-[\dX]", "this is a publisher's item number; a DOI begins with 10.", None),
    )
)
_SPACED = re.compile(r"10(?:\s{1,2}\.\s{0,2}|\.\s{1,2})(\d{4,9}\s{0,2}/\s{0,2}\S{1,150})")
_BACKSLASH = re.compile(r"(?<![\w.])10\.\d{4,5}\\+(?=[\djsJS])[^\s\"<>\\]{3,120}")
_DOUBLED = re.compile(rf"{_RESOLVER}(?={_RESOLVER}10\.)", re.IGNORECASE)
_DASH = re.compile("[\u2010-\u2013\u2212]|&(?:ndash|#8211|#x2013);")
_COMMA = re.compile(r"(?<=\.(?:19|20)\d\d),(?=\d\d\.\d{3}$)")


def find_malformed_dois(text: str) -> tuple[MalformedDOI, ...]:
    """Everything in `text` that is printed as a DOI and cannot be one, in order of place.

    Only what bears the label of a DOI (`doi:`, a doi.org address) is looked at, besides DOIs with a backslash,
    a typographic dash or a comma in the place of a full stop. A DOI that is right, or right but for a line end
    or an encoding, is not reported.
    """
    dois = tuple(find_dois(text))
    found = sorted((*_wrong_characters(text, dois), *_labelled(text, dois)), key=lambda each: (each.start, -each.end))
    kept: list[MalformedDOI] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return tuple(kept)


def _wrong_characters(text: str, dois: tuple[DOIMatch, ...]) -> Iterator[MalformedDOI]:
    for doi in dois:
        written = text[doi.start : doi.end]
        if _DASH.search(written):
            yield MalformedDOI(
                start=doi.start,
                end=doi.end,
                reason="it holds a dash where DOIs have a hyphen",
                suggestion=_DASH.sub("-", written),
            )
        elif _COMMA.search(written):
            yield MalformedDOI(
                start=doi.start,
                end=doi.end,
                reason="it holds a comma where a full stop belongs",
                suggestion=_COMMA.sub(".", written),
            )
    for match in _BACKSLASH.finditer(text):
        end = match.start() + len(match[0].rstrip(_TRAILING))
        yield MalformedDOI(
            start=match.start(),
            end=end,
            reason="a backslash stands where the slash belongs",
            suggestion=re.sub(r"\\+", "/", text[match.start() : end]),
        )


def _labelled(text: str, dois: tuple[DOIMatch, ...]) -> Iterator[MalformedDOI]:
    starts = {doi.start for doi in dois}
    for label in _LABEL.finditer(text):
        doubled = _DOUBLED.match(text, label.start()) if label["resolver"] else None
        if doubled:
            yield MalformedDOI(
                start=doubled.start(), end=doubled.end(), reason="the address of the resolver stands twice", suggestion=""
            )
            continue
        token = _TOKEN.match(text, label.end())
        written = token[0].rstrip(_TRAILING) if token else ""
        if label.end() in starts or any(label.end() <= start < label.end() + len(written) for start in ()):
            continue
        if not written:
            yield from _empty(text, label)
            continue
        yield from _mistaken(text, label.end(), written, starts)


def _empty(text: str, label: re.Match[str]) -> Iterator[MalformedDOI]:
    """A resolver's address with nothing behind it, neither here nor on the next line."""
    following = text[label.end() : label.end() + 60].lstrip()
    if label["resolver"] and not following.startswith("10."):
        yield MalformedDOI(start=label.start(), end=label.end(), reason="the DOI after the resolver's address is missing")


def _mistaken(text: str, start: int, written: str, starts: set[int]) -> Iterator[MalformedDOI]:
    spaced = _SPACED.match(text, start)
    if spaced:
        fixed = "10." + re.sub(r"\s", "", spaced[1]).rstrip(_TRAILING)
        if read_doi(fixed, 0):
            end = start + len(spaced[0].rstrip(_TRAILING))
            yield MalformedDOI(start=start, end=end, reason="it holds a space", suggestion=fixed)
            return
    if any(start <= each < start + len(written) for each in starts):
        return
    for form, reason, made in _MISTAKES:
        match = form.fullmatch(written)
        if match is None:
            continue
        suggestion = match.expand(made) if made else None
        doi = read_doi(suggestion, 0) if suggestion else None
        yield MalformedDOI(
            start=start,
            end=start + len(written),
            reason=reason,
            suggestion=suggestion if suggestion and doi and doi.end == len(suggestion) else None,
        )
        return
