"""Make an article of a contribution: its title, its text, who sent it in.

In: one file's Material. Out: a DraftArticle, and what of the file is not in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from bulletin_layout.importing.clean import cleaned
from bulletin_layout.importing.draft import DraftArticle
from bulletin_layout.importing.material import (
    Gallery,
    Grid,
    Material,
    Picture,
    Piece,
    Remark,
    Words,
    pictures_in,
    words_of,
)
from bulletin_layout.importing.places import WHOLE_FILE, in_file
from bulletin_layout.importing.recognise.captions import captioned
from bulletin_layout.importing.recognise.contributor import (
    DATED,
    Contributor,
    contributor,
    last_words,
    under_title,
)
from bulletin_layout.importing.recognise.titles import TitleSense, title_lines
from bulletin_layout.messages import Bilingual, Message

_LONG = 20


def read_contribution(material: Material) -> tuple[DraftArticle, tuple[Remark, ...]]:
    """Return the article of one file, and what could not be placed."""
    pieces, caption_notes = captioned(material.pieces)
    sense = TitleSense(pieces)
    first = next((i for i, p in enumerate(pieces) if _is_sentence(p)), len(pieces))
    at = next((i for i in range(first) if sense.begins(pieces, i)), None)
    if at and not any(isinstance(p, Words | Grid) for p in pieces[at + sense.begins(pieces, at) :]):
        at = None  # it stands below the text, like a name
    notes: list[Message] = []
    before: Sequence[Piece] = ()
    rest = list(pieces)
    source = Contributor()
    if at is None and material.subject:
        title: tuple[str, ...] = (cleaned(material.subject),)
        notes.append(Bilingual("Guessed: from the mail's subject", "推断：取自邮件主题"))
    elif at is None:
        title = (cleaned(PurePath(material.name).stem),)
        note = Bilingual(
            "Guessed: from the file's name, since the original has no title",
            "推断：原件没有标题，取自文件名",
        )
        notes.append(note)
    else:
        count = sense.begins(pieces, at)
        lines = [p for p in pieces[at : at + count] if isinstance(p, Words)]
        source = under_title(lines)
        title = title_lines([line for line in lines if line not in source.pieces])
        before, rest = pieces[:at], list(pieces[at + count :])
    source = source if source.name else contributor(rest, title)
    body = [source.without(piece) for piece in rest if not _is_in(piece, source.pieces)]
    dates = [p for p in last_words(body) if DATED.fullmatch(p.text.strip())]
    body = [piece for piece in body if not _is_in(piece, dates)]
    pictures = [p for p in before if isinstance(p, Picture | Gallery)]
    texts = [p for p in before if not isinstance(p, Picture | Gallery)]
    notes += [_moved_below_title(p) for p in pictures]
    above = Bilingual("words above the title", "标题之前的文字")
    date = Bilingual("the date that ends the contribution", "来稿的落款日期")
    unplaced = [_remark(p, above, material) for p in texts]
    unplaced += [_remark(p, date, material) for p in dates]
    if source.rest:
        beside = Bilingual("words beside who sent it in", "供稿者旁边的文字")
        unplaced.append(Remark(beside, in_file(material.name, WHOLE_FILE), source.rest))
    unplaced += [r for r in material.remarks if r.kept]
    notes += [guessed_of(p) for p in body if isinstance(p, Words) and p.note]
    notes += caption_notes
    article = DraftArticle(
        title, (*pictures, *body), source.name, source.note, tuple(dict.fromkeys(notes)),
        read=tuple(source.read()),
    )  # fmt: skip
    return article, tuple(unplaced)


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


def _remark(piece: Piece, why: Message, material: Material) -> Remark:
    where = in_file(material.name, piece.where)
    return Remark(why, where, words_of(piece), pictures_in(piece))
