"""What is printed as a DOI and cannot be one is pointed out, with the correction where there is one."""

import pytest

from claimcheck.identifiers import find_malformed_dois

GOOD = "10.1186/1741-7015-10-22"


@pytest.mark.parametrize(
    ("text", "written", "suggestion"),
    [
        ("doi:1186/1741-7015-10-22.", "1186/1741-7015-10-22", GOOD),
        ("https://doi.org/1186/1741-7015-10-22", "1186/1741-7015-10-22", GOOD),
        ("doi: 0.1186/1741-7015-10-22,", "0.1186/1741-7015-10-22", GOOD),
        ("doi:110.1186/1741-7015-10-22", "110.1186/1741-7015-10-22", GOOD),
        ("doi 10,1186/1741-7015-10-22", "10,1186/1741-7015-10-22", GOOD),
        ("doi:101186/1741-7015-10-22", "101186/1741-7015-10-22", GOOD),
        ("DOI: lO.1186/1741-7015-10-22", "lO.1186/1741-7015-10-22", GOOD),
        ("doi:10. 1186/1741-7015-10-22)", "10. 1186/1741-7015-10-22", GOOD),
        ("see 10.1186\\1741-7015-10-22.", "10.1186\\1741-7015-10-22", GOOD),
        ("doi:10.1186\\gb-2009-10-9-236", "10.1186\\gb-2009-10-9-236", "10.1186/gb-2009-10-9-236"),
        ("see 10.1186/1741–7015–10–22 for", "10.1186/1741–7015–10–22", GOOD),
        ("10.1186/1741&ndash;7015-10-22", "10.1186/1741&ndash;7015-10-22", GOOD),
        ("doi:10.1016/j.cell.2019,01.001", "10.1016/j.cell.2019,01.001", "10.1016/j.cell.2019.01.001"),
        ("doi: 1016/j.ophtha.201001", "1016/j.ophtha.201001", None),
        ("doi: 1016/j.cell.2019.01.001", "1016/j.cell.2019.01.001", "10.1016/j.cell.2019.01.001"),
        ("see 10.1136/bmj,i6583 for", "10.1136/bmj,i6583", "10.1136/bmj.i6583"),
        ("https://doi.org/10.1016/S0140-6736(20", "10.1016/S0140-6736(20", None),
        (
            "https://doi.org/https://doi.org/10.1186/1741-7015-10-22",
            "https://doi.org/https://doi.org/",
            "https://doi.org/",
        ),
        ("find it at https://doi.org/ today", "https://doi.org/", None),
        ("doi: 10.1186.", "10.1186", None),
        ("doi:10.123/abc", "10.123/abc", None),
        ("doi:10.xxxx/xxxxx", "10.xxxx/xxxxx", None),
        ("doi: S0140-6736(07)60076-2", "S0140-6736(07)60076-2", None),
    ],
)
def test_a_malformed_doi_is_pointed_out(text: str, written: str, suggestion: str | None) -> None:
    (malformed,) = find_malformed_dois(text)
    assert text[malformed.start : malformed.end] == written
    assert malformed.suggestion == suggestion
    assert malformed.reason.endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "",
        f"doi:{GOOD}. 10.5 mg",
        f"https://doi.org/{GOOD}?x=1",
        f"doi: https://doi.org/{GOOD}",
        f"doi:\n{GOOD}",
        f"https://doi.org/\n  {GOOD}",
        "doi:10.1007/s10803-008-\n0667-2",
        "doi:10.1016/S0140-6736%2807%2960076-2 and 10.1002/(SICI)1097-0258(1998)17:15&lt;16::AID-X&gt;3.0.CO;2-2",
        r'{"doi": "10.1186\/1741-7015-10-22"}',
        "10.1186/1741\u20117015-10-22".replace("\u2011", "-"),
        "doi:10/fk5v and https://doi.org/fk5v",
        "DOI: n/a, doi = None, doi: pending",
        "A DOI is a digital object identifier; doi 12 of them",
        "doi: https://example.org/1186/1741",
        "the share was 10.1186 and 10.123/abc, C:\\10.1186\\files",
    ],
)
def test_what_is_right_or_no_doi_is_left_alone(text: str) -> None:
    assert find_malformed_dois(text) == ()
