"""The faces that a Word file names: those that the office's machines have, not those of the PDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bulletin_layout.style.keys import WORD, style_key


@dataclass(frozen=True, kw_only=True)
class WordFaces:
    """The faces that Word and WPS are told, by the roles of the text styles."""

    CHINESE: ClassVar[str] = "Word 文件里写的字体名，按文字的角色。"

    fangsong: str = style_key(WORD, "仿宋", "仿宋", default="仿宋_GB2312")
    kai: str = style_key(WORD, "楷体", "楷体", default="楷体_GB2312")
    hei: str = style_key(
        WORD, "黑体, of Latin letters too", "黑体，字母、数字也用它", default="黑体"
    )
    song: str = style_key(WORD, "宋体", "宋体", default="宋体")
    xiaobiaosong: str = style_key(WORD, "小标宋", "小标宋", default="方正小标宋简体")
    masthead: str = style_key(
        WORD,
        "the bulletin's name, Latin letters too",
        "简报名称，字母、数字也用它",
        default="方正小标宋简体",
    )
    latin: str = style_key(
        WORD, "Latin letters and digits", "字母和数字", default="Times New Roman"
    )
