"""Made-up DOIs are told from real ones by their form alone."""

import pytest

from claimcheck.identifiers import is_placeholder, placeholder_reason


@pytest.mark.parametrize(
    ("doi", "word"),
    [
        ("10.1186/PREACCEPT-2076984228657971", "acceptance"),
        ("https://doi.org/10.5555/12345678", "real items"),
        ("10.5072/abc", "DataCite"),
        ("10.1234/real-looking.2012.01", "examples"),
        ("10.9999/x12", "examples"),
        ("10.0000/x12", "never"),
        ("10.xxxx/abc", "letters"),
        ("doi:10.XXXX", "letters"),
        ("10.1000/xyz123", "“xyz123”"),
        ("10.1016/example", "“example”"),
        ("10.1177/ToBeAssigned", "tobeassigned"),
        ("10.1016/j.xxx.2020.xx.xxx", "template"),
        ("10.1145/nnnnnnn.nnnnnnn", "template"),
        ("10.1371/journal.pone.0000000", "zero"),
        ("10.1007/s00000-000-0000-0", "zero"),
        ("10.1109/ACCESS.2017.DOI", "IEEE"),
    ],
)
def test_a_placeholder_is_named_with_its_reason(doi: str, word: str) -> None:
    reason = placeholder_reason(doi)
    assert reason is not None
    assert word in reason
    assert reason.endswith(".")
    assert is_placeholder(doi)


@pytest.mark.parametrize(
    "doi",
    [
        "10.1186/1741-7015-10-22",
        "10.1000/182",
        "10.1016/j.scitotenv.2019.123456",
        "10.1038/ng.209",
        "10.1001/jama.2016.0",
        "10.1037/a0000000012",
        "10.12345/x.2001",
        "10.1080/00000000.2012.746734",
        "10.1016/S0140-6736(00)00000-1",
        "10.1002/xxl.12345",
        "10/fk5v",
        "back pain",
        "",
    ],
)
def test_a_doi_that_may_be_real_is_none(doi: str) -> None:
    assert placeholder_reason(doi) is None
    assert not is_placeholder(doi)
