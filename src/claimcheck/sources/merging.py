"""One work out of what several registries say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck.model import NoticeKind
from claimcheck.sources.designs import read_design

if TYPE_CHECKING:
    from claimcheck.model import DesignReading, Work


def merge(work: Work, other: Work) -> Work:
    """`work` with what only `other` knows; both are records of the same work.

    Every notice is kept with who said it. Labelled abstracts and PubMed's types win, because checks need them.
    """
    abstract = max(
        work.abstract, other.abstract, key=lambda passages: (len(passages), sum(len(p.text) for p in passages))
    )
    return evolve(
        work,
        title=work.title or other.title,
        doi=work.doi or other.doi,
        pmid=work.pmid or other.pmid,
        pmcid=work.pmcid or other.pmcid,
        authors=work.authors or other.authors,
        journal=work.journal or other.journal,
        published=work.published or other.published,
        volume=work.volume or other.volume,
        issue=work.issue or other.issue,
        pages=work.pages or other.pages,
        abstract=abstract,
        full_text=work.full_text or other.full_text,
        publication_types=work.publication_types or other.publication_types,
        mesh=work.mesh or other.mesh,
        design=_design(work, other),
        sample_size=work.sample_size or other.sample_size,
        registrations=tuple(dict.fromkeys((*work.registrations, *other.registrations))),
        notices=tuple(dict.fromkeys((*work.notices, *other.notices))),
        notice_of=_notice_of(work, other),
        preprint_of=work.preprint_of or other.preprint_of,
        licence=work.licence or other.licence,
        sources=tuple(dict.fromkeys((*work.sources, *other.sources))),
    )


def _notice_of(work: Work, other: Work) -> tuple[str, ...]:
    """The works that this one is a notice about; none where one of the records says that it was retracted itself.

    Publishers that name the notice in the record of the retracted work make that record look like a notice.
    """
    for record in (work, other):
        retracted = any(notice.kind is NoticeKind.RETRACTION for notice in record.notices)
        if retracted and not record.notice_of:
            return ()
    return tuple(dict.fromkeys((*work.notice_of, *other.notice_of)))


def _design(work: Work, other: Work) -> DesignReading | None:
    """The design read by the record that has publication types, which are surer than words, else the one known."""
    if other.publication_types and not work.publication_types:
        return other.design or work.design
    return work.design or other.design


def with_design(work: Work) -> Work:
    """`work` with the design that its own fields tell, where none is known yet."""
    if work.design or not work.title:
        return work
    words = " ".join(passage.text for passage in work.abstract)
    return evolve(
        work,
        design=read_design(publication_types=work.publication_types, mesh=work.mesh, title=work.title, abstract=words),
    )
