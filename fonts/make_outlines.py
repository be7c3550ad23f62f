"""Make the files that keep TrueType outlines of a CFF face's commonest characters.

python fonts/make_outlines.py

OFD embeds TrueType outlines alone. Those of the 3,755 characters of GB 2312's first level and of
the common marks are worked out here once; the library works out what else an issue shows.
`pytest tests/fonts/test_kept_outlines.py` holds the files against the fonts.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "src"))

from bulletin_layout.fonts.face import Face  # noqa: E402
from bulletin_layout.fonts.kept_outlines import file_beside, outlines_file  # noqa: E402
from bulletin_layout.fonts.truetype import drawn_records  # noqa: E402

FACES = ("FandolFang-Regular.otf",)
MARKS = "，。、；：！？“”‘’（）《》〈〉【】〔〕—…·％〇"
# The rows of GB 2312 that hold its first level.
_FIRST_ROW, _BEHIND_LAST = 0xB0, 0xD8


def common_characters() -> str:
    """Return the characters of GB 2312's first level, and the marks."""
    cells = (bytes((row, cell)) for row in range(_FIRST_ROW, _BEHIND_LAST)
             for cell in range(0xA1, 0xFF))  # fmt: skip
    return MARKS + "".join(cell.decode("gb2312", "ignore") for cell in cells)


def main() -> None:
    """Write a file beside each font."""
    for name in FACES:
        face = Face(Path(name).stem, HERE / name)
        glyphs = sorted({face.nominal_glyph(c) for c in common_characters()} - {0})
        records = dict(zip(glyphs, drawn_records(face, glyphs), strict=True))
        data = outlines_file(face, records)
        file_beside(face).write_bytes(data)
        print(f"{file_beside(face).name}: {len(records)} outlines, {len(data):,} bytes")


if __name__ == "__main__":
    main()
