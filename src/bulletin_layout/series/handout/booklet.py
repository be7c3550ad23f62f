"""A PDF's pages two up on sheets that are folded into a booklet: a print file, of its own kind.

Saddle-stitched (骑马钉), all sheets lie in each other: the first has the last page and the first.
In gatherings (配帖) so many sheets lie in each other, and gatherings on each other. What is written
is for a printer: it has no tags, no links, no bookmarks, and claims no standard; its title and
keywords say so.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, get_args

from bulletin_layout.diagnostics import InputError, Place, Refused, error, nearest
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.version import __version__

Blanks = Literal["end", "before-last"]
PAGES_A_SHEET = 4
_MARK_UP = (b"BDC", b"BMC", b"EMC", b"DP", b"MP")
_NO_TAGS = "print file, imposed: no tags, no PDF/A, no PDF/UA"
# Paper of two pages is as large as this, in points, or the same paper.
_SAME = 0.5


class Side(NamedTuple):
    """A side of a sheet: the pages on its left and right, from 1; None for a blank."""

    left: int | None
    right: int | None


class Booklet(NamedTuple):
    """A print file: its bytes, how many sheets it takes, and how many blank pages it has."""

    pdf: bytes
    sheets: int
    blanks: int


def booklet(pdf: str | Path, *, blanks: Blanks = "end", gathering: int | None = None) -> Booklet:
    """Return a PDF's pages imposed for double-sided printing, turned on the short edge.

    `blanks` says where pages go that fill the last sheet: behind the last page, or before it, so
    that the 版记 is the booklet's back. `gathering` is how many sheets lie in each other, None for
    all. Raises InputError for a file that is no PDF, or whose pages differ in size; Refused, a
    ValueError, for another word or number.
    """
    if blanks not in get_args(Blanks):
        known = get_args(Blanks)
        raise Refused(Message("there is no {word!r} here.", word=blanks), nearest(blanks, known))
    if gathering is not None and gathering < 1:
        raise Refused("a gathering has one sheet or more.")
    with _told(Path(pdf)):
        reader = _opened(Path(pdf))
        sides = list(two_up(page_order(len(reader.pages), blanks), gathering))
        data = _written(reader, sides, str(pdf))
    empty = sum(page is None for side in sides for page in side)
    return Booklet(data, len(sides) // 2, empty)


def page_order(count: int, blanks: Blanks) -> list[int | None]:
    """Return the pages as they are read, from 1, filled up with blanks (None) to whole sheets."""
    pages: list[int | None] = list(range(1, count + 1))
    missing: list[int | None] = [None] * (-count % PAGES_A_SHEET)
    if blanks == "before-last" and count > 1:
        return [*pages[:-1], *missing, pages[-1]]
    return [*pages, *missing]


def two_up(order: Sequence[int | None], gathering: int | None = None) -> Iterator[Side]:
    """Yield the sides of the sheets, front and back, of pages as they are read.

    Of n pages in each other the outermost sheet has n and 1 in front, 2 and n - 1 behind.
    """
    size = PAGES_A_SHEET * gathering if gathering is not None else len(order)
    for begin in range(0, len(order), max(size, 1)):
        inside = order[begin : begin + size]
        for n in range(0, len(inside) // 2, 2):
            yield Side(inside[-1 - n], inside[n])
            yield Side(inside[n + 1], inside[-2 - n])


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """Raise whatever a broken PDF makes pypdf raise as InputError."""
    try:
        yield
    except InputError:
        raise
    except OSError as problem:
        raise _wrong(file, problem.strerror or str(problem)) from None
    except Exception as problem:  # pypdf raises anything
        raise _wrong(file, str(problem) or type(problem).__name__) from None


def _opened(file: Path) -> Any:
    import pypdf

    # What pypdf repairs by itself is nothing to an office.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = pypdf.PdfReader(io.BytesIO(file.read_bytes()))
    if reader.is_encrypted:
        raise _wrong(file, "it is encrypted")
    return reader


def _written(reader: Any, sides: Sequence[Side], name: str) -> bytes:
    """Return the print file's bytes. The same PDF gives the same bytes."""
    import pypdf
    from pypdf.generic import NameObject, StreamObject

    width, height = _size(reader, name)
    writer = pypdf.PdfWriter()
    forms: dict[int, Any] = {}
    for side in sides:
        page = writer.add_blank_page(2 * width, height)
        shown = {n: x for n, x in ((side.left, 0.0), (side.right, width)) if n is not None}
        for number in shown:
            if number not in forms:
                forms[number] = _form(writer, reader.pages[number - 1])
        content = StreamObject()
        content.set_data(
            "\n".join(f"q 1 0 0 1 {x:g} 0 cm /P{n} Do Q" for n, x in shown.items()).encode()
        )
        page[NameObject("/Contents")] = writer._add_object(content)
        page[NameObject("/Resources")] = _resources(forms, shown)
    title = str((reader.metadata or {}).get("/Title", "")) or Path(name).stem
    writer.add_metadata(
        {
            "/Title": f"{title} [{_NO_TAGS}]",
            "/Keywords": _NO_TAGS,
            "/Producer": f"bulletin_layout {__version__}",
        }
    )
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _size(reader: Any, name: str) -> tuple[float, float]:
    """Return the size of the pages. Raises InputError if they differ, or there are none."""
    sizes = [_upright(page)[:2] for page in reader.pages]
    if not sizes:
        raise _wrong(Path(name), "it has no pages")
    (wide, high), *others = sizes
    for number, (width, height) in enumerate(others, 2):
        if abs(width - wide) > _SAME or abs(height - high) > _SAME:
            words = (
                "page {number} is {width:.0f} × {height:.0f} pt, the first "
                "{wide:.0f} × {high:.0f} pt."
            )
            said = Message(words, number=number, width=width, height=height, wide=wide, high=high)
            raise InputError([error(Place(name, 0, 0), "", said, "Impose pages of one size.")])
    return wide, high


def _upright(page: Any) -> tuple[float, float, tuple[float, ...]]:
    """Return a page's width and height as it is seen, and the matrix that brings it to (0, 0)."""
    box = page.cropbox
    left, foot, right, top = (float(v) for v in (box.left, box.bottom, box.right, box.top))
    width, height = right - left, top - foot
    return {
        0: (width, height, (1, 0, 0, 1, -left, -foot)),
        90: (height, width, (0, -1, 1, 0, -foot, right)),
        180: (width, height, (-1, 0, 0, -1, right, top)),
        270: (height, width, (0, 1, -1, 0, top, -left)),
    }[page.rotation % 360]


def _form(writer: Any, page: Any) -> Any:
    """Return a page as a form, its marks for tags left out, so that it stands in no tag tree."""
    from pypdf.generic import (
        ArrayObject,
        ContentStream,
        DictionaryObject,
        FloatObject,
        NameObject,
        StreamObject,
    )

    content = page.get_contents()
    data = b""
    if content is not None:
        stream = ContentStream(content, page.pdf)
        stream.operations = [step for step in stream.operations if step[1] not in _MARK_UP]
        data = stream.get_data()
    form = StreamObject()
    form.set_data(data)
    form[NameObject("/Type")] = NameObject("/XObject")
    form[NameObject("/Subtype")] = NameObject("/Form")
    form[NameObject("/BBox")] = page.cropbox.clone(writer)
    form[NameObject("/Matrix")] = ArrayObject([FloatObject(v) for v in _upright(page)[2]])
    resources = page.get("/Resources", DictionaryObject()).get_object()
    form[NameObject("/Resources")] = resources.clone(writer)
    return writer._add_object(form.flate_encode())


def _resources(forms: dict[int, Any], shown: dict[int, float]) -> Any:
    from pypdf.generic import DictionaryObject, NameObject

    held = DictionaryObject({NameObject(f"/P{n}"): forms[n] for n in shown})
    return DictionaryObject({NameObject("/XObject"): held})


def _wrong(file: Path, why: str) -> InputError:
    said = Message("the PDF cannot be read: {reason}", reason=why)
    return InputError([error(Place(str(file), 0, 0), "", said)])
