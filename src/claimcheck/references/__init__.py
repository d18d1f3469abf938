"""The bibliography of an article: its entries found, parsed and linked to the text."""
