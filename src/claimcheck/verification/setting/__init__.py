"""Whom and what was studied, and whose words are quoted."""
