"""What one sentence states: its asides, its clauses and what it denies."""
