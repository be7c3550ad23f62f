"""What a file's format is, in the terms of a style. All immutable; lengths in points.

A reader for each kind of file makes it; learning writes it as a style, inspecting holds it
against one. Keys are those of a style with their section: `grid.pitch`, `text.title.size`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import IntEnum

from bulletin_layout.immutable import immutable
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple

Value = float | int | str | bool


class Sureness(IntEnum):
    """How sure a value is: guessed from little, measured on the page, or given by the file."""

    GUESSED = 0
    MEASURED = 1
    GIVEN = 2


class Box(NamedTuple):
    """A rectangle on a page, from the paper's top left corner."""

    left: float
    top: float
    right: float
    bottom: float


class Where(NamedTuple):
    """A place in a file: a page from 1 (0: the format has no pages), a box there, and words."""

    page: int
    words: Message
    box: Box | None = None


@immutable
class Measured:
    """A value of one key: where it comes from, how sure, between which bounds it may lie.

    `within` is by how much it may be off, for lengths; `where` is where it can be seen.
    """

    value: Value
    source: Message
    sureness: Sureness = Sureness.MEASURED
    within: float = 0.0
    where: Where | None = None


class Passage(NamedTuple):
    """A line of a page, or a paragraph of a Word file: which part it is, and how it looks.

    `part` is the name of a text style (`body`, `title`, `heading_1`), empty where it cannot be
    told. `font` is as the file names it, `role` as a font set does, empty where its name tells
    none. `pitch` is from line to line where the format gives one, else 0.
    """

    part: str
    text: str
    font: str
    role: str
    size: float
    colour: str
    where: Where
    pitch: float = 0.0


class LineSpan(NamedTuple):
    """A line of a paragraph: the index after its last character, and the page it is on."""

    end: int
    page: int


@immutable
class SetParagraph:
    """A paragraph of the body as another program set it.

    advances: of each character, in points, as its font has them. `lines` are its lines in order;
    `indent` is how far its first one stands from the left edge. `complete`: its last line ends
    where the text does, not where the measuring stopped.
    """

    text: str
    advances: tuple[float, ...] = field(repr=False)
    indent: float
    lines: tuple[LineSpan, ...]
    complete: bool = True


@immutable
class Measurement:
    """What was measured of one file: its values by key, its passages, its body's paragraphs.

    `maker` is the program that made it, as it says. `pages` is how many it has, 0 if unknown.
    `rule` is the composition's rule that the file itself names (`word`, `word15`, `none`), empty
    if it names none. `questions` are what only a person can answer.
    """

    name: str
    maker: str
    pages: int
    values: Mapping[str, Measured]
    passages: tuple[Passage, ...] = ()
    paragraphs: tuple[SetParagraph, ...] = ()
    rule: str = ""
    questions: tuple[Message, ...] = ()

    def number(self, key: str) -> float | None:
        """Return a key's value as a number, None if it was not measured."""
        measured = self.values.get(key)
        if measured is None or isinstance(measured.value, str):
            return None
        return float(measured.value)
