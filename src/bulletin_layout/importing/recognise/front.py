"""Recognise the front: 报头, 期号, 编印 with the date, and what may stand above the masthead.

In: an issue's pieces. Out: the Front, the pieces after it, and what of them has no place.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from bulletin_layout.importing.clean import cleaned
from bulletin_layout.importing.draft import Front
from bulletin_layout.importing.material import Piece, Words
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.named_tuple import NamedTuple

_BLANK = r"[\s\u3000_＿]*"
_PERIOD = re.compile(
    rf"[（(]?{_BLANK}(\d{{4}}){_BLANK}年{_BLANK}(增刊)?{_BLANK}第{_BLANK}(\d{{,4}}){_BLANK}期{_BLANK}"
    rf"(?:[（(]?{_BLANK}总{_BLANK}第?{_BLANK}(\d{{,7}}){_BLANK}期{_BLANK}[）)]?)?[）)]?"
)
_DATE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*(日?)")
_EDITORS = re.compile(r"(.{2,60}?(?:编印|主办|编))[\s\t\u3000]*")
_SECRECY = re.compile(r"([绝机秘])\s*密(?:\s*★\s*([^\t]+))?")
# 份号 is six digits (GB/T 9704-2012 7.2.1).
_SERIAL = re.compile(r"(?:编号|份号|№|No\.?)\s*[：:]?\s*\d+|\d{6}")
_NOTICE = re.compile(
    r"内\s*部(?:(?:资料|刊物|文件|材料|参考|交流|发行).{0,20})?|请勿外传.{0,10}|注意保[存密]"
)
_MOST_PIECES = 14
# A masthead of so few letters is one line, however they are spaced.
_MOST_SPACED = 8


class RecognisedFront(NamedTuple):
    """The front that begins some pieces, how many of them it takes, what they say twice.

    `note` says how it was told, if it was guessed.
    """

    front: Front
    length: int
    doubled: tuple[Words, ...] = ()
    note: Message | None = None


def take_front(pieces: Sequence[Piece]) -> RecognisedFront | None:
    """Return the front, None if neither a numbered period nor dated editors begin the pieces."""
    front, header, count = Front(), [], 0
    doubled: list[Words] = []
    for number, piece in enumerate(pieces[:_MOST_PIECES], 1):
        if not isinstance(piece, Words):
            break
        text = " ".join(piece.text.split("\n")).strip()
        read = _read_line(front, text)
        if read is not None:
            front = read
            count = number if front.year or front.editors or front.date else count
        elif front.year and (_PERIOD.fullmatch(text) or _read_line(Front(year=1), text)):
            doubled.append(piece)
            count = number
        elif not (front.year or front.editors):
            header += header_lines(piece.text)
        else:
            break
    if not (front.year or front.editors):
        return None
    return RecognisedFront(replace(front, header=tuple(header)), count, tuple(doubled))


def header_lines(text: str) -> list[str]:
    """Return a masthead's lines: those of the file, or parted where a space stands.

    Letters that are all spaced out are one line, as far as the file kept them apart.
    """
    parts = text.split()
    letters = "".join(parts)
    spaced = len(letters) <= _MOST_SPACED and any(len(part) == 1 for part in parts)
    if len(parts) > 1 and (spaced or all(len(part) == 1 for part in parts)):
        return [letters]
    return [cleaned(part) for line in text.split("\n") for part in re.split(r"[ \u3000]+", line)
            if part.strip()]  # fmt: skip


def _read_line(front: Front, text: str) -> Front | None:
    """Return the front with what a line adds, or each of its parts that tabs divide."""
    read = _read(front, text)
    if read is not None or "\t" not in text:
        return read
    for part in filter(None, map(str.strip, text.split("\t"))):
        read = _read(read or front, part)
        if read is None:
            return None
    return read


def _read(front: Front, text: str) -> Front | None:
    """Return the front with what one piece adds to it, None if it adds nothing."""
    if front.year is None and (match := _PERIOD.fullmatch(text)):
        return replace(
            front,
            year=int(match[1]),
            supplement=bool(match[2]),
            number=int(match[3]) if match[3] else None,
            total=int(match[4]) if match[4] else None,
        )
    return is_above_masthead(front, text) or _editors_or_date(front, text)


def is_above_masthead(front: Front, text: str) -> Front | None:
    """Return the front with what stands above a masthead, None if a text is nothing of that."""
    if front.secrecy is None and (match := _SECRECY.fullmatch(text)):
        return replace(front, secrecy=(match[1] + "密", cleaned(match[2] or "")))
    if not front.serial and _SERIAL.fullmatch(text):
        return replace(front, serial=cleaned(text))
    if _NOTICE.fullmatch(text):
        return replace(front, notice="　".join(filter(None, [front.notice, cleaned(text)])))
    return None


def _editors_or_date(front: Front, text: str) -> Front | None:
    editors = _EDITORS.match(text)
    rest = text[editors.end() :] if editors else text
    date = _DATE.fullmatch(rest.strip()) if rest.strip() else None
    if (editors is None and date is None) or (rest.strip() and date is None):
        return None
    if date is None and front.year is None:
        return None  # a title may end in 编, too: it is dated, or stands below a numbered period
    if (editors is not None and front.editors) or (date is not None and front.date is not None):
        return None  # one is known already: what is said twice is not overwritten
    if editors is not None and not front.editors:
        front = replace(front, editors=cleaned(editors[1]))
    if date is not None:
        front = _dated(front, date)
    return front


def _dated(front: Front, match: re.Match[str]) -> Front:
    try:
        date = datetime.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        note = Bilingual(
            "the original's date “{date}” does not exist; write the right one",
            "原件的日期“{date}”不存在，请补上",
            date=match[0],
        )
        return replace(front, date_note=note)
    note = Bilingual(
        "the original's date “{date}” lacks “日”; check it",
        "原件的日期“{date}”缺“日”字，请核对",
        date=match[0],
    )
    return replace(front, date=date, date_note="" if match[4] else note)
