"""Give pictures and tables the captions that stand beside them as paragraphs.

In: pieces. Out: pieces in which a paragraph below a picture, or above a table, that reads like its
caption has become it; and what was taken for one, for the editor.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bulletin_layout.importing.clean import cleaned
from bulletin_layout.importing.material import (
    Gallery,
    Grid,
    Picture,
    Piece,
    Words,
    words_of,
)
from bulletin_layout.importing.recognise.labels import begins_appendix
from bulletin_layout.messages import Bilingual
from bulletin_layout.named_tuple import NamedTuple

_BELOW = re.compile(
    r"(?:[▲△↑]\s*)?(?:图\s*[\d一二三四五六七八九十]*|[上下左右]图|照片)\s*(?:为|[:：\s、.．]|(?<=\d))"
)
_ABOVE = re.compile(r"表\s*[\d一二三四五六七八九十]+(?:[—-]\d+)?\s*[:：\s、.．]?\s*\S")
_LONGEST = 60
_OF_PHOTO = Bilingual("the caption of a photo", "照片的说明")
_OF_TABLE = Bilingual("the caption of a table", "表题")


class Captioned(NamedTuple):
    """Pieces with their captions, and what was guessed."""

    pieces: tuple[Piece, ...]
    notes: tuple[Bilingual, ...]


def captioned(pieces: Sequence[Piece], centred: bool = True) -> Captioned:
    """Return the pieces with captions where they belong.

    `centred`: whether a centred line below a picture is one by that alone; in a whole issue it may
    be the next title.
    """
    captioned_pieces: list[Piece] = []
    notes: list[Bilingual] = []
    # A centred line is a caption only where the text has begun: above it may be the title.
    begun = False
    for piece in pieces:
        last = captioned_pieces[-1] if captioned_pieces else None
        if isinstance(piece, Words):
            # Below 附件 stands the title of the annex.
            is_annex = begins_appendix(piece.text)
            begun = not is_annex and (begun or not piece.appearance.centred)
        if isinstance(piece, Picture) and last and _is_with(last, piece):
            captioned_pieces[-1] = replace(piece, caption=cleaned(words_of(last)))
            notes.append(_note(last, _OF_PHOTO))
        elif _lacks_caption(last) and _is_below(piece, begun and centred):
            assert isinstance(last, Picture | Gallery)
            captioned_pieces[-1] = replace(last, caption=cleaned(words_of(piece)))
            notes.append(_note(piece, _OF_PHOTO))
        elif isinstance(piece, Grid) and not piece.caption and last and _is_above(last, begun):
            captioned_pieces[-1] = replace(piece, caption=cleaned(words_of(last)))
            notes.append(_note(last, _OF_TABLE))
        else:
            captioned_pieces.append(piece)
    return Captioned(tuple(captioned_pieces), tuple(notes))


def _lacks_caption(piece: Piece | None) -> bool:
    """Return whether a piece is photos of which none has a caption."""
    if isinstance(piece, Gallery):
        return not piece.caption and not any(picture.caption for picture in piece.pictures)
    return isinstance(piece, Picture) and not piece.caption


def _is_with(words: Piece, picture: Picture) -> bool:
    """Return whether words are the caption of a picture that stands in their own paragraph."""
    return words.where == picture.where and _is_below(words, False)


def _is_below(piece: Piece, centred_too: bool) -> bool:
    """Return whether a piece reads like the caption of a picture above it."""
    if not isinstance(piece, Words) or len(piece.text) > _LONGEST:
        return False
    if piece.appearance.caption:
        return True
    centred = centred_too and bool(piece.appearance.centred) and piece.appearance.level is None
    return centred or _BELOW.match(piece.text.strip()) is not None


def _is_above(piece: Piece, begun: bool) -> bool:
    """Return whether a piece reads like the title of a table below it.

    A centred line that says 表 is one where the text has begun: above it, it may be the text's.
    """
    text = piece.text.strip() if isinstance(piece, Words) else ""
    if len(text) > _LONGEST:
        return False
    centred = isinstance(piece, Words) and bool(piece.appearance.centred)
    return _ABOVE.match(text) is not None or (begun and centred and text.endswith("表"))


def _note(piece: Piece, what: Bilingual) -> Bilingual:
    return Bilingual(
        "Guessed: “{words}” ({where}) is {what}",
        "推断：{where}的“{words}”是{what}",
        where=piece.where,
        words=cleaned(words_of(piece))[:12],
        what=what,
    )
