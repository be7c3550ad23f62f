"""Take out what extraction left in a text: spaces that nobody typed, unprintable characters.

Only what 校对 calls certain is taken out, so that one table decides; marks stay as they are, since
`bulletin fix` shows each of its corrections and this would not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from bulletin_layout.deadline import check_time
from bulletin_layout.proofreading.build_rules.spaces import space_between_han
from bulletin_layout.proofreading.check_rules.spaces import space_after_mark, space_beside_latin

_SPACES = (space_between_han, space_beside_latin, space_after_mark)
_BLANKS = re.compile(r"[\s\u00a0\u2000-\u200a\u3000]+")
# An address goes on without a space, where a mark of its own ends the line.
_ADDRESS_BROKEN = re.compile(r"(?:https?://|www\.)[!-~]{0,200}[./_?&=%#:-]$")
_INVISIBLE = ("Cc", "Cf", "Cs")
# What programs write where a character was lost, and what an issue has instead.
LOST, UNREAD = "\ufffd", "□"


def is_invisible(character: str) -> bool:
    """Return whether no page can show a character: controls, formats, halves, no characters."""
    if character.isspace() or character.isprintable():
        return False
    return unicodedata.category(character) in _INVISIBLE or ord(character) & 0xFFFE == 0xFFFE


def visible(text: str) -> str:
    """Return a text without what no page can show; a □ stands for a character that was lost."""
    if text.isprintable() and LOST not in text:
        return text
    return "".join(c for c in text if not is_invisible(c)).replace(LOST, UNREAD)


def on_one_line(text: str) -> str:
    """Return a text with single spaces, without what no page can show; all else as it was."""
    return _BLANKS.sub(" ", visible(text)).strip()


def cleaned(text: str) -> str:
    """Return a text with single spaces, none of which is certain to be a slip.

    A wide gap beside a 汉字 or mark is one 字 wide: somebody typed it (姓名　　单位).
    """
    text = _BLANKS.sub(_gap, visible(text)).strip()
    while (shorter := _without_slips(text)) != text:
        text = shorter
    return text


def _gap(blank: re.Match[str]) -> str:
    text, start, end = blank.string, blank.start(), blank.end()
    wide = "\u3000" in blank[0] or "\t" in blank[0] or len(blank[0]) > 1
    beside = text[max(0, start - 1) : start] + text[end : end + 1]
    return "\u3000" if wide and "\n" not in blank[0] and not beside.isascii() else " "


def _without_slips(text: str) -> str:
    check_time()
    slips = [slip for rule in _SPACES for slip in rule.find(text) if slip.certain]
    parts: list[str] = []
    done = 0
    for slip in sorted(slips, key=lambda slip: slip.start):
        if slip.start >= done:
            parts += [text[done : slip.start], slip.text or ""]
            done = slip.end
    return "".join([*parts, text[done:]])


def joined(before: str, after: str) -> str:
    """Return two lines of a paragraph as one: a space only between two words of Latin letters."""
    return joined_lines((before, after))


def joined_lines(lines: Sequence[str]) -> str:
    """Return the lines of a paragraph as one, in a time in proportion to them."""
    check_time()
    parts = list(lines[:1])
    for before, after in pairwise(lines):
        is_latin = re.fullmatch("[A-Za-z,.;:]", before[-1:]) and re.match("[A-Za-z]", after)
        parts += [" ", after] if is_latin and not _ADDRESS_BROKEN.search(before) else [after]
    return "".join(parts)
