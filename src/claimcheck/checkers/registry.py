"""All rules there are: the built-in ones in an explicit tuple, and those of other packages."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from claimcheck.checkers.advice import AdviceBeyondEvidence
from claimcheck.checkers.base import Checker, Rule
from claimcheck.checkers.checklist import (
    AlternativesNotTold,
    AvailabilityNotTold,
    BenefitInNumbers,
    CostNotTold,
    EvidenceNotTold,
    FundingNotTold,
    HarmsNotTold,
    NoOutsider,
    NoveltyNotTold,
    SensationalWords,
)
from claimcheck.checkers.citing import UncitedClaim, VagueAttribution
from claimcheck.checkers.design import ContradictoryDesign
from claimcheck.checkers.fidelity import ContradictedBySource, NumberMismatchRule, SwappedArms
from claimcheck.checkers.identity import DuplicateReference, MalformedDoi, PlaceholderDoi
from claimcheck.checkers.markers import DanglingCitation, LinkIsNoSource, UnusedReference
from claimcheck.checkers.null_results import NullResultAsEffect
from claimcheck.checkers.numbers import InconsistentNumbers
from claimcheck.checkers.pages import DeadLink, InformationPage
from claimcheck.checkers.records import RecordMismatch
from claimcheck.checkers.resolution import MismatchedReference, MissingIdentifier, UnregisteredDoi
from claimcheck.checkers.risk import RelativeRiskOnly
from claimcheck.checkers.sourced import ArticleWithoutSources, ReferenceListMissing
from claimcheck.checkers.sourcing import DesignMisdescribedRule, NotInSourceRule, OtherPopulation, QuoteNotInSource
from claimcheck.checkers.standing import Corrected, ExpressionOfConcern, Retracted, SupersededPreprint, WeakDesign
from claimcheck.checkers.strength import CausalOverstatement, DroppedHedgeRule
from claimcheck.checkers.suppression import ExpiredSuppression, InvalidSuppression, UnusedSuppression
from claimcheck.checkers.unknown import UnknownIdentifier, UnreachableSource
from claimcheck.checkers.unread import UnreadLanguage
from claimcheck.checkers.wording import AbsoluteWording
from claimcheck.errors import PluginError
from claimcheck.installed import declares

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.metadata import EntryPoint

ENTRY_POINT_GROUP = "claimcheck.checkers"

BUILT_IN: tuple[type[Rule], ...] = (
    UncitedClaim,
    VagueAttribution,
    DanglingCitation,
    UnusedReference,
    ArticleWithoutSources,
    ReferenceListMissing,
    LinkIsNoSource,
    PlaceholderDoi,
    UnregisteredDoi,
    MismatchedReference,
    MissingIdentifier,
    DuplicateReference,
    MalformedDoi,
    UnreachableSource,
    RecordMismatch,
    UnreadLanguage,
    UnknownIdentifier,
    Retracted,
    ExpressionOfConcern,
    Corrected,
    SupersededPreprint,
    WeakDesign,
    DeadLink,
    InformationPage,
    ContradictedBySource,
    NumberMismatchRule,
    SwappedArms,
    QuoteNotInSource,
    NotInSourceRule,
    OtherPopulation,
    DesignMisdescribedRule,
    CausalOverstatement,
    DroppedHedgeRule,
    AbsoluteWording,
    NullResultAsEffect,
    AdviceBeyondEvidence,
    RelativeRiskOnly,
    ContradictoryDesign,
    InconsistentNumbers,
    BenefitInNumbers,
    HarmsNotTold,
    EvidenceNotTold,
    FundingNotTold,
    AlternativesNotTold,
    CostNotTold,
    AvailabilityNotTold,
    NoveltyNotTold,
    NoOutsider,
    SensationalWords,
    UnusedSuppression,
    InvalidSuppression,
    ExpiredSuppression,
)


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, in order of code.

    Raises:
        PluginError: An entry point cannot be loaded, is no checker, or takes a code that is taken.
    """
    return register(*(rule() for rule in chain(BUILT_IN, _plugins())))


def _plugins() -> Iterator[type[Checker]]:
    """The checkers that installed packages declare."""
    if declares(ENTRY_POINT_GROUP):
        from importlib import metadata

        yield from map(_load, metadata.entry_points(group=ENTRY_POINT_GROUP))


def register(*rules: Rule) -> tuple[Rule, ...]:
    """The rules in order of code, each code and name taken once.

    Raises:
        PluginError: Two rules share a code, a name or an alias; the message names both modules.
    """
    owners: dict[str, Rule] = {}
    for rule in rules:
        for key in (rule.code, rule.name, *rule.aliases):
            owner = owners.setdefault(key.casefold(), rule)
            if owner is not rule:
                raise PluginError(
                    f"{key} is declared by both {_home(owner)} and {_home(rule)}: "
                    "rename one, or uninstall one of the packages"
                )
    return tuple(sorted(rules, key=lambda rule: rule.code))


def _load(entry: EntryPoint) -> type[Checker]:
    try:
        loaded = entry.load()
    except (ImportError, AttributeError) as error:
        raise PluginError(
            f"the checker {entry.name!r} ({entry.value}) cannot be loaded: {error}; update or uninstall its package"
        ) from error
    if not (isinstance(loaded, type) and issubclass(loaded, Checker)):
        raise PluginError(f"the entry point {entry.name!r} ({entry.value}) is no subclass of claimcheck.Checker")
    missing = [each for each in ("code", "name", "severity") if not hasattr(loaded, each)]
    if missing:
        raise PluginError(f"the checker {entry.name!r} ({entry.value}) does not declare {', '.join(missing)}")
    return loaded


def _home(rule: Rule) -> str:
    return f"{type(rule).__module__}.{type(rule).__qualname__}"
