"""`bulletin diff`: where two files, PDF or OFD, differ: 0 same, 1 different, 2 cannot compare."""

from __future__ import annotations

from pathlib import Path

from bulletin_layout.cli.terminal import print_command_problem, print_message, speaks_chinese
from bulletin_layout.messages import Message
from bulletin_layout.ofd_facts.package import is_ofd
from bulletin_layout.pdf_facts.facts import read_facts
from bulletin_layout.pdf_facts.model import UnreadablePdf
from bulletin_layout.testing.compare import compare
from bulletin_layout.testing.formats import comparable_facts, compare_across_formats
from bulletin_layout.testing.report import Report, WholePdf, write_report

SAME, DIFFERENT, CANNOT_COMPARE = 0, 1, 2
_OF_WORDS = (".html", ".htm", ".docx", ".txt", ".yaml", ".yml")


def diff(old: str, new: str, html: str | None) -> int:
    """Print the differences of two files, write a report if asked, return the exit code."""
    others = [file for file in (old, new) if file.lower().endswith(_OF_WORDS)]
    if others:
        said = (
            "{file}: only PDF and OFD are compared; what changed in words, bulletin redline shows."
        )
        print_command_problem("diff", Message(said, file=others[0]))
        return CANNOT_COMPARE
    of_any_format = is_ofd(old) or is_ofd(new)
    read = comparable_facts if of_any_format else read_facts
    if html is not None and of_any_format:
        print_command_problem("diff", "a report with pictures is of two PDFs.")
        return CANNOT_COMPARE
    try:
        compared = compare_across_formats if of_any_format else compare
        differences = compared(read(old), read(new))
        if html is not None:
            words = [d.words for d in differences] or ["no difference"]
            title = f"{Path(old).name} → {Path(new).name}"
            pdfs = (WholePdf(Path(file).read_bytes()) for file in (old, new))
            report = Report(title, words, (), *pdfs)
            write_report(Path(html), report, speaks_chinese())
    except UnreadablePdf as problem:
        print_command_problem("diff", problem.message)
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
