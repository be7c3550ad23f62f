"""PDF files put together object by object, with what no library writes."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

CATALOG = "<</Type/Catalog/Pages 2 0 R>>"
ONE_PAGE = "<</Type/Pages/Kids[3 0 R]/Count 1>>"
FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
TEXT = "BT /F1 12 Tf 72 700 Td (Hello world, a text) Tj ET "


def pdf_of(objects: Iterable[str | bytes]) -> bytes:
    """A PDF of objects, numbered from 1; the first is the catalog."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, written in enumerate(objects, 1):
        places.append(len(out))
        data = written.encode("latin-1") if isinstance(written, str) else written
        out += b"%d 0 obj\n%s\nendobj\n" % (number, data)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(places) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\n"
    return bytes(out) + f"{end}startxref\n{len(out)}\n%%EOF".encode("ascii")


def stream(data: str | bytes, entries: str = "", packed: int = 0) -> bytes:
    """A stream, packed by deflate some times over."""
    content = data.encode("latin-1") if isinstance(data, str) else data
    for _ in range(packed):
        content = zlib.compress(content, 9)
    filters = f"/Filter[{'/FlateDecode' * packed}]" if packed else ""
    head = f"<<{entries}{filters}/Length {len(content)}>>stream\n".encode("latin-1")
    return head + content + b"\nendstream"


def page(resources: str = "") -> str:
    """A page, object 3: its content is object 4, its font object 5."""
    fonts = f"<</Font<</F1 5 0 R>>{resources}>>"
    return f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources{fonts}>>"


def one_page(content: str | bytes, *more: str | bytes, resources: str = "") -> bytes:
    """A PDF of a page with its content; more objects are numbered from 6."""
    made = content if isinstance(content, bytes) else stream(content)
    return pdf_of([CATALOG, ONE_PAGE, page(resources), made, FONT, *more])


def form(content: str, resources: str) -> bytes:
    """A form, with what it names."""
    box = "/Type/XObject/Subtype/Form/BBox[0 0 600 800]"
    return stream(content, f"{box}/Resources<</Font<</F1 5 0 R>>/XObject<<{resources}>>>>")


def picture(across: int, down: int, data: bytes = b"\0", packed: int = 0) -> bytes:
    size = f"/Width {across}/Height {down}/BitsPerComponent 8/ColorSpace/DeviceGray"
    return stream(data, "/Type/XObject/Subtype/Image" + size, packed)


def tagged(*elements: str) -> bytes:
    """A PDF of a page with one marked text; `elements` are numbered from 7, the root is 6."""
    catalog = "<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R>>"
    root = "<</Type/StructTreeRoot/K 7 0 R>>"
    content = stream(f"/P<</MCID 0>>BDC {TEXT}EMC")
    return pdf_of([catalog, ONE_PAGE, page(), content, FONT, root, *elements])
