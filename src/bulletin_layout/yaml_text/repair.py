"""Slips that an editor makes beside keys: reported in an editor's words, and mended in memory.

In: the lines of a file, and the keys that it may have. Out: lines that a parser can read, and what
was wrong with them. Nothing is built from a mended file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bulletin_layout.deadline import check_time
from bulletin_layout.diagnostics import Diagnostic, Place, error
from bulletin_layout.lazy_pattern import LazyPattern
from bulletin_layout.messages import Bilingual, Message, Verbatim

CONTROL_CHARACTER = "the control character {character} cannot stand in a file."
_BLOCK_START = re.compile(r"^(?:[^#]*[:\-]\s+)?[|>][+-]?\d?[+-]?\s*(?:#.*)?$")
# A block that is a list's item by itself: its text stands to the right of the last dash.
_BARE_BLOCK = re.compile(r"^(\s*(?:-\s+)*)-\s+[|>]")
_ODD_LINE_END = LazyPattern("[\x85\u2028\u2029]")
_CONTROL = LazyPattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
_ODD_INDENT = LazyPattern("^[ \t]*([\u3000\u00a0])[ \t\u3000\u00a0]*", "\u3000\u00a0")
_KEY_LINE = LazyPattern(r"^\s*[^\s#-][^\s]*\s*[:：]")
_FULL_WIDTH_BAR = LazyPattern(r"^(\s*(?:-\s+)*[^\s:]+:\s+)｜\s*$", "｜")
_HALF_WIDTH = {ord("｛"): "{", ord("｝"): "}", ord("［"): "[", ord("］"): "]", ord("，"): ", "}


# A word where a key may stand. Whether it is one of the file's keys is asked of a set: a pattern
# that names every key takes milliseconds to compile.
_FULL_WIDTH_COLON = LazyPattern(r"^(\s*(?:-\s+)*(\w+)\s*)(：)", "：")
_FULL_WIDTH_BRACKET = LazyPattern(r"^(\s*(?:-\s+)*(\w+):\s+)([｛［]).*[｝］]\s*$", "｛［")
_NO_SPACE = re.compile(r"^(\s*(?:-\s+)*(\w+)):(?=[^\s:/])")
_NO_DASH_SPACE = re.compile(r"^(\s*)-(?=(\w+)\s*[:：](?:\s|$))")
_BRACE = LazyPattern(r"^\s*(?:-\s+)*(?:(\w+):\s+)?(\{)")
_FULL_WIDTH_IN_BRACES = LazyPattern(
    r"(?:(?<=[{,，])|(?<=[{,，] ))(?P<key>\w+)[ ]?：[ ]*|，[ ]*(?=(?P<next>\w+)[ ]?[:：])"
)
_Keys = frozenset[str]
# What a merge of two versions leaves; what begins an item or a note elsewhere.
_MERGE_MARKS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_FOR_OTHERS = "·•●○◆■▪—–－−＃/"


class _Line:
    """A line being mended: what is wrong with it is gathered on the way."""

    def __init__(self, lines: Sequence[str], place: Place) -> None:
        self.text = lines[place.line - 1]
        self._lines = lines
        self.diagnostics: list[Diagnostic] = []
        self._place = place

    def report(
        self, column: int, message: Message | str, advice: Message | str, path: str = ""
    ) -> None:
        """Report what is wrong at a column, which counts from 0."""
        place = Place(self._place.file, self._place.line, column + 1)
        self.diagnostics.append(error(place, path, message, advice))

    def line_above(self) -> str:
        """Return the line above that is not empty, "" if there is none."""
        above = (self._lines[number] for number in range(self._place.line - 2, -1, -1))
        return next((line for line in above if line.strip()), "")

    def next_line(self) -> str:
        """Return the next line that is not empty, "" if there is none."""
        below = (self._lines[number] for number in range(self._place.line, len(self._lines)))
        return next((line for line in below if line.strip()), "")


def repaired_lines(
    lines: Sequence[str], name: str, keys: tuple[str, ...]
) -> tuple[list[str], list[Diagnostic]]:
    """Report and mend odd indentation, and what is missing or wrong beside a key."""
    diagnostics: list[Diagnostic] = []
    repaired: list[str] = []
    block_indent: int | None = None
    known = frozenset(keys)
    for number, text in enumerate(lines, 1):
        if text.startswith(_MERGE_MARKS):
            message = "a mark stands here that a merge of two versions left."
            advice = "Keep one of the two versions, and delete the three lines with such marks."
            diagnostics.append(error(Place(name, number, 1), "", message, advice))
            repaired.append("")
            continue
        if block_indent is not None and (not text.strip() or columns_of(text) > block_indent):
            indent = len(text) - len(text.lstrip(" \t"))
            repaired.append(text.replace("\t", "    ", text[:indent].count("\t")))
            continue
        check_time()
        line = _Line(lines, Place(name, number, 1))
        for repair in _REPAIRS:
            repair(line, known)
        diagnostics += line.diagnostics
        block_indent = _indent_of_block(line.text)
        repaired.append(line.text)
    return repaired, diagnostics


def without_odd_line_ends(lines: Sequence[str], name: str) -> tuple[list[str], list[Diagnostic]]:
    """Report characters that YAML takes for line ends or refuses, and an editor does not see.

    What takes their place is a 字 like any other.
    """
    diagnostics: list[Diagnostic] = []
    for number, line in enumerate(lines, 1):
        if line.isprintable():
            continue
        for pattern, words in (
            (_ODD_LINE_END, "the invisible line end {character} stands here."),
            (_CONTROL, CONTROL_CHARACTER),
        ):
            for match in pattern.finditer(line):
                from bulletin_layout.messages.characters import unseen  # such files are few

                place = Place(name, number, match.start() + 1)
                message = Message(words, character=unseen(match[0]))
                diagnostics.append(error(place, "", message, "Delete it."))
    if not diagnostics:
        return list(lines), []
    return [_CONTROL.sub("〇", _ODD_LINE_END.sub("〇", line)) for line in lines], diagnostics


def columns_of(line: str, dashes: bool = False) -> int:
    """Return the indentation of a line, or of what follows its list dashes."""
    match = re.match(r"[ \t]*(?:-[ \t]+)*" if dashes else r"[ \t]*", line)
    return len(match[0]) if match else 0


def _indent_of_block(line: str) -> int | None:
    """Return how far the text of a block that begins on a line is indented at least."""
    if not _BLOCK_START.match(line):
        return None
    bare = _BARE_BLOCK.match(line)
    return len(bare[1]) if bare else columns_of(line, dashes=True)


def _tab_in_indent(line: _Line, _keys: _Keys) -> None:
    indent = len(line.text) - len(line.text.lstrip(" \t"))
    if "\t" in line.text[:indent]:
        message = "a tab indents this line."
        line.report(line.text.index("\t"), message, "Indent with spaces.")
        line.text = line.text[:indent].replace("\t", "  ") + line.text[indent:]


def _odd_space_in_indent(line: _Line, _keys: _Keys) -> None:
    if odd := _ODD_INDENT.match(line.text):
        from bulletin_layout.messages.characters import unseen

        message = Message("the space {character} indents this line.", character=unseen(odd[1]))
        line.report(odd.start(1), message, "Indent with ordinary spaces.")
        width = sum(2 if c == "\u3000" else 1 for c in odd[0])
        line.text = " " * width + line.text[odd.end() :]


def _marks_for_others(line: _Line, keys: _Keys) -> None:
    text = line.text.strip()
    plain = ": " in text or text.endswith(":") or text.startswith(("- ", "#", "{", "["))
    if not text or (plain and text[0] not in _FOR_OTHERS):
        return
    from bulletin_layout.yaml_text.marks_for_others import mended  # five patterns, seldom asked

    if made := mended(line.text, line.line_above(), line.next_line(), keys):
        line.report(made.column, made.message, made.advice)
        line.text = made.text


def _no_space_after_dash(line: _Line, keys: _Keys) -> None:
    dash = _NO_DASH_SPACE.match(line.text)
    if dash and dash[2] in keys:
        rest = line.text[dash.end() :]
        advice = Message("Write - {key}: …", key=Verbatim(rest.split(":")[0].split("：")[0]))
        line.report(dash.end() - 1, "no space follows the dash.", advice)
        line.text = f"{dash[1]}- {rest}"


def _no_space_after_colon(line: _Line, keys: _Keys) -> None:
    tight = _NO_SPACE.match(line.text)
    if tight and tight[2] in keys:
        key = Verbatim(tight[1].strip(" -"))
        message = Message("{key}: no space follows the colon.", key=key)
        line.report(tight.end() - 1, message, Message("Write {key}: …", key=key))
        line.text = f"{tight[1]}: " + line.text[tight.end() :]


def _full_width_colon(line: _Line, keys: _Keys) -> None:
    colon = _FULL_WIDTH_COLON.match(line.text)
    if colon and colon[2] in keys and _is_key(colon[1], line.next_line()):
        key = Verbatim(colon[1].strip(" -"))
        advice = Message("Write a half-width colon and a space: {key}: …", key=key)
        line.report(colon.start(3), "a full-width colon follows the key.", advice, key)
        line.text = colon[1] + ": " + line.text[colon.end() :]


def _full_width_bar(line: _Line, _keys: _Keys) -> None:
    if wide := _FULL_WIDTH_BAR.match(line.text):
        line.report(wide.end(1), "a full-width ｜ stands for |.", "Write |.")
        line.text = wide[1] + "|"


def _full_width_bracket(line: _Line, keys: _Keys) -> None:
    wide = _FULL_WIDTH_BRACKET.match(line.text)
    if wide and wide[2] in keys:
        message = Message("a full-width {mark} stands after the key.", mark=wide[3])
        line.report(wide.end(1), message, "Write half-width brackets and commas.")
        line.text = line.text.translate(_HALF_WIDTH)


def _full_width_in_braces(line: _Line, keys: _Keys) -> None:
    if "{" not in line.text or ("：" not in line.text and "，" not in line.text):
        return
    brace = _BRACE.match(line.text)
    if brace is None or (brace[1] and brace[1] not in keys):
        return
    if '"' in line.text or "'" in line.text:
        return  # what is in quotes is text
    begin = brace.start(2)
    marks = _FULL_WIDTH_IN_BRACES.finditer(line.text, begin)
    first = next((mark for mark in marks if _beside_key(mark) in keys), None)
    if first is None:
        return
    mended = _FULL_WIDTH_IN_BRACES.sub(lambda mark: _mended(mark, keys), line.text[begin:])
    column = first.end("key") if first["key"] else first.start()
    message = Bilingual(
        "full-width marks stand between keys and values in braces.",
        "花括号里的键和值之间用了全角标点。",
    )
    line.report(column, message, Bilingual("Write: {text}", "请写：{text}", text=mended.rstrip()))
    line.text = line.text[:begin] + mended


def _beside_key(mark: re.Match[str]) -> str:
    """Return the word that a full-width mark in braces stands after, or before."""
    return mark["key"] or mark["next"]


def _mended(mark: re.Match[str], keys: _Keys) -> str:
    """Return a half-width mark for a full-width one beside a key; another as it is."""
    if _beside_key(mark) not in keys:
        return mark[0]
    return f"{mark['key']}: " if mark["key"] else ", "


_REPAIRS: tuple[Callable[[_Line, _Keys], None], ...] = (
    _tab_in_indent,
    _odd_space_in_indent,
    _marks_for_others,
    _no_space_after_dash,
    _no_space_after_colon,
    _full_width_colon,
    _full_width_bar,
    _full_width_bracket,
    _full_width_in_braces,
)


def _is_key(before: str, after: str) -> bool:
    """Return whether what stands before a full-width colon is a key, not a list item's text.

    A list item is a record if the line after goes on with another key below the first.
    """
    if "-" not in before:
        return True
    column = len(before) - len(before.lstrip(" -"))
    return columns_of(after) == column and _KEY_LINE.match(after) is not None
