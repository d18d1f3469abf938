"""Many articles: records in, records out, on one machine or on an engine beyond it."""

from __future__ import annotations

from claimcheck.corpus.records import SCHEMA_VERSION, check_records

__all__ = ["SCHEMA_VERSION", "check_records"]
