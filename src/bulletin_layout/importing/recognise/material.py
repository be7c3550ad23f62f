"""Understand the material: an old issue is recognised whole, a contribution becomes an article.

In: the Material of each file. Out: a Draft. Every piece of every file is in it: in its place, or
under `unplaced` with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

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
from bulletin_layout.importing.recognise.articles import (
    articles_in,
    column_of,
    editorial_in,
    items_in,
    sections_in,
    with_columns,
    without_marks,
)
from bulletin_layout.importing.recognise.back import back_start, copies_in, in_lines, read_back
from bulletin_layout.importing.recognise.captions import captioned
from bulletin_layout.importing.recognise.contents import lists_all, titles_listed, without_contents
from bulletin_layout.importing.recognise.contribution import read_contribution
from bulletin_layout.importing.recognise.front import RecognisedFront, take_front
from bulletin_layout.importing.recognise.labels import (
    begins_appendix,
    begins_briefs,
    is_rule,
)
from bulletin_layout.importing.recognise.other_front import take_other_front
from bulletin_layout.importing.recognise.people import joined_people, people_in
from bulletin_layout.importing.recognise.signature import is_remark
from bulletin_layout.importing.recognise.signs import is_enough, note_of, signs_in
from bulletin_layout.importing.recognise.titles import TitleSense
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.named_tuple import NamedTuple

_BRIEF_NUMBER = re.compile(
    r"\s*(?:[（(]\d+[）)]|\d+\s*(?:[、）)]|[.．](?!\d))|[●◆○■▲★·•※◇□△➢①-⑳])\s*"
)
_ANNEXES = re.compile(r"附\s*件\s*[：:]\s*(?:\d+\s*[.．、])?")
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
    """Return whether a file is a whole issue: by its front, or by the signs of another office's."""
    return _front_of(material) is not None


def _front_of(material: Material) -> RecognisedFront | None:
    """Return the front of a whole issue, None of a contribution."""
    front = take_front(material.pieces)
    if front is not None and front.front.year is not None and front.front.editors:
        return front
    other = take_other_front(material.pieces)
    if other is not None and (front is None or other.length > front.length or _says_more(other)):
        signs = signs_in(other.front, material.pieces)
        if is_enough(signs):
            return other._replace(note=note_of(signs))
    return front


def _says_more(other: RecognisedFront) -> bool:
    """Return whether a front says the number that the series' own form did not find."""
    return other.front.number is not None


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
    front_part = _front_of(material)
    assert front_part is not None, "an issue has a front"
    below = material.pieces[front_part.length :]
    rules = [piece for piece in below if isinstance(piece, Words) and is_rule(piece.text)]
    pieces, notes = captioned([p for p in below if p not in rules], centred=False)
    pieces, listed = without_contents(pieces)
    parts = _parts(pieces)
    people, made_by, parts = _without_people(parts)
    front = front_part.front
    front = replace(front, people=joined_people((*front.people, *people)))
    found = _found_articles(parts.articles, pieces, listed)
    articles, named = _without_annex_list(found.articles, parts.appendices)
    editorial, loose = editorial_in(found.loose)
    briefs, strays = _briefs(parts.briefs)
    back, rest = read_back(parts.back) if parts.back else (Back(), [])
    told = [Remark(note, WHOLE_FILE) for note in notes]
    told += [Remark(front_part.note, WHOLE_FILE)] if front_part.note else []
    labels = [*listed, *parts.labels, *found.columns, *rules]
    return Draft(
        (material.name,),
        front,
        articles,
        briefs,
        tuple(map(_appendix, _without_list(parts.appendices))),
        back,
        editorial,
        (
            *_without_place(front_part.doubled, loose, strays, rest),
            *(r for r in material.remarks if r.kept),
        ),
        (*(r for r in material.remarks if not r.kept), *told),
        (
            *map(words_of, labels),
            *_numbers_of(parts.briefs),
            *_lists_of(parts.appendices),
            *named,
            *(text for article in found.articles for text in article.read),
        ),
        tuple(words_of(p) for p in (*material.pieces[: front_part.length], *made_by, *parts.back)),
    )


class _FoundArticles(NamedTuple):
    """The articles of an issue, what stands before the first, the labels of columns."""

    articles: tuple[DraftArticle, ...]
    loose: list[Piece]
    columns: list[Piece]


def _found_articles(
    zone: Sequence[Piece], pieces: Sequence[Piece], listed: Sequence[Piece]
) -> _FoundArticles:
    """Return what a zone of an issue's pieces holds; `listed` is its list of contents."""
    titles = titles_listed(listed)
    sense = TitleSense(
        [piece for piece in pieces if not column_of(piece)],
        listed=titles,
        lists_all=lists_all(listed),
    )
    articles, loose = articles_in(zone, sense)
    if not articles:
        articles, loose = items_in(zone)
    columns = [piece for piece in zone if column_of(piece)]
    columns += [zone[at] for at in sections_in(zone, sense)]
    return _FoundArticles(without_marks(with_columns(articles), titles), loose, columns)


def _without_place(
    doubled: Sequence[Piece], above: Sequence[Piece], among: Sequence[Piece], under: Sequence[Piece]
) -> Iterator[Remark]:
    """Yield what has no place in an issue, each piece with the reason."""
    reasons = (
        (
            doubled,
            Bilingual("words that say once more what the front says", "报头里说了两次的文字"),
        ),
        (above, Bilingual("words above the first title", "第一个标题之前的文字")),
        (among, Bilingual("a photo or table among the briefs", "简讯里的照片或表格")),
        (under, Bilingual("words below those who receive the issue", "报、送之后的文字")),
    )
    for pieces, why in reasons:
        yield from (_unplaced(piece, why) for piece in pieces)


def _lists_of(appendices: Sequence[list[Piece]]) -> Iterator[str]:
    """Yield the words of lists of annexes, which are printed of themselves."""
    for number, pieces in enumerate(appendices):
        if _is_listed(appendices, number):
            yield from map(words_of, pieces)


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


def _without_people(parts: _Parts) -> tuple[list[tuple[str, str]], list[Piece], _Parts]:
    """Return who made the issue, as its end tells, those lines, and the parts without them."""
    people: list[tuple[str, str]] = []
    kept: list[Piece] = []
    lines: list[Piece] = []
    articles, briefs = list(parts.articles), list(parts.briefs)
    back = list(parts.back)
    zone = briefs or articles
    while not parts.appendices and zone and _says_people(in_lines(zone[-1:])):
        back.insert(0, zone.pop())
    for piece in in_lines(back):
        found = people_in(piece.text) if isinstance(piece, Words) else ()
        people += found
        (lines if found else kept).append(piece)
    return people, lines, parts._replace(articles=articles, briefs=briefs, back=kept)


def _says_people(lines: Sequence[Piece]) -> bool:
    """Return whether lines say who made the issue, or how many are printed, and nothing else."""
    return all(
        isinstance(line, Words)
        and not is_remark(line.text)
        and (people_in(line.text) or copies_in(line.text) is not None)
        for line in lines
    )


def _without_list(appendices: Sequence[list[Piece]]) -> list[list[Piece]]:
    """Return the appendices without the list of them, which is printed of itself."""
    return [
        pieces for number, pieces in enumerate(appendices) if not _is_listed(appendices, number)
    ]


def _without_annex_list(
    articles: Sequence[DraftArticle], appendices: Sequence[list[Piece]]
) -> tuple[tuple[DraftArticle, ...], list[str]]:
    """Return articles without 附件：1.… 2.… at the last one's end, if these are the appendices.

    It is printed of itself. And its words.
    """
    if not articles or not appendices:
        return tuple(articles), []
    *others, last = articles
    titles = {_plain_title(pieces) for pieces in appendices if pieces}
    body = list(last.body)
    named: list[str] = []
    while body and isinstance(body[-1], Words):
        text = body[-1].text.strip()
        begin = _ANNEXES.match(text) or _LISTED.match(text)
        title = "".join(text[begin.end() :].split()) if begin else ""
        if title not in titles:
            break
        named.insert(0, text)
        body.pop()
        if _ANNEXES.match(text):
            return (*others, replace(last, body=tuple(body))), named
    return tuple(articles), []


def _plain_title(pieces: Sequence[Piece]) -> str:
    """Return the title of an appendix on one line, without blanks."""
    count = TitleSense(pieces).begins(pieces, 0) or 1
    return "".join("".join(words_of(piece) for piece in pieces[:count]).split())


def _is_listed(appendices: Sequence[list[Piece]], number: int) -> bool:
    return _is_list_of(appendices[number], appendices[number + 1 :])


def _is_list_of(pieces: Sequence[Piece], appendices: Sequence[list[Piece]]) -> bool:
    """Return whether pieces only number the titles of the appendices that follow."""
    titles = [cleaned(words_of(a[0]).replace(" ", "")) for a in appendices if a]
    listed = [_LISTED.sub("", words_of(p)).replace(" ", "") for p in pieces]
    numbered = all(isinstance(p, Words) and _LISTED.match(p.text) for p in pieces)
    may_be = numbered or len(pieces) == 1
    return bool(pieces) and may_be and all(cleaned(words) in titles for words in listed)


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
