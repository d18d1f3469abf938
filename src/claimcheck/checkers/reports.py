"""Articles that report one study, or announce a product: what they say of research is said of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.model import AttributionKind, ClaimKind, LinkBasis

if TYPE_CHECKING:
    from claimcheck.model import Claim, Reading

ABOUT_A_STUDY = 3
"""Sentences on "the study" from which the article reports one."""
_SHARE_ON_IT = 0.3
"""Share of its claims from which they do so; in pages that explain an illness or sell a product it is a tenth."""
APPEARED = re.compile(
    r"\b(?:published|publication|appears?|appeared|appearing)\b.{0,60}\b(?:in|by)\b"
    r"|\bin (?:the )?(?:[A-Z]?[\w.]+ ){0,4}(?:Journal|Lancet|JAMA|BMJ|NEJM)\b"
)
"""Words by which a report of research says where it can be read."""
_OUT = ("ublish", "ppear", "resent")
_CAME_OUT = re.compile(
    r"\b(?:stud(?:y|ies)|research|findings?|results?|trials?|reviews?|papers?|reports?|data)\b.{0,120}"
    r"\b(?:published|appear\w*|presented)\b.{0,40}\b(?:in|at|by|online)\b",
    re.IGNORECASE,
)
"""Where a study of which an article tells came out."""
_ANNOUNCED = re.compile(
    r"\b(?:today|has|have)? ?announce[sd]?\b|\b(?:PR ?Newswire|Business ?Wire|GLOBE NEWSWIRE)\b"
    r"|\b(?:[Nn]asdaq|NYSE|OTC\w*) ?[:–-]|\b(?:received|granted|announces) .{0,60}\b(?:approval|clearance)\b"
    r"|\b(?:FDA|Food and Drug Administration|European Commission|MHRA)\b.{0,60}\b(?:approv|clear|grant)ed\b"
)
_LABEL = tuple(
    form(name)
    for name in ("prescribing information", "medication guide", "important safety information")
    for form in (str.lower, str.title, str.upper, str.capitalize)
)
_VENUE = re.compile(
    r"\b(?:[Pp]ublish(?:ed|ing)|[Pp]ublication|[Aa]ppear(?:s|ed|ing)|[Pp]resented)\b[^.]{0,60}?"
    r"\b(?:in|at|by) (?:the |this month in )?(?:\w+ ){0,3}[A-Z]"
    r"|\b(?:study|trial|paper|article|report) in (?:the )?(?:journal )?[A-Z]"
    r"|\bin (?:the )?(?:[A-Z]\w+ (?:\d+ )?){0,3}Journal of\b"
)
_ITS_PEOPLE = re.compile(
    r"\b(?:(?:lead|first|senior|corresponding|study|co)[- ]?(?:study |co-)?(?:authors?|investigators?|leader)|"
    r"principal investigators?)\b|\b[Tt]he (?:researchers|investigators|authors|(?:research )?team|scientists) \w+ed\b"
    r"|\b[Tt]he (?:researchers|investigators|authors|team|scientists) (?:found|say|report|also|then)\b"
)
_WIRES = ("Newswise", "PRNewswire", "EurekAlert", "EMBARGO", "Embargoed", "\n###", "\n-ends-")
_MOST_VENUES = 3
"""Sentences on where a study came out; a page with more tells of several studies."""
_NEXT = 3
"""Sentences of the lead of a news item."""
_THE_STUDY = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]heir|[Oo]ur|[Bb]oth|current|present|new) (?:[\w’'-]+ ){0,3}?"
    r"(?:stud(?:y|ies)|paper|trials?|research(?:ers)?|authors|investigators|scientists|team|findings|results?|experiments?|analysis|review|survey|participants|subjects)\b"
    r"|\b(?:recruit|enrol)(?:s|l|ls|ing|ling|led|ed)?\b|\b(?:we|they) (?:\w+ly )?(?:found|showed|saw|discovered)\b"
)
_OF_OTHERS = re.compile(
    r"\b(?:others?|another|earlier|previous\w*|past|prior|older|numerous|many|several|some|various|multiple|countless|most|"
    r"more|decades|years|growing|mounting)\b|\brecent (?:\w+ )?(?:studies|trials|papers|reports|reviews)\b"
    r"|\b(?:studies|research|evidence|trials|literature|science|experts|doctors|scientists) (?:\w+ ){0,4}?"
    r"(?:ha(?:s|ve)\b|shows?\b|suggests?\b|indicates?\b|finds?\b|links?\b|says?\b|confirms?\b)",
    re.IGNORECASE,
)


def is_on_this_study(claim: Claim) -> bool:
    """Whether the sentence says that it tells of "the study", "the researchers"."""
    return claim.attribution is not None and claim.attribution.kind is AttributionKind.THIS_STUDY


def speaks_of_its_study(text: str) -> bool:
    """Whether a sentence in the report of one study speaks of that: "the paper", "the team", "we found"."""
    return _THE_STUDY.search(text) is not None


def says_where(text: str) -> bool:
    """Whether a sentence names the journal or the meeting in which a study came out."""
    return _VENUE.search(text) is not None


def are_plainly_others(words: str) -> bool:
    """Whether nameless evidence in the report of one study is plainly that of others: "earlier studies"."""
    return _OF_OTHERS.search(words) is not None


def reports_one_study(reading: Reading) -> bool:
    """Whether the article reports one study.

    A third of its claims rest on its paper, or tell of research unlinked; or it says once or twice where a study came
    out, or is the text of a wire service, and speaks of the people of the study.
    """
    on = sum(
        claim.links[0].basis is LinkBasis.SUBJECT
        if claim.links
        else claim.sentence not in reading.cited_sentences
        and (claim.kind is ClaimKind.STUDY or is_on_this_study(claim))
        for claim in reading.claims
    )
    return on >= max(ABOUT_A_STUDY, _SHARE_ON_IT * len(reading.claims)) or _is_a_release(reading)


def _is_a_release(reading: Reading) -> bool:
    cited = {link.reference for claim in reading.claims for link in claim.links}
    if len(cited) > 1:
        return False
    texts = [sentence.text for sentence in reading.sentences]
    venues = sum(map(says_where, texts))
    wired = any(sign in reading.article.source for sign in _WIRES)
    if not (wired or venues) or venues > _MOST_VENUES:
        return False
    return any(map(_ITS_PEOPLE.search, texts)) or sum(map(is_on_this_study, reading.claims)) > 1


def came_out(reading: Reading) -> bool:
    """Whether a sentence says where a study came out, so that an editor finds it."""
    texts = (each.text for each in reading.sentences)
    told = any(_CAME_OUT.search(text) for text in texts if any(sign in text for sign in _OUT))
    return told or _is_a_release(reading)


def announces(reading: Reading) -> bool:
    """Whether an article announces a product or a step of its publisher, or tells the label of a medicine."""
    lead = " ".join(sentence.text for sentence in reading.sentences[:_NEXT])
    return _ANNOUNCED.search(lead) is not None or any(sign in reading.article.source for sign in _LABEL)
