"""What a writer meant as a DOI and what is none."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck import regex as re
from claimcheck.identifiers.dois import DOIMatch, doi_of, find_dois
from claimcheck.identifiers.suffix_forms import whole_suffix

if TYPE_CHECKING:
    from collections.abc import Iterator


@frozen(kw_only=True)
class MalformedDOI:
    """A stretch of text that is printed as a DOI and cannot be one."""

    start: int
    end: int
    """`[start:end]` of the text it was found in."""
    reason: str
    """What is wrong, as a sentence without capital."""
    suggestion: str | None = None
    """What to print instead of `[start:end]`, when only one reading is likely."""


_RESOLVER = r"(?:https?:/{1,2})?(?:www\.)?(?:dx\.)?doi\.org/"
_LABEL = re.compile(
    rf"\b(?:(?P<resolver>{_RESOLVER})(?!{_RESOLVER})|doi(?:\s{{0,2}}[:=]\s{{0,3}}|\s{{1,3}})(?!{_RESOLVER}|https?:))",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\s\"<>“”]{1,200}")
_TRAILING = ".,;:!?'’)]}>*_|"
_LETTERS = r"(?:x{3,9}|n{4,9}|\?{3,9}|\#{3,9})"
_MISTAKES: tuple[tuple[str, str, str | None], ...] = (
    (r"10\.(\d{4,9})\\+(?=\w)(.+)", "a backslash stands where the slash belongs.", r"10.\1/\2"),
    (r"10[,;:](\d{4,9}/.+)", "a full stop belongs after the 10.", r"10.\1"),
    (r"(?:[1lI]o|[lI]0)\.(\d{4,9}/.+)", "letters stand where the 10 belongs.", r"10.\1"),
    (r"0\.(\d{4,9}/.+)", "a DOI begins with 10.", r"10.\1"),
    (r"\d(10\.\d{4,9}/.+)", "there is a digit too many before the 10.", r"\1"),
    (r"10([1-9]\d{3,4}/.+)", "a full stop belongs after the 10.", r"10.\1"),
    (r"([1-9]\d{3,4}/(?=\S*\d)[^/\s]\S{3,})", "the “10.” at its beginning is missing.", r"10.\1"),
    (r"10\.\d{1,3}/.+", "the number after “10.” has at least four digits.", None),
    (rf"10\.{_LETTERS}(?:/.*)?", "letters stand where the number of its prefix belongs.", None),
    (r"10\.(?:1016/S?|1002/(?:\(SICI\))?)\d{4}-\d{3}[\dX](?:[(\[<].{0,12})?", "it is cut off at a bracket.", None),
    (r"10\.\d{4,9}/?", "the part after the slash is missing.", None),
    (r"S?\d{4}-?\d{3}[\dX]\(\d{2}\)\d{5}-[\dX]", "this is a publisher's item number; a DOI begins with 10.", None),
)
"""What follows a label, what is wrong with it, and the template of what is meant."""
_SPACED = re.compile(r"10(?:\s{1,2}\.\s{0,2}|\.\s{1,2})(\d{4,9}\s{0,2}/\s{0,2}\S{1,150})")
_BACKSLASH = re.compile(r"(?<![\w.])10\.\d{4,5}\\{1,4}(?=\d|[js][.\d])[^\s\"<>\\]{3,120}", re.IGNORECASE)
_DOUBLED = re.compile(rf"\b{_RESOLVER}(?P<second>{_RESOLVER})(?=10\.)", re.IGNORECASE)
_DASH = re.compile("[\u2010-\u2013\u2212]|&(?:ndash|#8211|#x2013);")
_COMMA = re.compile(r"(?<=\.(?:19|20)\d\d),(?=\d\d\.\d{3}$)")

_ELSEVIER = re.compile(r"j\.[a-z]+\.\d", re.IGNORECASE)
"""A beginning after which year, month and number follow, or the DOI is cut off."""
_AFTER_COMMA = re.compile(r",(?=[a-z]?\d)([\w.()-]{3,60})")


def find_malformed_dois(text: str) -> tuple[MalformedDOI, ...]:
    """Everything in `text` that is printed as a DOI and cannot be one, in order of place.

    Only what bears the label of a DOI (`doi:`, a doi.org address) is looked at, besides DOIs with a backslash,
    a typographic dash or a comma in the place of a full stop. A DOI that is right, or right but for a line end
    or an encoding, is not reported.
    """
    dois = tuple(find_dois(text))
    candidates = (*_wrong_characters(text, dois), *_doubled(text), *_labelled(text, dois))
    kept: list[MalformedDOI] = []
    for each in sorted(candidates, key=lambda each: (each.start, -each.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return tuple(kept)


def _wrong_characters(text: str, dois: tuple[DOIMatch, ...]) -> Iterator[MalformedDOI]:
    """DOIs that are read but for one character that no DOI of their kind holds."""
    mistakes = (
        (_DASH, "-", "it holds a dash where DOIs have a hyphen."),
        (_COMMA, ".", "it holds a comma where a full stop belongs."),
    )
    for doi in dois:
        written = text[doi.start : doi.end]
        for wrong, right, reason in mistakes:
            if wrong.search(written):
                suggestion = _whole(wrong.sub(right, written))
                yield MalformedDOI(start=doi.start, end=doi.end, reason=reason, suggestion=suggestion)
        if (goes_on := _AFTER_COMMA.match(text, doi.end)) and "," not in written:
            whole = _whole(f"{written}.{goes_on[1].rstrip(_TRAILING)}")
            registrant, _, suffix = (whole or "").removeprefix("10.").partition("/")
            if whole and whole_suffix(registrant, suffix) == len(suffix):
                end = doi.end + 1 + len(goes_on[1].rstrip(_TRAILING))
                reason = "it holds a comma where a full stop belongs."
                yield MalformedDOI(start=doi.start, end=end, reason=reason, suggestion=whole)
    for match in _BACKSLASH.finditer(text):
        written = match[0].rstrip(_TRAILING)
        yield MalformedDOI(
            start=match.start(),
            end=match.start() + len(written),
            reason="a backslash stands where the slash belongs.",
            suggestion=_whole(re.sub(r"\\+", "/", written)),
        )


def _doubled(text: str) -> Iterator[MalformedDOI]:
    """Addresses in which the resolver stands twice."""
    for doubled in _DOUBLED.finditer(text):
        yield MalformedDOI(
            start=doubled.start(),
            end=doubled.end(),
            reason="the address of the resolver stands twice.",
            suggestion=doubled["second"],
        )


def _labelled(text: str, dois: tuple[DOIMatch, ...]) -> Iterator[MalformedDOI]:
    """What follows the label of a DOI and is none."""
    starts = [doi.start for doi in dois]
    for label in _LABEL.finditer(text):
        token = _TOKEN.match(text, label.end())
        written = token[0].rstrip(_TRAILING) if token else ""
        following = bisect_left(starts, label.end())
        if following < len(starts) and starts[following] <= label.end() + len(written):
            continue
        if written:
            yield from _mistaken(text, label.end(), written)
        elif label["resolver"] and not text[label.end() : label.end() + 60].lstrip().startswith("10."):
            reason = "the DOI behind the address of the resolver is missing."
            yield MalformedDOI(start=label.start(), end=label.end(), reason=reason)


def _mistaken(text: str, start: int, written: str) -> Iterator[MalformedDOI]:
    """The first mistake that explains what is `written` at `start`, behind a label."""
    spaced = _SPACED.match(text, start)
    meant = _whole("10." + re.sub(r"\s", "", spaced[1]).rstrip(_TRAILING)) if spaced else None
    if spaced and meant:
        end = start + len(spaced[0].rstrip(_TRAILING))
        yield MalformedDOI(start=start, end=end, reason="it holds a space.", suggestion=meant)
        return
    for form, reason, template in _MISTAKES:
        match = re.fullmatch(form, written, re.IGNORECASE)
        if match:
            meant = _whole(match.expand(template)) if template else None
            yield MalformedDOI(start=start, end=start + len(written), reason=reason, suggestion=meant)
            return


def _whole(meant: str) -> str | None:
    """`meant` if it is a DOI from its first character to its last, and none that its publisher cannot have given."""
    value = doi_of(meant)
    registrant, _, suffix = meant.removeprefix("10.").partition("/")
    misshapen = _ELSEVIER.match(suffix) and whole_suffix(registrant, suffix) is None
    return meant if value and len(value) == len(meant) and not misshapen else None
