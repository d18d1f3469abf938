"""Words by which a sentence says that it reports a study, turns to another one, or carries on."""

from __future__ import annotations

from functools import lru_cache

from claimcheck import regex as re

_PEOPLE = r"researchers?|scientists?|authors?|investigators?|(?:research\s)?teams?|experimenters?"
_SAYS = (
    r"say|says|said|explains?|explained|adds?|added|notes?|noted|concludes?|concluded|suggests?|suggested|writes?|wrote|"
    r"argues?|argued|warns?|warned|reports?|reported|found|finds?|show(?:s|ed)?|points?\sout|believes?|believed|hope[sd]?|"
    r"observed|discovered|asked|told|tested|examined|compared|analy[sz]ed|recruited|followed|measured|used|conducted|"
    r"carried\sout|looked|enrolled|randomi[sz]ed|assessed|wanted|set\sout|wondered|were\sable|replicated"
)

_OTHER_WORDS = frozenset(
    (
        "study", "studies", "trial", "trials", "review", "reviews", "paper", "papers", "research", "evidence",
        "experiment", "experiments", "experts", "scientists", "doctors",
    )
)  # fmt: skip
OTHERS = re.compile(
    r"\b(?:(?:an)?other|previous|prior|earlier|past|several|many|numerous|some|various|separate|different|older|"
    r"most|a\snumber\sof|an?\s(?:\w{3,9}\s)?body\sof|more\srecent|recent|multiple|few|two|three|countless|additional|further)\s"
    r"(?:[\w-]{2,20}\s){0,3}?(?:studies|trials|reviews|papers|(?:an)?other\sstudy|research|evidence)\b"
    r"|\b(?:other|previous|prior|earlier|past|different|separate)\s(?:[\w-]{2,20}\s){0,2}?experiments\b"
    r"|\b(?:another|separate|second|different|earlier|previous)\s(?:[\w-]{2,20}\s){0,2}?"
    r"(?:study|trial|review|paper|experiment)\b"
    r"|^(?:stud(?:y|ies)|research|evidence|experts|scientists|doctors)\s(?:\w{2,9}\s)?"
    r"(?:show|suggest|say|indicate|find|found|prove)",
    re.IGNORECASE,
)
"""A study other than the one in hand, or studies in general."""

_DETERMINERS = frozenset(
    ("the", "this", "their", "his", "her", "our", "its", "these", "those", "new", "current", "present", "latest")
)
_NOUNS = frozenset(
    (
        "study", "studies", "trial", "trials", "review", "reviews", "research", "paper", "papers", "analysis",
        "analyses", "meta-analysis", "experiment", "experiments", "survey", "surveys", "report", "reports",
        "investigation", "finding", "findings", "result", "results", "data", "researcher", "researchers", "scientist",
        "scientists", "author", "authors", "investigator", "investigators", "team", "teams", "experimenters",
    )
)  # fmt: skip
_PEOPLE_STUDIED = frozenset(
    ("participant", "participants", "subject", "subjects", "volunteer", "volunteers", "respondents", "patients")
)
_EACH = frozenset(("the", "these", "those", "all", "both", "our", "of"))
_GROUPS = frozenset(("group", "groups", "arm", "arms"))
_WHICH = frozenset(
    (
        "the", "both", "each", "one", "either", "two", "control", "placebo", "intervention", "treatment", "first",
        "second", "other",
    )
)  # fmt: skip
_EDGES = ".,;:!?()[]“”\"‘’'–—…"
_NEARBY = ((_NOUNS, _DETERMINERS, 3), (_PEOPLE_STUDIED, _EACH, 2), (_GROUPS, _WHICH, 4))
_NEARBY_WORDS = _NOUNS | _PEOPLE_STUDIED | _GROUPS
_BY_WORDS = (
    (
        frozenset(
            [
                "participants",
                "subjects",
                "volunteers",
                "respondents",
                "authors",
                "researchers",
                "investigators",
                "coauthors",
                "co-authors",
            ]
        ),
        re.compile(
            rf"\b(?:participants|subjects|volunteers|respondents|authors|researchers|investigators|co-?authors?)\s"
            rf"(?:\w{{2,10}}ly\s|also\s|then\s|first\s|who\s)?(?:{_SAYS}|were|was|are|had|who|in|with|is|learn)\b"
        ),
    ),
    (
        frozenset(("author", "authors", "co-author", "co-authors", "leader", "lead", "participants", "period")),
        re.compile(
            r"\bstudy\s(?:co-?)?(?:authors?|leader|lead|participants?|period)\b|\b(?:lead|senior|first|corresponding)\sauthor"
        ),
    ),
    (
        frozenset(("study", "review", "trial", "analysis", "report", "paper")),
        re.compile(
            r"\b(?:finds?|found|according\sto|in)\san?\s(?:new\s|recent\s|large\s|major\s|small\s)?"
            r"(?:[\w-]{2,20}\s){0,2}?(?:study|review|trial|analysis|report|paper)\b"
        ),
    ),
    (
        frozenset(("group", "team", "panel")),
        re.compile(
            rf"\b(?:group|team|panel)\sof\s(?:[\w-]{{2,20}}\s){{0,4}}?"
            rf"(?:{_PEOPLE}|doctors|academics|psychologists|neuroscientists|experts)\b"
        ),
    ),
    (
        frozenset(("colleagues", "al", "co-workers", "coworkers", "exp", "experiment")),
        re.compile(r"\band\scolleagues\b|\bet\sal\b|\bco-?workers\b|\bin\sexp(?:eriment|\.)\s?\d|^experiment\s\d"),
    ),
)
"""Patterns on lower-case text, each with words of which one must be there."""
_SPEAKER = re.compile(
    rf"[,”\"]\s(?:{_SAYS})\s(?:the\s|study\s|lead\s|co-?)?(?:author|researcher|scientist|team|Dr|Prof)|"
    rf"\b(?:Dr|Prof(?:essor)?)\.?\s[A-Z][\w’'-]{{1,30}}(?:\s[A-Z][\w’'-]{{1,30}})?(?:\s\([^()]{{2,80}}\))?,?\s(?:{_SAYS})\b|,[”\"]\s(?:he|she|they)\s(?:{_SAYS})"
)
_PRONOUN = re.compile(
    rf"^[“\"'‘]?(?:(?:however|also|furthermore|moreover|in\saddition|overall|additionally|finally|interestingly),?\s)?"
    rf"(?:they|he|she|it)\s(?:also\s|then\s|further\s)?(?:{_SAYS})\b",
    re.IGNORECASE,
)
_TO_OUTLET = re.compile(
    r"[,”\"]\s(?:[\w.’'-]{1,30}\s){1,6}?(?:told|shared\swith|(?:explained|said|revealed|added)\sto)\s(?:the\s)?[A-Z]"
)
"""A quotation that somebody gave to a publication: an expert's own view."""
_OWN_WORDS = re.compile(r"[“\"][^”\"]{0,400}?\b(?:[Ww]e|[Oo]ur)\b")
_PAST = re.compile(
    r"\b(?:was|were|had|did|fell|rose|grew|took|gave|began|lost|felt|showed|became|made|saw|led|ate|went|kept|"
    r"[a-z]{3,}(?<!n)(?:ed)(?!-))\b"
)
_PRESENT = re.compile(r"\b(?:is|are|has|have|can|should|must|will)\b")
_DATED = re.compile(r"\b(?:in|since|by|until|from|between)\s(?:\w{3,9}\s)?(?:1[89]|20)\d\d\b", re.IGNORECASE)
_CONTINUES = re.compile(
    r"^(?:this|that|these|those|it|they|he|she|both|each|overall|in\stotal|on\saverage|of\sthese|among|compared|after|"
    r"during|the|however|but|also|in\saddition|furthermore|moreover|additionally|as\sexpected|by\scontrast|in\sall|only|briefly|"
    r"in\s\d|about|around|more\sthan|nearly|almost|\d)\b",
    re.IGNORECASE,
)

EVIDENCE = re.compile(
    r"^(?:[\w,’' ]{0,25}\b)?(?:an?|one|the)\s(?:[\w-]{2,20}\s){0,4}?"
    r"(?:study|trial|review|(?:meta-?)?analysis|survey|experiment|report|paper)\b|^(?:in|according\sto)\s(?:an?|one)\s|^(?:this|that|these|it|they)\b|"
    r"^(?:for\s(?:example|instance)|indeed|in\sfact),",
    re.IGNORECASE,
)
"""How a sentence opens that brings the evidence for the one before it."""

INTRODUCES = re.compile(
    r"^(?:[\w,’' ]{0,25}\b)?(?:an?|one)\s(?:[\w-]{2,20}\s){0,4}?"
    r"(?:study|trial|review|(?:meta-?)?analysis|survey|experiment)\b",
    re.IGNORECASE,
)
"""How a sentence opens that brings a study of which the next may go on to tell."""

FOLLOW_ON = re.compile(
    r"^(?:this|these|that|those)\s(?:suggests?|means?|indicates?|shows?|implies|findings?|results?|reductions?|associations?|links?|"
    r"effects?|benefits?|risks?|differences?|stud(?:y|ies)|trials?|reviews?|analys[ei]s|experiments?|data|was|were)\b|^the\s(?:effects?|findings?|results?|"
    r"benefits?|differences?|reduction|association)\b|^(?:it|they)\s(?:also\s)?(?:found|showed?|concluded|reported|suggested|added)\b",
    re.IGNORECASE,
)
"""How a sentence opens that goes on about the finding before it."""

ANNOUNCES = re.compile(
    r"\b(?:stud(?:y|ies)|findings?|results?|research|papers?|reviews?|trials?|reports?|work|article|analysis|scientists|"
    r"researchers|authors)\b.{0,160}?\b(?:published|led\sby|(?:appear(?:s|ed|ing)?|reported|presented|described|featured)\s(?:today\s|online\s)?(?:in|at|on|by))\b|"
    r"\b(?:published|reported|described)\b.{0,80}?\b(?:stud(?:y|ies)|findings?|results?|research|review|paper)\b|"
    r"\bnew\s(?:[\w-]{2,20}\s){0,2}?(?:study|research|review|trial|paper)\b",
    re.IGNORECASE,
)
"""A sentence that presents the paper a news item is about."""


def reports_study(text: str) -> bool:
    """Whether the words alone say that a sentence reports the study in hand, and not another one before that."""
    if _OWN_WORDS.search(text):
        return True
    if not _points(text):
        return False
    if _gives_view(text):
        return False
    others = _others(text)
    return others is None or _points(text[: others.start()])


def _points(text: str) -> bool:
    """Whether a text points at a study in hand: "the trial", "both groups", "says study author Dr Lee"."""
    words = _words(text)
    for index in [index for index, word in enumerate(words) if word in _NEARBY_WORDS]:
        for nouns, before, reach in _NEARBY:
            if words[index] in nouns and not before.isdisjoint(words[max(0, index - reach) : index]):
                return True
    if any(not needed.isdisjoint(words) and pattern.search(text.lower()) for needed, pattern in _BY_WORDS):
        return True
    return bool(_SPEAKER.search(text) or _PRONOUN.search(text))


@lru_cache(maxsize=2)
def _words(text: str) -> tuple[str, ...]:
    """The words in lower case without the signs at their edges; every sentence is asked about a few times."""
    return tuple([word.strip(_EDGES) for word in text.lower().split()])


@lru_cache(maxsize=2)
def _others(text: str) -> re.Match[str] | None:
    return None if _OTHER_WORDS.isdisjoint(_words(text)) else OTHERS.search(text)


def turns_away(text: str) -> bool:
    """Whether a sentence speaks of other studies, of studies in general, or gives an expert's view."""
    return _others(text) is not None or _gives_view(text)


def _gives_view(text: str) -> bool:
    return _TO_OUTLET.search(text) is not None and not _OWN_WORDS.search(text)


def is_dated(text: str) -> bool:
    """Whether a sentence gives a date of its own, as history does and a new result hardly ever."""
    return _DATED.search(text) is not None


def tells_on(text: str) -> bool:
    """Whether a sentence after a report carries on with it: told in the past, without a date of its own."""
    past = _PAST.search(text)
    if past is None or turns_away(text) or is_dated(text):
        return False
    present = _PRESENT.search(text)
    return present is None or past.start() < present.start() or bool(_CONTINUES.match(text))
