"""STR505: advice, or the plain word that something works, on studies that can carry neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck import regex as re
from claimcheck.checkers.base import Case, Checker
from claimcheck.checkers.standing import WEAK_DESIGNS
from claimcheck.model import (
    AttributionKind,
    ClaimKind,
    Confidence,
    DesignReading,
    Evidence,
    Found,
    LinkBasis,
    Severity,
    StudyDesign,
    Work,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Claim, Finding, Reading

_SMALL = 100
"""A trial of fewer people is called small here."""
_BODY_OF_EVIDENCE = 3
"""From this many studies on, observational ones that agree may carry advice, as they do against smoking."""
_OBSERVED = frozenset(
    {StudyDesign.COHORT, StudyDesign.CASE_CONTROL, StudyDesign.CROSS_SECTIONAL, StudyDesign.OBSERVATIONAL}
)
_TRIALS = frozenset({StudyDesign.RANDOMISED_TRIAL, StudyDesign.TRIAL})
_SUMMARIES = frozenset(
    {StudyDesign.META_ANALYSIS, StudyDesign.SYSTEMATIC_REVIEW, StudyDesign.GUIDELINE, StudyDesign.REVIEW}
)
_PREPRINTS = frozenset({"preprint", "posted-content"})

_TEXT = "{} [1].\n\n## References\n\n1. Doe J. Walnuts and mood. J Diet. 2012;10:22.\n"


def _case(sentence: str, design: StudyDesign, **fields: object) -> Case:
    reading = DesignReading(design=design, basis="PubMed publication type")
    work = Work(title="Walnuts and mood", design=reading, **fields)  # type: ignore[arg-type]
    return Case(_TEXT.format(sentence), (Found(work=work, basis="search"),))


@frozen
class _Shortfall:
    """A work that cannot carry advice: what it is, and why that does not do."""

    what: str
    why: str
    work: Work
    basis: str


class AdviceBeyondEvidence(Checker):
    """Flags advice, or a plain "works" or "is effective", that rests on one or two studies which cannot carry it.

    Observational studies, trials of fewer than 100 people, and preprints. Silent where a guideline, a review or a
    meta-analysis stands among the sources, where the design of a source is not known, where three or more studies
    are cited, and where the sentence hedges, sends the reader to a doctor, says which study it speaks of, or names
    whose advice it is. Case reports, animals and cells are the matter of SRC305.

    ## Why it matters

    An observational study cannot tell what changing a habit would do, the effects seen in small trials tend to
    shrink in large ones, and a preprint has been reviewed by nobody. Advice needs the whole of the evidence, with
    the harms and the costs.

    ## Example

    > Adults should eat a handful of walnuts every day to keep depression away [1].

    where [1] is a cross-sectional study. Use instead

    > People who ate walnuts reported fewer symptoms of depression in one survey [1]; it cannot tell why.

    ## References

    - Guyatt GH et al. GRADE: an emerging consensus on rating quality of evidence and strength of recommendations.
      BMJ. 2008;336:924-926. doi:10.1136/bmj.39489.470347.AD
    - Prasad V et al. Observational studies often make clinical practice recommendations: an empirical evaluation of
      authors' attitudes. J Clin Epidemiol. 2013;66:361-366.e4. doi:10.1016/j.jclinepi.2012.11.005
    """

    code = "STR505"
    name = "advice-beyond-evidence"
    severity = Severity.WARNING
    flags = (
        _case("Adults should eat walnuts every day to avoid depression", StudyDesign.CROSS_SECTIONAL),
        _case("Walnut oil is effective against depression", StudyDesign.RANDOMISED_TRIAL, sample_size=24),
        _case(
            "Patients with depression should take walnut oil",
            StudyDesign.RANDOMISED_TRIAL,
            sample_size=400,
            kind="posted-content",
        ),
    )
    passes = (
        _case("Adults should eat walnuts every day to avoid depression", StudyDesign.GUIDELINE),
        _case("Adults with depression may want to consider eating walnuts", StudyDesign.COHORT),
        _case("Walnut oil is effective against depression", StudyDesign.RANDOMISED_TRIAL, sample_size=240),
        _case("Walnut oil reduces symptoms of depression", StudyDesign.RANDOMISED_TRIAL, sample_size=24),
        _case("Adults should eat walnuts every day to avoid depression", StudyDesign.ANIMAL),
    )

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each such claim, naming its sources and why they fall short."""
        for claim in reading.claims:
            what = _stated(claim)
            shortfalls = _shortfalls(claim, reading) if what else ()
            if shortfalls:
                alone = "rests on" if len(claim.links) > 1 else "rests on nothing but"
                yield self.finding(
                    claim.span,
                    f"{what} {alone} {' and '.join(dict.fromkeys(f'{each.what}, {each.why}' for each in shortfalls))}.",
                    advice="Cite a guideline or a systematic review, or say what was seen, and in whom.",
                    confidence=_confidence(claim, shortfalls),
                    claim=claim,
                    evidence=tuple(Evidence(text=each.work.title, source=each.basis) for each in shortfalls),
                )


_WORKS = re.compile(
    r"\b(?:works?(?: (?:very|really|quite|so))?(?: well)? (?:for|against|to (?:treat|prevent|relieve|reduce|lower))\b"
    r"|(?:works|work well|works well|do(?:es)? work)(?=[.,;!]|$)"
    r"|(?:is|are) (?:an? |also |very |more |highly |clearly |both |safe and ){0,3}(?<!cost-)effective\b"
    r"(?! dose| concentration| date))",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|no|never|neither|nor|cannot|if|whether|little|insufficient|lack\w*|doubt\w*)\b[^.;:]{0,160}$|n['’]t\b"
    r"|\b(?:how|as|less|only|where|when)\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
_SOFTENED = re.compile(
    r"\b(?:may|might|could|perhaps|possibly|probably|likely|unlikely|consider|considering|appears?|seems?|suggests?|"
    r"(?:ask|talk|speak|discuss|consult|see|tell|check|contact|call|visit)\w* (?:\w+ ){0,4}"
    r"(?:doctor|gp|physician|pharmacist|midwife|dietitian|nurse|specialist|clinician|professional|provider|team)s?|"
    r"medical (?:advice|attention|help|care)|(?:by|with|from) (?:their|your|a|the) (?:doctor|gp|physician)|"
    r"mice|mouse|rats?|animals?|cells?|cultures?|test tubes?|lab(?:oratory)?|"
    r"(?:in|of) (?:this|the|that|our|one|a|an)(?: [\w-]+){0,3} "
    r"(?:study|trial|survey|experiment|cohort)|(?:study|trial|survey) (?:of|in|found|finds|showed|shows))\b",
    re.IGNORECASE,
)
_ADVISED = (
    r"(?:people|persons?|adults|patients|women|men|children|kids|babies|infants|teenagers|adolescents|parents|mothers|"
    r"smokers|drinkers|runners|athletes|sufferers|seniors|diabetics|you|we|everyone|everybody|anyone|anybody|those)"
)
_URGES = re.compile(
    rf"\b{_ADVISED}\b[^.;:,]{{0,60}}? (?:should|must|ought to|need to)"
    r"(?! (?:be (?:able|aware|less|more|un)|note|remember))\b"
    r"|\b(?:should|must|ought to) (?:\w+ ){0,2}?(?:be (?:\w+ )?(?:taken|given|used|avoided|eaten|drunk|offered|"
    r"prescribed|treated|started|stopped|limited|reduced|encouraged|recommended|part of)|form part of)\b"
    r"|\b(?:is|are) (?:(?:strongly|highly|generally|now|therefore|also|not) ){0,2}(?:recommended|advised|advisable)\b"
    r"|\b(?:it is|it['’]s) (?:best|better|important|essential|vital|advisable|crucial|wise) to\b"
    r"|\bwe (?:strongly )?(?:recommend|advise)\b"
    r"|(?:^|: )(?:please )?(?:do not|don['’]t|never|always|avoid|aim|limit|start|take|choose|make sure|keep|use|try|"
    r"stick to|eat|drink|stop|swap|add|get) ",
    re.IGNORECASE,
)
_NOT_TO_READERS = re.compile(
    r"\b(?:guidelines?|guidance|WHO|NICE|NHS|CDC|participants|subjects|respondents|future|further (?:research|studies)|"
    r"researchers|scientists|investigators|reviewers|policy|policymakers|interpreted|replicated|(?:was|were) (?:\w+ )?"
    r"(?:told|instructed|asked|advised|recommended|allocated|assigned))\b"
)
"""Advice that the sentence gives as somebody's, what a study told those in it, and advice on research."""


def _stated(claim: Claim) -> str:
    """What the claim does that needs more than one weak study, as a subject; empty where it does nothing of it."""
    if not claim.links or claim.kind not in (ClaimKind.ADVICE, ClaimKind.EFFECT) or claim.strength.hedged:
        return ""
    attribution = claim.attribution
    if attribution is not None and attribution.kind in (AttributionKind.NAMED, AttributionKind.THIS_STUDY):
        return ""
    if _SOFTENED.search(claim.text):
        return ""
    if claim.kind is ClaimKind.ADVICE:
        urges = _URGES.search(claim.text) and not _NOT_TO_READERS.search(claim.text)
        return "This advice" if urges else ""
    works = _WORKS.search(claim.text) if claim.kind is ClaimKind.EFFECT else None
    if works is None or _DENIED.search(claim.text[max(0, works.start() - 170) : works.end()]):
        return ""
    return f"“{works[0].strip()}”"


def _shortfalls(claim: Claim, reading: Reading) -> tuple[_Shortfall, ...]:
    """Every source of the claim with why it cannot carry advice; nothing where one can, or may."""
    if len(claim.links) >= _BODY_OF_EVIDENCE:
        return ()
    works = [reading.work(link.reference) for link in claim.links]
    found = [_shortfall(work) for work in works if work]
    known = tuple(each for each in found if each)
    if len(known) < len(works) or all(_design(each.work) in WEAK_DESIGNS for each in known):
        return ()
    return known


def _design(work: Work) -> StudyDesign | None:
    return work.design.design if work.design else None


def _shortfall(work: Work) -> _Shortfall | None:
    if work.design is None or work.design.design in _SUMMARIES:
        return None
    design, basis = work.design.design, work.design.basis
    if work.kind in _PREPRINTS and not work.preprint_of:
        return _Shortfall("a preprint", "which nobody has reviewed", work, work.kind)
    if design in _OBSERVED:
        article = "an" if design[0] in "aeiou" else "a"
        return _Shortfall(f"{article} {design}", "which cannot show what a change would bring about", work, basis)
    if design in WEAK_DESIGNS:
        article = "an" if design[0] in "aeiou" else "a"
        return _Shortfall(f"{article} {design}", "which cannot show an effect in people", work, basis)
    if design in _TRIALS and work.sample_size is not None and work.sample_size < _SMALL:
        return _Shortfall(f"a trial of {work.sample_size} people", "too few to be sure of", work, basis)
    return None


def _confidence(claim: Claim, shortfalls: tuple[_Shortfall, ...]) -> Confidence:
    guessed = any("inferred" in each.basis for each in shortfalls)
    far = all(link.basis is LinkBasis.PARAGRAPH for link in claim.links)
    return Confidence.MEDIUM if guessed or far or claim.confidence < 0.6 else Confidence.HIGH
