"""Which lines of a plain text are headings, though nothing marks them."""

from __future__ import annotations

import re

_NAMES = (
    r"abstract|summary|introduction|background|aims?|objectives?|purpose|(?:materials? and )?methods?"
    r"|methodology|results?|findings|(?:results and )?discussion|conclusions?|limitations|acknowledge?ments?"
    r"|funding|key (?:points|messages|findings|takeaways)|takeaways?|the bottom line|bottom line|appendix"
    r"|competing interests?|conflicts? of interests?|disclosures?|faqs?|overview"
)
_LISTS = (
    r"(?:selected |key |list of |cited |scientific |article )?(?:references|sources|citations|bibliography)(?: and notes"
    r"|(?: and further reading)| cited| list)?|works cited|literature(?: cited)?|reference list|further reading"
    r"|foot ?notes|end ?notes|notes and references|recommended reading|references? & notes"
)
_NUMBERING = r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?\s|[IVX]{1,5}\.\s|[A-H]\.\s)?"
_NAMED = re.compile(rf"{_NUMBERING}(?:{_NAMES}|{_LISTS})\s?:?", re.IGNORECASE)
_LISTED = re.compile(rf"{_NUMBERING}(?:{_LISTS})\s?:?", re.IGNORECASE)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATELINE = re.compile(
    rf"(?:\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}\b|\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}\b"
    rf"|\b{_MONTH} \d{{4}}$|\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:(?:written |posted |reviewed |medically reviewed |fact[- ]checked |edited |words |story |report )?by:? (?!the\b|a\b|an\b)\S"
    r"|(?:published|updated|posted|last (?:updated|reviewed|modified)|date|author|editor|source|credit|photo|image|doi"
    r"|e-?mail|tel|phone|contact|tags?|keywords?|categor(?:y|ies)|figure \d|fig\. ?\d|table \d)\b(?=[\s:])"
    r"|\[?\s{0,2}ends?\s{0,2}\]?$|\d{1,3} min(?:ute)?s? read|(?:for )?immediate release|embargo|.{0,30}\b(?:press|news|media) release\s{0,2}$)",
    re.IGNORECASE,
)
_CITING = re.compile(r"https?://|www\.|\bdoi\b|\b10\.\d{4,9}/|\bet al\b|\bpp?\. ?\d|\d{4};|\bpmid\b|\S@\S", re.IGNORECASE)
_SENTENCE_BREAK = re.compile(r"[a-z)\]]{2}[.!] [A-Z]")
_WORD = re.compile(r"[^\W\d_]{2}")
_LONGEST = 120
_LONGEST_TITLE = 220


def names_section(text: str) -> bool:
    """Whether `text` is one of the usual names of a section, alone."""
    return len(text) <= 60 and _NAMED.fullmatch(text) is not None


def names_list(text: str) -> bool:
    """Whether `text` is a usual heading of a reference list, alone."""
    return len(text) <= 60 and _LISTED.fullmatch(text) is not None


def is_dateline(text: str) -> bool:
    """Whether `text` is a date, a byline or a label of the page rather than a heading."""
    return _LABEL.match(text) is not None or (len(text) <= 60 and _DATELINE.search(text) is not None)


def could_head(text: str, *, title: bool = False) -> bool:
    """Whether the words of a paragraph that stands alone could be a heading, the title of the article if `title`.

    A heading is short, begins with a capital or a digit, has no full stop, and is no date, byline or citation.
    """
    if len(text) > (_LONGEST_TITLE if title else _LONGEST) or not _WORD.search(text):
        return False
    if names_section(text):
        return True
    first = text.lstrip("\"'“‘«([¿¡")[:1]
    if not (first.isupper() or first.isdigit() or first.isalpha() and not first.islower()):
        return False
    if text.endswith((".", ";", ",", ":", "…")) or _SENTENCE_BREAK.search(text):
        return False
    return not (is_dateline(text) or _CITING.search(text))
