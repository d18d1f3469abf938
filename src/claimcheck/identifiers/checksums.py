"""Check digits of ISBN, ISSN and ORCID."""

from __future__ import annotations

from claimcheck import regex as re

_ISBN = re.compile(r"97[89][0-9]{10}|[0-9]{9}[0-9X]")
_ISSN = re.compile(r"[0-9]{7}[0-9X]")
_ORCID = re.compile(r"[0-9]{15}[0-9X]")
_ORCID_BLOCKS = ((15_000_000, 35_000_000), (900_000_000_000, 900_100_000_000))
"""The ISNI numbers, without check digit, that are set aside for ORCID ("Structure of the ORCID identifier")."""


def mod_11_weighted(digits: str) -> bool:
    """Whether the last of `digits` checks the others with weights n … 2, modulo 11 (ISO 2108, ISO 3297)."""
    total = sum(
        weight * (10 if digit == "X" else int(digit))
        for weight, digit in zip(range(len(digits), 0, -1), digits, strict=True)
    )
    return total % 11 == 0


def ean_13(digits: str) -> bool:
    """Whether the last of 13 `digits` checks the others (GS1 General Specifications, 7.9)."""
    return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0


def mod_11_2(digits: str) -> bool:
    """Whether the last of `digits` checks the others by ISO/IEC 7064 MOD 11-2."""
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return digits[-1] == ("X" if check == 10 else str(check))


def isbn_13(compact: str) -> str | None:
    """The 13 digits of an ISBN given without hyphens; None when it is none or its check digit is wrong."""
    if _ISBN.fullmatch(compact) is None:
        return None
    if len(compact) == 13:
        return compact if ean_13(compact) else None
    if not mod_11_weighted(compact):
        return None
    body = f"978{compact[:9]}"
    return next(body + check for check in "0123456789" if ean_13(body + check))


def issn(compact: str) -> str | None:
    """The ISSN `1234-567X` given without hyphen; None when it is none or its check digit is wrong."""
    if _ISSN.fullmatch(compact) is None or not mod_11_weighted(compact):
        return None
    return f"{compact[:4]}-{compact[4:]}"


def orcid(compact: str) -> str | None:
    """The ORCID `0000-0001-2345-678X` given without hyphens; None when it is none or its check digit is wrong.

    An ISNI outside the blocks set aside for ORCID is none.
    """
    if _ORCID.fullmatch(compact) is None or not mod_11_2(compact):
        return None
    if not any(low <= int(compact[:15]) <= high for low, high in _ORCID_BLOCKS):
        return None
    return "-".join(compact[place : place + 4] for place in (0, 4, 8, 12))
