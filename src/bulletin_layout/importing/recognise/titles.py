"""Tell titles from paragraphs: by their look where the file has one, else by their words.

In: pieces. Out: whether a title begins, how many pieces it takes, its lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from bulletin_layout.importing.clean import cleaned
from bulletin_layout.importing.material import Piece, Words, words_of
from bulletin_layout.importing.recognise.contributor import WHO, names_contributor
from bulletin_layout.importing.recognise.labels import BULLETS, column_in, is_label, names_appendix
from bulletin_layout.typography.ladder import HEADING_NUMBERS

NUMBERED = re.compile("|".join((*HEADING_NUMBERS, r"\d+、")))
ITEM_NUMBER = re.compile(r"(?:\d{1,2}\s*[.．、](?!\d)|[（(]?[一二三四五六七八九十]{1,3}[）)、])\s*")
_AROUND = re.compile(
    r"^[^\w“《（(]*(?:\d+\s*[.．、]\s*|[（(]?[一二三四五六七八九十]{1,3}(?:、|[）)])\s*)?"
    r"|[\s.．…·]*(?:[（(]?\s*[Pp第]\s*\d+\s*页?\s*[）)]?|\d*)\s*$"
)
SUBTITLE = re.compile(r"[（(].{2,40}[）)]|——.{2,40}")
# A sub-title, or who wrote it.
_UNDER_TITLE = re.compile(rf"{SUBTITLE.pattern}|{WHO}")
_BULLET = re.compile(rf"\s*[{BULLETS}]")
_SENTENCE = re.compile(r"[。；，：、…,;:][”’）》]*$|[。]|[！？!?]$")
_LONGEST, _MOST_LINES = 60, 3
# A list of contents is believed where so many of its titles follow.
_LEAST_LISTED = 2
# One line holds about so many 字 of a title; a shorter one with a space in it is whole.
_FITS = 22
_DEPTH = {"“": 1, "《": 1, "‘": 1, "（": 1, "(": 1, "”": -1, "》": -1, "’": -1, "）": -1, ")": -1}


class TitleSense:
    """Knows how a file shows its titles: centred or styled ones, or unindented ones, or neither.

    `numbered`: whether titles have numbers, as the items of a 信息汇编 do. `listed`: what a list of
    contents names, as `plain_title` has it, all titles if it `lists_all`.
    """

    def __init__(
        self,
        pieces: Sequence[Piece],
        numbered: bool = False,
        listed: frozenset[str] = frozenset(),
        lists_all: bool = False,
    ) -> None:
        self._numbered = numbered
        self._listed = listed
        words = [p for p in pieces if isinstance(p, Words)]
        # Below a title in the style Title, headings of level 1 are those of its text.
        levels = {w.appearance.level for w in words}
        self._levels = (0,) if 0 in levels else (1,)
        self._by_look = any(
            w.appearance.centred or w.appearance.level in self._levels for w in words
        )
        self._by_indent = any(w.appearance.indented for w in words)
        self._listed, self._lists_all = self._followed(pieces, lists_all)

    def _followed(self, pieces: Sequence[Piece], lists_all: bool) -> tuple[frozenset[str], bool]:
        """Return the titles of the list if most of them follow, and whether no others do."""
        listed = self._listed
        found = [at for at in range(len(pieces)) if self._lines_listed(pieces, at)]
        if len(found) < _LEAST_LISTED or 2 * len(found) <= len(listed):
            return frozenset(), False
        by_look = sum(self._is_line(pieces[at]) for at in found) if self._by_look else 0
        if self._by_look:  # where they look like text, what looks like a title is something else
            return listed, 2 * by_look < len(found)
        return listed, lists_all

    def begins(self, pieces: Sequence[Piece], at: int) -> int:
        """Return how many pieces from `at` on are a title, 0 if none."""
        if self._listed and (count := self._listed_title(pieces, at)):
            return count
        if self._listed and self._lists_all:
            return 0
        count = 0
        while (
            count < _MOST_LINES and at + count < len(pieces) and self._is_line(pieces[at + count])
        ):
            if count and _BULLET.match(words_of(pieces[at + count])):
                break
            count += 1
        return count

    def _listed_title(self, pieces: Sequence[Piece], at: int) -> int:
        """Return how many pieces are a title of the list of contents, with what stands under it."""
        lines = self._lines_listed(pieces, at)
        if not lines:
            return 0
        below = pieces[at + lines : at + lines + _MOST_LINES - 1]
        under = takewhile(lambda piece: _UNDER_TITLE.fullmatch(words_of(piece).strip()), below)
        return lines + len(list(under))

    def _lines_listed(self, pieces: Sequence[Piece], at: int) -> int:
        """Return how many pieces together are a title of the list, 0 if none."""
        whole = ""
        for count, piece in enumerate(pieces[at : at + _MOST_LINES], 1):
            if not isinstance(piece, Words):
                break
            whole += plain_title(piece.text)
            if whole in self._listed:
                return count
        return 0

    def _is_line(self, piece: Piece) -> bool:
        if not isinstance(piece, Words) or is_label(piece.text) or column_in(piece.text):
            return False
        if names_contributor(piece) or names_appendix(piece.text):
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


def plain_title(text: str) -> str:
    """Return a title without its number, its bullet, a page number and spaces."""
    lines = (_AROUND.sub("", line.strip()) for line in text.split("\n"))
    return "".join("".join(lines).split())


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
