"""Settings of the whole file: how Word composes lines, which faces it knows, who made it.

What decides Word's line ends is told by the style's composition: docs/word.md.
"""

from __future__ import annotations

from bulletin_layout.docx.xml import HEAD, NAMESPACES, escaped, twips, w
from bulletin_layout.structure import Metadata
from bulletin_layout.style.model import Stylesheet

# Word 2010 compares amounts where Word 2013 compares shares (docs/word.md).
_MODES = {"word15": 15}
_MODE = 14
_MODE_URI = "http://schemas.microsoft.com/office/word"
# What stands for a face where it is not installed, by the face's name.
_FALLBACKS = {
    "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
    "方正小标宋简体": "华文中宋",
    "黑体": "SimHei",
    "宋体": "SimSun",
}


def settings_xml(style: Stylesheet, odd_and_even: bool) -> str:
    """Return settings.xml."""
    composition = style.composition
    squeezed = "compressPunctuation" if composition.pair > 0 else "doNotCompress"
    mode = _MODES.get(composition.compress, _MODE)
    compatibility = w(
        "compat",
        w("spaceForUL"),
        w("balanceSingleByteDoubleByteWidth"),
        w("doNotLeaveBackslashAlone"),
        w("ulTrailSpace"),
        w("doNotExpandShiftReturn"),
        w("adjustLineHeightInTable"),
        w("useFELayout"),
        w("compatSetting", name="compatibilityMode", uri=_MODE_URI, val=mode),
    )
    notes = (w("footnote", id=-1), w("footnote", id=0))
    return "".join(
        [
            f"{HEAD}<w:settings {NAMESPACES}>",
            w("zoom", percent=100),
            w("bordersDoNotSurroundHeader"),
            w("bordersDoNotSurroundFooter"),
            w("defaultTabStop", val=420),
            w("evenAndOddHeaders") if odd_and_even else "",
            w("drawingGridVerticalSpacing", val=twips(style.grid.pitch)),
            w("characterSpacingControl", val=squeezed),
            w("footnotePr", *notes),
            compatibility,
            w("themeFontLang", val="en-US", eastAsia="zh-CN"),
            w("decimalSymbol", val="."),
            w("listSeparator", val=","),
            "</w:settings>",
        ]
    )


def font_table_xml(style: Stylesheet) -> str:
    """Return fontTable.xml: each face, and what may stand for it."""
    faces = style.word
    latin = w(
        "font", w("charset", val="00"), w("family", val="roman"), w("pitch", val="variable"),
        name=faces.latin,
    )  # fmt: skip
    names = (faces.fangsong, faces.kai, faces.hei, faces.song, faces.xiaobiaosong, faces.masthead)
    han = "".join(_font(name) for name in dict.fromkeys(names) if name != faces.latin)
    return f"{HEAD}<w:fonts {NAMESPACES}>{latin}{han}</w:fonts>"


def _font(name: str) -> str:
    other = _FALLBACKS.get(name, "")
    return w(
        "font",
        w("altName", val=other) if other else "",
        w("charset", val="86"),
        w("family", val="auto"),
        w("pitch", val="default"),
        name=name,
    )


def core_xml(metadata: Metadata) -> str:
    """Return the core properties: what the issue says of itself, and its date."""
    terms = "http://purl.org/dc/terms/"
    day = f"{metadata.date}T00:00:00Z"
    dated = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f"{HEAD}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="{terms}" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(metadata.title)}</dc:title>"
        f"<dc:subject>{escaped(metadata.subject)}</dc:subject>"
        f"<dc:creator>{escaped(metadata.author)}</dc:creator>"
        f"<dc:language>{metadata.language}</dc:language>{dated}</cp:coreProperties>"
    )


def app_xml() -> str:
    """Return the extended properties: no template, no time spent, no computer's user."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    made_by = "<Application>bulletin_layout</Application>"
    return f'{HEAD}<Properties xmlns="{kind}">{made_by}</Properties>'
