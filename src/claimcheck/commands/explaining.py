"""`claimcheck rule`, `references` and `config`: what a rule means, what an article cites, which settings hold."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from claimcheck.commands.exits import Exit, is_unchecked
from claimcheck.commands.running import Run, named_settings
from claimcheck.config import origins, to_toml
from claimcheck.errors import ConfigError
from claimcheck.output import width_of, write_out
from claimcheck.reporters.excerpt import visible

if TYPE_CHECKING:
    import argparse


def references(given: argparse.Namespace) -> int:
    """List the references of an article and what is known of their works."""
    from claimcheck.reporters.references import references as listed

    run = Run.of(given, [given.path])
    report = run.report()
    if given.export:
        from claimcheck.references.library.formats import WRITERS
        from claimcheck.references.library.items import item_from_reference

        cited = [
            (each, checked.reading.work(each.id)) for checked in report.articles for each in checked.reading.references
        ]
        write_out(WRITERS[given.export](item_from_reference(reference, work) for reference, work in cited))
    else:
        write_out("\n".join(listed(checked, width_of(sys.stdout)) for checked in report.articles))
    unchecked = run.settings.strict and any(is_unchecked(each.reading) for each in report.articles)
    return Exit.NOT_RUN if report.failures or unchecked else Exit.CLEAR


def rule(given: argparse.Namespace) -> int:
    """Explain a rule, or list all of them."""
    from difflib import get_close_matches

    from claimcheck.checkers.registry import all_rules

    if bool(given.rule) == given.all:
        raise ConfigError("name one rule, such as CIT101, or give --all for a list of all")
    rules = all_rules()
    if given.all:
        write_out("".join(f"{rule.code}  {rule.severity:<7}  {rule.name}\n" for rule in rules))
        return Exit.CLEAR
    wanted = given.rule.casefold()
    for each in rules:
        if wanted in (name.casefold() for name in (each.code, each.name, *each.aliases)):
            write_out(f"# {each.code} {each.name} [{each.severity}]\n\n{each.documentation}\n")
            return Exit.CLEAR
    known = [name for rule in rules for name in (rule.code, rule.name)]
    near = get_close_matches(given.rule, known, n=1) or get_close_matches(given.rule.upper(), known, n=1)
    advice = f"did you mean {near[0]}? " if near else ""
    raise ConfigError(f"no rule is called {given.rule!r}; {advice}`claimcheck rule --all` lists them")


def config(given: argparse.Namespace) -> int:
    """Print the settings that hold for some articles, and where each comes from."""
    run = Run.of(given, given.paths)
    source = run.source
    write_out(f"# from {visible(str(source))}\n" if source else "# no configuration file: these are the defaults\n")
    origin = {key: visible(told) for key, told in origins(source, named_settings(given)).items()}
    if run.settings.lock and origin["lock"] == "default":
        origin["lock"] = "found"
    write_out(to_toml(run.settings, origin))
    return Exit.CLEAR


def completion(given: argparse.Namespace) -> int:
    """Print the script that lets a shell complete the words of the command line."""
    try:
        import shtab
    except ImportError:
        raise ConfigError("completion needs shtab: run pip install 'claimcheck-health[completion]'") from None
    from claimcheck.arguments import build_parser

    files = {"FILE": shtab.FILE, "PATH": shtab.FILE, "FOLDER": shtab.DIRECTORY}
    parser = build_parser(for_shells=True)
    for each in (parser, *parser.commands.values()):
        for action in each.arguments:
            if action.metavar in files:
                action.complete = files[action.metavar]
    write_out(shtab.complete(parser, given.shell) + "\n")
    return Exit.CLEAR
