"""What is held against a style: each a row with its name, clause, tolerance and advice.

Tolerances: 天头 and 订口 ±1 mm are those of GB/T 9704-2012 5.2.1; the others are what a file may
be off by the rounding of its program and the accuracy of measuring.
"""

from __future__ import annotations

from bulletin_layout.geometry import POINTS_PER_MM
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.named_tuple import NamedTuple

_MM = POINTS_PER_MM


class Check(NamedTuple):
    """A key of a style that a file is held against.

    `tolerance` is in points for lengths (`is_length`), else in the value's own unit. `clause` is of
    GB/T 9704-2012. `advice` may name `{wanted}`.
    """

    rule: str
    key: str
    what: Message
    clause: str
    tolerance: float
    is_length: bool
    advice: tuple[str, str]


PAGE_CHECKS: tuple[Check, ...] = (
    Check("paper-width", "page.width", Bilingual("paper width", "纸宽"), "5.1", 0.5 * _MM, True,
          ("Set the paper to {wanted} wide.", "把纸张宽度设为{wanted}。")),
    Check("paper-height", "page.height", Bilingual("paper height", "纸高"), "5.1", 0.5 * _MM, True,
          ("Set the paper to {wanted} high.", "把纸张高度设为{wanted}。")),
    Check("top-margin", "page.top", Bilingual("top margin (天头)", "天头"), "5.2.1", 1.0 * _MM,
          True, ("Set the top margin to {wanted}.", "把上边距设为{wanted}。")),
    Check("left-margin", "page.left", Bilingual("left margin (订口)", "订口"), "5.2.1", 1.0 * _MM,
          True, ("Set the left margin to {wanted}.", "把左边距（装订侧）设为{wanted}。")),
    Check("measure", "composition.measure", Bilingual("width of the type area", "版心宽"), "5.2.1",
          1.0 * _MM, True,
          ("Set the right margin so that {wanted} are left for the lines.",
           "调整右边距，使版心宽为{wanted}。")),
    Check("depth", "depth", Bilingual("height of the type area", "版心高"), "5.2.1", 1.5 * _MM,
          True,
          ("Set the bottom margin so that {wanted} are left for the lines.",
           "调整下边距，使版心高为{wanted}。")),
    Check("pitch", "grid.pitch", Bilingual("line pitch", "行距"), "5.2.3", 0.2, True,
          ("Set the body to exactly {wanted} from line to line.",
           "把正文行距设为固定值{wanted}。")),
    Check("lines", "grid.lines", Bilingual("lines a page", "每面行数"), "5.2.3", 0.5, False,
          ("Set the document grid to {wanted} lines a page.", "把文档网格设为每页{wanted}行。")),
    Check("cells", "cells", Bilingual("characters a line", "每行字数"), "5.2.3", 0.75, False,
          ("Set the document grid to {wanted} characters a line.",
           "把文档网格设为每行{wanted}字。")),
)  # fmt: skip

# Text styles that are looked at, with what they are called and their clause.
PARTS: dict[str, tuple[Message, str]] = {
    "name": (Bilingual("name of the bulletin", "简报名称"), "7.2.4"),
    "period": (Bilingual("numbered period", "期号"), ""),
    "editors": (Bilingual("editors' line", "编印单位一行"), ""),
    "title": (Bilingual("title", "标题"), "7.3.1"),
    "body": (Bilingual("body", "正文"), "5.2.2"),
    "heading_1": (Bilingual("heading 一、", "一级标题“一、”"), "7.3.3"),
    "heading_2": (Bilingual("heading （一）", "二级标题“（一）”"), "7.3.3"),
    "heading_3": (Bilingual("heading 1.", "三级标题“1.”"), "7.3.3"),
    "heading_4": (Bilingual("heading （1）", "四级标题“（1）”"), "7.3.3"),
    "distribution": (Bilingual("imprint", "版记"), "7.4"),
    "folio": (Bilingual("page number", "页码"), "7.5"),
}

SIZE_TOLERANCE = 0.15
INDENT_TOLERANCE = 0.3

FURNITURE_CHECKS: tuple[Check, ...] = (
    Check("masthead-rule-gap", "masthead.above_rule",
          Bilingual("from the line above to the red rule", "红色分隔线与其上一行的距离"), "7.2.7",
          0.5 * _MM, True,
          ("Move the rule to {wanted} below that line.", "把分隔线移到其上一行之下{wanted}处。")),
    Check("masthead-rule-width", "masthead.rule_width",
          Bilingual("thickness of the red rule", "红色分隔线的粗细"), "7.2.7", 0.1 * _MM, True,
          ("Make the rule {wanted} thick.", "把分隔线粗细设为{wanted}。")),
    Check("imprint-outer-rule", "imprint.outer_rule",
          Bilingual("first and last rule of the imprint", "版记首条、末条分隔线"), "7.4.1",
          0.06 * _MM, True, ("Make it {wanted} thick.", "把粗细设为{wanted}。")),
    Check("imprint-inner-rule", "imprint.inner_rule",
          Bilingual("rules within the imprint", "版记中间的分隔线"), "7.4.1", 0.06 * _MM, True,
          ("Make them {wanted} thick.", "把粗细设为{wanted}。")),
    Check("imprint-inset", "imprint.inset",
          Bilingual("indent of the imprint", "版记文字左右各空"), "7.4.2", 4.0, True,
          ("Indent it by {wanted} on both sides.", "左右各空{wanted}。")),
    Check("folio-below", "folio.below",
          Bilingual("from the type area's foot to the page number", "页码一字线距版心下边缘"),
          "7.5", 1.0 * _MM, True,
          ("Move the page number to {wanted} below the type area.",
           "把页码移到版心下边缘之下{wanted}处。")),
    Check("folio-inset", "folio.inset",
          Bilingual("from the edge to the page number", "页码距版心外侧"), "7.5", 5.0, True,
          ("Set it {wanted} in from the outer edge.", "页码外侧空{wanted}。")),
)  # fmt: skip
