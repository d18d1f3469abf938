"""How large medical publishers form the suffixes of their DOIs: tells a broken DOI from a whole one.

Read off the DOIs that these publishers have registered. A publisher has more forms than are listed; a suffix
that fits none may still be whole.
"""

from __future__ import annotations

from claimcheck import regex as re

_ISSN = r"\d{4}-\d{3}[\dx]"
_SPRINGER = r"s\d{5}-\d{3}-\d{4,5}-[\dw-z]"
_VOLUME_ISSUE_PAGE = r"\d{1,3}\.[s\d]\d{0,3}\.[a-z]?\d{1,5}"
_FORMS = {
    # JAMA, BMJ, American Psychiatric Association, Cambridge for the Royal College of Psychiatrists, others
    "1001 1176 1192 1084 2105 1258 4065 2337 1148": (
        rf"(?:[a-z]+[./])*(?:{_VOLUME_ISSUE_PAGE}|(?:19|20)\d\d\.\d+)|jama\w*\.\d{{4}}\.\d{{3,6}}"
    ),
    "1136": (
        rf"[a-z]+\.(?:{_VOLUME_ISSUE_PAGE}|\d{{3}}\.\d{{4}}\.\d{{1,4}}|\d{{4}}\.\d{{6}}|[a-z]\d{{2,5}}|\d{{5}}\.\d{{6}}\.[a-z\d]{{2}})"
        r"|[a-z]+-\d{4}-\d{6}"
    ),
    "1037 1024": rf"{_ISSN}\.{_VOLUME_ISSUE_PAGE}|\d{{4}}-\d{{4}}\.{_VOLUME_ISSUE_PAGE}|[a-z]{{3}}\d{{7}}",
    "1093": rf"[a-z]+/(?:{_VOLUME_ISSUE_PAGE}|[a-z]{{2,3}}\d{{3}}|[a-z]+/[a-z]{{2,3}}\d{{3}})",
    "1016": (rf"j\.[a-z]+\.\d{{4}}\.(?:\d\d\.\d{{3}}|\d{{6}}|e\d{{5}})|s?{_ISSN}\(\d\d\)\d{{5}}-[\dx]"),
    "1111 1046 1034": r"j\.[a-z\d\-.]{8,40}?\.x|[a-z]{2,5}\.\d{5}",
    "1002": r"14651858\.cd\d{6}(?:\.pub\d)?|(?:[a-z]{1,8}\d?\.){1,2}\d{1,9}",
    "1007": rf"{_SPRINGER}|s\d{{9}}|bf\d{{8}}|978-\d-\d+-\d+-\d_\d+",
    "1186": rf"{_SPRINGER}|{_ISSN}-\d+-\w+|[a-z]{{2,3}}\d{{3,4}}",
    "1038": rf"{_SPRINGER}|[a-z]+\.(?:19|20)\d\d\.\d+|n(?!ature|r)[a-z]+\.\d{{1,4}}|sj\.[a-z]+\.\d{{7}}|nature\d{{5}}",
    "1371": r"journal\.p[a-z]{3}\.\d{7}",
    "1097": r"\d\d\.[a-z]{3}\.\d{10}\.\d{5}\.[a-z\d]{2}|\d{8}-\d{9}-\d{5}|[a-z]{2,3}\.0b013e\w{8}|[a-z]{2,3}\.0{5,}\d+",
    "1161": r"[a-z]+\.\d{3}\.\d{6}|\d\d\.[a-z]{3}\.(?:\d{10}\.\d{5}\.[a-z\d]{2}|\d+\.\d+\.\d+)",
    "1188": r"\d\d\.[a-z]+\.[a-z]?\d+(?:-[a-z]?\d+)?",
    "1155": r"(?:19|20)\d\d/\d{5,7}",
    "1109": r"[a-z\-]+\.(?:19|20)\d\d\.\d{1,8}",
    "1088": rf"{_ISSN}/\d+/\w+/\w+",
    "1074": r"jbc\.(?:[a-z]{1,2}\d{9}|[a-z]{2}\d{3}\.\d{6})",
    "2147": r"[a-z]{2,6}\.s\d{4,7}",
    "1145": r"\d{6,7}\.\d{6,7}",
    "3892": r"[a-z]+\.(?:19|20)\d\d\.\d{3,6}",
    "4103 4314": r"\d{4}-\d{3}[\dx]\.\d{5,6}",
    "1063": r"\d\.\d{7}",
    "1158": rf"{_ISSN}\.[a-z]+-\d\d-\d{{4}}",
    "1089": r"[a-z]+\.(?:19|20)\d\d\.(?:\d{1,2}\.\d{1,4}|\d{4})",
    "1128": r"[a-z]+\.(?:\d{1,3}\.\d{1,2}\.\d+-\d+\.\d{4}|\d{5}-\d\d)",
    "1152": r"[a-z]+\.\d{5}\.\d{4}",
    "1073": r"pnas\.\d{7,10}",
    "1056": r"nejm[a-z]{1,4}\d{5,7}",
    "3389": r"f[a-z]+\.\d{4}\.\d{5,7}",
    "1146": r"annurev[.\-][a-z]+[.\-](?:\d{1,3}\.\d{6}\.\d{6}|\d{6}-\d{6})",
    "1177": r"\d{13,16}",
    "1080": r"\d{8}\.\d{4}\.\d{5,8}",
}
_BY_REGISTRANT = {registrant: form for group, form in _FORMS.items() for registrant in group.split()}

FIXED_LENGTH = {"1371", "1016"}
"""Registrants whose numbers have a fixed length, so that a break inside a number shows."""


def whole_suffix(registrant: str, suffix: str) -> int | None:
    """How many characters at the start of `suffix` are a whole suffix as the registrant forms them.

    None when no form of that registrant is known or none fits.
    """
    form = _BY_REGISTRANT.get(registrant)
    match = re.match(rf"(?:{form})(?![a-z\d])", suffix, re.IGNORECASE) if form else None
    return match.end() if match else None
