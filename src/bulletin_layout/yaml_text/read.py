"""Read a YAML file into nodes with places, every scalar as the string that stands in the file.

In: a path. Out: a Source (file name, lines, root node) or diagnostics. YAML's own types are
never used, so 12:30, 010, 1.10 and `on` stay what the editor wrote. What an editor's slip
breaks is reported in an editor's words, mended in memory, and reading goes on, so that all
mistakes come to light in one go; nothing is built from a mended file.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bulletin_layout.deadline import check_time
from bulletin_layout.diagnostics import Diagnostic, InputError, Place, error
from bulletin_layout.immutable import immutable
from bulletin_layout.limits import Limits
from bulletin_layout.messages import Message
from bulletin_layout.yaml_text.loader import plain_loader
from bulletin_layout.yaml_text.nodes import Node, RecursiveAlias, typed
from bulletin_layout.yaml_text.repair import columns_of, repaired_lines, without_odd_line_ends

if TYPE_CHECKING:
    from bulletin_layout.yaml_text.one_line import Mended

# The first bytes of .docx, .doc, .pdf and .rtf.
_OTHER_FILES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-", b"{\\rtf")
_BRACKETS = re.compile(r"[\[\]{}]")
_MARGIN = re.compile(r"^[ \t-]+", re.MULTILINE)
_MOST_MENDS = 50
# Lines that are looked for by parsing again and again.
_MOST_LINES_LOOKED_FOR = 3


@immutable
class Source:
    """A YAML file: its name as the user gave it, its lines, its root node (None if empty)."""

    file: str
    lines: tuple[str, ...]
    root: Node | None


def read_source(
    path: Path, name: str, limits: Limits, keys: tuple[str, ...]
) -> tuple[Source, list[Diagnostic]]:
    """Read and parse a YAML file whose mappings have these keys.

    Raises InputError if it cannot be read as text at all.
    """
    return parse_source(read_text(path, name, limits), name, limits, keys)


def parse_source(
    text: str, name: str, limits: Limits, keys: tuple[str, ...]
) -> tuple[Source, list[Diagnostic]]:
    """Parse the text of a file. Raises InputError for what is nested beyond all sense."""
    # The parser's C stack does not survive nesting without bounds.
    refuse_deep_nesting(text, name, limits.nesting)
    own = tuple(text.split("\n"))
    lines, odd = without_odd_line_ends(own, name)
    lines, slips = repaired_lines(lines, name, keys)
    root, broken = _compose(lines, name, frozenset(keys))
    told = odd + slips
    beside = {slip.place.line + n for slip in told if slip.place for n in (-1, 0, 1)}
    if told:  # what a slip in a line makes the parser say of it is no second mistake
        broken = [d for d in broken if d.place is None or d.place.line not in beside]
    return Source(name, own, root), told + broken


def parse_plain(text: str, name: str = "") -> Node | None:
    """Parse a text that is YAML without slips, None if it is empty. Raises yaml.YAMLError."""
    import yaml

    root = yaml.compose(text, Loader=plain_loader())
    return typed(root, name) if root is not None else None


def refuse_deep_nesting(text: str, name: str, most: int) -> None:
    """Raise InputError for brackets, dashes or indentation nested beyond all sense."""
    number = _deep_line(text, most)
    if number and not _is_flat(text, most):
        message = Message(
            "lists or keys are nested more than {most} deep (limit nesting).", most=most
        )
        raise InputError([error(Place(name, number, 1), "", message, "Write them flat.")])


def _is_flat(text: str, most: int) -> bool:
    """Return whether lists and keys are nested `most` deep at most; brackets in texts are none.

    False for a text that is no YAML, too. Events come one by one, without a stack.
    """
    import yaml

    depth = 0
    try:
        for event in yaml.parse(text, Loader=plain_loader()):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > most:
                return False
    except yaml.YAMLError:
        return False
    return True


def _deep_line(text: str, most: int) -> int:
    """Return the line, from 1, where as many brackets stay open as if they were lists, or 0."""
    widest = max(map(len, _MARGIN.findall(text)), default=0)
    if _most_open(text) <= most and widest // 2 <= most:
        return 0  # nearly every file; what follows looks at each line
    depth = 0
    for number, line in enumerate(text.split("\n"), 1):
        before = depth
        depth = max(0, depth + sum(map(line.count, "[{")) - sum(map(line.count, "]}")))
        deepest = max(depth, before)
        if sum(map(line.count, "[{")) > most:  # they may be closed again on the same line
            steps = ((c in "[{") - (c in "]}") for c in line)
            deepest = max(deepest, *accumulate(steps, initial=before))
        levels = max(deepest, columns_of(line, dashes=True) // 2)
        if levels > most:
            return number
    return 0


def _most_open(text: str) -> int:
    """Return how many brackets are open at once at most, or more; one closed too often is none."""
    depth = most = 0
    for bracket in _BRACKETS.findall(text):
        depth = depth + 1 if bracket in "[{" else max(0, depth - 1)
        most = max(most, depth)
    return most


def refuse_unreadable(path: Path, name: str, limits: Limits) -> None:
    """Raise InputError for a file that is no text that can be read, in a line that says why."""
    read_text(path, name, limits)


def read_text(path: Path, name: str, limits: Limits) -> str:
    """Return what a file holds, its line ends as \\n. Raises InputError if it is no text."""
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
    return decoded(data, name)


def decoded(data: bytes, name: str) -> str:
    """Return the text of a file's bytes, its line ends as \\n. Raises InputError if it is none."""
    if data.startswith(_OTHER_FILES):
        advice = "Take it in with bulletin import."
        message = "it is a Word, PDF or other file, no YAML."
        raise InputError([error(None, name, message, advice)])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        begun = data[data.rfind(b"\n", 0, problem.start) + 1 : problem.start]
        message, advice, is_slip = _encoding_message(data)
        # Of a whole file in another encoding the place says nothing; of a slip it does.
        column = len(begun.decode("utf-8-sig", "replace")) + 1 if is_slip else 1
        raise InputError([error(Place(name, line, column), "", message, advice)]) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def refuse_odd_files(path: Path, name: str) -> None:
    """Raise InputError for a device, a pipe or a folder, which reading might never end of."""
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise InputError([error(None, name, "is a folder.", "Name the issue's file.")])
    if not stat.S_ISREG(mode):
        raise InputError([error(None, name, "is no ordinary file.", "Name the issue's file.")])


def _encoding_message(data: bytes) -> tuple[str, str, bool]:
    """Return what is wrong, what to do, and whether a few bytes are wrong rather than all."""
    if b"\0" in data:
        return "the file is not UTF-8 text.", "Save it as UTF-8.", False
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "the file is not UTF-8 text.", "Save it as UTF-8.", True
    return "the file is in GBK (GB18030), not UTF-8.", "Save it again as UTF-8.", False


def _compose(
    lines: Sequence[str], name: str, keys: frozenset[str]
) -> tuple[Node | None, list[Diagnostic]]:
    """Parse the lines, mending one that is indented wrong, or what a stray `: ` breaks.

    Up to a bound: reading goes on, so that all mistakes are told.
    """
    import yaml

    lines = list(lines)
    diagnostics: list[Diagnostic] = []
    for mends in range(_MOST_MENDS):
        check_time()
        try:
            return parse_plain("\n".join(lines), name), diagnostics
        except RecursiveAlias as problem:
            message = "an alias (*) stands within what it names (&)."
            return None, [*diagnostics, error(problem.place, "", message, "Write the text itself.")]
        except yaml.YAMLError as problem:
            looked_for = mends < _MOST_LINES_LOOKED_FOR
            diagnostic, mended = _mistake(problem, lines, name, keys if looked_for else None)
            if diagnostic not in diagnostics:
                diagnostics.append(diagnostic)
            if mended is None:
                break
            lines[mended.number] = mended.text
    return None, diagnostics


def _mistake(
    problem: Any, lines: Sequence[str], name: str, keys: frozenset[str] | None
) -> tuple[Diagnostic, Mended | None]:
    """Return what is wrong where a parser gave up, and the line that lets it read on, if any.

    With the file's `keys` it is looked for in the lines near, where it is not plain.
    """
    # Of no use to what is right.
    from bulletin_layout.yaml_text import explain
    from bulletin_layout.yaml_text.complaint import line_of
    from bulletin_layout.yaml_text.one_line import Mended, mended_line

    plain = explain.explained_surely(problem, name, lines)
    if plain is None and keys is not None:
        mended = mended_line(lines, keys, line_of(problem), _gives_up)
        if mended is not None:
            return explain.explained_by(mended, name, lines), mended
    diagnostic = plain or explain.explained(problem, name, lines)
    if (above := explain.text_above_keys(problem, lines)) is not None:
        return diagnostic, Mended(*above)
    if (colon := explain.stray_colon(problem, lines)) is None:
        return diagnostic, None
    line = lines[colon.line]
    return diagnostic, Mended(
        colon.line, line[: colon.column] + explain.MENDED + line[colon.column + 1 :]
    )


def _gives_up(lines: Sequence[str]) -> int | None:
    """Return the line, from 0, at which the parser gives up, None if it reads all."""
    import yaml

    from bulletin_layout.yaml_text.complaint import line_of

    try:
        for _ in yaml.parse("\n".join(lines), plain_loader()):
            pass
    except yaml.YAMLError as problem:
        return line_of(problem)
    return None
