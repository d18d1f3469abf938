from claimcheck.model import Author, DesignReading, Notice, NoticeKind, Passage, StudyDesign, Work
from claimcheck.sources.merging import merge, with_design

CROSSREF = Work(title="Rest", doi="10.1000/rest", published="2011", sources=("Crossref",))
RCT = DesignReading(design=StudyDesign.RANDOMISED_TRIAL, basis="PubMed publication type")
PUBMED = Work(
    title="Rest.",
    pmid="101",
    authors=(Author(family="Smith"),),
    abstract=(Passage(section="Aim", text="To rest."), Passage(section="Results", text="Pain fell.")),
    publication_types=("Randomized Controlled Trial",),
    design=RCT,
    sources=("PubMed",),
)
RETRACTION = Notice(kind=NoticeKind.RETRACTION, said_by="PubMed")


def test_what_only_the_other_record_knows_is_added() -> None:
    work = merge(CROSSREF, PUBMED)
    assert (work.title, work.doi, work.pmid, work.published) == ("Rest", "10.1000/rest", "101", "2011")
    assert (work.authors, work.abstract, work.design) == (PUBMED.authors, PUBMED.abstract, RCT)
    assert work.sources == ("Crossref", "PubMed")


def test_labelled_abstracts_win_over_longer_ones() -> None:
    long = Work(title="Rest", abstract=(Passage(section="", text="Pain fell. " * 20),))
    assert merge(long, PUBMED).abstract == PUBMED.abstract


def test_the_design_of_the_record_with_types_wins_and_none_is_lost() -> None:
    worded = Work(title="Rest", design=DesignReading(design=StudyDesign.COHORT, basis="wording"))
    assert merge(worded, PUBMED).design == RCT
    assert merge(PUBMED, worded).design == RCT
    assert merge(worded, CROSSREF).design == worded.design
    untyped = Work(title="Rest", publication_types=("Journal Article",))
    assert merge(worded, untyped).design == worded.design


def test_every_notice_is_kept_once() -> None:
    one = Work(title="Rest", notices=(RETRACTION,))
    other = Work(title="Rest", notices=(RETRACTION, Notice(kind=NoticeKind.RETRACTION, said_by="Crossref")))
    assert len(merge(one, other).notices) == 2


def test_a_record_that_looks_like_a_notice_is_none_where_the_other_says_it_was_retracted() -> None:
    seeming = Work(title="Rest", notice_of=("10.1000/n1",))
    assert merge(seeming, Work(title="Rest", notices=(RETRACTION,))).notice_of == ()
    assert merge(seeming, PUBMED).notice_of == ("10.1000/n1",)
    notice = Work(title="Retraction: Rest", notice_of=("pmid:101",))
    assert merge(seeming, notice).notice_of == ("10.1000/n1", "pmid:101")


def test_a_design_is_read_where_none_is_known() -> None:
    told = with_design(Work(title="Rest", abstract=(Passage(section="", text="We randomly assigned 40 adults."),)))
    assert told.design
    assert told.design.design is StudyDesign.RANDOMISED_TRIAL
    assert with_design(PUBMED) is PUBMED
    assert with_design(Work(title="")).design is None
