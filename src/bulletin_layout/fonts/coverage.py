"""For which characters a face is to be trusted, where its own table promises too much.

Measured on the bundled files: Fandol prints a boxed F for what it lacks, a dollar for ￥, a
hyphen for －, and simplified shapes for some traditional characters; its GB2312 Han and
common marks are right.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

# Marks whose Fandol glyphs were looked at and found right.
_COMMON_MARKS = frozenset(
    " ，。、；：！？“”‘’（）《》〈〉「」『』【】〔〕—…·℃％‰°×÷±§№☆★○●◎◇◆□■△▲※→←↑↓㈠㈡㈢"
)


def gb2312_text(character: str) -> bool:
    """Return whether a character is a GB2312 Han character, 〇, or a common Chinese mark."""
    return character in _trusted()


@cache
def _trusted() -> frozenset[str]:
    """Return 〇, the common marks and the Han of GB2312: rows 16 to 87 of 94 cells."""
    cells = bytearray(2 * 94)
    cells[1::2] = range(0xA1, 0xFF)
    rows = []
    for row in range(0xB0, 0xF8):
        cells[::2] = bytes([row]) * 94
        rows.append(bytes(cells))
    return _COMMON_MARKS.union("〇", b"".join(rows).decode("gb2312", "ignore"))


TRUST: dict[str, Callable[[str], bool]] = {"gb2312-text": gb2312_text}
