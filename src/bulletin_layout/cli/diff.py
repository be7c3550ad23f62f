"""`bulletin diff`: where two files of any format differ: 0 same, 1 different, 2 cannot compare."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bulletin_layout.cli.terminal import print_command_problem, print_message, speaks_chinese
from bulletin_layout.deadline import time_limit
from bulletin_layout.diagnostics import InputError
from bulletin_layout.limits import DEFAULT_LIMITS
from bulletin_layout.messages import Message
from bulletin_layout.ofd_facts.package import is_ofd
from bulletin_layout.pdf_facts.facts import read_facts
from bulletin_layout.pdf_facts.model import UnreadablePdf, unreadable
from bulletin_layout.testing.compare import Difference, compare
from bulletin_layout.testing.formats import (
    FLOWING,
    comparable_facts,
    compare_across_formats,
    words_of,
)
from bulletin_layout.testing.report import Report, WholePdf, write_report
from bulletin_layout.testing.subjects import Subject
from bulletin_layout.testing.words.compare import compare_words
from bulletin_layout.testing.words.model import Words

SAME, DIFFERENT, CANNOT_COMPARE = 0, 1, 2
_OF_ISSUES = (".txt", ".yaml", ".yml")


def diff(old: str, new: str, html: str | None) -> int:
    """Print the differences of two files, write a report if asked, return the exit code."""
    others = [file for file in (old, new) if file.lower().endswith(_OF_ISSUES)]
    if others:
        said = "{file}: what changed in the words of an issue, bulletin redline shows."
        print_command_problem("diff", Message(said, file=others[0]))
        return CANNOT_COMPARE
    try:
        with time_limit(DEFAULT_LIMITS.seconds, old):
            differences = _differences(old, new, html is not None)
        if html is not None:
            _report(old, new, html, differences)
    except UnreadablePdf as problem:
        print_command_problem("diff", problem.message)
        return CANNOT_COMPARE
    except InputError as wrong:
        print_command_problem("diff", wrong.diagnostics[0].message)
        return CANNOT_COMPARE
    except OSError as problem:
        message = Message("{path} cannot be written: {reason}.", path=html, reason=problem.strerror)
        print_command_problem("diff", message)
        return CANNOT_COMPARE
    for difference in differences:
        print_message(difference.words)
    if not differences:
        print_message("no difference")
    return DIFFERENT if differences else SAME


def _differences(old: str, new: str, with_report: bool) -> list[Difference]:
    """Return the differences as far as both formats have them. Raises UnreadablePdf, InputError."""
    subjects = [_subject(file) for file in (old, new)]
    flows = any(subject is not None and subject.kind in FLOWING for subject in subjects)
    of_any_format = is_ofd(old) or is_ofd(new)
    if with_report and (flows or of_any_format):
        raise UnreadablePdf("a report with pictures is of two PDFs.")
    if flows:
        return compare_words(*map(_words, subjects, (old, new)))
    if of_any_format:
        return compare_across_formats(comparable_facts(old), comparable_facts(new))
    return compare(read_facts(old), read_facts(new))


def _subject(file: str) -> Subject | None:
    """Return a file by its content, None for one that cannot be read or is of no format."""
    try:
        return Subject(file)
    except (OSError, ValueError):
        return None


def _words(subject: Subject | None, file: str) -> Words:
    """Return what a file says. Raises UnreadablePdf, InputError."""
    if subject is not None:
        return words_of(subject, file)
    if Path(file).is_dir():
        raise unreadable(file, "it is a folder")
    missing = not Path(file).is_file()
    raise unreadable(file, "there is no such file" if missing else "it is of no known format")


def _report(old: str, new: str, html: str, differences: Sequence[Difference]) -> None:
    words = [d.words for d in differences] or ["no difference"]
    title = f"{Path(old).name} → {Path(new).name}"
    pdfs = (WholePdf(Path(file).read_bytes()) for file in (old, new))
    write_report(Path(html), Report(title, words, (), *pdfs), speaks_chinese())
