"""fpdf2: cells with character wrapping; its fonts belong to a document, so none is kept."""

from __future__ import annotations

from pathlib import Path

from fpdf import FPDF, Align, FontFace, XPos, YPos
from fpdf.enums import WrapMode

from peers import FONTS
from reading import Plain, read

DISTRIBUTIONS = ("fpdf2",)
NOTE = (
    "Plain PDF, no tags (it has no PDF/A-2a); no rules for line starts and ends; fonts are read "
    "anew for each document."
)
PITCH, MEASURE = 31.2, 422.2
_FACES = {
    "body": "FandolFang-Regular.otf",
    "title": "NotoSerifSC-Bold.ttf",
    "masthead": "NotoSerifSC-Black.ttf",
}


def build(issue_paths: list[Path], out_dir: Path) -> None:
    """Set each issue as a document of its own."""
    for path in issue_paths:
        bulletin = _Bulletin()
        bulletin.set_issue(read(path))
        bulletin.output(str(out_dir / f"{path.stem}.pdf"))


class _Bulletin(FPDF):
    """A4 with a folio at the foot; Latin characters fall to Tinos, the others to a Han face."""

    def __init__(self) -> None:
        super().__init__(unit="pt", format="A4")
        for name, file in _FACES.items():
            self.add_font(name, fname=FONTS / file)
        self.add_font("latin", fname=FONTS / "Tinos-Regular.ttf", unicode_range="U+20-7E")
        side = (self.w - MEASURE) / 2
        self.set_margins(side, 72, side)
        self.set_auto_page_break(True, 83)
        self.c_margin = 0
        self.add_page()

    def footer(self) -> None:
        """Draw the page's number."""
        self.set_y(-60)
        self._face("body", 14)
        self.cell(w=MEASURE, h=20, text=f"— {self.page_no()} —", align=Align.C)

    def set_issue(self, issue: Plain) -> None:
        """Set the masthead, the articles, the briefs, the tables and the distribution."""
        self._masthead(issue)
        for title, body in issue.articles:
            self._title(title)
            for paragraph in body:
                self._lines(f"　　{paragraph}")
        if issue.briefs:
            self._title(["简讯："])
            for brief in issue.briefs:
                self._lines(f"　　{brief}")
        for title, subtitle, rows in issue.appendix:
            self.add_page()
            self._lines("附件：")
            self._title(title)
            self._lines(subtitle, align=Align.C)
            self._table(rows)
        self._distribution(issue)

    def _face(self, name: str, size: float) -> None:
        """Choose a Han face; Latin characters stay Tinos, whose range has only those."""
        self.set_font("latin", size=size)
        self.set_fallback_fonts([name], exact_match=False)

    def _lines(
        self,
        text: str,
        face: str = "body",
        size: float = 16,
        pitch: float = PITCH,
        align: Align = Align.J,
    ) -> None:
        self._face(face, size)
        self.multi_cell(
            MEASURE,
            pitch,
            text,
            align=align,
            new_x=XPos.LMARGIN,
            new_y=YPos.NEXT,
            wrapmode=WrapMode.CHAR,
        )

    def _title(self, lines: list[str]) -> None:
        self.ln(PITCH)
        self._lines("\n".join(lines), "title", align=Align.C)
        self.ln(PITCH)

    def _rule(self, width: float) -> None:
        self.set_line_width(width)
        self.line(self.l_margin, self.y, self.l_margin + MEASURE, self.y)

    def _masthead(self, issue: Plain) -> None:
        self.ln(36)
        self.set_text_color("#D7000F")
        self.set_draw_color("#D7000F")
        self._lines("\n".join(issue.name), "masthead", 36, 56, Align.C)
        self.set_text_color(0)
        self.ln(50)
        self._lines(issue.period, align=Align.C)
        self.ln(40)
        self._face("body", 16)
        self.cell(MEASURE / 2, PITCH, issue.editors)
        self.cell(
            MEASURE / 2, PITCH, issue.date, align=Align.R, new_x=XPos.LMARGIN, new_y=YPos.NEXT
        )
        self._rule(2.25)
        self.set_draw_color(0)

    def _table(self, rows: list[list[str]]) -> None:
        self._face("body", 12)
        self.set_line_width(0.5)
        with self.table(
            col_widths=(10, 50, 13, 13, 14),
            text_align=(Align.C, Align.L, Align.C, Align.C, Align.C),
            line_height=PITCH,
            headings_style=FontFace(emphasis=None),
            wrapmode=WrapMode.CHAR,
        ) as table:
            for row in rows:
                table.row(row)

    def _distribution(self, issue: Plain) -> None:
        with self.offset_rendering() as trial:
            self._recipients(issue)
        if trial.page_break_triggered:
            self.add_page()
        self._recipients(issue)

    def _recipients(self, issue: Plain) -> None:
        self.ln(PITCH)
        self._rule(1)
        self._lines("报：" + "\n　　".join(issue.report))
        self._rule(0.7)
        self._lines(f"送：{issue.send}")
        self._rule(1)
