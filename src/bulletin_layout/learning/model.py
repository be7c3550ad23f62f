"""What was learned: a style as entries, each with where it comes from. All immutable."""

from __future__ import annotations

from bulletin_layout.immutable import immutable
from bulletin_layout.measuring.model import Measurement, Sureness, Value
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple


class Learned(NamedTuple):
    """A key of the learned style: its value as a style's reader has it (lengths in points).

    `written` is how the file has it, empty for the plainest form. `differs` says what other files
    have.
    """

    key: str
    value: Value
    source: Message
    sureness: Sureness
    written: str = ""
    differs: Message | None = None


class PageMet(NamedTuple):
    """A page of a file, set in the learned style: line ends met of all, and its end.

    `next_page` is whether the page after it begins where that of the file does, None for the last
    page and for pages without body text. Every line is begun where the file begins it, every page
    where the file's begins.
    """

    page: int
    met: int
    ends: int
    next_page: bool | None


class FileMet(NamedTuple):
    """A file, page by page, and what was measured of it."""

    name: str
    pages: tuple[PageMet, ...]

    @property
    def met(self) -> int:
        """How many line ends are met."""
        return sum(page.met for page in self.pages)

    @property
    def ends(self) -> int:
        """How many line ends there are."""
        return sum(page.ends for page in self.pages)


@immutable
class LearnedStyle:
    """A style learned from files: the bundled one that it extends, its entries, its questions.

    `telling` is how many line ends told the switches apart, `met` how each file's lines come out
    in the style.
    """

    extends: str
    entries: tuple[Learned, ...]
    questions: tuple[Message, ...]
    measurements: tuple[Measurement, ...]
    telling: int = 0
    met: tuple[FileMet, ...] = ()

    def entry(self, key: str) -> Learned | None:
        """Return the entry of a key, None if the style inherits it."""
        return next((entry for entry in self.entries if entry.key == key), None)
