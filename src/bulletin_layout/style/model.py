"""A stylesheet resolved: every length in points, every section an immutable record.

The reader builds these types from YAML by their fields: a field's name is the key, its kind
(in `metadata`) says how the value is read. What is not here cannot be written in a style.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

from bulletin_layout.rules.punctuation import LEVELS


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
    blank_above: int = _key("integer", "blank lines above, dropped at a page's head")
    blank_below: int = _key("integer", "blank lines below")


@dataclass(frozen=True)
class Texts:
    """The text styles, by what they set."""

    body: TextStyle
    title: TextStyle
    source: TextStyle
    briefs_heading: TextStyle
    brief: TextStyle
    appendix_label: TextStyle
    appendix_title: TextStyle
    appendix_subtitle: TextStyle
    table_heading: TextStyle
    table_cell: TextStyle
    distribution: TextStyle
    name: TextStyle
    period: TextStyle
    editors: TextStyle
    folio: TextStyle


@dataclass(frozen=True)
class Masthead:
    """报头: whole lines of the grid through the red rule; distances between its parts."""

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
    period_blank: str = _key("text", "what is printed for a number that a draft lacks")
    date: str = _key("label", "the date", ("year", "month", "day"))
    briefs: str = _key("label", "heading of the briefs")
    brief_number: str = _key("label", "number before a brief", ("n",))
    appendix: str = _key("label", "label of an appendix")
    report: str = _key("label", "before the bodies reported to")
    send: str = _key("label", "before the bodies sent to")
    copy: str = _key("label", "before the bodies issued to")
    send_separator: str = _key("text", "between the bodies of a run-in list")
    send_end: str = _key("text", "at the end of a run-in list")
    folio: str = _key("label", "the page number", ("n",))


@dataclass(frozen=True)
class TableStyle:
    """Tables: grid rules and cells."""

    row_lines: int = _key("integer", "least height of a row, in lines of the grid")
    rule_width: float = _key("length", "thickness of the rules")
    rule_colour: str = _key("colour", "colour of the rules")
    padding: float = _key("length", "between a rule and the text")


@dataclass(frozen=True)
class Imprint:
    """版记, the 报/送/发 block at the foot of the last page."""

    blank_above: int = _key("integer", "least blank lines above it")
    outer_rule: float = _key("length", "thickness of the first and last rule, 0 for none")
    inner_rule: float = _key("length", "thickness of the rules between, 0 for none")
    rule_colour: str = _key("colour", "colour of the rules")
    inset: float = _key("length", "indent of the text on both sides")
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


@dataclass(frozen=True)
class Stylesheet:
    """A complete stylesheet. `name` is how issues call it."""

    name: str
    page: Page
    grid: Grid
    composition: Composition
    pagination: Pagination
    text: Texts
    masthead: Masthead
    labels: Labels
    table: TableStyle
    imprint: Imprint
    folio: Folio
    print: Print

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
    "masthead": Masthead,
    "labels": Labels,
    "table": TableStyle,
    "imprint": Imprint,
    "folio": Folio,
    "print": Print,
}
TEXT_STYLES: tuple[str, ...] = tuple(f.name for f in fields(Texts))
