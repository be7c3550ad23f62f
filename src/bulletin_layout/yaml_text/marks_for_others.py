"""Marks that an editor writes for others: ; for a colon, · for a dash, // for #.

In: a line outside texts after |, its neighbours, and the keys that a file may have. Out: the line
as a parser can read it, where the wrong mark stands, what is wrong with it and what to write.
"""

from __future__ import annotations

import re

from bulletin_layout.messages import Message, Verbatim
from bulletin_layout.named_tuple import NamedTuple

_COMMENT = re.compile(r"\s*(?P<mark>//|＃)")
_BULLET = re.compile(r"(?P<indent>\s*)(?P<mark>[·•●○◆■▪—–－−])\s*(?=\S)")
_AFTER_KEY = re.compile(
    r"(?P<before>\s*(?:-\s+)*(?P<key>\w+))\s*(?P<mark>[;；=＝]|(?<=\S):[\u3000\u00a0]+)\s*"
)
_NO_COLON = re.compile(r"(?P<before>(?P<indent>\s*)(?:-\s+)*(?P<key>\w+))(?P<after>\s+\S.*)?$")
_KEY_LINE = re.compile(r"(?P<indent>\s*)(?:-\s+)?\w+:(?:\s|$)")
_ITEM_LINE = re.compile(r"(?P<indent>\s*)-\s")


class Mended(NamedTuple):
    """A line that was mended: its text now, the column of the mark from 0, what is wrong."""

    text: str
    column: int
    message: Message
    advice: Message


def mended(line: str, above: str, below: str, keys: frozenset[str]) -> Mended | None:
    """Return a line with the mark that belongs there, None if there is nothing to mend.

    `above` and `below` are the next lines that are not empty.
    """
    if comment := _COMMENT.match(line):
        message = Message("{mark} does not begin a comment.", mark=comment["mark"])
        text = f"{line[: comment.start('mark')]}#{line[comment.end() :]}"
        return Mended(text, comment.start("mark"), message, Message("Write # and a space."))
    bullet = _BULLET.match(line)
    if bullet and any(_is_item_at(bullet["indent"], beside) for beside in (above, below)):
        message = Message("{mark} does not begin an item.", mark=bullet["mark"])
        text = f"{bullet['indent']}- {line[bullet.end() :]}"
        return Mended(text, bullet.start("mark"), message, Message("Write - and a space."))
    return _beside_key(line, above, below, keys)


def _beside_key(line: str, above: str, below: str, keys: frozenset[str]) -> Mended | None:
    match = _AFTER_KEY.match(line)
    if match and match["key"] in keys:
        advice = Message("Write {key}: …", key=Verbatim(match["key"]))
        text = f"{match['before']}: {line[match.end() :]}"
        if match["mark"].startswith(":"):
            message = Message("{key}: an odd space follows the colon.", key=Verbatim(match["key"]))
        else:
            message = Message("{mark} stands after the key for a colon.", mark=match["mark"])
        return Mended(text, match.start("mark"), message, advice)
    match = _NO_COLON.match(line)
    if match is None or match["key"] not in keys:
        return None
    siblings = [_KEY_LINE.match(beside) for beside in (above, below)]
    begin = len(match["before"]) - len(match["key"])
    is_beside = any(x and len(x["indent"]) in (begin, len(match["indent"])) for x in siblings)
    is_above = not match["after"] and len(below) - len(below.lstrip()) > len(match["indent"])
    if not (is_beside or is_above):
        return None
    message = Message("{key}: the colon is missing.", key=Verbatim(match["key"]))
    text = f"{match['before']}:{match['after'] or ''}"
    return Mended(
        text, match.end("before"), message, Message("Write {key}: …", key=Verbatim(match["key"]))
    )


def _is_item_at(indent: str, line: str) -> bool:
    item = _ITEM_LINE.match(line)
    return item is not None and item["indent"] == indent
