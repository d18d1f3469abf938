"""The questions of a reviewer of health news: what answers them, what is missed, and of whom they are asked."""

import json
from pathlib import Path

import jsonschema
import pytest

from claimcheck import Report, Settings, check, check_text
from claimcheck.checklist import WEIGHTS
from claimcheck.checklist.signs import listed, read_signs
from claimcheck.cli import main
from claimcheck.model import Answer, Criterion, Severity

ASKED = Settings(offline=True, cache=False, select=("CHK",))
SCHEMA = Path(__file__).parents[2] / "src" / "claimcheck" / "reporters" / "report.schema.json"

RELEASE = """\
# New pill for migraine is a game changer, researchers say

A new study shows that a pill taken twice a day cuts the risk of an attack by half. Researchers at a university gave
the pill to 240 patients. The drug was safe and well tolerated, the team said.

“This treatment will change lives,” said the lead author of the study, who has high hopes for the drug.
"""

FULL = """\
# A pill for migraine, tested

A new study, a randomised trial in 240 patients, looked at a pill for migraine. In the trial 12 of 120 patients who took
the drug had an attack in a month, compared with 20 of 120 who took a placebo. Nausea and drowsiness were the most
common side effects; three patients stopped because of them. The study cannot show how long the effect lasts.

The study was funded by the maker of the drug, and two of the authors are employees of the company. Existing drugs for
migraine work for about as many. The pill is approved and costs about 30 euros a month. Previous studies had mixed
results. “It is one more option,” said a neurologist who was not involved in the study.
"""

SOIL = """\
# How to keep apples

Apples keep well in a cool room. They are rich in fibre, and children like them. Put them in a box, one layer high. A
study of storage showed that they last until March.
"""


def notes(text: str) -> dict[str, str]:
    report = check(text, ASKED)
    assert all(found.severity is Severity.NOTE for found in report.findings)
    return {found.code: found.message for found in report.findings}


def answers(text: str) -> dict[Criterion, Answer]:
    return {each.criterion: each for each in check(text, ASKED).articles[0].reading.checklist}


def test_a_full_article_leaves_nothing_to_ask() -> None:
    assert notes(FULL) == {}


def test_what_is_missing_is_told_once_each() -> None:
    said = notes(RELEASE)
    assert sorted(said) == [f"CHK8{number:02}" for number in range(1, 11)]
    assert "cuts the risk of an attack by half" in said["CHK801"]
    assert said["CHK802"].startswith("“safe” is all")
    assert said["CHK803"] == "Nothing tells what kind of study it was or its limits."
    assert said["CHK810"].startswith("“game changer”")


def test_the_sentence_that_answers_is_at_its_place() -> None:
    found = answers(FULL)
    assert {criterion for criterion, each in found.items() if each.spans} == set(Criterion) - {Criterion.SENSATIONAL}
    assert found[Criterion.FUNDING].spans[0].of(FULL).startswith("The study was funded by the maker")
    assert "12 of 120" in found[Criterion.BENEFIT].spans[0].of(FULL)
    assert "side effects" in " ".join(found[Criterion.HARMS].spans[0].of(FULL).split())
    assert all(0 < each.missed < 1 for each in found.values() if each.missed is not None)


def test_more_answers_make_a_miss_less_likely() -> None:
    full, bare = answers(FULL), answers(RELEASE)
    for criterion in (Criterion.BENEFIT, Criterion.HARMS, Criterion.EVIDENCE, Criterion.FUNDING, Criterion.SENSATIONAL):
        assert (full[criterion].missed or 0) < (bare[criterion].missed or 0), criterion


@pytest.mark.parametrize("text", [SOIL, "Thyme cures colds.\n", "# Vaccines\n\nOur clinic opens at nine.\n"])
def test_other_articles_are_asked_nothing(text: str) -> None:
    assert check(text, ASKED).articles[0].reading.checklist == ()
    assert notes(text) == {}


def test_a_study_of_no_treatment_is_not_asked_for_its_price() -> None:
    text = "A new study followed 900 nurses. The researchers asked them how they sleep. Short sleep goes with colds.\n"
    assert set(answers(text)) == {
        *(Criterion.EVIDENCE, Criterion.FUNDING, Criterion.NOVELTY, Criterion.OUTSIDER),
        Criterion.SENSATIONAL,
    }


@pytest.mark.parametrize(
    ("sentence", "answers_harms"),
    [
        ("The most common side effects were nausea and headache.", True),
        ("No serious side effects were seen in 40 patients.", True),
        ("It works without the side effects of other drugs.", False),
        ("The scan reduces unnecessary biopsies.", False),
    ],
)
def test_harms_that_are_spared_are_no_harms_told(sentence: str, answers_harms: bool) -> None:
    assert ("harm told" in read_signs(sentence)) is answers_harms


@pytest.mark.parametrize("name", listed())
def test_signs_show_in_their_examples_and_not_in_what_they_leave(name: str) -> None:
    sign = listed()[name]
    assert [each for each in sign["example"] if name not in read_signs(each)] == []
    assert [each for each in sign.get("leaves", ()) if name in read_signs(each)] == []


def test_it_is_off_unless_selected() -> None:
    report = check(RELEASE, Settings(offline=True, cache=False))
    assert report.articles[0].reading.checklist == ()
    assert not [each for each in report.findings if each.code.startswith("CHK")]
    assert set(notes(RELEASE)) > {"CHK801"}
    one = check(RELEASE, Settings(offline=True, cache=False, extend_select=("CHK806",)))
    assert [each.code for each in one.findings if each.code.startswith("CHK")] == ["CHK806"]


def test_the_json_report_holds_the_answers_and_reads_them_back() -> None:
    report = check_text(FULL, settings=ASKED)
    text = report.to_json()
    jsonschema.validate(json.loads(text), json.loads(SCHEMA.read_text(encoding="utf-8")))
    asked = json.loads(text)["articles"][0]["checklist"]
    assert [each["criterion"] for each in asked] == [each.value for each in Criterion]
    assert asked[5]["answers"][0]["text"] == "The pill is approved and costs about 30 euros a month."
    assert Report.from_json(text).to_json() == text


@pytest.mark.parametrize(("more", "told"), [((), True), (("--ignore", "CHK"), False), (("--select", "CIT"), False)])
def test_the_pages_for_people_ask(tmp_path: Path, more: tuple[str, ...], told: bool) -> None:
    article = tmp_path / "pill.md"
    article.write_text(RELEASE, encoding="utf-8")
    assert main(["report", str(tmp_path / "site"), str(article), "--isolated", "--offline", "--no-cache", *more]) == 0
    (page,) = [each for each in (tmp_path / "site").iterdir() if each.name != "index.html"]
    text = page.read_text(encoding="utf-8")
    assert ("Nothing tells what it costs" in text) is told
    assert ("What a reviewer of health news asks" in text) is told


def test_the_weights_were_fitted_on_what_is_read_today() -> None:
    pytest.importorskip("sklearn", reason="the fits need scikit-learn, of the benchmarks")
    from benchmarks._stamps import digest
    from benchmarks.fit_checklist import told_signs

    told = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert told["fitted on"] == digest(told_signs), f"other words: run `{told['made by']} --data DATA`"
