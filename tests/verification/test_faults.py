import json
from collections.abc import Iterator
from importlib.resources import files

import pytest

from claimcheck.checkers.registry import BUILT_IN
from claimcheck.model.comparisons import ArmSwap, Difference, NotInSource, StrengthGap
from claimcheck.verification.faults import FAULT_OF, FAULTS, Fault, right, stated

WEIGHED = json.loads((files("claimcheck.verification") / "verdict.json").read_text(encoding="utf-8"))["features"]


def kinds(of: type[Difference] = Difference) -> Iterator[type[Difference]]:
    for each in of.__subclasses__():
        yield each
        yield from kinds(each)


def test_every_kind_of_difference_has_one_row() -> None:
    assert sorted(each.__name__ for each in kinds()) == sorted(fault.kind.__name__ for fault in FAULTS)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.kind.__name__)
def test_every_row_names_a_rule_that_exists_and_a_feature_that_is_weighed(fault: Fault) -> None:
    assert fault.rule in {each.code for each in BUILT_IN}
    assert fault.feature in WEIGHED
    assert fault.finders


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.kind.__name__)
def test_what_decides_is_sure_enough_to_be_told(fault: Fault) -> None:
    assert fault.decides >= fault.told


def test_a_kind_that_is_never_told_is_stated_under_six_tenths_however_sure() -> None:
    assert FAULT_OF[NotInSource].told > 1
    assert stated(NotInSource(claim_words="kangaroos", confidence=0.99)).confidence < 0.6
    assert stated(StrengthGap(claim_words="cures", confidence=0.62)).confidence < 0.6
    assert stated(ArmSwap(claim_words="tea", confidence=0.85)).confidence == right("ArmSwap")
