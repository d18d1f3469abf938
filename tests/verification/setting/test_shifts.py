import pytest

from claimcheck.model.comparisons import Difference, NotInSource, OutcomeShift, PopulationShift, QuoteNotFound
from claimcheck.verification.passages import rank
from claimcheck.verification.reading import read_claim, read_source
from claimcheck.verification.setting.populations import other_outcomes, others_studied
from claimcheck.verification.setting.quotes import missing_quotes
from claimcheck.verification.setting.shifts import absent_words

ADULTS = "In a trial of 300 adults with hay fever, honey eased sneezing more than syrup."
MARKERS = "In a trial of 300 adults, honey lowered LDL cholesterol and raised bone mineral density."
RATS = "Rats with hay fever were given honey. The rats sneezed less often."


def shifts(claim: str, text: str) -> list[Difference]:
    source = read_source(text)
    ours = read_claim(claim, source)
    found = [each for finder in (others_studied, other_outcomes) for each in finder(ours, rank(ours, source), source)]
    for each in found:
        assert claim[each.claim_start : each.claim_end] == each.claim_words
        assert source.sentences[each.sentence].text[each.source_start : each.source_end] == each.source_words
    return [each for each in found if each.confidence >= 0.5]


@pytest.mark.parametrize(
    ("claim", "text", "words"),
    [
        ("Honey eases sneezing in children with hay fever.", ADULTS, ("children", "adults")),
        ("Honey eases hay fever in women.", ADULTS.replace("adults", "men"), ("women", "men")),
        ("Honey eases hay fever in people.", RATS, ("people", "Rats")),
        ("Honey is a remedy for hay fever.", RATS, ("", "Rats")),
    ],
)
def test_others_than_those_studied_are_named(claim: str, text: str, words: tuple[str, str]) -> None:
    (shift,) = shifts(claim, text)

    assert isinstance(shift, PopulationShift)
    assert (shift.claim_words, shift.source_words) == words


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Honey eases sneezing in adults with hay fever.", ADULTS),
        ("Honey eases sneezing in older people with hay fever.", ADULTS),
        ("Honey eases sneezing in children with hay fever.", ADULTS + " In 90 children it did so too."),
        ("Honey made rats with hay fever sneeze less.", RATS),
        ("The HRH1 receptor is blocked by honey in hay fever.", RATS),
    ],
)
def test_those_who_were_studied_are_not(claim: str, text: str) -> None:
    assert shifts(claim, text) == []


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("Honey prevents heart attacks.", ("heart attacks", "LDL")),
        ("Honey makes for fewer fractures in adults.", ("fractures", "bone mineral density")),
    ],
)
def test_an_outcome_that_people_feel_is_told_from_what_was_measured(claim: str, words: tuple[str, str]) -> None:
    (shift,) = shifts(claim, MARKERS)

    assert isinstance(shift, OutcomeShift)
    assert (shift.claim_words, shift.source_words) == words


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Honey lowers cholesterol in adults with heart disease.", MARKERS),
        ("Honey lowers cholesterol, and so perhaps the risk of stroke.", MARKERS),
        ("Honey lowers cholesterol in a heart disease model.", MARKERS),
        ("Honey prevents heart attacks.", MARKERS + " Heart attacks were seen in 2% and 4%."),
        ("Heart attacks.", MARKERS),
    ],
)
def test_the_outcome_of_the_source_is_no_shift(claim: str, text: str) -> None:
    assert shifts(claim, text) == []


def quotes(claim: str, text: str = ADULTS) -> list[QuoteNotFound]:
    source = read_source(text)
    ours = read_claim(claim, source)
    return list(missing_quotes(ours, rank(ours, source), source))


def test_a_quote_that_the_authors_did_not_write_is_named() -> None:
    (quote,) = quotes("The authors write that “honey is better than any medicine we know”.")

    assert quote.claim_words == "honey is better than any medicine we know"
    assert quote.source_words == ""
    assert quote.confidence >= 0.6


def test_a_quote_from_a_long_text_is_surer() -> None:
    claim = "The authors write that “honey is better than any medicine we know”."
    (short,) = quotes(claim)
    (long,) = quotes(claim, " ".join(f"Honey eased hay fever in village number {number}." for number in range(70)))

    assert long.confidence > short.confidence


def test_an_altered_quote_is_shown_beside_the_words_of_the_source() -> None:
    (quote,) = quotes("Honey “eased sneezing far more than syrup”, it says.")

    assert quote.source_words == "eased sneezing more than syrup"
    assert quote.sentence == 0


@pytest.mark.parametrize(
    "claim",
    [
        "The authors write that honey “eased sneezing more than syrup”.",
        "The authors write that “in a trial … honey eased sneezing more than syrup”.",
        "They call it a “wonder of nature”.",
        "In the book “The Golden Spoon of Our Grandmothers” honey eases sneezing.",
    ],
)
def test_true_quotes_and_names_are_left_alone(claim: str) -> None:
    assert quotes(claim) == []


def test_what_somebody_else_said_is_hardly_a_quote_of_the_source() -> None:
    (quote,) = quotes("“My grandmother swore by it all her life,” said Jane Roe of honey.")

    assert quote.confidence < 0.5


def absent(claim: str, text: str) -> list[NotInSource]:
    source = read_source(text)
    ours = read_claim(claim, source)
    return list(absent_words(ours, rank(ours, source), source))


ABSTRACT = "Bees live in hives. They make honey. We fed honey to 300 adults. Sneezing was eased. Nobody was stung."


def test_a_text_about_something_else_is_told_with_less_than_a_fault_takes() -> None:
    (missing,) = absent("Slouching at a desk stiffens the neck and the shoulders.", ABSTRACT)

    assert missing.claim_words in {"Slouching", "stiffens", "shoulders", "neck", "desk"}
    assert 0.5 <= missing.confidence < 0.6


def test_one_word_that_is_missing_proves_little() -> None:
    (missing,) = absent("Honey eased sneezing in adults with rhinoconjunctivitis.", ABSTRACT)

    assert (missing.claim_words, missing.confidence < 0.5) == ("rhinoconjunctivitis", True)


@pytest.mark.parametrize("claim", ["Honey eased sneezing.", "Slouching stiffens the neck."])
def test_nothing_is_missed_where_all_is_there_or_the_text_is_too_short(claim: str) -> None:
    assert absent(claim, "Honey eased sneezing.") == []
