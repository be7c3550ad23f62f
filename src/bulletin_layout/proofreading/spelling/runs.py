"""Runs of 汉字, and what stands before and after each: what a text is looked through by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_layout.deadline import timed
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.proofreading.spelling.word_pairs import BEGIN, END, NUMBER

_RUN = re.compile("(?P<digit>[0-9０-９%％])?(?P<han>[\u4e00-\u9fff]+)(?=(?P<number>[0-9０-９])?)")


class Run(NamedTuple):
    """Some 汉字 in a row, and a mark or a number on each side, as the table of pairs has them."""

    text: str
    before: str = BEGIN
    after: str = END


def runs(text: str) -> Iterator[Run]:
    """Yield the runs of a text."""
    yield from (run for _, run in runs_at(text))


def runs_at(text: str) -> Iterator[tuple[int, Run]]:
    """Yield the runs of a text, each with its place."""
    for match in timed(_RUN.finditer(text)):
        before = NUMBER if match["digit"] else BEGIN
        after = NUMBER if match["number"] else END
        yield match.start("han"), Run(match["han"], before, after)
