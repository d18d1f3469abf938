"""What a claim and its source tell to rise, fall, improve or stay the same, and whether they agree."""
