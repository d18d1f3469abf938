"""PDF files: what stands on the pages becomes lines in reading order, these become the blocks of an article."""

from claimcheck.readers.pdf.reading import read_pdf

__all__ = ["read_pdf"]
