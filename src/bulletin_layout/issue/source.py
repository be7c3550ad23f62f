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
from pathlib import Path
from typing import Any

from bulletin_layout.diagnostics import Diagnostic, InputError, Place, error
from bulletin_layout.issue.grammar import known_keys
from bulletin_layout.limits import Limits

_KEYS = "|".join(sorted(map(re.escape, known_keys()), key=len, reverse=True))
_FULL_WIDTH_COLON = re.compile(rf"^(\s*(?:-\s+)*(?:{_KEYS})\s*)(：)")
_BLOCK_START = re.compile(r"^(\s*(?:-\s+)*)[^#]*?(?:[:\-]\s+|^)[|>][+-]?\d?[+-]?\s*(?:#.*)?$")
# A block that is a list's item by itself: its text stands to the right of the last dash.
_BARE_BLOCK = re.compile(r"^(\s*(?:-\s+)*)-\s+[|>]")
_ODD_LINE_END = re.compile("[\x85\u2028\u2029]")
_KEY_LINE = re.compile(r"^\s*[^\s#-][^\s]*\s*[:：]")
_MOST_MENDS = 50


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


def read_source(path: Path, name: str, limits: Limits) -> tuple[Source, list[Diagnostic]]:
    """Read and parse a YAML file. Raises InputError if it cannot be read as text at all."""
    text = _decode(path, name, limits)
    # The parser's C stack does not survive nesting without bounds.
    _refuse_deep_nesting(text, name, limits.nesting)
    lines, odd = _refuse_odd_line_ends(text.split("\n"), name)
    mended, slips = _mend_lines(list(lines), name)
    root, broken = _compose(mended, name)
    return Source(name, tuple(lines), root), odd + slips + broken


def _refuse_deep_nesting(text: str, name: str, most: int) -> None:
    """Raise InputError for brackets, dashes or indentation nested beyond all sense."""
    depth = 0
    for number, line in enumerate(text.split("\n"), 1):
        depth = max(0, depth + sum(map(line.count, "[{")) - sum(map(line.count, "]}")))
        levels = max(depth, _columns(line, dashes=True) // 2)
        if levels > most:
            message = f"lists or keys are nested more than {most} deep (limit nesting)."
            raise InputError([error(Place(name, number, 1), "", message, "Write them flat.")])


def _refuse_odd_line_ends(lines: list[str], name: str) -> tuple[list[str], list[Diagnostic]]:
    """Report characters that YAML would take for line ends and an editor does not see."""
    found = [
        error(
            Place(name, number, match.start() + 1),
            "",
            f"the invisible line end U+{ord(match[0]):04X} stands here.",
            "Delete it.",
        )
        for number, line in enumerate(lines, 1)
        for match in _ODD_LINE_END.finditer(line)
    ]
    return [_ODD_LINE_END.sub(" ", line) for line in lines], found


def _decode(path: Path, name: str, limits: Limits) -> str:
    try:
        _refuse_odd_files(path, name)
        if path.stat().st_size > limits.file_bytes:
            message = f"the file is larger than {limits.file_bytes:,} bytes (limit file_bytes)."
            raise InputError([error(None, name, message, "Divide it.")])
        data = path.read_bytes()
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise InputError([error(None, name, f"cannot be read: {reason}.")]) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        place = Place(name, line, 1)
        raise InputError([error(place, "", *_encoding_message(data))]) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _refuse_odd_files(path: Path, name: str) -> None:
    """Raise InputError for a device, a pipe or a folder, which reading might never end of."""
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise InputError([error(None, name, "is a folder.", "Name the issue's file.")])
    if not stat.S_ISREG(mode):
        raise InputError([error(None, name, "is no ordinary file.", "Name the issue's file.")])


def _encoding_message(data: bytes) -> tuple[str, str]:
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "the file is not UTF-8 text.", "Save it as UTF-8."
    return "the file is in GBK (GB18030), not UTF-8.", "Save it again as UTF-8."


def _mend_lines(lines: list[str], name: str) -> tuple[list[str], list[Diagnostic]]:
    """Report and mend tabs in the indentation and full-width colons after keys."""
    found: list[Diagnostic] = []
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
            found.append(error(at, "", "a tab indents this line.", "Indent with spaces."))
            line = line[:indent].replace("\t", "  ") + line[indent:]
        colon = _FULL_WIDTH_COLON.match(line)
        if colon and _is_key(colon[1], lines[number:]):
            key = colon[1].strip(" -")
            at = Place(name, number, colon.start(2) + 1)
            advice = f"Write a half-width colon and a space: {key}: …"
            found.append(error(at, key, "a full-width colon follows the key.", advice))
            line = colon[1] + ": " + line[colon.end() :]
        if _BLOCK_START.match(line):
            bare = _BARE_BLOCK.match(line)
            block_indent = len(bare[1]) if bare else _columns(line, dashes=True)
        mended.append(line)
    return mended, found


def _is_key(before: str, following: list[str]) -> bool:
    """Return whether what stands before a full-width colon is a key, not a list item's text.

    A list item is a record if the next line goes on with another key below the first.
    """
    if "-" not in before:
        return True
    column = len(before) - len(before.lstrip(" -"))
    after = next((line for line in following if line.strip()), "")
    return _columns(after) == column and _KEY_LINE.match(after) is not None


def _columns(line: str, dashes: bool = False) -> int:
    """Return the indentation of a line, or of what follows its list dashes."""
    match = re.match(r"[ \t]*(?:-[ \t]+)*" if dashes else r"[ \t]*", line)
    return len(match[0]) if match else 0


def _compose(lines: list[str], name: str) -> tuple[Any, list[Diagnostic]]:
    """Parse the lines, mending what a stray `: ` breaks, up to a bound."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: list[Diagnostic] = []
    for _ in range(_MOST_MENDS):
        try:
            return yaml.compose(_NamedText("\n".join(lines), name), Loader=loader), found
        except yaml.YAMLError as problem:
            diagnostic, mark = _explain(problem, name, lines)
            found.append(diagnostic)
            if mark is None:
                break
            line = lines[mark.line]
            lines[mark.line] = line[: mark.column] + "_" + line[mark.column + 1 :]
    return None, found


def _explain(problem: Any, name: str, lines: list[str]) -> tuple[Diagnostic, Any]:
    """Return a YAML error in an editor's words, and the mark of a colon that can be mended."""
    mark = getattr(problem, "problem_mark", None) or getattr(problem, "context_mark", None)
    if mark is None:
        position = getattr(problem, "position", 0)
        before = "\n".join(lines)[:position]
        code = getattr(problem, "character", 0)
        code = code if isinstance(code, int) else ord(code)
        place = Place(name, before.count("\n") + 1, position - before.rfind("\n"))
        message = f"the control character U+{code:04X} cannot stand in a file."
        return error(place, "", message, "Delete it."), None
    place = Place(name, mark.line + 1, mark.column + 1)
    said = getattr(problem, "problem", "") or str(problem)
    if "mapping values are not allowed" in said:
        message = "a colon with a space after it stands inside unquoted text."
        advice = "Put the text in quotes, or write a full-width colon ：."
        line = lines[mark.line] if mark.line < len(lines) else ""
        return error(place, "", message, advice), mark if line[
            mark.column : mark.column + 1
        ] == ":" else None
    if "\\t" in said or "'\t'" in said:
        return error(place, "", "a tab stands where YAML needs spaces.", "Use spaces."), None
    if "found unexpected end of stream" in said or "while scanning a quoted" in str(problem):
        return error(place, "", "a quotation mark is opened and not closed.", "Close it."), None
    advice = "Check the indentation and the colons of this line and the one before."
    return error(place, "", f"this is not YAML: {said}.", advice), None
