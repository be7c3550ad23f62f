"""Tell titles from paragraphs: by their look where the file has one, else by their words.

In: pieces. Out: whether a title begins, how many pieces it takes, its lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletin_layout.importing.clean import cleaned
from bulletin_layout.importing.material import Piece, Words
from bulletin_layout.typography.ladder import HEADING_NUMBERS

NUMBERED = re.compile("|".join((*HEADING_NUMBERS, r"\d+、")))
ITEM_NUMBER = re.compile(r"(?:\d{1,2}\s*[.．、](?!\d)|[（(]?[一二三四五六七八九十]{1,3}[）)、])\s*")
_SENTENCE = re.compile(r"[。；，：、…,;:][”’）》]*$|[。]|[！？!?]$")
_APPENDIX = re.compile(r"附\s*件\s*[\d一二三四五六七八九十]*\s*[：:]?")
_BRIEFS = re.compile(
    r"[【\[◆■▲★●]?\s*(工作|要闻|动态)?(简\s*讯|短\s*讯|一句话新闻|信息快讯)\s*[】\]◆■▲★●]?\s*[：:]?"
)
_LONGEST, _MOST_LINES = 60, 3
# One line holds about so many 字 of a title; a shorter one with a space in it is whole.
_FITS = 22
_DEPTH = {"“": 1, "《": 1, "‘": 1, "（": 1, "(": 1, "”": -1, "》": -1, "’": -1, "）": -1, ")": -1}


class TitleSense:
    """Knows how a file shows its titles: centred or styled ones, or unindented ones, or neither.

    `numbered`: whether titles have numbers, as the items of a 信息汇编 do.
    """

    def __init__(self, pieces: Sequence[Piece], numbered: bool = False) -> None:
        self._numbered = numbered
        words = [p for p in pieces if isinstance(p, Words)]
        # Below a title in the style Title, headings of level 1 are those of its text.
        levels = {w.appearance.level for w in words}
        self._levels = (0,) if 0 in levels else (1,)
        self._by_look = any(
            w.appearance.centred or w.appearance.level in self._levels for w in words
        )
        self._by_indent = any(w.appearance.indented for w in words)

    def begins(self, pieces: Sequence[Piece], at: int) -> int:
        """Return how many pieces from `at` on are a title, 0 if none."""
        count = 0
        while (
            count < _MOST_LINES and at + count < len(pieces) and self._is_line(pieces[at + count])
        ):
            count += 1
        return count

    def _is_line(self, piece: Piece) -> bool:
        if not isinstance(piece, Words) or is_label(piece.text):
            return False
        appearance = piece.appearance
        if self._numbered:
            number = ITEM_NUMBER.match(piece.text.strip())
            return number is not None and reads_like_a_title(piece.text.strip()[number.end() :])
        if self._by_look:
            return bool(appearance.centred) or appearance.level in self._levels
        if self._by_indent and appearance.indented:
            return False
        return reads_like_a_title(piece.text)


def is_label(text: str) -> bool:
    """Return whether a text is 简讯： or 附件：."""
    return begins_briefs(text) or begins_appendix(text)


def begins_briefs(text: str) -> bool:
    """Return whether a text is the label 简讯：."""
    return _BRIEFS.fullmatch(text.strip()) is not None


def begins_appendix(text: str) -> bool:
    """Return whether a text is the label 附件：, numbered or not."""
    return _APPENDIX.fullmatch(text.strip()) is not None


def reads_like_a_title(text: str) -> bool:
    """Return whether a text without a look could be a title: short, and no sentence."""
    text = text.strip()
    return (
        len(text) <= _LONGEST
        and not _SENTENCE.search(text)
        and not NUMBERED.match(text)
        and re.search("[\u4e00-\u9fff]", text) is not None
    )


def title_lines(words: Sequence[Words]) -> tuple[str, ...]:
    """Return a title's lines: those of the file, or a long one parted where a space stands."""
    lines = [line for piece in words for line in piece.text.split("\n") if line.strip()]
    if len(lines) == 1 and len(lines[0]) > _FITS:
        lines = _parted(lines[0])
    return tuple(filter(None, map(cleaned, lines)))


def _parted(line: str) -> list[str]:
    """Return the parts of a line, cut at spaces between Han that no quotation holds."""
    depth, parts, start = 0, [], 0
    for at, character in enumerate(line):
        depth += _DEPTH.get(character, 0)
        if character in " \u3000\t" and depth == 0 and not _beside_latin(line, at):
            parts.append(line[start:at])
            start = at + 1
    parts.append(line[start:])
    return [part for part in parts if part.strip()]


def _beside_latin(line: str, at: int) -> bool:
    around = line[:at].rstrip()[-1:] + line[at:].lstrip()[:1]
    return re.search("[A-Za-z0-9]", around) is not None
