"""What the command says, in the language of whoever reads it.

Chinese or English: as `--language` says, else as the environment does (BULLETIN_LANGUAGE, then the
system's own LC_ALL, LC_MESSAGES, LANG), else as the system is set up.
"""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Iterable, Mapping

from bulletin_layout.desk.telling import told
from bulletin_layout.diagnostics import Diagnostic
from bulletin_layout.wording import Said, in_chinese

LANGUAGES = ("zh", "en")
_VARIABLES = ("BULLETIN_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_chosen = "en"


def speak(language: str) -> None:
    """Say everything from now on in a language, `zh` or `en`."""
    global _chosen
    _chosen = language


def language_of(environment: Mapping[str, str] = os.environ) -> str:
    """Return the language that an environment asks for."""
    named = next((environment[name] for name in _VARIABLES if environment.get(name)), None)
    if named is None:
        named = locale.getlocale()[0] or ""
    return "zh" if named.lower().startswith(("zh", "chinese")) else "en"


def speaks_chinese() -> bool:
    """Return whether what is said is said in Chinese."""
    return _chosen == "zh"


def spoken(words: str) -> str:
    """Return a sentence in the language that is spoken."""
    return str(in_chinese(words)) if speaks_chinese() else words


def tell(words: str) -> None:
    """Say what was done, on standard output."""
    print(spoken(words), flush=True)


def complain(words: str) -> None:
    """Say what went wrong, on standard error."""
    print(spoken(words), file=sys.stderr, flush=True)


def complain_of(command: str, problem: str) -> None:
    """Say why a command cannot do what was asked, on standard error."""
    complain(Said("bulletin {command}: {problem}", command=command, problem=problem))


def report(diagnostics: Iterable[Diagnostic], rules: bool = False) -> None:
    """Say each diagnostic with its place, on standard error; with its rule if `rules`."""
    for diagnostic in diagnostics:
        print(told(diagnostic, speaks_chinese(), rules), file=sys.stderr)
    sys.stderr.flush()
