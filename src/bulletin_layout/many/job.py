"""One issue of many: what a worker is told, and what it answers. Both can be pickled."""

from __future__ import annotations

import hashlib
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from bulletin_layout.diagnostics import BulletinError, Diagnostic, InputError
from bulletin_layout.fonts.reader import read_fonts_once
from bulletin_layout.immutable import immutable
from bulletin_layout.many.inputs import Shipped, files_read, hash_of, names_from
from bulletin_layout.output.write import write_atomically
from bulletin_layout.pdf.writer import pdf_bytes
from bulletin_layout.pipeline import BuildOptions, build


@immutable
class BuildJob:
    """An issue's file, where its PDF goes, how it is built.

    `shipped` are the files themselves, for workers that share no disk with who asks: `file` is then
    a name among them, `input_hash` a hash over them, `inputs` their names from the issue's folder,
    and the answer holds the PDF. Else the worker finds these out.
    """

    file: str
    target: str
    options: BuildOptions
    input_hash: str = ""
    shipped: Shipped = ()
    inputs: tuple[str, ...] = ()


@immutable
class BuildRecord:
    """What came of an issue.

    `issue` is its file, `pdf` where it was written, `pages` how many there are (None: nothing was
    written, and `problem` or `diagnostics` say why), `seconds` what it took, `sha256` of the PDF's
    bytes. `skipped`: it was built from the same input before. `input_hash` is what `resume` goes
    by, over `files`, which are named from the issue's folder.
    """

    issue: str
    pdf: str
    pages: int | None
    seconds: float
    sha256: str
    diagnostics: tuple[Diagnostic, ...] = ()
    problem: str = ""
    skipped: bool = False
    input_hash: str = ""
    files: tuple[str, ...] = ()


@immutable
class Answer:
    """A worker's answer: the record, and the PDF where the files were shipped."""

    record: BuildRecord
    data: bytes = b""


def work(job: BuildJob) -> Answer:
    """Build one issue; what goes wrong with it is in the record, never raised."""
    started = time.perf_counter()
    pages: int | None = None
    data, problem, input_hash = b"", "", job.input_hash
    files = job.inputs
    diagnostics: tuple[Diagnostic, ...] = ()
    try:
        with _input_of(job) as (file, options):
            if not job.shipped:
                # Before they are read for the build: what is saved meanwhile is built again.
                paths = files_read(file, options)
                input_hash, files = hash_of(paths, options), names_from(file, paths)
            made = build(file, options, fonts=read_fonts_once(options.fonts))
            data = pdf_bytes(made.document)
        pages, diagnostics = len(made.document.pages), made.document.diagnostics
        if not job.shipped:
            Path(job.target).parent.mkdir(parents=True, exist_ok=True)
            write_atomically(Path(job.target), [data])
    except InputError as wrong:
        diagnostics, pages = wrong.diagnostics, None
    except BulletinError as fault:
        problem, pages = fault.message, None
    except OSError as fault:
        problem, pages = fault.strerror or str(fault), None
    record = BuildRecord(
        job.file,
        job.target,
        pages,
        time.perf_counter() - started,
        hashlib.sha256(data).hexdigest() if pages is not None else "",
        diagnostics,
        problem,
        input_hash=input_hash,
        files=files,
    )
    return Answer(record, data if job.shipped else b"")


@contextmanager
def _input_of(job: BuildJob) -> Iterator[tuple[Path, BuildOptions]]:
    """Give the issue's file: where it is, or where its shipped files are written meanwhile."""
    if not job.shipped:
        yield Path(job.file), job.options
        return
    with tempfile.TemporaryDirectory(prefix="bulletin-") as name:
        folder = Path(name)
        for file, data in job.shipped:
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(data)
        own = replace(
            job.options,
            root=folder,
            style=_below(folder, job.options.style),
            fonts=_below(folder, job.options.fonts),
        )
        yield folder / job.shipped[0][0], own


def _below(folder: Path, name: str | Path | None) -> str | Path | None:
    """Return the shipped file that an option names, or what is bundled under that name."""
    return folder / name if name is not None and (folder / name).is_file() else name
