"""COMPARE: what a claim says, laid beside what its source says."""

from claimcheck.verification.comparing import verify

__all__ = ["verify"]
