from typing import Any

import pytest

from claimcheck.model import StudyDesign
from claimcheck.sources.clinicaltrials import ClinicalTrials, parse_work
from claimcheck.sources.failure import SourceFailure
from tests.sources.asked import session


def study(kind: str, **design: Any) -> dict[str, Any]:
    return {
        "protocolSection": {
            "identificationModule": {
                "nctId": "NCT00000001",
                "briefTitle": "Rest or walk",
                "officialTitle": "Rest Trial",
            },
            "statusModule": {"studyFirstPostDateStruct": {"date": "2011-05-03"}},
            "descriptionModule": {"briefSummary": "Rest is compared\nwith walking; pain <4 counts."},
            "designModule": {"studyType": kind, "enrollmentInfo": {"count": 100}, **design},
        }
    }


def test_fields_of_a_registration() -> None:
    work = parse_work(study("INTERVENTIONAL", designInfo={"allocation": "RANDOMIZED"}))
    assert (work.title, work.published, work.kind) == ("Rest Trial", "2011-05-03", "trial registration")
    assert (work.registrations, work.sample_size) == (("NCT00000001",), 100)
    assert [(each.section, each.text) for each in work.abstract] == [
        ("Summary", "Rest is compared with walking; pain <4 counts.")
    ]
    assert work.url.endswith("/study/NCT00000001")


@pytest.mark.parametrize(
    ("kind", "allocation", "design"),
    [
        ("INTERVENTIONAL", "RANDOMIZED", StudyDesign.RANDOMISED_TRIAL),
        ("INTERVENTIONAL", "NON_RANDOMIZED", StudyDesign.TRIAL),
        ("OBSERVATIONAL", "", StudyDesign.OBSERVATIONAL),
        ("EXPANDED_ACCESS", "", None),
    ],
)
def test_the_registered_design(kind: str, allocation: str, design: StudyDesign | None) -> None:
    reading = parse_work(study(kind, designInfo={"allocation": allocation})).design
    assert (reading and reading.design) == design


def test_a_bare_registration() -> None:
    work = parse_work({})
    assert (work.title, work.sample_size, work.registrations, work.url) == ("", None, (), "")


def test_asking() -> None:
    asking, asked = session(study("OBSERVATIONAL"))
    work = ClinicalTrials(asking).work("nct00000001")
    assert work
    assert asked[0][0].endswith("/studies/NCT00000001")
    assert ClinicalTrials(session(None)[0]).work("NCT99999999") is None
    with pytest.raises(SourceFailure):
        ClinicalTrials(session([1])[0]).work("NCT00000001")
