"""Articles in another order, where titles and photos then leave fewer lines free."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_layout.copyfitting.model import Proposal
from bulletin_layout.copyfitting.places import BlockPlaces
from bulletin_layout.copyfitting.setting import Setting
from bulletin_layout.deadline import check_time
from bulletin_layout.flow.blocks import AppendixList, Imprint, NewPage, Paragraph
from bulletin_layout.messages import Bilingual

_ARTICLE = re.compile(r"articles\[(\d+)\]")
_COST = 8.0
# In longer issues an article is moved only so far.
_FARTHEST = 6


def moved_articles(setting: Setting, places: BlockPlaces) -> Iterator[Proposal]:
    """Yield moves of one article that win lines. Issues with columns keep their order."""
    articles = setting.issue.articles
    if any(article.column is not None for article in articles):
        return
    before, blocks, behind = _by_article(setting, places)
    for number, to in _moves(len(articles)):
        check_time()
        order = [n for n in range(len(articles)) if n != number]
        order.insert(to if to < number else to - 1, number)
        after = setting.reordered([*before, *(b for n in order for b in blocks[n]), *behind])
        lines = setting.extent.total - after.total
        if lines <= 0:
            continue
        words = Bilingual(
            "article {number}: moved before article {to}",
            "第{number}篇移到第{to}篇之前",
            number=number + 1,
            to=to + 1,
        )
        yield Proposal(words, lines, _COST, after, articles[number].title[0].place)


def _moves(count: int) -> Iterator[tuple[int, int]]:
    """Yield which article is moved before which other one."""
    for number in range(count):
        for to in range(max(0, number - _FARTHEST), min(count, number + _FARTHEST + 1)):
            if to not in (number, number + 1):
                yield number, to


def _by_article(
    setting: Setting, places: BlockPlaces
) -> tuple[list[int], list[list[int]], list[int]]:
    """Return the numbers of the blocks before the articles, of each article, and behind them."""
    before: list[int] = []
    blocks: list[list[int]] = [[] for _ in setting.issue.articles]
    behind: list[int] = []
    here = before
    for number, block in enumerate(setting.blocks):
        path = places.of(block).path
        if found := _ARTICLE.match(path):
            here = blocks[int(found[1]) - 1]
        elif isinstance(block, NewPage | AppendixList | Imprint) or path.startswith("briefs"):
            here = behind
        elif here is not behind and isinstance(block, Paragraph) and not path:
            here = behind  # the heading of the briefs
        here.append(number)
    return before, blocks, behind
