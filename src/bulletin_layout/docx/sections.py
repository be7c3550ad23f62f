"""Sections: the paper, the margins, the grid of lines, page numbers, a draft's line numbers.

Lengths in points. A page of Word holds as many lines as the style's; where the style's last line
ends with its em box, the lower margin is less than the style's by the rest of that line.
"""

from __future__ import annotations

from bulletin_layout.docx.front import top_margin
from bulletin_layout.docx.styles import run_looks, style_id
from bulletin_layout.docx.xml import HEAD, NAMESPACES, escaped, properties, twips, w, words
from bulletin_layout.geometry import ASCENT
from bulletin_layout.layout.model import Document
from bulletin_layout.style.model import Stylesheet

_LEADING = 1.3
_DEEPER = 2.0  # points: a page too low by rounding would lose its last line


class Sections:
    """The settings of a file's sections, and the footers and headers they name."""

    def __init__(self, document: Document, style: Stylesheet) -> None:
        self._style = style
        page = document.pages[0]
        self.has_folio = style.folio.position != "none" and bool(page.furniture)
        self.is_outer = style.folio.position == "outer"
        self.is_draft = bool(page.backdrop)
        y = page.furniture[0].y if page.furniture else style.page.height - 36.0
        size = style.text.folio.size
        below = y - (ASCENT - 0.5) * size + size * _LEADING / 2
        self._footer = max(style.page.height - below, 0.0)

    @property
    def across(self) -> float:
        """The measure of a page that is turned."""
        return self._style.foot - self._style.page.top

    def upright(self) -> str:
        """Return the settings of pages that stand upright."""
        style, page = self._style, self._style.page
        top = max(top_margin(style), 0.0)
        bottom = page.height - top - style.grid.lines * style.grid.pitch - _DEEPER
        right = page.width - style.left - style.composition.measure
        size = w("pgSz", w=twips(page.width), h=twips(page.height))
        return self._section(size, (top, right, max(bottom, 0.0), style.left))

    def turned(self) -> str:
        """Return the settings of pages whose head lies at the left of the others'."""
        style, page = self._style, self._style.page
        bottom = page.width - style.left - style.composition.measure
        right, left = page.top, page.height - page.top - self.across
        size = w("pgSz", w=twips(page.height), h=twips(page.width), orient="landscape")
        return self._section(size, (style.left, right, bottom, left))

    def _section(self, size: str, margins: tuple[float, float, float, float]) -> str:
        top, right, bottom, left = map(twips, margins)
        named = []
        if self.is_draft:
            named += [("header", "default", "rHeader1"), ("header", "even", "rHeader1")]
        if self.has_folio:
            named += [("footer", "default", "rFooter1"), ("footer", "even", "rFooter2")]
        references = "".join(
            f'<w:{kind}Reference w:type="{type_}" r:id="{id_}"/>'
            for kind, type_, id_ in named
            if type_ == "default" or self.is_outer
        )
        gap = twips(self._style.draft.number_gap)
        return w(
            "sectPr",
            references,
            size,
            w("pgMar", top=top, right=right, bottom=bottom, left=left, header=twips(36),
              footer=twips(self._footer), gutter=0),
            w("lnNumType", countBy=1, distance=gap, restart="newPage") if self.is_draft else "",
            w("docGrid", type="lines", linePitch=twips(self._style.grid.pitch)),
        )  # fmt: skip

    def footer_xml(self, is_even: bool) -> str:
        """Return the footer of odd or even pages: the page number where the style has it."""
        style, text = self._style, self._style.text.folio
        before, _, after = style.labels.folio.partition("{n}")
        inset = twips(style.folio.inset)
        side = "left" if is_even else "right"
        looks = {
            "pStyle": w("pStyle", val=style_id("folio")),
            "jc": w("jc", val=side if self.is_outer else "center"),
        }
        if self.is_outer:
            looks["ind"] = w("ind", **{side: inset})
        look = properties("rPr", run_looks(text.role, text.size, text.colour, style))
        number = w("fldSimple", w("r", look, words("1")), instr=" PAGE ")
        parts = [w("r", look, words(before)) if before else "", number]
        parts += [w("r", look, words(after)) if after else ""]
        paragraph = w("p", properties("pPr", looks), *parts)
        return f"{HEAD}<w:ftr {NAMESPACES}>{paragraph}</w:ftr>"

    def header_xml(self) -> str:
        """Return the header of a draft: its watermark, as Word makes one."""
        style, text = self._style, self._style.text.watermark
        label = escaped(style.labels.watermark)
        width, height = len(style.labels.watermark) * text.size, text.size
        place = (
            f"position:absolute;margin-left:0;margin-top:0;width:{width:g}pt;height:{height:g}pt;"
            f"rotation:{360 - style.draft.angle:g};z-index:-251658752;"
            "mso-position-horizontal:center;mso-position-horizontal-relative:page;"
            "mso-position-vertical:center;mso-position-vertical-relative:page"
        )
        face = escaped(getattr(style.word, text.role, style.word.hei))
        type_ = (
            '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
            'path="m@7,l@8,m@5,21600l@6,21600e"><v:path textpathok="t" o:connecttype="rect"/>'
            '<v:textpath on="t" fitshape="t"/></v:shapetype>'
        )
        shape = (
            f'<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" '
            f'style="{place}" o:allowincell="f" fillcolor="{text.colour}" stroked="f">'
            f'<v:textpath style="font-family:&quot;{face}&quot;;font-size:1pt" string="{label}"/>'
            "</v:shape>"
        )
        paragraph = w("p", w("pPr", w("suppressLineNumbers")), w("r", w("pict", type_, shape)))
        return f"{HEAD}<w:hdr {NAMESPACES}>{paragraph}</w:hdr>"
