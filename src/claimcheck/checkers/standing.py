"""SRC301 to SRC305: what became of a source, and what kind of study it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from claimcheck import regex as re
from claimcheck.checkers.base import Case, Checker
from claimcheck.model import (
    ClaimKind,
    Confidence,
    DesignReading,
    Evidence,
    Found,
    Notice,
    NoticeKind,
    Reading,
    Severity,
    StudyDesign,
    Work,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Finding

_TEXT = (
    "Garlic lowers blood pressure [1].\n\n## References\n\n1. Doe J. Garlic and blood pressure. J Herbs. 2012;10:22.\n"
)


def _case(*notices: Notice, **fields: object) -> Case:
    return Case(_TEXT, (Found(work=Work(title="Garlic", notices=notices, **fields), basis="search"),))  # type: ignore[arg-type]


def _said(kind: NoticeKind, date: str = "") -> Notice:
    return Notice(kind=kind, date=date, said_by="Crossref")


class _Notified(Checker):
    """What the three rules on notices share: the kind they look for, and the way they tell it."""

    kind: ClassVar[NoticeKind]
    message: ClassVar[str]
    advice: ClassVar[str]

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each reference whose work bears such a notice that still holds."""
        for reference in reading.references:
            work = reading.work(reference.id)
            notices = [] if work is None or work.notice_of else [n for n in work.standing if n.kind is self.kind]
            if work and notices:
                told = self.kind is NoticeKind.RETRACTION and _is_owned_up(reading, reference.id)
                resting = sum(any(link.reference == reference.id for link in claim.links) for claim in reading.claims)
                rests = f" {resting} {'claim rests' if resting == 1 else 'claims rest'} on it." if resting else ""
                yield self.finding(
                    reference.span,
                    f"{self.message}{_when(notices)}{', as the text says' if told else ''}.{rests}",
                    advice=self.advice,
                    severity=Severity.NOTE if told else None,
                    reference=reference,
                    evidence=(*map(_told, notices), *_silent(work, notices)),
                )


_OWNED_UP = re.compile(r"\b(?:retract(?:ed|ion|s)?|withdr(?:awn|ew))\b", re.IGNORECASE)


def _is_owned_up(reading: Reading, reference: str) -> bool:
    """Whether every sentence that cites the reference says itself that the work was retracted."""
    places = reading.citing(reference)
    return bool(places) and all(_OWNED_UP.search(reading.sentences[index].text) for index in places)


class Retracted(_Notified):
    """Flags a reference to a work that was retracted or withdrawn.

    Every registry is asked and each answer shown, since none knows all retractions. A reinstatement is honoured,
    and the notice of a retraction is not itself called retracted. A note where every sentence that cites the work says
    that it was retracted.

    ## Why it matters

    The authors, the journal or the institution no longer stand behind the work. What rests on it alone must not
    be printed.

    ## Example

    > Wakefield AJ et al. Ileal-lymphoid-nodular hyperplasia … Lancet. 1998;351:637-641.

    ## References

    - COPE, *Retraction guidelines*.
    - Retraction Watch Database, as carried by Crossref.
    """

    code = "SRC301"
    name = "retracted"
    severity = Severity.ERROR
    silenced_in_full_only = True
    kind = NoticeKind.RETRACTION
    message = "This work was retracted"
    advice = "Remove what rests on it alone, or say in the text that it was retracted."
    flags = (_case(_said(NoticeKind.RETRACTION, "2015-01-01")),)
    passes = (
        _case(),
        _case(_said(NoticeKind.RETRACTION, "2015-01-01"), _said(NoticeKind.REINSTATEMENT, "2016-01-01")),
        _case(_said(NoticeKind.RETRACTION), notice_of=("10.1000/182",)),
        _case(_said(NoticeKind.CORRECTION)),
    )


class ExpressionOfConcern(_Notified):
    """Flags a reference to a work about which its journal has published an expression of concern.

    ## Why it matters

    The journal doubts the work and has not finished looking into it.

    ## Example

    > A trial whose data are under investigation by the journal.

    ## References

    - COPE, *Expressions of concern*.
    """

    code = "SRC302"
    name = "expression-of-concern"
    severity = Severity.WARNING
    kind = NoticeKind.CONCERN
    message = "The journal has published an expression of concern about this work"
    advice = "Read the notice, and do not let a claim rest on this work alone."
    flags = (_case(_said(NoticeKind.CONCERN, "2015-01-01")),)
    passes = (_case(), _case(_said(NoticeKind.RETRACTION)))


class Corrected(_Notified):
    """Flags a reference to a work that was corrected.

    ## Why it matters

    The correction may concern the very figure that the article quotes.

    ## Example

    > A trial whose table of results was corrected a year later.

    ## References

    - International Committee of Medical Journal Editors, *Recommendations*, section III.A (corrections).
    """

    code = "SRC303"
    name = "corrected"
    severity = Severity.NOTE
    kind = NoticeKind.CORRECTION
    message = "This work was corrected"
    advice = "Read the correction, and compare what the article quotes with it."
    flags = (_case(_said(NoticeKind.CORRECTION, "2015-01-01")),)
    passes = (_case(), _case(_said(NoticeKind.RETRACTION)))


class SupersededPreprint(Checker):
    """Flags a reference to a preprint that has since been published.

    Silent where the published article is cited too: then both are meant.

    ## Why it matters

    Peer review often changes conclusions. The published article is the version of record.

    ## Example

    > medRxiv 2020.06.22.20137273 instead of the article in the *New England Journal of Medicine*.

    ## References

    - International Committee of Medical Journal Editors, *Recommendations*, section III.D.3 (preprints).
    """

    code = "SRC304"
    name = "superseded-preprint"
    severity = Severity.NOTE
    flags = (_case(kind="preprint", preprint_of="10.1056/nejmoa2021436"),)
    passes = (_case(kind="preprint"), _case(kind="journal-article"))

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each preprint of a known article."""
        works = [(reference, reading.work(reference.id)) for reference in reading.references]
        cited = {each.value for reference in reading.references for each in reference.identifiers}
        cited |= {work.doi for _, work in works if work}
        for reference, work in works:
            if work and work.preprint_of and work.preprint_of not in cited:
                yield self.finding(
                    reference.span,
                    f"This is a preprint; the article has been published as {work.preprint_of}.",
                    advice="Cite the article, and check that the claim still holds in it.",
                    reference=reference,
                )


class WeakDesign(Checker):
    """Flags a statement of effect or advice whose only sources cannot show effects in people.

    Case reports, studies in animals or cells, protocols, editorials and letters. Silent where the sentence
    itself says so ("in mice", "in one patient"), or where the design of a source is not known.

    ## Why it matters

    Most effects seen in animals and cells are not found in people, a case report shows one course of events, and a
    protocol has no results at all.

    ## Example

    > Garlic lowers blood pressure [1].

    where [1] is a study in rats. Use instead

    > Garlic lowered blood pressure in rats [1].

    ## References

    - OCEBM Levels of Evidence Working Group, *The Oxford 2011 Levels of Evidence*.
    - Hackam DG, Redelmeier DA. Translation of research evidence from animals to humans. JAMA. 2006;296:1731-1732.
      doi:10.1001/jama.296.14.1731
    """

    code = "SRC305"
    name = "weak-design"
    severity = Severity.WARNING
    flags = (_case(design=DesignReading(design=StudyDesign.ANIMAL, basis="MeSH heading")),)
    passes = (
        _case(design=DesignReading(design=StudyDesign.RANDOMISED_TRIAL, basis="PubMed publication type")),
        _case(),
        Case(
            _TEXT.replace("Garlic lowers blood pressure", "Garlic lowers blood pressure in rats"),
            _case(design=DesignReading(design=StudyDesign.ANIMAL, basis="MeSH heading")).resolutions,
        ),
    )

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each such claim, naming the designs of its sources."""
        for claim in reading.claims:
            if claim.kind not in (ClaimKind.EFFECT, ClaimKind.ADVICE) or not claim.links or _SAYS_SO.search(claim.text):
                continue
            designs = [_weak_design(link.reference, reading) for link in claim.links]
            known = [design for design in designs if design]
            if len(known) == len(designs):
                kinds = " and ".join(dict.fromkeys(f"{_article(each.design)} {each.design}" for each in known))
                inferred = any("inferred" in each.basis for each in known)
                yield self.finding(
                    claim.span,
                    f"This statement rests on {kinds} alone, which cannot show an effect in people.",
                    advice="Say in whom or in what it was seen, or cite a study in people.",
                    confidence=Confidence.MEDIUM if inferred else Confidence.HIGH,
                    claim=claim,
                    evidence=tuple(Evidence(text=f"{each.design}", source=each.basis) for each in known),
                )


WEAK_DESIGNS = frozenset(
    {StudyDesign.CASE_REPORT, StudyDesign.ANIMAL, StudyDesign.IN_VITRO, StudyDesign.PROTOCOL, StudyDesign.OPINION}
)
"""Designs that cannot show an effect in people."""
_SAYS_SO = re.compile(
    r"\b(?:mice|mouse|rats?|animals?|rodents?|rabbits?|monkeys?|pigs?|dogs?|zebrafish|cells?|cultures?|in vitro|"
    r"test tubes?|laborator(?:y|ies)|lab|case (?:report|stud(?:y|ies))|one (?:patient|man|woman|child|person)|"
    r"editorial|protocol)\b",
    re.IGNORECASE,
)


def _weak_design(reference: str, reading: Reading) -> DesignReading | None:
    work = reading.work(reference)
    return work.design if work and work.design and work.design.design in WEAK_DESIGNS else None


def _article(design: StudyDesign) -> str:
    return "an" if design[0] in "aeio" else "a"


def _when(notices: list[Notice]) -> str:
    dated = min((notice.date for notice in notices if notice.date), key=lambda date: (-len(date), date), default="")
    return f" on {dated}" if len(dated) == 10 else f" in {dated}" if dated else ""


def _told(notice: Notice) -> Evidence:
    parts = (notice.kind.capitalize(), notice.date, notice.doi and f"doi:{notice.doi}")
    return Evidence(text=", ".join(part for part in parts if part), source=notice.said_by)


def _silent(work: Work, notices: list[Notice]) -> Iterator[Evidence]:
    """The registries that were asked and report no such notice."""
    saying = {"Crossref" if notice.said_by == "Retraction Watch" else notice.said_by for notice in notices}
    for source in work.sources:
        if source not in saying:
            yield Evidence(text=f"no {notices[0].kind} on record", source=source)
