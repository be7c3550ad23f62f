"""Make an article of a contribution: its title, its text, who sent it in.

In: one file's Material. Out: a DraftArticle, and what of the file is not in it. Who sent it in is
looked for in a line that says so, then in the signature, then in the title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import NamedTuple

from bulletin_layout.importing.clean import cleaned
from bulletin_layout.importing.draft import DraftArticle
from bulletin_layout.importing.material import Material, Piece, Remark, Words, words_of
from bulletin_layout.importing.titles import TitleSense, title_lines

_SAYS = re.compile(
    r"[（(]?\s*(?:供稿单位|来稿单位|报送单位|供稿|来稿|来源|通讯员|作者|撰稿)\s*[：:]\s*(.{2,40}?)\s*[）)]?"
)
_GIVEN = re.compile(r"[（(]\s*(.{2,40}?)\s*(?:供稿|供)\s*[）)]")
_BODY = r"(?:有限责任公司|股份有限公司|有限公司|分公司|公司|管理局|协会|委员会|集团|中心|支局|党委)"
_ENDS_AS_BODY = re.compile(rf".{{2,40}}{_BODY}")
_BEGINS_AS_BODY = re.compile(rf".{{2,16}}?{_BODY}(?:.{{2,6}}?分公司)?")
_DATED = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")
_LAST = 3


class _Source(NamedTuple):
    """Who sent it in, how that is known, and which pieces say so."""

    name: str = ""
    note: str = ""
    pieces: tuple[Piece, ...] = ()


def read_contribution(material: Material) -> tuple[DraftArticle, tuple[Remark, ...]]:
    """Return the article of one file, and what could not be placed."""
    pieces = list(material.pieces)
    sense = TitleSense(pieces)
    at = next((i for i in range(len(pieces)) if sense.begins(pieces, i)), None)
    before: list[Piece] = []
    notes: list[str] = []
    if at is None:
        title: tuple[str, ...] = (cleaned(PurePath(material.name).stem),)
        notes.append("推断：原件没有标题，取自文件名")
    else:
        count = sense.begins(pieces, at)
        title = title_lines([p for p in pieces[at : at + count] if isinstance(p, Words)])
        before, pieces = pieces[:at], pieces[at + count :]
    source = _source(pieces, title)
    body = [piece for piece in pieces if piece not in source.pieces]
    dates = [p for p in _last_words(body) if _DATED.fullmatch(p.text.strip())]
    body = [piece for piece in body if piece not in dates]
    unplaced = [_remark(p, "标题之前的文字", material) for p in before]
    unplaced += [_remark(p, "来稿的落款日期", material) for p in dates]
    unplaced += [r for r in material.remarks if r.kept]
    notes += [f"推断：{p.where}{p.note}" for p in body if isinstance(p, Words) and p.note]
    article = DraftArticle(title, tuple(body), source.name, source.note, tuple(notes))
    return article, tuple(unplaced)


def _last_words(pieces: Sequence[Piece]) -> list[Words]:
    return [piece for piece in pieces[-_LAST:] if isinstance(piece, Words)]


def _remark(piece: Piece, why: str, material: Material) -> Remark:
    return Remark(why, f"{material.name} {piece.where}", cleaned(words_of(piece)))


def _source(pieces: Sequence[Piece], title: Sequence[str]) -> _Source:
    candidates = [p for p in pieces[:1] if isinstance(p, Words)] + _last_words(pieces)
    for piece in candidates:
        text = piece.text.strip()
        match = _SAYS.fullmatch(text) or _GIVEN.fullmatch(text)
        if match:
            name = cleaned(match[1])
            return _Source(name, f"推断：取自原件的“{cleaned(text)}”一行", (piece,))
    for piece in _last_words(pieces):
        text = cleaned(piece.text)
        if piece.look.right and _ENDS_AS_BODY.fullmatch(text):
            return _Source(text, "推断：取自原件的落款", (piece,))
    match = _BEGINS_AS_BODY.match("".join(title))
    if match:
        return _Source(match[0], "推断：取自标题")
    return _Source()
