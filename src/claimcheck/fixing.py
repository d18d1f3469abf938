"""Corrections written into the file of an article: the spans of the fixes change, no other byte does."""

from __future__ import annotations

import html
from difflib import unified_diff
from typing import TYPE_CHECKING
from urllib.parse import quote

from attrs import evolve, frozen

from claimcheck import regex as re
from claimcheck.errors import ClaimcheckError
from claimcheck.model import Fix, Span
from claimcheck.readers import Format, format_of
from claimcheck.readers.encoding import decoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_URL_BEFORE = re.compile(r"(?:https?://|\bdoi\.org/|\bwww\.)[^\s\"'<>]{0,300}\Z", re.IGNORECASE)
_URL = re.compile(r"https?://", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d{1,9}){0,9}/\S{1,1000}")
_RESOLVER_AND_DOI = re.compile(rf"(\s*https?://(?:dx\.)?doi\.org/)({_DOI.pattern})", re.IGNORECASE)
_RESOLVER = "https://doi.org/"
_IN_TAG = re.compile(r"<[a-z][^<>]{0,3000}\Z", re.IGNORECASE)
# An entry may end with a link or in italics: what is put after it stands behind their end, not within.
_CLOSERS = {
    Format.MARKDOWN: re.compile(
        r"(?:[*_]{1,3}|>|\](?:\([^()\n]{0,1000}(?:\([^()\n]{0,300}\)[^()\n]{0,1000})?\)|\[[^\]\n]{0,300}\])?"
        r"|</[a-z]{1,10}>){1,6}",
        re.IGNORECASE,
    ),
    Format.HTML: re.compile(
        r"(?:</(?:a|abbr|b|cite|code|em|font|i|small|span|strong|sub|sup|u)\s{0,9}>){1,9}", re.IGNORECASE
    ),
}
# A DOI as the words of a link: the address of the link around it, behind or before it, is corrected along.
_LINK_AROUND = {
    Format.HTML: re.compile(r"<a\b(?P<address>[^<>]{0,3000})>(?:(?!</a\b).){0,500}\Z", re.IGNORECASE | re.DOTALL),
    Format.MARKDOWN: re.compile(
        r"[^\[\]\n]{0,300}\]\((?P<address>[^\s()]{0,1000}(?:\([^\s()]{0,300}\)[^\s()]{0,1000})?)"
    ),
}
# What a registry says is written into files; no DOI holds what steers a terminal or reorders a line.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MEANT_AS_ENTITY = re.compile(r"&(?=#?\w{1,40};)")
# Characters that may stand in the path of a URL as they are (RFC 3986), less those that Crossref advises to
# encode and those that end a Markdown link or an attribute.
_PLAIN_IN_URL = "/:;@!$,=-._~"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


@frozen
class Corrected:
    """The bytes of a file with fixes made, and which were made."""

    data: bytes
    fixes: tuple[Fix, ...]


class FixError(ClaimcheckError):
    """A file whose fixes cannot be written into it."""


def compatible(fixes: Iterable[Fix]) -> tuple[Fix, ...]:
    """The fixes in order of place, less those that overlap an earlier one or begin where one begins.

    Which ones are kept does not depend on the order given: of two fixes that begin at the same place the
    shorter span counts, then the lesser text.
    """
    kept: list[Fix] = []
    for fix in sorted(set(fixes), key=lambda each: (each.span, each.text)):
        if not kept or (fix.span.start >= kept[-1].span.end and fix.span.start > kept[-1].span.start):
            kept.append(fix)
    return tuple(kept)


def apply_fixes(source: str, fixes: Iterable[Fix]) -> str:
    """The source with its compatible fixes made; everything outside their spans is as it was."""
    pieces = []
    here = 0
    for fix in compatible(fixes):
        pieces += [source[here : fix.span.start], fix.text]
        here = fix.span.end
    return "".join((*pieces, source[here:]))


def fix_file(path: str, data: bytes, fixes: Sequence[Fix]) -> Corrected:
    """The bytes of the article at `path` with the fixes made.

    Encoding, byte order mark, line ends and every byte outside the fixes stay. The text of a fix is given plain; one
    with control characters is not made. It is escaped as its place needs it: inside a URL by percent-encoding, in
    HTML and Markdown by entities. A DOI that replaces a whole URL becomes its address at doi.org; one that is the words
    of a link is corrected in its address too.

    Raises:
        FixError: The format is not one that is fixed, or its encoding cannot write the fix.
        ReadError: The bytes are no text.
    """
    kind = format_of(path, data)
    if kind in {Format.DOCX, Format.XML, Format.PDF}:
        raise FixError(
            f"{path}: {kind.name} files are not fixed, only Markdown, HTML and text: make the corrections by hand"
        )
    before = decoded(data, path)
    if before.mark + before.text.encode(before.encoding, "replace") != data:
        raise FixError(
            f"{path}: cannot be fixed without changing other bytes, since {before.encoding.upper()} writes "
            "them in more than one way: save the file as UTF-8"
        )
    made = fitted_fixes(before.text, fixes, kind)
    after = apply_fixes(before.text, made)
    try:
        return Corrected(before.mark + after.encode(before.encoding), made)
    except UnicodeEncodeError as error:
        raise FixError(
            f"{path}: {after[error.start]!r} of a fix cannot be written in {before.encoding.upper()}: "
            "save the file as UTF-8"
        ) from None


def fitted_fixes(source: str, fixes: Iterable[Fix], kind: Format) -> tuple[Fix, ...]:
    """The fixes that can be made together, each as it must be written at its place (see `fix_file`)."""
    harmless = [fix for fix in fixes if not _CONTROL.search(fix.text)]
    together = [each for fix in harmless for each in (fix, *_of_address(source, fix, kind))]
    fitted = compatible(_fitted(source, fix, kind) for fix in together)
    return tuple(fix for fix in fitted if fix.text != fix.span.of(source))


def diff(path: str, before: str, after: str) -> str:
    """A unified diff of two texts, as `patch` reads it; empty where they are equal.

    Lines keep their ends; one that has none is followed by the usual remark.
    """
    made = unified_diff(_LINE.findall(before), _LINE.findall(after), path, path)
    lines = (line if line.endswith(("\n", "\r")) else f"{line}\n\\ No newline at end of file\n" for line in made)
    return "".join(lines)


def _of_address(source: str, fix: Fix, kind: Format) -> Iterator[Fix]:
    """The same correction in the address of the link whose words bear the DOI."""
    wrong = fix.span.of(source)
    if kind not in _LINK_AROUND or not _DOI.fullmatch(fix.text) or not wrong or _URL.match(wrong):
        return
    around = (
        _LINK_AROUND[kind].match(source, fix.span.end)
        if kind is Format.MARKDOWN
        else _LINK_AROUND[kind].search(source, max(0, fix.span.start - 3600), fix.span.start)
    )
    within = around["address"].casefold().find(wrong.casefold()) if around else -1
    if around and within >= 0:
        start = around.start("address") + within
        yield evolve(fix, span=Span(start, start + len(wrong)))


def _fitted(source: str, fix: Fix, kind: Format) -> Fix:
    """The fix as it must be written at its place."""
    start, end = fix.span.start, fix.span.end
    if start == end and kind in _CLOSERS and (closers := _CLOSERS[kind].match(source, start)):
        start = end = closers.end()
    text = fix.text
    if not text[:1].isspace() and _URL_BEFORE.search(source, max(0, start - 320), start):
        text = quote(text, safe=_PLAIN_IN_URL)
    elif _DOI.fullmatch(text) and _URL.match(source, start, end):
        text = _RESOLVER + quote(text, safe=_PLAIN_IN_URL)
    elif address := _RESOLVER_AND_DOI.fullmatch(text):
        text = address[1] + quote(address[2], safe=_PLAIN_IN_URL)
    if kind is Format.HTML:
        text = html.escape(text, quote=bool(_IN_TAG.search(source, max(0, start - 3000), start)))
    elif kind is Format.MARKDOWN:
        text = _MEANT_AS_ENTITY.sub("&amp;", text).replace("<", "&lt;")
    return evolve(fix, span=Span(start, end), text=text)
