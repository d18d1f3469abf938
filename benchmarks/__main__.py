"""Command line of the benchmarks: `python -m benchmarks NAME --data DIR [--json FILE]`."""

from __future__ import annotations

import argparse
import datetime as dt
import importlib
import json
import pkgutil
from pathlib import Path
from typing import Any

import benchmarks
from benchmarks._accuracy_page import page, write
from benchmarks.measure import as_json, table

HARNESS = {"measure"}
"""Modules that are no benchmarks; scripts that fit weights begin with `fit_`."""


def names() -> list[str]:
    """Every module of this package that has a `run(data)` of its own."""
    found = (module.name for module in pkgutil.iter_modules(benchmarks.__path__))
    return sorted(name for name in found if not name.startswith(("_", "fit_")) and name not in HARNESS)


def main() -> None:
    """Run one benchmark or all, print the tables and, where asked, write the figures as JSON or Markdown."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=main.__doc__)
    parser.add_argument("name", nargs="?", choices=names())
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="folder with data, articles and seed")
    parser.add_argument("--json", type=Path, help="file to write the figures to")
    parser.add_argument("--all", action="store_true", help="run every benchmark")
    parser.add_argument(
        "--write", action="store_true", help="write the page of figures, its plots and the README's table"
    )
    parser.add_argument("--seconds", type=float, help="how long to go on, where a benchmark has no end of its own")
    parser.add_argument("--model", help="for `engine`: the folder of a model, as --nli-model of claimcheck")
    parser.add_argument("--llm", metavar="URL", help="for `engine`: an OpenAI-compatible address")
    parser.add_argument("--llm-model", metavar="NAME", help="for `engine`: the model to ask there")
    parser.add_argument("--calibration", default="", help="for `engine`: a file of `claimcheck calibrate`")
    parser.add_argument("--list", action="store_true", help="list the benchmarks")
    options = parser.parse_args()
    if options.list or not (options.name or options.all):
        for name in names():
            print(f"{name:24}{title(name)}")
        return
    results = {}
    for name in names() if options.all else [options.name]:
        try:
            results[name] = importlib.import_module(f"benchmarks.{name}").run(options.data, **_own(name, options))
        except FileNotFoundError as missing:
            if not options.all:
                raise
            print(f"{name}: left out, {missing.filename} is not there\n")
            continue
        print(f"{name}: {title(name)}\n{table(results[name])}\n", flush=True)
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    if options.json:
        written = [as_json(name, figures, today) for name, figures in results.items()]
        text = json.dumps(written if options.all else written[0], indent=2, ensure_ascii=False)
        options.json.write_text(f"{text}\n", encoding="utf-8")
    if options.write:
        write(page(results, {name: title(name) for name in results}, today))


def _own(name: str, options: argparse.Namespace) -> dict[str, Any]:
    """What one benchmark takes besides the folder."""
    if name == "fuzz" and options.seconds is not None:
        return {"seconds": options.seconds}
    if name == "engine":
        from benchmarks.engine import settings_of  # noqa: PLC0415 - only this one needs it

        return {"settings": settings_of(options.model, options.llm, options.llm_model, options.calibration)}
    return {}


def title(name: str) -> str:
    """The first line of what a benchmark says of itself."""
    return (importlib.import_module(f"benchmarks.{name}").__doc__ or name).splitlines()[0]


if __name__ == "__main__":
    main()
