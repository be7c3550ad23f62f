"""Pieces of a PDF without tags: paragraphs, titles and tables by where their lines stand.

In: the lines, tables and pictures of all pages in reading order. Out: pieces. A paragraph begins
where a line is indented, where the one before ends short of the edge, where a gap parts them or the
size changes; what `报：` begins hangs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Any, TypeGuard

from bulletin_layout.importing.clean import joined
from bulletin_layout.importing.material import Appearance, Grid, Piece, Remark, Words
from bulletin_layout.importing.pdf.headings import with_headings
from bulletin_layout.importing.pdf.lines import TextLine
from bulletin_layout.importing.pdf.lines_in_columns import with_columns
from bulletin_layout.importing.pdf.pictures import PlacedPicture
from bulletin_layout.importing.pdf.tables import PlacedTable
from bulletin_layout.importing.places import on_page
from bulletin_layout.messages import Bilingual
from bulletin_layout.named_tuple import NamedTuple

_IMPRINT = re.compile(r"(报|送|发|抄送|抄报|主送)[：:]")
_LABEL = re.compile(r"[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．\s]|[①-⑳•·●◆■○▲-]")
_STOP = re.compile(r"[。！？：；…][”’）》]*$")
_WORD = re.compile(r"[!-~]+")
# In em: how far a line may stand off and still be centred, or full; what an indent is; how much
# narrower than the measure a centred line is at both sides.
_CENTRED, _FULL, _INDENT, _NARROWER = 0.7, 1.3, 1.2, 0.1
# In em: a line that begins so far from the left stands at the right.
_AT_RIGHT = 8
# In parts of the measure: within a sentence a line may end so far from the edge.
_RAGGED = 0.25
# In pitches: what parts paragraphs; what does where nothing is indented.
_FAR, _APART = 1.6, 1.18
# In parts of the size: by how much faces of a paragraph differ at most.
_OTHER_SIZE = 0.08
# In parts of all lines: as many at least are indented where first lines are.
_INDENTED = 0.04

_REPEATED_HEAD = Bilingual(
    "a table's head stands here again; it is left out", "表头在这一页重复，略去"
)

_GOES_ON = re.compile(r"[（(]?\s*(?:续\s*表|表\s*续|续)\s*[\d一二三四五六七八九十]*\s*[）)]?")
_LABEL_OF_MORE = Bilingual(
    "“（续表）” between the parts of a table is left out", "同一表格两部分之间的“（续表）”略去"
)

Placed = TextLine | PlacedTable | PlacedPicture


class Frame(NamedTuple):
    """The type area's edges, the body's face and size, the pitch, whether first lines indent.

    `middle` is that of the pages from left to right, 0 where it is not known.
    """

    left: float
    right: float
    font: str
    size: float
    pitch: float
    indents: bool = True
    middle: float = 0.0


# Of a file without lines of text, such as a table alone.
NO_FRAME = Frame(0.0, 0.0, "", 0.0, 0.0)


def frame_of(lines: Sequence[TextLine], width: float = 0.0) -> Frame:
    """Return the frame that most of a file's text keeps to, on pages of this width."""
    weights: Counter[tuple[str, float]] = Counter()
    for line in lines:
        weights[line.font, line.size] += len(line.text)
    font, size = weights.most_common(1)[0][0]
    body = [line for line in lines if abs(line.size - size) <= _OTHER_SIZE * size]
    whole = [line for line in body if not line.right] or body
    # Where few lines are whole, as many are indented as not: the leftmost that recurs.
    lefts = Counter(round(line.x) for line in whole)
    left = min((x for x, count in lefts.items() if count >= len(whole) / 20), default=min(lefts))
    right = _right_edge(whole, left, size)
    steps = [b.y - a.y for a, b in pairwise(body) if a.page == b.page and b.y > a.y]
    pitch = Counter(round(step, 1) for step in steps).most_common(1)[0][0] if steps else 2 * size
    indented = sum(_INDENT < (line.x - left) / size < 3 for line in whole if size)
    indents = indented > _INDENTED * len(whole)
    return Frame(left, right, font, size, pitch, indents, width / 2)


def _right_edge(lines: Sequence[TextLine], left: float, size: float) -> float:
    """Return the edge that lines end at: of those that several reach, the one that most do."""
    ends = Counter(round(line.end) for line in lines if line.end > left + 10 * size)
    if not ends:
        return max(line.end for line in lines)
    near = {end: sum(ends[end + step] for step in (-1, 0, 1)) for end in ends}
    most = max(near.values())
    # Lines of other faces end a little further: an edge is one that nearly as many reach.
    return max(end for end, count in near.items() if count >= most / 3)


def pieces_in(placed: Sequence[Placed], frame: Frame, remarks: list[Remark]) -> Iterator[Piece]:
    """Yield the pieces that lines, tables and pictures make; a table over two pages is one."""
    return with_columns(_whole_tables(_pieces(placed, frame), remarks))


def _pieces(placed: Sequence[Placed], frame: Frame) -> Iterator[Piece]:
    titled = False
    for is_text, group in groupby(placed, key=lambda item: isinstance(item, TextLine)):
        items: list[Any] = list(group)
        if is_text:
            groups = list(_grouped(items, frame))
            words = [_words(lines, frame) for lines in groups]
            sizes = [lines[0].size for lines in groups]
            yield from with_headings(words, sizes, frame.size, may_be_titled=not titled)
            titled = True
        else:
            for item in items:
                yield item.grid if isinstance(item, PlacedTable) else item.picture


def _grouped(lines: Sequence[TextLine], frame: Frame) -> Iterator[list[TextLine]]:
    """Yield the lines of each paragraph."""
    starts = [i for i, line in enumerate(lines) if _IMPRINT.match(line.text)]
    imprint = starts[0] if starts else len(lines)
    edge = max((line.end for line in lines[imprint:]), default=0.0)
    group: list[TextLine] = []
    for i, line in enumerate(lines):
        begins = _begins_imprint(group, line, edge) if i >= imprint else _begins(group, line, frame)
        if group and begins:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _begins_imprint(group: Sequence[TextLine], line: TextLine, edge: float) -> bool:
    """Return whether a paragraph begins with a line of the imprint, which hangs up to an edge."""
    return bool(not group or _IMPRINT.match(line.text) or edge - group[-1].end > _FULL * line.size)


def _begins(group: Sequence[TextLine], line: TextLine, frame: Frame) -> bool:
    """Return whether a paragraph begins with `line`."""
    if not group:
        return True
    last = group[-1]
    if "\t" in line.text or "\t" in last.text:
        return True
    together = last.page == line.page and last.left == line.left
    far = _FAR if frame.indents or not _STOP.search(last.text) else _APART
    if together and line.y - last.y > far * frame.pitch * max(1, line.size / frame.size):
        return True
    if _is_title(line, frame) or _is_title(last, frame):
        same = (line.font, line.size) == (last.font, last.size)
        return not (same and _is_centred(line, frame) and _is_centred(last, frame))
    if abs(line.size - last.size) > _OTHER_SIZE * max(line.size, last.size):
        return True
    if line.font != last.font and _STOP.search(last.text):
        return True
    if _is_at_right(last, frame) or _is_at_right(line, frame):
        return abs(last.x - line.x) > line.size / 2 or _is_short(last, line, frame)
    indented = line.x - _edges(line, frame)[0] > _INDENT * line.size
    return _is_short(last, line, frame) or (indented and not _goes_on(group, line, frame))


def _is_short(last: TextLine, line: TextLine, frame: Frame) -> bool:
    """Return whether a line ends so early that the next one is another paragraph's.

    Where first lines are indented, one that is not goes on with a sentence that a ragged line
    breaks off.
    """
    left, right = _edges(last, frame)
    allowed = _FULL * line.size + _first_word(line)
    flush = line.x - _edges(line, frame)[0] <= _INDENT * line.size
    if frame.indents and flush and not _STOP.search(last.text):
        allowed = max(allowed, _RAGGED * (right - left))
    return right - last.end > allowed


def _is_at_right(line: TextLine, frame: Frame) -> bool:
    return line.x - _edges(line, frame)[0] > _AT_RIGHT * line.size


def _edges(line: TextLine, frame: Frame) -> tuple[float, float]:
    return (line.left, line.right) if line.right else (frame.left, frame.right)


def _first_word(line: TextLine) -> float:
    """Return about how wide the word is that begins a line: it may not have fitted above."""
    word = _WORD.match(line.text)
    return len(word[0]) * line.size / 2 if word and len(word[0]) > 1 else 0.0


def _goes_on(group: Sequence[TextLine], line: TextLine, frame: Frame) -> bool:
    """Return whether an indented line goes on: all lines of its paragraph hang, or all indent."""
    last, first = group[-1], group[0]
    if _LABEL.match(line.text) or _STOP.search(last.text):
        return False
    if len(group) > 1 or not frame.indents:
        return abs(line.x - last.x) < line.size / 2 or len(group) == 1
    return (_LABEL.match(first.text) is not None and line.x > first.x) or line.x < first.x


def _is_title(line: TextLine, frame: Frame) -> bool:
    """Return whether a line is centred, and larger than the body, or narrower in another face."""
    before = line.x - _edges(line, frame)[0]
    narrower = before > _NARROWER * line.size or line.size > (1 + _OTHER_SIZE) * frame.size
    return narrower and _is_centred(line, frame)


def _is_centred(line: TextLine, frame: Frame) -> bool:
    """Return whether a line in another face than the body's is as far from both edges.

    The edges are the text's, or the page's: few lines do not tell the text's.
    """
    if (line.font, line.size) == (frame.font, frame.size):
        return False
    left, right = _edges(line, frame)
    middle, most = (line.x + line.end) / 2, _CENTRED * line.size / 2
    of_page = not line.right and frame.middle and line.x - left > _INDENT * line.size
    return abs(middle - (left + right) / 2) < most or bool(
        of_page and abs(middle - frame.middle) < most
    )


def appearance_of(lines: Sequence[TextLine], frame: Frame) -> Appearance:
    """Return how a paragraph of these lines looks."""
    first = lines[0]
    title = any(_is_title(line, frame) for line in lines)
    title = title and all(_is_centred(line, frame) for line in lines)
    left, right_edge = _edges(first, frame)
    before, after = first.x - left, right_edge - first.end
    right = len(lines) == 1 and before > _AT_RIGHT * first.size and after < 6 * first.size
    indented = before > _INDENT * first.size if frame.indents else None
    return Appearance(centred=title, indented=indented, right=right and not title)


def _words(group: Sequence[TextLine], frame: Frame) -> Words:
    appearance = appearance_of(group, frame)
    if appearance.centred:
        text = "\n".join(line.text.strip() for line in group)
    else:
        text = ""
        for line in group:
            text = joined(text, line.text.strip()) if text else line.text.strip()
    return Words(text, on_page(group[0].page), appearance)


def _is_label_of_more(piece: Piece) -> TypeGuard[Words]:
    return isinstance(piece, Words) and _GOES_ON.fullmatch(piece.text.strip()) is not None


def _whole_tables(pieces: Iterator[Piece], remarks: list[Remark]) -> Iterator[Piece]:
    """Yield the pieces; a table that goes on over a page is one again, its head shown once."""
    last: Grid | None = None
    label: Words | None = None  # （续表）, if it stands between the two
    for piece in pieces:
        if last is not None and label is None and _is_label_of_more(piece):
            label = piece
            continue
        if isinstance(piece, Grid) and last is not None and _is_more_of(last, piece):
            if label is not None:
                remarks.append(Remark(_LABEL_OF_MORE, label.where, gone=label.text))
                label = None
            rows = piece.rows
            if rows[: last.head] == last.rows[: last.head]:
                head = "".join(cell.text for row in rows[: last.head] for cell in row)
                remarks.append(Remark(_REPEATED_HEAD, piece.where, gone=head))
                rows = rows[last.head :]
            last = replace(last, rows=last.rows + rows, where=piece.where)
            continue
        if last is not None:
            yield last
        if label is not None:
            yield label
            label = None
        last = piece if isinstance(piece, Grid) else None
        if last is None:
            yield piece
    if last is not None:
        yield last
    if label is not None:
        yield label


def _is_more_of(last: Grid, piece: Grid) -> bool:
    """Return whether a table goes on: as wide, and on another page than where the last one ends."""
    return piece.columns == last.columns and piece.where != last.where
