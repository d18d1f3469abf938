"""A parser of arguments whose help reads the same everywhere and whose errors name the nearest word."""

from __future__ import annotations

import argparse
from difflib import get_close_matches
from typing import Any, NoReturn

from claimcheck import regex as re


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help that reads the same under every Python version, since it is printed in the documentation."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30, width=104)

    def _format_action_invocation(self, action: argparse.Action) -> str:
        if not action.option_strings:
            return str(action.metavar or action.dest)
        flags = ", ".join(action.option_strings)
        return flags if action.nargs == 0 else f"{flags} {action.metavar}"


class Parser(argparse.ArgumentParser):
    """A parser, and by way of it its subparsers, without abbreviations and without colour of its own."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - those of ArgumentParser
        super().__init__(formatter_class=_Formatter, allow_abbrev=False, **options)
        self.color = False

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, with the nearest word to one that is not known; exit with 2."""
        unknown = re.search(r"(?:unrecognized arguments: .*?(?=--)|invalid choice: ')([^\s'=]+)", message)
        near = get_close_matches(unknown[1], self.words(), n=1) if unknown else []
        if unknown and near == [unknown[1]]:
            takers = ", ".join(name for name, command in self.commands.items() if near[0] in command.words())
            super().error(f"{message}; {near[0]} is an option of: {takers}")
        super().error(f"{message}; did you mean {near[0]}?" if near else message)

    @property
    def arguments(self) -> list[Any]:
        """What it takes."""
        return self._actions

    @property
    def commands(self) -> dict[str, Parser]:
        """The parsers of its commands."""
        return next((each.choices for each in self._actions if isinstance(each.choices, dict)), {})

    def words(self) -> list[str]:
        """All flags, commands and choices that there are."""
        own = [word for each in self._actions for word in (*each.option_strings, *(each.choices or ()))]
        return own + [word for command in self.commands.values() for word in command.words()]
