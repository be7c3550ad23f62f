"""Recognise the front of another office's bulletin: a period, an office and a date in any form.

In: a bulletin's pieces. Out: the Front and how many pieces it takes; whether it is one at all is
told by the signs of the whole file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bulletin_layout.importing.clean import cleaned
from bulletin_layout.importing.draft import Front
from bulletin_layout.importing.material import Piece, Words
from bulletin_layout.importing.recognise.contributor import BODY_AT_END
from bulletin_layout.importing.recognise.dates import (
    DATE,
    HOUR,
    NUMBER,
    YEAR,
    date_in,
    date_of,
    value_of,
)
from bulletin_layout.importing.recognise.front import (
    RecognisedFront,
    header_lines,
    is_above_masthead,
)
from bulletin_layout.importing.recognise.labels import COLUMN, begins_contents
from bulletin_layout.importing.recognise.people import people_in
from bulletin_layout.messages import Bilingual

_YEAR = rf"(?P<year>{YEAR})"
_PERIOD = re.compile(
    rf"[（(【\[〔]?\s*(?:[（(〔\[]?\s*{_YEAR}\s*[）)〕\]]?\s*年?\s*)?(?:\d{{1,2}}\s*月\s*|第?[\d一二三四]\s*季度\s*)?[（(]?\s*"
    rf"(?P<kind>增刊|专刊|特刊|专报)?\s*(?:第\s*)?(?P<number>{NUMBER})\s*期\s*[,，]?\s*"
    rf"(?:[（(]?\s*(?:总|累计)\s*(?:第)?\s*(?P<total>{NUMBER})\s*期?\s*[）)]?)?\s*[）)】\]〕]?"
)
# 〔2026〕18号, as 专报 and 信息 are numbered.
_SERIAL = re.compile(rf"[〔\[（(]\s*{_YEAR}\s*[〕\]）)]\s*(?:第\s*)?(?P<number>{NUMBER})\s*号")
_URGENCY = ("特急", "加急", "特提", "平急")
_DISCLOSURE = re.compile(r"(?:公开属性\s*[：:]\s*)?(主动公开|依申请公开|不予公开)")
# 第3号, as a conference numbers its bulletins.
_NUMBERED = re.compile(rf"第\s*(?P<number>{NUMBER})\s*号")
_TOTAL = re.compile(rf"[（(]?\s*总\s*(?:第)?\s*(?P<total>{NUMBER})\s*期\s*[）)]?")
_OFFICE = re.compile(
    r"(?:编印单位|主办单位|主办|编印|编发)?\s*[：:]?\s*(?P<name>[^，。；：:]{2,40}?(?:编印|主办|编)?)"
)
_LABEL = re.compile(r"(?:编发日期|出版日期|编印日期|发布日期|出刊日期|日期|印发日期)\s*[：:]\s*")
_BREAK = re.compile(
    r"[\t\u3000]+|\s{2,}|\s(?=\d{4}\s*[年./-])|(?<=期)\s+|(?<=[编印])\s+|\s(?=第\s*[\d一二三四五六七八九十百]+\s*期)|(?<=[)）])\s+"
)
_WEEK = re.compile(r"第\s*\d{1,2}\s*周")
_EDITS = re.compile("(?:编|编印|主办|承办)$")
_MOST_PIECES, _LONGEST = 14, 60
# An office may stand on lines of its own above its date.
_MOST_OFFICES = 3


def take_other_front(pieces: Sequence[Piece]) -> RecognisedFront | None:
    """Return the front of pieces that may be a bulletin, None if they have no period nor date."""
    front, header, count = Front(), [], 0
    at = 0
    while at < min(len(pieces), _MOST_PIECES):
        piece = pieces[at]
        text = piece.text.strip() if isinstance(piece, Words) else ""
        if not isinstance(piece, Words) or len(text) > _LONGEST or "。" in text:
            break
        if begins_contents(text) or COLUMN.fullmatch(text):
            break
        lines = 1
        read = _read_line(front, " ".join(text.split("\n")))
        if read is None and front.number is not None and not front.editors:
            read, lines = _offices(front, pieces[at:])
        at += lines
        if read is not None:
            front, count = read, at
        elif front.number is None and not front.editors:
            header += header_lines(piece.text)
        else:
            break
    if front.number is None and front.total is None and front.date is None:
        return None
    if front.date is not None and front.year is None:
        front = replace(front, year=front.date.year)
    return RecognisedFront(replace(front, header=tuple(header)), count)


def _offices(front: Front, pieces: Sequence[Piece]) -> tuple[Front | None, int]:
    """Return the front with the offices that stand above a date, and how many pieces that is.

    Without offices and a date below them: None, and one piece.
    """
    offices: list[str] = []
    for piece in pieces[: _MOST_OFFICES + 1]:
        text = piece.text.strip() if isinstance(piece, Words) else ""
        date = date_in(text)
        if date is not None and offices:
            named = replace(front, editors="、".join(offices), date=front.date or date)
            return named, len(offices) + 1
        if not BODY_AT_END.search(text) or len(text) > _LONGEST:
            break
        offices.append(cleaned(text))
    return None, 1


def _read_line(front: Front, text: str) -> Front | None:
    """Return the front with what each part of a line adds, None if any part adds nothing."""
    parts = [part.strip() for part in _BREAK.split(text) if part.strip()]
    numbered = any(_PERIOD.fullmatch(part) for part in parts)
    read = None if numbered and len(parts) > 1 else _read(front, text)
    if read is not None or len(parts) < 2:
        return read
    made: Front | None = front
    for part in parts:
        made = _read(made, part, beside=True) if made is not None else None
    return made


def _read(front: Front, text: str, beside: bool = False) -> Front | None:
    """Return the front with what a text adds; `beside`: it shares its line with something else."""
    if front.number is None and (match := _PERIOD.fullmatch(text)):
        year = value_of(match["year"]) if match["year"] else front.year
        total = value_of(match["total"]) if match["total"] else front.total
        return replace(
            front,
            year=year,
            number=value_of(match["number"]),
            total=total,
            kind=match["kind"] or "",
        )
    if front.number is None and (match := _SERIAL.fullmatch(text)):
        return replace(front, year=value_of(match["year"]), number=value_of(match["number"]))
    if front.number is None and (match := _NUMBERED.fullmatch(text)):
        return replace(front, number=value_of(match["number"]))
    if text in _URGENCY:
        return replace(front, people=(*front.people, ("urgency", text)))
    if match := _DISCLOSURE.fullmatch(text):
        return replace(front, people=(*front.people, ("disclosure", match[1])))
    if front.total is None and (match := _TOTAL.fullmatch(text)):
        return replace(front, total=value_of(match["total"]))
    if above := is_above_masthead(front, text):
        return above
    if people := people_in(text):
        return replace(front, people=(*front.people, *people))
    if _WEEK.fullmatch(text):
        return front
    return _office_or_date(front, text, beside)


def _office_or_date(front: Front, text: str, beside: bool) -> Front | None:
    text = HOUR.sub("", _LABEL.sub("", text))
    date = next((m for m in [DATE.search(text)] if m and m.end() == len(text)), None)
    office = text[: date.start()].strip() if date else text
    if date is not None and (front.date is not None or front.date_note):
        return None
    named = _OFFICE.fullmatch(office) if office else None
    if office and (named is None or front.editors):
        return None
    if date is None and front.number is None and not (beside and _EDITS.search(office)):
        return None  # above the period it is a line of the masthead
    is_office = _EDITS.search(office) or (beside and BODY_AT_END.search(office))
    if office and date is None and not is_office:
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
        return replace(front, date_note=note, year=front.year or value_of(match["y"]))
    date = date_of(match)
    return replace(front, date=date) if date is not None else None
