"""Everything that the stub knows to begin with."""

from __future__ import annotations

from tests.claimcheck_stub.invented import INVENTED
from tests.claimcheck_stub.published import PUBLISHED

ALL = (*PUBLISHED, *INVENTED)
