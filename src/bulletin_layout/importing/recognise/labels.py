"""The labels of a bulletin's parts: 本期要目, 【栏目】, 简讯, 附件; rules that only part it.

In: the text of a piece. Out: what it is a label of.
"""

from __future__ import annotations

import re

_CONTENTS = re.compile(
    r"[\W_]*(?:本期(?:要目|目录|导读|内容|提要|看点)|今日要目|要目|目录|内容提要)[\W_]*"
)
COLUMN = re.compile(
    r"\s*(?:【([^【】]{2,12})】|〖([^〖〗]{2,12})〗"
    r"|[▍▎▌]\s*([^，。：]{2,12})"
    r"|(?P<mark>[◆■▲★●※◇☆])\s*([^◆■▲★●※◇☆，。：]{2,8})\s*(?P=mark))\s*"
)
# A column without brackets: what follows it is a title, and there is another one like it.
SECTION = re.compile(
    r"\s*(?P<mark>[一二三四五六七八九十]{1,3}、|[■◆▲★●※◇☆]|第[一二三四五六七八九十]{1,2}[部版])"
    r"\s*(?P<name>[^，。；：！？]{2,12})\s*"
)
_APPENDIX = re.compile(r"附\s*件\s*[\d一二三四五六七八九十]*\s*[：:]?")
_NAMED_APPENDIX = re.compile(r"附\s*件\s*\d*\s*[：:]\s*\S")
_BRIEFS = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}、)?[【\[◆■▲★●]?\s*(?:[\u4e00-\u9fff]{2}|[\u4e00-\u9fff]内)?"
    r"(?:简\s*讯|短\s*讯|快\s*讯|一句话新闻)(?:[一二三四五六七八九十\d]{1,2}[则条])?"
    r"\s*[】\]◆■▲★●]?\s*[：:]?"
)
# What begins a title or an item.
BULLETS = "◆◇●○■□▲△★☆※◎·•▪➢"
_RULE = re.compile(r"[\s─━═—–\-_=*＊·.．…~～]*[─━═—–\-_=*＊~～]{4,}[\s─━═—–\-_=*＊·.．…~～]*")


def begins_contents(text: str) -> bool:
    """Return whether a text is the label of a list of contents: 目  录, ★本期要目★."""
    return _CONTENTS.fullmatch("".join(text.split())) is not None


def column_in(text: str) -> str:
    """Return the name of the column (栏目) that a text is the label of, empty if of none."""
    match = COLUMN.fullmatch(text.strip())
    if match is None or begins_briefs(text):
        return ""
    return match[1] or match[2] or match[3] or match[5]


def is_label(text: str) -> bool:
    """Return whether a text is 简讯： or 附件：."""
    return begins_briefs(text) or begins_appendix(text)


def begins_briefs(text: str) -> bool:
    """Return whether a text is the label 简讯：."""
    return _BRIEFS.fullmatch(text.strip()) is not None


def begins_appendix(text: str) -> bool:
    """Return whether a text is the label 附件：, numbered or not."""
    return _APPENDIX.fullmatch(text.strip()) is not None


def names_appendix(text: str) -> bool:
    """Return whether a line names an annex that is not there: 附件：检查清单."""
    return _NAMED_APPENDIX.match(text.strip()) is not None


def is_rule(text: str) -> bool:
    """Return whether a text is a rule drawn with characters: ────, ＊＊＊＊."""
    return _RULE.fullmatch(text) is not None
