"""Where something stands in a file that is imported, as people are told, in both languages."""

from __future__ import annotations

from bulletin_layout.messages import Bilingual

WHOLE_FILE = Bilingual("the whole file", "全文")
IN_HEADER = Bilingual("the first page's header", "首页页眉")


def on_page(number: int) -> Bilingual:
    """Return the place of a page."""
    return Bilingual("page {number}", "第{number}页", number=number)


def on_line(number: int) -> Bilingual:
    """Return the place of a line."""
    return Bilingual("line {number}", "第{number}行", number=number)


def in_paragraph(number: int) -> Bilingual:
    """Return the place of a paragraph; a table counts as one."""
    return Bilingual("paragraph {number}", "第{number}段", number=number)


def in_table(number: int) -> Bilingual:
    """Return the place of a table that is the paragraph of this number."""
    return Bilingual("paragraph {number} (a table)", "第{number}段（表格）", number=number)


def after_paragraph(number: int) -> Bilingual:
    """Return the place of what is no paragraph."""
    return Bilingual("after paragraph {number}", "第{number}段后", number=number)


def in_file(name: str, where: str) -> Bilingual:
    """Return a place with the name of its file, one of several."""
    return Bilingual("{name}, {where}", "{name} {where}", name=name, where=where)
