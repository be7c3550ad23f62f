"""`bulletin lock`: keep how an issue was issued, so that no later build changes a line of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bulletin_layout import __version__
from bulletin_layout.cli.options import GOOD, WRONG_INPUT
from bulletin_layout.cli.terminal import print_diagnostics, print_message, print_problem
from bulletin_layout.diagnostics import BulletinError, InputError, OutputError
from bulletin_layout.issue_lock.file import write_lock
from bulletin_layout.issue_lock.make import lock_of
from bulletin_layout.messages import Message, counted
from bulletin_layout.output.write import create_new, write_atomically
from bulletin_layout.pdf.writer import pdf_bytes
from bulletin_layout.pipeline import BuildOptions, build, lock_file
from bulletin_layout.resources import is_file


def lock(files: Sequence[str], replacing: bool, options: BuildOptions) -> int:
    """Lock every issue; return 1 if any of them could not be."""
    return max(_lock_one(file, replacing, options) for file in files)


def _lock_one(file: str, replacing: bool, options: BuildOptions) -> int:
    try:
        return _locked(file, replacing, options)
    except InputError as wrong:
        print_diagnostics(wrong.diagnostics)
        print_problem(Message("{file}: {problem}", file=file, problem="nothing was written."))
    except BulletinError as problem:
        print_problem(Message("{file}: {problem}", file=file, problem=problem.message))
    return WRONG_INPUT


def _locked(file: str, replacing: bool, options: BuildOptions) -> int:
    target = lock_file(file)
    if is_file(target) and not replacing:
        words = "{file} is there already. Take it away, or write --replace."
        raise OutputError(Message(words, file=target))
    made = build(file, replace(options, keep_lock=False))
    pdf = pdf_bytes(made.document)
    lock = lock_of(made.document, made.style, pdf, __version__)
    data = write_lock(lock, Path(file).name).encode()
    if replacing:
        write_atomically(target, [data])
    else:
        create_new(target, data)
    print_diagnostics(made.document.diagnostics)
    pages = counted(lock.pages, "{n} page", "{n} pages")
    lines = counted(lock.lines, "{n} line", "{n} lines")
    kept = "{target}  {pages}, {lines} kept"
    print_message(Message(kept, target=target, pages=pages, lines=lines))
    _tell_of_other_pdf(Path(file).with_suffix(".pdf"), pdf)
    return GOOD


def _tell_of_other_pdf(beside: Path, pdf: bytes) -> None:
    """Say so if the PDF beside the issue is another than the one that was locked."""
    try:
        other = beside.read_bytes() != pdf if is_file(beside) else False
    except OSError:
        return
    if other:
        print_problem(Message("{file} is another PDF than the locked one. Build it.", file=beside))
