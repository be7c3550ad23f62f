"""Find the words that a pen mark changes, by the page and line of the paper.

In: marks such as `3页12行 部署=安排`, and the laid-out issue. Out: edits of its file, each where
its words stand there; or InputError with what cannot be found. Lines are counted as a draft numbers
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bulletin_layout.diagnostics import Diagnostic, InputError, Place, error
from bulletin_layout.layout.model import Document, Page, PlacedLine
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.structure import Node
from bulletin_layout.yaml_text.edits import Edit
from bulletin_layout.yaml_text.nodes import Position

_MARK = re.compile(
    r"\s*(?:第?\s*(\d{1,5})\s*页\s*第?\s*(\d{1,4})\s*行|p\.?\s*(\d{1,5})\s*l\.?\s*(\d{1,4})"
    r"|(\d{1,5})\s*[:：]\s*(\d{1,4}))[\s,，：:]+(.+?)\s*[=＝]\s*(.*?)\s*",
    re.IGNORECASE,
)
_WRITE = "Write 3页12行 部署=安排: page, line, the words as printed, what is to stand there."


class Mark(NamedTuple):
    """A pen mark: page and line on paper, the words that begin there, and those instead."""

    page: int
    line: int
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.page}页{self.line}行 {self.old}={self.new}"


class Found(NamedTuple):
    """A mark, where its words stand in the file, and the edit that it is."""

    mark: Mark
    place: Place
    edit: Edit


def mark_of(text: str) -> Mark:
    """Read a mark. Raises InputError."""
    match = _MARK.fullmatch(text)
    if match is None:
        message = Message("{text!r} is no mark.", text=text)
        raise InputError([error(None, "", message, _WRITE)])
    page, line = (int(number) for number in match.groups()[:6] if number is not None)
    return Mark(page, line, match[7], match[8])


def find_marks(marks: Sequence[Mark], document: Document, lines: Sequence[str]) -> list[Found]:
    """Return where the words of each mark stand in a file of these lines.

    Raises InputError with every mark whose words do not stand there just once.
    """
    leaves = {leaf.leaf: leaf for leaf in document.structure.leaves()}
    found: list[Found] = []
    wrong: list[Diagnostic] = []
    for mark in marks:
        try:
            found.append(_found(mark, document, leaves, lines))
        except InputError as problem:
            wrong += problem.diagnostics
    if wrong:
        raise InputError(wrong)
    return found


def _found(
    mark: Mark, document: Document, leaves: dict[int | None, Node], lines: Sequence[str]
) -> Found:
    if not 1 <= mark.page <= len(document.pages):
        raise _wrong(mark, Message("there are {n} pages.", n=len(document.pages)))
    numbered = numbered_lines(document.pages[mark.page - 1])
    if not 1 <= mark.line <= len(numbered):
        raise _wrong(mark, Message("page {page} has {n} lines.", page=mark.page, n=len(numbered)))
    shown = numbered[mark.line - 1]
    starts = _starts(mark, shown, document, leaves)
    words = "".join(run.text for line in shown for run in line.runs)
    if not starts:
        raise _wrong(mark, Message("on that line stands: {words}", words=words))
    if len(starts) > 1:
        raise _wrong(mark, "the words stand there more than once; write some beside them too.")
    place = _place_of(*starts[0], leaves)
    if place is None:
        raise _wrong(mark, "these words are printed by the library; see labels in the style.")
    row = lines[place.line - 1] if place.line <= len(lines) else ""
    column = place.column - 1
    if row[column : column + len(mark.old)] != mark.old:
        written = Message("in the file they are written otherwise; change line {n}.", n=place.line)
        raise _wrong(mark, written)
    start = Position(place.line - 1, column)
    end = Position(start.line, column + len(mark.old))
    return Found(mark, place, Edit(start, end, mark.new))


def numbered_lines(page: Page) -> list[list[PlacedLine]]:
    """Return the lines of a page as a draft numbers them, those beside each other together."""
    upright = [line for line in page.lines if not line.angle]
    heights = sorted({round(line.y, 3) for line in upright})
    return [[line for line in upright if round(line.y, 3) == y] for y in heights]


def _starts(
    mark: Mark, shown: list[PlacedLine], document: Document, leaves: dict[int | None, Node]
) -> list[tuple[int, int]]:
    """Return each leaf and index at which a mark's words stand on a line.

    Words that only begin there and end on the next are meant where none stand on it whole.
    """
    whole: list[tuple[int, int]] = []
    over: list[tuple[int, int]] = []
    for leaf, begins, ends in _shares_of(shown, mark.page, document):
        text = leaves[leaf].text
        at = text.find(mark.old, begins)
        while begins <= at < ends:
            (whole if at + len(mark.old) <= ends else over).append((leaf, at))
            at = text.find(mark.old, at + 1)
    return whole or over


def _shares_of(
    shown: list[PlacedLine], page: int, document: Document
) -> Iterator[tuple[int, int, int]]:
    """Yield what of each leaf stands on lines: from which character to which."""
    reached: dict[int, int] = {}
    wanted = {id(line) for line in shown}
    for other in document.pages[:page]:
        for line in other.lines:
            before = dict(reached)
            for run in line.runs:
                reached[run.node] = reached.get(run.node, 0) + len(run.text)
            if id(line) in wanted:
                for leaf in dict.fromkeys(run.node for run in line.runs):
                    yield leaf, before.get(leaf, 0), reached[leaf]


def _place_of(leaf: int, at: int, leaves: dict[int | None, Node]) -> Place | None:
    """Return where a character of a leaf stands in the file, None if the library made it."""
    for part in leaves[leaf].parts:
        if at < len(part.text):
            if part.generated or part.place is None:
                return None
            return Place(part.place.file, part.place.line, part.place.column + at)
        at -= len(part.text)
    return None


def _wrong(mark: Mark, said: str) -> InputError:
    return InputError([error(None, str(mark), said)])
