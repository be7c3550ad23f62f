"""WordprocessingML as text: elements, their attributes, and the order in which properties stand.

Word offers to repair a file whose properties stand in another order than the schema's; the tables
here are that order. Source: ECMA-376-1, 17.3.1.26 (pPr), 17.3.2.28 (rPr).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
# What XML 1.0 cannot hold (2.2).
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ORDERS = {
    "pPr": """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr
        suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct
        topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind
        contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
        textboxTightWrap outlineLvl rPr sectPr""",
    "rPr": """rStyle rFonts b bCs i iCs caps strike dstrike noProof snapToGrid vanish webHidden
        color spacing w kern position sz szCs highlight u bdr shd vertAlign rtl cs em lang""",
}
_RANK = {
    name: {word: rank for rank, word in enumerate(words.split())} for name, words in _ORDERS.items()
}


def escaped(text: str) -> str:
    """Return characters as they stand in an element or an attribute."""
    return _NO_XML.sub("", text).translate(_ESCAPES)


def w(name: str, /, *content: str, **attributes: object) -> str:
    """Return an element of Word's namespace. `content` is XML already, attributes are plain.

    A name that Python reserves has an underscore behind it; an attribute that is None is left out.
    """
    written = "".join(
        f' w:{key.rstrip("_")}="{escaped(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(content)
    return f"<w:{name}{written}>{inner}</w:{name}>" if inner else f"<w:{name}{written}/>"


def properties(name: str, values: Mapping[str, str]) -> str:
    """Return pPr or rPr with properties, by name as XML, in the schema's order; "" of none."""
    rank = _RANK[name]
    ordered = "".join(values[key] for key in sorted(values, key=rank.__getitem__))
    return f"<w:{name}>{ordered}</w:{name}>" if ordered else ""


def on(is_on: bool) -> int:
    """Return a switch as Word writes it."""
    return int(is_on)


def twips(points: float) -> int:
    """Return a length in twentieths of a point."""
    return round(points * 20)


def emu(points: float) -> int:
    """Return a length in the unit of drawings, of which a point has 12,700."""
    return round(points * 12_700)


def words(text: str) -> str:
    """Return a run's text; its tabs are tabs, blank space is kept."""
    parts = (
        f'<w:t xml:space="preserve">{escaped(part)}</w:t>' if part else ""
        for part in text.split("\t")
    )
    return "<w:tab/>".join(parts)
