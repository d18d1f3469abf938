"""Check digits of ISBN, ISSN and ORCID; the examples are those of the standards and of the registries."""

import pytest

from claimcheck.identifiers import checksums


@pytest.mark.parametrize(
    ("compact", "expected"),
    [
        ("9783161484100", "9783161484100"),
        ("0306406152", "9780306406157"),
        ("097522980X", "9780975229804"),
        ("9783161484101", None),
        ("0306406153", None),
        ("4006381333931", None),
        ("", None),
    ],
)
def test_an_isbn_has_thirteen_digits_and_the_right_one_at_the_end(compact: str, expected: str | None) -> None:
    assert checksums.isbn_13(compact) == expected


@pytest.mark.parametrize(
    ("compact", "expected"), [("03785955", "0378-5955"), ("2434561X", "2434-561X"), ("03785954", None), ("1", None)]
)
def test_an_issn_is_checked(compact: str, expected: str | None) -> None:
    assert checksums.issn(compact) == expected


@pytest.mark.parametrize(
    ("compact", "expected"),
    [
        ("0000000218250097", "0000-0002-1825-0097"),
        ("000000021694233X", "0000-0002-1694-233X"),
        ("0009000560007479", "0009-0005-6000-7479"),
        ("0000000218250098", None),
        ("0000000121032683", None),
        ("1422458635730476", None),
        ("00000002", None),
    ],
)
def test_an_orcid_is_checked_and_lies_in_the_blocks_of_orcid(compact: str, expected: str | None) -> None:
    assert checksums.orcid(compact) == expected
