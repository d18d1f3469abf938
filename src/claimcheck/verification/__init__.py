"""COMPARE: what a claim says, laid beside what its source says."""

from claimcheck.verification.comparing import verify
from claimcheck.verification.engines.engine import Verifier

__all__ = ["Verifier", "verify"]
