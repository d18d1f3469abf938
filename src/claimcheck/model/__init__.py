"""The values that travel through claimcheck: all frozen, all offsets into the author's own file."""

from claimcheck.identifiers import Identifier
from claimcheck.model.article import (
    Article,
    Block,
    BlockKind,
    Mark,
    MarkKind,
    Sentence,
)
from claimcheck.model.claims import (
    Attribution,
    AttributionKind,
    Claim,
    ClaimKind,
    Link,
    LinkBasis,
    Strength,
)
from claimcheck.model.places import (
    OffsetMap,
    Span,
)
from claimcheck.model.references import (
    Citation,
    CitationStyle,
    Reference,
    Resolution,
    ResolutionStatus,
)
from claimcheck.model.report import (
    CheckedArticle,
    Confidence,
    Evidence,
    Failure,
    Finding,
    Fix,
    Reading,
    Report,
    Severity,
)
from claimcheck.model.works import (
    Author,
    DesignReading,
    Notice,
    NoticeKind,
    Passage,
    StudyDesign,
    Work,
)

__all__ = [
    "Article",
    "Attribution",
    "AttributionKind",
    "Author",
    "Block",
    "BlockKind",
    "CheckedArticle",
    "Citation",
    "CitationStyle",
    "Claim",
    "ClaimKind",
    "Confidence",
    "DesignReading",
    "Evidence",
    "Failure",
    "Finding",
    "Fix",
    "Identifier",
    "Link",
    "LinkBasis",
    "Mark",
    "MarkKind",
    "Notice",
    "NoticeKind",
    "OffsetMap",
    "Passage",
    "Reading",
    "Reference",
    "Report",
    "Resolution",
    "ResolutionStatus",
    "Sentence",
    "Severity",
    "Span",
    "Strength",
    "StudyDesign",
    "Work",
]
