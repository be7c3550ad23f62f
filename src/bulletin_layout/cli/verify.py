"""`bulletin verify`: whether a file keeps the rules of the archive that it is for."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_layout.cli.check_pdf import check_pdf
from bulletin_layout.cli.options import GOOD, WRONG_INPUT
from bulletin_layout.cli.terminal import print_message, print_problem
from bulletin_layout.messages import Message
from bulletin_layout.ofd_facts.package import read_package
from bulletin_layout.ofd_facts.rules import RULES, breaches
from bulletin_layout.pdf_facts.model import UnreadablePdf


def verify(files: Sequence[str]) -> int:
    """Verify every file; return 1 if any of them breaks a rule or cannot be read."""
    return max(
        verify_ofd(file) if file.lower().endswith(".ofd") else check_pdf(file) for file in files
    )


def verify_ofd(file: str) -> int:
    """Print which rules of OFD-A an OFD file breaks; return 1 if there are any."""
    try:
        broken = breaches(read_package(file))
    except UnreadablePdf as problem:
        print_problem(problem.message)
        return WRONG_INPUT
    for breach in broken:
        words = "{file}: {rule} ({source}): {words}."
        rule, source = breach.rule.name, breach.rule.source
        print_message(Message(words, file=file, rule=rule, source=source, words=breach.words))
    if broken:
        return WRONG_INPUT
    words = "{file}: keeps the {count} rules of OFD-A that are checked."
    print_message(Message(words, file=file, count=len(RULES)))
    return GOOD
