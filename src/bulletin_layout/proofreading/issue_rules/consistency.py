"""Rules about one thing written two ways within an issue: lists of quotations, numbers.

Each way may stand by itself; only where both are used is it told. So nobody is nagged about a
habit of the house.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from bulletin_layout.diagnostics import Diagnostic
from bulletin_layout.issue.model import Text
from bulletin_layout.messages import Message
from bulletin_layout.proofreading.text_rules.numbers import number_of
from bulletin_layout.proofreading.texts import Spot, finding

_LISTS = ((re.compile("(?<=”)、(?=“)"), "”“"), (re.compile("(?<=》)、(?=《)"), "》《"))


def quoted_lists(texts: Sequence[tuple[str, Text]]) -> Iterator[Diagnostic]:
    """Yield 顿号 between quotations or titles, where the issue also writes them without.

    GB/T 15834-2011 4.5.3.5: usually none stands there.
    """
    for with_mark, without in _LISTS:
        bare = [spot for text in texts for spot in _spots(text, re.compile(without))]
        if not bare:
            continue
        for text in texts:
            for spot in _spots(text, with_mark):
                message = Message(
                    "、 stands between {close} and {open}, on {line} none.",
                    close=without[0],
                    open=without[1],
                    line=bare[0].line,
                )
                yield finding("quoted-list", spot, message, "Write all of them without.", "")


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


def uneven_numbers(texts: Sequence[tuple[str, Text]]) -> Iterator[Diagnostic]:
    """Yield numbers in 汉字 where the like is written in digits (GB/T 15835-2011 4.3)."""
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


def _uneven(spot: Spot, beside: Spot, right: int | str | None) -> Diagnostic:
    message = Message(
        "{han} is in 汉字, {digits} on {line} in digits.",
        han=spot.words,
        digits=beside.words,
        line=beside.line,
    )
    text = None if right is None else str(right)
    return finding(
        "uneven-number", spot, message, Message("Write {text}", text=text) if text else "", text
    )


def _spots(text: tuple[str, Text], pattern: re.Pattern[str]) -> Iterable[Spot]:
    path, value = text
    return (Spot(path, value, m.start(), m.end()) for m in pattern.finditer(value.value))
