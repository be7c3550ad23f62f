"""One issue laid out as it was issued: a file in, its Document and what a volume tells of it out.

Runs in any process: what goes in and comes out can be pickled.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from bulletin_layout.diagnostics import Diagnostic, Place, warning
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.fonts.reader import read_fonts_once
from bulletin_layout.immutable import immutable
from bulletin_layout.issue.model import Article, Issue
from bulletin_layout.issue_lock.make import other_faces, refuse_other_photos
from bulletin_layout.issue_lock.model import IssueLock
from bulletin_layout.layout.lay_out import pages_of
from bulletin_layout.layout.model import Document
from bulletin_layout.messages import Message
from bulletin_layout.pipeline import BuildOptions, build, lock_beside
from bulletin_layout.series.volume.issued_pdf import against_issued_pdf
from bulletin_layout.series.volume.model import BoundSecrecy, Listed
from bulletin_layout.series.volume.secrecy import secrecy_of
from bulletin_layout.style.model import Stylesheet


@immutable
class LaidOut:
    """An issue as a Document of its own, not yet joined with others.

    Its diagnostics say only what is not as the lock has it and does not move a line.
    """

    office: str
    looks: Stylesheet
    document: Document
    listed: tuple[Listed, ...]
    secrecy: BoundSecrecy | None


def lay_out_issue(
    file: str, options: BuildOptions, font_sets: tuple[str | Path | None, ...]
) -> LaidOut:
    """Lay an issue out: as its lock has it if there is one, else as it is set today.

    Without a lock the PDF beside its file, if there is one, must have the same lines and pages.

    Raises InputError: with the first line or page that is not as it was issued, with photos that
    are not, or with what is wrong with the issue. Other faces are told on the Document.
    """
    asked = replace(options, style=None, draft=False, proofread=None, keep_lock=True)
    lock = lock_beside(file)
    made = build(file, asked, fonts=_fonts_for(lock, font_sets))
    return LaidOut(
        office=made.issue.editors.name.value,
        looks=made.style,
        document=replace(
            made.document, source=None, diagnostics=_against(lock, made.document, file)
        ),
        listed=tuple(_listed(made.issue, made.style, made.document)),
        secrecy=secrecy_of(made.issue),
    )


def _against(lock: IssueLock | None, document: Document, file: str) -> tuple[Diagnostic, ...]:
    """Return a warning if an issue is not set in the faces of its lock, or nobody knows."""
    if lock is None:
        return against_issued_pdf(file, document)
    refuse_other_photos(lock, document)
    names = other_faces(lock, document)
    if not names:
        return ()
    said = Message("it was issued in other faces than {names}.", names=", ".join(names))
    return (warning(Place(file, 0, 0), "", said, "Give the font set of that time (--fonts)."),)


def _listed(issue: Issue, style: Stylesheet, document: Document) -> Iterator[Listed]:
    """Yield the articles, and the briefs as one, with where they begin."""
    found = iter(pages_of(document.targets, document))
    for article in issue.articles:
        leaf, page = next(found)
        yield _article(article, leaf, page)
    if issue.briefs:
        leaf, page = next(found)
        yield Listed(style.labels.briefs.rstrip("：:"), leaf, page, is_briefs=True)


def _article(article: Article, leaf: int, page: int) -> Listed:
    return Listed(
        title=" ".join(line.value for line in article.title),
        leaf=leaf,
        page=page,
        column=article.column.value if article.column is not None else "",
        units=tuple(dict.fromkeys(map(str, article.source))),
        persons=tuple(dict.fromkeys(map(str, article.authors))),
    )


def _fonts_for(lock: IssueLock | None, font_sets: tuple[str | Path | None, ...]) -> FontSet:
    """Return the first set that has the faces of a lock, the first of all if none has."""
    if lock is not None and len(font_sets) > 1:
        for name in font_sets:
            fonts = read_fonts_once(name)
            if all(_is_face(fonts, *face) for face in lock.faces):
                return fonts
    return read_fonts_once(font_sets[0])


def _is_face(fonts: FontSet, name: str, hash_: str) -> bool:
    face = fonts.faces.get(name)
    return face is not None and _hash_of(face.path) == hash_


@cache
def _hash_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
