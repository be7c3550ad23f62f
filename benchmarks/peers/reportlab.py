"""ReportLab Platypus: paragraphs with CJK wrapping, faces registered once in a process."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, HexColor, black
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    HRFlowable,
    KeepTogether,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

from peers import FONTS
from reading import Plain, read

DISTRIBUTIONS = ("reportlab",)
NOTE = (
    "Plain PDF, no tags; the body is NotoSerifSC-Light, as ReportLab does not embed CFF faces; "
    "punctuation is not squeezed."
)
RED = HexColor("#D7000F")
WIDTH, HEIGHT, MEASURE, TOP, BOTTOM = 595.28, 841.89, 422.2, 72.0, 83.0
PITCH = 31.2
_LATIN = re.compile(r"[!-~]+(?: [!-~]+)*")
_FACES = ("NotoSerifSC-Light", "NotoSerifSC-Bold", "NotoSerifSC-Black", "Tinos-Regular")

_BODY = ParagraphStyle(
    "body",
    fontName="NotoSerifSC-Light",
    fontSize=16,
    leading=PITCH,
    wordWrap="CJK",
    alignment=TA_JUSTIFY,
    firstLineIndent=32,
)
_PLAIN = ParagraphStyle("plain", _BODY, firstLineIndent=0)
_HANGING = ParagraphStyle("hanging", _BODY, firstLineIndent=-32, leftIndent=32)
_CENTRED = ParagraphStyle("centred", _PLAIN, alignment=TA_CENTER)
_TITLE = ParagraphStyle(
    "title", _CENTRED, fontName="NotoSerifSC-Bold", spaceBefore=PITCH, spaceAfter=PITCH
)
_NAME = ParagraphStyle(
    "name", _CENTRED, fontName="NotoSerifSC-Black", fontSize=36, leading=56, textColor=RED
)
_CELL = ParagraphStyle("cell", _PLAIN, fontSize=12, leading=15)
_CENTRED_CELL = ParagraphStyle("centred cell", _CELL, alignment=TA_CENTER)
_GRID = TableStyle(
    [
        ("GRID", (0, 0), (-1, -1), 0.5, black),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 8),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
    ]
)


@cache
def _register() -> None:
    for name in _FACES:
        registerFont(TTFont(name, str(FONTS / f"{name}.ttf")))


def build(issue_paths: list[Path], out_dir: Path) -> None:
    """Set each issue with a document template of its own."""
    _register()
    for path in issue_paths:
        side = (WIDTH - MEASURE) / 2 - 6  # a frame's padding is 6 pt
        template = SimpleDocTemplate(
            str(out_dir / f"{path.stem}.pdf"),
            pagesize=(WIDTH, HEIGHT),
            leftMargin=side,
            rightMargin=side,
            topMargin=TOP - 6,
            bottomMargin=BOTTOM - 6,
            invariant=1,
        )
        template.build(_story(read(path)), onFirstPage=_folio, onLaterPages=_folio)


def _folio(canvas: Canvas, template: SimpleDocTemplate) -> None:
    canvas.setFont("NotoSerifSC-Light", 14)
    canvas.drawCentredString(WIDTH / 2, BOTTOM - 30, f"— {canvas.getPageNumber()} —")


def _marked(text: str) -> str:
    """Return markup in which Latin letters and digits are in the Latin face."""
    return _LATIN.sub(r'<font name="Tinos-Regular">\g<0></font>', escape(text))


def _set(text: str, style: ParagraphStyle = _BODY) -> Paragraph:
    return Paragraph(_marked(text), style)


def _lines(texts: list[str], style: ParagraphStyle) -> Paragraph:
    return Paragraph("<br/>".join(map(_marked, texts)), style)


def _rule(width: float, colour: Color = black) -> HRFlowable:
    return HRFlowable(width="100%", thickness=width, color=colour, spaceBefore=4, spaceAfter=4)


def _story(issue: Plain) -> list[Flowable]:
    editors = Table([[_set(issue.editors, _PLAIN), _set(issue.date, _CENTRED)]], [262.2, 160])
    story: list[Flowable] = [Spacer(0, 36), _lines(issue.name, _NAME), Spacer(0, 50)]
    story += [_set(issue.period, _CENTRED), Spacer(0, 40), editors, _rule(2.25, RED)]
    for title, body in issue.articles:
        story.append(_lines(title, _TITLE))
        story += map(_set, body)
    if issue.briefs:
        story.append(_set("简讯：", _TITLE))
        story += map(_set, issue.briefs)
    for title, subtitle, rows in issue.appendix:
        story += [PageBreak(), _set("附件：", _PLAIN), _lines(title, _CENTRED)]
        story += [_set(subtitle, _CENTRED), _table(rows)]
    story.append(KeepTogether(_distribution(issue)))
    return story


def _table(rows: list[list[str]]) -> Table:
    cells = [
        [_set(cell, _CELL if y and x == 1 else _CENTRED_CELL) for x, cell in enumerate(row)]
        for y, row in enumerate(rows)
    ]
    return Table(cells, [42, 207.2, 57, 58, 58], repeatRows=1, style=_GRID)


def _distribution(issue: Plain) -> list[Flowable]:
    report = [f"报：{issue.report[0]}", *(f"　　{name}" for name in issue.report[1:])]
    return [
        Spacer(0, PITCH),
        _rule(1),
        _lines(report, _PLAIN),
        _rule(0.7),
        _set(f"送：{issue.send}", _HANGING),
        _rule(1),
    ]
