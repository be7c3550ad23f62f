"""Read Markdown as what it means: headings, bold, lists, tables, links.

In: lines of a text. Out: its pieces, remarks, and the signs that are not written. Only the marks
that drafts by machines and notes of people have; CommonMark's finer rules are no text's meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bulletin_layout.importing.bounds import COLUMNS, Bounds
from bulletin_layout.importing.clean import cleaned, joined_lines
from bulletin_layout.importing.material import (
    ADDRESS,
    Appearance,
    Grid,
    GridCell,
    Piece,
    Remark,
    Words,
    escaped,
    may_be_linked,
    note_mark,
)
from bulletin_layout.importing.places import on_line
from bulletin_layout.importing.remarks import STRUCK, picture_not_in_file
from bulletin_layout.messages import Bilingual
from bulletin_layout.named_tuple import NamedTuple

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t\u3000]+(.*?)[ \t#]*")
_ORDERED = re.compile(r"[ \t]*(\d{1,3}[.)、])[ \t]+(.*)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*")
_TASK = re.compile(r"\[([ xX])\][ \t]+")
_NOTE = re.compile(r" {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*)")
_CELLS_PARTED = re.compile(r"(?<!\\)\|")
_BULLET = re.compile(r"[ \t]*[-*+•][ \t]+(.*)")
_RULE = re.compile(r" {0,3}(?:-[ \t]*){3,}| {0,3}(?:\*[ \t]*){3,}| {0,3}(?:_[ \t]*){3,}")
_FENCE = re.compile(r" {0,3}(?:```|~~~).*")
_QUOTE = re.compile(r" {0,3}>[ \t]?(.*)")
_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*")
_DIVIDER = re.compile(r"[ \t]*\|?[ \t:|-]*-{2,}[ \t:|-]*\|?[ \t]*")
_BOLD = re.compile(r"\*\*(?!\s)([^*\n]+?)(?<!\s)\*\*|__(?!\s)([^_\n]+?)(?<!\s)__")
_INLINE = re.compile(
    r"!\[(?P<alt>[^\]\n]*)\]\((?P<image>[^)\s]*)[^)]*\)|\[(?P<words>[^\]\n]+)\]\((?P<address>[^)\s]+)\)"
    r"|\*\*\*(?P<both>[^*\n]+)\*\*\*|(?P<bold>\*\*(?!\s)[^*\n]+?(?<!\s)\*\*|__(?!\s)[^_\n]+?(?<!\s)__)"
    r"|`(?P<code>[^`\n]+)`|(?<![*0-9A-Za-z])\*(?P<slant>[^*\s][^*\n]*?)\*(?![*0-9A-Za-z])"
    r"|~~(?P<struck>[^~\n]+)~~|\[\^(?P<note>[^\]\s]+)\]|<(?P<auto>(?:https?://|mailto:)[^<>\s]+)>"
    r"|\\(?P<plain>[!-/:-@\[-`{-~])"
)
_STOP = re.compile(r"[。！？：；…][”’）》]*$")
_ALIGNS = {(True, True): "centre", (False, True): "right", (True, False): "left"}


class Marked(NamedTuple):
    """A text's pieces, what was said of it, the signs that stand for what they mean, its notes."""

    pieces: tuple[Piece, ...]
    remarks: tuple[Remark, ...]
    signs: tuple[str, ...]
    notes: int = 0


def is_markdown(lines: Sequence[str], name: str) -> bool:
    """Return whether a text is Markdown: by its name, or by two kinds of its marks."""
    if name.lower().endswith((".md", ".markdown")):
        return True
    kinds = (
        any(_HEADING.fullmatch(line) for line in lines),
        any(_BOLD.search(line) for line in lines),
        any(_DIVIDER.fullmatch(line) and "|" in line for line in lines),
        sum(bool(_BULLET.fullmatch(line)) for line in lines) > 1,
    )
    return sum(kinds) > 1 or kinds[2] or sum(map(bool, map(_HEADING.fullmatch, lines))) > 1


def read_markdown(lines: Sequence[str], bounds: Bounds) -> Marked:
    """Return what lines of Markdown mean."""
    reader = _Reader(bounds)
    pieces = tuple(reader.pieces(lines))
    return Marked(pieces, tuple(reader.remarks), tuple(reader.signs), reader.notes)


class _Reader:
    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self.remarks: list[Remark] = []
        self.signs: list[str] = []
        self.notes = 0
        self._notes: dict[str, str] = {}

    def pieces(self, lines: Sequence[str]) -> Iterator[Piece]:
        """Yield headings, paragraphs, list items and tables."""
        self._notes = {match[1]: match[2] for line in lines if (match := _NOTE.fullmatch(line))}
        begun: _Begun | None = None
        number = 0
        while number < len(lines):
            line = lines[number]
            rows = self._rows(lines, number)
            if begun is not None and begun.is_heading_above(line):
                self.signs.append(line)
                yield self._heading(begun.number, begun.text(), 1 if "=" in line else 2)
                begun, number = None, number + 1
                continue
            simple = None if rows else self._simple(line, number + 1)
            item = None if rows or simple is not None else _item(line)
            if begun is not None and (rows or simple is not None or item or not line.strip()):
                yield self._words(begun.number, begun.text())
                begun = None
            if rows:
                yield self._table(lines[number : number + rows], number + 1)
                number += rows
                continue
            number += 1
            if simple is not None:
                yield from simple
            elif item is not None:
                if not _ORDERED.fullmatch(line):
                    self.signs.append(line[: len(line) - len(item[1])])
                begun = _Begun(number, [f"{item[0]}{item[1]}"], is_item=True)
            elif line.strip():
                if begun is not None and begun.goes_on(line):
                    begun.lines.append(line.strip())
                    continue
                if begun is not None:
                    yield self._words(begun.number, begun.text())
                begun = _Begun(number, [line.strip()])
        if begun is not None:
            yield self._words(begun.number, begun.text())

    def _simple(self, line: str, number: int) -> list[Piece] | None:
        """Return what a line with a mark of its own is, None for a line of a paragraph."""
        if match := _HEADING.fullmatch(line):
            self.signs.append("#" * line.count("#"))
            return [self._heading(number, match[2], len(match[1]))]
        if _RULE.fullmatch(line) or _FENCE.fullmatch(line):
            self.signs.append(line)
            return []
        if match := _NOTE.fullmatch(line):
            self.signs.append(line[: match.start(2)])
            return []
        if match := _QUOTE.fullmatch(line):
            self.signs.append(line[: match.start(1)])
            return [self._words(number, match[1])] if match[1].strip() else []
        return None

    def _heading(self, number: int, text: str, level: int) -> Words:
        words = self._words(number, text)
        return Words(words.text, words.where, Appearance(level=level - 1), words.marked)

    def _words(self, number: int, text: str) -> Words:
        plain, marked, at = [], [], 0
        for match in _INLINE.finditer(text):
            before = text[at : match.start()]
            shown, written = self._marked(match, number)
            plain += [before, shown]
            marked += [escaped(before, always=True), written]
            at = match.end()
        rest = text[at:]
        if not marked:
            return Words(text, on_line(number))
        written = "".join([*marked, escaped(rest, always=True)])
        return Words("".join([*plain, rest]), on_line(number), marked=written)

    def _marked(self, match: re.Match[str], number: int) -> tuple[str, str]:
        """Return the words within marks, and how an issue writes them."""
        if match["image"] is not None:
            what = picture_not_in_file(match["image"] or match["alt"])
            self.remarks.append(Remark(what, on_line(number)))
            self.signs.append(match[0])
            return "", ""
        if match["words"] is not None:
            words, address = match["words"], match["address"]
            self.signs.append(f"[]({address})")
            good = ADDRESS.fullmatch(address) and may_be_linked(words)
            return words, f"[{words}]({address})" if good else escaped(words, always=True)
        if match["plain"] is not None:
            self.signs.append("\\")
            return match["plain"], escaped(match["plain"], always=True)
        if match["auto"] is not None:
            self.signs.append("<>")
            return match["auto"], escaped(match["auto"], always=True)
        if match["struck"] is not None:
            what = Bilingual(*STRUCK, words=match["struck"])
            self.remarks.append(Remark(what, on_line(number), gone=match["struck"]))
            self.signs.append("~~~~")
            return "", ""
        if match["note"] is not None:
            return self._note(match)
        if match["bold"] is not None or match["both"] is not None:
            words = match["both"] or match["bold"][2:-2]
            self.signs.append(match[0].replace(words, "", 1))
            return words, f"**{escaped(words, always=True)}**"
        words = match["code"] if match["code"] is not None else match["slant"]
        self.signs.append(match[0].replace(words, "", 1))
        return words, escaped(words, always=True)

    def _note(self, match: re.Match[str]) -> tuple[str, str]:
        """Return a note where it is referred to; a reference to none stays as it is written."""
        words = self._notes.get(match["note"], "")
        mark = note_mark(words) if words else ""
        if not mark:
            return match[0], escaped(match[0], always=True)
        self.signs.append(match[0])
        self.notes += 1
        return "", mark

    def _rows(self, lines: Sequence[str], number: int) -> int:
        """Return of how many lines the table is that begins here, 0 if none does."""
        if number + 1 >= len(lines) or "|" not in lines[number]:
            return 0
        if not (_DIVIDER.fullmatch(lines[number + 1]) and "|" in lines[number + 1]):
            return 0
        end = number + 2
        while end < len(lines) and "|" in lines[end] and lines[end].strip():
            end += 1
        return end - number

    def _table(self, lines: Sequence[str], number: int) -> Grid:
        rows = [_cells(line) for line in (lines[0], *lines[2:])]
        self.signs += [lines[1], "|" * sum(line.count("|") for line in (lines[0], *lines[2:]))]
        self.signs += ["\\" for line in lines for _ in re.findall(r"\\\|", line)]
        columns = max(map(len, rows))
        self._bounds.check("columns", columns, COLUMNS)
        self.signs += ["****" for row in rows for cell in row for _ in _BOLD.findall(cell)]
        made = tuple(tuple(GridCell(_cell(cell)) for cell in row) for row in rows)
        dividers = _cells(lines[1])
        found = [_ALIGNS.get((d.startswith(":"), d.endswith(":"))) for d in dividers]
        aligns = tuple(a for a in found if a is not None)
        whole = aligns if len(aligns) == columns else ()
        return Grid(made, columns, on_line(number), 1, whole)


class _Begun(NamedTuple):
    """A paragraph or an item of a list that may go on: the number of its first line, its lines."""

    number: int
    lines: list[str]
    is_item: bool = False

    def text(self) -> str:
        """Return its text so far."""
        return joined_lines(self.lines)

    def goes_on(self, line: str) -> bool:
        """Return whether a line is its next one: of an item, one that is indented."""
        if self.is_item:
            return line[:2].isspace()
        return not _STOP.search("".join(self.lines[-2:]))

    def is_heading_above(self, line: str) -> bool:
        """Return whether a line is the rule that makes a heading of the one line above it."""
        is_rule = _UNDERLINE.fullmatch(line) is not None and "|" not in line
        return is_rule and not self.is_item and len(self.lines) == 1


def _item(line: str) -> tuple[str, str] | None:
    """Return what begins an item of a list as it is written, and its words; None for no item."""
    if match := _BULLET.fullmatch(line):
        if task := _TASK.match(match[1]):
            return ("□" if task[1] == " " else "√"), match[1][task.end() :]
        return "· ", match[1]
    if match := _ORDERED.fullmatch(line):
        return f"{match[1]} ", match[2]
    return None


def _cells(line: str) -> list[str]:
    return [
        cell.strip().replace("\\|", "|")
        for cell in _CELLS_PARTED.split(line.strip().removeprefix("|").removesuffix("|"))
    ]


def _cell(text: str) -> str:
    words = _BOLD.sub(lambda match: match[1] or match[2], text)
    return escaped(cleaned(re.sub(r"<br\s*/?>", " ", words)))
