"""What an editor shows of an article: diagnostics, the source beside a claim, and what can be done about a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types as lsp

from claimcheck.fixing import fitted_fixes
from claimcheck.model import Confidence, Severity, SlotState
from claimcheck.readers import format_of
from claimcheck.reporters.excerpt import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model import CheckedArticle, Claim, Comparison, Finding, Fix, Reading, Reference, Span
    from claimcheck.server.positions import Positions

SOURCE = "claimcheck"
_SEVERITY = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.NOTE: lsp.DiagnosticSeverity.Information,
}

_PARTS = {SlotState.FOUND: "✓", SlotState.NOT_FOUND: "·", SlotState.CLASHES: "✗"}
"""How a part of a claim is marked: found in the source, nothing of it there, something else there."""


def diagnostics(checked: CheckedArticle, positions: Positions, uri: str) -> list[lsp.Diagnostic]:
    """One diagnostic a finding, its evidence beside it."""
    return [_diagnostic(finding, checked.reading, positions, uri) for finding in checked.findings]


def _diagnostic(finding: Finding, reading: Reading, positions: Positions, uri: str) -> lsp.Diagnostic:
    reference = reading.references_by_id.get(finding.reference or "")
    place = lsp.Location(uri=uri, range=positions.range(reference.span if reference else finding.span))
    unsure = " (low confidence)" if finding.confidence is Confidence.LOW else ""
    return lsp.Diagnostic(
        range=positions.range(finding.span),
        severity=_SEVERITY[finding.severity],
        code=finding.code,
        source=SOURCE,
        message=_lines(f"{finding.message}{unsure}", finding.advice),
        related_information=[
            lsp.DiagnosticRelatedInformation(location=place, message=_lines(f"{each.source}: {each.text}"))
            for each in finding.evidence
        ],
        data={"name": finding.name},
    )


def hover(checked: CheckedArticle, positions: Positions, position: lsp.Position) -> lsp.Hover | None:
    """What stands behind the claim or the reference at a position, as plain text: no text of others is obeyed."""
    offset = positions.offset(position)
    reading = checked.reading
    claim = next((each for each in reading.claims if each.span.start <= offset < each.span.end), None)
    if claim is not None:
        return _hover(_of_claim(claim, reading), claim.span, positions)
    reference = next((each for each in reading.references if each.span.start <= offset < each.span.end), None)
    return _hover(_of_reference(reference, reading), reference.span, positions) if reference else None


def _hover(lines: Iterator[str], span: Span, positions: Positions) -> lsp.Hover:
    text = lsp.MarkupContent(kind=lsp.MarkupKind.PlainText, value=_lines(*lines))
    return lsp.Hover(contents=text, range=positions.range(span))


def _of_claim(claim: Claim, reading: Reading) -> Iterator[str]:
    if not claim.links:
        yield "This claim names no source."
    for name in dict.fromkeys(link.reference for link in claim.links):
        yield from _of_reference(reading.references_by_id[name], reading)
        here = (each for each in reading.comparisons if (each.claim, each.reference) == (claim.id, name))
        compared = next(here, None)
        if compared is None:
            yield "  Not compared: no text of it is at hand."
            continue
        for passage in compared.comparison.rationale:
            yield f"  “{passage.text}”"
        yield from _of_parts(compared.comparison)
        for difference in compared.comparison.differences:
            yield f"  Differs: “{difference.claim_words}” here, “{difference.source_words}” there."


def _of_parts(comparison: Comparison) -> Iterator[str]:
    """Each part of a claim, marked by what its source has for it."""
    for part in comparison.slots:
        if part.text:
            beside = f" – “{part.source_text}”" if part.source_text and part.source_text != part.text else ""
            yield f"  {_PARTS[part.state]} {part.role}: {part.text}{beside}"


def _of_reference(reference: Reference, reading: Reading) -> Iterator[str]:
    from claimcheck.checkers.base import work_evidence
    from claimcheck.reporters.summary import why_unchecked

    label = f"Reference {reference.label}" if reference.label else "Reference"
    work = reading.work(reference.id)
    if work is not None:
        told = work_evidence(work)
        yield f"{label}: {told.text} ({told.source})"
    else:
        why = why_unchecked(reading.resolution(reference))
        yield f"{label}: {'not looked up: ' + why if why else 'no registry that was asked knows it surely'}"


def actions(
    checked: CheckedArticle, positions: Positions, uri: str, where: lsp.Range, shown: Sequence[lsp.Diagnostic]
) -> list[lsp.CodeAction]:
    """What can be done about the findings that touch a range: make their correction, or silence their rule there."""
    span = positions.span(where)
    touched = [each for each in checked.findings if each.span.start <= span.end and span.start <= each.span.end]
    offered: list[lsp.CodeAction] = []
    for finding in touched:
        place = positions.range(finding.span)
        of = [each for each in shown if each.code == finding.code and each.range == place]
        if finding.fix and (edits := _edits(checked, [finding.fix], positions)):
            title = f"Correct it: {visible(finding.fix.text)[:60]}" if finding.fix.text else "Take these words out"
            offered.append(_action(title, uri, edits, of, preferred=True))
        comment = _comment(checked, finding, positions)
        offered.append(_action(f"Silence {finding.code} on this line", uri, [comment], of))
    every = [each.fix for each in checked.findings if each.fix and each.confidence is not Confidence.LOW]
    if every and (edits := _edits(checked, every, positions)):
        kind = lsp.CodeActionKind.SourceFixAll
        offered.append(_action("Make all corrections of claimcheck", uri, edits, [], kind=kind))
    return offered


def _edits(checked: CheckedArticle, fixes: Sequence[Fix], positions: Positions) -> list[lsp.TextEdit]:
    article = checked.reading.article
    kind = format_of(article.path, article.source.encode("utf-8", "surrogatepass"))
    made = fitted_fixes(article.source, fixes, kind)
    return [lsp.TextEdit(range=positions.range(each.span), new_text=each.text) for each in made]


def _comment(checked: CheckedArticle, finding: Finding, positions: Positions) -> lsp.TextEdit:
    """The comment that silences a finding, put above its line; the reason is for the writer to add."""
    start, indent = positions.line_start(finding.span.start)
    words = f"claimcheck-disable-next-line {finding.code} reason"
    is_mdx = checked.reading.article.path.lower().endswith(".mdx")
    comment = f"{{/* {words} */}}" if is_mdx else f"<!-- {words} -->"
    return lsp.TextEdit(range=lsp.Range(start=start, end=start), new_text=f"{indent}{comment}\n")


def _action(  # noqa: PLR0913 - the parts of an action, most named at the call
    title: str,
    uri: str,
    edits: Sequence[lsp.TextEdit],
    of: Sequence[lsp.Diagnostic],
    *,
    preferred: bool = False,
    kind: lsp.CodeActionKind = lsp.CodeActionKind.QuickFix,
) -> lsp.CodeAction:
    edit = lsp.WorkspaceEdit(changes={uri: list(edits)})
    return lsp.CodeAction(title=title, kind=kind, diagnostics=list(of), is_preferred=preferred, edit=edit)


def _lines(*lines: str) -> str:
    return "\n".join(visible(" ".join(line.split()) if not line.startswith("  ") else line) for line in lines)
