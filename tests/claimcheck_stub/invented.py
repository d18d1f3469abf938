"""Works that do not exist, for cases of standing and design that must not be told of a real paper."""

from __future__ import annotations

from tests.claimcheck_stub.works import Comment, StubWork, Update

PREFIX = "10.99999/stub"
"""Belongs to nobody; 10.5555 would be taken for a placeholder and never be asked for."""


def _invented(number: int, title: str, *types: str, **more: object) -> StubWork:
    """A work of an invented journal; `number` makes its DOI, PMID and pages."""
    facts: dict[str, object] = {
        "title": title,
        "authors": (("Nonesuch", "Ada"), ("Invent", "Bo")),
        "journal": "Journal of Fictitious Medicine",
        "abbreviation": "J Fict Med",
        "publisher": "No Such Press",
        "issued": (2019, 5, 1),
        "volume": "7",
        "issue": "2",
        "pages": f"{number}01-{number}09",
        "doi": f"{PREFIX}-{number}",
        "pmid": f"990000{number}",
        "publication_types": ("Journal Article", *types),
    }
    return StubWork(**{**facts, **more})  # type: ignore[arg-type]


def _doi(number: int) -> str:
    return f"{PREFIX}-{number}"


RETRACTED = _invented(
    11,
    "Fictitious trial of thistle tea for restless sleep",
    "Randomized Controlled Trial",
    "Retracted Publication",
    updated_by=(Update(doi=_doi(12), type="retraction", date=(2020, 3, 4)),),
    comments=(Comment(ref_type="RetractionIn", source=f"J Fict Med. 2020;8(1):1. doi: {_doi(12)}.", pmid="99000012"),),
    abstract=(("", "In this invented trial, thistle tea lengthened sleep by 40 minutes in 60 invented people."),),
)
RETRACTION_NOTICE = _invented(
    12,
    "Retraction: Fictitious trial of thistle tea for restless sleep",
    "Retraction of Publication",
    issued=(2020, 3, 4),
    authors=(),
    update_to=(Update(doi=_doi(11), type="retraction", date=(2020, 3, 4)),),
    comments=(Comment(ref_type="RetractionOf", source="J Fict Med. 2019;7(2):1101-9", pmid="99000011"),),
)
RETRACTED_IN_PUBMED_ONLY = _invented(
    13,
    "Fictitious trial of beet juice for cold fingers",
    "Randomized Controlled Trial",
    "Retracted Publication",
    comments=(Comment(ref_type="RetractionIn", source="J Fict Med. 2021;9(3):7.", pmid="99000099"),),
)
RETRACTED_IN_TITLE_ONLY = _invented(14, "WITHDRAWN: Fictitious trial of chalk lozenges for hoarseness", pmid="")
RETRACTED_UPDATING_ITSELF = _invented(
    15,
    "Fictitious comparison of two invented splints",
    pmid="",
    update_to=(Update(doi=_doi(15), type="retraction", date=(2020, 7, 7)),),
)
"""Some publishers put `update-to` with the paper's own DOI on the retracted paper."""
RETRACTED_BY_ITSELF = _invented(
    16,
    "Fictitious registry of imaginary allergies",
    pmid="",
    updated_by=(
        Update(doi=_doi(16), type="retraction", source="retraction-watch"),
        Update(doi=_doi(16), type="retraction"),
    ),
)
"""The notice carries the DOI of the paper itself."""
CONCERN = _invented(
    17,
    "Fictitious cohort of night workers and invented headaches",
    "Observational Study",
    updated_by=(Update(doi=_doi(18), type="expression_of_concern", date=(2021, 1, 15)),),
    comments=(
        Comment(ref_type="ExpressionOfConcernIn", source=f"J Fict Med. 2021;9(1):3. doi: {_doi(18)}.", pmid="99000018"),
    ),
    mesh=("Cohort Studies", "Humans"),
)
CONCERN_NOTICE = _invented(
    18,
    "Expression of Concern: Fictitious cohort of night workers and invented headaches",
    "Expression of Concern",
    authors=(),
    issued=(2021, 1, 15),
    update_to=(Update(doi=_doi(17), type="expression_of_concern", date=(2021, 1, 15)),),
    comments=(Comment(ref_type="ExpressionOfConcernFor", source="J Fict Med. 2019;7(2):1701-9", pmid="99000017"),),
)
CORRECTED = _invented(
    19,
    "Fictitious trial of balance boards for invented ankles",
    "Randomized Controlled Trial",
    updated_by=(Update(doi=_doi(20), type="erratum", date=(2019, 9, 1)),),
    comments=(Comment(ref_type="ErratumIn", source=f"J Fict Med. 2019;7(4):2. doi: {_doi(20)}.", pmid="99000020"),),
)
ERRATUM = _invented(
    20,
    "Erratum: Fictitious trial of balance boards for invented ankles",
    "Published Erratum",
    issued=(2019, 9, 1),
    update_to=(Update(doi=_doi(19), type="erratum", date=(2019, 9, 1)),),
    comments=(Comment(ref_type="ErratumFor", source="J Fict Med. 2019;7(2):1901-9", pmid="99000019"),),
)
REINSTATED = _invented(
    21,
    "Fictitious trial of slow breathing before invented exams",
    "Randomized Controlled Trial",
    updated_by=(
        Update(doi=_doi(22), type="retraction", date=(2020, 2, 2), source="retraction-watch"),
        Update(doi=_doi(23), type="reinstatement", date=(2021, 6, 6), source="retraction-watch"),
    ),
)
CASE_REPORT = _invented(
    31, "Fictitious patient with hiccups cured by an invented song: a case report", "Case Reports", mesh=("Humans",)
)
ANIMAL = _invented(
    32, "Fictitious effects of green clay on the memory of invented rats", mesh=("Animals", "Rats", "Memory")
)
IN_VITRO = _invented(
    33, "Fictitious extract of moss on cultured invented cells", mesh=("In Vitro Techniques", "Cells, Cultured")
)
EDITORIAL = _invented(
    34, "Why fictitious teas deserve an invented second look", "Editorial", authors=(("Nonesuch", "Ada"),)
)
PROTOCOL = _invented(
    35, "Fictitious trial of lavender pillows: protocol for an invented randomised trial", "Clinical Trial Protocol"
)
SYSTEMATIC_REVIEW = _invented(
    36, "Fictitious remedies for the common sneeze: a systematic review of invented trials", "Systematic Review"
)
GUIDELINE = _invented(37, "Fictitious guideline on the care of imaginary backs", "Practice Guideline", mesh=("Humans",))
CASE_CONTROL = _invented(
    38, "Fictitious hats and the risk of invented sunburn", mesh=("Case-Control Studies", "Humans")
)
CROSS_SECTIONAL = _invented(
    39, "Fictitious survey of spoon owners and their invented weight", mesh=("Cross-Sectional Studies", "Humans")
)
LETTER = _invented(40, "Fictitious teas and invented sleep: a doubt", "Letter")
WITHOUT_DOI = _invented(41, "Fictitious measurements of the pulse on invented hills", doi="", issued=(1987, 3))
PREPRINT = _invented(
    42,
    "Fictitious daily walks and the invented mood of clerks",
    journal="",
    abbreviation="",
    pmid="",
    kind="posted-content",
    subtype="preprint",
    preprint_of=_doi(43),
)
PREPRINT_PUBLISHED = _invented(
    43, "Fictitious daily walks and the invented mood of clerks", has_preprint=_doi(42), issued=(2020, 8, 1)
)
PREPRINT_WITHOUT_LINK = _invented(
    44,
    "Fictitious hot baths and the invented knees of sailors",
    journal="",
    abbreviation="",
    pmid="",
    kind="posted-content",
    subtype="preprint",
)
ELSEWHERE = _invented(
    45, "Fictitious records of an invented spa", agency="JaLC", pmid="", journal="Invented Annals of Bathing"
)
"""Registered with an agency that is neither Crossref nor DataCite."""
MARKED_UP = _invented(
    46,
    "Fictitious dose of vitamin D<sub>3</sub>  &amp; invented\n falls in people aged &gt; 70",
    "Randomized Controlled Trial",
    abstract=(
        ("Results", "In this invented trial falls were fewer with the vitamin (risk ratio 0.80; p < 0.05 & n = 240)."),
    ),
    trial="NCT99000046",
    enrolled=240,
)
"""Tags, entities and runs of spaces, as Crossref gives them."""

INVENTED = (
    RETRACTED,
    RETRACTION_NOTICE,
    RETRACTED_IN_PUBMED_ONLY,
    RETRACTED_IN_TITLE_ONLY,
    RETRACTED_UPDATING_ITSELF,
    RETRACTED_BY_ITSELF,
    CONCERN,
    CONCERN_NOTICE,
    CORRECTED,
    ERRATUM,
    REINSTATED,
    CASE_REPORT,
    ANIMAL,
    IN_VITRO,
    EDITORIAL,
    PROTOCOL,
    SYSTEMATIC_REVIEW,
    GUIDELINE,
    CASE_CONTROL,
    CROSS_SECTIONAL,
    LETTER,
    WITHOUT_DOI,
    PREPRINT,
    PREPRINT_PUBLISHED,
    PREPRINT_WITHOUT_LINK,
    ELSEWHERE,
    MARKED_UP,
)


_HERBS = ("thyme", "sage", "mint", "dill", "basil", "fennel", "anise", "rue", "borage", "lovage")
_COMPLAINTS = ("hiccups", "cold feet", "yawning", "stiff thumbs", "dry elbows", "sneezing", "freckles")


def series(length: int) -> tuple[StubWork, ...]:
    """So many distinct works (at most 70), for articles with long lists of references."""
    pairs = [(herb, complaint) for complaint in _COMPLAINTS for herb in _HERBS][:length]
    return tuple(
        StubWork(
            title=f"Fictitious trial number {place} of {herb} for {complaint}",
            authors=((f"Series{place}", "Ada"),),
            journal="Journal of Fictitious Medicine",
            abbreviation="J Fict Med",
            issued=(1990 + place % 30,),
            volume=str(place % 40 + 1),
            pages=f"{place * 10 + 1}-{place * 10 + 9}",
            doi=f"{PREFIX}-series-{place}",
            pmid=str(99001000 + place),
        )
        for place, (herb, complaint) in enumerate(pairs, 1)
    )
