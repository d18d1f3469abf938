"""Which claims without a source are worth a warning, and which are no more than a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.checkers.apart import set_apart
from claimcheck.checkers.reports import (
    ABOUT_A_STUDY,
    APPEARED,
    announces,
    came_out,
    is_on_this_study,
    reports_one_study,
    says_where,
    speaks_of_its_study,
)
from claimcheck.language.proportions import tells_a_share
from claimcheck.model import AttributionKind, Claim, ClaimKind, Reading, Sourcing

if TYPE_CHECKING:
    from collections.abc import Sequence

_PRESSING = 0.55
"""Weight from which a claim without a source is worth a warning."""
_WORDS_A_WARNING = 150
"""Words of the article to one such warning, from the fifth on."""
_FEW = 5
_ORGAN = (
    r"(?:brain|heart|liver|kidneys?|lungs?|gut|stomach|skin|body|blood|bones?|muscles?|thyroid|pancreas|immune system|"
    r"nervous system|bone marrow|red blood cells|white blood cells)"
)
_EXPECTED = re.compile(
    r"^(?:look for|choose|opt for|pick|select|aim for a product)\b"
    r"|\b(?:results?|outcomes?|timelines?|responses?) (?:can |may |will |often )?(?:var(?:y|ies)|differs?|depends?)\b"
    r"|\bfactors\b.*\b(?:timelines?|results|outcomes?|response)\b"
    r"|^(?:addressing|understanding|recogni[sz]ing|identifying|knowing|monitoring|managing|working with|staying) "
    r".*\b(?:is|are) (?:essential|crucial|key|vital|important)\b"
    r"|\b(?:foods?|sources) (?:(?:that are )?(?:rich|high) in|of|containing) .*\b(?:include|are)\b"
    rf"|^(?:your|the|our) {_ORGAN} (?:consume|use|need|make|produce|store|filter|pump|contain|release|regulate)s?\b"
    r"|\bserves? as an? (?:\w+ ){0,2}(?:indicator|marker|measure|sign) of\b"
    r"|^(?:\w+ )?(?:normal|elevated|low|high|optimal|borderline): (?:\w+ than )?[<>≤≥]? ?\d"
    r"|\bpractice good hygiene\b"
    r"|^(?:tracking|monitoring|measuring|testing|checking) (?:your|these|the) .*\b(?:allow|help|let|give|enable)s?\b"
    r"|\b(?:can|may|could|might) .*\b(?:medical|health|underlying) (?:issue|problem|condition|concern)s?\b"
    r"|\b(?:can|may|could|might) (?:\w+ly |also |both |all )*(?:be affected|affect|impact|influence|play a|depend)\b"
    r"|\b(?:FDA|Food and Drug Administration|EMA|European Medicines Agency|MHRA)\b.{0,80}\b(?:approv|grant|clear)\w+"
    r"|\b(?:there (?:is|are|has been|have been) )?(?:no|little|insufficient|limited|scant|few) (?:\w+ ){0,2}"
    r"(?:data|information|evidence|research|studies|trials)\b",
    re.IGNORECASE,
)
"""Tips, caveats, closing lines, lists of foods, reference ranges, what stands in every textbook, gaps in knowledge,
and that one thing has some influence on another, this way or that."""
_TEXTBOOK = re.compile(
    r"\b(?:ha(?:s|ve) been|was|were) (?:\w+ly )?(?:used|practi[sc]ed|employed|applied) (?:to|for|in|since|as)\b"
    r"|\b(?:commonly|also|better|otherwise) (?:known|called|referred to) (?:as|to as)?"
    r"|^(?:\w+ ){1,4}(?:is|are) an? (?:\w+ ){0,3}(?:type|form|kind|group|class|term|condition|disease|disorder|hormone|"
    r"protein|enzyme|mineral|vitamin|nutrient|measure|test)\b"
    r"|\b(?:is|are|was|were) (?:\w+ly )?(?:measured|calculated|assessed|estimated|performed|taken|collected|omitted|"
    r"excluded|recruited|randomi[sz]ed|assigned) (?:by|using|with|from|to|as|at|in)\b"
    r"|\b(?:values?|levels?|tests?|testing|screening|measurements?|panel|scans?|results) (?:of \w+ )?"
    r"(?:can |may |also )*(?:helps?|allows?|provides?|gives?|guides?|reveals?|identif(?:y|ies))\b"
    r"|\binvolves? (?:an? |the )?(?:\w+ ){0,2}(?:process|procedure|steps?|sessions?)\b|\bmoney-back\b"
    r"|\b(?:will|to|are|is) (?:\w+ )?(?:enrol|recruit|investigat|explor|evaluat|stud(?:y|ying)\b)",
    re.IGNORECASE,
)
"""Definitions, the history of a method, how something was done, and what a test is good for."""
_OTHER = r"(?! (?:day|year|week|month|article|page|guide|post|way)s?\b)"
_TAKES_UP = re.compile(
    rf"^(?:[Ii]ts?|[Tt]heir|[Tt]hey|(?:[Tt]h(?:ese|is)|[Ss]uch){_OTHER})\b|\b(?:this|these|such){_OTHER} [a-z]+"
)
"""Words by which a sentence goes on about what the one before it says."""
_GOES_ON = re.compile(rf"(?:[Ii]t(?:['’]s)?|[Tt]heir|[Tt]hey|(?:[Tt]h(?:ese|is)|[Ss]uch){_OTHER})\b")
"""Words at its start by which it says more of what that one claims: one fault, told there."""
_OWN = re.compile(
    r"\b[Oo]ur (?:own )?(?:data|analysis|survey|findings|results)\b|\bguidelines,? .{0,30}\bfrom the [A-Z]"
    r"|\b[Ww]e (?:\w+ly |also |then |thus )?(?:pre-?specified|hypothesi[sz]ed?|used|found|find|observed|expect|"
    r"adjusted|conducted|performed|excluded|included|measured|compared|assumed?|analy[sz]ed|saw|feel|hope|plan|aim|conclude)\b"
)
"""Where the publisher's own data or a named guideline is the source."""
_SPEAKS = r"(?:says?|said|explain(?:s|ed)?|told|tells|add(?:s|ed)|note[sd]?|warn(?:s|ed)|advise[sd]|recommend(?:s|ed))"
_QUOTATION = re.compile(r"[“\"][^“”\"]*[”\"]?")
_SPEAKER = re.compile(
    rf"[\"”’],?\s+(?:(?:he|she|they) {_SPEAKS}\b|(?:[\w.’'-]+ ){{0,4}}[A-Z][\w.’'-]+(?:,[^,\"“]{{1,80}},)? {_SPEAKS}\b"
    rf"|{_SPEAKS} (?:[\w.’'-]+ ){{0,4}}[A-Z])"
    rf"|^(?:Dr\.? |Prof(?:essor|\.)? )?[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)?,? (?:[^\"“]{{1,60}}, )?{_SPEAKS}[,:]? [\"“]"
    rf"|, (?:(?:he|she|they) {_SPEAKS}|(?:Dr\.? |Prof(?:essor|\.)? )?[A-Z][\w’'-]+ {_SPEAKS}"
    rf"|{_SPEAKS} (?:Dr\.? )?[A-Z][\w’'-]+)\.?$|, (?:he|she|they) {_SPEAKS},"
)
"""A statement with the name of its speaker, or a pronoun for it."""
_IS_TODAY = re.compile(
    r"\b(?:is|are|has|have|will|affects?|accounts?|dies?|kills?|causes?|occurs?|suffers?|lives?|develops|receives?|happens?|"
    r"remains?|experiences|report|represents?|carr(?:y|ies)|decreases by|increases by|ranges? from)\b"
)
_IS_TOLD = re.compile(r"\b(?:was|were|had|did|fell|rose|found|showed)\b")
"""A verb by which figures of the present are told."""
_PLACE = re.compile(
    r"\b[Tt]h(?:e|is|ese) (?:new |latest |\w+ )?(?:study|research|findings|results|trial|review|paper)\b.{0,60}?"
    r"\b(?:published|appears?|appeared|presented) (?:\w+ ){0,2}?(?:in|by|at) (?:the )?[A-Z]"
)
_NEXT = 3
"""Sentences below an opener in which its study may be named, and of the lead of a news item."""


def most_pressing(reading: Reading) -> frozenset[str]:
    """Ids of the claims without a source of which an editor is warned: heavy ones, and of many the heaviest.

    Of the sentences on one study that is nowhere linked or said to be published the first stands for all. The report
    of one study, or the announcement of a product, needs sources from elsewhere for figures of the present alone.
    """
    uncited = [each for each in reading.claims if not each.links and each.sentence not in reading.cited_sentences]
    open_ones = [claim for claim in uncited if not is_named(claim)]
    studied = _on_one_study(open_ones)
    announced = announces(reading)
    first = studied[:1] if studied and not announced and not came_out(reading) else []
    only_figures = announced or reports_one_study(reading)
    apart = set_apart(reading)

    def presses(claim: Claim) -> bool:
        if claim.weight < _PRESSING or claim.sentence in apart or _is_light(reading, claim):
            return False
        if claim in studied or not only_figures:
            return claim in first or claim not in studied
        return _is_of_today(claim) and not (_leads(reading, claim) or speaks_of_its_study(claim.text))

    heavy = list(filter(presses, open_ones))
    words = sum(sentence.text.count(" ") + 1 for sentence in reading.sentences)
    most = _FEW if reading.sourcing is Sourcing.NONE else max(_FEW, words // _WORDS_A_WARNING)
    return frozenset(claim.id for claim in sorted(heavy, key=lambda claim: -claim.weight)[:most])


def _on_one_study(claims: Sequence[Claim]) -> list[Claim]:
    """Those that speak of "the study"; where several do, it is what every report of research among them is about."""
    said = list(filter(is_on_this_study, claims))
    return said if len(said) < ABOUT_A_STUDY else [c for c in claims if c in said or c.kind is ClaimKind.STUDY]


def is_named(claim: Claim) -> bool:
    """Whether the sentence says whose statement it is: the reader can ask them, so this is no more than a note."""
    attribution = claim.attribution
    if attribution is None or attribution.kind is not AttributionKind.NAMED:
        return False
    return claim.kind is not ClaimKind.STUDY or APPEARED.search(claim.text) is not None


def is_spoken(reading: Reading, claim: Claim) -> bool:
    """Whether the sentence gives the words of somebody who is quoted: their opinion, which no study has to bear."""
    if _SPEAKER.search(claim.text):
        return True
    sentence = reading.sentences[claim.sentence]
    text = reading.article.blocks[sentence.block].text[: sentence.end]
    quoted = (match.span() for match in _QUOTATION.finditer(text))
    inside = sum(max(0, end - max(start, sentence.start)) for start, end in quoted)
    return 2 * inside > sentence.end - sentence.start


def is_named_below(reading: Reading, claim: Claim) -> bool:
    """Whether the next sentence says who says so, or one of the next where the study of this one was published."""
    after = reading.claims_by_sentence.get(claim.sentence + 1)
    same = after and reading.sentences[after.sentence].block == reading.sentences[claim.sentence].block
    if after and same and is_named(after):
        return True
    below = reading.sentences[claim.sentence + 1 : claim.sentence + 1 + _NEXT]
    return any(_PLACE.search(sentence.text) for sentence in below)


def is_named_around(reading: Reading, claim: Claim) -> bool:
    """Whether the sentence, or the one before or after it, says where a study came out."""
    around = reading.sentences[max(0, claim.sentence - 1) : claim.sentence + 2]
    return any(says_where(sentence.text) for sentence in around)


def _is_of_today(claim: Claim) -> bool:
    """Whether a figure is told in the present: in the report of one study it is background, and from elsewhere."""
    now = _IS_TODAY.search(claim.text) is not None and not _IS_TOLD.search(claim.text)
    return now and tells_a_share(claim.text)


def _leads(reading: Reading, claim: Claim) -> bool:
    """Whether a sentence opens the report of a study with what was found, before it says so."""
    on_it = (each.sentence for each in reading.claims if is_on_this_study(each))
    before = claim.sentence < min(_NEXT, next(on_it, 0))
    said = claim.attribution
    return before and (claim is reading.claims[0] or (said is not None and not said.elsewhere))


def _is_light(reading: Reading, claim: Claim) -> bool:
    """Whether what stands around the sentence, or its sort, leaves an editor little to ask."""
    text = claim.text.strip()
    said = claim.attribution
    if _EXPECTED.search(text) or is_spoken(reading, claim):
        return True
    if said and said.kind is AttributionKind.UNNAMED_EVIDENCE and not said.elsewhere and is_named_below(reading, claim):
        return True
    around = reading.sentences[max(0, claim.sentence - 1) : claim.sentence + 1]
    if any(_OWN.search(sentence.text) for sentence in around):
        return True
    before = reading.claims_by_sentence.get(claim.sentence - 1)
    if before and before.weight >= _PRESSING and _GOES_ON.match(text) and not tells_a_share(text):
        return True
    if _TEXTBOOK.search(text) and not tells_a_share(text):
        return True
    if (
        before
        and is_named(before)
        and reading.sentences[before.sentence].block == reading.sentences[claim.sentence].block
    ):
        return True
    return _TAKES_UP.search(text) is not None and _is_sourced(reading, claim.sentence - 1)


def _is_sourced(reading: Reading, sentence: int) -> bool:
    claim = reading.claims_by_sentence.get(sentence)
    return sentence in reading.cited_sentences or bool(claim and claim.links)
