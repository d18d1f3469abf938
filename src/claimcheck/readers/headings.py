"""Which lines of a plain text are headings, though nothing marks them."""

from __future__ import annotations

from claimcheck import regex as re

_NAMES = (
    r"abstract|summary|introduction|background|aims?|objectives?|purpose|(?:(?:materials?|subjects|patients) and )?"
    r"methods?|methodology|results?|findings|(?:results and )?discussion|conclusions?|limitations|acknowledge?ments?"
    r"|funding|(?:study )?design|key (?:points|messages|findings|takeaways)|takeaways?|(?:the )?bottom line"
    r"|appendix|overview|competing interests?|conflicts? of interests?|disclosures?|declarations?|faqs?"
    r"|frequently asked questions"
)
_LISTS = (
    r"(?:(?:selected|key|list of|cited|scientific|article|main) )?(?:references|sources|citations|bibliography)"
    r"(?: (?:and|&) (?:notes|further reading|resources|sources)| cited| list)?|works cited|literature(?: cited)?"
    r"|(?:recommended|further) reading|foot ?notes|end ?notes|(?:notes|sources) (?:and|&) references"
)
_NUMBERING = r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?\s|[IVX]{1,5}\.\s|[A-H]\.\s)?"
_NAMED = re.compile(rf"{_NUMBERING}(?:{_NAMES}|{_LISTS})\s?:?", re.IGNORECASE)
_LISTED = re.compile(rf"{_NUMBERING}(?:{_LISTS})\s?:?", re.IGNORECASE)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = re.compile(
    rf"\b{_MONTH} (?:\d{{1,2}}(?:st|nd|rd|th)?,? )?\d{{4}}\b|\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH},? \d{{4}}\b"
    r"|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:(?:written|posted|reviewed|medically reviewed|fact[- ]checked|edited|words|story|report) by\b"
    r"|(?:published|updated|posted|last (?:updated|reviewed|modified)|date|authors?|editor|source|credit|photo|image"
    r"|doi|e-?mail|tel|phone|contact|tags?|keywords?|categor(?:y|ies))\s?:"
    r"|(?:published|posted|updated) (?:on|at|by|in)\b|(?:figure|fig\.|table|box) ?\d|\[?\s?ends?\s?\]?\Z"
    r"|\d{1,3} min(?:ute)?s? read|(?:for )?immediate release|embargo"
    r"|(?:\w{1,20}[ -]){0,4}(?:press|news|media) release\s?\Z)",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"[Bb][Yy]:? (?:(?:Dr|Prof|Professor)\.? )?[A-Z][\w.'’-]{0,30} [A-Z]")
_CITING = re.compile(
    r"https?://|www\.|\bdoi\b|\b10\.\d{4,9}/|\bet al\b|\bpp?\. ?\d|\d{4};|\bpmid\b|\S@\S", re.IGNORECASE
)
_CITING_SIGNS = ("://", "www.", "doi", "10.", "et al", "p.", ";", "pmid", "@")
"""One of these is in whatever `_CITING` finds."""
_SENTENCE_BREAK = re.compile(r"(?:[^\W\d_A-Z]{2}|[A-Z]{2})(?<!\bvs)\)?[.!] [A-Z\d]")
_STATING = re.compile(
    r"(?:The|This|These|Those|All|We|Our|It|They|He|She|There|I|In|However)\b.{1,100}?"
    r"\b(?:is|are|was|were|has|have|had|declare|found|showed|will|would|can|could|may|might|should|does|did|do)\b"
)
_LONGEST = 120
_LONGEST_TITLE = 220
_LONGEST_NAME = 60
_WORDS_OF_STATEMENT = 8


def names_section(text: str) -> bool:
    """Whether `text` is one of the usual names of a section, alone."""
    return len(text) <= _LONGEST_NAME and _NAMED.fullmatch(text) is not None


def names_list(text: str) -> bool:
    """Whether `text` is a usual heading of a reference list, alone."""
    return len(text) <= _LONGEST_NAME and _LISTED.fullmatch(text) is not None


def is_dateline(text: str) -> bool:
    """Whether `text` is a date, a byline or a label of the page rather than a heading."""
    if _LABEL.match(text) or _BYLINE.match(text):
        return True
    return len(text) <= _LONGEST_NAME and _DATE.search(text) is not None


def could_head(text: str, *, title: bool = False) -> bool:
    """Whether the words of a paragraph could be a heading; the title of the article if `title`.

    A heading is short, begins with a capital or a digit, has no full stop at its end or within, and is no
    date, byline, citation or longer statement about what has been named before.
    """
    if len(text) > (_LONGEST_TITLE if title else _LONGEST):
        return False
    first = text.lstrip("\"'“‘«([¿¡")[:1]
    if not first.isalnum() or first.islower() or not any(map(str.isalpha, text)):
        return False
    if text.endswith((".", ";", ",", ":", "…")) or _SENTENCE_BREAK.search(text):
        return False
    if not title and text.count(" ") >= _WORDS_OF_STATEMENT and text[-1] != "?" and _STATING.match(text):
        return False
    return not (is_dateline(text) or _cites(text))


def _cites(text: str) -> bool:
    lowered = text.lower()
    return any(sign in lowered for sign in _CITING_SIGNS) and _CITING.search(text) is not None
