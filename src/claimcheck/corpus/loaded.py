"""What every process of a corpus needs, imported once by the server that they come from (see `processes`)."""

from __future__ import annotations

import claimcheck.corpus.processes
import claimcheck.corpus.records
import claimcheck.pipeline
import claimcheck.reporters.html.index
import claimcheck.reporters.json
import claimcheck.verification.claims  # noqa: F401 - loaded for others
from claimcheck import regex

regex.keep()  # the server is killed in the end, so it keeps what it compiled now
