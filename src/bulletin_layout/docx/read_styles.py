"""The styles of a Word file that another program may have saved: ids are new then, names stay."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from bulletin_layout.docx.read_parts import W
from bulletin_layout.docx.styles import (
    CHARACTER_STYLES,
    NOTE_MARK,
    kind_named,
    kind_of,
)
from bulletin_layout.named_tuple import NamedTuple

# What notes' marks are called, in small letters: by Word, by LibreOffice.
_OF_NOTES = ("footnote reference", "footnote characters")


class ReadStyles(NamedTuple):
    """By the ids in a file: the kinds of text of its paragraph styles, its marks' own ids."""

    kinds: dict[str, str]
    marks: dict[str, str]


def read_styles(styles: Element | None) -> ReadStyles:
    """Return what the styles of a file stand for, by their ids, or the names that stay."""
    kinds: dict[str, str] = {}
    marks: dict[str, str] = {}
    by_name = {name: id_ for id_, name in CHARACTER_STYLES.items()}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        id_, named = style.get(f"{W}styleId", ""), style.find(f"{W}name")
        name = named.get(f"{W}val", "") if named is not None else ""
        if style.get(f"{W}type") == "character":
            mark = NOTE_MARK if name.lower() in _OF_NOTES else by_name.get(name, "")
            if mark:
                marks[id_] = mark
        elif kind := kind_of(id_) or kind_named(name):
            kinds[id_] = kind
    return ReadStyles(kinds, marks)
