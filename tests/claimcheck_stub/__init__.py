"""A stand-in for the registries on this machine, with faults on demand; run it by `python -m tests.claimcheck_stub`.

Every abstract and full text in it is written for this project and begins by saying so. Works under the prefix
10.99999, PMIDs from 99000001 and PMCIDs from PMC99000001 on are invented; the prefix belongs to nobody.
"""

from tests.claimcheck_stub.faults import Fault
from tests.claimcheck_stub.limits import GENEROUS, POLITE, Limits, Pool
from tests.claimcheck_stub.server import Asked, StubServer
from tests.claimcheck_stub.works import Comment, StubWork, Update

__all__ = ["GENEROUS", "POLITE", "Asked", "Comment", "Fault", "Limits", "Pool", "StubServer", "StubWork", "Update"]
