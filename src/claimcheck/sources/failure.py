"""Why a registry could not be asked, as an error that carries its facts."""

from __future__ import annotations

from claimcheck.errors import ClaimcheckError


class SourceFailure(ClaimcheckError):  # noqa: N818 - the word the report uses
    """A registry gave no usable answer; nothing follows from that about the work asked for."""

    def __init__(  # noqa: PLR0913 - the facts of a failure, named at the call
        self,
        host: str,
        reason: str,
        *,
        rate_limited: bool = False,
        retry_after: float | None = None,
        passing: bool = False,
        refused: bool = False,
    ) -> None:
        """Keep `host`, `reason` (a clause: "answered with status 503"), and the seconds to wait, if told.

        `passing` says that the same question may succeed when it is asked again, `refused` that it was not understood.
        """
        super().__init__(f"{host} {reason}")
        self.host = host
        self.reason = reason
        self.rate_limited = rate_limited
        self.retry_after = retry_after
        self.passing = passing or rate_limited
        self.refused = refused


class NotCached(SourceFailure):
    """Offline, and the cache holds no answer to this question."""

    def __init__(self, host: str) -> None:
        """Name the registry that would have been asked."""
        super().__init__(host, "was not asked: offline, and the cache holds no answer")


class OtherAgency(SourceFailure):
    """A DOI is registered, and nobody who is asked has its record."""

    def __init__(self, host: str, agency: str) -> None:
        """Name who knows the DOI, and its registration agency if that is known."""
        registered = f"registered with {agency}" if agency else "registered"
        super().__init__(host, f"knows the DOI as {registered}, and no registry that is asked has its record")


class NoTurn(SourceFailure):
    """At the rate that a host allows, its turn did not come in time."""

    def __init__(self, host: str) -> None:
        """Name the registry that would have been asked."""
        super().__init__(host, "could not be asked in time at the rate it allows", rate_limited=True)
        self.passing = False
