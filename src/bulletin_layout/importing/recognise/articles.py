"""Divide a bulletin's text into articles: by titles and columns; 按语 and contributors with them.

In: the pieces of the articles' zone. Out: the articles, and what stands before the first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bulletin_layout.importing.clean import cleaned
from bulletin_layout.importing.draft import DraftArticle
from bulletin_layout.importing.material import Piece, Words
from bulletin_layout.importing.recognise.contribution import guessed_of
from bulletin_layout.importing.recognise.contributor import (
    contributor_at_end,
    contributor_below_title,
    under_title,
)
from bulletin_layout.importing.recognise.labels import BULLETS, SECTION, column_in
from bulletin_layout.importing.recognise.signature import signed
from bulletin_layout.importing.recognise.titles import (
    ITEM_NUMBER,
    SUBTITLE,
    TitleSense,
    plain_title,
    title_lines,
)
from bulletin_layout.messages import Bilingual

_BULLET = re.compile(rf"[{BULLETS}]\s*(?=\S)")
_TITLE_MARK = re.compile(rf"{ITEM_NUMBER.pattern}(?=\S)|{_BULLET.pattern}")
_LEAST_COLUMNS, _LONGEST_COLUMN = 2, 8
_EDITORIAL = re.compile(r"\s*(?:(?:编者按|按语|按)\s*[：:]|[【\[]\s*(?:编者按|按语)\s*[】\]])")


def articles_in(
    pieces: Sequence[Piece], sense: TitleSense
) -> tuple[tuple[DraftArticle, ...], list[Piece]]:
    """Return the articles, and what stands before the first title."""
    articles: list[DraftArticle] = []
    loose: list[Piece] = []
    at = 0
    column = ""
    sections = sections_in(pieces, sense)
    while at < len(pieces):
        if named := column_of(pieces[at]) or sections.get(at, ""):
            column, at = named, at + 1
            if at < len(pieces) and not (sense.begins(pieces, at) or column_of(pieces[at])):
                articles.append(_untitled(column))
            continue
        count = sense.begins(pieces, at)
        if count:
            article = _begun([p for p in pieces[at : at + count] if isinstance(p, Words)], column)
            if articles:
                before = _with_own_editorial(articles.pop())
                editorial, body = editorial_in(list(before.body))
                articles.append(replace(before, body=tuple(body)))
                article = replace(article, editorial=editorial)
            articles.append(article)
            at += count
            continue
        if articles:
            articles[-1] = _with(articles[-1], pieces[at])
        else:
            loose.append(pieces[at])
        at += 1
    if articles:
        articles[-1] = _with_own_editorial(articles[-1])
    return tuple(map(_with_contributor, map(signed, articles))), loose


def _begun(lines: Sequence[Words], column: str) -> DraftArticle:
    """Return an article of the lines that begin it: a title, then a sub-title or who wrote it."""
    named = under_title(lines)
    title = title_lines([line for line in lines if line not in named.pieces])
    subtitle = ""
    if len(title) > 1 and SUBTITLE.fullmatch(title[-1]):
        *title_, subtitle = title
        title = tuple(title_)
    return DraftArticle(
        title,
        (),
        named.name,
        named.note,
        read=tuple(named.read()),
        column=column,
        subtitle=subtitle,
    )


def items_in(pieces: Sequence[Piece]) -> tuple[tuple[DraftArticle, ...], list[Piece]]:
    """Return the items of a 信息汇编, whose titles have numbers, and what stands before them."""
    articles, loose = articles_in(pieces, TitleSense(pieces, numbered=True))
    return tuple(map(_without_number, articles)), loose


def _without_number(article: DraftArticle) -> DraftArticle:
    number = _TITLE_MARK.match(article.title[0]) if article.title else None
    if number is None:
        return article
    title = (article.title[0][number.end() :], *article.title[1:])
    return replace(article, title=title, read=(*article.read, number[0]))


def column_of(piece: Piece) -> str:
    """Return the name of the column (栏目) that a piece begins, empty if it begins none."""
    return cleaned(column_in(piece.text)) if isinstance(piece, Words) else ""


def sections_in(pieces: Sequence[Piece], sense: TitleSense) -> dict[int, str]:
    """Return the columns without brackets, by where they stand: short lines right above titles.

    There are two at least with the same kind of mark, or the mark may be anything.
    """
    found: dict[str, dict[int, str]] = {}
    for at, piece in enumerate(pieces[:-1]):
        match = SECTION.fullmatch(piece.text) if isinstance(piece, Words) else None
        if match and not sense.begins(pieces, at) and sense.begins(pieces, at + 1):
            found.setdefault(match["mark"][-1], {})[at] = cleaned(match["name"])
    return {at: name for each in found.values() if len(each) > 1 for at, name in each.items()}


def _untitled(column: str) -> DraftArticle:
    """Return the article that a column without a title holds."""
    note = Bilingual(
        "Guessed: the text of the column has no title; its name stands for one",
        "推断：栏目下的文字没有标题，用栏目名代替",
    )
    return DraftArticle((column,), (), notes=(note,), column=column)


def without_marks(
    articles: tuple[DraftArticle, ...], listed: frozenset[str]
) -> tuple[DraftArticle, ...]:
    """Return articles without the bullets of titles, and without their numbers.

    A number goes if all titles have one, or the list of contents names the title without it.
    """
    titled = [article for article in articles if article.title]
    marks = [_TITLE_MARK.match(article.title[0]) for article in titled]
    common = len(titled) > 1 and all(marks)
    return tuple(
        _without_number(a)
        if a.title
        and (common or _BULLET.match(a.title[0]) or plain_title("".join(a.title)) in listed)
        else a
        for a in articles
    )


def with_columns(articles: tuple[DraftArticle, ...]) -> tuple[DraftArticle, ...]:
    """Return articles without those that are only columns: two short titles with no text at least.

    What follows such a title is in its column.
    """
    if sum(map(_is_column, articles)) < _LEAST_COLUMNS:
        return articles
    made: list[DraftArticle] = []
    column = ""
    read: tuple[str, ...] = ()
    for article in articles:
        if _is_column(article):
            column = _without_number(article).title[0]
            read += article.title
        else:
            made.append(replace(article, column=article.column or column, read=article.read + read))
            read = ()
    return tuple(made)


def _is_column(article: DraftArticle) -> bool:
    is_bare = not (article.body or article.source or article.subtitle)
    return is_bare and len(article.title) == 1 and len(article.title[0]) <= _LONGEST_COLUMN


def _with_contributor(article: DraftArticle) -> DraftArticle:
    """Return an article with who sent it in, if its end says so."""
    if article.source:
        return article
    found = contributor_at_end(article.body) or contributor_below_title(article.body)
    if found is None:
        return article
    body = tuple(found.without(p) for p in article.body if all(p is not o for o in found.pieces))
    read, notes = (*article.read, *found.read()), article.notes
    if found.rest:
        beside = Bilingual(
            "Guessed: “{words}” beside who sent it in is left out",
            "推断：供稿者旁边的“{words}”略去",
            words=found.rest,
        )
        notes = (*notes, beside)
    return replace(
        article, body=body, source=found.name, source_note=found.note, read=read, notes=notes
    )


def _with_own_editorial(article: DraftArticle) -> DraftArticle:
    """Return an article whose 按语, if it stands right below the title, is its own."""
    first, *body = article.body or (None,)
    if isinstance(first, Words) and body and _EDITORIAL.match(first.text):
        return replace(article, editorial=(*article.editorial, first), body=tuple(body))
    return article


def editorial_in(pieces: list[Piece]) -> tuple[tuple[Words, ...], list[Piece]]:
    """Return 按语 and what stands before it: from a paragraph that begins with its label on."""
    for at, piece in enumerate(pieces):
        if isinstance(piece, Words) and _EDITORIAL.match(piece.text):
            words = tuple(p for p in pieces[at:] if isinstance(p, Words))
            return words, pieces[:at] + [p for p in pieces[at:] if not isinstance(p, Words)]
    return (), pieces


def _with(article: DraftArticle, piece: Piece) -> DraftArticle:
    notes = article.notes
    if isinstance(piece, Words) and piece.note:
        notes = (*notes, guessed_of(piece))
    return replace(article, body=(*article.body, piece), notes=notes)
