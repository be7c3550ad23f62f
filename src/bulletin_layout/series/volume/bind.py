"""The recipe: a series in, bound volumes out, each a Document as any other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace

from bulletin_layout.deadline import check_time
from bulletin_layout.diagnostics import Refused
from bulletin_layout.flow.corpus import Corpus
from bulletin_layout.fonts.reader import read_fonts
from bulletin_layout.issue.model import Issue
from bulletin_layout.layout.line_composer import LineComposer
from bulletin_layout.layout.model import Document
from bulletin_layout.pipeline import BuildOptions, read, style_of
from bulletin_layout.series.model import Series, SeriesIssue
from bulletin_layout.series.volume.cover import CoverWords, cover_sheet
from bulletin_layout.series.volume.faces import FacePool
from bulletin_layout.series.volume.frame import Frame, FrameMaker
from bulletin_layout.series.volume.gather import gather, refuse_unclear
from bulletin_layout.series.volume.model import BoundIssue, Volume, VolumeOptions
from bulletin_layout.series.volume.numbering import (
    back_labels,
    front_labels,
    last_page,
    page_labels,
)
from bulletin_layout.series.volume.packed_pages import PackedPages, packed
from bulletin_layout.series.volume.parts import divided
from bulletin_layout.series.volume.secrecy import highest, refuse_secret, words_of
from bulletin_layout.structure import Metadata, Node
from bulletin_layout.style.volume import VolumeStyle

IN_ONE_PART = VolumeOptions()
AS_IT_IS = BuildOptions()


def _unheeded(_done: int, _all: int) -> None:
    """Take no notice of an issue that is laid out."""


def bind(
    series: Series,
    options: VolumeOptions = IN_ONE_PART,
    build: BuildOptions = AS_IT_IS,
    *,
    executor: Executor | None = None,
    passed: Callable[[int, int], None] = _unheeded,
) -> tuple[Volume, ...]:
    """Bind the issues of a series into a volume, or several parts of one.

    Every issue stands as it was issued: each line and page as its lock has it, or as it is set
    today where it has none; it begins on a right-hand page. Pages are kept packed and made anew
    when they are written, so that a volume of many issues takes little more memory than one.
    `build` says how issues are read; `executor` lays several out at a time; `passed` is called with
    how many are, of how many.
    Raises InputError with all that cannot be bound: an issue that is not as its lock has it, is a
    draft or of the number of another, is 绝密, or has another 密级 and there is no approval, is on
    other paper. Raises Refused, a ValueError, for no issue at all.
    """
    if not series.issues:
        raise Refused("there is no issue.")
    refuse_unclear(series.issues)
    refuse_secret([read(i.file, build) for i in series.issues if i.is_secret], options.approval)
    last = read(series.issues[-1].file, build)
    style = style_of(last, options.style, root=build.root)
    composer = LineComposer(style, read_fonts(options.font_sets[0]), Corpus())
    pool = FacePool()
    issues = gather(series.issues, build, options, composer, pool, executor=executor, passed=passed)
    return _Binding(composer, pool, options, last, issues).volumes()


class _Binding:
    """Puts issues that are laid out between covers."""

    def __init__(
        self,
        composer: LineComposer,
        pool: FacePool,
        options: VolumeOptions,
        last: Issue,
        issues: Sequence[BoundIssue],
    ) -> None:
        self._composer = composer
        self._pool = pool
        self._options = options
        self._last = last
        self._issues = issues
        leaves = sum(1 for issue in issues for _ in issue.structure.leaves())
        self._frames = FrameMaker(composer, pool, options.folios, leaves)

    def volumes(self) -> tuple[Volume, ...]:
        """Return the parts."""
        parts = divided(self._issues, self._options.most_sheets, self._frame_sheets)
        made = []
        for number, issues in enumerate(parts, 1):
            check_time()
            made.append(self._volume(issues, number, len(parts)))
        # All faces are known only now.
        fonts = self._pool.fonts()
        return tuple(replace(v, document=replace(v.document, fonts=fonts)) for v in made)

    def _frame_sheets(self, issues: Sequence[BoundIssue]) -> int:
        check_time()
        words = self._words(issues, 1, 2)
        return self._frames.sheets(issues, words, self._metadata(issues, words))

    def _volume(self, issues: Sequence[BoundIssue], number: int, parts: int) -> Volume:
        words = self._words(issues, number, parts)
        metadata = self._metadata(issues, words)
        front = self._frames.front(issues, words, metadata)
        back = self._frames.back(issues, metadata)
        document = self._document(issues, front, back, metadata)
        sheets = len(document.pages) // 2
        return Volume(
            document=document,
            cover=cover_sheet(words, self._composer, metadata, sheets),
            number=number,
            parts=parts,
            issues=tuple(issue.facts for issue in issues),
            sheets=sheets,
            secrecy=words.secrecy,
        )

    def _document(
        self, issues: Sequence[BoundIssue], front: Frame, back: Frame, metadata: Metadata
    ) -> Document:
        style, folios = self._composer.style, self._options.folios
        volume = style.volume
        own = [issue.structure for issue in issues]
        labels = front_labels(len(front.pages) - 2, volume.front_folio)
        for issue in issues:
            labels += page_labels(issue, folios)
        labels += back_labels(len(back.pages), volume.back_folio, last_page(issues) + 1, folios)
        return Document(
            width=style.page.width,
            height=style.page.height,
            pages=PackedPages(
                [packed(front.pages), *(i.pages for i in issues), packed(back.pages)]
            ),
            structure=Node("Document", children=(*front.structure, *own, *back.structure)),
            outline=(*front.outline, *(e for i in issues for e in i.outline), *back.outline),
            metadata=metadata,
            fonts=self._composer.fonts,
            diagnostics=tuple(told for issue in issues for told in issue.diagnostics),
            labels=tuple(labels),
        )

    def _words(self, issues: Sequence[BoundIssue], number: int, parts: int) -> CoverWords:
        style = self._composer.style
        volume = style.volume
        secrecy = highest(issue.secrecy for issue in issues)
        approval = self._options.approval.strip() if secrecy is not None else ""
        return CoverWords(
            name=tuple(line.value for line in self._last.header),
            title=volume.title.format(years=_years([issue.facts for issue in issues])),
            part=volume.part.format(n=number) if parts > 1 else "",
            issues=tuple(_held(issues, volume)),
            office=self._last.editors.name.value,
            secrecy=words_of(secrecy, style.labels),
            approval=volume.approval.format(number=approval) if approval else "",
        )

    def _metadata(self, issues: Sequence[BoundIssue], words: CoverWords) -> Metadata:
        name = "".join(words.name)
        return Metadata(
            title=" ".join(filter(None, (name, words.title, words.part))),
            author=words.office,
            subject="，".join(words.issues),
            date=max(issue.facts.date for issue in issues).isoformat(),
            name=name,
            secrecy=words.secrecy,
        )


def _years(issues: Sequence[SeriesIssue]) -> str:
    years = [issue.year for issue in issues]
    first, last = min(years), max(years)
    return str(first) if first == last else f"{first}—{last}"


def _held(issues: Sequence[BoundIssue], volume: VolumeStyle) -> Iterator[str]:
    """Yield which issues a volume holds: the ordinary ones' numbers, the totals of all."""
    numbers = [i.facts.number for i in issues if not i.facts.kind and i.facts.number is not None]
    if numbers:
        first, last = numbers[0].first, numbers[-1].last
        label = volume.single if len(numbers) == 1 else volume.issues
        yield label.format(first=first if len(numbers) > 1 else numbers[0], last=last)
    totals = [issue.facts.total for issue in issues]
    known = [total for total in totals if total is not None]
    if len(known) == len(totals) and known[0].first != known[-1].last:
        yield volume.totals.format(first=known[0].first, last=known[-1].last)
