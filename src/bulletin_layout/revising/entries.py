"""The paths of entries: what may be added to, taken out of and moved in an issue's lists."""

from __future__ import annotations

import re
from functools import cache

from bulletin_layout.grammar.fields import fields_of
from bulletin_layout.grammar.kinds import CAPTION, MARKED, TEXT, Kind, Scalar
from bulletin_layout.issue.content import BODY_RECORDS
from bulletin_layout.typography.ladder import HEADING_NUMBERS

_ENTRY = re.compile(r"^((?:articles\[\d+\]\.|appendix\[\d+\]\.)?(?:body|editorial|briefs))\[\d+\]")
_PART = re.compile(r"\]\.(?:photos\[\d+\]\.(?:file|caption)|caption|(?:rows|head|columns)\[.*)$")


def entry_of(path: str) -> str:
    """Return the entry that a text is or is in (`articles[1].body[3]`), "" for none."""
    found = _ENTRY.match(path)
    return found[0] if found is not None else ""


def list_of(path: str) -> str:
    """Return the list that an entry's path is in, "" for none."""
    found = _ENTRY.match(path)
    return found[1] if found is not None else ""


def is_free(path: str) -> bool:
    """Return whether a text is an entry by itself: a paragraph, or all that a block says."""
    entry = entry_of(path)
    return bool(entry) and path[len(entry) :] in _keys_of_whole_entries()


@cache
def _keys_of_whole_entries() -> frozenset[str]:
    """Return below which key of an entry its only text stands, as it does in `heading:`."""
    keys = [""]
    for record in BODY_RECORDS:
        says = [f for f in fields_of(record) if f.printed and _holds_text(f.kind)]
        if len(says) == 1 and says[0].kind == MARKED:
            keys.append(f".{says[0].name}")
    return frozenset(keys)


def _holds_text(kind: Kind) -> bool:
    return kind in (TEXT, MARKED, CAPTION) or not isinstance(kind, Scalar)


def is_part(path: str) -> bool:
    """Return whether a text is one of several of an entry: of photos or of a table."""
    return bool(entry_of(path)) and _PART.search(path) is not None


def owner_of(path: str) -> str:
    """Return the article, appendix or briefs that a paragraph's path is in, "" for 按语."""
    return "" if "editorial" in path else re.split(r"[.]|(?<=briefs)\[", path)[0]


def level_of(kind: str, text: str) -> int:
    """Return the level of a heading whose text does not say it by its number, 0 for others."""
    level = kind.removeprefix("heading_")
    numbered = any(re.match(pattern, text) for pattern in HEADING_NUMBERS)
    return int(level) if level.isdecimal() and not numbered else 0
