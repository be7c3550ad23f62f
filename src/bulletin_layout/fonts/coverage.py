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


@cache
def gb2312_text(character: str) -> bool:
    """Return whether a character is a GB2312 Han character, 〇, or a common Chinese mark."""
    if not "\u4e00" <= character <= "\u9fff":
        return character == "〇" or character in _COMMON_MARKS
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


TRUST: dict[str, Callable[[str], bool]] = {"gb2312-text": gb2312_text}
