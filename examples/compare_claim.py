"""Lay single claims beside a source and print how they stand to it: `python examples/compare_claim.py`."""

from __future__ import annotations

from claimcheck import verify

SOURCE = (
    "We randomly assigned 240 adults with chronic insomnia to 5 mg of melatonin (n = 120) or placebo (n = 120) every "
    "evening for 12 weeks. Sleep efficiency rose by 14% with melatonin and by 6% with placebo (P = 0.004). Daytime "
    "sleepiness did not differ between the groups. Melatonin may help some adults with insomnia."
)
CLAIMS = (
    "Sleep efficiency rose by 14% with melatonin and by 6% with placebo.",
    "Sleep efficiency rose by 34% with melatonin and by 6% with placebo.",
    "Sleep efficiency rose by 6% with melatonin and by 14% with placebo.",
    "Daytime sleepiness was lower with melatonin than with placebo.",
    "Melatonin cures insomnia.",
)


def main() -> None:
    """Print the verdict on each claim and what differs, with the words of both sides."""
    for claim in CLAIMS:
        comparison = verify(claim, SOURCE)
        print(f"{comparison.verdict} ({comparison.confidence:.2f}): {claim}")
        for difference in comparison.differences:
            if difference.confidence >= 0.6:
                print(f"    {type(difference).__name__}: “{difference.claim_words}” / “{difference.source_words}”")


if __name__ == "__main__":
    main()
