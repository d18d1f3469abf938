"""The report with one line a finding, as compilers write it: for editors, scripts and `grep`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.reporters.excerpt import visible
from claimcheck.reporters.place import located

if TYPE_CHECKING:
    from claimcheck.model import Report


def concise(report: Report) -> str:
    """`path:line:column: severity: CODE message`, one line a finding, each with its line end.

    Vim, Emacs and the problem matchers of editors read this form, which is that of GCC, without being taught it.
    """
    said = []
    for each in located(report):
        finding = each.finding
        message = " ".join(finding.message.split())
        place = f"{each.path}:{each.start.line}:{each.start.column}"
        said.append(visible(f"{place}: {finding.severity}: {finding.code} {message}") + "\n")
    return "".join(said)
