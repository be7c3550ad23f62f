"""What was changed in Word, as if the file had been made of the issue as it is now.

In: an edited file's paragraphs, the records that it was made with (the base), and those of a file
made now. Out: the paragraphs that an edited file of now would have, with what both sides changed
left as the issue has it, and told. So nothing that was changed in the issue meanwhile is lost, and
what came in before does not come in again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from bulletin_layout.docx.base import PICTURE, Record
from bulletin_layout.images.look import look_alike
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.revising.matching import Matching, matched_paragraphs
from bulletin_layout.revising.normal import normal
from bulletin_layout.revising.photos import same_width
from bulletin_layout.revising.shares import normal_shares, text_of
from bulletin_layout.revising.tables import base_tables
from bulletin_layout.revising.three_way import ThreeWay, Versions, with_line_ends
from bulletin_layout.revising.word_file import Cell, EditedParagraph
from bulletin_layout.rising import longest_rise


class Rebased(NamedTuple):
    """Paragraphs with the identities of the records of now, and what both sides changed."""

    paragraphs: tuple[EditedParagraph, ...]
    conflicts: tuple[Message, ...]


class _Unit(NamedTuple):
    """A paragraph or a whole table: the numbers of its rows' cells; which unit of the base it was.

    What both sides added alike has a number below 0 for that, what only one did has None.
    """

    rows: tuple[tuple[int, ...], ...]
    was: int | None
    is_table: bool = False

    @property
    def first(self) -> int:
        return self.rows[0][0]


def is_as_now(base: Sequence[Record], now: Sequence[Record]) -> bool:
    """Return whether a base says and shows what a file made now would, at the same paths."""

    def said(record: Record) -> tuple[object, ...]:
        return record.id, record.kind, tuple(normal_shares(record))

    alike = (
        look_alike(one.look, other.look) and same_width(one.width, other.width)
        for one, other in zip(base, now, strict=False)
    )
    return list(map(said, base)) == list(map(said, now)) and all(alike)


def rebased(
    paragraphs: Sequence[EditedParagraph], base: Sequence[Record], now: Sequence[Record]
) -> Rebased:
    """Return the paragraphs that a file made now would have after the same editing."""
    return _Rebase(paragraphs, base, now).made()


def as_written(records: Sequence[Record]) -> tuple[EditedParagraph, ...]:
    """Return records as the paragraphs of a file in which nothing was edited."""
    cells: dict[int, Cell] = {}
    for table, found in enumerate(base_tables(records)):
        for row, numbers in enumerate(found.rows):
            cells |= {n: Cell(table, row, column) for column, n in enumerate(numbers)}
    return tuple(
        EditedParagraph((record.id,), record.kind, with_line_ends(record), cells.get(number), ())
        for number, record in enumerate(records)
    )


class _Rebase:
    """Three versions by units, in the order that now has, with what Word moved and added."""

    def __init__(
        self,
        paragraphs: Sequence[EditedParagraph],
        base: Sequence[Record],
        now: Sequence[Record],
    ) -> None:
        as_now = as_written(now)
        self._base = _units_of_records(base)
        unit_of = {n: at for at, unit in enumerate(self._base) for row in unit.rows for n in row}
        self._in_word = matched_paragraphs(paragraphs, base)
        self._in_now = matched_paragraphs([p._replace(ids=()) for p in as_now], base)
        word = _units(paragraphs, self._in_word, unit_of)
        here = _units(as_now, self._in_now, unit_of)
        texts, said = list(map(_read_as, paragraphs)), list(map(_said_as, now))
        self._word, self._here = _came_already(word, here, texts, said)
        self._merge = ThreeWay(Versions(base, now, as_now, paragraphs))
        self._paragraphs, self._as_now = paragraphs, as_now

    def made(self) -> Rebased:
        of_word = {u.was: u for u in self._word if u.was is not None}
        known = {u.was for u in self._here if u.was is not None}
        merged = {
            u.first: self._merged(u, of_word.get(u.was) if u.was is not None else None)
            for u in self._here
        }
        for unit in self._word:
            if unit.was is not None and unit.was not in known:
                self._tell_gone(unit)
        order = self._arranged([u for u in self._here if merged[u.first] is not None])
        paragraphs: list[EditedParagraph] = []
        for table, (unit, is_here) in enumerate(order):
            own = merged[unit.first] if is_here else self._new(unit)
            for one in own or ():
                cell = one.cell._replace(table=table) if one.cell is not None else None
                paragraphs.append(one._replace(cell=cell))
        return Rebased(tuple(paragraphs), tuple(self._merge.conflicts))

    def _merged(self, unit: _Unit, word: _Unit | None) -> list[EditedParagraph] | None:
        """Return what a unit of now becomes, None if it goes."""
        own = [self._as_now[n] for row in unit.rows for n in row]
        if unit.was is None:
            return own
        if unit.was < 0:
            comments = self._paragraphs[word.first].comments if word is not None else ()
            return [own[0]._replace(comments=comments), *own[1:]]
        base = self._base[unit.was]
        if word is None:
            pairs = list(self._pairs(base, unit))
            same = len(pairs) == sum(map(len, base.rows)) == len(own)
            goes = [self._merge.taken_out(b, n) for b, n in pairs]
            return None if same and all(goes) else own
        if unit.is_table and word.is_table:
            now_of = {b: n for n, b in self._in_now.was.items()}
            grids = (base.rows, unit.rows, word.rows)
            return self._merge.table(grids, now_of, self._in_word.was)
        if base.is_table or unit.is_table or word.is_table:
            self._merge.tell_table([n for row in word.rows for n in row])
            return own
        return [self._merge.paragraph(base.first, unit.first, word.first)]

    def _pairs(self, base: _Unit, unit: _Unit) -> list[tuple[int, int]]:
        """Return the records of the base that a unit's are, each with the unit's own."""
        if not unit.is_table:
            return [(base.first, unit.first)]
        was = self._in_now.was
        return [(was[n], n) for row in unit.rows for n in row if n in was]

    def _tell_gone(self, unit: _Unit) -> None:
        """Tell what Word changed in a unit that is no more in the issue."""
        for number in (n for row in unit.rows for n in row):
            if number in self._in_word.was:
                self._merge.gone_from_issue(self._in_word.was[number], number)

    def _new(self, unit: _Unit) -> list[EditedParagraph]:
        return [self._paragraphs[n]._replace(ids=()) for row in unit.rows for n in row]

    def _arranged(self, here: list[_Unit]) -> list[tuple[_Unit, bool]]:
        """Return the units in order, each with whether it is of now: Word's moves and additions.

        A unit that the issue has moved meanwhile stays where it is.
        """
        stays = {u.was for u in here if u.was is not None}
        in_word = [u.was for u in self._word if u.was in stays]
        in_now = [u.was for u in here if u.was is not None and u.was in set(in_word)]
        before_word, before_now = _before(in_word), _before(in_now)
        moved = _moved(in_word) - _moved(in_now)
        moved = {was for was in moved if before_word[was] != before_now[was]}
        of_here = {u.was: u for u in here if u.was is not None}
        order = [(u, True) for u in here if u.was not in moved]
        behind: tuple[_Unit, bool] | None = None
        for at, unit in enumerate(self._word):
            if unit.was in stays and unit.was not in moved:
                behind = (of_here[unit.was], True)
            elif unit.was is None or unit.was in moved:
                entry = (of_here[unit.was], True) if unit.was is not None else (unit, False)
                following = next(
                    (of_here[u.was] for u in self._word[at:] if u.was in stays - moved), None
                )
                place = 0
                if behind is not None:
                    place = order.index(behind) + 1
                elif following is not None:
                    place = order.index((following, True))
                order.insert(place, entry)
                behind = entry
        return order


def _read_as(paragraph: EditedParagraph) -> str:
    """Return what tells a paragraph from others: its text, or how the photo looks that it shows."""
    if len(paragraph.pictures) == 1:
        return f"{PICTURE}{paragraph.pictures[0].look}"
    return normal(paragraph.text, paragraph.kind)


def _said_as(record: Record) -> str:
    """Return what tells a record from others, as `_read_as` does."""
    return f"{PICTURE}{record.look}" if record.look else text_of(record)


def _units_of_records(records: Sequence[Record]) -> list[_Unit]:
    """Return the units of the base, tables whole."""
    tables = {table.rows[0][0]: table for table in base_tables(records)}
    inside = {n for table in tables.values() for row in table.rows for n in row}
    units: list[_Unit] = []
    for number in range(len(records)):
        if number in tables:
            rows = tuple(map(tuple, tables[number].rows))
            units.append(_Unit(rows, len(units), is_table=True))
        elif number not in inside:
            units.append(_Unit(((number,),), len(units)))
    return units


def _units(
    paragraphs: Sequence[EditedParagraph], matching: Matching, unit_of: dict[int, int]
) -> list[_Unit]:
    """Return the units of Word or of now, each with which of the base's it was."""
    of_table = {n: first for first, cells in matching.tables.found.items() for n in cells}
    units: list[_Unit] = []
    done: set[int] = set()
    for number in range(len(paragraphs)):
        if number not in of_table:
            was = matching.was.get(number)
            units.append(_Unit(((number,),), None if was is None else unit_of[was]))
            continue
        first = of_table[number]
        if first in done:
            continue
        done.add(first)
        rows: dict[int, list[int]] = defaultdict(list)
        for n in sorted(matching.tables.found[first]):
            cell = paragraphs[n].cell
            rows[cell.row if cell is not None else 0].append(n)
        units.append(_Unit(tuple(map(tuple, rows.values())), unit_of[first], is_table=True))
    return units


def _came_already(
    word: list[_Unit], here: list[_Unit], texts: Sequence[str], now: Sequence[str]
) -> tuple[list[_Unit], list[_Unit]]:
    """Return the units, those that both sides added alike with the same number below 0.

    What reads the same on both sides was the same of the base: two paragraphs that were joined
    are on both sides the first of them.
    """
    here = _alike(word, here, texts, now)
    free: dict[str, list[int]] = defaultdict(list)
    for at, unit in enumerate(here):
        if unit.was is None:
            free[now[unit.first]].append(at)
    word = list(word)
    found = 0
    for at, unit in enumerate(word):
        if unit.was is None and free.get(texts[unit.first]):
            found += 1
            other = free[texts[unit.first]].pop(0)
            word[at], here[other] = unit._replace(was=-found), here[other]._replace(was=-found)
    return word, here


def _alike(
    word: list[_Unit], here: list[_Unit], texts: Sequence[str], now: Sequence[str]
) -> list[_Unit]:
    """Return the units of now, those that read as one of Word's as what that was of the base."""
    here = list(here)
    places = {now[unit.first]: at for at, unit in enumerate(here) if not unit.is_table}
    once = Counter(now[unit.first] for unit in here)
    in_word = Counter(texts[unit.first] for unit in word)
    for unit in word:
        text = texts[unit.first]
        at = places.get(text)
        if unit.was is None or unit.is_table or at is None or here[at].was == unit.was:
            continue
        if once[text] == in_word[text] == 1:
            here = [u._replace(was=None) if u.was == unit.was else u for u in here]
            here[at] = here[at]._replace(was=unit.was)
    return here


def _moved(order: Sequence[int]) -> set[int]:
    """Return the units that stand in another order than the base has."""
    known = [was for was in order if was >= 0]
    stay = {known[i] for i in longest_rise(known, strict=True)}
    return set(known) - stay


def _before(order: Sequence[int]) -> dict[int, int | None]:
    """Return for each unit the one before it."""
    return dict(zip(order, [None, *order], strict=False))
