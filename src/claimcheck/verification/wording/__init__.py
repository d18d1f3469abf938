"""How strongly a claim is worded, beside the wording and the design of its source."""
