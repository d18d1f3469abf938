"""COMPARE: what a claim says, laid beside what its source says."""
