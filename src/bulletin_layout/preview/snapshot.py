"""Build an issue for the screen: its pages, its findings, where each thing is.

In: an issue's file. Out: a Snapshot. Wrong input gives one too: its errors, with the pages of the
last good one.
"""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bulletin_layout.deadline import time_limit
from bulletin_layout.diagnostics import BulletinError, Diagnostic, InputError, Severity, error
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.immutable import immutable
from bulletin_layout.layout.model import Document, Page
from bulletin_layout.messages import Message
from bulletin_layout.pdf.writer import pdf_bytes
from bulletin_layout.pipeline import BuildOptions, build
from bulletin_layout.preview.spots import Spot, moved, spots_of
from bulletin_layout.preview.tails import Tail, tails_of

# A file's name, when it was written, how large it is.
Stamp = tuple[str, int, int]


@immutable
class Leaf:
    """A page to be shown: a name for what is on it, and whether it has no colour."""

    key: str
    grey: bool


@immutable
class Snapshot:
    """An issue at one moment.

    A page that stayed keeps its name, and so its picture. `pages`, `pdf` and `spots` are of the
    last good build, which was made at `built` (seconds since 1970); `wrong` tells that this one
    failed. `files` are those it depends on; `tails` are short last lines.
    """

    version: int = 0
    pdf: bytes = b""
    pages: tuple[Leaf, ...] = ()
    size: tuple[float, float] = (0.0, 0.0)
    spots: tuple[Spot, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    wrong: bool = False
    lines: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    built: float = 0.0
    tails: tuple[Tail, ...] = ()


def taken(
    file: str, options: BuildOptions, fonts: FontSet, last: Snapshot, now: float = 0.0
) -> Snapshot:
    """Return the snapshot of a file after `last`: `last` itself if nothing differs.

    It never raises: whatever goes wrong is a finding.
    """
    lines = _lines(file, options.limits.file_bytes)
    try:
        with time_limit(options.limits.seconds, file):
            snapshot = _built(file, options, fonts, last, lines, now)
    except InputError as problem:
        snapshot = _failed(file, last, lines, problem.diagnostics)
    except Exception as problem:
        message = problem.message if isinstance(problem, BulletinError) else _fault(problem)
        snapshot = _failed(file, last, lines, (Diagnostic(Severity.ERROR, None, "", message),))
    same = replace(snapshot, version=last.version, built=last.built) == last
    return last if same and last.version else snapshot


def _built(
    file: str,
    options: BuildOptions,
    fonts: FontSet,
    last: Snapshot,
    lines: tuple[str, ...],
    now: float,
) -> Snapshot:
    issue, style, document = build(file, options, fonts=fonts)
    if issue.secrecy is not None and not options.may_serve_secret:
        message = "an issue with a 密级 is shown by no server unasked."
        advice = "Build it on a machine approved for it; or say preview --secret."
        raise InputError([error(None, "secrecy", message, advice)])
    return Snapshot(
        last.version + 1,
        pdf_bytes(document),
        tuple(_leaf(page, document) for page in document.pages),
        (document.width, document.height),
        spots_of(document),
        document.diagnostics,
        False,
        lines,
        (*issue.files, *style.files),
        now,
        tails_of(document),
    )


def _failed(
    file: str, last: Snapshot, lines: tuple[str, ...], found: tuple[Diagnostic, ...]
) -> Snapshot:
    """Return the last good pages with what is wrong now, their places those of the new lines."""
    spots = tuple(moved(last.spots, file, last.lines, lines))
    return replace(
        last, version=last.version + 1, findings=found, wrong=True, lines=lines, spots=spots
    )


def _fault(problem: Exception) -> str:
    return Message("the preview could not build it: {problem}", problem=problem or type(problem))


def _lines(file: str, most: int) -> tuple[str, ...]:
    """Return a file's lines; none of what no issue is: a pipe, a folder, more bytes than `most`."""
    path = Path(file)
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > most:
            return ()
        return tuple(path.read_text(encoding="utf-8-sig", errors="replace").splitlines())
    except (OSError, ValueError):
        return ()


def _leaf(page: Page, document: Document) -> Leaf:
    """Return a page's name: a digest of what it shows. Nodes are numbered through, unseen."""
    shown: list[object] = [document.width, document.height, page.number, page.rules]
    colours = {rule.colour for rule in page.rules}
    for lines in (page.lines, page.repeated, page.furniture, page.backdrop):
        colours |= {line.colour for line in lines}
        shown += [
            (line.x, line.y, line.colour, line.angle, [run._replace(node=0) for run in line.runs])
            for line in lines
        ]
    pictures: Sequence[object] = [
        (image.x, image.y, image.width, image.height, stamp(image.picture.path))
        for image in page.images
    ]
    key = hashlib.sha256(repr((shown, pictures)).encode()).hexdigest()[:20]
    return Leaf(key, not page.images and all(map(_is_grey, colours)))


def _is_grey(colour: str) -> bool:
    return colour[1:3] == colour[3:5] == colour[5:7]


def stamp(path: str | Path) -> Stamp:
    """Return what tells a file's content from another's that it had before, or that it is gone."""
    try:
        found = Path(path).stat()
    except OSError:
        return str(path), 0, -1
    return str(path), found.st_mtime_ns, found.st_size
