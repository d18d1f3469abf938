"""The numbers of a claim beside those of its source."""
