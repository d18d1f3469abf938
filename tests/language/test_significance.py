import pytest

from claimcheck.language.significance import read_ratios, read_significance


def significance(written: str) -> list[bool]:
    return [sure for _, sure in read_significance(written.lower(), written)]


def ratios(written: str) -> list[bool]:
    return [above for _, _, above in read_ratios(written.lower(), written)]


@pytest.mark.parametrize(
    ("written", "sure"),
    [
        ("pain fell (P = 0.03)", [True]),
        ("pain fell (p=.3)", [False]),
        ("pain fell (P<0·001)", [True]),
        ("pain fell (p = 1.7 x 10-8)", []),
        ("pain fell (p for interaction = 0.6)", []),
        ("pain fell (P = 0.6 for heterogeneity)", []),
        ("hazard ratio 0.70, 95% CI 0.60 to 0.80", [True]),
        ("relative risk [RR] 0.91, 95% CI 0.47-1.80", [False]),
        ("difference 2.2 points, 95% CI 1.0 to 3.4", []),
        ("difference -0.2 points, 95% CI -1.0 to 3.4", [False]),
        ("itch or pain lower by (95% CI 0.4 to 2.0)", []),
        ("the odds were lower (OR 0.5, 95% CI 0.4 to 2.0)", [False]),
        ("the difference was not significant", [False]),
    ],
)
def test_tests_of_an_effect_are_read(written: str, sure: list[bool]) -> None:
    assert significance(written) == sure


@pytest.mark.parametrize(
    ("written", "above"),
    [
        ("(hazard ratio 0.79)", [False]),
        ("(OR 1.4)", [True]),
        ("the rate ratio for itch on days 1 to 9 was 2.5 (1.2 to 4.0)", [True]),
        ("the odds ratio was 0.7 in men and in women was 1.9 (1.1 to 3.0)", [False, True]),
        ("(odds ratio for itch 1.0)", []),
        ("1.5 or 2.5 grams", []),
    ],
)
def test_ratios_tell_a_direction(written: str, above: list[bool]) -> None:
    assert ratios(written) == above
