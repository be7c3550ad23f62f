"""Make an article of a contribution: its title, its text, who sent it in.

In: one file's Material. Out: a DraftArticle, and what of the file is not in it. Who sent it in is
looked for in a line that says so, then in the signature, then in the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import NamedTuple

from bulletin_layout.importing.clean import cleaned, on_one_line
from bulletin_layout.importing.draft import DraftArticle
from bulletin_layout.importing.material import (
    Gallery,
    Material,
    Picture,
    Piece,
    Remark,
    Words,
    pictures_in,
    words_of,
)
from bulletin_layout.importing.places import in_file
from bulletin_layout.importing.recognise.captions import captioned
from bulletin_layout.importing.recognise.titles import TitleSense, title_lines
from bulletin_layout.messages import Bilingual, Message

_SAYS = re.compile(
    r"[（(]?\s*(?:供稿单位|来稿单位|报送单位|供稿|来稿|来源|通讯员|作者|撰稿)\s*[：:]\s*(.{2,40}?)\s*[）)]?"
)
_GIVEN = re.compile(r"[（(]\s*(.{2,40}?)\s*(?:供稿|供)\s*[）)]")
_BODY = (
    "(?:有限责任公司|股份有限公司|有限公司|分公司|公司|管理局|协会|委员会|集团|中心|支局|分局|党委|党总支|党支部"
    "|办公室|办事处|派出所|工会|团委|学校|医院|街道|社区|片区|[局处科部队所站院])"
)
_ENDS_AS_BODY = re.compile(rf".{{2,40}}{_BODY}")
_BEGINS_AS_BODY = re.compile(rf".{{2,16}}?{_BODY}(?:.{{2,6}}?分公司)?")
# At the end of the last paragraph, or a line by itself: （供稿：某单位 张三）, （某单位 张三）.
_AT_END = re.compile(
    r"(?<=[。！？”])\s*[（(]\s*(?:供稿|来稿|通讯员|作者|撰稿)\s*[：:]?\s*([^（）()]{2,30})[）)]$"
)
_BRACKETED = re.compile(
    rf"[（(]\s*([^（）()。，；]{{0,24}}?{_BODY}(?:\s+[^（）()。，；]{{2,12}})?)\s*[）)]"
)
_LEADS_ON = re.compile("(?:与|和|在|到|赴|向|的|走进|走访|慰问|联合)$")
_DATED = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")
_SENTENCE = re.compile("[，。；：、]")
_LAST, _LONGEST_NAME, _LONG = 3, 24, 20


class _Source(NamedTuple):
    """Who sent it in, how that is known; the pieces that say so, or the one that does within."""

    name: str = ""
    note: str = ""
    pieces: tuple[Piece, ...] = ()
    within: Words | None = None


def read_contribution(material: Material) -> tuple[DraftArticle, tuple[Remark, ...]]:
    """Return the article of one file, and what could not be placed."""
    pieces, caption_notes = captioned(material.pieces)
    sense = TitleSense(pieces)
    first = next((i for i, p in enumerate(pieces) if _is_sentence(p)), len(pieces))
    at = next((i for i in range(first) if sense.begins(pieces, i)), None)
    notes: list[Message] = []
    before: Sequence[Piece] = ()
    rest = list(pieces)
    source = _Source()
    if at is None:
        title: tuple[str, ...] = (cleaned(PurePath(material.name).stem),)
        note = Bilingual(
            "Guessed: from the file's name, since the original has no title",
            "推断：原件没有标题，取自文件名",
        )
        notes.append(note)
    else:
        count = sense.begins(pieces, at)
        lines = [p for p in pieces[at : at + count] if isinstance(p, Words)]
        source = _under_title(lines)
        title = title_lines([line for line in lines if line not in source.pieces])
        before, rest = pieces[:at], list(pieces[at + count :])
    source = source if source.name else _source(rest, title)
    body = [_without(piece, source) for piece in rest if not _is_in(piece, source.pieces)]
    dates = [p for p in _last_words(body) if _DATED.fullmatch(p.text.strip())]
    body = [piece for piece in body if not _is_in(piece, dates)]
    pictures = [p for p in before if isinstance(p, Picture | Gallery)]
    texts = [p for p in before if not isinstance(p, Picture | Gallery)]
    notes += [_moved_below_title(p) for p in pictures]
    above = Bilingual("words above the title", "标题之前的文字")
    date = Bilingual("the date that ends the contribution", "来稿的落款日期")
    unplaced = [_remark(p, above, material) for p in texts]
    unplaced += [_remark(p, date, material) for p in dates]
    unplaced += [r for r in material.remarks if r.kept]
    notes += [guessed_of(p) for p in body if isinstance(p, Words) and p.note]
    notes += caption_notes
    article = DraftArticle(
        title, (*pictures, *body), source.name, source.note, tuple(dict.fromkeys(notes)),
        read=tuple(_read_of(source)),
    )  # fmt: skip
    return article, tuple(unplaced)


def _read_of(source: _Source) -> Iterator[str]:
    """Yield the words that said who sent it in."""
    yield from map(words_of, source.pieces)
    match = _AT_END.search(source.within.text) if source.within is not None else None
    if match:
        yield match[0]


def guessed_of(words: Words) -> Bilingual:
    """Return what was guessed about a paragraph, with its place."""
    return Bilingual(
        "Guessed: {where}: {note}", "推断：{where}{note}", where=words.where, note=words.note
    )


def _moved_below_title(photo: Picture | Gallery) -> Bilingual:
    return Bilingual(
        "Guessed: the photo of {where} stood above the title, and is put first",
        "推断：{where}的照片原在标题之前，放在文首",
        where=photo.where,
    )


def _is_sentence(piece: Piece) -> bool:
    """Return whether a piece is running text: a title stands before it, or there is none."""
    return isinstance(piece, Words) and len(piece.text) > _LONG and "。" in piece.text


def _is_in(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Return whether a piece itself is among others: one that says the same is not meant."""
    return any(piece is other for other in pieces)


def _without(piece: Piece, source: _Source) -> Piece:
    """Return the last paragraph without the words at its end that say who sent it in."""
    if not isinstance(piece, Words) or piece is not source.within:
        return piece
    marked = None if piece.marked is None else _AT_END.sub("", piece.marked)
    return replace(piece, text=_AT_END.sub("", piece.text), marked=marked)


def _under_title(lines: Sequence[Words]) -> _Source:
    """Return who sent it in, if the last of several centred lines names a body."""
    if len(lines) < 2 or _LEADS_ON.search(lines[-2].text.strip()):
        return _Source()
    last = cleaned(lines[-1].text)
    if _ENDS_AS_BODY.fullmatch(last) and not _SENTENCE.search(last):
        note = Bilingual("Guessed: from the line below the title", "推断：取自标题下面的一行")
        return _Source(last, note, (lines[-1],))
    return _Source()


def _last_words(pieces: Sequence[Piece]) -> list[Words]:
    return [piece for piece in pieces[-_LAST:] if isinstance(piece, Words)]


def _remark(piece: Piece, why: Message, material: Material) -> Remark:
    where = in_file(material.name, piece.where)
    return Remark(why, where, words_of(piece), pictures_in(piece))


def _source(pieces: Sequence[Piece], title: Sequence[str]) -> _Source:
    last = _last_words(pieces)
    candidates = [p for p in pieces[:1] if isinstance(p, Words)] + last
    for piece in candidates:
        text = piece.text.strip()
        match = _SAYS.fullmatch(text) or _GIVEN.fullmatch(text) or _BRACKETED.fullmatch(text)
        if match:
            note = Bilingual(
                "Guessed: from the line “{line}” of the original",
                "推断：取自原件的“{line}”一行",
                line=on_one_line(text),
            )
            return _Source(on_one_line(match[1]), note, (piece,))
    for piece in last:
        text = cleaned(piece.text)
        if piece.appearance.right and len(text) <= _LONGEST_NAME and not _DATED.fullmatch(text):
            note = Bilingual("Guessed: from the original's signature", "推断：取自原件的落款")
            return _Source(text, note, (piece,))
    for piece in last[-1:]:
        if match := _AT_END.search(piece.text):
            note = Bilingual(
                "Guessed: from “{words}” at the end of the text",
                "推断：取自文末的“{words}”",
                words=on_one_line(match[0]),
            )
            return _Source(on_one_line(match[1]), note, (), piece)
    match = _BEGINS_AS_BODY.match("".join(title))
    if match:
        return _Source(match[0], Bilingual("Guessed: from the title", "推断：取自标题"))
    return _Source()
