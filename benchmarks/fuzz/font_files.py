"""Small font files changed in their directory, their tables and their bytes."""

from __future__ import annotations

import io
import random
import struct
from functools import cache
from pathlib import Path
from typing import ClassVar

from fontTools import subset
from fontTools.ttLib import TTFont

from bulletin_layout import lay_out, read_fonts
from bulletin_layout.pdf.writer import pdf_bytes

from .looks import ISSUE, FontSetJudge
from .mutators import change_bytes
from .seeds import ROOT

FACES = ("Tinos-Regular.ttf", "NotoSerifSC-Light.ttf", "FandolKai-Regular.otf")
WORDS = (0, 1, 2, 0x7FFF, 0x8000, 0xFFFE, 0xFFFF)
LONGS = (0, 1, 12, 0x7FFFFFFF, 0x80000000, 0xFFFFFF00, 0xFFFFFFFF)
FONT_SET = """\
extends: bundled
faces: {own: {file: own.ttf}}
roles:
  fangsong: {han: [own, NotoSerifSC-Light], latin: [own, Tinos-Regular]}
  xiaobiaosong: {han: [own, NotoSerifSC-Bold], latin: [own, Tinos-Bold]}
"""


@cache
def font_seeds() -> tuple[bytes, ...]:
    """Return small fonts with TrueType and with CFF outlines, and a collection's first face."""
    found = []
    for name in FACES:
        font = TTFont(ROOT / "fonts" / name, recalcTimestamp=False)
        options = subset.Options(notdef_outline=True, name_IDs=["*"], layout_features=["*"])
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=ISSUE + "0123456789ABCabc")
        subsetter.subset(font)
        out = io.BytesIO()
        font.save(out)
        found.append(out.getvalue())
    return tuple(found)


def mutant(seed: int, number: int) -> bytes:
    """Return a mutant's bytes."""
    rng = random.Random(f"font:{seed}:{number}")
    data = bytearray(rng.choice(font_seeds()))
    for _ in range(rng.choice((1, 1, 2, 3, 8))):
        count = struct.unpack_from(">H", data, 4)[0]
        rows = range(12, min(12 + 16 * count, len(data) - 16), 16)
        if not rows:
            break
        rng.choice((_change_directory, _change_table, _change_table))(data, rng.choice(rows), rng)
    changed = bytes(data)
    return change_bytes(changed, rng) if rng.random() < 0.1 else changed


def _change_directory(data: bytearray, row: int, rng: random.Random) -> None:
    """Change a table's name, place or length, or how many there are."""
    what = rng.randrange(4)
    if what == 0:
        data[row : row + 4] = rng.choice((b"ZZZZ", b"glyf", b"CFF ", b"GSUB", b"GPOS", b"vmtx"))
    elif what == 1:
        struct.pack_into(">L", data, row + 8, rng.choice((*LONGS, rng.randrange(len(data)))))
    elif what == 2:
        struct.pack_into(">L", data, row + 12, rng.choice((*LONGS, rng.randrange(len(data)))))
    else:
        struct.pack_into(">H", data, 4, rng.choice(WORDS))


def _change_table(data: bytearray, row: int, rng: random.Random) -> None:
    """Write extreme numbers or any bytes into a table, mostly near its beginning."""
    offset, length = struct.unpack_from(">LL", data, row + 8)
    length = min(length, len(data) - offset)
    if length < 5:
        return
    near = min(length - 4, 64) if rng.random() < 0.7 else length - 4
    for _ in range(rng.choice((1, 1, 2, 10))):
        at = offset + rng.randrange(near)
        what = rng.randrange(3)
        if what == 0:
            struct.pack_into(">H", data, at, rng.choice(WORDS))
        elif what == 1:
            struct.pack_into(">L", data, at, rng.choice(LONGS))
        else:
            data[at] = rng.randrange(256)


class FontJudge(FontSetJudge):
    """Reads a font set with a changed font, lays a small issue out with it and writes it."""

    name: ClassVar[str] = "own.ttf"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        (folder / "fonts.yaml").write_text(FONT_SET, encoding="utf-8")

    def _laid_out(self, number: int) -> str:
        document = lay_out(self._issue, self._style, read_fonts(self.folder / "fonts.yaml"))
        pdf_bytes(document)
        return "written"
