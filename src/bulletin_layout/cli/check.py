"""`bulletin check`: every finding of an issue, laid out but not written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bulletin_layout.cli.check_pdf import check_pdf
from bulletin_layout.cli.options import GOOD, WRONG_INPUT
from bulletin_layout.cli.terminal import print_diagnostics, print_message, print_problem
from bulletin_layout.diagnostics import (
    BulletinError,
    Diagnostic,
    InputError,
    Severity,
)
from bulletin_layout.messages import Message, MessageList, counted
from bulletin_layout.pipeline import BuildOptions, build


def check(files: Sequence[str], options: BuildOptions) -> int:
    """Report on every file; return 1 if any of them cannot be built."""
    return max(
        check_pdf(file) if file.lower().endswith(".pdf") else _check_one(file, options)
        for file in files
    )


def _check_one(file: str, options: BuildOptions) -> int:
    try:
        diagnostics: Sequence[Diagnostic] = build(file, options).document.diagnostics
        code = GOOD
    except InputError as wrong:
        diagnostics, code = wrong.diagnostics, WRONG_INPUT
    except BulletinError as problem:
        print_problem(Message("{file}: {problem}", file=file, problem=problem.message))
        return WRONG_INPUT
    print_diagnostics(diagnostics, rules=True)
    print_message(Message("{file}: {summary}", file=file, summary=_summary(diagnostics)))
    return code


def _summary(diagnostics: Sequence[Diagnostic]) -> str:
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    if not counts:
        return "nothing to report."
    counted_by_severity = {
        Severity.ERROR: counted(counts[Severity.ERROR], "{n} error", "{n} errors"),
        Severity.WARNING: counted(counts[Severity.WARNING], "{n} warning", "{n} warnings"),
        Severity.HINT: counted(counts[Severity.HINT], "{n} hint", "{n} hints"),
    }
    return Message(
        "{counts}.", counts=MessageList(counted_by_severity[severity] for severity in counts)
    )
