"""Photos in the text, each with the words for those who cannot see it.

In: a row of photos and where they stand on the pages. Out: XML, while each picture's data becomes
a part of the file once. A photo alone stands in a paragraph, several abreast in a table without
rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bulletin_layout.docx.paragraphs import ParagraphWriter
from bulletin_layout.docx.styles import style_id
from bulletin_layout.docx.xml import emu, escaped, twips, w
from bulletin_layout.flow.blocks import PhotoItem, PhotoRow
from bulletin_layout.images import jpeg, png
from bulletin_layout.images.embedding import Embedded, PictureUse, UseKey, embedded
from bulletin_layout.layout.model import Document, PlacedImage
from bulletin_layout.structure import Node

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/picture"


class Photos:
    """The photos of one file; `parts` are their parts' names and how their data is loaded."""

    def __init__(self, document: Document, writer: ParagraphWriter) -> None:
        self.parts: dict[str, Callable[[], bytes]] = {}
        self.relations: dict[str, str] = {}
        self._placed = {i.node: i for page in document.pages for i in page.images}
        self._said = {leaf.leaf: leaf for leaf in document.structure.leaves()}
        self._known: dict[UseKey, str] = {}
        self._writer = writer
        self._shown = 0

    def row(self, block: PhotoRow) -> Iterator[str]:
        """Yield photos with their captions. Raises InputError for one that is broken."""
        around = self._writer.style.photos.around
        if len(block.photos) == 1:
            (item,) = block.photos
            yield self._paragraph(item, twips(around), bool(item.caption or block.caption))
            yield from self._caption(item)
        else:
            yield self._abreast(block)
        if block.caption:
            yield self._writer.paragraph("caption", block.caption, broken=True)

    def _abreast(self, block: PhotoRow) -> str:
        gap = self._writer.style.photos.gap
        above = twips(self._writer.style.photos.around)
        widths = [twips(self._placed[item.node].width + gap) for item in block.photos]
        cells = (
            w("tc", w("tcPr", w("tcW", w=width, type="dxa")),
              self._paragraph(item, above, bool(item.caption or block.caption)),
              *self._caption(item))
            for item, width in zip(block.photos, widths, strict=True)
        )  # fmt: skip
        looks = w(
            "tblPr",
            w("tblW", w=sum(widths), type="dxa"),
            w("jc", val="center"),
            w("tblLayout", type="fixed"),
            w("tblCellMar", w("left", w=0, type="dxa"), w("right", w=0, type="dxa")),
        )
        grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
        return w("tbl", looks, grid, w("tr", w("trPr", w("cantSplit")), *cells))

    def _caption(self, item: PhotoItem) -> Iterator[str]:
        if item.caption:
            yield self._writer.paragraph("caption", item.caption, broken=True)

    def _paragraph(self, item: PhotoItem, above: int, keeps: bool) -> str:
        """Return the paragraph of a photo, whose line is as high as it needs."""
        looks = {
            "pStyle": w("pStyle", val=style_id("caption")),
            "spacing": w("spacing", before=above, after=0, line=240, lineRule="auto"),
        }
        if keeps:
            looks["keepNext"] = w("keepNext")
        width = self._placed[item.node].width
        return self._writer.picture(looks, w("r", self._drawing(item)), width)

    def _drawing(self, item: PhotoItem) -> str:
        placed = self._placed[item.node]
        self._shown += 1
        relation = self._relation(placed)
        words = escaped(_alternative(self._said[item.node]))
        cx, cy = emu(placed.width), emu(placed.height)
        named = f'id="{self._shown}" name="图片 {self._shown}" descr="{words}"'
        size = f'<a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/>'
        box = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        shape = f"<pic:spPr><a:xfrm>{size}</a:xfrm>{box}</pic:spPr>"
        whole = "<a:stretch><a:fillRect/></a:stretch>"
        fill = f'<pic:blipFill><a:blip r:embed="{relation}"/>{whole}</pic:blipFill>'
        about = f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
        picture = f"<pic:pic>{about}{fill}{shape}</pic:pic>"
        data = f'<a:graphicData uri="{_DRAWING}">{picture}</a:graphicData>'
        locks = '<a:graphicFrameLocks noChangeAspect="1"/>'
        frame = f"<wp:cNvGraphicFramePr>{locks}</wp:cNvGraphicFramePr>"
        inner = f'<wp:extent cx="{cx}" cy="{cy}"/><wp:docPr {named}/>{frame}'
        inline = '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        return f"<w:drawing>{inline}{inner}<a:graphic>{data}</a:graphic></wp:inline></w:drawing>"

    def _relation(self, placed: PlacedImage) -> str:
        use = PictureUse(placed.picture, placed.width, placed.dpi)
        if use.key not in self._known:
            picture = embedded(use, upright=True)
            number = len(self._known) + 1
            kind, load = ("png", _as_png) if picture.kind == "pixels" else ("jpeg", _as_jpeg)
            name = f"media/image{number}.{kind}"
            self.parts[f"word/{name}"] = lambda: load(picture)
            self._known[use.key] = f"rImage{number}"
            self.relations[f"rImage{number}"] = name
        return self._known[use.key]


def _alternative(figure: Node) -> str:
    return dict(figure.attributes).get("Alt", "")


def _as_png(picture: Embedded) -> bytes:
    return png.encoded(picture.width, picture.height, picture.channels, picture.load())


def _as_jpeg(picture: Embedded) -> bytes:
    return jpeg.with_profile(picture.load(), picture.profile)
