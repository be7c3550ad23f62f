"""`bulletin check`: every finding of an issue, laid out but not written."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from bulletin_layout.cli.check_pdf import check_pdf
from bulletin_layout.cli.main import GOOD, WRONG_INPUT, BuildOptions
from bulletin_layout.desk.findings import findings_of
from bulletin_layout.diagnostics import (
    BulletinError,
    Diagnostic,
    InputError,
    Severity,
)
from bulletin_layout.fonts.reader import read_fonts
from bulletin_layout.issue.reader import read_issue
from bulletin_layout.issue.slips import BY_NAME
from bulletin_layout.pipeline import lay_out, style_of


def check(files: Sequence[str], options: BuildOptions) -> int:
    """Report on every file; return 1 if any of them cannot be built."""
    return max(
        check_pdf(file) if file.lower().endswith(".pdf") else _check_one(file, options)
        for file in files
    )


def _check_one(file: str, options: BuildOptions) -> int:
    try:
        found: Sequence[Diagnostic] = _findings(file, options)
        code = GOOD
    except InputError as wrong:
        found, code = wrong.diagnostics, WRONG_INPUT
    except BulletinError as problem:
        print(f"{file}: {problem}", file=sys.stderr, flush=True)
        return WRONG_INPUT
    for diagnostic in found:
        print(_said(diagnostic), file=sys.stderr)
    sys.stderr.flush()
    print(f"{file}: {_summary(found)}", flush=True)
    return code


def _findings(file: str, options: BuildOptions) -> Sequence[Diagnostic]:
    issue = read_issue(
        file,
        root=options.root,
        limits=options.limits,
        drop_invisible=options.drop_invisible,
    )
    style = style_of(issue, options.style, root=options.root)
    document = lay_out(issue, style, read_fonts(options.fonts), limits=options.limits)
    return findings_of(issue, document)


def _said(diagnostic: Diagnostic) -> str:
    """Return a finding in words, with its rule's name, by which it is switched off, and source."""
    rule = BY_NAME.get(diagnostic.rule)
    if rule is None or diagnostic.severity is Severity.ERROR:
        return str(diagnostic)
    return f"{diagnostic} [{', '.join(filter(None, (rule.name, rule.source)))}]"


def _summary(found: Sequence[Diagnostic]) -> str:
    counts: dict[str, int] = {}
    for diagnostic in found:
        word = diagnostic.severity.value
        counts[word] = counts.get(word, 0) + 1
    if not counts:
        return "nothing to report."
    return ", ".join(f"{n} {word}{'s' if n > 1 else ''}" for word, n in counts.items()) + "."
