"""Build an issue for the screen: its pages, its findings, where each thing is.

In: an issue's file. Out: a Snapshot. Wrong input gives one too: its errors, with the pages of the
last good one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bulletin_layout.desk.findings import findings_of
from bulletin_layout.diagnostics import BulletinError, Diagnostic, InputError, Severity
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.issue.reader import read_issue
from bulletin_layout.layout.model import Document, Page
from bulletin_layout.limits import DEFAULT_LIMITS, Limits
from bulletin_layout.pdf.writer import pdf_bytes
from bulletin_layout.pipeline import lay_out, style_of
from bulletin_layout.preview.spots import Spot, spots_of


@dataclass(frozen=True, slots=True)
class Look:
    """How an issue is shown: style, fonts, as a draft, where its files may lie, limits."""

    fonts: FontSet
    style: str | None = None
    draft: bool = False
    root: str | None = None
    limits: Limits = DEFAULT_LIMITS
    drop_invisible: bool = False


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An issue at one moment.

    `keys` name each page by what is on it, so that a page that stayed keeps its picture. `pages`
    and `spots` are of the last good build; `wrong` tells that this one failed.
    """

    version: int = 0
    pdf: bytes = b""
    keys: tuple[str, ...] = ()
    size: tuple[float, float] = (0.0, 0.0)
    spots: tuple[Spot, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    wrong: bool = False
    lines: tuple[str, ...] = ()


def taken(file: str, look: Look, last: Snapshot) -> Snapshot:
    """Return the snapshot of a file after `last`."""
    version, lines = last.version + 1, _lines(file)
    try:
        issue = read_issue(
            file, root=look.root, limits=look.limits, drop_invisible=look.drop_invisible
        )
        style = style_of(issue, look.style, root=look.root)
        document = lay_out(issue, style, look.fonts, draft=look.draft, limits=look.limits)
        pdf = pdf_bytes(document)
        found = findings_of(issue, document)
    except InputError as problem:
        found = problem.diagnostics
        return replace(last, version=version, findings=found, wrong=True, lines=lines)
    except (BulletinError, OSError) as problem:
        said = (
            Diagnostic(
                Severity.ERROR,
                None,
                "",
                problem.said if isinstance(problem, BulletinError) else str(problem),
            ),
        )
        return replace(last, version=version, findings=said, wrong=True, lines=lines)
    keys = tuple(_key(page, document) for page in document.pages)
    size = (document.width, document.height)
    return Snapshot(version, pdf, keys, size, spots_of(document), found, False, lines)


def _lines(file: str) -> tuple[str, ...]:
    try:
        return tuple(Path(file).read_text(encoding="utf-8-sig", errors="replace").splitlines())
    except OSError:
        return ()


def _key(page: Page, document: Document) -> str:
    """Return a name for what a page shows. Leaves are numbered through, and no one sees that."""
    shown: list[object] = [document.width, document.height, page.number, page.rules]
    for lines in (page.lines, page.repeated, page.furniture, page.backdrop):
        shown += [
            (line.x, line.y, line.colour, line.angle, [run._replace(node=0) for run in line.runs])
            for line in lines
        ]
    pictures: Sequence[object] = [
        (image.x, image.y, image.width, image.height, hash(image.picture)) for image in page.images
    ]
    return hashlib.sha256(repr((shown, pictures)).encode()).hexdigest()[:20]
