"""Read a PDF's text layer: lines become paragraphs, titles and tables by where they stand.

In: a PDF's bytes. Out: Material. A first line is indented, a title centred in another face; what
`报：` begins hangs. A face without ToUnicode is said and left out, never guessed.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any, NamedTuple

import pypdf

from bulletin_layout.diagnostics import InputError, Place, error
from bulletin_layout.importing.clean import joined
from bulletin_layout.importing.material import Grid, Look, Material, Piece, Remark, Words
from bulletin_layout.importing.pdf_lines import FOLIO, TextLine, lines_of, split_furniture
from bulletin_layout.importing.pdf_tables import Found, tables_of
from bulletin_layout.testing.facts import UnreadablePdf
from bulletin_layout.testing.pages import PageContent, read_contents, without_subset_tag

_IMPRINT = re.compile(r"(报|送|发|抄送|抄报|主送)[：:]")
# In em: how far a line may stand off and still be centred, or full; what an indent is.
_CENTRED, _FULL, _INDENT = 0.7, 1.3, 1.2
_FAR = 1.6


class _Frame(NamedTuple):
    """The type area's edges, the body's face and size, the line pitch."""

    left: float
    right: float
    font: str
    size: float
    pitch: float


def read_pdf(data: bytes, name: str) -> Material:
    """Return what a PDF's text layer holds. Raises InputError if it is no PDF, or holds none."""
    try:
        contents = read_contents(data, name)
        lost = _faces_without_unicode(data)
    except UnreadablePdf as problem:
        raise InputError([error(Place(name, 1, 1), "", str(problem))]) from None
    remarks: list[Remark] = []
    placed: list[TextLine | Found] = []
    folios: list[str] = []
    for page, content in enumerate(contents, 1):
        readable = _readable(content, lost, page, remarks, folios)
        tables, rest = tables_of(readable, page)
        lines, furniture = split_furniture(lines_of(rest, page), content.height)
        folios += furniture
        placed += sorted([*lines, *tables], key=_top)
    if folios:
        remarks.insert(0, Remark(f"{len(folios)}个页码略去", f"共{len(contents)}页"))
    lines = [item for item in placed if isinstance(item, TextLine)]
    if not lines:
        message = "it holds no text that can be read."
        advice = "It may be a scan: have its text recognised first, and import that."
        raise InputError([error(Place(name, 1, 1), "", message, advice)])
    pieces = tuple(_without_repeats(_pieces(placed, _frame(lines))))
    return Material(name, pieces, tuple(remarks))


def _top(item: TextLine | Found) -> float:
    return item.y if isinstance(item, TextLine) else item.top


def _readable(
    content: PageContent, lost: set[str], page: int, remarks: list[Remark], folios: list[str]
) -> PageContent:
    """Return a page without artifacts and unreadable faces; say what is left out."""
    where = f"第{page}页"
    tagged = any(c.mark is not None for c in content.characters)
    kept = [c for c in content.characters if c.font not in lost]
    for font in sorted(lost):
        count = sum(c.font == font for c in content.characters)
        if count:
            said = f"字体 {font} 没有 ToUnicode，{count}个字符读不出来，请照原件补上"
            remarks.append(Remark(said, where))
    if not content.characters:
        remarks.append(Remark("没有文字层（可能是扫描件），请照原件补上", where))
    if content.pictures:
        said = f"{len(content.pictures)}幅图片没有带出，请把图片文件放到旁边，用 photo: 写入"
        remarks.append(Remark(said, where))
    if tagged:
        artifacts = "".join(c.text for c in kept if c.mark is None).strip()
        if FOLIO.fullmatch(artifacts):
            folios.append(artifacts)
        elif artifacts:
            remarks.append(Remark(f"页面附属文字“{artifacts}”略去", where))
        kept = [c for c in kept if c.mark is not None]
    return content._replace(characters=tuple(kept))


def _faces_without_unicode(data: bytes) -> set[str]:
    """Return the faces whose characters nobody can know: codes of glyphs without ToUnicode."""
    found: set[str] = set()
    try:
        for page in pypdf.PdfReader(io.BytesIO(data)).pages:
            resources: Any = page.get("/Resources")
            fonts = resources.get_object().get("/Font") if resources is not None else None
            for font in fonts.get_object().values() if fonts is not None else ():
                if _is_mute(font.get_object()):
                    found.add(without_subset_tag(str(font.get_object().get("/BaseFont", "/?"))[1:]))
    except (pypdf.errors.PyPdfError, KeyError, TypeError, ValueError, AttributeError):
        return found
    return found


def _is_mute(font: Any) -> bool:
    if font.get("/Subtype") != "/Type0" or "/ToUnicode" in font:
        return False
    inner = font["/DescendantFonts"][0].get_object()
    ordering = inner.get("/CIDSystemInfo", {}).get_object().get("/Ordering", "Identity")
    return str(ordering) == "Identity"


def _frame(lines: Sequence[TextLine]) -> _Frame:
    weights: Counter[tuple[str, float]] = Counter()
    for line in lines:
        weights[line.font, line.size] += len(line.text)
    font, size = weights.most_common(1)[0][0]
    body = [line for line in lines if (line.font, line.size) == (font, size)]
    left = Counter(round(line.x) for line in body).most_common(1)[0][0]
    right = Counter(round(line.end) for line in body).most_common(1)[0][0]
    steps = [b.y - a.y for a, b in pairwise(body) if a.page == b.page and b.y > a.y]
    pitch = Counter(round(step, 1) for step in steps).most_common(1)[0][0] if steps else 2 * size
    longest = max(line.end for line in body)
    return _Frame(left, right if right > left + 10 * size else longest, font, size, pitch)


def _pieces(placed: Sequence[TextLine | Found], frame: _Frame) -> Iterator[Piece]:
    for is_table, group in groupby(placed, key=lambda item: isinstance(item, Found)):
        items: list[Any] = list(group)
        if is_table:
            yield from (table.grid for table in items)
        else:
            yield from _paragraphs(items, frame)


def _paragraphs(lines: Sequence[TextLine], frame: _Frame) -> Iterator[Words]:
    starts = [i for i, line in enumerate(lines) if _IMPRINT.match(line.text)]
    imprint = starts[0] if starts else len(lines)
    group: list[TextLine] = []
    for i, line in enumerate(lines):
        hanging = _hanging_edge(lines[imprint:]) if i >= imprint else None
        if group and _begins(group, line, frame, hanging):
            yield _words(group, frame)
            group = []
        group.append(line)
    if group:
        yield _words(group, frame)


def _hanging_edge(lines: Sequence[TextLine]) -> float:
    return max(line.end for line in lines)


def _begins(group: list[TextLine], line: TextLine, frame: _Frame, edge: float | None) -> bool:
    """Return whether a paragraph begins with `line`. `edge`: the right one of what hangs."""
    last = group[-1]
    if edge is not None:
        return bool(_IMPRINT.match(line.text)) or edge - last.end > _FULL * line.size
    if "\t" in line.text or "\t" in last.text:
        return True
    same_page = last.page == line.page
    if same_page and line.y - last.y > _FAR * frame.pitch:
        return True
    if _is_title(line, frame) or _is_title(last, frame):
        same = (line.font, line.size) == (last.font, last.size)
        return not (same and _is_title(line, frame) and _is_title(last, frame))
    indented = line.x - frame.left > _INDENT * line.size
    return indented or frame.right - last.end > _FULL * line.size


def _is_title(line: TextLine, frame: _Frame) -> bool:
    """Return whether a line is centred and not in the body's face."""
    if (line.font, line.size) == (frame.font, frame.size):
        return False
    before, after = line.x - frame.left, frame.right - line.end
    return abs(before - after) < _CENTRED * line.size


def _words(group: Sequence[TextLine], frame: _Frame) -> Words:
    first = group[0]
    title = _is_title(first, frame)
    if title:
        text = "\n".join(line.text.strip() for line in group)
    else:
        text = ""
        for line in group:
            text = joined(text, line.text.strip()) if text else line.text.strip()
    before, after = first.x - frame.left, frame.right - first.end
    right = len(group) == 1 and before > 8 * first.size and after < 6 * first.size
    indented = before > _INDENT * first.size
    look = Look(centred=title, indented=indented, right=right and not title)
    return Words(text, f"第{first.page}页", look)


def _without_repeats(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield the pieces; a table that goes on over a page is one again, its head shown once."""
    last: Grid | None = None
    for piece in pieces:
        if isinstance(piece, Grid) and last is not None and piece.columns == last.columns:
            rows = piece.rows
            if rows[: last.head] == last.rows[: last.head]:
                rows = rows[last.head :]
            last = Grid(last.rows + rows, last.columns, last.where, last.head, last.aligns)
            continue
        if last is not None:
            yield last
        last = piece if isinstance(piece, Grid) else None
        if last is None:
            yield piece
    if last is not None:
        yield last
