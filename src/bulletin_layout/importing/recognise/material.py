"""Understand the material: an old issue is recognised whole, a contribution becomes an article.

In: the Material of each file. Out: a Draft. Every piece of every file is in it: in its place, or
under `unplaced` with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from bulletin_layout.importing.clean import cleaned
from bulletin_layout.importing.draft import Back, Draft, DraftAppendix, DraftArticle
from bulletin_layout.importing.material import (
    Grid,
    Material,
    Piece,
    Remark,
    Words,
    pictures_in,
    words_of,
)
from bulletin_layout.importing.places import WHOLE_FILE, in_file
from bulletin_layout.importing.recognise.back import back_start, read_back
from bulletin_layout.importing.recognise.captions import captioned
from bulletin_layout.importing.recognise.contribution import guessed_of, read_contribution
from bulletin_layout.importing.recognise.front import take_front
from bulletin_layout.importing.recognise.signature import signed
from bulletin_layout.importing.recognise.titles import (
    TitleSense,
    begins_appendix,
    begins_briefs,
    title_lines,
)
from bulletin_layout.messages import Bilingual, Message

_BRIEF_NUMBER = re.compile(r"\s*(?:[（(]\d+[）)]|\d+\s*(?:[、）)]|[.．](?!\d)))\s*")
_EDITORIAL = re.compile(r"\s*(编者按|按语|按)\s*[：:]")
_LISTED = re.compile(r"\s*(附件\s*)?\d+\s*[.．、：:]")
_IN_BRACKETS = re.compile(r"[（(].*[）)]", re.S)


class TwoIssues(Exception):
    """Two of the files are whole issues; `names` are theirs."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(", ".join(names))
        self.names = tuple(names)


def recognise(materials: Sequence[Material]) -> Draft:
    """Return what the files say, in their order. Raises TwoIssues."""
    whole = [material for material in materials if is_issue(material)]
    if len(whole) > 1:
        raise TwoIssues([material.name for material in whole])
    draft = _issue(whole[0]) if whole else Draft(())
    for material in materials:
        if material not in whole:
            article, unplaced = read_contribution(material)
            draft = replace(
                draft,
                articles=(*draft.articles, article),
                unplaced=draft.unplaced + unplaced,
                remarks=draft.remarks + _silent(material),
                read=draft.read + article.read,
            )
    return replace(draft, names=tuple(material.name for material in materials))


def is_issue(material: Material) -> bool:
    """Return whether a file is a whole issue: a numbered period or dated editors begin it."""
    return take_front(material.pieces) is not None


def _silent(material: Material) -> tuple[Remark, ...]:
    silent = (r for r in material.remarks if not r.kept)
    return tuple(replace(r, where=in_file(material.name, r.where)) for r in silent)


class _Parts(NamedTuple):
    """The zones of an issue: what stands before 简讯 or 附件, each of these, and 报/送; labels."""

    articles: list[Piece]
    briefs: list[Piece]
    appendices: list[list[Piece]]
    back: list[Piece]
    labels: list[Piece]


def _issue(material: Material) -> Draft:
    front_part = take_front(material.pieces)
    assert front_part is not None, "an issue has a front"
    pieces, notes = captioned(material.pieces[front_part.length :], centred=False)
    parts = _parts(pieces)
    sense = TitleSense(pieces)
    articles, loose = _articles(parts.articles, sense)
    editorial, loose = _editorial(loose)
    briefs, strays = _briefs(parts.briefs)
    back, rest = read_back(parts.back) if parts.back else (Back(), [])
    doubled = Bilingual("words that say once more what the front says", "报头里说了两次的文字")
    above = Bilingual("words above the first title", "第一个标题之前的文字")
    among = Bilingual("a photo or table among the briefs", "简讯里的照片或表格")
    below = Bilingual("words below those who receive the issue", "报、送之后的文字")
    unplaced = [_unplaced(p, doubled) for p in front_part.doubled]
    unplaced += [_unplaced(p, above) for p in loose]
    unplaced += [_unplaced(p, among) for p in strays]
    unplaced += [_unplaced(p, below) for p in rest]
    taken = [words_of(p) for p in material.pieces[: front_part.length]]
    taken += [words_of(p) for p in (*parts.labels, *parts.back)]
    taken += _numbers_of(parts.briefs)
    for number, pieces_listed in enumerate(parts.appendices):
        if _is_listed(parts.appendices, number):
            taken += map(words_of, pieces_listed)
    return Draft(
        (material.name,),
        front_part.front,
        articles,
        briefs,
        tuple(map(_appendix, _without_list(parts.appendices))),
        back,
        editorial,
        tuple(unplaced) + tuple(r for r in material.remarks if r.kept),
        (*(r for r in material.remarks if not r.kept), *(Remark(n, WHOLE_FILE) for n in notes)),
        (*taken, *(text for article in articles for text in article.read)),
    )


def _numbers_of(briefs: Sequence[Piece]) -> list[str]:
    """Return the numbers of 简讯, which are printed of themselves."""
    texts = (piece.text for piece in briefs if isinstance(piece, Words))
    return [match[0] for text in texts if (match := _BRIEF_NUMBER.match(text))]


def _parts(pieces: Sequence[Piece]) -> _Parts:
    parts = _Parts([], [], [], [], [])
    zone = parts.articles
    back = back_start(pieces)
    for number, piece in enumerate(pieces):
        if number >= back:
            zone = parts.back
        elif isinstance(piece, Words) and begins_briefs(piece.text):
            zone = parts.briefs
            parts.labels.append(piece)
            continue
        elif isinstance(piece, Words) and begins_appendix(piece.text):
            zone = []
            parts.appendices.append(zone)
            parts.labels.append(piece)
            continue
        zone.append(piece)
    return parts


def _articles(
    pieces: Sequence[Piece], sense: TitleSense
) -> tuple[tuple[DraftArticle, ...], list[Piece]]:
    """Return the articles, and what stands before the first title."""
    articles: list[DraftArticle] = []
    loose: list[Piece] = []
    at = 0
    while at < len(pieces):
        count = sense.begins(pieces, at)
        if count:
            words = [p for p in pieces[at : at + count] if isinstance(p, Words)]
            before = articles.pop() if articles else None
            if before is not None:
                before = _with_own_editorial(before)
                editorial, body = _editorial(list(before.body))
                articles.append(replace(before, body=tuple(body)))
                articles.append(DraftArticle(title_lines(words), (), editorial=editorial))
            else:
                articles.append(DraftArticle(title_lines(words), ()))
            at += count
            continue
        if articles:
            articles[-1] = _with(articles[-1], pieces[at])
        else:
            loose.append(pieces[at])
        at += 1
    if articles:
        articles[-1] = _with_own_editorial(articles[-1])
    return tuple(map(signed, articles)), loose


def _with_own_editorial(article: DraftArticle) -> DraftArticle:
    """Return an article whose 按语, if it stands right below the title, is its own."""
    first, *body = article.body or (None,)
    if isinstance(first, Words) and body and _EDITORIAL.match(first.text):
        return replace(article, editorial=(*article.editorial, first), body=tuple(body))
    return article


def _editorial(pieces: list[Piece]) -> tuple[tuple[Words, ...], list[Piece]]:
    """Return 按语 and what stands before it: from a paragraph that begins with its label on."""
    for at, piece in enumerate(pieces):
        if isinstance(piece, Words) and _EDITORIAL.match(piece.text):
            words = tuple(p for p in pieces[at:] if isinstance(p, Words))
            return words, pieces[:at] + [p for p in pieces[at:] if not isinstance(p, Words)]
    return (), pieces


def _without_list(appendices: Sequence[list[Piece]]) -> list[list[Piece]]:
    """Return the appendices without the list of them, which is printed of itself."""
    return [
        pieces for number, pieces in enumerate(appendices) if not _is_listed(appendices, number)
    ]


def _is_listed(appendices: Sequence[list[Piece]], number: int) -> bool:
    return _is_list_of(appendices[number], appendices[number + 1 :])


def _is_list_of(pieces: Sequence[Piece], appendices: Sequence[list[Piece]]) -> bool:
    """Return whether pieces only number the titles of the appendices that follow."""
    titles = [cleaned(words_of(a[0]).replace(" ", "")) for a in appendices if a]
    listed = [_LISTED.sub("", words_of(p)).replace(" ", "") for p in pieces]
    numbered = all(isinstance(p, Words) and _LISTED.match(p.text) for p in pieces)
    return bool(pieces) and numbered and all(cleaned(words) in titles for words in listed)


def _with(article: DraftArticle, piece: Piece) -> DraftArticle:
    notes = article.notes
    if isinstance(piece, Words) and piece.note:
        notes = (*notes, guessed_of(piece))
    return replace(article, body=(*article.body, piece), notes=notes)


def _briefs(pieces: Sequence[Piece]) -> tuple[tuple[str, ...], list[Piece]]:
    briefs: list[str] = []
    strays: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Words):
            briefs.append(cleaned(_BRIEF_NUMBER.sub("", piece.written, count=1) or piece.written))
        else:
            strays.append(piece)
    return tuple(briefs), strays


def _appendix(pieces: Sequence[Piece]) -> DraftAppendix:
    """Return an appendix: its title's lines, a sub-title in brackets, text, a last table."""
    sense = TitleSense(pieces)
    count = sense.begins(pieces, 0) or (1 if pieces and isinstance(pieces[0], Words) else 0)
    head = [line for p in pieces[:count] if isinstance(p, Words) for line in p.text.split("\n")]
    subtitle = ""
    if len(head) > 1 and _IN_BRACKETS.fullmatch(head[-1].strip()):
        subtitle = cleaned(head.pop())
    body = list(pieces[count:])
    if not subtitle and body and isinstance(body[0], Words):
        first = body[0].text.strip()
        if _IN_BRACKETS.fullmatch(first):
            subtitle = cleaned(first)
            body = body[1:]
    table = body.pop() if body and isinstance(body[-1], Grid) else None
    title = tuple(filter(None, map(cleaned, head)))
    return DraftAppendix(title, subtitle, tuple(body), table if isinstance(table, Grid) else None)


def _unplaced(piece: Piece, why: Message) -> Remark:
    return Remark(why, piece.where, words_of(piece), pictures_in(piece))
