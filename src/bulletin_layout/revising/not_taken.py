"""What stands in an edited file and is not read: told, so that nothing is passed over in silence.

In: the paragraphs' elements. Out: messages. Shapes, formulas, numbers that Word counts, text that
is struck out or hidden by its looks, page breaks, headers and footers have no place in an issue.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from bulletin_layout.docx.base import PICTURE, PREFIX
from bulletin_layout.docx.read_parts import W
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.revising.runs import OFF, RunReader

_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_MOST_SHOWN = 30
_OBJECTS = {
    f"{W}sym": Bilingual("a symbol of a symbol font", "符号字体的符号"),
    _MATHS: Bilingual("a formula", "公式"),
    f"{W}ruby": Bilingual("words with their sounds above", "注音"),
    f"{W}endnoteReference": Bilingual("an endnote", "尾注"),
    f"{W}txbxContent": Bilingual("a text box", "文本框"),
    f"{W}object": Bilingual("an embedded object", "嵌入的对象"),
    "{urn:schemas-microsoft-com:vml}imagedata": Bilingual(
        "a picture of an old kind (VML)", "旧格式（VML）的图片"
    ),
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart": Bilingual("a chart", "图表"),
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds": Bilingual(
        "a diagram", "SmartArt 图形"
    ),
}
_STRUCK = Bilingual("words struck out by their looks, which stay", "用删除线划去的字，未按删除处理")
_HIDDEN = Bilingual("hidden words, which stay", "隐藏的字，未按删除处理")
_LOOKS = {f"{W}strike": _STRUCK, f"{W}dstrike": _STRUCK, f"{W}vanish": _HIDDEN}
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_LINKED = Bilingual("a picture that is not in the file", "不在文件里的链接图片")
_NUMBER = Bilingual("a number that Word counts; type it", "Word 的自动编号，请手工写上")
_MARGIN = Bilingual("a header or footer", "页眉页脚")
_BREAK = Bilingual("a page break", "分页符")


def not_taken(paragraphs: Iterable[Element], reader: RunReader) -> Iterator[Message]:
    """Yield what of the paragraphs is not taken in, each once a paragraph."""
    for paragraph in paragraphs:
        text = reader.text(paragraph).replace(PICTURE, "")
        shown = text[:_MOST_SHOWN] + "…" * (len(text) > _MOST_SHOWN)
        for what in dict.fromkeys(_found_in(paragraph)):
            words = "{what} in Word is not taken in: {text}"
            yield Message(words, what=what, text=shown)


def in_margins(said: Iterable[str]) -> Iterator[Message]:
    """Yield what headers and footers say: an issue's come from its style."""
    for words in said:
        message = "{what} in Word is not taken in: {text}"
        yield Message(message, what=_MARGIN, text=words[:_MOST_SHOWN])


def _found_in(paragraph: Element) -> Iterator[Bilingual]:
    if paragraph.find(f"{W}pPr/{W}numPr") is not None:
        yield _NUMBER
    is_own = any(
        mark.get(f"{W}name", "").startswith(PREFIX) for mark in paragraph.iter(f"{W}bookmarkStart")
    )
    for element in paragraph.iter():
        if element.tag in _OBJECTS and _has_words(element):
            yield _OBJECTS[element.tag]
        elif element.tag.endswith("}blip") and _is_linked(element):
            yield _LINKED
        elif element.tag == f"{W}br" and element.get(f"{W}type") == "page" and not is_own:
            yield _BREAK
        elif element.tag == f"{W}r" and element.find(f"{W}t") is not None:
            for look, what in _LOOKS.items():
                found = element.find(f"{W}rPr/{look}")
                if found is not None and found.get(f"{W}val", "1") not in OFF:
                    yield what


def _is_linked(blip: Element) -> bool:
    """Return whether a picture is not in the file."""
    return bool(blip.get(f"{_OFFICE}link")) and not blip.get(f"{_OFFICE}embed")


def _has_words(element: Element) -> bool:
    """Return whether a box holds words; other objects are something by themselves."""
    return element.tag != f"{W}txbxContent" or any((t.text or "") for t in element.iter(f"{W}t"))
