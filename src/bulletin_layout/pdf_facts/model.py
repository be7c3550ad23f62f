"""What a PDF says, as data. Lengths in points, y from the page's top downwards."""

from __future__ import annotations

from bulletin_layout.diagnostics import BulletinError
from bulletin_layout.immutable import immutable
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple


class UnreadablePdf(BulletinError):
    """A file cannot be read as a PDF; the message is one line that says why."""


def unreadable(name: str, reason: str) -> UnreadablePdf:
    """Return the exception that says why a PDF cannot be read."""
    return UnreadablePdf(Message("{name} cannot be read: {reason}.", name=name, reason=reason))


class RunFact(NamedTuple):
    """Characters of one font at even spacing; x is the first one's origin.

    `rise` is how far they stand above the line's baseline: faces are levelled with each other.
    """

    x: float
    font: str
    size: float
    colour: str
    text: str
    rise: float = 0.0


class LineFact(NamedTuple):
    """The runs on one baseline y, left to right in the order of the content."""

    y: float
    runs: tuple[RunFact, ...]

    @property
    def text(self) -> str:
        """The line's text."""
        return "".join(run.text for run in self.runs)


class RuleFact(NamedTuple):
    """A stroked or filled path: its box, stroke width and colour."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    colour: str


class PictureFact(NamedTuple):
    """An image: its box on the page, and its pixels across and down."""

    x1: float
    y1: float
    x2: float
    y2: float
    across: int
    down: int


class PageFact(NamedTuple):
    """One page: size, boxes as text, and what stands on it."""

    width: float
    height: float
    boxes: str
    lines: tuple[LineFact, ...]
    rules: tuple[RuleFact, ...]
    pictures: tuple[PictureFact, ...]


EMPTY_PAGE = PageFact(0.0, 0.0, "", (), (), ())


@immutable
class Facts:
    """What a PDF says. `tags`, `outlines`, `fonts` and `metadata` are canonical text lines."""

    pages: tuple[PageFact, ...]
    fonts: tuple[str, ...]
    outlines: tuple[str, ...]
    tags: tuple[str, ...]
    metadata: tuple[str, ...]
