"""Which role a face has, by its name as files write it.

In: a font's name, as a PDF or a Word file has it. Out: a role of a font set, or none: a name that
was garbled or is a subset's number tells nothing, and is asked about.
"""

from __future__ import annotations

import re
from functools import cache

from bulletin_layout.named_tuple import NamedTuple


class NameRow(NamedTuple):
    """Parts of names that tell a role; compared in lower case, without spaces and hyphens."""

    role: str
    parts: tuple[str, ...]


# In order: what is told by a longer name stands first. Names of the faces of GB/T 9704 5.2.2 as
# Windows, WPS, Founder, macOS and open fonts have them.
ROLES: tuple[NameRow, ...] = (
    NameRow("xiaobiaosong", ("小标宋", "小標宋", "xiaobiaosong", "xbsj", "dabiaosong", "大标宋")),
    NameRow("fangsong", ("仿宋", "fangsong", "fandolfang", "fsgb2312", "notoseriflight", "stfang")),
    NameRow("kai", ("楷体", "楷", "kaiti", "simkai", "fandolkai", "stkai", "ktgb2312")),
    NameRow("hei", ("黑体", "黑", "simhei", "heiti", "fandolhei", "notosanssc", "notosanscjk",
                    "sourcehansans", "微软雅黑", "microsoftyahei", "yahei", "dengxian", "等线",
                    "wenquanyi")),
    NameRow("masthead", ("notoserifscblack", "sourcehanserifscheavy")),
    NameRow("xiaobiaosong", ("notoserifscbold", "notoserifcjkscbold", "sourcehanserifscbold")),
    NameRow("fangsong", ("notoserifsclight",)),
    NameRow("song", ("宋体", "宋", "simsun", "songti", "fandolsong", "notoserif", "sourcehanserif",
                     "stsong", "nsimsun", "adobesong")),
)  # fmt: skip
LATIN = (
    "timesnewroman", "times", "tinos", "arial", "calibri", "cambria", "helvetica", "liberation",
    "consolas", "courier", "segoe", "symbol", "wingdings", "verdana", "tahoma", "georgia",
)  # fmt: skip
_PLAIN = re.compile(r"[\s_\-,.@]+")


@cache
def role_of(font: str) -> str:
    """Return the role of a font, empty if its name tells none."""
    name = _PLAIN.sub("", readable_name(font)).lower()
    for row in ROLES:
        if any(part in name for part in row.parts):
            return row.role
    return ""


@cache
def is_latin(font: str) -> bool:
    """Return whether a font is one of Latin letters only."""
    name = _PLAIN.sub("", font).lower()
    return any(part in name for part in LATIN) and not role_of(font)


@cache
def readable_name(font: str) -> str:
    """Return a font's name, repaired if its GBK bytes were taken for another encoding."""
    for code in ("latin-1", "cp1252"):
        try:
            repaired = font.encode(code).decode("gbk")
        except (UnicodeError, LookupError):
            continue
        if repaired != font and any("\u4e00" <= c <= "\u9fff" for c in repaired):
            return repaired
    return font
