"""Which engine a run uses, within what its settings allow."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, assert_never

from claimcheck.errors import ConfigError
from claimcheck.model import EngineName
from claimcheck.sources.registries import is_loopback
from claimcheck.verification.engines.base import BaseJudge
from claimcheck.verification.engines.calibrating import CalibrationFile
from claimcheck.verification.engines.keeping import open_kept
from claimcheck.verification.engines.reviewing import Reviewer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from claimcheck.config import Settings
    from claimcheck.verification.engines.engine import Verifier

URL = "CLAIMCHECK_LLM_URL"
"""The variable that holds the address of the language model, where no setting names it."""
KEY = "CLAIMCHECK_LLM_KEY"
"""The variable that holds the key for it; it stands nowhere else."""
FROZEN = "its word is missing from the lock file: run `claimcheck lock` with the same --verifier"
OFFLINE = "the run is offline, and neither lock file nor cache has its word"


def make_engines(settings: Settings) -> tuple[Verifier, ...]:
    """The engines that the settings choose, not loaded yet.

    Raises:
        ConfigError: It is not told which model, or where.
    """
    match settings.verifier:
        case EngineName.BASE:
            return (BaseJudge(),)
        case EngineName.LLM:
            return (_llm(settings),)
        case EngineName.NLI:
            return (_nli(settings),)
        case EngineName.BOTH:
            return (_llm(settings), _nli(settings))
        case _:
            assert_never(settings.verifier)


def _llm(settings: Settings) -> Verifier:
    from claimcheck.verification.engines.llm.judge import Budget, LlmJudge

    if not settings.llm_model:
        raise ConfigError("the verifier llm needs a model: name it with --llm-model")
    url = settings.llm_url or os.environ.get(URL, "")
    if not url and not settings.frozen:
        raise ConfigError(f"the verifier llm needs an address: name it with --llm-url or in {URL}")
    budget = Budget(requests=settings.llm_requests, tokens=settings.llm_tokens)
    return LlmJudge(url=url, model=settings.llm_model, key=os.environ.get(KEY, "").strip(), budget=budget)


def _nli(settings: Settings) -> Verifier:
    from claimcheck.verification.engines.nli.judge import NliJudge

    if not settings.nli_model:
        raise ConfigError("the verifier nli needs a model: name its folder with --nli-model")
    return NliJudge(settings.nli_model)


@contextmanager
def open_reviewer(settings: Settings, *, start: Path | None = None, afresh: bool = False) -> Iterator[Reviewer]:
    """What lays claims before the engine of the settings.

    Frozen, only what the lock file keeps counts; offline, that and the cache, unless the engine is on this machine.
    `afresh` asks the engine even where the cache has its word.

    Raises:
        ConfigError: The engine cannot be used, or the lock file or the calibration is broken.
    """
    engines = make_engines(settings)
    calibrations = CalibrationFile.read(settings.calibration)
    with open_kept(settings, start, afresh=afresh) as kept:
        yield Reviewer(engines=engines, kept=kept, calibrations=calibrations, unasked=unasked(settings))


def unasked(settings: Settings) -> dict[EngineName, str]:
    """Which engines may not be asked, and why."""
    if settings.frozen:
        return {EngineName.LLM: FROZEN, EngineName.NLI: FROZEN}
    here = is_loopback(settings.llm_url or os.environ.get(URL, ""))
    return {EngineName.LLM: OFFLINE} if settings.offline and not here else {}
