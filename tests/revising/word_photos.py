"""What is done to photos in Word, done to the XML of a file; the pictures are drawn here."""

from __future__ import annotations

import copy
import io

from lxml import etree
from PIL import Image, ImageDraw

from tests.revising.edit_kinds import photo
from tests.revising.word_edits import W, WordFile, made

RELATIONS = "word/_rels/document.xml.rels"
EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
DRAWING = (
    f'<w:drawing xmlns:w="{W[1:-1]}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<wp:inline><wp:extent cx="3600000" cy="2400000"/><wp:docPr id="9" name="图片 9" descr=""/>'
    '<a:graphic><a:blip r:embed="rNone"/></a:graphic></wp:inline></w:drawing>'
)


def picture(shade: int, kind: str = "JPEG", size: tuple[int, int] = (600, 400)) -> bytes:
    """Return a picture of a light shape at a place that its shade tells."""
    image = Image.new("RGB", size, (shade, 90, 255 - shade))
    ImageDraw.Draw(image).ellipse((shade, 20, shade + 200, 300), fill=(250, 240, 10))
    out = io.BytesIO()
    image.save(out, kind, quality=90)
    return out.getvalue()


def put_data(word: WordFile, caption: str, data: bytes, name: str = "media/new.jpeg") -> None:
    """Let a photo show other data, as 更改图片 does: a new part, the same drawing."""
    show(word, photo(word, caption).find(f".//{W}drawing"), data, name)


def show(word: WordFile, shown: etree._Element, data: bytes, name: str) -> None:
    word.parts[f"word/{name}"] = data
    id_ = f"rNew{len(word.parts)}"
    image = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    entry = f'<Relationship Id="{id_}" Type="{image}" Target="{name}"/></Relationships>'
    word.parts[RELATIONS] = word.parts[RELATIONS].replace(b"</Relationships>", entry.encode())
    next(e for e in shown.iter() if e.tag.endswith("}blip")).set(EMBED, id_)


def put_in(
    word: WordFile,
    behind: str,
    data: bytes,
    caption: str = "",
    words: str = "",
    name: str = "media/a.jpeg",
) -> None:
    """Put a photo in behind a paragraph, as 插入图片 does, with a caption below it."""
    if caption:
        word.insert_after(behind, caption, "Caption")
    given = next(word.root.iter(f"{W}drawing"), None)
    paragraph = made("", "Body")
    run = etree.SubElement(paragraph, f"{W}r")
    shown = copy.deepcopy(given) if given is not None else etree.fromstring(DRAWING)
    run.append(shown)
    for element in shown.iter():
        if element.tag.endswith(("}docPr", "}cNvPr")):
            element.set("descr", words)
    word.paragraph(behind).addnext(paragraph)
    show(word, shown, data, name)
