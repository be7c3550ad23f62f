"""Two tables of a flow as one, row by row and cell by cell.

Tables that have other columns than each other, or cells over several rows where rows came or went,
stand one after the other: the old one gone, the new one new.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from bulletin_layout.flow.blocks import TableBlock, TableCell
from bulletin_layout.redlining.flow_pieces import PieceMerger
from bulletin_layout.revising.join import in_order

# The old row and the new one; None for none.
_Pair = tuple[int | None, int | None]


def merged_table(old: TableBlock, new: TableBlock, texts: PieceMerger) -> Iterator[TableBlock]:
    """Yield a table of both, or the two of them."""
    head = _pairs(old.head, old.head_rows, new.head, new.head_rows)
    body = _pairs(old.cells, old.rows, new.cells, new.rows)
    if len(old.columns) != len(new.columns) or head is None or body is None:
        yield texts.leaves.go(old, texts.who)
        texts.leaves.come(new, texts.who)
        yield new
        return
    caption = texts.pieces(old.caption, new.caption)
    cells = tuple(_cells(old.cells, new.cells, body, texts))
    totals = (
        number
        for number, (o, n) in enumerate(body)
        if (n in new.totals if n is not None else o in old.totals)
    )
    yield new._replace(
        head=tuple(_cells(old.head, new.head, head, texts)),
        cells=cells,
        head_rows=len(head),
        rows=len(body),
        totals=frozenset(totals),
        caption=caption,
    )


def _pairs(
    old: Sequence[TableCell], old_rows: int, new: Sequence[TableCell], new_rows: int
) -> list[_Pair] | None:
    """Return the rows of both in order; None if cells do not let rows be told apart."""
    first, second = _by_row(old), _by_row(new)
    if old_rows == new_rows and all(
        _places(first[n]) == _places(second[n]) for n in range(new_rows)
    ):
        return [(n, n) for n in range(new_rows)]
    if any(cell.down > 1 for cell in (*old, *new)):
        return None
    said = [[_said(rows[n]) for n in range(count)] for rows, count in
            ((first, old_rows), (second, new_rows))]  # fmt: skip
    alike = {o: n for o, n in in_order(*said) if _places(first[o]) == _places(second[n])}
    pairs: list[_Pair] = []
    at = 0
    for row in range(old_rows):
        if row in alike:
            pairs += [(None, n) for n in range(at, alike[row])]
            at = alike[row] + 1
        pairs.append((row, alike.get(row)))
    return pairs + [(None, n) for n in range(at, new_rows)]


def _cells(
    old: Sequence[TableCell], new: Sequence[TableCell], pairs: Sequence[_Pair], texts: PieceMerger
) -> Iterator[TableCell]:
    first, second = _by_row(old), _by_row(new)
    for number, (o, n) in enumerate(pairs):
        if n is None and o is not None:
            for cell in texts.leaves.go(tuple(first[o]), texts.who):
                yield cell._replace(row=number)
        elif o is None and n is not None:
            texts.leaves.come(tuple(second[n]), texts.who)
            yield from (cell._replace(row=number) for cell in second[n])
        elif o is not None and n is not None:
            for before, after in zip(first[o], second[n], strict=True):
                pieces = texts.pieces(before.pieces, after.pieces)
                yield after._replace(pieces=pieces, row=number)


def _by_row(cells: Sequence[TableCell]) -> dict[int, list[TableCell]]:
    rows: dict[int, list[TableCell]] = defaultdict(list)
    for cell in cells:
        rows[cell.row].append(cell)
    return rows


def _places(cells: Sequence[TableCell]) -> list[tuple[int, int, int]]:
    return [(cell.column, cell.across, cell.down) for cell in cells]


def _said(cells: Sequence[TableCell]) -> str:
    return "\n".join("".join(piece.text for piece in cell.pieces) for cell in cells)
