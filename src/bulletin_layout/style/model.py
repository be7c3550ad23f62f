"""A stylesheet resolved: every length in points, every section an immutable record.

The reader builds these types from YAML by their fields: a field's name is the key, its kind
(in `metadata`) says how the value is read. What is not here cannot be written in a style.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

from bulletin_layout.typography.punctuation import LEVELS


@dataclass(frozen=True)
class Kind:
    """How a stylesheet value is read: length, number, integer, colour, text, flag, choice, label.

    `choices` are those of a choice, or what may stand in a label's braces.
    """

    type: str
    choices: tuple[str, ...] = ()


def _key(type_: str, meaning: str, choices: tuple[str, ...] = ()) -> Any:
    return field(metadata={"kind": Kind(type_, choices), "meaning": meaning})


@dataclass(frozen=True)
class Page:
    """The paper and where the type area begins."""

    width: float = _key("length", "paper width")
    height: float = _key("length", "paper height")
    top: float = _key("length", "top of the type area (天头)")
    left: float | None = _key("length-or-centred", "left edge of the type area (订口), or centred")


@dataclass(frozen=True)
class Grid:
    """The baseline grid: one line pitch is one slot, and everything takes whole slots."""

    lines: int = _key("integer", "lines a page")
    pitch: float = _key("length", "line pitch")
    line_position: str = _key(
        "choice", "where the body's em box lies in its slot", ("top", "middle")
    )


@dataclass(frozen=True)
class Composition:
    """How lines are composed. Amounts in em, measure and tracking in points."""

    measure: float = _key("length", "width of the lines")
    tracking: float = _key("length", "added between the cells of Han text")
    autospace: float = _key("number", "gap between Han and Latin letters or digits, em")
    han_space: float = _key("number", "width of a typed space between Han, em")
    pair: float = _key("number", "what two adjacent marks lose together, em")
    squeeze_inside: float = _key("number", "what a mark inside a line can give, em")
    squeeze_end: float = _key("number", "what a mark at the line end can give, em")
    kinsoku: str = _key("choice", "避头尾 level", LEVELS)
    line_end: str = _key("choice", "width of a mark at a line end", ("full", "half"))
    lone_character: str = _key("choice", "孤字 at a paragraph's end", ("allow", "avoid"))


@dataclass(frozen=True)
class Pagination:
    """What may stand alone at a page's head or foot."""

    widow: str = _key("choice", "a paragraph's last line at a page's head", ("allow", "avoid"))
    orphan: str = _key("choice", "a paragraph's first line at a page's foot", ("allow", "avoid"))


@dataclass(frozen=True)
class TextStyle:
    """How one kind of text looks. Indents in points, blanks in lines of the grid."""

    role: str = _key("text", "the font set's role: fangsong, kai, hei, song, xiaobiaosong …")
    size: float = _key("length", "type size")
    colour: str = _key("colour", "ink")
    align: str = _key("choice", "alignment", ("justify", "left", "centre", "right"))
    first_indent: float = _key("length", "indent of the first line")
    indent: float = _key("length", "indent of the other lines")
    inset: float = _key("length", "indent of all lines on both sides")
    blank_above: int = _key("integer", "blank lines above, dropped at a page's head")
    blank_below: int = _key("integer", "blank lines below")


@dataclass(frozen=True)
class Texts:
    """The text styles, by what they set."""

    body: TextStyle
    title: TextStyle
    source: TextStyle
    editorial: TextStyle
    heading_1: TextStyle
    heading_2: TextStyle
    heading_3: TextStyle
    heading_4: TextStyle
    contents_heading: TextStyle
    contents: TextStyle
    addressee: TextStyle
    briefs_heading: TextStyle
    brief: TextStyle
    caption: TextStyle
    note: TextStyle
    signature: TextStyle
    appendix_list: TextStyle
    appendix_label: TextStyle
    appendix_title: TextStyle
    appendix_subtitle: TextStyle
    table_caption: TextStyle
    table_heading: TextStyle
    table_cell: TextStyle
    table_total: TextStyle
    distribution: TextStyle
    name: TextStyle
    secrecy: TextStyle
    notice: TextStyle
    serial: TextStyle
    period: TextStyle
    editors: TextStyle
    folio: TextStyle
    watermark: TextStyle
    line_number: TextStyle


@dataclass(frozen=True)
class Headings:
    """层次序数 inside an article."""

    recognise: bool = _key("flag", "paragraphs that begin with 一、（一）1.（1） are headings")
    run_in: str = _key("choice", "how much of 一是…二是… is set off", ("none", "number", "clause"))


@dataclass(frozen=True)
class Inline:
    """Marks inside a text: the faces of strong text and of run-ins, the note marks."""

    strong: str = _key("role", "the font set's role for **strong** text")
    kai: str = _key("role", "the role for __text__")
    run_in: str = _key("role", "the role for 一是… and for a heading that its text follows")
    note_size: float = _key("number", "size of a note mark, em of its text")
    note_rise: float = _key("number", "how far a note mark is raised, em of its text")


@dataclass(frozen=True)
class Masthead:
    """报头: whole lines of the grid through the red rule; distances between its parts.

    密级, a notice and 编号 stand at the top of the type area, the name below them.
    """

    below_marks: float = _key("length", "least room between 密级 and the name")
    lines: int = _key("integer", "lines of the grid that it takes, the rule included")
    above_name: float = _key("length", "from the type area's top to the name")
    between_names: float = _key("length", "between two lines of the name")
    above_period: float = _key("length", "from the name to the period")
    above_editors: float = _key("length", "from the period to the editors' line")
    above_rule: float = _key("length", "from the editors' line to the rule")
    rule_width: float = _key("length", "thickness of the rule, 0 for none")
    rule_colour: str = _key("colour", "colour of the rule")
    below_rule: float = _key("length", "least room below the rule; spare room goes above it")
    editors_inset: float = _key("length", "indent of the editors' line on both sides")


@dataclass(frozen=True)
class Labels:
    """Words that the library prints. What stands in braces is filled in."""

    period: str = _key("label", "the numbered period", ("year", "number", "total"))
    supplement: str = _key("label", "a supplement's period", ("year", "number", "total"))
    secrecy: str = _key("label", "密级 without a term", ("level",))
    secrecy_term: str = _key("label", "密级 with its term", ("level", "term"))
    editorial: str = _key("label", "before 按语 that does not begin with such a word itself")
    contents: str = _key("label", "heading of the contents")
    leader: str = _key("label", "what leads from an entry of the contents to its page")
    note: str = _key("label", "a note's mark", ("n",))
    continued: str = _key("label", "above a table that goes on")
    period_blank: str = _key("text", "what is printed for a number that a draft lacks")
    date: str = _key("label", "the date", ("year", "month", "day"))
    briefs: str = _key("label", "heading of the briefs")
    brief_number: str = _key("label", "number before a brief", ("n",))
    appendix: str = _key("label", "label of a single appendix")
    appendix_numbered: str = _key("label", "label of one of several", ("n",))
    appendix_list: str = _key("label", "before the list of appendices")
    appendix_list_number: str = _key("label", "before each of several in it", ("n",))
    report: str = _key("label", "before the bodies reported to")
    send: str = _key("label", "before the bodies sent to")
    copy: str = _key("label", "before the bodies issued to")
    send_separator: str = _key("text", "between the bodies of a run-in list")
    send_end: str = _key("text", "at the end of a run-in list")
    sent: str = _key("label", "when the issue is sent", ("year", "month", "day"))
    copies: str = _key("label", "how many are printed", ("n",))
    folio: str = _key("label", "the page number", ("n",))
    watermark: str = _key("label", "across the pages of a draft")


@dataclass(frozen=True)
class TableStyle:
    """Tables: grid rules and cells."""

    row_lines: int = _key("integer", "least height of a row, in lines of the grid")
    rule_width: float = _key("length", "thickness of the rules")
    rule_colour: str = _key("colour", "colour of the rules")
    padding: float = _key("length", "between a rule and the text")
    continued: str = _key(
        "choice", "where 续表 stands over a table that goes on", ("none", "left", "right")
    )


@dataclass(frozen=True)
class PhotoStyle:
    """Photos: their size, what is around them, where they may go."""

    single_width: float = _key("length", "width of a photo that stands alone")
    row_width: float = _key("length", "width of two or three abreast, captions included")
    most_height: float = _key("length", "most height of a photo")
    gap: float = _key("length", "between photos abreast")
    caption_gap: float = _key("length", "between a photo and its caption")
    around: float = _key("length", "least room above and below")
    placement: str = _key(
        "choice",
        "where a photo goes that does not fit: later lets text before it",
        ("here", "later"),
    )
    dpi: int = _key("integer", "what is finer is reduced to this, 0 for never")
    least_dpi: int = _key("integer", "what is coarser is warned of")


@dataclass(frozen=True)
class Notes:
    """Notes at the foot of the page."""

    leading: float = _key("number", "line pitch, em of the notes' size")
    rule_length: float = _key("length", "length of the rule above them")
    rule_width: float = _key("length", "thickness of that rule, 0 for none")
    above: float = _key("length", "room between text and rule, and rule and notes")


@dataclass(frozen=True)
class SignatureStyle:
    """署名 and 成文日期 (GB/T 9704 7.3.5)."""

    blank_above: int = _key("integer", "blank lines above it")
    from_right: float = _key("length", "from its end to the right edge")
    date_shift: float = _key("length", "by how much the date begins to the right of the name")
    sealed_blank: int = _key("integer", "blank lines above it if it is sealed")
    sealed_from_right: float = _key("length", "from the date's end to the right edge if sealed")


@dataclass(frozen=True)
class Draft:
    """What marks the pages of a draft."""

    angle: float = _key("number", "by how many degrees the watermark rises")
    number_gap: float = _key("length", "from the line numbers to the lines")


@dataclass(frozen=True)
class Imprint:
    """版记, the 报/送/发 block at the foot of the last page."""

    blank_above: int = _key("integer", "least blank lines above it")
    outer_rule: float = _key("length", "thickness of the first and last rule, 0 for none")
    inner_rule: float = _key("length", "thickness of the rules between, 0 for none")
    rule_colour: str = _key("colour", "colour of the rules")
    inset: float = _key("length", "indent of the text on both sides")
    even_page: bool = _key("flag", "it stands on an even page, an empty one before it if need be")
    report_layout: str = _key("choice", "how 报 is set", ("lines", "run-in"))
    hanging: str = _key("choice", "where a run-in list continues", ("colon", "indent"))
    hanging_indent: float = _key("length", "that indent")


@dataclass(frozen=True)
class Folio:
    """页码: the page number."""

    position: str = _key(
        "choice", "none, centred, or at the outer edge", ("none", "centre", "outer")
    )
    below: float = _key("length", "from the type area's foot to the dashes")
    inset: float = _key("length", "from the outer edge of the type area")


@dataclass(frozen=True)
class Print:
    """What of an issue is printed."""

    source: bool = _key("flag", "the contributing company under an article")
    contents: bool = _key("flag", "本期要目, the contents with page numbers, before the articles")
    appendix_list: bool = _key("flag", "附件说明, the list of appendices, after the text")


@dataclass(frozen=True)
class Stylesheet:
    """A complete stylesheet. `name` is how issues call it, `files` are those it was read from."""

    name: str
    page: Page
    grid: Grid
    composition: Composition
    pagination: Pagination
    text: Texts
    headings: Headings
    inline: Inline
    masthead: Masthead
    labels: Labels
    table: TableStyle
    photos: PhotoStyle
    notes: Notes
    signature: SignatureStyle
    imprint: Imprint
    folio: Folio
    print: Print
    draft: Draft
    files: tuple[str, ...] = field(default=(), compare=False)

    @property
    def left(self) -> float:
        """The left edge of the type area, from the paper's left edge."""
        if self.page.left is not None:
            return self.page.left
        return (self.page.width - self.composition.measure) / 2

    @property
    def foot(self) -> float:
        """The foot of the type area, from the paper's top edge."""
        last_line = self.page.top + (self.grid.lines - 1) * self.grid.pitch
        whole = self.grid.pitch if self.grid.line_position == "middle" else self.text.body.size
        return last_line + whole


SECTIONS: dict[str, type[Any]] = {
    "page": Page,
    "grid": Grid,
    "composition": Composition,
    "pagination": Pagination,
    "headings": Headings,
    "inline": Inline,
    "masthead": Masthead,
    "labels": Labels,
    "table": TableStyle,
    "photos": PhotoStyle,
    "notes": Notes,
    "signature": SignatureStyle,
    "imprint": Imprint,
    "folio": Folio,
    "print": Print,
    "draft": Draft,
}
TEXT_STYLES: tuple[str, ...] = tuple(f.name for f in fields(Texts))
