from __future__ import annotations

import pytest

from claimcheck.language.sentences import split_article
from claimcheck.model import (
    Attribution,
    AttributionKind,
    Claim,
    ClaimKind,
    LinkBasis,
    Strength,
)
from claimcheck.readers import read
from claimcheck.references.bibliography import find_references
from claimcheck.references.citations import find_citations
from claimcheck.references.linking import link_claims

JENSEN = (
    "Jensen RK, Leboeuf-Yde C, Wedderkopp N, Sorensen JS, Manniche C. Rest versus exercise as treatment for "
    "patients with low back pain and Modic changes. BMC Med. 2012;10:22. doi:10.1186/1741-7015-10-22"
)
OTHER = "Cornelissen VA, Smart NA. Exercise training for blood pressure. J Am Heart Assoc. 2013;2:e004473."
NUMBERED = f"\n\n## References\n\n1. {JENSEN}\n2. {OTHER}\n"

Said = list[tuple[str, LinkBasis]]


def links_of(text: str, name: str = "a.md", *, this_study: str = "") -> dict[str, Said]:
    """The links of every sentence, taken for a claim, under its words."""
    article = read(name, text.encode())
    bibliography = find_references(article)
    citations, references = find_citations(article, bibliography)
    sentences = split_article(article, citations, skip=bibliography.blocks)
    claims = [
        Claim(
            id=f"c{index}",
            sentence=index,
            span=sentence.span,
            text=sentence.text,
            kind=ClaimKind.EFFECT,
            confidence=0.9,
            strength=Strength(level=0, hedged=False),
            attribution=Attribution(kind=AttributionKind.THIS_STUDY, start=0, end=1)
            if sentence.text == this_study
            else None,
        )
        for index, sentence in enumerate(sentences)
    ]
    linked = link_claims(article, sentences, claims, citations, references)
    assert [claim.id for claim in linked] == [claim.id for claim in claims]
    assert all(0 < link.confidence < 1 for claim in linked for link in claim.links)
    return {claim.text: [(link.reference, link.basis) for link in claim.links] for claim in linked}


def test_a_marker_links_its_own_sentence_only() -> None:
    found = links_of(f"# Pain\n\nRest does not shorten pain [1,2]. Coffee is warm.\n\nTea is warm.{NUMBERED}")
    assert found["Rest does not shorten pain."] == [("r1", LinkBasis.MARKER), ("r2", LinkBasis.MARKER)]
    assert found["Coffee is warm."] == found["Tea is warm."] == []


def test_a_study_in_the_next_sentence_stands_for_the_statement_before_it() -> None:
    found = links_of(
        "Yoghurt with lactis is very effective. A [2014 study](https://pubmed.ncbi.nlm.nih.gov/25424513/) found that "
        "lactis improved constipation.\n\nSoil is brown. Grass is green.\n"
    )
    assert found["Yoghurt with lactis is very effective."] == [("r1", LinkBasis.NEIGHBOUR)]
    assert found["Soil is brown."] == []


def test_what_goes_on_about_a_cited_finding_shares_its_citation() -> None:
    found = links_of(
        f"# Pain\n\nRest did not shorten pain in one trial [1]. These findings hold for a year. Cats purr.{NUMBERED}"
    )
    assert found["These findings hold for a year."] == [("r1", LinkBasis.NEIGHBOUR)]
    assert found["Cats purr."] == []


def test_a_marker_at_the_end_stands_for_a_paragraph_that_hangs_together() -> None:
    found = links_of(
        "# Pain\n\nModic changes weaken the lower vertebrae. Such vertebrae with Modic changes hurt at night. "
        "Modic changes in "
        f"the vertebrae heal slowly [1].\n\nCats purr. Modic changes heal [2].{NUMBERED}"
    )
    assert found["Modic changes weaken the lower vertebrae."] == [("r1", LinkBasis.PARAGRAPH)]
    assert found["Cats purr."] == []


SEED = (
    "Rest or exercise?\n\nModic changes cause severe pain. We look at one trial here.\n\n"
    "One group rested for two hours a day and the other group wore a belt. The study lasted ten weeks.\n\n"
    "The study showed that neither worked better. However, it was suggested that rest bred bad habits. Losing "
    "weight is "
    "recommended to everybody.\n\nOther studies have shown that slouching is good for your back. Sitting up "
    "straight does harm.\n\n"
    f"{JENSEN}\n"
)


def test_an_article_about_one_paper_links_what_reports_it() -> None:
    found = links_of(SEED, "a.txt")
    subject = [("r1", LinkBasis.SUBJECT)]
    assert found["One group rested for two hours a day and the other group wore a belt."] == subject
    assert found["The study lasted ten weeks."] == subject
    assert found["The study showed that neither worked better."] == subject
    assert found["However, it was suggested that rest bred bad habits."] == subject


@pytest.mark.parametrize(
    "text",
    [
        "Modic changes cause severe pain.",
        "Losing weight is recommended to everybody.",
        "Other studies have shown that slouching is good for your back.",
        "Sitting up straight does harm.",
    ],
)
def test_an_article_about_one_paper_leaves_the_rest_alone(text: str) -> None:
    assert links_of(SEED, "a.txt")[text] == []


def test_the_claims_stage_may_know_better_what_reports_the_paper() -> None:
    text = "Modic changes cause severe pain."
    assert links_of(SEED, "a.txt", this_study=text)[text] == [("r1", LinkBasis.SUBJECT)]


def test_a_summary_by_its_front_matter_reports_its_paper_throughout() -> None:
    found = links_of(
        "---\narticle_doi: https://doi.org/10.1186/1741-7015-10-22\n---\n\nModic changes hurt. Pain was rated weekly. "
        "Other studies have shown that slouching helps.\n"
    )
    assert found["Modic changes hurt."] == found["Pain was rated weekly."] == [("r1", LinkBasis.SUBJECT)]
    assert found["Other studies have shown that slouching helps."] == []


def test_a_news_item_reports_the_paper_it_presents() -> None:
    found = links_of(
        "# Moment of insight\n\nThe brain works at night. Many "
        "[studies](https://doi.org/10.1177/0956797612446024) show it.\n\n"
        "The [findings](https://doi.org/10.1016/j.cub.2017.07.001) were published in the journal Current "
        "Biology. The researchers "
        "asked five people to watch dots. The dots moved at random.\n\n“We were surprised,” says Dr. Lee.\n"
    )
    subject = [("r2", LinkBasis.SUBJECT)]
    assert found["The researchers asked five people to watch dots."] == subject
    assert found["The dots moved at random."] == subject
    assert found["“We were surprised,” says Dr. Lee."] == subject
    assert found["The brain works at night."] == []


def test_a_news_item_that_names_only_the_journal_reports_that_paper() -> None:
    found = links_of(
        "Early peanuts\n\nPeanut allergy is common.\n\nThe study is published in the New England Journal of "
        "Medicine. It found that "
        "early peanuts cut the risk.\n\nMeanwhile, another study presented at the meeting held out hope of a patch.\n",
        "a.txt",
    )
    assert found["It found that early peanuts cut the risk."] == [("r1", LinkBasis.SUBJECT)]
    assert found["Peanut allergy is common."] == []
    assert found["Meanwhile, another study presented at the meeting held out hope of a patch."] == []


def test_a_passage_about_one_study_carries_its_link_on() -> None:
    found = links_of(
        "# Pain\n\nOne trial compared rest and exercise [1]. The researchers split 100 people into two groups. "
        "The weather was "
        f"fine.\n\n## Pressure\n\nExercise lowers pressure [2]. Bananas are yellow.{NUMBERED}"
    )
    assert found["The researchers split 100 people into two groups."] == [("r1", LinkBasis.SUBJECT)]
    assert found["Bananas are yellow."] == []


def test_a_quotation_of_two_sentences_belongs_to_its_speaker() -> None:
    found = links_of(
        "Rest or exercise?\n\nThe trial ran a year.\n\n“Rest is no cure. It may even harm,” say the "
        f"authors.\n\n{JENSEN}\n",
        "a.txt",
    )
    assert found["“Rest is no cure."] == [("r1", LinkBasis.SUBJECT)]


def test_nothing_is_linked_where_nothing_is_cited() -> None:
    assert set(map(tuple, links_of("The study showed a lot. They found it.\n").values())) == {()}


def test_several_papers_without_markers_are_nobodys_subject() -> None:
    found = links_of(f"# Pain\n\nThe study showed that rest harms.\n\n## References\n\n- {JENSEN}\n- {OTHER}\n")
    assert found["The study showed that rest harms."] == []


PAPER = "https://doi.org/10.1093/sleep/zsz001"


def cited_by(text: str) -> dict[str, list[str]]:
    """The ids of the references that each sentence rests on; the title aside."""
    return {
        words: [each for each, _ in links] for words, links in links_of(text).items() if words.endswith((".", ")."))
    }


@pytest.mark.parametrize(
    "opening",
    [
        f"[Lee A, Ortiz B (2019). Hops and the latency of sleep in nurses. Sleep]({PAPER})",
        f"Lee & Ortiz, 2019, [Hops and the latency of sleep in nurses]({PAPER}). _Sleep_",
        f"Hops and sleep in nurses, 2019. Sleep 42. [Hops and the latency of sleep in shift-working nurses]({PAPER})",
    ],
)
def test_a_first_line_that_is_a_reference_names_the_paper_of_the_article(opening: str) -> None:
    said = cited_by(f"# Hops\n\n{opening}\n\nAcross two experiments, they compare two herbs. Sleep came sooner.\n")
    assert said == {"Across two experiments, they compare two herbs.": ["r1"], "Sleep came sooner.": ["r1"]}


def test_a_post_on_several_papers_is_about_none_of_them() -> None:
    posts = "".join(
        f"[Lee 201{n}. Hops and the latency of sleep](https://doi.org/10.1093/sleep/zsz00{n})\n\nSleep {n} is bad.\n\n"
        for n in range(1, 6)
    )
    said = cited_by(f"# Journal club\n\n{posts}")
    assert said["Sleep 1 is bad."] == said["Sleep 4 is bad."] == []


@pytest.mark.parametrize(
    "lead",
    [
        "Hops help nurses fall asleep sooner, finds research published today in the journal Sleep.",
        "Hops help nurses fall asleep sooner than placebo.",
        "Nurses who take hops fall asleep sooner, according to a new study led by the University of Leeds.",
    ],
)
def test_the_lead_of_an_article_on_one_paper_reports_that_paper(lead: str) -> None:
    closing = "Study: Lee A. Hops and sleep. Sleep 2019. doi:10.1093/sleep/zsz001"
    assert cited_by(f"# Hops help nurses fall asleep\n\n{lead}\n\n{closing}\n")[lead] == ["r1"]


def test_a_lead_that_tells_history_does_not_rest_on_the_paper() -> None:
    closing = "Study: Lee A. Hops and sleep. Sleep 2019. doi:10.1093/sleep/zsz001"
    lead = "Hops that help nurses asleep were first described by a Bavarian doctor in 1821."
    assert cited_by(f"# Hops help nurses fall asleep\n\n{lead}\n\n{closing}\n")[lead] == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "A 2019 trial compared hops with placebo in 80 nurses.",
            "Hops reduced the wait of these nurses by nine minutes",
        ),
        ("One small study looked at cognitive behavioural therapy.", "CBT worked as well as pills in the first month"),
        ("A large Danish survey asked nurses about hops.", "Those who took hops slept longer in the survey"),
    ],
)
def test_a_sentence_that_brings_a_study_shares_the_source_of_what_it_found(first: str, second: str) -> None:
    assert cited_by(f"# Hops\n\n{first} {second} ([Lee 2019]({PAPER})).\n")[first] == ["r1"]


def test_a_study_and_another_statement_with_a_source_stay_apart() -> None:
    first = "A 2019 trial compared hops with placebo in 80 nurses."
    text = f"# Hops\n\n{first} Valerian is a herb that reduces anxiety ([Ortiz 2020]({PAPER})).\n"
    assert cited_by(text)[first] == []


@pytest.mark.parametrize(
    "quote",
    [
        "“Hops calm the nerves of most people,” she explained to The Herald.",
        "“Hops calm the nerves of most people,” dietitian Bo Müller told Herbs Weekly.",
        "“Hops calm the nerves of most people,” nutritionist Cy Ortiz shared with The List.",
    ],
)
def test_what_an_expert_tells_a_publication_rests_on_no_study(quote: str) -> None:
    text = f"# Herbs\n\nHops helped nurses sleep, according to a [study]({PAPER}) published in Made Sleep.\n\n{quote}\n"
    assert cited_by(text)[quote] == []


@pytest.mark.parametrize("tag", ["[citation needed]", " [source needed]", "[better reference needed]"])
def test_where_the_author_says_that_a_source_is_lacking_there_is_none(tag: str) -> None:
    said = links_of(f"# Hops\n\nHops helped 60% of nurses.{tag} They slept well [1].\n\n## References\n\n1. {JENSEN}\n")
    assert said["Hops helped 60% of nurses."] == []
    assert said["They slept well."] == [("r1", LinkBasis.MARKER)]


def test_one_reference_that_a_marker_cites_is_no_source_of_the_rest() -> None:
    first = "Hops fell out of use in half of Europe."
    assert links_of(f"# Hops\n\n{first}\n\nRest helps [1].\n\n## References\n\n1. {JENSEN}\n")[first] == []
