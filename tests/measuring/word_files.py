"""Word files with given margins, grid, switches and faces, made with python-docx."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

ALIGNMENTS = {"left": 0, "center": 1, "right": 2, "both": 3}
PARAGRAPH = (
    "各乡镇要把秋粮收购放在要紧处，提前腾仓备库，落实收购资金，做到有人收粮、有钱收粮、有仓收粮、"
    "有车运粮。2024年以来，全县共腾出仓容36万吨，检修设备1200台（套），培训保管员860名；对路远的村组"
    "上门收购，方便农户售粮。"
)


@dataclass(frozen=True)
class Line:
    """A paragraph: its text, face, size in points, and what else is set."""

    text: str
    face: str = "仿宋_GB2312"
    size: float = 16.0
    align: str = "both"
    indent: float = 2.0
    colour: str = ""


BODY = tuple(Line(PARAGRAPH[n:] + PARAGRAPH[:n]) for n in (0, 9, 21, 34, 46, 58))
CONFORMING = (
    Line("关于做好秋粮收购工作的通知", "方正小标宋简体", 22.0, "center", 0.0),
    Line("一、压实责任", "黑体"),
    BODY[0],
    Line("（一）分片包干", "楷体_GB2312"),
    BODY[1],
    Line("1.腾仓备库。按库点列出清单。"),
    BODY[2],
    Line("（1）检修烘干设备。"),
    *BODY[3:],
)


@dataclass(frozen=True)
class WordFile:
    """A file as GB/T 9704 has it, unless told otherwise. Lengths in mm; pitch in points.

    `grid` is a docGrid's type, line pitch (twips) and charSpace; `exact` a fixed pitch instead.
    """

    left: float = 28.0
    right: float = 26.0
    top: float = 37.0
    bottom: float = 35.0
    width: float = 210.0
    height: float = 297.0
    grid: tuple[str, int, int | None] | None = ("lines", 579, None)
    exact: float | None = None
    mode: int | None = 15
    control: str = "compressPunctuation"
    off: tuple[str, ...] = ()
    lines: tuple[Line, ...] = CONFORMING
    folio: tuple[str, str, float, str] | None = ("outer", "宋体", 14.0, "— {n} —")
    extra: dict[str, str] = field(default_factory=dict)

    def save(self, path: Path) -> Path:
        """Write the file and return its path."""
        document = docx.Document()
        self._page(document)
        self._settings(document)
        for line in self.lines:
            self._paragraph(document, line)
        if self.folio is not None:
            self._folio(document, *self.folio)
        document.save(str(path))
        return path

    def _page(self, document: Any) -> None:
        section = document.sections[0]
        section.page_width, section.page_height = Mm(self.width), Mm(self.height)
        section.left_margin, section.right_margin = Mm(self.left), Mm(self.right)
        section.top_margin, section.bottom_margin = Mm(self.top), Mm(self.bottom)
        for old in section._sectPr.findall(qn("w:docGrid")):
            section._sectPr.remove(old)
        if self.grid is not None:
            kind, pitch, space = self.grid
            values = {"type": kind, "linePitch": str(pitch)}
            if space is not None:
                values["charSpace"] = str(space)
            section._sectPr.append(element("w:docGrid", **values))

    def _settings(self, document: Any) -> None:
        settings = document.settings.element
        for name in ("w:characterSpacingControl", "w:compat"):
            for old in settings.findall(qn(name)):
                settings.remove(old)
        if self.control:
            settings.append(element("w:characterSpacingControl", val=self.control))
        compat = element("w:compat")
        settings.append(compat)
        if self.mode is not None:
            uri = "http://schemas.microsoft.com/office/word"
            setting = element("w:compatSetting", uri=uri, val=str(self.mode))
            setting.set(qn("w:name"), "compatibilityMode")
            compat.append(setting)

    def _paragraph(self, document: Any, line: Line) -> None:
        paragraph = document.add_paragraph()
        run = paragraph.add_run(line.text)
        look(run, line.face, line.size)
        if line.colour:
            run._r.get_or_add_rPr().append(element("w:color", val=line.colour))
        form = paragraph.paragraph_format
        form.space_after = form.space_before = Pt(0)
        form.line_spacing = Pt(self.exact) if self.exact else 1.0
        form.alignment = ALIGNMENTS[line.align]
        properties = paragraph._p.get_or_add_pPr()
        if line.indent:
            twips = round(line.indent * line.size * 20)
            chars = str(round(line.indent * 100))
            properties.append(element("w:ind", firstLineChars=chars, firstLine=str(twips)))
        for name in self.off:
            properties.append(element(f"w:{name}", val="0"))

    def _folio(self, document: Any, position: str, face: str, size: float, words: str) -> None:
        section = document.sections[0]
        if position == "centre":
            self._number(section.footer, "center", face, size, words)
        elif position in ("right", "left"):
            self._number(section.footer, position, face, size, words)
        else:
            document.settings.odd_and_even_pages_header_footer = True
            sides = ("right", "left") if position == "outer" else ("left", "right")
            self._number(section.footer, sides[0], face, size, words)
            self._number(section.even_page_footer, sides[1], face, size, words)

    def _number(self, footer: Any, side: str, face: str, size: float, words: str) -> None:
        paragraph = footer.paragraphs[0]
        paragraph.alignment = ALIGNMENTS[side]
        before, after = words.split("{n}")
        for text in (before, None, after):
            run = paragraph.add_run(text or "")
            look(run, face, size)
            if text is None:
                for kind in ("begin", "", "end"):
                    run._r.append(_field(kind))


def _field(kind: str) -> Any:
    if kind:
        return element("w:fldChar", fldCharType=kind)
    instruction = element("w:instrText")
    instruction.text = " PAGE "
    return instruction


def element(tag: str, **attributes: str) -> Any:
    """Return an element with attributes of Word's namespace."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def look(run: Any, face: str, size: float) -> None:
    """Set a run's face and size."""
    run.font.size = Pt(size)
    run.font.name = "Times New Roman"
    run._r.get_or_add_rPr().find(qn("w:rFonts")).set(qn("w:eastAsia"), face)
