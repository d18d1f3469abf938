import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import StudyDesign as Design
from claimcheck.sources.design_wording import design_in_abstract, design_in_title
from claimcheck.sources.designs import ABSTRACT, MESH, PUBLICATION_TYPE, TITLE, is_notice_type, read_design

TITLES = [
    ("Walking and pain: a systematic review and meta-analysis of randomised controlled trials", Design.META_ANALYSIS),
    ("Yoga for back pain: a network meta-analysis", Design.META_ANALYSIS),
    ("Heat packs for neck pain: a systematic review of randomised trials", Design.SYSTEMATIC_REVIEW),
    ("Sleep and weight: an umbrella review", Design.SYSTEMATIC_REVIEW),
    ("Stretching in sport: a narrative review", Design.REVIEW),
    ("Green tea: a review of randomised controlled trials", Design.REVIEW),
    ("Review of trials of garlic in hypertension", Design.REVIEW),
    ("Zinc and colds: evidence from randomised controlled trials", Design.REVIEW),
    ("Modic changes: an overview", Design.REVIEW),
    ("Rest or exercise for low back pain: a randomised controlled trial", Design.RANDOMISED_TRIAL),
    ("A randomized, double-blind comparison of two knee braces", Design.RANDOMISED_TRIAL),
    ("Vitamin D and falls (the STAND trial): cluster randomised", Design.RANDOMISED_TRIAL),
    ("Mindfulness for nurses: an RCT", Design.RANDOMISED_TRIAL),
    ("A non-randomised controlled trial of school breakfasts", Design.TRIAL),
    ("A nonrandomized study of heated insoles", Design.TRIAL),
    ("Quasi-randomised allocation to two wards: a comparison", Design.TRIAL),
    ("Coffee and liver enzymes: a Mendelian randomised analysis", None),
    ("Coffee and liver enzymes: a Mendelian randomization study", None),
    ("A phase 2 trial of a cannabinoid spray", Design.TRIAL),
    ("A new insole: an open-label pilot trial", Design.TRIAL),
    ("Curcumin lowers joint swelling in rats", Design.ANIMAL),
    ("Curcumin lowers joint swelling in old ApoE-/- mice fed fat", Design.ANIMAL),
    ("A randomised trial of fish oil in mice", Design.ANIMAL),
    ("Nerve repair in a rabbit model", Design.ANIMAL),
    ("Dose finding in a mouse model of arthritis", Design.ANIMAL),
    ("Curcumin in rats and humans: two randomised studies", Design.RANDOMISED_TRIAL),
    ("Allergy to cats in school children: a cohort study", Design.COHORT),
    ("Green tea extract slows growth of two cell lines", Design.IN_VITRO),
    ("Ginger kills bacteria in vitro", Design.IN_VITRO),
    ("Age and the success of in vitro fertilisation: a cohort study", Design.COHORT),
    ("Pain crises in patients with sickle cell disease: a randomised trial", Design.RANDOMISED_TRIAL),
    ("Survival with non-small cell lung cancer: a retrospective cohort study", Design.COHORT),
    ("Stem cell transplantation for multiple sclerosis", None),
    ("Back schools: study protocol for a randomised controlled trial", Design.PROTOCOL),
    ("Protocol for a cluster randomised trial of school sport", Design.PROTOCOL),
    ("Rationale and design of the STEP study", Design.PROTOCOL),
    ("Yoga and sleep: protocol of a systematic review", Design.PROTOCOL),
    ("A new exercise protocol for an ageing spine: a randomised trial", Design.RANDOMISED_TRIAL),
    ("Retrospective cohort of 400 hip replacements", Design.COHORT),
    ("Hip fractures after 80: a retrospective chart review", Design.COHORT),
    ("Diet and gout: a nested case-control study", Design.CASE_CONTROL),
    ("Diet and gout: a case–control study", Design.CASE_CONTROL),
    ("Sitting time and neck pain: a cross-sectional survey", Design.CROSS_SECTIONAL),
    ("Liver injury after kava: a case report", Design.CASE_REPORT),
    ("An unusual case of scurvy", Design.CASE_REPORT),
    ("Air quality and asthma: an observational study", Design.OBSERVATIONAL),
    ("2021 national guideline for the treatment of gout", Design.GUIDELINE),
    ("Exercise in pregnancy: a consensus statement", Design.GUIDELINE),
    ("Adherence to guidelines for back pain among physicians: a cohort study", Design.COHORT),
    ("Implementation of national guidelines on stroke", None),
    ("Commentary: what the trial does not show", Design.OPINION),
    ("Reply to Smith and colleagues", Design.OPINION),
    ("Comment on: exercise for low back pain, a randomised trial", Design.OPINION),
    ("Retraction: Curcumin lowers joint swelling in rats", Design.NOTICE),
    ("Erratum to: A randomised trial of fish oil", Design.NOTICE),
    ("Peer review of trials in surgery", None),
    ("Is bed rest out of date?", None),
    ("", None),
]


@pytest.mark.parametrize(("title", "design"), TITLES, ids=[title or "empty" for title, _ in TITLES])
def test_title_wording(title: str, design: Design | None) -> None:
    assert design_in_title(title) == design


ABSTRACTS = [
    ("Earlier meta-analyses disagree. We randomly assigned 80 adults to rest or exercise.", Design.RANDOMISED_TRIAL),
    ("Patients were randomised to one of two diets.", Design.RANDOMISED_TRIAL),
    ("Thirty rats were randomly divided into three groups.", Design.ANIMAL),
    ("We searched PubMed and Embase for trials of yoga.", Design.SYSTEMATIC_REVIEW),
    ("We performed a meta-analysis of nine trials in which patients were randomised.", Design.META_ANALYSIS),
    ("A systematic review found little. In this cross-sectional study, 90 cooks were asked.", Design.CROSS_SECTIONAL),
    ("In this prospective cohort study we followed 900 nurses.", Design.COHORT),
    ("This was a case-control study of gout.", Design.CASE_CONTROL),
    ("We report the case of a boy with scurvy.", Design.CASE_REPORT),
    ("A 64-year-old woman had pain after a fall.", Design.CASE_REPORT),
    ("Participants will be randomised to insoles or none.", Design.PROTOCOL),
    ("HeLa cells were treated with the extract for two days.", Design.IN_VITRO),
    ("This was an open-label trial of a spray.", Design.TRIAL),
    ("This was an observational study in two towns.", Design.OBSERVATIONAL),
    ("This review sums up what is known of Modic changes.", Design.REVIEW),
    ("Several randomised trials and a cohort study have been published.", None),
    ("", None),
]


@pytest.mark.parametrize(("abstract", "design"), ABSTRACTS)
def test_abstract_wording_is_about_the_study_itself(abstract: str, design: Design | None) -> None:
    assert design_in_abstract(abstract) == design


TYPES = [
    (["Retraction of Publication"], [], Design.NOTICE, PUBLICATION_TYPE),
    (["Published Erratum", "Randomized Controlled Trial"], [], Design.NOTICE, PUBLICATION_TYPE),
    (["Clinical Trial Protocol", "Journal Article"], [], Design.PROTOCOL, PUBLICATION_TYPE),
    (["Editorial", "Comment"], ["Cohort Studies"], Design.OPINION, PUBLICATION_TYPE),
    (["Letter"], ["Humans"], Design.OPINION, PUBLICATION_TYPE),
    (["Letter", "Randomized Controlled Trial"], [], Design.RANDOMISED_TRIAL, PUBLICATION_TYPE),
    (["Practice Guideline", "Systematic Review"], [], Design.GUIDELINE, PUBLICATION_TYPE),
    (["Meta-Analysis", "Systematic Review", "Review"], [], Design.META_ANALYSIS, PUBLICATION_TYPE),
    (["Systematic Review"], ["Animals"], Design.SYSTEMATIC_REVIEW, PUBLICATION_TYPE),
    (["Randomized Controlled Trial", "Clinical Trial, Phase III"], [], Design.RANDOMISED_TRIAL, PUBLICATION_TYPE),
    (["clinical trial, phase ii"], [], Design.TRIAL, PUBLICATION_TYPE),
    (["Randomized Controlled Trial"], ["Animals", "Mice"], Design.ANIMAL, MESH),
    (["Randomized Controlled Trial"], ["Animals", "Humans"], Design.RANDOMISED_TRIAL, PUBLICATION_TYPE),
    (["Randomized Controlled Trial, Veterinary"], [], Design.ANIMAL, PUBLICATION_TYPE),
    (["Journal Article"], ["Animals", "Cohort Studies"], Design.ANIMAL, MESH),
    (["Journal Article"], ["Humans", "Cohort Studies"], Design.COHORT, MESH),
    (["Journal Article"], ["Humans", "Retrospective Studies"], Design.COHORT, MESH),
    (["Case Reports"], ["Humans", "Follow-Up Studies"], Design.CASE_REPORT, PUBLICATION_TYPE),
    (["Observational Study"], ["Humans"], Design.OBSERVATIONAL, PUBLICATION_TYPE),
    (["Observational Study"], ["Cross-Sectional Studies"], Design.CROSS_SECTIONAL, MESH),
    (["Review"], ["Animals"], Design.REVIEW, PUBLICATION_TYPE),
    (["Review"], ["Humans", "Cohort Studies"], Design.REVIEW, PUBLICATION_TYPE),
    (["Journal Article"], ["Humans", "Cell Line"], Design.IN_VITRO, MESH),
    (["Journal Article"], ["Humans", "Cell Line", "Female"], None, None),
    (["Journal Article"], ["Humans"], None, None),
]


@pytest.mark.parametrize(("types", "mesh", "design", "basis"), TYPES)
def test_what_registries_say(types: list[str], mesh: list[str], design: Design | None, basis: str | None) -> None:
    reading = read_design(publication_types=types, mesh=mesh)
    assert (reading and reading.design, reading and reading.basis) == (design, basis)


def test_types_come_before_words_and_words_are_marked_as_inferred() -> None:
    filed = read_design(publication_types=["Letter"], title="Rest for pain: a randomised controlled trial")
    titled = read_design(title="Rest for pain: a randomised controlled trial")
    told = read_design(title="Rest for pain", abstract="We randomly assigned 40 adults.")
    assert filed
    assert titled
    assert told
    assert (filed.design, filed.basis) == (Design.OPINION, PUBLICATION_TYPE)
    assert (titled.basis, told.basis) == (TITLE, ABSTRACT)


def test_an_old_systematic_review_was_filed_as_review() -> None:
    reading = read_design(publication_types=["Review"], title="Rest for back pain: a systematic review")
    assert reading
    assert (reading.design, reading.basis) == (Design.SYSTEMATIC_REVIEW, TITLE)


def test_followed_up_patients_of_a_worded_trial_are_no_cohort() -> None:
    mesh = ["Humans", "Follow-Up Studies"]
    trial = read_design(mesh=mesh, title="Two knee braces: a randomised controlled trial")
    cohort = read_design(mesh=mesh, title="Knees after 20 years: a retrospective study")
    assert trial
    assert cohort
    assert (trial.design, cohort.design) == (Design.RANDOMISED_TRIAL, Design.COHORT)


def test_notice_types() -> None:
    assert is_notice_type(["Journal Article", "Retraction Notice"])
    assert not is_notice_type(["Retracted Publication"])


@given(st.text(), st.text())
def test_any_words_give_a_design_or_none(title: str, abstract: str) -> None:
    reading = read_design(title=title, abstract=abstract)
    assert reading is None or reading.basis in {TITLE, ABSTRACT}
