"""The issues of a volume, one after another: each laid out, its leaves numbered on, packed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from functools import partial

from bulletin_layout.diagnostics import Diagnostic, InputError, error
from bulletin_layout.geometry import ASCENT
from bulletin_layout.layout.furniture import NO_NODE
from bulletin_layout.layout.line_composer import LineComposer
from bulletin_layout.layout.model import Page, PlacedLine
from bulletin_layout.messages import Message
from bulletin_layout.pipeline import BuildOptions
from bulletin_layout.series.in_order import in_order
from bulletin_layout.series.model import SeriesIssue
from bulletin_layout.series.volume.faces import FacePool
from bulletin_layout.series.volume.laid_out import LaidOut, lay_out_issue
from bulletin_layout.series.volume.model import PAGES_A_SHEET, BoundIssue, VolumeOptions
from bulletin_layout.series.volume.numbering import label_of
from bulletin_layout.series.volume.packed_pages import packed
from bulletin_layout.series.volume.renumber import (
    renumbered_node,
    renumbered_outline,
    renumbered_page,
)
from bulletin_layout.structure import Node, OutlineEntry
from bulletin_layout.style.model import Stylesheet
from bulletin_layout.text.model import Piece


def gather(
    issues: Sequence[SeriesIssue],
    build: BuildOptions,
    options: VolumeOptions,
    composer: LineComposer,
    pool: FacePool,
    *,
    executor: Executor | None,
    passed: Callable[[int, int], None],
) -> list[BoundIssue]:
    """Return the issues as they are bound; `composer` sets the page numbers that run on.

    `pool` takes in their faces. Raises InputError with what cannot be bound.
    """
    binder = _Binder(composer, pool, options.folios, frozenset(issue.year for issue in issues))
    call = partial(lay_out_issue, options=build, font_sets=options.font_sets)
    bound: list[BoundIssue] = []
    laid_out = in_order(call, [issue.file for issue in issues], executor)
    for issue, laid in zip(issues, laid_out, strict=True):
        bound.append(binder.bound(issue, laid))
        passed(len(bound), len(issues))
    return bound


def refuse_unclear(issues: Sequence[SeriesIssue]) -> None:
    """Raise InputError for drafts, which were not issued, and for two issues of one number.

    A page is told by its issue's number: two of one number cannot be told apart.
    """
    wrong: list[Diagnostic] = []
    years = frozenset(issue.year for issue in issues)
    first: dict[str, SeriesIssue] = {}
    for issue in issues:
        if issue.number is None:
            said = "an issue without a number is not bound."
            wrong.append(error(issue.place, "period.number", said))
            continue
        other = first.setdefault(label_of(issue, years), issue)
        if other is not issue:
            words = Message("{file} is of the same year and number.", file=other.file)
            advice = "Bind the issues of one bulletin, each once."
            wrong.append(error(issue.place, "period.number", words, advice))
    if wrong:
        raise InputError(wrong)


class _Binder:
    """Numbers issues on: their leaves, their pages."""

    def __init__(
        self, composer: LineComposer, pool: FacePool, folios: bool, years: frozenset[int]
    ) -> None:
        self._composer = composer
        self._pool = pool
        self._folios = folios
        self._years = years
        self._leaves = 0
        self._pages = 0

    def bound(self, facts: SeriesIssue, laid: LaidOut) -> BoundIssue:
        """Return the next issue of the volume."""
        document, by = laid.document, self._leaves
        refuse_other_paper(facts, laid, self._composer.style, self._folios)
        label = label_of(facts, self._years)
        faces = self._pool.take(document.fonts, document.pages)
        pages = [renumbered_page(page, by, faces) for page in document.pages]
        if self._folios:
            pages = [self._with_folio(p, self._pages + n) for n, p in enumerate(pages, 1)]
        own_pages = len(pages)
        if own_pages % PAGES_A_SHEET:
            pages.append(Page(own_pages + 1, (), (), (), ()))
        root = renumbered_node(document.structure, by, f"i{self._pages}-", targets_by=by)
        first, *rest = renumbered_outline(document.outline, by, deeper=1)
        words = document.metadata.subject
        issue = BoundIssue(
            facts=facts,
            office=laid.office,
            words=words,
            label=label,
            own_pages=own_pages,
            pages=packed(pages),
            first=self._pages + 1,
            heading=first.leaf,
            structure=Node("Part", children=root.children, kind="issue"),
            outline=(OutlineEntry(words, 0, first.leaf), *rest),
            listed=tuple(one._replace(leaf=one.leaf + by) for one in laid.listed),
            secrecy=laid.secrecy,
            diagnostics=document.diagnostics,
        )
        self._leaves += sum(1 for _ in document.structure.leaves())
        self._pages += len(pages)
        return issue

    def _with_folio(self, page: Page, number: int) -> Page:
        """Return a page with its continuous number at its head."""
        line = running_folio(number, self._composer)
        line = self._pool.take_line(self._composer.fonts, line)
        return replace(page, furniture=(*page.furniture, line))


def running_folio(number: int, composer: LineComposer) -> PlacedLine:
    """Return a number at a page's head, at the outer edge of the type area."""
    style, text = composer.style, composer.style.text.folio
    line = composer.natural((Piece(str(number), text.role, text.size, NO_NODE),), text)[0]
    right = style.left + composer.measure
    x = right - line.advance if number % 2 else style.left
    y = style.volume.folio_top + ASCENT * text.size
    return PlacedLine(x, y, line.runs, line.advance, text.colour, False)


def refuse_other_paper(issue: SeriesIssue, laid: LaidOut, style: Stylesheet, folios: bool) -> None:
    """Raise InputError for an issue on other paper, or whose head has no room for a number."""
    wrong: list[Diagnostic] = []
    document, page = laid.document, style.page
    if (document.width, document.height) != (page.width, page.height):
        said = Message(
            "its paper is {width:.0f} × {height:.0f} pt, that of the volume {wide:.0f} × "
            "{high:.0f} pt.",
            width=document.width,
            height=document.height,
            wide=page.width,
            high=page.height,
        )
        wrong.append(error(issue.place, "style", said, "Bind it apart, or give --style."))
    if folios and style.volume.folio_top + style.text.folio.size > laid.looks.page.top:
        no_room = "there is no room for a running page number above the type area."
        wrong.append(error(issue.place, "style", no_room, "Make volume.folio_top less."))
    if wrong:
        raise InputError(wrong)
