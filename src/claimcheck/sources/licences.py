"""Which licences allow a text to be kept in a file that others will copy."""

from __future__ import annotations

from claimcheck import regex as re

_OPEN = re.compile(
    r"^(?:https?://)?(?:www\.)?creativecommons\.org/"
    r"(?:licenses/by(?:-sa)?|publicdomain/(?:zero|mark))(?:/.{0,80})?$"
    r"|^cc[ -]?(?:0|zero|by(?:[ -]sa)?)(?:[ -]?[1-4]\.0)?(?:[ -](?:international|unported))?$",
    re.IGNORECASE,
)


def is_open(licence: str) -> bool:
    """Whether a licence, a URL or a name, is open as the Open Definition 2.1 has it: CC BY, CC BY-SA, CC0.

    A lock file is committed and copied for purposes nobody can know, so licences that forbid commercial use
    (-NC) do not count; nor do those that forbid changes (-ND), since what is kept is parts of the text
    without their markup.
    """
    return _OPEN.match(licence.strip()) is not None
