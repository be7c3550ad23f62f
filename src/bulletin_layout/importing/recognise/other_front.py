"""Recognise the front of another office's bulletin: a period, an office and a date in any form.

In: a bulletin's pieces. Out: the Front and how many pieces it takes; whether it is one at all is
told by the signs of the whole file.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from bulletin_layout.importing.clean import cleaned
from bulletin_layout.importing.draft import Front
from bulletin_layout.importing.material import Piece, Words
from bulletin_layout.importing.recognise.front import (
    RecognisedFront,
    header_lines,
    is_above_masthead,
)
from bulletin_layout.importing.recognise.people import people_in
from bulletin_layout.importing.recognise.signs import COLUMN, CONTENTS
from bulletin_layout.messages import Bilingual

_HAN_DIGITS = "〇零○一二三四五六七八九"
_HAN = {c: n for n, c in zip((0, 0, 0, *range(1, 10)), _HAN_DIGITS, strict=True)}
_NUMBER = r"(?:\d{1,6}|[〇零一二三四五六七八九十百]{1,6})"
_YEAR = rf"(?P<year>\d{{4}}|[{_HAN_DIGITS}]{{4}})"
_PERIOD = re.compile(
    rf"[（(【\[〔]?\s*(?:[（(〔\[]?\s*{_YEAR}\s*[）)〕\]]?\s*年?\s*)?(?:\d{{1,2}}\s*月\s*)?"
    rf"(?P<kind>增刊|专刊|特刊|专报)?\s*(?:第\s*)?(?P<number>{_NUMBER})\s*期\s*[,，]?\s*"
    rf"(?:[（(]?\s*(?:总|累计)\s*(?:第)?\s*(?P<total>{_NUMBER})\s*期?\s*[）)]?)?\s*[）)】\]〕]?"
)
# 〔2026〕18号, as 专报 and 信息 are numbered.
_SERIAL = re.compile(rf"[〔\[（(]\s*{_YEAR}\s*[〕\]）)]\s*(?:第\s*)?(?P<number>{_NUMBER})\s*号")
_URGENCY = ("特急", "加急", "特提", "平急")
_DISCLOSURE = re.compile(r"(?:公开属性\s*[：:]\s*)?(主动公开|依申请公开|不予公开)")
_TOTAL = re.compile(rf"[（(]?\s*总\s*(?:第)?\s*(?P<total>{_NUMBER})\s*期\s*[）)]?")
_DATE = re.compile(
    rf"(?P<y>\d{{4}}|[{_HAN_DIGITS}]{{4}})\s*[年./-]\s*(?P<m>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})\s*[月./-]"
    r"\s*(?:(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})\s*日?)?"
)
_OFFICE = re.compile(
    r"(?:编印单位|主办单位|主办|编印|编发)?\s*[：:]?\s*(?P<name>[^，。；：:]{2,40}?(?:编印|主办|编)?)"
)
_LABEL = re.compile(r"(?:编发日期|日期|印发日期)\s*[：:]\s*")
_BREAK = re.compile(r"[\t\u3000]+|\s{2,}|\s(?=\d{4}\s*[年./-])|(?<=期)\s+|(?<=[)）])\s+")
_MOST_PIECES, _LONGEST = 14, 60


def take_other_front(pieces: Sequence[Piece]) -> RecognisedFront | None:
    """Return the front of pieces that may be a bulletin, None if they have no period nor date."""
    front, header, count = Front(), [], 0
    for number, piece in enumerate(pieces[:_MOST_PIECES], 1):
        text = piece.text.strip() if isinstance(piece, Words) else ""
        if not isinstance(piece, Words) or len(text) > _LONGEST or "。" in text:
            break
        if CONTENTS.fullmatch(text) or COLUMN.fullmatch(text):
            break
        read = _read_line(front, " ".join(text.split("\n")))
        if read is not None:
            front, count = read, number
        elif front.number is None and not front.editors:
            header += header_lines(piece.text)
        else:
            break
    if front.number is None and front.total is None and front.date is None:
        return None
    if front.date is not None and front.year is None:
        front = replace(front, year=front.date.year)
    return RecognisedFront(replace(front, header=tuple(header)), count)


def _read_line(front: Front, text: str) -> Front | None:
    """Return the front with what each part of a line adds, None if any part adds nothing."""
    read = _read(front, text)
    if read is not None:
        return read
    parts = [part for part in _BREAK.split(text) if part.strip()]
    if len(parts) < 2:
        return None
    made: Front | None = front
    for part in parts:
        made = _read(made, part.strip()) if made is not None else None
    return made


def _read(front: Front, text: str) -> Front | None:
    if front.number is None and (match := _PERIOD.fullmatch(text)):
        year = _value(match["year"]) if match["year"] else front.year
        total = _value(match["total"]) if match["total"] else front.total
        return replace(
            front, year=year, number=_value(match["number"]), total=total, kind=match["kind"] or ""
        )
    if front.number is None and (match := _SERIAL.fullmatch(text)):
        return replace(front, year=_value(match["year"]), number=_value(match["number"]))
    if text in _URGENCY:
        return replace(front, people=(*front.people, ("urgency", text)))
    if match := _DISCLOSURE.fullmatch(text):
        return replace(front, people=(*front.people, ("disclosure", match[1])))
    if front.total is None and (match := _TOTAL.fullmatch(text)):
        return replace(front, total=_value(match["total"]))
    if above := is_above_masthead(front, text):
        return above
    if people := people_in(text):
        return replace(front, people=(*front.people, *people))
    return _office_or_date(front, text)


def _office_or_date(front: Front, text: str) -> Front | None:
    text = _LABEL.sub("", text)
    date = next((m for m in [_DATE.search(text)] if m and m.end() == len(text)), None)
    office = text[: date.start()].strip() if date else text
    if date is not None and (front.date is not None or front.date_note):
        return None
    named = _OFFICE.fullmatch(office) if office else None
    if office and (named is None or front.editors):
        return None
    if date is None and front.number is None:
        return None  # above the period it is a line of the masthead
    if office and date is None and not office.endswith(("编", "编印", "主办")):
        return None
    if named is not None:
        front = replace(front, editors=cleaned(named["name"]))
    return _dated(front, date) if date is not None else front


def _dated(front: Front, match: re.Match[str]) -> Front | None:
    if match["d"] is None:
        note = Bilingual(
            "the original's date “{date}” has no day; write it",
            "原件的日期“{date}”没有写日，请补上",
            date=match[0].strip(),
        )
        return replace(front, date_note=note, year=front.year or _value(match["y"]))
    try:
        date = datetime.date(_value(match["y"]), _value(match["m"]), _value(match["d"]))
    except ValueError:
        return None
    return replace(front, date=date)


def _value(written: str) -> int:
    """Return a number written in digits or Han: 12, 二〇二六, 二十五, 一百零三."""
    if written.isdecimal():
        return int(written)
    if not any(c in "十百" for c in written):
        return int("".join(str(_HAN[c]) for c in written))
    hundreds, _, rest = written.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    value = 100 * (_HAN.get(hundreds[-1:], 1) if "百" in written else 0)
    value += 10 * (_HAN.get(tens[-1:], 1) if ten else 0)
    return value + (_HAN.get(ones[-1:], 0) if ones else 0)
