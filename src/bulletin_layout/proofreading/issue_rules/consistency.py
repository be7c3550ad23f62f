"""Rules about one thing written two ways within an issue: lists of quotations, numbers.

Each way may stand by itself; only where both are used is it told. So nobody is nagged about a
habit of the house.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bulletin_layout.issue.text import Text
from bulletin_layout.messages import Message
from bulletin_layout.proofreading.model import (
    HINT,
    NOT_FIXED,
    Bilingual,
    Finding,
    IssueTexts,
    Spot,
    issue_rule,
)
from bulletin_layout.typography.numerals import number_of

_LISTS = ((re.compile("(?<=”)、(?=“)"), "”“"), (re.compile("(?<=》)、(?=《)"), "》《"))


@issue_rule(
    "quoted-list",
    HINT,
    source="GB/T 15834-2011 4.5.3.5",
    description=Bilingual(
        "、 between quotes or between titles, where the issue also writes them without",
        "引号之间、书名号之间的顿号，而本期别处又不用",
    ),
    wrong="“甲”“乙”和“丙”、“丁”",
    right="“甲”“乙”和“丙”“丁”",
    fixes=NOT_FIXED,
)
def quoted_lists(issue: IssueTexts) -> Iterator[Finding]:
    """Yield 顿号 between quotations or titles, where the issue also writes them without.

    GB/T 15834-2011 4.5.3.5: usually none stands there.
    """
    texts = issue.texts
    for with_mark, without in _LISTS:
        bare = [spot for text in texts for spot in _spots(text, re.compile(without))]
        if not bare:
            continue
        for text in texts:
            for spot in _spots(text, with_mark):
                message = Bilingual(
                    "、 stands between {close} and {open}, on {line} none.",
                    "{close} 与 {open} 之间有顿号，{line}没有。",
                    close=without[0],
                    open=without[1],
                    line=bare[0].line,
                )
                yield Finding(
                    spot, message, Bilingual("Write all of them without.", "请都不写。"), ""
                )


# Only words that count, and two 字 of what is counted: 十个部门 beside 10个部门. What is said of
# different things (10个部门, 五个方面) is uneven by custom, and left alone.
_COUNT = "[个家名人件次项场万处辆份条]"
_HAN_COUNT = re.compile(
    r"(?<![第〇一二三四五六七八九十百千万])([一二三四五六七八九]?十[一二三四五六七八九]?|[二三四五六七八九])"
    rf"({_COUNT}[\u4e00-\u9fff]{{2}})"
)
_DIGIT_COUNT = re.compile(rf"(?<![\d.第])\d{{1,2}}({_COUNT}[\u4e00-\u9fff]{{2}})")
_HAN_DATE = re.compile(
    r"(?<![历农〇零一二三四五六七八九十])([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
# Days of the traditional calendar are written in 汉字 by right.
_LUNAR = re.compile("农历|阴历|夏历|庙会|民俗|初[一二三四五六七八九十]")
_DIGIT_DATE = re.compile(r"\d{1,2}月\d{1,2}日")


@issue_rule(
    "uneven-number",
    HINT,
    source="GB/T 15835-2011 4.3",
    description=Bilingual(
        "a count in Han numerals beside the like in digits, in one paragraph; dates so in one "
        "issue",
        "同一段里同样的数，一处汉字、一处阿拉伯数字；一期之内日期亦同",
    ),
    wrong="10个部门参加，十个部门发言",
    right="10个部门参加，10个部门发言",
    fixes=NOT_FIXED,
)
def uneven_numbers(issue: IssueTexts) -> Iterator[Finding]:
    """Yield numbers in 汉字 where the like is written in digits (GB/T 15835-2011 4.3)."""
    texts = issue.texts
    for text in texts:
        digits = {spot.words.lstrip("0123456789"): spot for spot in _spots(text, _DIGIT_COUNT)}
        for match in _HAN_COUNT.finditer(text[1].value):
            beside = digits.get(match[2])
            if beside is not None:
                spot = Spot(*text, match.start(1), match.end(1))
                yield _uneven(spot, beside, number_of(match[1]))
    dates = [spot for text in texts for spot in _spots(text, _DIGIT_DATE)]
    solar = [text for text in texts if not _LUNAR.search(text[1].value)]
    for text in solar if dates else ():
        for match in _HAN_DATE.finditer(text[1].value):
            month, day = number_of(match[1]), number_of(match[2])
            right = f"{month}月{day}日" if month is not None and day is not None else None
            yield _uneven(Spot(*text, match.start(), match.end()), dates[0], right)


def _uneven(spot: Spot, beside: Spot, right: int | str | None) -> Finding:
    message = Bilingual(
        "{han} is in 汉字, {digits} on {line} in digits.",
        "“{han}”用汉字，{line}的“{digits}”用数字。",
        han=spot.words,
        digits=beside.words,
        line=beside.line,
    )
    text = None if right is None else str(right)
    return Finding(spot, message, Message("Write {text}", text=text) if text else "", text)


def _spots(text: tuple[str, Text], pattern: re.Pattern[str]) -> Iterable[Spot]:
    path, value = text
    return (Spot(path, value, m.start(), m.end()) for m in pattern.finditer(value.value))
