"""The design of a study as its title or its abstract words it; less sure than what a registry files it under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.model import StudyDesign
from claimcheck.sources.records import is_notice_title

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 4000
"""Code points of an abstract that are looked at."""

_BEASTS = (
    r"(?:mice|rats?|murine|rodents?|rabbits?|zebrafish|drosophila|hamsters?|guinea pigs?|piglets?|macaques?|"
    r"(?:rhesus |cynomolgus )?monkeys?|chickens?|broilers?|beagles?|dogs|cats|horses|cows|calves|sheep|pigs|"
    r"c(?:aenorhabditis|\.) elegans)"
)
_PERSONS = re.compile(
    r"\b(?:humans?|patients?|women|men|child(?:ren)?|adults?|adolescents?|infants?|volunteers?|participants?|people|"
    r"persons?|individuals|outpatients?|students|workers|nurses|physicians)\b",
    re.IGNORECASE,
)
_OWN_WORK = re.compile(
    r"\b(?:survey|cohort|adherence|compliance|implementation|uptake|concordance|trial)\b", re.IGNORECASE
)
_UNIT = r"(?:trials?|stud(?:y|ies)|experiments?)"
_PHASE = r"phase (?:[1-4]|iv|i{1,3})[ab]?"
_RANDOM = r"(?<!non)(?<!non[- –])(?<!quasi)(?<!quasi[- –])(?<!mendelian )\brandomi[sz]ed\b"


def _compiled(
    table: Iterable[tuple[StudyDesign, tuple[str, ...]]],
) -> tuple[tuple[StudyDesign, re.Pattern[str]], ...]:
    return tuple((design, re.compile("|".join(patterns), re.IGNORECASE)) for design, patterns in table)


_TITLES = _compiled(
    (
        (
            StudyDesign.OPINION,
            (
                r"^letters? to the editor",
                r"^(?:(?:invited |editorial )?comment(?:ary)?|editorial)(?: on\b|:|$)",
                r"^(?:authors?['’]? )?(?:reply|response)(?: to\b|:|$)",
                r"^in reply\b",
                r"^re: ",
                r": (?:an? )?(?:invited )?commentary$",
            ),
        ),
        (
            StudyDesign.PROTOCOL,
            (
                r"\b(?:study|trial|review|research) protocol\b",
                r"^protocol (?:for|of|to)\b",
                rf"\bprotocol (?:for|of) (?:an?|the) (?:[\w-]+ ){{0,9}}{_UNIT}\b",
                r"\bprotocol (?:for|of) (?:an?|the) (?:[\w-]+ ){0,6}(?:review|meta-analysis|survey|cohort)\b",
                r"[:.–—-] ?(?:an? )?protocol\W{0,2}$",
                r"\brationale (?:and|&) (?:study )?design\b",
                r"\bdesign (?:and|&) rationale\b",
            ),
        ),
        (StudyDesign.META_ANALYSIS, (r"\bmeta[- –]?analys[ie]s\b", r"\bmeta-?regression\b")),
        (
            StudyDesign.SYSTEMATIC_REVIEW,
            (
                r"\bsystematic(?:ally)? (?:[\w-]+ ){0,3}reviews?\b",
                r"\bumbrella review\b",
                r"\bcochrane review\b",
            ),
        ),
        (
            StudyDesign.COHORT,
            (
                r"\b(?:retrospective|prospective) (?:[\w-]+ ){0,2}review\b",
                r"\b(?:charts?|(?:medical |case )?(?:records?|notes|files?)|registry|database) review\b",
            ),
        ),
        (
            StudyDesign.REVIEW,
            (
                (
                    r"\b(?:narrative|scoping|literature|critical|integrative|comprehensive|state-of-the-art|rapid|realist"
                    r"|topical|mini|clinical)[- ]review\b"
                ),
                r"(?:^|[:.–—-] ?)(?:an? )?(?:(?!peer )\w+ ){0,2}review(?: of\b|\W{0,2}$|, )",
                r"(?:^|: )(?:an )?overview\b",
                r"(?<!peer )\breviews? of (?:[\w-]+ ){0,6}(?:trials|studies|evidence|literature)\b",
                r"\b(?:evidence|results|lessons|data|analysis) (?:from|of) (?:[\w-]+ ){0,5}trials\b",
            ),
        ),
        (
            StudyDesign.ANIMAL,
            (
                rf"\b(?:in|on|of|from|with|using|for) (?:[^\s.:;]+ ){{0,5}}{_BEASTS}\b",
                rf"\b{_BEASTS}\W{{0,2}}$",
                rf"\b(?:{_BEASTS}|mouse|canine|porcine|ovine|equine|bovine|feline|animal) (?:models?|stud(?:y|ies))\b",
                r"\bexperimental animals\b",
            ),
        ),
        (
            StudyDesign.IN_VITRO,
            (
                r"\b(?:ex|in)[- ]vitro\b(?![- ](?:fertili|matur|diagnos))",
                r"\bcell lines?\b",
                r"\bcultured (?:[\w-]+ ){0,3}cells\b",
                r"\bin (?:human|primary) (?:[\w-]+ ){0,3}(?:cells|fibroblasts|keratinocytes|hepatocytes)\b",
            ),
        ),
        (StudyDesign.TRIAL, (r"\b(?:non|quasi)[- –]?randomi[sz]ed\b",)),
        (
            StudyDesign.RANDOMISED_TRIAL,
            (
                rf"{_RANDOM}.{{0,80}}\b(?:{_UNIT}|comparison|evaluation|controlled)\b",
                rf"\b{_UNIT}\b.{{0,40}}{_RANDOM}",
                r"\bRCT\b",
            ),
        ),
        (
            StudyDesign.CASE_REPORT,
            (r"\bcase (?:reports?|series)\b", r"\b(?:an?|rare|unusual) case of\b", r"\breport of \w+ cases?\b"),
        ),
        (StudyDesign.CASE_CONTROL, (r"\bcase[-–](?:control|referent)\b",)),
        (
            StudyDesign.COHORT,
            (
                r"\bcohort\b",
                r"\bfollow-up study\b",
                r"\b(?:prospective|longitudinal|retrospective) (?:[\w-]+ ){0,3}(?:study|analysis)\b",
            ),
        ),
        (
            StudyDesign.CROSS_SECTIONAL,
            (r"\bcross[- –]sectional\b", r"\bprevalence study\b", r"\b(?:questionnaire|national|population) survey\b"),
        ),
        (
            StudyDesign.TRIAL,
            (
                (
                    r"\b(?:clinical|controlled|open-label|pilot|cross-?over|single-arm|feasibility|intervention|blind(?:ed)?)"
                    r" (?:[\w-]+ ){0,2}trial\b"
                ),
                rf"\b{_PHASE} (?:[\w-]+ ){{0,3}}(?:study|trial)\b",
                r": (?:an? )?(?:[\w-]+ ){0,4}trial\W{0,2}$",
            ),
        ),
        (
            StudyDesign.OBSERVATIONAL,
            (
                r"\bobservational\b",
                r"\b(?:population|registry|register)-based (?:[\w-]+ ){0,2}study\b",
                r"\becological study\b",
            ),
        ),
        (
            StudyDesign.GUIDELINE,
            (
                (
                    r"\b(?:clinical|practice|management|treatment|joint|international|national|\d{4}) (?:[\w/-]+ ){0,4}"
                    r"guidelines?\b"
                ),
                r"\bguidelines? (?:for|on)\b",
                r"\b(?:consensus|position|scientific) statement\b",
                r"\bconsensus recommendations\b",
            ),
        ),
    )
)
_CONDUCTED = r"we (?:performed|conducted|undertook|did|carried out)"
_SELF = rf"\b(?:this|present|current|our|{_CONDUCTED}|was|is|design\W{{1,2}}|in)(?: (?:[\w,/-]+ ){{0,7}}?|)"
_OWN = rf"\b(?:this|our|present|{_CONDUCTED} an?) (?:[\w-]+ ){{0,4}}"
_ABSTRACTS = _compiled(
    (
        (
            StudyDesign.PROTOCOL,
            (
                (
                    r"\b(?:patients|participants|adults|children|women|men|individuals|subjects) will be (?:\w+ ){0,2}?"
                    r"(?:randomi[sz]ed|randomly|recruited|enrolled|allocated|assigned|included|invited)\b"
                ),
                r"\bthis protocol\b",
            ),
        ),
        (
            StudyDesign.META_ANALYSIS,
            (rf"{_OWN}meta-?analysis\b", r"\bmeta-?analysis was (?:performed|conducted|done|carried out)\b"),
        ),
        (
            StudyDesign.SYSTEMATIC_REVIEW,
            (
                rf"{_OWN}systematic (?:[\w-]+ ){{0,2}}review\b",
                r"\b(?:searched|search(?:es)? of)\b.{0,80}\b(?:pubmed|medline|embase|cochrane|cinahl|web of science)\b",
            ),
        ),
        (
            StudyDesign.ANIMAL,
            (rf"\b{_BEASTS} (?:\([^()]{{1,40}}\) )?(?:were|received|underwent|fed|treated|that)\b",),
        ),
        (
            StudyDesign.RANDOMISED_TRIAL,
            (
                (
                    r"\b(?:were|was|are) (?:then |equally |centrally )?"
                    r"(?:randomly (?:assigned|allocated|divided)|randomi[sz]ed)\b"
                ),
                r"\bwe (?:randomly (?:assigned|allocated)|randomi[sz]ed)\b",
            ),
        ),
        (
            StudyDesign.CASE_REPORT,
            (
                r"\bwe (?:report|describe|present) (?:[\w-]+ ){0,4}(?:cases?|patient)\b",
                r"^(?:an? )?\d{1,2}-year-old (?:[\w-]+ ){0,3}(?:man|woman|boy|girl|male|female|patient)\b",
            ),
        ),
        (StudyDesign.CASE_CONTROL, (rf"{_SELF}case[-–]control (?:study|design|analysis)\b",)),
        (
            StudyDesign.CROSS_SECTIONAL,
            (rf"{_SELF}cross[- –]sectional (?:[\w-]+ ){{0,3}}(?:study|survey|analysis|design)\b",),
        ),
        (
            StudyDesign.COHORT,
            (
                rf"{_SELF}cohort (?:study|analysis)\b",
                rf"{_SELF}(?:prospective|longitudinal|retrospective) (?:[\w-]+ ){{0,3}}study\b",
            ),
        ),
        (
            StudyDesign.IN_VITRO,
            (
                (
                    r"\b(?:cells|cell lines|fibroblasts|keratinocytes|hepatocytes) were (?:then )?"
                    r"(?:treated|cultured|incubated|exposed|transfected|seeded|stimulated)\b"
                ),
            ),
        ),
        (
            StudyDesign.TRIAL,
            (rf"{_SELF}(?:open-label|single-arm|pilot|{_PHASE}) (?:[\w-]+ ){{0,3}}(?:trial|study)\b",),
        ),
        (StudyDesign.OBSERVATIONAL, (rf"{_SELF}observational (?:[\w-]+ ){{0,2}}study\b",)),
        (
            StudyDesign.REVIEW,
            (r"\b(?:this|the present) (?:[\w-]+ ){0,3}(?:review|overview)\b", r"\bwe review\b"),
        ),
    )
)


def design_in_title(title: str) -> StudyDesign | None:
    """The design that a title words, None where it words none.

    What sums up others comes first, so that a review of randomised trials is a review; animals and cells come
    before trials, so that a randomised trial in mice is an animal study, unless people are named as well.
    """
    return StudyDesign.NOTICE if is_notice_title(title) else _found(_TITLES, title, named=title)


def design_in_abstract(abstract: str) -> StudyDesign | None:
    """The design that an abstract says its own study has; designs of other studies that it mentions do not count."""
    text = abstract[:_LONGEST]
    return _found(_ABSTRACTS, text, named=text)


def _found(table: Iterable[tuple[StudyDesign, re.Pattern[str]]], text: str, *, named: str) -> StudyDesign | None:
    for design, pattern in table:
        if pattern.search(text):
            if design in {StudyDesign.ANIMAL, StudyDesign.IN_VITRO} and _PERSONS.search(named):
                continue
            if design is StudyDesign.GUIDELINE and _OWN_WORK.search(named):
                continue
            return design
    return None
