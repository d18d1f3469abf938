"""A model of natural language inference as judge: passages in, how likely each bears out the claim; it never quotes."""
