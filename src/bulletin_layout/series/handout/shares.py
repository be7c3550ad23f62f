"""How many copies a recipient gets: told in the 版记 itself, or by the office's own table.

In the 版记 a number may stand behind a name: 市委办公室（3份）. The table is CSV with the columns
收件单位 and 份数, and if need be 名义: a name of the 版记, such as 各区局, that stands for several.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from pathlib import Path

from bulletin_layout.csv_text.read import CsvRow, read_csv
from bulletin_layout.diagnostics import Diagnostic, InputError, Place, error, nearest
from bulletin_layout.immutable import immutable
from bulletin_layout.limits import DEFAULT_LIMITS, Limits
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple

_NAME, _COPIES, _INSTEAD = "收件单位", "份数", "名义"
_COLUMNS = (_NAME, _COPIES, _INSTEAD)
_BEHIND = re.compile(r"[（(](?:共)?(\d{1,4})份[)）]$")
_DIGITS = re.compile(r"\d{1,5}", re.ASCII)
# Names that stand for several: how many is not told.
_SEVERAL = re.compile(r"^(?:各|全体|所有|有关)|(?:等单位|等)$")


class Share(NamedTuple):
    """A recipient and its copies of an issue; `is_several` if the name stands for untold others."""

    name: str
    copies: int
    is_several: bool = False


@immutable
class Shares:
    """The office's table: copies by recipient, and for a name of the 版记 who it stands for."""

    copies: Mapping[str, int] = field(default_factory=dict)
    members: Mapping[str, tuple[Share, ...]] = field(default_factory=dict)

    def of(self, printed: str) -> Iterator[Share]:
        """Yield who gets copies under a name as it is printed; one copy each if nothing is told."""
        found = _BEHIND.search(printed)
        name = _BEHIND.sub("", printed).strip()
        if name in self.members:
            yield from self.members[name]
        elif name in self.copies:
            yield Share(name, self.copies[name])
        elif found is not None:
            yield Share(name, int(found[1]))
        else:
            yield Share(name, 1, is_several=bool(_SEVERAL.search(name)))


NO_TABLE = Shares()


def read_shares(file: str | Path, *, limits: Limits = DEFAULT_LIMITS) -> Shares:
    """Read the table. Raises InputError with every row that is wrong."""
    name = str(file)
    rows = read_csv(Path(file), name, limits)
    head = [word.strip() for word in rows[0][1]] if rows else []
    wrong = [
        error(Place(name, 1, 1), "", Message("there is no column {column}.", column=column))
        for column in (_NAME, _COPIES)
        if column not in head
    ]
    for word in head:
        if word and word not in _COLUMNS:
            said = Message("the column {column!r} is unknown.", column=word)
            wrong.append(error(Place(name, 1, 1), "", said, nearest(word, _COLUMNS)))
    if wrong:
        raise InputError(wrong)
    return _shares_of(rows[1:], head, name)


def _shares_of(rows: Iterable[CsvRow], head: list[str], file: str) -> Shares:
    copies: dict[str, int] = {}
    members: dict[str, list[Share]] = {}
    wrong: list[Diagnostic] = []
    for line, row in rows:
        held = {key: value.strip() for key, value in zip(head, row, strict=False)}
        name, number = held.get(_NAME, ""), held.get(_COPIES, "")
        if not any(held.values()):
            continue
        if not name or not _DIGITS.fullmatch(number):
            words = "{number!r} is no number of copies for {name!r}."
            said = Message(words, number=number, name=name)
            wrong.append(error(Place(file, line, 1), "", said, "Write a name and 1, 2, 3 …"))
        elif name in copies:
            said = Message("{name} stands twice.", name=name)
            wrong.append(error(Place(file, line, 1), "", said, "Take one of both out."))
        else:
            copies[name] = int(number)
            if held.get(_INSTEAD):
                members.setdefault(held[_INSTEAD], []).append(Share(name, int(number)))
    if wrong:
        raise InputError(wrong)
    return Shares(copies, {name: tuple(found) for name, found in members.items()})
