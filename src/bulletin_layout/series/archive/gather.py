"""What a 件 is put together from: an issue's PDF, its sources, and what is given beside it.

Runs in any process. The PDF is the issued one where it stands beside the issue's file; if the lock
says that it is another, nothing is archived. Else it is made, as the lock has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from bulletin_layout.diagnostics import Diagnostic, InputError, Place, error, warning
from bulletin_layout.fonts.reader import read_fonts_once
from bulletin_layout.immutable import immutable
from bulletin_layout.issue.model import Issue
from bulletin_layout.issue_lock.model import IssueLock
from bulletin_layout.messages import Message
from bulletin_layout.pdf.writer import pdf_bytes
from bulletin_layout.pipeline import Build, BuildOptions, build, lock_beside
from bulletin_layout.resources import is_file
from bulletin_layout.series.archive.model import BESIDE, SOURCES
from bulletin_layout.source_files.gather import below_common_folder, files_of


@immutable
class Gathered:
    """A 件 before it is written: the PDF's bytes, and the other files by their names in it."""

    issue: Issue
    lock: IssueLock | None
    pdf: bytes
    files: tuple[tuple[str, Path], ...]
    diagnostics: tuple[Diagnostic, ...]


def gather_item(file: str, options: BuildOptions) -> Gathered:
    """Gather an issue. Raises InputError if it cannot be built or its PDF is not the locked one."""
    asked = replace(options, style=None, draft=False, proofread=None, keep_lock=True)
    made = build(file, asked, fonts=read_fonts_once(asked.fonts))
    lock = lock_beside(file)
    pdf, told = _original(file, made, lock)
    paths = files_of(made.issue, made.style, asked)
    _, names = below_common_folder(paths)
    sources = [(f"{SOURCES}/{name}", path) for name, path in zip(names, paths, strict=True)]
    return Gathered(made.issue, lock, pdf, (*_beside(Path(file)), *sources), told)


def _original(
    file: str, made: Build, lock: IssueLock | None
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return the 正本, and what is to be said of it."""
    beside = Path(file).with_suffix(".pdf")
    if not is_file(beside):
        return pdf_bytes(made.document), ()
    data = beside.read_bytes()
    if lock is not None:
        if sha256(data).hexdigest() == lock.pdf:
            return data, ()
        said = Message("{file} is another PDF than the locked one. Build it.", file=beside)
        raise InputError([error(Place(str(beside), 0, 0), "", said)])
    if data == pdf_bytes(made.document):
        return data, ()
    said = Message("{file} is not the PDF that its issue makes today.", file=beside.name)
    advice = "It is archived as it is. Lock the issue, and it is known to be the issued one."
    return data, (warning(Place(str(beside), 0, 0), "", said, advice),)


def _beside(file: Path) -> Iterator[tuple[str, Path]]:
    """Yield what is given with an issue: NAME.定稿.docx, NAME.签发单.pdf."""
    for kind in BESIDE:
        for path in sorted(file.parent.glob(f"*.{kind}.*")):
            rest = path.name.removeprefix(f"{file.stem}.{kind}.")
            if rest != path.name and "." not in rest and is_file(path):
                yield f"{kind}.{rest}", path
