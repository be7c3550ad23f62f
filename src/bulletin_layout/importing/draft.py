"""What the recogniser understood of the material: an issue in parts, with what it guessed.

Immutable. A text is as it will be written into the file, inline marks included. `notes` are for
the editor, in both languages: the writer puts them as comments above what they speak of.
"""

from __future__ import annotations

import datetime

from bulletin_layout.immutable import immutable
from bulletin_layout.importing.material import Grid, Piece, Remark, Words
from bulletin_layout.messages import Message


@immutable
class Front:
    """报头, 期号, 编印; None or empty where the material has none.

    `kind` is that of a period that is numbered apart; `people` who made the issue, by its keys.
    """

    header: tuple[str, ...] = ()
    year: int | None = None
    number: int | None = None
    total: int | None = None
    supplement: bool = False
    editors: str = ""
    date: datetime.date | None = None
    secrecy: tuple[str, str] | None = None
    notice: str = ""
    serial: str = ""
    date_note: str = ""
    kind: str = ""
    people: tuple[tuple[str, str], ...] = ()


@immutable
class DraftArticle:
    """An article: title lines, sub-title, pieces, who contributed it, 按语, 署名, 成文日期, 附注.

    `read` are the words around these that are not written again: 供稿：, the brackets.
    `manuscript` is its 稿号, once it is in a register.
    """

    title: tuple[str, ...]
    body: tuple[Piece, ...]
    source: str = ""
    source_note: str = ""
    notes: tuple[Message, ...] = ()
    editorial: tuple[Words, ...] = ()
    signers: tuple[str, ...] = ()
    signed_on: datetime.date | None = None
    read: tuple[str, ...] = ()
    column: str = ""
    subtitle: str = ""
    remark: str = ""
    manuscript: str = ""


@immutable
class DraftAppendix:
    """附件: title lines, sub-title, pieces, of which a last table is the appendix's own."""

    title: tuple[str, ...]
    subtitle: str = ""
    body: tuple[Piece, ...] = ()
    table: Grid | None = None


@immutable
class Back:
    """Who receives an issue, by the keys of 版记, and who printed it when."""

    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()
    office: str = ""
    date: datetime.date | None = None
    copies: int | None = None
    notes: tuple[Message, ...] = ()

    def receivers(self, key: str) -> tuple[str, ...]:
        """Return those of one key: report, send, issue …"""
        return dict(self.lists).get(key, ())


@immutable
class Draft:
    """An issue as far as it was understood, and what could not be placed.

    `read` are the words that were understood and are written anew: labels, a list of contents.
    `restated` are the lines of the front and the back, whose words stand in these two.
    """

    names: tuple[str, ...]
    front: Front = Front()
    articles: tuple[DraftArticle, ...] = ()
    briefs: tuple[str, ...] = ()
    appendix: tuple[DraftAppendix, ...] = ()
    back: Back = Back()
    editorial: tuple[Words, ...] = ()
    unplaced: tuple[Remark, ...] = ()
    remarks: tuple[Remark, ...] = ()
    read: tuple[str, ...] = ()
    restated: tuple[str, ...] = ()
