"""Whole articles and appendices of an edited file: new, gone, moved, written afresh.

In: paragraphs, the records that they were, in which order they stand. Out: changes of whole
entries of `articles` or `appendix`, and the order without what moved as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bulletin_layout.docx.base import Record
from bulletin_layout.revising.changes import ArticleAddition, ArticleMove, ArticleRemoval
from bulletin_layout.revising.entries import is_free
from bulletin_layout.revising.normal import TITLES, normal
from bulletin_layout.revising.word_file import EditedParagraph
from bulletin_layout.rising import longest_rise

_WHOLE = re.compile(r"(?:articles|appendix)\[\d+\]")
_TEXTS = ("", "body", "heading_1", "heading_2", "heading_3", "heading_4", "subtitle")


def whole_of(record: Record) -> str:
    """Return the article or appendix that a paragraph belongs to, "" for none."""
    return next((m[0] for s in record.shares if (m := _WHOLE.match(s.path))), "")


def records_by_article(records: Sequence[Record]) -> dict[str, list[int]]:
    """Return the numbers of each article's and appendix's records, in order.

    What is only added words, a label before an appendix, belongs to what follows.
    """
    found: dict[str, list[int]] = {}
    labels: list[int] = []
    for number, record in enumerate(records):
        if record.kind == "appendix_label" and not whole_of(record):
            labels.append(number)
        elif article := whole_of(record):
            found.setdefault(article, []).extend([*labels, number])
            labels = []
    return found


def in_old_order(
    was: Mapping[int, int], records: Sequence[Record], count: int
) -> tuple[list[int], list[ArticleMove]]:
    """Return the paragraphs' numbers in an order without moves of whole articles, and these.

    An article moved as a whole if its title did, and its paragraphs stand behind that together.
    """
    titles = {
        number: whole_of(records[record])
        for number, record in sorted(was.items())
        if records[record].kind in TITLES and whole_of(records[record])
    }
    starts = list(dict.fromkeys(titles.values()))
    order = list(range(count))
    moves = []
    for kind in ("articles", "appendix"):
        names = [name for name in starts if name.startswith(kind)]
        places = [int(name[len(kind) + 1 : -1]) for name in names]
        stay = {places[i] for i in longest_rise(places, strict=True)}
        for at, (name, place) in enumerate(zip(names, places, strict=True)):
            block = _block(name, was, records, order)
            if place in stay or not block:
                continue
            before = names[at - 1] if at else ""
            moves.append(ArticleMove(name, bool(before), before or names[1]))
            order = _put_back(block, place, kind, was, records, order)
    return order, moves


def _block(
    name: str, was: Mapping[int, int], records: Sequence[Record], order: Sequence[int]
) -> list[int]:
    """Return the paragraphs of an article if they stand together, what is new among them too."""
    own = [n for n, number in enumerate(order) if whole_at(number, was, records) == name]
    inner = order[own[0] : own[-1] + 1] if own else []
    others = {whole_at(number, was, records) for number in inner} - {"", name}
    return [] if others else list(inner)


def whole_at(number: int, was: Mapping[int, int], records: Sequence[Record]) -> str:
    """Return the article of which a paragraph was, "" for a new one."""
    return whole_of(records[was[number]]) if number in was else ""


def _put_back(
    block: Sequence[int],
    place: int,
    kind: str,
    was: Mapping[int, int],
    records: Sequence[Record],
    order: Sequence[int],
) -> list[int]:
    """Return an order with an article where it stood: before the next one that is there."""
    left = [number for number in order if number not in set(block)]
    for at, number in enumerate(left):
        name = whole_at(number, was, records)
        if name.startswith(kind) and int(name[len(kind) + 1 : -1]) > place:
            return [*left[:at], *block, *left[at:]]
    last = [at for at, n in enumerate(left) if whole_at(n, was, records).startswith(kind)]
    at = last[-1] + 1 if last else len(left)
    return [*left[:at], *block, *left[at:]]


def gone_articles(
    was: Mapping[int, int], records: Sequence[Record]
) -> tuple[list[ArticleRemoval], set[int]]:
    """Return the articles and appendices of which nothing is left, and their records' numbers."""
    here = set(was.values())
    found, numbers = [], set()
    for article, own in records_by_article(records).items():
        if not here.intersection(own) and any(records[n].kind in TITLES for n in own):
            said = next("".join(s.text for s in records[n].shares) for n in own)
            found.append(ArticleRemoval(article, said))
            numbers |= set(own)
    return found, numbers


def new_articles(
    paragraphs: Sequence[EditedParagraph],
    was: Mapping[int, int],
    records: Sequence[Record],
    order: Sequence[int],
) -> tuple[list[ArticleAddition], set[int]]:
    """Return articles that begin with a new title, and the numbers of their paragraphs.

    Not where it stands amid another article, or where more stands in it than texts.
    """
    found: list[ArticleAddition] = []
    taken: set[int] = set()
    for at, number in enumerate(order):
        paragraph = paragraphs[number]
        if number in was or number in taken or paragraph.kind != "title":
            continue
        block = [number]
        for follower in order[at + 1 :]:
            if follower in was or paragraphs[follower].kind == "title":
                break
            block.append(follower)
        before = _nearest(order[:at][::-1], was, records)
        behind = _nearest(order[at + len(block) :], was, records)
        inner = [n for n in block[1:] if paragraphs[n].text.strip()]
        texts = all(paragraphs[n].kind in _TEXTS and paragraphs[n].is_sure for n in inner)
        if not inner or not texts or before == behind or any(paragraphs[n].cell for n in inner):
            continue
        near = before if before.startswith("articles") else behind
        if not near.startswith("articles"):
            continue
        lines = tuple(line for line in paragraph.text.split("\n") if line.strip())
        pieces = tuple((paragraphs[n].kind, normal(paragraphs[n].text).strip()) for n in inner)
        found.append(ArticleAddition(near, near == before, lines, pieces))
        taken |= set(block)
    return found, taken


def _nearest(numbers: Sequence[int], was: Mapping[int, int], records: Sequence[Record]) -> str:
    return next((whole_of(records[was[n]]) for n in numbers if n in was), "")


def rewritten(
    paragraphs: Sequence[EditedParagraph], was: Mapping[int, int], records: Sequence[Record]
) -> dict[int, int]:
    """Return for articles whose text was written afresh the first new paragraph as their first."""
    here = set(was.values())
    at = {record: number for number, record in was.items()}
    found = {}
    for own in records_by_article(records).values():
        texts = [n for n in own if any(is_free(s.path) for s in records[n].shares)]
        titles = [n for n in own if records[n].kind in TITLES and n in here]
        if not texts or here.intersection(texts) or not titles:
            continue
        number = at[titles[-1]] + 1
        while number < len(paragraphs) and number in was and was[number] in own:
            number += 1
        is_new = number < len(paragraphs) and number not in was
        is_new = is_new and not paragraphs[number].pictures
        if is_new and paragraphs[number].kind in ("", "body") and paragraphs[number].cell is None:
            found[number] = texts[0]
    return found
