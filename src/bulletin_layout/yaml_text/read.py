"""Read a YAML file into nodes with places, every scalar as the string that stands in the file.

In: a path. Out: a Source (file name, lines, root node) or diagnostics. YAML's own types are
never used, so 12:30, 010, 1.10 and `on` stay what the editor wrote. What an editor's slip
breaks is reported in an editor's words, mended in memory, and reading goes on, so that all
mistakes come to light in one go; nothing is built from a mended file.
"""

from __future__ import annotations

import io
import re
import stat
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from bulletin_layout.diagnostics import Diagnostic, InputError, Place, error
from bulletin_layout.limits import Limits
from bulletin_layout.messages import Message

_BLOCK_START = re.compile(r"^(\s*(?:-\s+)*)[^#]*?(?:[:\-]\s+|^)[|>][+-]?\d?[+-]?\s*(?:#.*)?$")
# A block that is a list's item by itself: its text stands to the right of the last dash.
_BARE_BLOCK = re.compile(r"^(\s*(?:-\s+)*)-\s+[|>]")
_ODD_LINE_END = re.compile("[\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
_ODD_INDENT = re.compile("^[ \t]*([\u3000\u00a0])[ \t\u3000\u00a0]*")
# What YAML takes for a mark of its own where a text begins.
_TEXT_BEGINS_WITH_MARK = re.compile(r"^(\s*(?:-\s+)*(?:[^\s:#]+:\s+)?)([*&@`%!])")
_KEY_LINE = re.compile(r"^\s*[^\s#-][^\s]*\s*[:：]")
# The first bytes of .docx, .doc and .pdf.
_OTHER_FILES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-")
_FULL_WIDTH_BAR = re.compile(r"^(\s*(?:-\s+)*[^\s:]+:\s+)｜\s*$")
_HALF_WIDTH = {ord("｛"): "{", ord("｝"): "}", ord("［"): "[", ord("］"): "]", ord("，"): ", "}
_MOST_MENDS = 50
_CONTROL_CHARACTER = "the control character U+{code:04X} cannot stand in a file."


@dataclass(frozen=True, slots=True)
class Source:
    """A YAML file: its name as the user gave it, its lines, its root node (None if empty)."""

    file: str
    lines: tuple[str, ...]
    root: Any


class _NamedText(io.StringIO):
    """Text with the name of its file, which YAML's marks then carry."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self.name = name


def place_of(mark: Any) -> Place:
    """Return the place of a YAML mark."""
    return Place(mark.name, mark.line + 1, mark.column + 1)


@dataclass(frozen=True, slots=True)
class _KeyPatterns:
    """How slips beside a key look: they are known by the keys that the file may have."""

    full_width_colon: re.Pattern[str]
    full_width_bracket: re.Pattern[str]
    no_space: re.Pattern[str]
    no_dash_space: re.Pattern[str]


@cache
def _patterns(keys: tuple[str, ...]) -> _KeyPatterns:
    known = "|".join(sorted(map(re.escape, keys), key=len, reverse=True))
    return _KeyPatterns(
        re.compile(rf"^(\s*(?:-\s+)*(?:{known})\s*)(：)"),
        re.compile(rf"^(\s*(?:-\s+)*(?:{known}):\s+)([｛［]).*[｝］]\s*$"),
        re.compile(rf"^(\s*(?:-\s+)*(?:{known})):(?=[^\s:/])"),
        re.compile(rf"^(\s*)-(?=(?:{known})\s*[:：](?:\s|$))"),
    )


def read_source(
    path: Path, name: str, limits: Limits, keys: tuple[str, ...]
) -> tuple[Source, list[Diagnostic]]:
    """Read and parse a YAML file whose mappings have these keys.

    Raises InputError if it cannot be read as text at all.
    """
    text = _decode(path, name, limits)
    # The parser's C stack does not survive nesting without bounds.
    refuse_deep_nesting(text, name, limits.nesting)
    lines, odd = _refuse_odd_line_ends(text.split("\n"), name)
    mended, diagnostics = _mend_lines(list(lines), name, _patterns(keys))
    root, broken = _compose(mended, name)
    return Source(name, tuple(lines), root), odd + diagnostics + broken


def refuse_deep_nesting(text: str, name: str, most: int) -> None:
    """Raise InputError for brackets, dashes or indentation nested beyond all sense."""
    depth = 0
    for number, line in enumerate(text.split("\n"), 1):
        before = depth
        depth = max(0, depth + sum(map(line.count, "[{")) - sum(map(line.count, "]}")))
        deepest = max(depth, before)
        if sum(map(line.count, "[{")) > most:  # they may be closed again on the same line
            steps = ((c in "[{") - (c in "]}") for c in line)
            deepest = max(deepest, *accumulate(steps, initial=before))
        levels = max(deepest, _columns(line, dashes=True) // 2)
        if levels > most:
            message = Message(
                "lists or keys are nested more than {most} deep (limit nesting).", most=most
            )
            raise InputError([error(Place(name, number, 1), "", message, "Write them flat.")])


def _refuse_odd_line_ends(lines: list[str], name: str) -> tuple[list[str], list[Diagnostic]]:
    """Report characters that YAML takes for line ends or refuses, and an editor does not see."""
    diagnostics: list[Diagnostic] = []
    for number, line in enumerate(lines, 1):
        if line.isprintable():
            continue
        for pattern, words in (
            (_ODD_LINE_END, "the invisible line end U+{code:04X} stands here."),
            (_CONTROL, _CONTROL_CHARACTER),
        ):
            for match in pattern.finditer(line):
                place = Place(name, number, match.start() + 1)
                diagnostics.append(
                    error(place, "", Message(words, code=ord(match[0])), "Delete it.")
                )
    if not diagnostics:
        return lines, []
    # What takes their place is a 字 like any other; nothing is built from a mended file.
    return [_CONTROL.sub("〇", _ODD_LINE_END.sub("〇", line)) for line in lines], diagnostics


def _decode(path: Path, name: str, limits: Limits) -> str:
    try:
        refuse_odd_files(path, name)
        if path.stat().st_size > limits.file_bytes:
            large = Message(
                "the file is larger than {file_bytes:,} bytes (limit file_bytes).",
                file_bytes=limits.file_bytes,
            )
            raise InputError([error(None, name, large, "Divide it.")])
        data = path.read_bytes()
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise InputError(
            [error(None, name, Message("cannot be read: {reason}.", reason=reason))]
        ) from None
    if data.startswith(_OTHER_FILES):
        advice = "Take it in with bulletin import."
        message = "it is a Word, PDF or other file, no YAML."
        raise InputError([error(None, name, message, advice)])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        begun = data[data.rfind(b"\n", 0, problem.start) + 1 : problem.start]
        message, advice = _encoding_message(data)
        # Of a whole file in another encoding the place says nothing; of a slip it does.
        column = len(begun.decode("utf-8-sig", "replace")) + 1
        if "GBK" in message or b"\0" in data:
            column = 1
        raise InputError([error(Place(name, line, column), "", message, advice)]) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def refuse_odd_files(path: Path, name: str) -> None:
    """Raise InputError for a device, a pipe or a folder, which reading might never end of."""
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise InputError([error(None, name, "is a folder.", "Name the issue's file.")])
    if not stat.S_ISREG(mode):
        raise InputError([error(None, name, "is no ordinary file.", "Name the issue's file.")])


def _encoding_message(data: bytes) -> tuple[str, str]:
    try:
        if b"\0" in data:
            return "the file is not UTF-8 text.", "Save it as UTF-8."
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "the file is not UTF-8 text.", "Save it as UTF-8."
    return "the file is in GBK (GB18030), not UTF-8.", "Save it again as UTF-8."


def _mend_lines(
    lines: list[str], name: str, keys: _KeyPatterns
) -> tuple[list[str], list[Diagnostic]]:
    """Report and mend odd indentation, and what is missing or wrong beside a key."""
    diagnostics: list[Diagnostic] = []
    mended: list[str] = []
    block_indent: int | None = None
    for number, line in enumerate(lines, 1):
        indent = len(line) - len(line.lstrip(" \t"))
        if block_indent is not None and (not line.strip() or _columns(line) > block_indent):
            mended.append(line.replace("\t", "    ", line[:indent].count("\t")))
            continue
        block_indent = None
        if "\t" in line[:indent]:
            at = Place(name, number, line.index("\t") + 1)
            diagnostics.append(error(at, "", "a tab indents this line.", "Indent with spaces."))
            line = line[:indent].replace("\t", "  ") + line[indent:]
        if odd := _ODD_INDENT.match(line):
            at = Place(name, number, odd.start(1) + 1)
            message = Message("the space U+{code:04X} indents this line.", code=ord(odd[1]))
            diagnostics.append(error(at, "", message, "Indent with ordinary spaces."))
            width = sum(2 if c == "\u3000" else 1 for c in odd[0])
            line = " " * width + line[odd.end() :]
        if dash := keys.no_dash_space.match(line):
            at = Place(name, number, dash.end())
            advice = Message(
                "Write - {key}: …", key=line[dash.end() :].split(":")[0].split("：")[0]
            )
            diagnostics.append(error(at, "", "no space follows the dash.", advice))
            line = f"{dash[1]}- " + line[dash.end() :]
        if tight := keys.no_space.match(line):
            key = tight[1].strip(" -")
            at = Place(name, number, tight.end())
            advice = Message("Write {key}: …", key=key)
            diagnostics.append(
                error(at, "", Message("{key}: no space follows the colon.", key=key), advice)
            )
            line = f"{tight[1]}: " + line[tight.end() :]
        colon = keys.full_width_colon.match(line)
        if colon and _is_key(colon[1], lines[number:]):
            key = colon[1].strip(" -")
            at = Place(name, number, colon.start(2) + 1)
            advice = Message("Write a half-width colon and a space: {key}: …", key=key)
            diagnostics.append(error(at, key, "a full-width colon follows the key.", advice))
            line = colon[1] + ": " + line[colon.end() :]
        if wide := _FULL_WIDTH_BAR.match(line):
            at = Place(name, number, wide.end(1) + 1)
            diagnostics.append(error(at, "", "a full-width ｜ stands for |.", "Write |."))
            line = wide[1] + "|"
        if wide := keys.full_width_bracket.match(line):
            at = Place(name, number, wide.end(1) + 1)
            message = Message("a full-width {mark} stands after the key.", mark=wide[2])
            diagnostics.append(error(at, "", message, "Write half-width brackets and commas."))
            line = line.translate(_HALF_WIDTH)
        if _BLOCK_START.match(line):
            bare = _BARE_BLOCK.match(line)
            block_indent = len(bare[1]) if bare else _columns(line, dashes=True)
        mended.append(line)
    return mended, diagnostics


def _is_key(before: str, lines_below: list[str]) -> bool:
    """Return whether what stands before a full-width colon is a key, not a list item's text.

    A list item is a record if the next line goes on with another key below the first.
    """
    if "-" not in before:
        return True
    column = len(before) - len(before.lstrip(" -"))
    after = next((line for line in lines_below if line.strip()), "")
    return _columns(after) == column and _KEY_LINE.match(after) is not None


def _columns(line: str, dashes: bool = False) -> int:
    """Return the indentation of a line, or of what follows its list dashes."""
    match = re.match(r"[ \t]*(?:-[ \t]+)*" if dashes else r"[ \t]*", line)
    return len(match[0]) if match else 0


def _compose(lines: list[str], name: str) -> tuple[Any, list[Diagnostic]]:
    """Parse the lines, mending what a stray `: ` breaks, up to a bound."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    diagnostics: list[Diagnostic] = []
    for _ in range(_MOST_MENDS):
        try:
            return yaml.compose(_NamedText("\n".join(lines), name), Loader=loader), diagnostics
        except yaml.YAMLError as problem:
            diagnostic, mark = _explain(problem, name, lines)
            if diagnostic not in diagnostics:
                diagnostics.append(diagnostic)
            if mark is None:
                break
            line = lines[mark.line]
            lines[mark.line] = line[: mark.column] + "_" + line[mark.column + 1 :]
    return None, diagnostics


def _explain(problem: Any, name: str, lines: list[str]) -> tuple[Diagnostic, Any]:
    """Return a YAML error in an editor's words, and the mark of a colon that can be mended."""
    mark = getattr(problem, "problem_mark", None) or getattr(problem, "context_mark", None)
    if mark is None:
        position = getattr(problem, "position", 0)
        before = "\n".join(lines)[:position]
        code = getattr(problem, "character", 0)
        code = code if isinstance(code, int) else ord(code)
        place = Place(name, before.count("\n") + 1, position - before.rfind("\n"))
        return error(place, "", Message(_CONTROL_CHARACTER, code=code), "Delete it."), None
    place = Place(name, mark.line + 1, mark.column + 1)
    problem_text = getattr(problem, "problem", "") or str(problem)
    if "mapping values are not allowed" in problem_text:
        message = "a colon with a space after it stands inside unquoted text."
        advice = "Put the text in quotes, or write a full-width colon ：."
        line = lines[mark.line] if mark.line < len(lines) else ""
        return error(place, "", message, advice), mark if line[
            mark.column : mark.column + 1
        ] == ":" else None
    if "\\t" in problem_text or "'\t'" in problem_text:
        return error(place, "", "a tab stands where YAML needs spaces.", "Use spaces."), None
    if "escape" in problem_text:
        slash = lines[mark.line].rfind("\\", 0, mark.column + 1)
        what = lines[mark.line][slash : slash + 2]
        place = Place(name, mark.line + 1, slash + 1)
        if "Unicode character" in problem_text:
            code = re.match(r"\\[uUx][0-9A-Fa-f]*", lines[mark.line][slash:])
            words = Message("{what} is no character.", what=code[0] if code else what)
            return error(place, "", words, "Write the character itself."), None
        advice = Message("Write \\{what}, or use single quotes.", what=what)
        return error(
            place, "", Message("{what} means nothing within double quotes.", what=what), advice
        ), None
    if "found unexpected end of stream" in problem_text or "while scanning a quoted" in str(
        problem
    ):
        begun = getattr(problem, "context_mark", None) or mark
        place = Place(name, begun.line + 1, begun.column + 1)
        return error(place, "", "a quotation mark is opened and not closed.", "Close it."), None
    begun = getattr(problem, "context_mark", None)
    here = lines[mark.line] if mark.line < len(lines) else ""
    if "',' or" in problem_text and begun is not None and "，" not in here:
        place = Place(name, begun.line + 1, begun.column + 1)
        bracket = lines[begun.line][begun.column : begun.column + 1]
        return error(
            place,
            "",
            Message("{bracket} is opened and not closed.", bracket=bracket),
            "Close it.",
        ), None
    if "expected comment or line break" in problem_text:
        advice = "Write it on the next line, indented."
        return error(place, "", "text stands after |.", advice), None
    if "found another document" in problem_text:
        advice = "Delete it, or make it a file of its own."
        return error(place, "", "--- begins another document.", advice), None
    return _explain_text(place, problem_text, lines), None


def _explain_text(place: Place, problem_text: str, lines: list[str]) -> Diagnostic:
    """Explain what breaks a line by what its text holds."""
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    if "expected ',' or" in problem_text and "，" in line:
        at = Place(place.file, place.line, line.index("，") + 1)
        advice = "Write a half-width comma and a space."
        return error(at, "", "a full-width comma stands between the entries.", advice)
    if begins := _TEXT_BEGINS_WITH_MARK.match(line):
        at = Place(place.file, place.line, begins.start(2) + 1)
        message = Message(
            "YAML takes {mark} at the beginning of a text for a mark of its own.",
            mark=begins[2],
        )
        return error(at, "", message, "Put the text in quotes.")
    advice = "Check the indentation and the colons of this line and the one before."
    return error(place, "", Message("this is not YAML: {said}.", said=problem_text), advice)
