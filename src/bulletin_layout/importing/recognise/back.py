"""Recognise the end: 报, 送, 发 with those who receive the issue, 印发机关 and 共印份数.

In: the pieces from the first label on. Out: the Back, and the pieces that belong to none of it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from bulletin_layout.importing.clean import cleaned
from bulletin_layout.importing.draft import Back
from bulletin_layout.importing.material import Piece, Words
from bulletin_layout.messages import Bilingual

_KEYS = {
    "主送": "main_send", "报": "report", "抄报": "copy_report", "送": "send", "抄送": "copy_send",
    "分送": "send", "发": "issue", "抄发": "issue", "呈": "report", "呈报": "report",
    "呈送": "report", "报送": "report", "主报": "report", "上报": "report",
    "印送": "send", "发送": "send", "印发": "issue", "下发": "issue", "抄": "copy_send",
}  # fmt: skip
# What is printed with the label that it had.
_OWN = ("主送", "报", "抄报", "送", "抄送", "发")
BACK_LABELS = tuple(_KEYS)
_LABEL = "|".join(sorted(_KEYS, key=len, reverse=True))
BEGINS_BACK = re.compile(rf"\s*({_LABEL})\s*[：:]\s*")
# 报：… 送：… on one line.
_NEXT_LABEL = re.compile(rf"[\s。；;]+(?=(?:{_LABEL})\s*[：:])")
_OFFICE = re.compile(r"(.*?)[\s\t]*(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*印发")
_SENT = re.compile(r"\d{4}\s*年.{1,8}日\s*印发")
_PRINTED = r"(?:本期)?(?:共印|印数|印刷份数|印发份数|印制|印刷|印发|份数|印)"
_COPIES = re.compile(rf"[（(]?\s*{_PRINTED}\s*[：:]?\s*(\d{{1,7}})\s*[份册]?\s*[）)]?\s*。?")
_COPIES_AT_END = re.compile(
    rf"(?:[\s。]*[（(]\s*{_PRINTED}\s*[：:]?\s*\d{{1,7}}\s*[份册]\s*[）)]"
    rf"|[\s。；;，,]+{_PRINTED}\s*[：:]?\s*\d{{1,7}}\s*[份册])\s*。?\s*\Z"
)
# 公开属性：…, 印刷单位：… say something else than who receives the issue.
_OTHER_LABEL = re.compile(r"\s*[\u4e00-\u9fff]{2,6}[：:]")
_COMMA = re.compile(r"[，,；;]")


def back_start(pieces: Sequence[Piece]) -> int:
    """Return where those who receive the issue begin: at a label after which no sentence comes."""
    start = len(pieces)
    for number in reversed(range(len(pieces))):
        piece = pieces[number]
        if not isinstance(piece, Words) or _is_sentence(_COPIES_AT_END.sub("", piece.text)):
            break
        if BEGINS_BACK.match(piece.text):
            start = number
    return start


def _is_sentence(text: str) -> bool:
    """Return whether a text has a full stop within: lists of those who receive an issue do not."""
    return "。" in text.strip().rstrip("。")


def read_back(pieces: Sequence[Piece]) -> tuple[Back, list[Piece]]:
    """Return who receives the issue, and the pieces that say nothing of it."""
    lists: dict[str, list[str]] = {key: [] for key in dict.fromkeys(_KEYS.values())}
    office, date, copies = "", None, None
    notes: list[Bilingual] = []
    rest: list[Piece] = []
    key = ""
    for number, piece in enumerate(pieces):
        after = pieces[number + 1] if number + 1 < len(pieces) else None
        text = piece.text.replace("\n", "") if isinstance(piece, Words) else ""
        match = _OFFICE.fullmatch(text.strip()) if date is None else None
        if match and not (office and match[1].strip()):
            office, date, key = cleaned(match[1]) or office, _date(match), ""
            if date is None:
                note = Bilingual(
                    "the date in “{text}” does not exist; write the right one",
                    "“{text}”里的日期不存在，请补上",
                    text=text.strip(),
                )
                notes.append(note)
        elif copies is None and (printed := copies_in(text)) is not None:
            copies, key = printed, ""
        elif match := BEGINS_BACK.match(text):
            key = _KEYS[match[1]]
            if match[1] not in _OWN:
                note = Bilingual(
                    "“{label}：” is put here, and printed with the label of the series",
                    "“{label}：”归入此处，付印写作本系列的标签",
                    label=match[1],
                )
                notes.append(note)
            lists[key].append(text[match.end() :])
        elif isinstance(after, Words) and _SENT.fullmatch(after.text.strip()) and not office:
            office, key = cleaned(text), ""
        elif key and text.strip() and not _OTHER_LABEL.match(text):
            lists[key].append(text)
        else:
            rest.append(piece)
    named = tuple((key, _names(lines)) for key, lines in lists.items() if any(lines))
    return Back(named, office, date, copies, tuple(notes)), rest


def copies_in(text: str) -> int | None:
    """Return how many copies a line says are printed, None if it says anything else."""
    match = _COPIES.fullmatch(text.strip())
    return int(match[1]) if match else None


def in_lines(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces in which each label, and 共印 N 份 at a line's end, has a line of its own."""
    made: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Words):
            made += _lines_of(piece)
        else:
            made.append(piece)
    return made


def _lines_of(piece: Words) -> list[Words]:
    match = _COPIES_AT_END.search(piece.text)
    whole = piece.text[: match.start()] if match else piece.text
    parts = _NEXT_LABEL.split(whole) if BEGINS_BACK.match(whole) else [whole]
    lines = [part.strip() for part in (*parts, match[0] if match else "") if part.strip()]
    if len(lines) < 2:
        return [piece]
    return [replace(piece, text=line.lstrip("。；;，, "), marked=None) for line in lines]


def _names(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the bodies of a list: one a line, or parted by commas (、 joins within one).

    Where there are commas, a line that ends in none goes on in the next one.
    """
    whole = ("" if any(map(_COMMA.search, lines)) else "，").join(line.strip() for line in lines)
    return tuple(cleaned(name) for name in _COMMA.split(whole.rstrip("。 ")) if name.strip())


def _date(match: re.Match[str]) -> datetime.date | None:
    try:
        return datetime.date(int(match[2]), int(match[3]), int(match[4]))
    except ValueError:
        return None
