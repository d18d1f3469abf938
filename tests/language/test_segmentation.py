from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.segmentation import split_sentences

FRAGMENTS = st.lists(
    st.sampled_from(
        [
            *("Pain", "fell", "The", "E", "al", "vs", "Dr", "Fig", "U.S", "a", "1", "0", "12–14", "²", "α", "pH"),
            *(". ", ".", "? ", "!", "…", " . . . ", ")", "(", '"', "“", "”", "[1]", "[^2]", "<sup>3</sup>", "'"),
            *(" ", "  ", "\n", "\n\n", "\n- ", " • ", "\u2029", "\t", "\u00a0", "1) ", "2. ", "🎉", "www.", "@", "/"),
        ]
    ),
    max_size=60,
).map("".join)


def split(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text)]


@pytest.mark.parametrize(
    "case",
    [
        "Osei et al. found less pain.|Berg et al. found none.",
        "The link was seen by Osei et al.|However, it was weak.",
        "We compared yoga vs. Pilates, i.e. Two classes a week.|Both helped.",
        "Ask Dr. Osei or Prof. Berg (cf. Table 2).|They know.",
        "Adults took approx. 20 mg a day.|Few noticed.",
        "It is drawn in Fig. 2.|Fig. S3 shows more.|See Figs. 4 and 5.",
        "Question No. 3 was left out.|The answer was no.|Why?|Nobody knows.",
        "The gap was small (p < 0.05).|It closed later, P = .21.|That is all.",
        "Read www.example.org.|Or doi:10.1000/xyz.12.|Both are free.",
        "Oranges hold vitamin C.|Vitamin D is made by the skin.",
        "She was vaccinated against hepatitis A and B.|Boosters follow.",
        "Nine had diabetes type 1.|Type 2 was seen in forty.",
        "Most cases are due to E. coli.|S. aureus is rare.",
        "A letter by J. D. Okoro was withdrawn.|A reply by K. Wu and L. Roy followed.",
        "The virus binds to factor V.|Patients clot more.",
        "Samples froze at 4 °C.|Thawing took 5 h.|Nothing was lost.",
        "You and I.|Nobody else.",
        "St. John's wort is sold at St. Luke's.|It is cheap.",
        "The U.S. Food and Drug Administration agreed.|So did the U.K.|The E.U. waits.",
        "Open from 9 a.m. Monday to 5 p.m. ET.|At 6 p.m. Dr. Osei leaves.|It shuts at 7 p.m.|Nobody stays.",
        "It rose by 0.3 mg/dl.|25 patients left.|$40 was paid.",
        "The effect of.61 (CI .4 to .8) was small, and 0. 05 was the limit.|PU.1 DNA was bound.",
        "It never ended...|Then it did … and came back.",
        "Wait ... I mean eggs.|Eat them.",
        '"Is it safe?" she asks.|"No."|She left.',
        '"Does it help?" Dr. Osei asks.|"It does!"|The nurse nods.',
        "Does it work?!|It might.",
        "1. Wash hands.|2. Dry them.|3. Rest.",
        "1) Wash hands|2) Dry them",
        "a. Less pain|b. Better sleep",
        "1. Those with type 1.|Some had type 2.|Others waited.",
        "Rest (for 5 min.)|Then go on.",
        "Ref. 2012;5 was cut by J. 2 is left.",
        "A doctor (of Helix Inc.) Osei met agreed.",
        "Fibre works! 🎉|Eat it.",
        "The trial of A. Smoker began.|The plan was B.|Moderation helps.",
        "The steps are: 1. Wash hands.|Then rest.",
        "(a) Children were left out.|(b) So were the old.",
        "Ada Roy, Ph.D., of Utrecht wrote it.|Bo Li, M.D., read it.",
        "It was paid for by Nova Inc. and Helix Ltd.|They saw nothing.",
        "See vol. IV and Sect. B for more.|Vol. 3, pp. 4–9.",
        "It was given i.v. b.i.d. to ten men.|All lived.",
        "From Jan. 5 to Feb. 9.|May was dry.|(Dec. 2011-Oct. 2012) is long.",
        "It is often lost.|p53 is one case.|mRNA stays.|α-Catenin falls.|pH was 7.",
        "it works well.|no side effects so far...or did i miss one",
        "The pain went away.|it came back.|It stayed in the trabeculae. that were hurt.",
        "Read on.|https://example.org has more.",
        "They took aspirin, statins, etc.|Others took none (rest, etc.).|That helped.",
        "Rest for 20 min. between sets.|Stop after 1 hr.|Nobody was hurt.",
        "The score fell.|(See Table 2.)|It rose again.",
        "She said “it [...] helps” (Roy 55).|We agree.",
        "He wrote “nothing helps.”|We disagree.",
        'It acts like a "cork. "|The bottle holds.',
        "Salt was high (> 5 g/d).|<2 g/d is advised.",
    ],
)
def test_medical_prose_is_split_where_sentences_end(case: str) -> None:
    sentences = case.split("|")
    assert split(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    "case",
    [
        "Less pain within weeks.|The trial stopped.",
        "Is it safe?|Yes it is.",
        "It fell in the IBS group.|The rest rose.",
        "He came on Tuesday.|Dr. Osei left.",
        "Write to Ada.Roy@example.org today.",
        "It runs on node.Js and asp.Net at example.Com now.",
        "A dose of 5.The rest.",
        "They wrote e.g.Osei.",
    ],
)
def test_a_missing_space_ends_a_sentence_only_between_words(case: str) -> None:
    sentences = case.split("|")
    assert split("".join(sentences)) == sentences


@pytest.mark.parametrize(
    "marker",
    [
        "[1]",
        " [2, 3]",
        "[^note]",
        " [@roy2012]",
        "(4)",
        "²",
        "¹²,¹³",
        "<sup>3–5</sup>",
        " (Roy & Li, 2012)",
        "6",
        "7–9",
    ],
)
def test_a_marker_stays_with_the_sentence_it_follows(marker: str) -> None:
    sentences = [f"It lowers the risk.{marker}", f"Few agree (n = 12).{marker}", f"Why?{marker}", "Others do."]
    assert split(" ".join(sentences)) == sentences


def test_a_number_glued_to_an_abbreviation_is_no_marker() -> None:
    assert split("It is shown in Fig.2 The rest is not.") == ["It is shown in Fig.2 The rest is not."]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("No stop here\n\nNor here", ["No stop here", "Nor here"]),
        ("Benefits\n- Less pain\n- More sleep", ["Benefits", "- Less pain", "- More sleep"]),
        ("Benefits: • Less pain • More sleep", ["Benefits:", "• Less pain", "• More sleep"]),
        ("One\u2029Two", ["One", "Two"]),
        ("Broken\nin the middle. Next\nline.", ["Broken\nin the middle.", "Next\nline."]),
        ("One\r\n \r\nTwo", ["One", "Two"]),
    ],
)
def test_empty_lines_and_bullets_end_a_sentence_and_line_ends_do_not(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00a0"])
def test_nothing_has_no_sentences(text: str) -> None:
    assert split_sentences(text) == ()


@pytest.mark.parametrize("text", [".", "..", ". . .", "! ! !", "??", "Fig. ??", "…", "[...]"])
def test_bare_stops_are_one_sentence(text: str) -> None:
    assert split(text) == [text]


@given(FRAGMENTS | st.text())
def test_spans_are_ordered_trimmed_and_cover_every_letter(text: str) -> None:
    spans = split_sentences(text)
    sentences = [span.of(text) for span in spans]
    assert all(sentence and sentence == sentence.strip() for sentence in sentences)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert "".join("".join(sentences).split()) == "".join(text.split())
