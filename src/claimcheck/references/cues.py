"""Words by which a sentence says that it reports a study, turns to another one, or carries on."""

from __future__ import annotations

import re

_STUDY = (
    r"stud(?:y|ies)|trials?|reviews?|research|papers?|(?:meta-?)?analys[ei]s|experiments?|surveys?|reports?|"
    r"investigations?|findings?|results?|data"
)
_PEOPLE = r"researchers?|scientists?|authors?|investigators?|(?:research\s)?teams?|experimenters?"
_SUBJECTS = r"participants?|subjects?|volunteers?|respondents?|patients|cohort|recruits|children|women|men|people"
_SAYS = (
    r"say|says|said|explains?|explained|adds?|added|notes?|noted|concludes?|concluded|suggests?|suggested|writes?|wrote|"
    r"argues?|argued|warns?|warned|reports?|reported|found|finds?|show(?:s|ed)?|points?\sout|believes?|believed|hope[sd]?|"
    r"observed|discovered|asked|told|tested|examined|compared|analy[sz]ed|recruited|followed|measured|used|conducted|"
    r"carried\sout|looked|enrolled|randomi[sz]ed|assessed|wanted|set\sout|wondered|were\sable|replicated"
)

_ANY_OTHER = re.compile(r"stud|trial|review|paper|research|evidence|experiment|expert|scientist|doctor", re.IGNORECASE)
OTHERS = re.compile(
    r"\b(?:(?:an)?other|previous|prior|earlier|past|several|many|numerous|some|various|separate|different|older|"
    r"most|a\snumber\sof|an?\s(?:\w{3,9}\s)?body\sof|more\srecent|recent|multiple|few|two|three|countless|additional|further)\s"
    r"(?:[\w-]{2,20}\s){0,3}?(?:studies|trials|reviews|papers|(?:an)?other\sstudy|research|evidence|experiments)\b"
    r"|\b(?:another|separate|second|different|earlier|previous)\s(?:[\w-]{2,20}\s){0,2}?(?:study|trial|review|paper|experiment)\b"
    r"|^(?:stud(?:y|ies)|research|evidence|experts|scientists|doctors)\s(?:\w{2,9}\s)?(?:show|suggest|say|indicate|find|found|prove)",
    re.IGNORECASE,
)
"""A study other than the one in hand, or studies in general."""

_THIS = re.compile(
    rf"\b(?:the|this|their|his|her|our|its|these|those|new|current|present|latest)\s(?:[\w’'-]{{2,20}}\s){{0,2}}?(?:{_STUDY}|{_PEOPLE})\b"
    rf"|\b(?:the|these|those|all|both|our|five|of)\s(?:[\w’'-]{{2,20}}\s){{0,1}}?(?:participants?|subjects?|volunteers?|respondents?|patients|subs)\b"
    r"|\b(?:the|both|each|one|either|two|control|placebo|intervention|treatment|exercise|rest|first|second|other)\s(?:[\w’'“”\"&-]{1,20}\s){0,3}?(?:groups?|arms?)\b"
    rf"|\b(?:participants|subjects|volunteers|respondents|authors|researchers|investigators|co-?authors?)\s(?:\w{{2,10}}ly\s|also\s|then\s|first\s|who\s)?(?:{_SAYS}|were|was|are|had|who|in|with|is|learn)\b"
    r"|\bstudy\s(?:co-?)?(?:authors?|leader|lead|participants?|period|group)|\b(?:lead|senior|first|corresponding)\s(?:study\s)?author"
    rf"|\b(?:finds?|found|according\sto|in)\s(?:a|an|the|this)\s(?:new\s|recent\s|large\s|major\s|small\s)?(?:[\w-]{{2,20}}\s){{0,2}}?(?:study|review|trial|analysis|report|paper)\b"
    r"|\ba\s(?:[\w-]{3,20}\s){0,2}?new\s(?:[\w-]{2,20}\s){0,2}?(?:study|review|trial|analysis|report|paper)\b"
    rf"|\b(?:group|team|panel)\sof\s(?:[\w-]{{2,20}}\s){{0,4}}?(?:{_PEOPLE}|doctors|academics|psychologists|neuroscientists|experts)\b"
    rf"|\b(?:and\scolleagues|et\sal\.?|co-?workers)\b|\bin\sexp(?:eriment|\.)\s?\d|^experiment\s\d",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    rf"[,”\"]\s(?:{_SAYS})\s(?:the\s|study\s|lead\s|co-?)?(?:author|researcher|scientist|team|Dr|Prof)|"
    rf"\b(?:Dr|Prof(?:essor)?)\.?\s[A-Z][\w’'-]{{1,30}}(?:\s[A-Z][\w’'-]{{1,30}})?(?:\s\([^()]{{2,80}}\))?,?\s(?:{_SAYS})\b|,[”\"]\s(?:he|she|they)\s(?:{_SAYS})"
)
_PRONOUN = re.compile(
    rf"^[“\"'‘]?(?:(?:however|also|furthermore|moreover|in\saddition|overall|additionally|finally|interestingly),?\s)?"
    rf"(?:they|he|she|it)\s(?:also\s|then\s|further\s)?(?:{_SAYS})\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:we|our)\b", re.IGNORECASE)
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
    r"^(?:[\w,’' ]{0,25}\b)?(?:an?|one|the)\s(?:[\w-]{2,20}\s){0,4}?(?:study|trial|review|(?:meta-?)?analysis|survey|experiment|"
    r"report|paper)\b|^(?:in|according\sto)\s(?:an?|one)\s|^(?:this|that|these|it|they)\b|^(?:for\s(?:example|instance)|indeed|in\sfact),",
    re.IGNORECASE,
)
"""How a sentence opens that brings the evidence for the one before it."""

FOLLOW_ON = re.compile(
    r"^(?:this|these|that|those)\s(?:suggests?|means?|indicates?|shows?|implies|findings?|results?|reductions?|associations?|links?|"
    r"effects?|benefits?|risks?|differences?|study|trial|review|analysis|data|was|were)\b|^the\s(?:effects?|findings?|results?|"
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


_ANY = re.compile(
    r"stud|trial|review|research|paper|analys|experiment|survey|report|investigat|finding|results|data|scientist|author|"
    r"team|participant|subject|volunteer|respondent|patients|subs\b|group|\barms?\b|colleague|et al|co-?worker|\bexp\.|"
    r"\bDr|\bProf|panel|^.{0,24}\b(?:they|he|she|it)\b|[”\"]\s(?:he|she|they)\s",
    re.IGNORECASE,
)
"""Words of which every report holds one: most sentences need no closer look."""


def reports_study(text: str) -> bool:
    """Whether the words alone say that a sentence reports the study in hand, and not another one before that."""
    if _quoted(text) and _FIRST_PERSON.search(text):
        return True
    if not _ANY.search(text):
        return False
    cues = [cue.start() for pattern in (_THIS, _SPEAKER, _PRONOUN) if (cue := pattern.search(text))]
    if not cues:
        return False
    others = OTHERS.search(text)
    return others is None or min(cues) < others.start()


def turns_away(text: str) -> bool:
    """Whether a sentence speaks of other studies, or of studies in general."""
    return bool(_ANY_OTHER.search(text)) and OTHERS.search(text) is not None


def tells_on(text: str) -> bool:
    """Whether a sentence after a report carries on with it: told in the past, without a date of its own."""
    past = _PAST.search(text)
    if past is None or turns_away(text) or _DATED.search(text):
        return False
    present = _PRESENT.search(text)
    return present is None or past.start() < present.start() or bool(_CONTINUES.match(text))


def _quoted(text: str) -> bool:
    return text.startswith(("“", '"', "‘", "'")) or "”" in text
