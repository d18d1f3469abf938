"""How sure an engine must be: its temperature and the probabilities from which its word counts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from attrs import asdict, field, frozen, validators

from claimcheck.errors import ConfigError

_SURE = 0.85
"""From here on a word counts where nothing was calibrated: what a calibration is asked to reach by default."""
_LEAST = 1e-6
_FORMAT = "claimcheck calibration 1"


@frozen(kw_only=True)
class Calibration:
    """What is known of an engine's probabilities; by default they are taken as they are."""

    temperature: float = field(default=1.0, validator=[validators.gt(0), validators.lt(1000)])
    """By what the logarithms of its probabilities are divided; over 1 it was too sure."""
    supported_from: float = field(default=_SURE, validator=validators.ge(0))
    contradicted_from: float = field(default=_SURE, validator=validators.ge(0))
    """Calibrated probabilities from which the word counts; over 1 it never does."""

    def scores(self, supported: float, contradicted: float) -> tuple[float, float, float]:
        """Calibrated probabilities that a claim is supported, contradicted, and neither; they sum to 1."""
        rest = 1 - supported - contradicted
        powers = [max(each, _LEAST) ** (1 / self.temperature) for each in (supported, contradicted, rest)]
        whole = sum(powers)
        return powers[0] / whole, powers[1] / whole, powers[2] / whole


@frozen(kw_only=True)
class CalibrationFile:
    """The calibrations of engines, by engine and model, as `claimcheck calibrate` writes them."""

    engines: dict[str, Calibration] = field(factory=dict)

    @classmethod
    def read(cls, path: str) -> CalibrationFile:
        """The calibrations in a file; none for an empty path.

        Raises:
            ConfigError: It cannot be read or is no such file.
        """
        if not path:
            return cls()
        try:
            content: dict[str, Any] = json.loads(Path(path).expanduser().read_bytes())
            names = ("temperature", "supported_from", "contradicted_from")
            return cls(
                engines={
                    name: Calibration(**{each: float(told[each]) for each in names})
                    for name, told in content[_FORMAT].items()
                }
            )
        except OSError as error:
            raise ConfigError(f"{path}: cannot be read ({error.strerror}); check the path") from None
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ConfigError(f"{path}: no calibration ({error}); make it with `claimcheck calibrate`") from None

    def of(self, engine: str, model: str) -> Calibration:
        """The calibration of an engine with this model; the default where it was never calibrated."""
        return self.engines.get(name_of(engine, model), Calibration())

    def written(self, engine: str, model: str, calibration: Calibration, told: dict[str, Any]) -> str:
        """The text of the file with this calibration in the place of the former; `told` says what it was fitted on."""
        known = {name: asdict(each) for name, each in self.engines.items()}
        known[name_of(engine, model)] = {**asdict(calibration), **told}
        return json.dumps({_FORMAT: known}, indent=2, ensure_ascii=False) + "\n"


def name_of(engine: str, model: str) -> str:
    """Under what an engine stands in the file."""
    return f"{engine} {model}".strip()
