"""Reports made by hand, so that the reporters are tested without the pipeline."""

from __future__ import annotations

from claimcheck.identifiers import Identifier, Scheme
from claimcheck.model import (
    Article,
    Attribution,
    AttributionKind,
    Block,
    BlockKind,
    CheckedArticle,
    Citation,
    CitationStyle,
    Claim,
    ClaimKind,
    Confidence,
    Evidence,
    Failure,
    Finding,
    Fix,
    Link,
    LinkBasis,
    OffsetMap,
    Placeholder,
    Reading,
    Reference,
    Report,
    Sentence,
    Severity,
    Span,
    Strength,
)

SOURCE = """# Does garlic help?

Experts say that garlic always lowers blood pressure. Garlic lowered systolic pressure by 8 mmHg [1].

1. Example A. Garlic and blood pressure. J Made Up 2015;3:1–9. doi:10.1234/PREACCEPT-77
"""
FIRST = "Experts say that garlic always lowers blood pressure."
SECOND = "Garlic lowered systolic pressure by 8 mmHg [1]."
ENTRY = "Example A. Garlic and blood pressure. J Made Up 2015;3:1–9. doi:10.1234/PREACCEPT-77"


def span_of(words: str, source: str = SOURCE) -> Span:
    """Where `words` stand in the source."""
    start = source.index(words)
    return Span(start, start + len(words))


def finding(  # noqa: PLR0913 - a finding has many parts
    span: Span,
    *,
    code: str = "CIT101",
    name: str = "uncited-claim",
    severity: Severity = Severity.WARNING,
    confidence: Confidence = Confidence.HIGH,
    message: str = "An effect on health is stated and no source is given for it.",
    advice: str = "Cite the study that shows it.",
    claim: str | None = None,
    reference: str | None = None,
    evidence: tuple[Evidence, ...] = (),
    fix: Fix | None = None,
) -> Finding:
    """A finding whose parts are the usual ones but for those given."""
    return Finding(
        code=code,
        name=name,
        severity=severity,
        confidence=confidence,
        message=message,
        advice=advice,
        span=span,
        claim=claim,
        reference=reference,
        evidence=evidence,
        fix=fix,
    )


def checked(source: str, *findings: Finding, path: str = "posts/note.md", title: str = "") -> CheckedArticle:
    """An article in which nothing but the findings was seen."""
    block = Block(kind=BlockKind.PARAGRAPH, text=source, offsets=OffsetMap.identity(0, len(source)))
    article = Article(path=path, source=source, blocks=(block,), title=title)
    return CheckedArticle(reading=Reading(article=article), findings=findings)


def garlic() -> CheckedArticle:
    """An article with two claims, a reference and three findings, which are not in order of place."""
    first, second, entry = span_of(FIRST), span_of(SECOND), span_of(ENTRY)
    doi = span_of("10.1234/PREACCEPT-77")
    paragraph = f"{FIRST} {SECOND}"
    reading = Reading(
        article=Article(
            path="posts/garlic.md",
            source=SOURCE,
            title="Does garlic help?",
            blocks=(
                Block(
                    kind=BlockKind.PARAGRAPH,
                    text=paragraph,
                    offsets=OffsetMap.identity(first.start, len(paragraph)),
                ),
            ),
        ),
        sentences=(
            Sentence(block=0, start=0, end=len(FIRST), text=FIRST, span=first),
            Sentence(
                block=0,
                start=len(FIRST) + 1,
                end=len(paragraph),
                text=SECOND.replace(" [1]", ""),
                span=second,
            ),
        ),
        citations=(
            Citation(
                block=0,
                start=paragraph.index("[1]"),
                end=paragraph.index("[1]") + 3,
                span=span_of("[1]"),
                style=CitationStyle.NUMBER,
                references=("r1",),
            ),
        ),
        references=(
            Reference(
                id="r1",
                span=entry,
                text=ENTRY,
                label="1",
                authors=("Example A",),
                title="Garlic and blood pressure",
                journal="J Made Up",
                year=2015,
                volume="3",
                pages="1–9",
                identifiers=(
                    Identifier(scheme=Scheme.DOI, value="10.1234/preaccept-77", start=doi.start, end=doi.end),
                ),
            ),
        ),
        claims=(
            Claim(
                id="c1",
                sentence=0,
                span=first,
                text=FIRST,
                kind=ClaimKind.EFFECT,
                confidence=0.91234,
                strength=Strength(level=3, hedged=False),
                attribution=Attribution(kind=AttributionKind.UNNAMED_AUTHORITY, start=0, end=11),
            ),
            Claim(
                id="c2",
                sentence=1,
                span=second,
                text=SECOND.replace(" [1]", ""),
                kind=ClaimKind.NUMBER,
                confidence=0.8,
                strength=Strength(level=3, hedged=False),
                links=(Link(reference="r1", basis=LinkBasis.MARKER, confidence=0.99),),
            ),
        ),
        resolutions=(("r1", Placeholder(reason="a pre-acceptance DOI")),),
    )
    return CheckedArticle(
        reading=reading,
        findings=(
            finding(
                doi,
                code="REF201",
                name="placeholder-doi",
                severity=Severity.ERROR,
                message="This DOI was a placeholder and was never registered.",
                advice="Look up the DOI of the published article.",
                reference="r1",
                evidence=(Evidence(text="10.1234/PREACCEPT-77", source="the form of pre-acceptance DOIs"),),
                fix=Fix(span=doi, text="10.1234/made-up.77"),
            ),
            finding(
                span_of("always"),
                code="STR503",
                name="absolute-wording",
                severity=Severity.NOTE,
                confidence=Confidence.LOW,
                claim="c1",
            ),
            finding(first, claim="c1"),
        ),
    )


def garlic_report(*failures: Failure) -> Report:
    """The garlic article, and files that could not be checked."""
    return Report(articles=(garlic(),), failures=failures)


def claimed(*texts: str) -> Report:
    """An article that consists of claims without a source, one a line."""
    source = "\n".join(texts)
    spans = [span_of(text, source) for text in texts]
    block = Block(kind=BlockKind.PARAGRAPH, text=source, offsets=OffsetMap.identity(0, len(source)))
    sentences = tuple(
        Sentence(block=0, start=span.start, end=span.end, text=text, span=span)
        for text, span in zip(texts, spans, strict=True)
    )
    claims = tuple(
        Claim(
            id=f"c{place + 1}",
            sentence=place,
            span=sentence.span,
            text=sentence.text,
            kind=ClaimKind.EFFECT,
            confidence=0.9,
            strength=Strength(level=3, hedged=False),
        )
        for place, sentence in enumerate(sentences)
    )
    article = Article(path="posts/claims.md", source=source, blocks=(block,))
    return Report(
        articles=(CheckedArticle(reading=Reading(article=article, sentences=sentences, claims=claims), findings=()),)
    )
