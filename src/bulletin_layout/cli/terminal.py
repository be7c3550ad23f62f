"""What the command says, in the language of whoever reads it.

Chinese or English: as `--language` says, else as the environment does (BULLETIN_LANGUAGE, then the
system's own LC_ALL, LC_MESSAGES, LANG), else as the system is set up.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from bulletin_layout.diagnostics import Diagnostic
from bulletin_layout.messages import Message, in_chinese
from bulletin_layout.proofreading.format_diagnostic import format_diagnostic

LANGUAGES = ("zh", "en")
_chosen = "en"


def set_language(language: str) -> None:
    """Say everything from now on in a language, `zh` or `en`."""
    global _chosen
    _chosen = language


def speaks_chinese() -> bool:
    """Return whether what is said is said in Chinese."""
    return _chosen == "zh"


def localized(words: str) -> str:
    """Return a sentence in the language that is spoken."""
    return str(in_chinese(words)) if speaks_chinese() else words


def print_message(words: str) -> None:
    """Say what was done, on standard output."""
    print(localized(words), flush=True)


def print_problem(words: str) -> None:
    """Say what went wrong, on standard error."""
    print(localized(words), file=sys.stderr, flush=True)


def print_command_problem(command: str, problem: str) -> None:
    """Say why a command cannot do what was asked, on standard error."""
    print_problem(Message("bulletin {command}: {problem}", command=command, problem=problem))


def print_diagnostics(diagnostics: Iterable[Diagnostic], rules: bool = False) -> None:
    """Say each diagnostic with its place, on standard error; with its rule if `rules`."""
    for diagnostic in diagnostics:
        print(format_diagnostic(diagnostic, speaks_chinese(), rules), file=sys.stderr)
    sys.stderr.flush()
