"""Citations by name and year: `(Smith et al., 2012; Jones 2015)`, `Smith and colleagues (2012)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.model import Block, Citation, CitationStyle
from claimcheck.references.authors import AuthorIndex, Said, fold

if TYPE_CHECKING:
    from claimcheck.references.taken import Taken


_YEAR = r"(?:(?:1[6-9]|20)\d\d[a-f]?|n\.\s?d\.?|in\spress|forthcoming)"
_INNER = re.compile(r"\(((?:[^()\[\]]|\[[^()\[\]]{0,40}\]){2,1500})\)|\[([^()\[\]]{2,1500})\]")
_OUTER = re.compile(r"\(((?:[^()]|\([^()]{0,80}\)){2,1500})\)")
_DATED = re.compile(rf"\b{_YEAR}(?!\w)")
_LEAD = (
    r"(?:(?:see|e\.g\.|i\.e\.|cf\.?|also|reviewed\s(?:in|by)|review(?:ed)?:?|for\s(?:a\s)?review|adapted\sfrom|"
    r"data\sfrom|source:|as\scited\sin|but\ssee|siehe|vgl\.|voir)[,:]?\s){0,3}"
)
_PIECE = re.compile(
    _LEAD + r"(?P<names>(?:[^\d;]|\d(?!\d{3})){2,120}?)"
    r"(?P<more>,?\s(?:et\sal\b\.?|u\.\s?a\.|and\s(?:colleagues|others|co-?workers)))?"
    rf"\s?[,:]?\s(?P<years>{_YEAR}(?:(?:,|,?\sand|\s&)\s?(?:{_YEAR}|[a-f]\b)){{0,6}})"
    r"(?:[,:]\s?(?:pp?\.?|chap(?:ter|\.)?|section|§|table|fig(?:ure|\.)?)\s?[\w–-]{1,12}|:\s?\d[\d–-]{0,12})?"
)
_CAPITALISED = r"[^\W\d_a-z][\w’'‐-]{1,40}"
_NAME = r"(?:(?:[vV][ao]n|[dD]e[rln]?|[lL][ae]|di|da|den|te[rn]|[aA]l|[eE]l|bin|dos|du|St\.?)\s){0,3}" + _CAPITALISED
_NARRATIVE = re.compile(
    rf"(?P<names>{_NAME}(?:\s{_CAPITALISED}){{0,3}}(?:(?:,\s{_NAME}){{0,4}},?\s(?:and|&|und|et|y)\s{_NAME})?)"
    r"(?P<more>,?\set\sal\b\.?,?|,?\sand\s(?:(?:his|her|their)\s)?(?:colleagues|co-?workers|others|associates|team))?"
    rf"(?:[’']s?)?\s[(\[](?P<years>{_YEAR}(?:,\s?(?:{_YEAR}|[a-f]\b)){{0,5}})(?:[,:]\s?(?:pp?\.?\s?)?\d[\d–-]{{0,9}})?[)\]]"
)
_SPLIT = re.compile(r";\s?|(?<=\d{4}),\s(?=[^\W\d_])|(?<=\d{4}[a-f]),\s(?=[^\W\d_])")
_SURNAMES = re.compile(rf"{_NAME}(?:(?:,\s|,?\s(?:and|&)\s){_NAME}){{0,5}}")
_AND = re.compile(r",?\s(?:and|&|und|et|y)\s|,\s")
_NO_NAMES_TEXT = (
    "january february march april may june july august september october november december spring summer autumn fall "
    "winter since until before after in by from figure fig table section study phase version updated accessed aged "
    "published reviewed retrieved copyright page volume chapter"
)
_NO_NAMES = frozenset(_NO_NAMES_TEXT.split())


class AuthorYearFinder:
    """Finds citations by name and year for the references of one article."""

    def __init__(self, index: AuthorIndex) -> None:
        self._index = index
        self._established = 0

    def find(self, block: Block, number: int, taken: Taken) -> list[Citation]:
        """The citations in a block, away from what is `taken`, in order of place; they are taken then."""
        if not _DATED.search(block.text):
            return []
        found: list[Citation] = []
        for pattern in (_INNER, _OUTER):
            for match in pattern.finditer(block.text):
                words = match[match.lastindex or 0]
                if _DATED.search(words) and not taken.hits(*match.span()):
                    citation = self._parenthetical(block, number, match.span(), words)
                    if citation:
                        found.append(citation)
                        taken.add(*match.span())
        for match in _NARRATIVE.finditer(block.text):
            if not taken.hits(*match.span()):
                citation = self._narrative(block, number, match)
                if citation:
                    found.append(citation)
                    taken.add(citation.start, citation.end)
        return sorted(found, key=lambda each: each.start)

    def _parenthetical(self, block: Block, number: int, span: tuple[int, int], words: str) -> Citation | None:
        pieces = [_PIECE.fullmatch(piece.strip()) for piece in _SPLIT.split(words) if piece.strip()]
        if not any(pieces):
            return None
        ids: dict[str, None] = {}
        lost: list[str] = []
        for piece in pieces:
            if piece is not None:
                self._look_up(piece, ids, lost)
        if not ids and not lost:
            return None
        if ids and not all(pieces) and len(pieces) > 2 * sum(piece is not None for piece in pieces):
            return None
        return Citation(
            block=number,
            start=span[0],
            end=span[1],
            span=block.span(*span),
            style=CitationStyle.AUTHOR_YEAR,
            references=tuple(ids),
            dangling=tuple(lost),
        )

    def _narrative(self, block: Block, number: int, match: re.Match[str]) -> Citation | None:
        words = match["names"].split(" ")
        for skip in range(min(4, len(words))):
            names = " ".join(words[skip:])
            if not names[:1].isupper() and names.split(" ", 1)[0] not in {
                "van",
                "von",
                "de",
                "di",
                "da",
                "la",
                "le",
                "du",
            }:
                continue
            ids: dict[str, None] = {}
            for said in _said(names, match["more"], match["years"]):
                reference = self._index.find(said)
                if reference:
                    ids[reference] = None
            if ids:
                start = match.start() + len(" ".join(words[:skip])) + (1 if skip else 0)
                self._established += 1
                return Citation(
                    block=number,
                    start=start,
                    end=match.end(),
                    span=block.span(start, match.end()),
                    style=CitationStyle.NARRATIVE,
                    references=tuple(ids),
                )
        return None

    def _look_up(self, piece: re.Match[str], ids: dict[str, None], lost: list[str]) -> None:
        """Add what a piece cites to `ids`, or its words to `lost` where they plainly cite and nothing fits."""
        for said in _said(piece["names"], piece["more"], piece["years"]):
            reference = self._index.find(said, frozenset(ids))
            if reference:
                ids[reference] = None
                self._established += 1
            elif self._surely_cites(piece):
                lost.append(re.sub(_LEAD, "", piece[0], count=1))

    def _surely_cites(self, piece: re.Match[str]) -> bool:
        names = piece["names"].strip()
        if fold(names).split(" ")[0] in _NO_NAMES or not _SURNAMES.fullmatch(names):
            return False
        return bool(piece["more"]) or (
            self._established >= 3 and len(names.split()) <= 3 and piece["years"][0].isdigit()
        )


def _said(names: str, more: str | None, years: str) -> list[Said]:
    """One value for each year in `2001, 2003a,b`; none where the words name nobody."""
    people = tuple(name for part in _AND.split(names.strip(" ,")) if (name := _without_initials(part)))
    if not people:
        return []
    whole = fold(names)
    found: list[Said] = []
    year: int | None = None
    for digits, letter, bare in re.findall(r"((?:1[6-9]|20)\d\d)([a-f])?|\b([a-f])\b", years):
        year = int(digits) if digits else year
        found.append(Said(names=people, whole=whole, more=bool(more), year=year, letter=letter or bare))
    return found or [Said(names=people, whole=whole, more=bool(more))]


def _without_initials(name: str) -> str:
    return fold(re.sub(r"(?:\s|^)(?:[^\W\d_a-z]\.[\s‐-]?){1,4}(?=\s|$)", " ", name))
