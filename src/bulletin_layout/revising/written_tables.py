"""A new table as YAML, in the language of the file's keys."""

from __future__ import annotations

import re

from bulletin_layout.issue.content import BodyTable, Column, Table
from bulletin_layout.revising.changes import TableAddition
from bulletin_layout.revising.written_articles import KeyOf
from bulletin_layout.yaml_text.scalars import scalar

_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")


def table_lines(table: TableAddition, key_of: KeyOf, in_braces: bool) -> list[str]:
    """Return the lines of a table as an entry of a body, a row a line; one if it is in braces."""
    heading = key_of(Column, "heading")
    heads = ", ".join(f"{{{heading}: {scalar(words)}}}" for words in table.heads)
    rows = [f"[{', '.join(map(cell_scalar, row))}]" for row in table.rows]
    first = [f"{key_of(Table, 'caption')}: {scalar(table.caption)}"] if table.caption else []
    first.append(f"{key_of(Table, 'columns')}: [{heads}]")
    name, all_rows = key_of(BodyTable, "table"), key_of(Table, "rows")
    if in_braces:
        inner = ", ".join([*first, f"{all_rows}: [{', '.join(rows)}]"])
        return [f"{{{name}: {{{inner}}}}}"]
    return [f"{name}:", *(f"  {line}" for line in first), f"  {all_rows}:",
            *(f"    - {row}" for row in rows)]  # fmt: skip


def cell_scalar(text: str) -> str:
    """Return a text as the cell of a table: a number as it is, like the ones beside it."""
    return text if is_number(text) else scalar(text)


def is_number(text: str) -> bool:
    """Return whether a text is a number as YAML writes it."""
    return _NUMBER.fullmatch(text) is not None
