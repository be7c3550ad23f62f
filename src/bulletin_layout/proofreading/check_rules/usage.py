"""Words, numbers of things and forms of marks as office texts write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_layout.lazy_pattern import LazyPattern
from bulletin_layout.proofreading.characters import DOCUMENT_NUMBER
from bulletin_layout.proofreading.model import (
    FIXED,
    HINT,
    NOT_FIXED,
    WARNING,
    Bilingual,
    Slip,
    text_rule,
)
from bulletin_layout.proofreading.words_in_context import WORDS_IN_CONTEXT
from bulletin_layout.proofreading.wrong_words import RIGHT_PHRASES, VARIANT_WORDS, WRONG_WORDS

_HAN_NUMBER = "[一二三四五六七八九十]{1,3}"
_SERIAL = re.compile(
    rf"^({_HAN_NUMBER})[.．,，:]|^([（(]{_HAN_NUMBER}[）)]|[①-⑳])、|^(第{_HAN_NUMBER})[、.]"
)


@text_rule(
    "serial",
    WARNING,
    source="GB/T 15834-2011 4.5.3.3",
    description=Bilingual("a serial number with another mark than its own", "序号之后的标点不对"),
    wrong="一.加强领导",
    right="一、加强领导",
    fixes=Bilingual("yes, but after 第一", "是，“第一”之后的除外"),
)
def serial_mark(text: str) -> Iterator[Slip]:
    """Find serial numbers with a mark that is not theirs (GB/T 15834-2011 4.5.3.3)."""
    match = _SERIAL.match(text)
    if match is None:
        return
    at = match.end() - 1
    right = "、" if match[1] else "" if match[2] else "，"
    message = Bilingual("the mark after this number is another", "序号之后的标点不对")
    yield Slip(at, at + 1, message, right, certain=not match[3])


@text_rule(
    "document-number",
    WARNING,
    source="GB/T 9704-2012 7.2.5",
    description=Bilingual(
        "a 发文字号 whose year is not in 〔〕 or has two digits, or with 第5号, 05号",
        "年份没有用〔〕或只有两位，或写了“第5号”“05号”的发文字号",
    ),
    wrong="国发（2021）5号",
    right="国发〔2021〕5号",
    fixes=Bilingual("yes, but not a year of two digits", "是，两位的年份不改"),
)
def document_number(text: str) -> Iterator[Slip]:
    """Find 发文字号 that are not written as 国发〔2021〕5号 (GB/T 9704-2012 7.2.5)."""
    for match in DOCUMENT_NUMBER.finditer(text):
        start, end = match.span("year")
        digits = match["year"][1:-1]
        right = f"〔{digits}〕"
        if len(digits) == 2:
            whole = Bilingual(
                "the year of a document's number has four digits", "发文字号的年份写四位"
            )
            yield Slip(start, end, whole, f"〔20{digits}〕", certain=False)
        elif match["year"] != right:
            brackets = Bilingual(
                "the year of a document's number stands in 〔〕", "发文字号的年份用〔〕"
            )
            yield Slip(start, end, brackets, right, certain=True)
        serial = match["serial"].lstrip("第").lstrip("0")
        if serial and serial != match["serial"]:
            plain = Bilingual(
                "a document's number has neither 第 nor a 0 before it", "发文字号不加“第”，不编虚位"
            )
            yield Slip(*match.span("serial"), plain, serial, certain=True)


_UNTIL = LazyPattern(
    r"截止(?=到?(?:\d{4}年|\d{1,2}月|目前|今年|上年|去年|当前|上月|本月|月底|年底|昨日|今日|发稿))",
    ("截止",),
)


@text_rule(
    "until",
    WARNING,
    source=Bilingual("截止 is an end, 截至 a time so far", "“截止”指停止，“截至”指到某时为止"),
    description=Bilingual("截止 before a time up to which is counted", "“截至”误作“截止”"),
    wrong="截止9月底",
    right="截至9月底",
    fixes=FIXED,
)
def until(text: str) -> Iterator[Slip]:
    """Find 截止 before a time up to which something is counted: that is 截至."""
    for match in _UNTIL.finditer(text):
        yield Slip(
            match.start(),
            match.end(),
            Bilingual("截止 is written for 截至", "“截止”应为“截至”"),
            "截至",
            certain=True,
        )


# What follows a number tells, so that one is taken whole, and looked for only where it begins.
_HAN_DIGIT = "[一二三四五六七八九十百千万]"
_NUMBER = rf"[\d.,]++[万亿千百]?|{_HAN_DIGIT}++"
_WHOLE_NUMBER = rf"(?<![\d.,])[\d.,]++[万亿千百]?|(?<!{_HAN_DIGIT}){_HAN_DIGIT}++"
_THING = "[\u4e00-\u9fff%％℃]{0,3}?"
_TWICE = LazyPattern(
    rf"(?:约|大约|近|超过|至少|不少于|最多|不超过)(?:{_NUMBER})(?:余|多)?{_THING}(?:左右|上下|以上|以内|以下)"
    rf"|(?:约|大约|近|超过)(?:{_NUMBER})(?:余|多)(?=[\u4e00-\u9fff])"
    rf"|(?:{_WHOLE_NUMBER})(?:余|多){_THING}左右",
    ("余", "多", "左右", "上下", "以上", "以内", "以下"),
)


@text_rule(
    "said-twice",
    HINT,
    source=Bilingual("one word is enough", "说一次即可"),
    description=Bilingual("an approximate number that is called so twice", "约数说了两次"),
    wrong="约300人左右参加",
    fixes=NOT_FIXED,
)
def said_twice(text: str) -> Iterator[Slip]:
    """Find an approximate number that is called so twice: 约300人左右."""
    for match in _TWICE.finditer(text):
        message = Bilingual(
            "{found} says twice that it is not exact", "“{found}”中约数重复", found=match[0]
        )
        yield Slip(
            match.start(),
            match.end(),
            message,
            None,
            False,
            Bilingual("Leave one of them out.", "请删去其中一个。"),
        )


_ROUGH = LazyPattern(
    "(?<![第〇零一二三四五六七八九十百千万])([一二三四五六七八])、([二三四五六七八九])(?=[十百千万]?[天个人次年月日家名件岁里周]"
    "(?!级|等|类|期|季|批|组))",
    "、",
)
_ONES = "一二三四五六七八九"


@text_rule(
    "rough-number",
    HINT,
    source="GB/T 15834-2011 4.5.3.4",
    description=Bilingual("、 within an approximate number", "概数中间的顿号"),
    wrong="走了三、四天",
    right="走了三四天",
    fixes=NOT_FIXED,
)
def rough_number(text: str) -> Iterator[Slip]:
    """Find 顿号 between two numbers that mean about so many (GB/T 15834-2011 4.5.3.4)."""
    for match in _ROUGH.finditer(text):
        if _ONES.index(match[2]) == _ONES.index(match[1]) + 1:
            message = Bilingual("no 、 stands in an approximate number", "概数中间不用顿号")
            yield Slip(match.start(1) + 1, match.start(2), message, "")


_WRONG_WORDS = re.compile("|".join(sorted({*WRONG_WORDS, *RIGHT_PHRASES}, key=len, reverse=True)))


@text_rule(
    "variant-word",
    WARNING,
    source="《现代汉语词典》",
    description=Bilingual("a word not in its recommended form", "没有用推荐词形的词"),
    wrong="开立帐户",
    right="开立账户",
    fixes=NOT_FIXED,
)
def variant_word(text: str) -> Iterator[Slip]:
    """Find words of two forms in the one that dictionaries no longer recommend."""
    for match in _VARIANT.finditer(text):
        right = VARIANT_WORDS[match[0]]
        message = Bilingual(
            "{wrong} is recommended as {right}",
            "“{wrong}”的推荐词形是“{right}”",
            wrong=match[0],
            right=right,
        )
        yield Slip(match.start(), match.end(), message, right)


# 检查帐篷 holds 查帐.
_VARIANT = re.compile(f"(?<!月(?=份内))(?:{'|'.join(VARIANT_WORDS)})(?![篷子幕])")


@text_rule(
    "wrong-word",
    WARNING,
    source=Bilingual("no such word", "没有这样的词"),
    description=Bilingual("words with a character that is not theirs", "有别字的词"),
    wrong="布署工作",
    right="部署工作",
    fixes=NOT_FIXED,
)
def wrong_word(text: str) -> Iterator[Slip]:
    """Find words with a character that is not theirs."""
    for match in _WRONG_WORDS.finditer(text):
        if match[0] in RIGHT_PHRASES:
            continue
        message = Bilingual(
            "{found} is written with another character", "“{found}”有别字", found=match[0]
        )
        yield Slip(match.start(), match.end(), message, WRONG_WORDS[match[0]])


_IN_CONTEXT = re.compile("|".join(f"({pattern})" for pattern, _ in WORDS_IN_CONTEXT))


@text_rule(
    "word-in-context",
    HINT,
    source=Bilingual("by the words beside it", "由前后文看"),
    description=Bilingual(
        "a word that is another's beside these: 办公室付主任, 必需坚持",
        "与前后文不合的词：“办公室付主任”“必需坚持”",
    ),
    wrong="由办公室付主任带队",
    right="由办公室副主任带队",
    fixes=NOT_FIXED,
)
def word_in_context(text: str) -> Iterator[Slip]:
    """Find words that are right elsewhere, and wrong beside these."""
    for match in _IN_CONTEXT.finditer(text):
        right = WORDS_IN_CONTEXT[(match.lastindex or 1) - 1][1]
        message = Bilingual("{found} is hardly meant here", "此处“{found}”疑误", found=match[0])
        yield Slip(match.start(), match.end(), message, right)


_CORNER = {"「": "“", "」": "”", "『": "‘", "』": "’"}


@text_rule(
    "corner-quote",
    WARNING,
    source="GB/T 15834-2011 4.8.2",
    description=Bilingual("「」 and 『』", "「」『』"),
    wrong="「暖蜂」行动",
    right="“暖蜂”行动",
    fixes=Bilingual("yes, if they pair off", "是，须成对"),
)
def corner_quotes(text: str) -> Iterator[Slip]:
    """Find 「」 and 『』, which are for vertical lines (GB/T 15834-2011 4.8.2)."""
    even = text.count("「") == text.count("」") and text.count("『") == text.count("』")
    for match in re.finditer("[「」『』]", text):
        message = Bilingual("horizontal lines have “” and ‘’", "横排用“”和‘’")
        yield Slip(match.start(), match.end(), message, _CORNER[match[0]], certain=even)
