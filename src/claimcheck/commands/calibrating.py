"""`claimcheck calibrate`: how sure an engine must be, measured on claims that people judged."""

from __future__ import annotations

import json
import math
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve

from claimcheck.commands.exits import Exit
from claimcheck.commands.running import named_settings, say
from claimcheck.config import load_settings
from claimcheck.errors import ConfigError
from claimcheck.model import Passage, Verdict, Work
from claimcheck.output import write_file, write_out
from claimcheck.reporters.summary import count
from claimcheck.verification import verify
from claimcheck.verification.engines import reliability
from claimcheck.verification.engines.calibrating import CalibrationFile, name_of
from claimcheck.verification.engines.deciding import UNSURE, Heard
from claimcheck.verification.engines.engine import Question
from claimcheck.verification.engines.keeping import open_kept
from claimcheck.verification.engines.opening import make_engines, unasked
from claimcheck.verification.engines.reliability import Graded
from claimcheck.verification.engines.reviewing import Reviewer

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from claimcheck.verification.engines.calibrating import Calibration
    from claimcheck.verification.engines.engine import Verifier

    Row = dict[str, Any]

_LABELS = {
    **dict.fromkeys(("SUPPORTED", "SUPPORT", "SUPPORTS"), Verdict.SUPPORTED),
    **dict.fromkeys(("CONTRADICTED", "CONTRADICT", "REFUTE", "REFUTED", "REFUTES"), Verdict.CONTRADICTED),
    **dict.fromkeys(("NOT_ENOUGH_INFO", "NOT ENOUGH INFO", "NOTENOUGHINFO", "NEI"), Verdict.NOT_ENOUGH_INFO),
}
_SHARES = (0.05, 0.1, 0.2, 0.3, 0.5)


def calibrate(given: argparse.Namespace) -> Exit:
    """Fit the temperature and the thresholds of the engine that the settings choose, print figures, write the file.

    Raises:
        ConfigError: The data cannot be read, or the engine cannot be used or judged too few.
    """
    named = Path(given.config) if given.config else None
    settings = load_settings(Path(), config=named, isolated=given.isolated, overrides=named_settings(given))
    settings = evolve(settings, frozen=False)
    if not 0.5 <= given.precision < 1:
        raise ConfigError(f"--precision must be from 0.5 to below 1, not {given.precision}")
    rows = [row for path in given.data for row in _rows(Path(path))]
    file = CalibrationFile.read(given.output if Path(given.output).exists() else "")
    for engine in make_engines(settings):
        with open_kept(settings) as kept:
            graded = list(_graded(rows, Reviewer(engines=(engine,), kept=kept, unasked=unasked(settings))))
        if len(graded) < len(rows):
            say(f"{engine.name}: no opinion on {count(len(rows) - len(graded), 'claim')}, which are left out")
        if len({each.source for each in graded}) < reliability.FOLDS:
            raise ConfigError(f"{engine.name}: too few claims were judged to calibrate on: {len(graded)}")
        fitted = reliability.fit(graded, given.precision)
        write_out(_told(engine, graded, fitted, given.precision))
        about = {
            "precision": given.precision,
            "claims": len(graded),
            "data": [Path(path).name for path in given.data],
            "date": datetime.now(tz=UTC).date().isoformat(),
        }
        write_file(given.output, file.written(engine.name, engine.model, fitted, about))
        file = CalibrationFile.read(given.output)
    say(f"wrote {given.output}")
    return Exit.CLEAR


def _rows(path: Path) -> Iterator[tuple[Row, str]]:
    """The rows of a file of JSON lines with the name of their set, each looked at before an engine is asked."""
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}); check the path") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            _source(row), _gold(row), row["claim"].strip()
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ConfigError(
                f"{path}:{number}: a line needs claim, source (a text, or sentences) or title and abstract, and "
                f"verdict or faithful ({type(error).__name__}: {error})"
            ) from None
        yield row, str(row.get("set") or path.stem)


def _source(row: Row) -> str | tuple[str, ...] | Work:
    if "source" in row:
        return row["source"] if isinstance(row["source"], str) else tuple(row["source"])
    passages = tuple(Passage(section="", text=str(each)) for each in row["abstract"])
    return Work(title=str(row.get("title", "")), abstract=passages)


def _gold(row: Row) -> tuple[bool, bool | None]:
    """Whether the claim is supported, and contradicted where that is told."""
    if "faithful" in row:
        return bool(row["faithful"]), False if row["faithful"] else None
    verdict = _LABELS[str(row.get("verdict") or row["label"]).upper()]
    return verdict is Verdict.SUPPORTED, verdict is Verdict.CONTRADICTED


def _graded(rows: Sequence[tuple[Row, str]], reviewer: Reviewer) -> Iterator[Graded]:
    """The claims on which the engine has an opinion, with what people say of them."""
    questions = []
    for row, _ in rows:
        source = _source(row)
        questions.append(Question(claim=row["claim"], source=source, base=verify(row["claim"], source)))
    for (row, name), question, found in zip(rows, questions, reviewer.review(questions), strict=True):
        for key, opinion in found.provenance.opinions:
            engine, calibration = reviewer.engines[0], reviewer.calibrations.of("", "")
            heard = Heard(engine=engine.name, model="", key=key, opinion=opinion, calibration=calibration)
            supported, contradicted = _gold(row)
            yield Graded(
                said=opinion.said,
                supported=opinion.supported,
                contradicted=opinion.contradicted,
                vetoed=bool(set(heard.objections(question.base)) - {UNSURE}),
                is_supported=supported,
                is_contradicted=contradicted,
                set=name,
                source=str(row.get("paper") or question.sentences),
            )


def _told(engine: Verifier, graded: Sequence[Graded], fitted: Calibration, precision: float) -> str:
    """The figures: what was fitted on all claims, and how it does on claims about sources that it was not fitted on."""
    pairs = reliability.out_of_fold(graded, precision)
    before = reliability.bins([(each, evolve(fitted, temperature=1.0)) for each in graded])
    after = reliability.bins(pairs)
    lines = [
        f"{name_of(engine.name, engine.model)}: {count(len(graded), 'claim')}, for a precision of {precision:.2f}",
        (
            f"temperature {fitted.temperature:.2f}; SUPPORTED from {_from(fitted.supported_from)}, "
            f"CONTRADICTED from {_from(fitted.contradicted_from)}"
        ),
        "on claims about sources that were not fitted on:",
        *(f"  {_precision(pairs, verdict)}" for verdict in (Verdict.SUPPORTED, Verdict.CONTRADICTED)),
        (
            f"  expected calibration error {reliability.expected_error(after):.3f} (without: "
            f"{reliability.expected_error(before):.3f})"
        ),
        "  told  right      n",
        *(f"  {each.told:.2f}   {each.right:.2f}  {each.count:5}  {'█' * round(20 * each.right)}" for each in after),
        "share wrong when that share of all claims is called SUPPORTED, the surest first:",
        "  " + " ".join(f"{share:>6.0%}" for share in _SHARES),
    ]
    for name in dict.fromkeys(each.set for each in graded):
        risks = reliability.risk_coverage([each for each in graded if each.set == name], _SHARES)
        lines.append("  " + " ".join("     –" if math.isnan(risk) else f"{risk:6.2f}" for risk in risks) + f"  {name}")
    return "\n".join([*lines, "", ""])


def _from(threshold: float) -> str:
    return "never" if threshold > 1 else f"{threshold:.3f}"


def _precision(pairs: Sequence[tuple[Graded, Calibration]], verdict: Verdict) -> str:
    said, right = reliability.said_and_right(pairs, verdict)
    return f"{verdict} said {said} times, right {right / said:.2f}" if said else f"{verdict} never said"
