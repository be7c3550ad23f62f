"""How OFD writes things: lengths in millimetres, boxes, colours, XML around them.

Source: GB/T 33190-2016, 7.1 (basic types) and 8.3 (colours).
"""

from __future__ import annotations

from functools import lru_cache

from bulletin_layout.geometry import POINTS_PER_MM

NAMESPACE = "http://www.ofdspec.org/2016"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
# Written out: xml.sax.saxutils would import urllib for these.
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ATTRIBUTE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
# Lengths have four decimals: what a line of sixty characters adds up to is 0.01 pt.
_DECIMALS = 4
# The ID of the grey colour space, the same in every file.
GREY = 1


def xml_file(root: str, attributes: str, body: str) -> bytes:
    """Return a part of an OFD file: its root element with the namespace."""
    name = f"ofd:{root}"
    return f'{_HEAD}<{name} xmlns:ofd="{NAMESPACE}"{attributes}>{body}</{name}>'.encode()


def text(words: str) -> str:
    """Return characters for an element."""
    return words.translate(_TEXT)


def attribute(words: str) -> str:
    """Return characters for an attribute in double quotes."""
    return words.translate(_ATTRIBUTE)


@lru_cache(maxsize=4096)
def mm(points: float) -> str:
    """Return a length in points as OFD writes it."""
    written = f"{points / POINTS_PER_MM:.{_DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def number(value: float, decimals: int = 6) -> str:
    """Return a number without a unit."""
    written = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def box(x: float, y: float, width: float, height: float) -> str:
    """Return a box of lengths in points as an ST_Box."""
    return f"{mm(x)} {mm(y)} {mm(width)} {mm(height)}"


@lru_cache(maxsize=256)
def colour(name: str, value: str) -> str:
    """Return a FillColor or StrokeColor of a #RRGGBB colour: a grey is grey, not three colours."""
    red, green, blue = (int(value[i : i + 2], 16) for i in (1, 3, 5))
    if red == green == blue:
        return f'<ofd:{name} Value="{red}" ColorSpace="{GREY}"/>'
    return f'<ofd:{name} Value="{red} {green} {blue}"/>'
