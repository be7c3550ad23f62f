"""The named styles: one for every kind of text that a stylesheet sets, and for inline marks.

In: a Stylesheet. Out: styles.xml, and what a paragraph of a kind looks like. Faces are those that
the style's section `word` names; quotation marks and dashes are told to be east-asian.
"""

from __future__ import annotations

from bulletin_layout.docx.xml import HEAD, NAMESPACES, on, properties, twips, w
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.style.model import TEXT_STYLES, Stylesheet
from bulletin_layout.style.texts import TextStyle

# Faces whose Latin letters are their own, as in the PDF.
_WHOLE_ROLES = ("hei", "xiaobiaosong", "masthead")
_LEADING = 1.3  # of a line that stands on no grid, em of its text


class NamedStyle(NamedTuple):
    """A style in Word: its id, its name, the depth of its heading from 0, what follows it."""

    id: str
    name: str
    depth: int | None = None
    next: str = ""


# Names in English are Word's own, which it shows in the language of its menus (标题 1, 题注 …).
_NAMES = {
    "body": NamedStyle("Body", "公文正文"),
    "title": NamedStyle("Heading1", "heading 1", 0, "Body"),
    "heading_1": NamedStyle("Heading2", "heading 2", 1, "Body"),
    "heading_2": NamedStyle("Heading3", "heading 3", 2, "Body"),
    "heading_3": NamedStyle("Heading4", "heading 4", 3, "Body"),
    "heading_4": NamedStyle("Heading5", "heading 5", 4, "Body"),
    "subtitle": NamedStyle("Subtitle", "Subtitle", None, "Body"),
    "column": NamedStyle("Column", "栏目", 0, "Heading1"),
    "contents_heading": NamedStyle("ContentsHeading", "要目标题", None, "Contents"),
    "addressee": NamedStyle("Addressee", "主送机关", None, "Body"),
    "briefs_heading": NamedStyle("BriefsHeading", "简讯标题", 0, "Brief"),
    "caption": NamedStyle("Caption", "caption", None, "Body"),
    "note": NamedStyle("FootnoteText", "footnote text"),
    "signature": NamedStyle("SignatureLine", "落款"),
    "appendix_label": NamedStyle("AppendixLabel", "附件标识", None, "AppendixTitle"),
    "appendix_title": NamedStyle("AppendixTitle", "附件标题", 0, "Body"),
    "appendix_subtitle": NamedStyle("AppendixSubtitle", "附件副标题", None, "Body"),
    "name": NamedStyle("Title", "Title"),
    "folio": NamedStyle("Footer", "footer"),
}
NORMAL = "Normal"
STRONG, KAI, LEAD, WHOLE = "MarkStrong", "MarkKai", "Lead", "MarkWhole"
NOTE_MARK, LINK = "FootnoteReference", "Hyperlink"
CHARACTER_STYLES = {STRONG: "加重", KAI: "楷体标记", WHOLE: "不断行", LEAD: "段首"}


def style_id(kind: str) -> str:
    """Return the id of the paragraph style of a kind of text (a key of a style's `text`)."""
    return _named(kind).id


def kind_of(id_: str) -> str:
    """Return the kind of text that a paragraph style's id stands for, "" for another style."""
    return next((kind for kind in TEXT_STYLES if style_id(kind) == id_), "")


def kind_named(name: str) -> str:
    """Return the kind of text that a paragraph style's name stands for, "" for another style."""
    return next((kind for kind in TEXT_STYLES if _named(kind).name == name), "")


def _named(kind: str) -> NamedStyle:
    return _NAMES.get(kind) or NamedStyle(kind.title().replace("_", ""), TEXT_STYLES[kind])


def faces(role: str, style: Stylesheet) -> str:
    """Return the faces of a role, all four."""
    han = getattr(style.word, role, style.word.fangsong)
    latin = han if role in _WHOLE_ROLES else style.word.latin
    return w("rFonts", ascii=latin, hAnsi=latin, eastAsia=han, cs=latin)


def line_pitch(kind: str, style: Stylesheet) -> float:
    """Return the line pitch of a kind of text in points: the grid's where it stands on it."""
    size: float = getattr(style.text, kind).size
    if kind == "note":
        return size * style.notes.leading
    if kind in ("table_heading", "table_cell", "table_total", "table_caption"):
        return size * style.table.leading if style.table.leading else style.grid.pitch
    if kind in ("caption", "folio", "name"):
        return size * _LEADING
    return max(style.grid.pitch, size * 1.1)


def indents(text: TextStyle, extra_right: float = 0.0) -> str:
    """Return the indents of a text: the first line's in characters, so that it goes with size."""
    first = text.first_indent - text.indent
    left = text.inset + text.indent
    chars = round(abs(first) / text.size * 100)
    by = {"hanging": twips(-first), "hangingChars": chars} if first < 0 else {
        "firstLine": twips(first), "firstLineChars": chars
    }  # fmt: skip
    by = {name: value for name, value in by.items() if chars}
    right = twips(text.inset + extra_right)
    return w("ind", left=twips(left), right=right, **by)


def run_looks(role: str, size: float, colour: str, style: Stylesheet) -> dict[str, str]:
    """Return the properties of runs of a role, size and colour."""
    half_points = round(size * 2)
    looks = {
        "rFonts": faces(role, style),
        "color": w("color", val=colour.lstrip("#").upper()),
        "sz": w("sz", val=half_points),
        "szCs": w("szCs", val=half_points),
    }
    if style.composition.tracking:
        looks["spacing"] = w("spacing", val=twips(style.composition.tracking))
    return looks


def paragraph_looks(kind: str, style: Stylesheet) -> dict[str, str]:
    """Return the properties of paragraphs of a kind."""
    text: TextStyle = getattr(style.text, kind)
    pitch = style.grid.pitch
    looks = {
        "spacing": w(
            "spacing",
            before=twips(text.blank_above * pitch),
            after=twips(text.blank_below * pitch),
            line=twips(line_pitch(kind, style)),
            lineRule="exact",
        ),
        "ind": indents(text),
        "jc": w("jc", val={"justify": "both", "centre": "center"}.get(text.align, text.align)),
    }
    if _named(kind).depth is not None or kind in ("table_caption", "appendix_label"):
        looks |= {"keepNext": w("keepNext"), "keepLines": w("keepLines")}
    if _named(kind).depth is not None:
        looks["outlineLvl"] = w("outlineLvl", val=_named(kind).depth)
    return looks


def styles_xml(style: Stylesheet) -> str:
    """Return styles.xml."""
    own = "".join(_paragraph_style(kind, style) for kind in TEXT_STYLES)
    root = f"<w:styles {NAMESPACES}>"
    return f"{HEAD}{root}{_defaults(style)}{_normal()}{own}{_character_styles(style)}</w:styles>"


def _defaults(style: Stylesheet) -> str:
    body, composition = style.text.body, style.composition
    run = run_looks(body.role, body.size, body.colour, style)
    run["lang"] = w("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    run["kern"] = w("kern", val=0)
    spaced = on(composition.autospace > 0)
    both = "avoid" in (style.pagination.widow, style.pagination.orphan)
    paragraph = {
        "widowControl": w("widowControl", val=on(both)),
        "kinsoku": w("kinsoku", val=on(composition.kinsoku != "none")),
        "wordWrap": w("wordWrap", val=on(composition.latin == "whole")),
        "overflowPunct": w("overflowPunct", val=on(composition.hang)),
        "topLinePunct": w("topLinePunct", val=on(composition.line_start == "trim")),
        "autoSpaceDE": w("autoSpaceDE", val=spaced),
        "autoSpaceDN": w("autoSpaceDN", val=spaced),
        "adjustRightInd": w("adjustRightInd", val=0),
        # The pitch is exact: a line of large type would else take two of the grid's (LibreOffice).
        "snapToGrid": w("snapToGrid", val=0),
        "spacing": w("spacing", line=twips(style.grid.pitch), lineRule="exact"),
    }
    return w(
        "docDefaults",
        w("rPrDefault", properties("rPr", run)),
        w("pPrDefault", properties("pPr", paragraph)),
    )


def _normal() -> str:
    name, quick = w("name", val="Normal"), w("qFormat")
    table = w(
        "style",
        w("name", val="Normal Table"),
        w("uiPriority", val=99),
        w("semiHidden"),
        w("unhideWhenUsed"),
        w("tblPr", w("tblInd", w=0, type="dxa")),
        type="table",
        default=1,
        styleId="TableNormal",
    )
    return w("style", name, quick, type="paragraph", default=1, styleId=NORMAL) + table


def _paragraph_style(kind: str, style: Stylesheet) -> str:
    text: TextStyle = getattr(style.text, kind)
    named = _named(kind)
    return w(
        "style",
        w("name", val=named.name),
        w("basedOn", val=NORMAL),
        w("next", val=named.next) if named.next else "",
        w("qFormat"),
        properties("pPr", paragraph_looks(kind, style)),
        properties("rPr", run_looks(text.role, text.size, text.colour, style)),
        type="paragraph",
        customStyle=None if named.name.isascii() else 1,
        styleId=named.id,
    )


def _character_styles(style: Stylesheet) -> str:
    inline = style.inline
    looks = {
        STRONG: properties("rPr", {"rFonts": faces(inline.strong, style)}),
        KAI: properties("rPr", {"rFonts": faces(inline.kai, style)}),
        WHOLE: "",
        LEAD: "",
    }
    own = (
        w("style", w("name", val=name), w("qFormat"), looks[id_], type="character", customStyle=1,
          styleId=id_)
        for id_, name in CHARACTER_STYLES.items()
    )  # fmt: skip
    raised = properties("rPr", {"vertAlign": w("vertAlign", val="superscript")})
    known = (("footnote reference", NOTE_MARK, raised), ("Hyperlink", LINK, ""))
    return "".join(own) + "".join(
        w("style", w("name", val=name), looks_, type="character", styleId=id_)
        for name, id_, looks_ in known
    )
