"""What an inspection finds. All immutable; lengths in points."""

from __future__ import annotations

from bulletin_layout.geometry import POINTS_PER_MM
from bulletin_layout.immutable import immutable
from bulletin_layout.measuring.model import Measurement, Value, Where
from bulletin_layout.messages import Message


@immutable
class Deviation:
    """A file's format differs from a style: what of it, where, by how much, what to change.

    `rule` is a stable name (`top-margin`), `key` the style's key. `found` and `wanted` are lengths
    in points where `is_length`, else counts or words. `clause` is the standard's where the style
    is one of a standard, else empty.
    """

    rule: str
    key: str
    what: Message
    found: Value
    wanted: Value
    is_length: bool
    where: Where
    clause: str
    advice: Message

    @property
    def off(self) -> float | None:
        """By how many points a length is more than it should be, None for what is no length."""
        if not self.is_length or isinstance(self.found, str) or isinstance(self.wanted, str):
            return None
        return float(self.found) - float(self.wanted)

    @property
    def off_mm(self) -> float | None:
        """The same in millimetres."""
        return None if self.off is None else self.off / POINTS_PER_MM


@immutable
class Inspection:
    """The deviations of a file from a style, what was measured, and what could not be."""

    file: str
    style: str
    measurement: Measurement
    deviations: tuple[Deviation, ...]
    questions: tuple[Message, ...] = ()
