"""`bulletin check`: every finding of an issue, laid out but not written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bulletin_layout.cli.options import GOOD, WRONG_INPUT, WRONG_USE
from bulletin_layout.cli.terminal import (
    localized,
    print_command_problem,
    print_diagnostics,
    print_message,
    print_problem,
)
from bulletin_layout.diagnostics import (
    BulletinError,
    Diagnostic,
    InputError,
    OutputError,
    Severity,
    error,
)
from bulletin_layout.issue.model import Issue
from bulletin_layout.messages import Message, MessageList, counted
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.output.write import write_atomically
from bulletin_layout.pipeline import BuildOptions, build
from bulletin_layout.proofreading.confidence import by_confidence
from bulletin_layout.proofreading.scope import scope_of


class _Checked(NamedTuple):
    """A file that was checked: what is told, the surest first, and the issue if it is one."""

    file: str
    findings: Sequence[Diagnostic]
    issue: Issue | None

    @property
    def code(self) -> int:
        """1 if it cannot be built."""
        wrong = any(finding.severity is Severity.ERROR for finding in self.findings)
        return WRONG_INPUT if wrong else GOOD


def check(
    files: Sequence[str], options: BuildOptions, form: str = "text", report: str | None = None
) -> int:
    """Report on every file; return 1 if any of them cannot be built.

    `form` is text, or json, sarif or github: of issues alone, on standard output. `report` is
    the file of a 校对单 of one issue.
    """
    if (form != "text" or report) and any(map(_is_pdf, files)):
        print_command_problem("check", "--format and --report are for issues, not for PDFs.")
        return WRONG_USE
    if report and len(files) > 1:
        print_command_problem("check", "--report is of one issue.")
        return WRONG_USE
    if form == "text" and not report:
        return max(_told(file, options) for file in files)
    checked = [_checked(file, options) for file in files]
    if form == "text":
        _tell(checked[0])
    else:
        from bulletin_layout.cli.findings import FORMATS  # only where it is asked

        print(FORMATS[form]([finding for one in checked for finding in one.findings]))
    code = max(one.code for one in checked)
    return max(code, _write_report(checked[0], report)) if report else code


def _told(file: str, options: BuildOptions) -> int:
    """Tell what there is to say of one file; return its code."""
    if _is_pdf(file):
        from bulletin_layout.cli.check_pdf import check_pdf  # only where one is given

        return check_pdf(file)
    return _tell(_checked(file, options))


def _write_report(checked: _Checked, report: str) -> int:
    from bulletin_layout.cli.report import report as sheet  # only where it is asked

    try:
        write_atomically(Path(report), [sheet(checked.file, checked.findings).encode()])
    except OutputError as problem:
        print_command_problem("check", problem.message)
        return WRONG_INPUT
    return GOOD


def _is_pdf(file: str) -> bool:
    return file.lower().endswith(".pdf")


def _checked(file: str, options: BuildOptions) -> _Checked:
    """Return what there is to say about a file, the surest first."""
    issue = None
    try:
        issue, _, document = build(file, options)
        found = document.diagnostics
    except InputError as wrong:
        found = wrong.diagnostics
    except BulletinError as problem:
        found = (error(None, "", Message("{file}: {problem}", file=file, problem=problem.message)),)
    kinds = by_confidence(found)
    return _Checked(file, [finding for _, of_kind in kinds for finding in of_kind], issue)


def _tell(checked: _Checked) -> int:
    """Say what was found, and what was looked at where nothing was."""
    kinds = by_confidence(checked.findings)
    for confidence, findings in kinds:
        if len(kinds) > 1:
            print_problem(Message("-- {kind}", kind=confidence.words))
        print_diagnostics(findings, rules=True)
    file, summary = checked.file, _summary(checked.findings)
    print_message(Message("{file}: {summary}", file=file, summary=summary))
    if not checked.findings and checked.issue is not None:
        print_message(localized(scope_of(checked.issue).words))
    return checked.code


def _summary(diagnostics: Sequence[Diagnostic]) -> str:
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    if not counts:
        return "nothing to report."
    counted_by_severity = {
        Severity.ERROR: counted(counts[Severity.ERROR], "{n} error", "{n} errors"),
        Severity.WARNING: counted(counts[Severity.WARNING], "{n} warning", "{n} warnings"),
        Severity.HINT: counted(counts[Severity.HINT], "{n} hint", "{n} hints"),
    }
    told = sorted(counts, key=list(counted_by_severity).index)
    return Message("{counts}.", counts=MessageList(counted_by_severity[s] for s in told))
