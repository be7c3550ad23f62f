"""Read pasted or extracted text: its encoding, its hard line breaks, tables with tabs.

In: a .txt file's bytes. Out: Material. Page numbers that stand alone are left out with a remark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from bulletin_layout.importing.bounds import CHARACTERS, COLUMNS, PARAGRAPHS, Bounds
from bulletin_layout.importing.clean import cleaned
from bulletin_layout.importing.material import (
    Appearance,
    Grid,
    GridCell,
    Material,
    Piece,
    Remark,
    SourcePart,
    Words,
    escaped,
)
from bulletin_layout.importing.places import on_line
from bulletin_layout.importing.plain.mail import without_furniture
from bulletin_layout.importing.plain.markdown import is_markdown, read_markdown
from bulletin_layout.importing.plain.unwrap import measure_of, side_by_spaces, unwrapped
from bulletin_layout.messages import Bilingual

# GB 18030 reads almost anything, so it comes last.
_ENCODINGS = ("utf-8-sig", "utf-16", "gb18030")
_FIGURE = re.compile(r"[\d.,%％—–-]+")
# What begins a line of a list, or names what follows: no column of a table.
_LABEL = re.compile(r"\d+[.．、)）]|[·•\-*]|.{1,8}[：:]")
_LOST_END = re.compile(r"(?<=[。！？]) +(?=[\u4e00-\u9fff])")
_FOLIO = re.compile(r"\s*[—–-]\s*\d{1,4}\s*[—–-]\s*|\s*第\s*\d{1,4}\s*页(\s*共\s*\d+\s*页)?\s*")


def read_plain(data: bytes, bounds: Bounds) -> Material:
    """Return what a text file holds. Raises InputError if it is no text, or beyond the limits."""
    return read_plain_text(None, bounds, data)


def read_plain_text(text: str | None, bounds: Bounds, data: bytes) -> Material:
    """Return what a text holds; None is one whose encoding its bytes must tell."""
    # A character takes four bytes at the most.
    bounds.check("characters", len(data) // 4, CHARACTERS)
    text = decoded(data, bounds) if text is None else text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    bounds.add("characters", len(text), CHARACTERS)
    lines = text.split("\n")
    bounds.add("paragraphs", sum(1 for line in lines if line.strip()), PARAGRAPHS)
    source = tuple(
        SourcePart(on_line(number), line) for number, line in enumerate(lines, 1) if line.strip()
    )
    lines, remarks, subject = without_furniture(lines)
    remarks += _take_folios(lines)
    if is_markdown(lines, bounds.name):
        pieces, said, signs, noted = read_markdown(lines, bounds)
    else:
        pieces, said, signs, noted = tuple(_pieces(lines, bounds)), (), (), 0
    tables = sum(isinstance(piece, Grid) for piece in pieces)
    return Material(
        bounds.name,
        pieces,
        (*remarks, *said),
        source,
        tables=tables,
        read=signs,
        subject=subject,
        notes=noted,
    )


def _take_folios(lines: list[str]) -> list[Remark]:
    """Take the page numbers off that stand alone."""
    remarks = []
    for number, line in enumerate(lines, 1):
        if _FOLIO.fullmatch(line):
            what = Bilingual(
                "the page number “{folio}” is left out", "页码“{folio}”略去", folio=line.strip()
            )
            remarks.append(Remark(what, on_line(number), gone=line))
            lines[number - 1] = ""
    return remarks


def decoded(data: bytes, bounds: Bounds) -> str:
    """Return the text of bytes, whose encoding they tell. Raises InputError if they are none."""
    utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in _ENCODINGS:
        if (encoding == "utf-16") != utf16:
            continue
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        if "\0" not in text:
            return _not_in_big5(data, text) if encoding == "gb18030" else text
    message = "it is neither UTF-8 nor GB 18030 text."
    raise bounds.refused(message, "Save it as UTF-8.")


def _not_in_big5(data: bytes, text: str) -> str:
    """Return a text read as GB 18030, or as Big5 if only that gives characters that are in use."""
    if not any("\ue000" <= character <= "\uf8ff" for character in text):
        return text
    try:
        return data.decode("big5")
    except UnicodeError:
        return text


def _pieces(lines: Sequence[str], bounds: Bounds) -> Iterator[Piece]:
    """Yield the tables, which tabs or even spaces make, and the paragraphs between them."""
    start = 0
    tables = list(_tables(lines))
    inside = {row for rows in tables for row in rows}
    measure = measure_of([line for n, line in enumerate(lines) if n not in inside])
    for rows in tables:
        yield from _words(lines[start : rows[0]], start, measure)
        start = rows[-1] + 1
        bounds.check("columns", len(_cells(lines[rows[0]])), COLUMNS)
        cells = tuple(
            tuple(GridCell(escaped(cleaned(cell))) for cell in _cells(lines[row])) for row in rows
        )
        yield Grid(cells, len(cells[0]), on_line(rows[0] + 1))
    yield from _words(lines[start:], start, measure)


def _cells(line: str) -> list[str]:
    return line.strip(" \r").split("\t") if "\t" in line.strip() else line.split()


def _tables(lines: Sequence[str]) -> Iterator[list[int]]:
    """Yield the numbers of the lines of each table: lines of as many cells, figures in the last.

    Tabs make two rows a table; spaces need three rows of three cells.
    """
    filled = [number for number, line in enumerate(lines) if line.strip()]
    for (count, tabs), group in groupby(
        filled, key=lambda n: (len(_cells(lines[n])), "\t" in lines[n].strip())
    ):
        rows = list(group)
        if all(_LABEL.fullmatch(_cells(lines[row])[0].strip()) for row in rows):
            continue
        figures = all(_FIGURE.fullmatch(_cells(lines[row])[-1]) for row in rows[1:])
        if (tabs and count > 1 and len(rows) > 1) or (
            not tabs and count > 2 and len(rows) > 2 and figures
        ):
            yield rows


def _words(lines: Sequence[str], above: int, measure: float | None) -> Iterator[Words]:
    paragraphs = unwrapped(lines, measure)
    has_indents = any(p.indented for p in paragraphs)
    for paragraph in paragraphs:
        # A sign of a lost paragraph end: nobody types a space after a full stop.
        parts = _LOST_END.split(paragraph.text)
        side = side_by_spaces(lines[paragraph.number - 1])
        appearance = Appearance(
            centred=True if side == "centre" else None,
            indented=(paragraph.indented and not side) if has_indents else None,
            right=True if side == "right" else None,
            gap=paragraph.gap,
        )
        where = on_line(paragraph.number + above)
        yield Words(parts[0], where, appearance)
        for part in parts[1:]:
            note = Bilingual(
                "a space stands before “{begin}”, and a paragraph begins there",
                "的“{begin}”前有空格，另起一段",
                begin=cleaned(part)[:6],
            )
            yield Words(part, where, appearance, note=note)
