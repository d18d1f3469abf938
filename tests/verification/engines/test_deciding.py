from __future__ import annotations

import pytest

from claimcheck import verify
from claimcheck.model import Comparison, EngineName, SlotState, Verdict
from claimcheck.model.opinions import Part
from claimcheck.verification.engines.calibrating import Calibration, CalibrationFile
from claimcheck.verification.engines.deciding import ALONE, APART, UNSURE
from claimcheck.verification.engines.engine import Question
from claimcheck.verification.engines.reviewing import Reviewer
from claimcheck.verification.engines.vetoes import clashes
from tests.verification.engines.saying import Saying

WALKING = (
    "We randomised 120 adults with sore knees to a walking group or to a leaflet for 12 weeks. "
    "Walking reduced pain by 20% compared with the leaflet. No harms were seen."
)
LAY = "People whose legs hurt felt better when they went for strolls."
SUPPORTS = Saying(Verdict.SUPPORTED)
CONTRADICTS = Saying(Verdict.CONTRADICTED)


def judged(claim: str, source: str, *engines: Saying, calibration: Calibration | None = None) -> Comparison:
    known = {f"{each.name} {each.model}": calibration for each in engines if calibration}
    reviewer = Reviewer(engines=engines, calibrations=CalibrationFile(engines=known))
    return reviewer.review([Question(claim=claim, source=source, base=verify(claim, source))])[0]


def test_what_the_base_tier_cannot_read_an_engine_may_call_supported() -> None:
    assert verify(LAY, WALKING).verdict is Verdict.NOT_ENOUGH_INFO

    found = judged(LAY, WALKING, SUPPORTS)

    assert found.verdict is Verdict.SUPPORTED
    assert found.confidence == pytest.approx(0.99, abs=0.01)
    assert found.provenance.engine is EngineName.NLI
    assert found.provenance.model == "mock"
    assert found.rationale[0].index == found.provenance.passages[0]


@pytest.mark.parametrize(
    ("claim", "against"),
    [
        ("Walking reduced pain by 45% compared with the leaflet.", "NumberMismatch"),
        ("Walking raised pain compared with the leaflet.", "DirectionConflict"),
        ("Walking for 3 years reduced pain compared with the leaflet.", "TimeShift"),
        ("Walking reduced pain in 480 adults with sore knees.", "NumberMismatch"),
        ("Swimming reduced pain compared with the leaflet.", "InterventionShift"),
        ("Walking reduced pain and asthma in adults with sore knees.", "not found: asthma"),
    ],
)
def test_what_clashes_is_not_supported_whoever_says_so(claim: str, against: str) -> None:
    for engine in (SUPPORTS, Saying(Verdict.SUPPORTED, name=EngineName.LLM)):
        found = judged(claim, WALKING, engine)

        assert found.verdict is not Verdict.SUPPORTED
        assert against in found.provenance.vetoed_by
        assert found.provenance.said is Verdict.SUPPORTED


def test_a_wrong_fact_that_the_base_tier_names_stands_whatever_an_engine_says() -> None:
    claim = "Walking reduced pain by 45% compared with the leaflet."
    base = verify(claim, WALKING)
    assert base.verdict is Verdict.CONTRADICTED

    for said in Verdict:
        found = judged(claim, WALKING, Saying(said))
        assert (found.verdict, found.confidence) == (base.verdict, base.confidence)
        assert (found.provenance.engine, found.provenance.asked) == (EngineName.BASE, EngineName.NLI)
        assert found.provenance.said is said


def test_a_model_alone_contradicts_nothing() -> None:
    found = judged(LAY, WALKING, CONTRADICTS)

    assert found.verdict is Verdict.NOT_ENOUGH_INFO
    assert found.provenance.vetoed_by == (ALONE,)


def test_low_confidence_abstains() -> None:
    assert judged(LAY, WALKING, Saying(Verdict.SUPPORTED, 0.7)).provenance.vetoed_by == (UNSURE,)

    lenient = Calibration(supported_from=0.6)
    assert judged(LAY, WALKING, Saying(Verdict.SUPPORTED, 0.7), calibration=lenient).verdict is Verdict.SUPPORTED
    cooled = Calibration(temperature=4.0)
    assert judged(LAY, WALKING, SUPPORTS, calibration=cooled).provenance.vetoed_by == (UNSURE,)


def test_two_engines_must_agree() -> None:
    llm = Saying(Verdict.CONTRADICTED, name=EngineName.LLM)

    assert judged(LAY, WALKING, llm, SUPPORTS).provenance.vetoed_by[-1] == APART
    agreed = judged(LAY, WALKING, llm, CONTRADICTS)
    assert (agreed.verdict, agreed.provenance.engine) == (Verdict.CONTRADICTED, EngineName.BOTH)


def test_one_that_quotes_must_find_every_part() -> None:
    def found_all(question: Question) -> tuple[Part, ...]:
        return tuple(
            Part(start=each.start, end=each.end, state="found", quote="Walking reduced pain", sentence=1)
            for each in question.base.slots
        )

    silent = Saying(Verdict.SUPPORTED, name=EngineName.LLM)
    quoting = Saying(Verdict.SUPPORTED, name=EngineName.LLM, parts=found_all)

    assert any(each.startswith("not found: ") for each in judged(LAY, WALKING, silent).provenance.vetoed_by)
    found = judged(LAY, WALKING, quoting)
    assert found.verdict is Verdict.SUPPORTED
    assert {each.state for each in found.slots} == {SlotState.FOUND}


def test_a_part_that_it_calls_otherwise_denies_what_it_says() -> None:
    def one_clashes(question: Question) -> tuple[Part, ...]:
        first, *rest = question.base.slots
        clashing = Part(start=first.start, end=first.end, state="clashes", quote="Walking", sentence=1)
        found = (Part(start=each.start, end=each.end, state="found", quote="pain", sentence=1) for each in rest)
        return (clashing, *found)

    found = judged(LAY, WALKING, Saying(Verdict.SUPPORTED, name=EngineName.LLM, parts=one_clashes))
    assert found.verdict is Verdict.NOT_ENOUGH_INFO
    assert found.provenance.vetoed_by[0].startswith("clashes: ")


def test_without_an_opinion_the_base_tier_decides_and_the_reason_is_kept() -> None:
    base = verify(LAY, WALKING)

    found = judged(LAY, WALKING, Saying(Verdict.SUPPORTED, silent="nli: out of order"))

    assert (found.verdict, found.scores) == (base.verdict, base.scores)
    assert found.provenance.is_unanswered
    assert found.provenance.note == "nli: out of order"


def test_no_claim_is_called_supported_that_clashes() -> None:
    sources = (WALKING, "Garlic lowered blood pressure by 8 mmHg in 90 women, but not in men.", "No effect was found.")
    claims = (LAY, WALKING, "Garlic lowered blood pressure by 18 mmHg in men.", "Garlic has no effect.")
    for source in sources:
        for claim in claims:
            base = verify(claim, source)
            supported = judged(claim, source, SUPPORTS).verdict is Verdict.SUPPORTED
            assert supported <= (not clashes(base))


def test_of_two_sources_the_one_whose_word_was_vetoed_speaks_less_for_the_claim() -> None:
    claim = "Walking reduced pain and asthma in adults with sore knees."
    vetoed = judged(claim, WALKING, SUPPORTS)
    borne_out = judged(claim, "Strolls eased aches and wheezing.", Saying(Verdict.SUPPORTED, 0.9))

    assert vetoed.score(Verdict.SUPPORTED) < borne_out.score(Verdict.SUPPORTED)
    assert sum(vetoed.scores.values()) == pytest.approx(1)
