"""`bulletin verify`: whether a file keeps the rules of the archive that it is for."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from bulletin_layout.cli.check_pdf import check_pdf
from bulletin_layout.cli.options import GOOD, WRONG_INPUT
from bulletin_layout.cli.terminal import print_diagnostics, print_message, print_problem
from bulletin_layout.diagnostics import InputError
from bulletin_layout.messages import Message
from bulletin_layout.ofd_facts import rules
from bulletin_layout.ofd_facts.package import is_ofd
from bulletin_layout.pdf_facts.model import UnreadablePdf


def verify(files: Sequence[str], lock: str | None = None) -> int:
    """Verify every file; return 1 if any of them breaks a rule or cannot be read.

    With a `lock` it is told whether each is the issued PDF that it was made of.
    """
    if lock is not None:
        return max(_against_lock(file, lock) for file in files)
    return max(verify_ofd(file) if is_ofd(file) else check_pdf(file) for file in files)


def _against_lock(file: str, lock: str) -> int:
    """Say whether a PDF is the one that was locked; return 1 if it is another."""
    from bulletin_layout.issue_lock.file import read_lock  # only where it is asked

    try:
        data = Path(file).read_bytes()
        issued = read_lock(Path(lock))
    except InputError as wrong:
        print_diagnostics(wrong.diagnostics)
        return WRONG_INPUT
    except OSError as problem:
        reason = problem.strerror or str(problem)
        print_problem(Message("{file} cannot be read: {reason}.", file=file, reason=reason))
        return WRONG_INPUT
    if sha256(data).hexdigest() == issued.pdf:
        words = "{file}: the issued PDF of {lock}, byte for byte."
        print_message(Message(words, file=file, lock=lock))
        return GOOD
    words = "{file}: not the issued PDF of {lock}; other bytes."
    print_message(Message(words, file=file, lock=lock))
    return WRONG_INPUT


def verify_ofd(file: str) -> int:
    """Print which rules of OFD-A an OFD file breaks; return 1 if there are any."""
    try:
        broken = rules.verify_ofd(file)
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
    print_message(Message(words, file=file, count=len(rules.RULES)))
    return GOOD
