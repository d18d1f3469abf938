"""Whatever the text, identifiers come in order, apart from one another, and slice it; no input takes for ever."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.identifiers import (
    DOI,
    MalformedIdentifierError,
    Scheme,
    find_identifiers,
    find_malformed_dois,
    from_url,
    is_valid,
    normalise,
    placeholder_reason,
)

PIECES = st.sampled_from(
    [
        "10.1186/1741-7015-10-22", "10.1002/(SICI)1097-0258(1998)17:15<16::AID-X>3.0.CO;2-2", "10.", "10.1234/", "doi:",
        "https://doi.org/", "https://", "www.", "PMID: ", "22376791", "PMC", "arXiv:", "2001.01234", "ISBN ", "978-",
        "NCT0", "(", ")", "[", "]", "<", ">", "&lt;", "&amp;", "%2F", "%", "\\", "\n", " ", "-", "/", ".", ";", ",",
        "\u00ad", "\u200b", "<wbr>", "<br>", "é", "研", "?", "#", "&a=", "\ud800", "\U0001f600", "2-2", ":", "::", "_",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=12).map("".join))


@given(TEXTS)
def test_spans_slice_the_text_in_order_and_the_slice_means_the_value(text: str) -> None:
    identifiers = find_identifiers(text)
    end = 0
    for each in identifiers:
        assert end <= each.start < each.end <= len(text)
        assert is_valid(each.scheme, each.value)
        assert normalise(each.scheme, each.value) == each.value
        end = each.end


@given(TEXTS)
def test_malformed_dois_slice_the_text_and_suggest_what_is_well_formed(text: str) -> None:
    end = 0
    for each in find_malformed_dois(text):
        assert end <= each.start < each.end <= len(text)
        if each.suggestion and each.suggestion[0] == "1":
            assert DOI(each.suggestion).value
        end = each.end


@given(TEXTS, st.sampled_from(Scheme))
def test_no_text_raises_anything_but_the_declared_error(text: str, scheme: Scheme) -> None:
    placeholder_reason(text)
    identifier = from_url(text)
    assert identifier is None or normalise(identifier.scheme, identifier.value) == identifier.value
    try:
        value = normalise(scheme, text)
    except MalformedIdentifierError:
        assert not is_valid(scheme, text)
    else:
        assert normalise(scheme, value) == value


@pytest.mark.parametrize(
    "piece",
    [
        "10.", "10.1234/", "(", "<", "[", "10.1234/((((", "10.1234/<<<<", "10.1234/a%25", "10.1234/a-\n", "10.<wbr>",
        "10.1002/(SICI)1(12345678)1<", "https://", "https://a.b/", "https://doi.org/", "doi:", "PMID: 1,", "978-",
        "&amp;", "\n", "](", "NCT01234567-", "http://x/?q=10.1/", "arxiv:a.",
    ],
)  # fmt: skip
def test_repetition_ends(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    assert all(each.end <= len(text) for each in find_identifiers(text))
    assert all(each.end <= len(text) for each in find_malformed_dois(text))


def test_an_isbn_inside_a_doi_and_a_doi_inside_a_url_are_not_reported_again() -> None:
    text = "ISBN 978-3-16-148410-0; https://doi.org/10.1007/978-3-16-148410-0_2, PMID: 22376791 10.1000/PMC1234567"
    assert [each.scheme for each in find_identifiers(text)] == [Scheme.ISBN, Scheme.DOI, Scheme.PMID, Scheme.DOI]
