"""The account of an import: what the files hold against what became of it, character by character.

In: what a file holds, counted apart from how it was read (SourcePart), and the Draft. Out: an
Account: amounts, and each place whose characters are nowhere in the result. Blanks do not count,
nor does the form of a character that Unicode calls the same (m² and m2).
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from bulletin_layout.deadline import timed
from bulletin_layout.immutable import immutable
from bulletin_layout.importing.clean import LOST, UNREAD, is_invisible
from bulletin_layout.importing.draft import Draft
from bulletin_layout.importing.material import (
    Gallery,
    Grid,
    Material,
    Picture,
    Piece,
    Words,
    pictures_in,
)
from bulletin_layout.importing.places import in_file
from bulletin_layout.importing.recognise.back import BACK_LABELS
from bulletin_layout.importing.recognise.people import PEOPLE_LABELS
from bulletin_layout.issue.markup import parse_marks
from bulletin_layout.messages import Message

# So many characters in a row that stand nowhere tell where something is missing.
_RUN = 4
_MOST_PLACES, _MOST_SHOWN = 8, 40
_BLANK = ("Z", "C")
# What the lines of a front and a back say besides names: labels, dates, Han numbers.
_SAYS_WHAT = frozenset(
    "年月日期号第总季度周时份册共印发出版编办刊增专特累计绝机秘密数刷制本单位公开属性动依申请不予急加提平辑"
    "〇零一二三四五六七八九十百千甲乙OoNn."
).union(*PEOPLE_LABELS, *BACK_LABELS)


@immutable
class Missing:
    """Characters of a place of the source that stand nowhere in the result."""

    where: Message
    words: str


@immutable
class Account:
    """What files hold and what became of it: characters without blanks, tables, photos, notes.

    `source` = `placed` + `read` + `unplaced` + `named` + `lacking` - `added`. `read` was understood
    and is written anew (a date, a label), `named` was left out and said, `added` is what the result
    has more (numbers of a list).
    """

    source: int = 0
    placed: int = 0
    read: int = 0
    unplaced: int = 0
    named: int = 0
    added: int = 0
    lacking: int = 0
    paragraphs: tuple[int, int] = (0, 0)
    tables: tuple[int, int] = (0, 0)
    pictures: tuple[int, int] = (0, 0)
    notes: tuple[int, int] = (0, 0)
    missing: tuple[Missing, ...] = ()


def account_of(materials: Sequence[Material], draft: Draft) -> Account:
    """Return the account of files and of what was made of them."""
    source = _counted(part.text for m in materials for part in m.source)
    placed, read = _counted(_texts(draft)), _counted([*draft.read, *_read(materials)])
    read += _read_into_front_and_back(draft)
    unplaced = _counted(remark.kept for remark in draft.unplaced)
    named = _counted(remark.gone for m in materials for remark in m.remarks)
    found = placed + read + unplaced + named
    lacking = source - found
    pieces = list(_pieces(draft))
    return Account(
        source=source.total(),
        placed=placed.total(),
        read=read.total(),
        unplaced=unplaced.total(),
        named=named.total(),
        added=(found - source).total(),
        lacking=lacking.total(),
        paragraphs=(_paragraphs_in(materials), _paragraphs(draft, pieces)),
        tables=(sum(m.tables for m in materials), sum(isinstance(p, Grid) for p in pieces)),
        pictures=(sum(m.pictures for m in materials), _pictures(draft, pieces)),
        notes=(sum(m.notes for m in materials), _notes(pieces)),
        missing=tuple(_missing(materials, draft, lacking)) if lacking else (),
    )


def _read_into_front_and_back(draft: Draft) -> Counter[str]:
    """Return the characters of the front's and the back's lines that stand in these.

    Or that say what the rest is: a label, a number, a mark. A name that is nowhere lacks.
    """
    lines = _counted(draft.restated)
    values = _counted(_front_and_back(draft))
    labels = Counter({c: n for c, n in lines.items() if c in _SAYS_WHAT or not c.isalpha()})
    return (lines & values) | labels


def _front_and_back(draft: Draft) -> Iterator[str]:
    front, back = draft.front, draft.back
    yield from (*front.header, front.editors, front.notice, front.serial, front.kind)
    yield from front.secrecy or ()
    yield from (str(note) for note in (front.date_note, *back.notes))
    yield from (value for _, value in front.people)
    for _, names in back.lists:
        yield from names
    yield back.office
    yield from (remark.kept for remark in draft.unplaced)


def _read(materials: Iterable[Material]) -> Iterator[str]:
    for material in materials:
        yield from material.read


def _counted(texts: Iterable[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text in timed(texts):
        counts.update(_characters(text))
    return counts


def _characters(text: str) -> str:
    """Return the characters of a text that count, in the form that they have in common."""
    plain = unicodedata.normalize("NFKC", text.replace(LOST, UNREAD)).replace("\u2212", "-")
    return "".join(
        c for c in plain if not c.isspace() and not is_invisible(c)
        and unicodedata.category(c)[0] not in _BLANK
    )  # fmt: skip


def _pieces(draft: Draft) -> Iterator[Piece]:
    """Yield all pieces of a draft."""
    yield from draft.editorial
    for article in draft.articles:
        yield from article.editorial
        yield from article.body
    for appendix in draft.appendix:
        yield from appendix.body
        if appendix.table is not None:
            yield appendix.table


def _texts(draft: Draft) -> Iterator[str]:
    """Yield the texts of a draft that its front and back do not hold."""
    for piece in _pieces(draft):
        yield from _texts_of(piece)
    for article in draft.articles:
        yield from (*article.title, article.subtitle, article.source, *article.signers)
    for appendix in draft.appendix:
        yield from (*appendix.title, appendix.subtitle)
    yield from draft.briefs


def _texts_of(piece: Piece) -> Iterator[str]:
    if isinstance(piece, Words):
        yield from (piece.text,) if piece.marked is None else _without_marks(piece)
    elif isinstance(piece, Grid):
        yield piece.caption
        for row in piece.rows:
            yield from (cell.text for cell in row)
    elif isinstance(piece, Picture | Gallery):
        yield piece.caption
        yield from (p.caption for p in pictures_in(piece) if p is not piece)


def _without_marks(words: Words) -> Iterator[str]:
    """Yield what a text with marks of an issue prints, and its notes."""
    text, _ = parse_marks(words.written, None)
    yield text.value
    yield from (span.note.value for span in text.spans if span.note is not None)


def _paragraphs_in(materials: Iterable[Material]) -> int:
    return sum(isinstance(piece, Words) for m in materials for piece in m.pieces)


def _paragraphs(draft: Draft, pieces: Iterable[Piece]) -> int:
    """Return how many paragraphs became some of the text, titles among them."""
    titles = sum(bool(article.title) for article in draft.articles)
    titles += sum(bool(appendix.title) for appendix in draft.appendix)
    return titles + len(draft.briefs) + sum(isinstance(piece, Words) for piece in pieces)


def _pictures(draft: Draft, pieces: Iterable[Piece]) -> int:
    placed = sum(len(pictures_in(piece)) for piece in pieces)
    return placed + sum(len(remark.pictures) for remark in draft.unplaced)


def _notes(pieces: Iterable[Piece]) -> int:
    marked = (p for p in pieces if isinstance(p, Words) and p.marked is not None)
    texts = (parse_marks(words.written, None)[0] for words in marked)
    return sum(span.note is not None for text in texts for span in text.spans)


def _missing(
    materials: Sequence[Material], draft: Draft, lacking: Counter[str]
) -> Iterator[Missing]:
    """Yield where the characters that lack stood, as far as what stood beside them tells."""
    texts = [*_texts(draft), *draft.read, *_read(materials), *(r.kept for r in draft.unplaced)]
    texts += [remark.gone for m in materials for remark in m.remarks]
    known = _runs(_characters("".join(texts)))
    for text in texts:
        known |= _runs(_characters(text))
    told = 0
    for material in materials:
        for part in timed(material.source):
            words = "".join(_unknown(_characters(part.text), known, lacking))
            if words and told < _MOST_PLACES:
                told += 1
                yield Missing(in_file(material.name, part.where), words[:_MOST_SHOWN])


def _runs(text: str) -> set[str]:
    return {text[at : at + _RUN] for at in range(max(1, len(text) - _RUN + 1))}


def _unknown(text: str, known: set[str], lacking: Counter[str]) -> Iterator[str]:
    """Yield the characters that lack and that no known run holds."""
    covered = bytearray(len(text))
    for at in range(max(1, len(text) - _RUN + 1)):
        if text[at : at + _RUN] in known:
            covered[at : at + _RUN] = b"\1" * len(text[at : at + _RUN])
    for character, is_known in zip(text, covered, strict=True):
        if not is_known and lacking[character] > 0:
            yield character
