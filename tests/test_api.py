"""The public names, and what a script relies on of them."""

import subprocess
import sys

import claimcheck
from claimcheck import DOI, Comparison, Settings, check, verify
from claimcheck.references.bibliography import parse_reference


def test_the_public_names_are_these() -> None:
    assert {getattr(claimcheck, name).__name__ for name in claimcheck.__all__} == set(claimcheck.__all__)
    assert set(claimcheck.__all__) <= set(dir(claimcheck))


def test_a_name_that_is_none_is_an_attribute_error() -> None:
    assert not hasattr(claimcheck, "no_such_name")


def test_importing_claimcheck_loads_no_stage() -> None:
    loaded = "import sys, claimcheck; print([name for name in sys.modules if name.startswith('claimcheck.')])"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_offline_check_loads_no_network_library() -> None:
    script = (
        "import sys; from claimcheck import Settings, check; "
        "check('Thyme cures colds.', Settings(offline=True, cache=False)); print('requests' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_an_article_without_references_opens_no_session() -> None:
    script = "import sys; from claimcheck import check; check('Thyme cures colds.'); print('requests' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_verify_compares_a_claim_with_a_text() -> None:
    compared = verify("Thyme shortens colds.", "Thyme significantly shortened the duration of colds in adults.")
    assert isinstance(compared, Comparison)
    assert compared.verdict == "SUPPORTED"
    assert compared.scores["SUPPORTED"] > 0.5  # type: ignore[index]
    assert 0 <= compared.confidence <= 1
    assert compared.rationale[0].text.startswith("Thyme significantly")


def test_a_doi_is_a_value() -> None:
    assert str(DOI("https://doi.org/10.1186/1741-7015-10-22")) == "10.1186/1741-7015-10-22"
    assert DOI("10.1186/ABC") == DOI("doi:10.1186/abc")


def test_a_reference_is_parsed() -> None:
    reference = parse_reference("Jensen RK. Rest versus exercise. BMC Med. 2012;10:22. doi:10.1186/1741-7015-10-22")
    assert (reference.title, reference.journal, reference.year, reference.volume, reference.pages) == (
        "Rest versus exercise",
        "BMC Med",
        2012,
        "10",
        "22",
    )


def test_the_docstring_of_the_package_tells_the_truth() -> None:
    report = check("Slouching is good for your back. What do you think?", Settings(offline=True, cache=False))
    assert [finding.code for finding in report.findings] == ["CIT101"]
