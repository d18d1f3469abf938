"""No input crashes, hangs or gives a wrong span, and the report is the same under two hash seeds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

from benchmarks.measure import Figure

HASH_SEEDS = ("1", "2")


def run(data: Path, seconds: float = 60) -> list[Figure]:
    """Faults among the inputs that two processes, one a hash seed, check in `seconds`; each fault is printed.

    Inputs differ from run to run; the seed that is printed with a fault makes them anew (`FUZZ_SEED`).
    """
    seed = os.environ.get("FUZZ_SEED") or str(time.time_ns())
    with ExitStack() as files:
        outputs = [files.enter_context(tempfile.TemporaryFile("w+")) for _ in HASH_SEEDS]
        pairs = zip(outputs, HASH_SEEDS, strict=True)
        processes = [_started(data, seed, seconds, hash_seed, output) for output, hash_seed in pairs]
        died = sum(process.wait() != 0 for process in processes)
        told = [_lines(output) for output in outputs]
    kinds: Counter[str] = Counter()
    for one, other in zip(*told, strict=False):
        faults = list(dict.fromkeys((*one["faults"], *other["faults"])))
        if one["digest"] != other["digest"]:
            faults.append("difference between hash seeds")
        for fault in faults:
            kinds[_kind(fault)] += 1
            print(f"FUZZ_SEED={seed} input {one['number']}: {fault}")
    inputs = sum(map(len, told))
    return [
        _figure("crashes and hangs", kinds["crash"] + died, inputs),
        _figure("wrong spans and sentences", kinds["span"], inputs),
        _figure("schema faults", kinds["schema"], inputs),
        _figure("differences between hash seeds", kinds["difference"], min(map(len, told))),
    ]


def _started(data: Path, seed: str, seconds: float, hash_seed: str, output: IO[str]) -> subprocess.Popen[bytes]:
    command = (sys.executable, "-m", "benchmarks._fuzz_checks", str(data), seed, str(seconds))
    return subprocess.Popen(  # noqa: S603
        command,
        stdout=output,
        cwd=Path(__file__).parents[1],
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
    )


def _lines(output: IO[str]) -> list[dict[str, Any]]:
    """What a process told, without a line in which it died."""
    output.seek(0)
    return [json.loads(line) for line in output if line.endswith("\n")]


def _kind(fault: str) -> str:
    if fault.startswith("schema"):
        return "schema"
    if fault.startswith("difference"):
        return "difference"
    spans = ("wrong span", "empty span", "words lost", "identifiers out", "a finding names", "two claims", "the source")
    return "span" if fault.startswith(spans) else "crash"


def _figure(measure: str, faults: int, inputs: int) -> Figure:
    return Figure(measure=measure, value=faults, n=inputs, reach="0")
