"""Whether a DOI that stops at white space goes on behind it: a line end, or a space that was one."""

from __future__ import annotations

from claimcheck import regex as re
from claimcheck.identifiers.suffix_forms import FIXED_LENGTH, whole_suffix

_GAP = re.compile(r"[^\S\n]{0,40}(?P<line>\n)?(?(line)[^\S\n]{0,40}(?:>[ ]?)?)")
_TAIL = re.compile(r"\S{1,100}")
_NOT_A_TAIL = re.compile(r"10\.[0-9]{4}|https?:|www\.|doi\b|pmc?(?:id)?\b|arxiv\b|\[|[^\w./(<>\-:;]", re.IGNORECASE)
_ENTRY_LABEL = re.compile(
    r"[1-9][0-9]{0,2}[.)]?(?=[^\S\n]+[^\W\d_a-z])|[0-9]{1,3}[.)](?=[A-Z][a-z])|[0-9]{1,3}[.)]?[^\S\n]+[*_\"“]"
)
_INTERLOPER = re.compile(r"[^\S\n]{0,40}\n[^\d\n]{1,60}\n[^\S\n]{0,40}(?=[0-9]{3,5}[0-9Xx]?[.\-/]\S*[0-9])")
_SICI_OPEN = re.compile(r"\(sici\)(?!.*[a-z]{2};[0-9]-[0-9a-z#])|\([0-9]{4,8}\)[\w:/.]*[<\[][^<>\[\]]*$", re.IGNORECASE)
_SICI_CONTRIBUTION = re.compile(r"<\w{1,8}:")
_SICI_TAIL = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.[A-Z]{2};[0-9]|[0-9]\.[A-Z]{2};[0-9]|[A-Z]{2};[0-9]", re.IGNORECASE)
_CHECK_CHARACTER = re.compile(r"[0-9A-Z#](?!\w)", re.IGNORECASE)
_BEFORE_CHECK = re.compile(r"\([0-9]{2,4}\)[0-9]{5}-$|;[0-9]-$|[0-9]{4}-[0-9]{3}$")
_PII_HEAD = re.compile(r"[0-9]{4}-[0-9]{3}[0-9Xx]\([0-9]{2,8}\)$")
_PII_TAIL = re.compile(r"\([0-9]{2,4}\)[0-9]{5}-[0-9X]", re.IGNORECASE)
_IN_BRACKET = re.compile(r"\([0-9]{0,8}$")
_REST_OF_BRACKET = re.compile(r"[0-9]{0,8}\)[0-9]")
_ENDS_IN_YEAR = re.compile(r"[a-z]\.(?:19[0-9]|20[0-2])[0-9]\.$", re.IGNORECASE)
_DIGIT = re.compile(r"[0-9]")
_LINE_END = re.compile(r"[^\S\n]*(?:\n|$)")
_COMPOUND = re.compile(r"[a-z0-9]+(?:[.\-_/()]+[a-z0-9]+)+", re.IGNORECASE)
_YEARS = re.compile(r"(?:19|20)[0-9]{2}-(?:19|20)?[0-9]{2}|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_ADDITION = re.compile(r"pub[0-9](?!\w)|0[0-9]{2}(?![\w.])", re.IGNORECASE)
_HYPHENATED = re.compile(r"[a-z]{2}-$")
_WORD = re.compile(r"[a-z]{2}")


def continuation(text: str, at: int, registrant: str, head: str) -> tuple[int, bool] | None:
    """Where the DOI of `registrant` whose suffix so far is `head` goes on after the white space at `at`, if it does.

    Returns the position and whether the hyphen before the break belongs to the typesetting, not to the DOI.
    A DOI goes on only where what stands there cannot be the next sentence or the next numbered entry.
    """
    gap = _GAP.match(text, at)
    tail = _TAIL.match(text, gap.end()) if gap and gap.end() > at else None
    if gap is None or tail is None:
        return None
    new_line = gap["line"] is not None
    if _NOT_A_TAIL.match(tail[0]):
        return None
    whole = whole_suffix(registrant, head)
    if whole is not None and not head[whole:].strip("."):
        # Only the version of a Cochrane review or the number in a supplement follows what is whole already.
        return (gap.end(), False) if _ADDITION.match(tail[0]) and head.endswith(".") else None
    ahead = text[gap.end() :][:140]
    if _completes(registrant, head, tail[0], ahead, new_line=new_line):
        return gap.end(), False
    if _goes_on(head, tail[0], ahead, new_line=new_line):
        hyphenated = _HYPHENATED.search(head) is not None and _WORD.match(tail[0]) is not None
        return gap.end(), hyphenated
    if new_line and head.endswith("-"):
        # Text taken from a PDF sometimes has a short line of the neighbouring column between the two parts.
        interloper = _INTERLOPER.match(text, at)
        if interloper:
            return interloper.end(), False
    return None


def _completes(registrant: str, head: str, tail: str, ahead: str, *, new_line: bool) -> bool:
    """Whether `head` and `tail` together are a suffix as `registrant` forms them, while `head` alone is none."""
    if head.endswith(".") and _ENTRY_LABEL.match(ahead):
        return False
    if head[-1:].isalnum() and tail[0].isalnum() and not (new_line and registrant in FIXED_LENGTH):
        return False
    joined = whole_suffix(registrant, head + tail)
    return joined is not None and joined > len(head)


def _goes_on(head: str, tail: str, ahead: str, *, new_line: bool) -> bool:
    """Whether `tail` continues the suffix `head`; `ahead` is the text from `tail` on."""
    digits = sum(character.isdigit() for character in tail)
    last = head[-1:]
    if last == "-":
        return _after_hyphen(head, tail, digits, new_line=new_line)
    if _SICI_OPEN.search(head):
        return digits > 0
    if last in {">", ".", ";", "]"} and _SICI_TAIL.match(tail):
        return True
    if _IN_BRACKET.search(head):
        return _REST_OF_BRACKET.match(tail) is not None
    if last.isalnum():
        return _before_punctuation(tail, digits, new_line=new_line)
    if last == ")":
        return _PII_HEAD.search(head) is not None and tail[0].isdigit()
    return _ENTRY_LABEL.match(ahead) is None and _after_separator(head, tail, digits, ahead, new_line=new_line)


def _after_separator(head: str, tail: str, digits: int, ahead: str, *, new_line: bool) -> bool:
    """`head` ends in a slash, full stop, underscore or colon, or is empty, and no numbered entry follows."""
    match head[-1:]:
        case "" | "/":
            return digits > 0 and (new_line or (digits >= 3 and _DIGIT.search(head) is None))
        case ".":
            at_line_end = _LINE_END.match(ahead, len(tail)) is not None
            return _after_stop(head, tail, digits, new_line=new_line, at_line_end=at_line_end)
        case "_":
            return digits > 0
        case ":":
            return new_line and tail[0].isdigit() and digits >= 5
        case _:
            return False


def _after_hyphen(head: str, tail: str, digits: int, *, new_line: bool) -> bool:
    """A DOI does not end in a hyphen, so nearly anything with a digit is its rest."""
    if _BEFORE_CHECK.search(head) and _CHECK_CHARACTER.match(tail):
        return True
    return digits > 0 and (new_line or tail[0].isdigit() or (digits >= 3 and tail[0].islower()))


def _before_punctuation(tail: str, digits: int, *, new_line: bool) -> bool:
    """A line or word that opens with the punctuation of a DOI."""
    if _PII_TAIL.match(tail):
        return True
    if tail[0] in ".-/_" and len(tail) > 1 and tail[1].isalnum():
        return digits > 0 if new_line else tail[0] == "." and digits >= 5
    return new_line and _SICI_CONTRIBUTION.match(tail) is not None


def _after_stop(head: str, tail: str, digits: int, *, new_line: bool, at_line_end: bool) -> bool:
    """A full stop at the break ends the sentence, unless `head` is no whole DOI or `tail` no word."""
    core = tail.rstrip(".,;:)]>")
    compound = _COMPOUND.fullmatch(core) is not None and _YEARS.fullmatch(core) is None
    if not core or core[0].isupper():
        return new_line and compound and digits >= 5
    if _DIGIT.search(head) is None:
        return digits > 0 if new_line else digits >= 4 and (compound or digits >= 5)
    if re.match(r"0[0-9]{2}", core) or (compound and digits >= 5):
        return True
    if not (new_line and at_line_end and core[0].isdigit()):
        return False
    # A number of five or six digits alone on its line is no label, and a PMID has more.
    return (core.isalnum() and _ENDS_IN_YEAR.search(head) is not None) or (core.isdigit() and digits in {5, 6})
