"""Drawings and objects of a Word paragraph: text boxes, pictures, WordArt, charts.

In: an element that is no text. Out: what of it can be taken, into a ParagraphText; remarks that
name the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from bulletin_layout.importing.docx.tokens import ParagraphText
from bulletin_layout.importing.material import Remark
from bulletin_layout.messages import Bilingual, Message

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = qn("w:txbxContent")
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"


def take_drawing(child: Any, content: ParagraphText, where: Message, related: str) -> None:
    """Take what a drawing or object holds; `related` are the words of its chart or diagram."""
    boxes = [*_outermost(child, _BOX)]
    outside = _shown_within(child)
    pictures = [
        (e.get(qn("r:embed")) or e.get(qn("r:id")) or "", _alt(child))
        for e in outside
        if e.tag in (_BLIP, _IMAGE)
    ]
    for named, alt in pictures:
        if not named:
            what = Bilingual(
                "the linked photo “{alt}” is not in the file; add it",
                "链接的照片（{alt}）不在文件里，请补上",
                alt=alt,
            )
            content.remarks.append(Remark(what, where))
    art = [words for words in _art(child) if words.strip()]
    content.boxes += boxes
    content.pictures += [picture for picture in pictures if picture[0]]
    content.art += art
    if related and (boxes or pictures or art):
        what = Bilingual(
            "a Word chart is not imported; add it from the original",
            "Word 图表没有带出，请照原件补上",
        )
        content.remarks.append(Remark(what, where, related))
    elif not (boxes or pictures or art):
        words = " ".join(filter(None, (_alt(child), *_texts_within(child), related)))
        content.remarks.append(Remark(object_not_imported(child), where, words))


def object_not_imported(element: Any) -> Bilingual:
    """Return what is said of an element for which an issue has nothing."""
    return Bilingual(
        "a Word object ({name}) is not imported; add it from the original",
        "Word 对象（{name}）没有带出，请照原件补上",
        name=element.tag.rsplit("}", 1)[-1],
    )


def _texts_within(element: Any) -> Iterator[str]:
    for inner in element.iter(qn("w:t"), qn("w:delText")):
        yield inner.text or ""


def words_within(element: Any) -> str:
    """Return the words of an element, deleted ones too."""
    return "".join(_texts_within(element))


def words_shown(element: Any) -> str:
    """Return the words of an element, without those that a tracked change deleted."""
    return "".join(inner.text or "" for inner in element.iter(qn("w:t")))


def _shown_within(element: Any) -> Iterator[Any]:
    """Yield the elements that are shown outside text boxes, once: of two alternatives the first."""
    yield element
    for child in element:
        if child.tag not in (_FALLBACK, _BOX):
            yield from _shown_within(child)


def _outermost(element: Any, tag: str) -> Iterator[Any]:
    """Yield the elements of a tag that lie in no other of the same tag, of one alternative."""
    if element.tag == tag:
        yield element
        return
    for child in element:
        if child.tag != _FALLBACK:
            yield from _outermost(child, tag)


def _art(element: Any) -> Iterator[str]:
    """Yield the words of WordArt."""
    for inner in _shown_within(element):
        if str(inner.tag).endswith("}textpath"):
            yield str(inner.get("string") or "")


def _alt(drawing: Any) -> str:
    for element in drawing.iter():
        if isinstance(element.tag, str) and element.tag.endswith("}docPr"):
            return " ".join(str(element.get("descr") or "").split())
    return ""
