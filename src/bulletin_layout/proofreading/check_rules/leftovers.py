"""What was pasted with a text from another program, and would be printed: <b>, HYPERLINK."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_layout.lazy_pattern import LazyPattern
from bulletin_layout.proofreading.model import (
    NOT_FIXED,
    WARNING,
    Bilingual,
    Slip,
    text_rule,
)

_NAMES = "b|i|u|p|br|a|em|strong|span|div|font|img|table|tr|td|li|ul|ol|h[1-6]"
_TAG = f"</?(?:{_NAMES})(?: [^<>]{{0,200}})?/?>"
_KINDS: tuple[tuple[LazyPattern, Bilingual], ...] = (
    (
        LazyPattern(rf"{_TAG}|&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|mdash|middot);", ("<", "&")),
        Bilingual("a mark of a web page", "网页的标记"),
    ),
    (
        LazyPattern(
            r"\{? ?(?:HYPERLINK|PAGEREF|MERGEFORMAT)\b[^{}\u4e00-\u9fff]{0,200}\}?",
            ("HYPER", "REF", "MERGE"),
        ),
        Bilingual("a field of Word", "Word 的域代码"),
    ),
    (
        LazyPattern(r"!\[[^\[\]]{0,100}\]\([^()]{1,200}\)", ("![",)),
        Bilingual("a photo of Markdown", "Markdown 的图片"),
    ),
    (
        LazyPattern(r"^\|[^|\n]*\|[^\n]*\|$", ("|",)),
        Bilingual("a table of Markdown", "Markdown 的表格"),
    ),
    (
        LazyPattern(r"(?<=[\u4e00-\u9fff，。；：])\\[nrt](?=[\u4e00-\u9fff（“《]|$)", ("\\",)),
        Bilingual("a line break written out", "写成文字的换行"),
    ),
    (LazyPattern("＂", ("＂",)), Bilingual("a full-width straight quote", "全角直引号")),
    (
        LazyPattern(
            "^(?:照片|图片|表格|层次标题)：(?=[^，。]{1,60}$)",
            ("照片：", "图片：", "表格：", "层次标题："),
        ),
        Bilingual("a key with a full-width colon", "键名之后是全角冒号"),
    ),
)


@text_rule(
    "leftover",
    WARNING,
    source=Bilingual("it is printed as it stands", "会照原样印出来"),
    description=Bilingual(
        "marks of web pages, of Word and Markdown in a text", "文中残留的网页、Word、Markdown 标记"
    ),
    wrong="会议<b>强调</b>，要抓好落实。",
    fixes=NOT_FIXED,
)
def leftovers(text: str) -> Iterator[Slip]:
    """Find what was pasted with a text and is none of it."""
    for pattern, what in _KINDS:
        for match in pattern.finditer(text):
            message = Bilingual("{what} is printed as it stands", "{what}会照原样印出来", what=what)
            advice = Bilingual("Delete it, or write what it means.", "请删去，或改写成它的意思。")
            yield Slip(match.start(), match.end(), message, None, False, advice)
