"""Rules about paragraphs one after another: numbers that go up, marks that end them, quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bulletin_layout.diagnostics import Diagnostic
from bulletin_layout.issue.model import Issue, Text
from bulletin_layout.messages import Message
from bulletin_layout.proofreading.text_rules.numbers import number_of
from bulletin_layout.proofreading.texts import Spot, finding

_HAN = "[一二三四五六七八九十]{1,3}"
# GB/T 9704-2012 7.3.3: 一、 （一） 1. （1）, the outer before the inner.
_LEVELS = (
    re.compile(rf"({_HAN})、"),
    re.compile(rf"（({_HAN})）"),
    re.compile(r"(\d{1,2})[.．](?!\d)"),
    re.compile(r"（(\d{1,2})）"),
)
_POINT = re.compile("(?:^|(?<=[。；：，]))([一二三四五六七八九])是")
# Headings, and lines such as 出席：…, have no mark at their end.
_NONE_NEEDED = re.compile(
    "(?:" + "|".join(level.pattern for level in _LEVELS) + "|[\u4e00-\u9fff]{2,6}：)[^。]*$"
)
# A shorter paragraph may be a heading, a name, a line of a list.
_LEAST = 30
_OPEN_END = re.compile(r"[，、；]$")
_NO_MARK = re.compile("[\u4e00-\u9fff0-9A-Za-z]$")


def bodies(issue: Issue) -> Iterator[tuple[str, list[Text]]]:
    """Yield the paragraphs of each body of text with the path of the body."""
    for number, article in enumerate(issue.articles, 1):
        yield f"articles[{number}].body", [b for b in article.body if isinstance(b, Text)]
    for number, appendix in enumerate(issue.appendix, 1):
        yield f"appendix[{number}].body", [b for b in appendix.body if isinstance(b, Text)]


def numbers_out_of_order(issue: Issue) -> Iterator[Diagnostic]:
    """Yield the numbers of paragraphs, and of points (一是…), that do not follow the last one."""
    for path, paragraphs in bodies(issue):
        last = [0] * len(_LEVELS)
        for text in paragraphs:
            for level, pattern in enumerate(_LEVELS):
                match = pattern.match(text.value)
                number = _number(match[1]) if match else None
                if match is None or number is None:
                    continue
                if number not in (1, last[level] + 1):
                    yield _out_of_order(path, text, match, last[level])
                last[level:] = [number] + [0] * (len(last) - level - 1)
        yield from _points(path, paragraphs)


def _points(path: str, paragraphs: Sequence[Text]) -> Iterator[Diagnostic]:
    last = 0
    for text in paragraphs:
        for match in _POINT.finditer(text.value):
            number = _number(match[1])
            if number is None:
                continue
            if number not in (1, last + 1):
                yield _out_of_order(path, text, match, last)
            last = number


def _number(words: str) -> int | None:
    return int(words) if words.isdecimal() else number_of(words)


def _out_of_order(path: str, text: Text, match: re.Match[str], last: int) -> Diagnostic:
    message = (
        Message("{found} comes after number {last}.", found=match[0], last=last)
        if last
        else Message("{found} is the first.", found=match[0])
    )
    spot = Spot(path, text, match.start(), match.end())
    return finding("order", spot, message, "Check whether one is missing or stands twice.")


def without_end_mark(issue: Issue) -> Iterator[Diagnostic]:
    """Yield the ends of paragraphs that end in no mark, or in one that goes on."""
    for path, paragraphs in bodies(issue):
        for text in paragraphs:
            value = text.value
            if len(value) < _LEAST or _NONE_NEEDED.match(value):
                continue
            if _OPEN_END.search(value) or _NO_MARK.search(value):
                spot = Spot(path, text, len(value) - 1, len(value))
                message = Message("the paragraph ends in {found}.", found=value[-1])
                yield finding(
                    "end-mark", spot, message, "Check whether a mark or words are missing."
                )


def goes_on_quoting(issue: Issue) -> set[tuple[int, int]]:
    """Return the lines and columns of quotes that are not closed since the next paragraph goes on.

    GB/T 15834-2011 4.8.3.6: of a quotation over paragraphs each begins with “, the last alone
    ends with ”.
    """
    places = set()
    for _, paragraphs in bodies(issue):
        for text, after in pairwise(paragraphs):
            place = text.place_at(0)
            if text.value[:1] == after.value[:1] == "“" and place is not None:
                places.add((place.line, place.column))
    return places
