"""Half-width marks in Chinese text (GB/T 15834)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from string import ascii_letters

from bulletin_layout.lazy_pattern import LazyPattern
from bulletin_layout.proofreading.characters import (
    DOCUMENT_NUMBER,
    around,
    covered,
    holds_chinese,
    is_chinese,
)
from bulletin_layout.proofreading.model import (
    WARNING,
    Bilingual,
    Slip,
    text_rule,
)

_FULL_WIDTH = {
    ",": "，",
    ";": "；",
    ":": "：",
    "!": "！",
    "?": "？",
    "(": "（",
    ")": "）",
    ".": "。",
}
# A point before a letter or digit is none: 方案.docx, .NET, 3.5.
_HALF_WIDTH = re.compile(r"[,;:!?()]|(?<![.…])\.(?![.A-Za-z0-9])")
# No prose: addresses, names of files, formulae. Only from where a run of letters begins: one that
# no :// or @ follows is looked at once.
_ADDRESS = LazyPattern(
    r"(?<![A-Za-z])[A-Za-z]++://[^\s，。；、（）“”《》]+|www\.[^\s，。；、（）“”《》]+"
    r"|(?<![\w.+-])[\w.+-]++@[\w.-]+"
)
# 1. at the beginning, and 一. or 第一. which is told of by a rule of its own.
_SERIAL = LazyPattern(
    r"(?:附件[：:]? ?)?\d{1,2}[.,:;]"
    r"|[（(]?[一二三四五六七八九十\d]{1,3}[）)]?[.,]|第[一二三四五六七八九十\d]{1,3}[.,]"
)
# After a mark too a number with a point is a serial one: 注：1.表中, 范围。2.请对照.
_SERIAL_INSIDE = LazyPattern(r"(?<=[：:。；;])\s?\d{1,2}[.]")
# A mark that is spoken of: 中间加“.”.
_QUOTED_MARK = LazyPattern(r"“[,;:!?().]{1,2}”|‘[,;:!?().]{1,2}’")
# A reference (GB/T 7714) has half-width marks: 张三,李四.题名[J].刊名,2014,17(6):97.
_REFERENCE = LazyPattern(r"[\[［](?:[JMCDPNRSGAZ]|EB|DB|CP)(?:[/／][A-Z]{1,2})?[\]］]")
_LONGEST_QUOTE = 200
_INITIAL = LazyPattern("(?<![A-Za-z])[A-Z]")


@text_rule(
    "half-width",
    WARNING,
    source="GB/T 15834-2011 5.1",
    description=Bilingual("a half-width mark beside Han", "汉字旁的半角标点"),
    wrong="会议强调,要抓好落实",
    right="会议强调，要抓好落实",
    fixes=Bilingual("yes, a point only at a paragraph’s end", "是，半角句点只改段末的"),
)
def half_width(text: str) -> Iterator[Slip]:
    """Find half-width marks beside 汉字 (GB/T 15834-2011 5.1)."""
    marks = list(_HALF_WIDTH.finditer(text))
    if not marks or _REFERENCE.search(text):
        return
    brackets = _chinese_brackets(text)
    patterns = (_ADDRESS, DOCUMENT_NUMBER, _SERIAL_INSIDE, _QUOTED_MARK)
    left_alone = covered(text, chain.from_iterable(p.finditer(text) for p in patterns))
    serial = _SERIAL.match(text)
    for match in marks:
        at, mark = match.start(), match[0]
        if left_alone[at]:
            continue
        if serial and serial.end() - 1 == at:
            continue
        certain = brackets.get(at) if mark in "()" else _is_slip(text, at, mark)
        if certain is not None:
            message = Bilingual("a half-width mark beside Han", "汉字旁的半角标点")
            yield Slip(at, at + 1, message, _FULL_WIDTH[mark], certain)


def _is_slip(text: str, at: int, mark: str) -> bool | None:
    """Return None for a mark that is right, else whether what is to be written is certain."""
    before, after = around(text, at, at + 1)
    # 会议, 部署: what follows the space tells.
    follows = text[at + 2 : at + 3] if after == " " else after
    if _ends_english_quote(text, at):
        return None
    if mark == "." and _INITIAL.match(text, at - 1):
        return None  # J.K.罗琳
    if not is_chinese(before) and not is_chinese(follows):
        return None
    if mark == ".":
        # Within a paragraph it may be 哈利·波特; after a digit or letter the point of 图1.流程.
        return is_chinese(before) and not follows
    return is_chinese(before) or not _follows_english(text, at)


def _ends_english_quote(text: str, at: int) -> bool:
    """Return whether a mark ends an English sentence in quotes: “Safety first, always.”."""
    if text[at + 1 : at + 2] != "”":
        return False
    begin = text.rfind("“", max(0, at - _LONGEST_QUOTE), at) + 1
    quoted = text[begin:at]
    return begin > 0 and " " in quoted and quoted.isascii()


def _follows_english(text: str, at: int) -> bool:
    """Return whether two English words, and perhaps a space, stand before a place."""
    end = at - 1 if text[at - 1 : at] == " " else at
    begin = end
    while begin > 0 and text[begin - 1] in ascii_letters:
        begin -= 1
    two = begin < end and begin > 1 and text[begin - 1] == " "
    return two and text[begin - 2] in ascii_letters


def _chinese_brackets(text: str) -> dict[int, bool]:
    """Return where half-width brackets stand in Chinese text, and whether that is certain.

    A pair is Chinese if Han is in it, or before it: not P(A) or (1+i) in a sentence.
    """
    certain: dict[int, bool] = {}
    paired: set[int] = set()
    for match in re.finditer(r"\([^()]*\)", text):
        open_, close = match.start(), match.end() - 1
        paired |= {open_, close}
        if holds_chinese(text, open_, close) or is_chinese(_last_before(text, open_)):
            certain |= {open_: True, close: True}
    for match in re.finditer(r"[()]", text):
        lone = match.start() not in paired
        if lone and any(map(is_chinese, around(text, match.start(), match.end()))):
            certain[match.start()] = False
    return certain


def _last_before(text: str, at: int) -> str:
    """Return the last character before a place that is no space, "" if there is none."""
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return text[max(0, at - 1) : at]
