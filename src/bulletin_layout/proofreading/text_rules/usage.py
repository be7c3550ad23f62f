"""Words, numbers of things and forms of marks as office texts write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_layout.messages import Message
from bulletin_layout.proofreading.model import DOCUMENT_NUMBER, Slip
from bulletin_layout.proofreading.text_rules.wrong_words import WRONG_WORDS

_HAN_NUMBER = "[一二三四五六七八九十]{1,3}"
_SERIAL = re.compile(
    rf"^({_HAN_NUMBER})[.．,，:]|^([（(]{_HAN_NUMBER}[）)])、|^(第{_HAN_NUMBER})[、.]"
)


def serial_mark(text: str) -> Iterator[Slip]:
    """Find serial numbers with a mark that is not theirs (GB/T 15834-2011 4.5.3.3)."""
    match = _SERIAL.match(text)
    if match is None:
        return
    at = match.end() - 1
    right = "、" if match[1] else "" if match[2] else "，"
    message = "the mark after this number is another"
    yield Slip(at, at + 1, message, right, certain=not match[3])


def document_number(text: str) -> Iterator[Slip]:
    """Find 发文字号 whose year is not in 〔〕 (GB/T 9704-2012 7.2.5)."""
    for match in DOCUMENT_NUMBER.finditer(text):
        year = next(group for group in match.groups() if group)
        message = "the year of a document's number stands in 〔〕"
        yield Slip(match.start(), match.end(), message, f"〔{year}〕", certain=True)


_UNTIL = re.compile(
    r"截止(?=到?(?:\d{4}年|\d{1,2}月|目前|今年|上年|去年|当前|上月|本月|月底|年底|昨日|今日|发稿))"
)


def until(text: str) -> Iterator[Slip]:
    """Find 截止 before a time up to which something is counted: that is 截至."""
    for match in _UNTIL.finditer(text):
        yield Slip(match.start(), match.end(), "截止 is written for 截至", "截至", certain=True)


_NUMBER = r"[\d.,]+[万亿千百]?|[一二三四五六七八九十百千万]+"
_THING = "[\u4e00-\u9fff%％℃]{0,3}?"
_TWICE = re.compile(
    rf"(?:约|大约|近|超过|至少|不少于|最多|不超过)(?:{_NUMBER})(?:余|多)?{_THING}(?:左右|上下|以上|以内|以下)"
    rf"|(?:约|大约|近|超过)(?:{_NUMBER})(?:余|多)(?=[\u4e00-\u9fff])"
    rf"|(?:{_NUMBER})(?:余|多){_THING}左右"
)


def said_twice(text: str) -> Iterator[Slip]:
    """Find an approximate number that is called so twice: 约300人左右."""
    for match in _TWICE.finditer(text):
        message = Message("{found} says twice that it is not exact", found=match[0])
        yield Slip(match.start(), match.end(), message, None, False, "Leave one of them out.")


_ROUGH = re.compile(
    "(?<![第〇零一二三四五六七八九十百千万])([一二三四五六七八])、([二三四五六七八九])(?=[十百千万]?[天个人次年月日家名件岁里周]"
    "(?!级|等|类|期|季|批|组))"
)
_ONES = "一二三四五六七八九"


def rough_number(text: str) -> Iterator[Slip]:
    """Find 顿号 between two numbers that mean about so many (GB/T 15834-2011 4.5.3.4)."""
    for match in _ROUGH.finditer(text):
        if _ONES.index(match[2]) == _ONES.index(match[1]) + 1:
            message = "no 、 stands in an approximate number"
            yield Slip(match.start(1) + 1, match.start(2), message, "")


_WRONG_WORDS = re.compile("|".join(sorted(WRONG_WORDS, key=len, reverse=True)))


def wrong_word(text: str) -> Iterator[Slip]:
    """Find words with a character that is not theirs."""
    for match in _WRONG_WORDS.finditer(text):
        message = Message("{found} is written with another character", found=match[0])
        yield Slip(match.start(), match.end(), message, WRONG_WORDS[match[0]])


_CORNER = {"「": "“", "」": "”", "『": "‘", "』": "’"}


def corner_quotes(text: str) -> Iterator[Slip]:
    """Find 「」 and 『』, which are for vertical lines (GB/T 15834-2011 4.8.2)."""
    even = text.count("「") == text.count("」") and text.count("『") == text.count("』")
    for match in re.finditer("[「」『』]", text):
        message = "horizontal lines have “” and ‘’"
        yield Slip(match.start(), match.end(), message, _CORNER[match[0]], certain=even)
