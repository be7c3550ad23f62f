"""What a file says in reading order, whatever its format, gathered paragraph by paragraph.

Blanks are left out: where lines end they stand for the end in one format and not in another. So are
page numbers, and the entries of the contents, which a web page has without them.
"""

from __future__ import annotations

from bulletin_layout.named_tuple import NamedTuple


class Words(NamedTuple):
    """A file's paragraphs, titles and cells in reading order; its notes by themselves."""

    paragraphs: tuple[str, ...]
    notes: tuple[str, ...]


class Gathering:
    """Gathers words: to the paragraph that is open, or to a note."""

    def __init__(self) -> None:
        self._paragraphs: list[str] = [""]
        self._notes: list[str] = []
        self._in_note = 0

    def begin(self) -> None:
        """Begin another paragraph; of a note all is one."""
        if not self._in_note and self._paragraphs[-1]:
            self._paragraphs.append("")

    def begin_note(self) -> None:
        """Gather to another note, until it ends."""
        self._in_note += 1
        if self._in_note == 1:
            self._notes.append("")

    def end_note(self) -> None:
        """Gather to the paragraph again that was open."""
        self._in_note -= 1

    def add(self, text: str) -> None:
        """Add words without their blanks."""
        into = self._notes if self._in_note else self._paragraphs
        into[-1] += "".join(text.split())

    def words(self) -> Words:
        """Return what was gathered."""
        return Words(tuple(filter(None, self._paragraphs)), tuple(filter(None, self._notes)))
