"""`claimcheck check --dry-run`: what would be sent to a language model, and what that would take."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck.commands.exits import Exit
from claimcheck.commands.running import say
from claimcheck.errors import ConfigError
from claimcheck.model import EngineName
from claimcheck.output import write_out
from claimcheck.reporters.summary import count
from claimcheck.verification.engines.keeping import open_kept
from claimcheck.verification.engines.llm.judge import LlmJudge
from claimcheck.verification.engines.opening import make_engines
from claimcheck.verification.engines.reviewing import questions_of

if TYPE_CHECKING:
    from claimcheck.commands.running import Run


def forecast(run: Run, *, quiet: bool) -> Exit:
    """Print every request that a run would send, one JSON object a line, and how much it would take; send none.

    Raises:
        ConfigError: The verifier sends nothing to anybody.
    """
    engine = next((each for each in make_engines(run.settings) if isinstance(each, LlmJudge)), None)
    if engine is None or engine.endpoint is None:
        raise ConfigError(
            f"--dry-run goes with --verifier llm or both: {run.settings.verifier} sends nothing to anybody"
        )
    report = evolve(run, settings=evolve(run.settings, verifier=EngineName.BASE, calibration="")).report(quiet=quiet)
    requests, tokens, kept_already = 0, 0, 0
    with open_kept(run.settings, run.start) as kept:
        for checked in report.articles:
            questions = list(questions_of(checked.reading).values())
            new = [each for each in questions if not kept.read(each.key(engine.name, engine.model, engine.version), "")]
            kept_already += len(questions) - len(new)
            for batch in engine.batches(new):
                requests, tokens = requests + 1, tokens + batch.tokens
                body = engine.endpoint.body(batch.messages, batch.answer_tokens)
                write_out(json.dumps(body, ensure_ascii=False) + "\n")
    say(
        f"would send {count(requests, 'request')} to {engine.endpoint.host}, about {tokens} tokens with the answers; "
        f"{count(kept_already, 'claim')} judged before; allowed are {count(engine.budget.requests, 'request')} and "
        f"{engine.budget.tokens} tokens"
    )
    return Exit.NOT_RUN if report.failures else Exit.CLEAR
