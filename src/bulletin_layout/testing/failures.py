"""What is said and kept of a golden that does not match: the difference in words, and a report.

In: what was checked, and for each layer that differs its golden's lines and its own, by page. Out:
a message, the file that came, and one HTML file. However much moved, both stay short: what is
beyond the first pages is counted, and shown when it is asked for.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from bulletin_layout.messages import Bilingual, Message, counted, in_chinese
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.pdf.writer import pdf_bytes
from bulletin_layout.pdf_facts.facts import pages_of_text_layer, read_facts
from bulletin_layout.pdf_facts.model import EMPTY_PAGE, Facts, PageFact
from bulletin_layout.testing.compare import Difference, compare
from bulletin_layout.testing.pages import DOCUMENT, Parts, page_numbers, text_of
from bulletin_layout.testing.report import Report, write_report
from bulletin_layout.testing.subjects import Subject, format_of

_MOST_WORDS, _MOST_A_PAGE, _MOST_LINES = 30, 4, 40
_IGNORE = "# Made by failing tests; nothing here is to be kept.\n*\n"


class Mismatch(NamedTuple):
    """A layer that differs: the lines of its golden and those that came, by page.

    `said` is told instead of a comparison where there is nothing to compare.
    """

    name: str
    layer: str
    wanted: Parts
    actual: Parts
    said: str = ""

    @property
    def pages(self) -> list[int]:
        """The pages that differ."""
        every = {*self.wanted, *self.actual} - {DOCUMENT}
        return page_numbers(p for p in every if self.wanted.get(p) != self.actual.get(p))


class Drawn(NamedTuple):
    """Some pages of a golden, or of what came, drawn again: their numbers, and a PDF of them."""

    numbers: tuple[int, ...]
    pdf: bytes


_Two = tuple[Drawn | None, Drawn | None]


def keep(
    subject: Subject, name: str, mismatches: Sequence[Mismatch], out: Path, pages: int, zh: bool
) -> str:
    """Keep the file and a report in a folder; return the message, in Chinese if `zh`.

    The report shows so many of the pages that differ, all of them if 0.
    """
    out.mkdir(parents=True, exist_ok=True)
    if not (out / ".gitignore").exists():
        (out / ".gitignore").write_text(_IGNORE, encoding="utf-8")
    drawn = next(filter(None, (_drawn(subject, m, pages) for m in mismatches)), None)
    said = [line for m in mismatches for line in _told(m, drawn, pages)]
    files = {_kept_file(subject, name, m.layer, out): None for m in mismatches}
    diffs = [line for m in mismatches for line in _unified(m, pages)]
    report = out / f"{name}.report.html"
    has_pdf = drawn is None and subject.kind in ("document", "pdf")
    first = Drawn((1,), subject.file("pdf")) if has_pdf else None
    old, new = drawn or (None, first)
    write_report(report, Report(name, said, diffs, old, new), zh)
    said += [Bilingual("what came: {file}", "实际结果：{file}", file=file) for file in files]
    said.append(Bilingual("report: {report}", "报告：{report}", report=report))
    return "\n".join(str(in_chinese(line)) if zh else str(line) for line in said)


def _kept_file(subject: Subject, name: str, layer: str, out: Path) -> Path:
    """Keep the file that a layer was read from."""
    format_ = format_of(layer) if subject.kind == "document" else subject.kind
    path = out / f"{name}.{format_}"
    path.write_bytes(subject.file(format_))
    return path


def _told(mismatch: Mismatch, drawn: _Two | None, pages: int) -> list[str]:
    """Return what tells of a mismatch: how much, what in words, else the lines themselves."""
    if mismatch.said:
        return [mismatch.said]
    differing = mismatch.pages
    what = f"{mismatch.name}.{mismatch.layer}"
    head = Bilingual("{what} does not match its golden:", "{what} 与基准不符：", what=what)
    if differing:
        number = counted(len(differing), "{n} page differs", "{n} pages differ")
        english, chinese = (
            "{what} does not match its golden, {pages}:",
            "{what} 与基准不符，{pages}：",
        )
        head = Bilingual(english, chinese, what=what, pages=number)
    words = _in_words(mismatch, drawn, differing[: pages or None])
    rest = len(differing) - pages if pages else 0
    if rest > 0:
        more = Bilingual(
            "  {more} more are not told in words; to see all: python -m pytest --golden-pages 0",
            "  另有{more}没有逐一说明；要全部列出：python -m pytest --golden-pages 0",
            more=counted(rest, "{n} page", "{n} pages"),
        )
        words = [*words, more] if words else []
    return [head, *_pages_of_one_side(mismatch), *(words or _unified(mismatch, pages))]


def _pages_of_one_side(mismatch: Mismatch) -> Iterator[str]:
    """Tell of pages that are new, or gone."""
    wanted, actual = mismatch.wanted, mismatch.actual
    for words, pages in (
        (Bilingual("  page {page} is new", "  第{page}页是新的"), actual.keys() - wanted.keys()),
        (Bilingual("  page {page} is gone", "  第{page}页没有了"), wanted.keys() - actual.keys()),
    ):
        for page in page_numbers(pages - {DOCUMENT})[:_MOST_A_PAGE]:
            yield Bilingual(words.template, words.chinese_template, page=page)


def _in_words(mismatch: Mismatch, drawn: _Two | None, pages: Sequence[int]) -> list[str]:
    """Return what differs on pages as `bulletin diff` says it, none if it can say nothing."""
    if mismatch.layer == "layout" and drawn is not None:
        drawn_facts = (
            _facts(d.numbers, read_facts(d.pdf).pages) if d is not None else _facts((), ())
            for d in drawn
        )
        return list(_short(compare(*drawn_facts)))
    if mismatch.layer in ("text", "ofd") and pages:
        sides = (
            pages_of_text_layer(line for n in pages for line in parts.get(f"p{n}", ()))
            for parts in (mismatch.wanted, mismatch.actual)
        )
        return list(_short(compare(*(_facts(list(side), list(side.values())) for side in sides))))
    return []


def _facts(numbers: Sequence[int], pages: Sequence[PageFact]) -> Facts:
    """Return facts that have pages at their own numbers, all before and between empty."""
    at = dict(zip(numbers, pages, strict=True))
    return Facts(
        tuple(at.get(n, EMPTY_PAGE) for n in range(1, max(at, default=0) + 1)), (), (), (), ()
    )


def _short(differences: Sequence[Difference]) -> Iterator[str]:
    """Yield the differences page by page, those that are alike once, and how many there are more.

    Alike are those of one page that differ in where they stand and in the words they quote alone.
    """
    by_page: dict[int, dict[object, list[Difference]]] = defaultdict(lambda: defaultdict(list))
    for difference in differences:
        by_page[difference.page][_kind(difference.words)].append(difference)
    lines = 0
    for page, kinds in sorted(by_page.items()):
        if lines >= _MOST_WORDS:
            rest = sum(len(f) for p, k in by_page.items() if p >= page for f in k.values())
            yield Bilingual("  {n} more differences", "  还有{n}处不同", n=rest)
            return
        groups = sorted(kinds.values(), key=len, reverse=True)
        largest = groups[:_MOST_A_PAGE]
        yield from (_first_of(group) for group in kinds.values() if group in largest)
        if rest := sum(map(len, groups[_MOST_A_PAGE:])):
            yield Bilingual(
                "  page {page}: {n} more differences",
                "  第{page}页：还有{n}处不同",
                page=page,
                n=rest,
            )
        lines += min(len(groups), _MOST_A_PAGE + 1)


def _kind(words: str) -> object:
    """Return what a difference says, but for its place and the words it quotes."""
    inner = words.values.get("words") if isinstance(words, Message) else None
    if not isinstance(inner, Message):
        return words
    return inner.template, tuple((k, str(v)) for k, v in inner.values.items() if k != "text")


def _first_of(alike: Sequence[Difference]) -> str:
    first = alike[0].words
    if len(alike) == 1:
        return Message("  {words}", words=first)
    return Bilingual(
        "  {words}; {n} more on this page are alike",
        "  {words}；这一页另有{n}处与此相同",
        words=first,
        n=len(alike) - 1,
    )


def _unified(mismatch: Mismatch, pages: int) -> list[str]:
    """Return the lines that differ, the first of them, those of the whole document first."""
    numbers = [f"p{n}" for n in mismatch.pages[: pages or None]]
    out: list[str] = []
    for part in (DOCUMENT, *numbers):
        wanted, actual = (list(parts.get(part, ())) for parts in mismatch[2:4])
        diff = difflib.unified_diff(wanted, actual, f"{part}, golden", part, lineterm="", n=2)
        out += diff
        if len(out) > _MOST_LINES:
            more = Bilingual("… and more lines", "……以下从略")
            return [*out[:_MOST_LINES], more]
    return out


def _drawn(subject: Subject, mismatch: Mismatch, pages: int) -> _Two | None:
    """Return the pages of a layout that differ, the golden's and those that came.

    Both are drawn from canonical text, so that rounding shows as no difference. None if that
    cannot be, or no page differs.
    """
    from bulletin_layout.testing.undump import undump

    like = subject.document
    if mismatch.layer != "layout" or like is None:
        return None
    sides = []
    for parts in (mismatch.wanted, mismatch.actual):
        numbers = tuple(n for n in mismatch.pages[: pages or None] if f"p{n}" in parts)
        document = undump(text_of(parts, numbers), like) if numbers else None
        if numbers and document is None:
            return None
        sides.append(None if document is None else Drawn(numbers, pdf_bytes(document)))
    return (sides[0], sides[1]) if any(sides) else None
