"""Command line of the benchmarks: `python -m benchmarks NAME --data DIR [--json FILE]`."""

from __future__ import annotations

import argparse
import datetime as dt
import importlib
import json
import pkgutil
from pathlib import Path

import benchmarks
from benchmarks.measure import table

HARNESS = {"measure"}
"""Modules that are no benchmarks; scripts that fit weights begin with `fit_`."""


def names() -> list[str]:
    """Every module of this package that has a `run(data)` of its own."""
    found = (module.name for module in pkgutil.iter_modules(benchmarks.__path__))
    return sorted(name for name in found if not name.startswith(("_", "fit_")) and name not in HARNESS)


def main() -> None:
    """Run one benchmark, print its table and, where asked, write its figures as JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=main.__doc__)
    parser.add_argument("name", nargs="?", choices=names())
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="folder with data/, articles/, seed/")
    parser.add_argument("--json", type=Path, help="file to write the figures to")
    parser.add_argument("--list", action="store_true", help="list the benchmarks")
    options = parser.parse_args()
    if options.list or options.name is None:
        for name in names():
            print(f"{name:24}{(importlib.import_module(f'benchmarks.{name}').__doc__ or '').splitlines()[0]}")
        return
    figures = importlib.import_module(f"benchmarks.{options.name}").run(options.data)
    print(table(figures))
    if options.json:
        result = {
            "name": options.name,
            "date": dt.datetime.now(tz=dt.UTC).date().isoformat(),
            "figures": {
                each.measure: {"value": each.value, "low": each.low, "high": each.high, "n": each.n} for each in figures
            },
        }
        options.json.write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
