"""What is known of a picture file before its pixels are looked at."""

from __future__ import annotations

from pathlib import Path

from bulletin_layout.immutable import immutable


@immutable
class Picture:
    """A picture file.

    `width` and `height` are pixels as shown, upright; `turn` is EXIF's orientation (1 to 8) that
    makes the stored pixels so. `kind` is jpeg, png or webp. `channels` is 1 (grey), 3 (RGB) or
    4 (CMYK) of a JPEG and 0 where a decoder is to find out.
    """

    path: Path
    kind: str
    width: int
    height: int
    turn: int = 1
    channels: int = 0

    @property
    def aspect(self) -> float:
        """Width over height, as shown."""
        return self.width / self.height

    @property
    def is_turned(self) -> bool:
        """Whether the stored pixels lie on their side."""
        return self.turn >= 5
