"""Which references a registry can be asked about at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.sources.outcomes import is_indexed, read_printed

if TYPE_CHECKING:
    from claimcheck.model import Reference


def is_listed(reference: Reference) -> bool:
    """Whether some registry may know the work: by an identifier that is printed, or as an article to search for."""
    printed = read_printed(reference)
    numbered = printed.doi or printed.pmid or printed.pmcid or printed.pii or printed.nbk or printed.trial
    sought = (printed.sought and is_indexed(reference)) or printed.placed
    return bool(numbered or printed.placeholder or sought)
