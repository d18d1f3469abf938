"""Where a URL stands in a text, and how it ends."""

from __future__ import annotations

from claimcheck import regex as re

_START = re.compile(
    r"(?<![\w@.\-/])(?:www\.(?=\w)|(?:dx\.)?doi\.org/(?=\w)|(?:www\.)?(?:pubmed\.|pmc\.)?ncbi\.nlm\.nih\.gov/(?=\w)"
    r"|(?:www\.)?(?:clinicaltrials\.gov|europepmc\.org|orcid\.org|arxiv\.org)/(?=\w))"
    r"|(?:https?|ftp):\\?/\\?/(?=[^\s\"<>\\/])",
    re.IGNORECASE,
)
_BODY = re.compile(r"(?:[^\s\"<>`{}|\\^\u2018-\u201f\u00ab\u00bb\u2026\u3000-\u303f\uff01-\uff5e]|\\[/_&])+")
_STOP = re.compile(
    r"&(?:amp;)?(?:quot|lt|gt|apos|nbsp|rdquo|ldquo|rsquo|lsquo|\#34|\#39|\#60|\#62|\#160);|[,;]https?://"
    r"|(?<![=/:?&])https?:\\?/\\?/|\]\(|'[>\s,;)]",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[()\[\]]")
_TRAILING = ".,;:!?'*_~$@&="
_LONGEST = 2048


def may_hold_url(text: str) -> bool:
    """Whether a URL may stand in `text`: a quick look that spares most texts the search."""
    return ":/" in text or ":\\/" in text or any(hint in text.lower() for hint in ("www.", ".org/", ".gov/"))


def next_url(text: str, at: int) -> tuple[int, int] | None:
    """`(start, end)` of the next URL from `at` on, without the punctuation of the sentence around it."""
    while start := _START.search(text, at):
        body = _BODY.match(text, start.start(), min(len(text), start.start() + _LONGEST))
        assert body is not None
        end = _end(text, start.end(), body.end())
        if end > start.end():
            return start.start(), end
        at = start.end()
    return None


def _end(text: str, start: int, end: int) -> int:
    """Where the URL whose host begins at `start` ends, at most at `end`."""
    stop = _STOP.search(text, start, end)
    end = stop.start() if stop else end
    while True:
        shorter = _balanced(text, start, end)
        shorter = start + len(text[start:shorter].rstrip(_TRAILING))
        if shorter == end:
            return end
        end = shorter


def _balanced(text: str, start: int, end: int) -> int:
    """`end`, or the place of the first closing bracket that was not opened, or of an opening one at the end."""
    open_brackets: list[str] = []
    for bracket in _BRACKET.finditer(text, start, end):
        if bracket[0] in "([":
            open_brackets.append(bracket[0])
        elif open_brackets and open_brackets[-1] + bracket[0] in {"()", "[]"}:
            open_brackets.pop()
        else:
            return bracket.start()
    return end - 1 if end > start and text[end - 1] in "([" else end


def normalise_url(text: str) -> str:
    """`text` with its scheme and host in lower case, `https://` where it has no scheme, `&amp;` undone."""
    plain = text.strip().replace("\\/", "/").replace("&amp;", "&").replace("&#38;", "&")
    if "://" not in plain[:8]:
        plain = f"https://{plain}"
    scheme, _, rest = plain.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme.lower()}://{host.lower()}{slash}{path}"
