"""The 通报 as a table: the names of its columns and its rows, for every output."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.series.scoring.items import Deed
from bulletin_layout.series.scoring.ranking import Ranking, Standing
from bulletin_layout.series.scoring.rules import Rules

Value = str | int | Fraction


class RankingTable(NamedTuple):
    """A table's heads and rows; a value is a text, a count, or points."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def table_of(ranking: Ranking) -> RankingTable:
    """Return the 通报 as a table, with the columns that its rules have a use for."""
    counted = [] if ranking.parts else _counted(ranking.rules)
    has_classes = bool(ranking.rules.units)
    deducts = bool(ranking.rules.late or ranking.rules.quotas) and not ranking.parts
    named = ["名次", "单位"]
    if has_classes:
        named = ["类别", *named] if ranking.by == "class" else [*named, "类别"]
    heads = (
        *named,
        *(deed.value for deed in counted),
        *(span.name for span in ranking.parts),
        *(["扣分"] if deducts else []),
        "得分",
        "累计",
    )
    rows = (_row(one, named, counted, deducts) for one in ranking.standings)
    return RankingTable(heads, tuple(rows))


def items_table(ranking: Ranking) -> RankingTable:
    """Return what the points are made of, an item a row."""
    rows = (
        (one.unit, one.date.isoformat(), one.deed.value, one.title, one.where, one.points)
        for one in ranking.items
    )
    return RankingTable(("单位", "日期", "事项", "标题", "出处", "得分"), tuple(rows))


def csv_rows(table: RankingTable) -> Iterator[tuple[object, ...]]:
    """Yield a table's heads and rows as CSV takes them: points as they are printed."""
    yield table.heads
    for row in table.rows:
        yield tuple(Decimal(shown(v)) if isinstance(v, Fraction) else v for v in row)


def shown(value: Value) -> str:
    """Return a value as it is printed: points to a hundredth, half of one up."""
    if not isinstance(value, Fraction):
        return str(value)
    hundredths = int(abs(value) * 100 + Fraction(1, 2))
    whole, rest = divmod(hundredths, 100)
    sign = "-" if value < 0 and hundredths else ""
    return f"{sign}{whole}" + (f".{rest:02}".rstrip("0") if rest else "")


def _counted(rules: Rules) -> list[Deed]:
    deeds = [Deed.SENT, Deed.PRINTED, Deed.BRIEF]
    if rules.adopted or any(row.is_of_forwarding for row in rules.multiplied):
        deeds.append(Deed.ADOPTED)
    deeds += [Deed.REMARK] if rules.remarks else []
    return [*deeds, *([Deed.ASKED] if rules.asked else [])]


def _row(one: Standing, named: list[str], counted: list[Deed], deducts: bool) -> tuple[Value, ...]:
    by_name: dict[str, Value] = {"名次": one.rank, "单位": one.unit, "类别": one.unit_class}
    return (
        *(by_name[name] for name in named),
        *(one.counts[deed] for deed in counted),
        *one.parts,
        *([one.deducted] if deducts else []),
        one.points,
        one.total,
    )
