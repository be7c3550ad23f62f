"""A parser of arguments whose own words are in the language that is spoken, too."""

from __future__ import annotations

import argparse
import sys
from typing import Any, NoReturn

from bulletin_layout import __version__
from bulletin_layout.cli.options import with_stage
from bulletin_layout.cli.terminal import localized
from bulletin_layout.messages import Message


class CommandParser(argparse.ArgumentParser):
    """A parser whose own words are in the language that is spoken, too."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Parse arguments, in which a file may follow the option of a draft's name."""
        return super().parse_known_args(with_stage(args) if args else args, namespace)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and exit."""
        self.print_usage(sys.stderr)
        words = Message("{program}: error: {message}", program=self.prog, message=message)
        self.exit(2, localized(words) + "\n")

    def format_usage(self) -> str:
        """Return how the command is used."""
        return self._with_own_words(super().format_usage())

    def format_help(self) -> str:
        """Return the help."""
        return self._with_own_words(super().format_help())

    def _with_own_words(self, text: str) -> str:
        return text.replace("usage: ", localized("usage: "), 1)


class ShowVersion(argparse.Action):
    """Says the version and ends."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> NoReturn:
        """Say it."""
        print(f"bulletin_layout {__version__}")
        parser.exit()


def speak(parser: argparse.ArgumentParser) -> None:
    """Put the texts of a parser and its commands into the language that is spoken."""
    parser.description = localized(parser.description) if parser.description else None
    parser.epilog = localized(parser.epilog) if parser.epilog else None
    for group in parser._action_groups:
        group.title = localized(group.title) if group.title else None
    for action in parser._actions:
        action.help = localized(action.help) if action.help else None
        for choice in getattr(action, "_choices_actions", ()):
            choice.help = localized(choice.help)
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                speak(command)
