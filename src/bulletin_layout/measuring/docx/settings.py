"""What a Word file's sections and settings say: paper, margins, grid, switches. Points.

In: a document. Out: a Section, and Switches of the file.
"""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn

from bulletin_layout.measuring.docx.properties import number, value
from bulletin_layout.named_tuple import NamedTuple

_TWIPS = 20
# A character grid's unit (ISO 29500-1 17.6.5): 1/4096 of a point.
_CHARACTER_UNIT = 4096
# Without a compatibilityMode a file is as Word 2007 has it.
_OLD = 12
A4 = (595.3, 841.9)


class Section(NamedTuple):
    """Paper and margins; the grid's type, pitch and what it adds to a cell; the columns."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    grid: str
    line_pitch: float
    tracking: float
    columns: int

    @property
    def measure(self) -> float:
        """The width of the lines."""
        return self.width - self.left - self.right

    @property
    def depth(self) -> float:
        """The height of the type area."""
        return self.height - self.top - self.bottom


def section_of(element: Any) -> Section:
    """Return what a sectPr says; what it leaves out is as Word takes it."""
    size, margins = element.find(qn("w:pgSz")), element.find(qn("w:pgMar"))
    grid, columns = element.find(qn("w:docGrid")), element.find(qn("w:cols"))

    def points(of: Any, name: str, default: float) -> float:
        written = of.get(qn(f"w:{name}")) if of is not None else None
        return number(written, default * _TWIPS) / _TWIPS

    kind = str(grid.get(qn("w:type"), "default")) if grid is not None else "default"
    gridded = kind in ("lines", "linesAndChars", "snapToChars")
    spaced = kind in ("linesAndChars", "snapToChars")
    added = grid.get(qn("w:charSpace")) if spaced else None
    return Section(
        width=points(size, "w", A4[0]),
        height=points(size, "h", A4[1]),
        left=points(margins, "left", 90.0) + points(margins, "gutter", 0.0),
        right=points(margins, "right", 90.0),
        top=abs(points(margins, "top", 72.0)),
        bottom=abs(points(margins, "bottom", 72.0)),
        grid=kind if gridded else "",
        line_pitch=points(grid, "linePitch", 0.0) if gridded else 0.0,
        tracking=number(added, 0.0) / _CHARACTER_UNIT,
        columns=int(number(columns.get(qn("w:num")) if columns is not None else None, 1)),
    )


class FileSwitches(NamedTuple):
    """characterSpacingControl and compatibilityMode, as the file has them."""

    control: str
    mode: int


def switches_of(settings: Any) -> FileSwitches:
    """Return what a file's settings say."""
    control = value(settings, "w:characterSpacingControl") or ""
    mode = _OLD
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            mode = int(number(setting.get(qn("w:val")), _OLD))
    return FileSwitches(control, mode)
