"""What a words file says: an office's own words, shared by the issues of a series.

Like the model of an issue it is the grammar of its file too. Dates say when an entry holds; without
them it always does. What is right is the office's to say: nothing of it comes with the library.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Protocol, TypeVar

from bulletin_layout.grammar.fields import key
from bulletin_layout.grammar.kinds import DATE, FLAG, LINES, TEXT, Body, Many
from bulletin_layout.issue.record import record
from bulletin_layout.issue.text import Text

_FROM = ("From this day on.", "自该日起。")
_UNTIL = ("Until this day, itself included.", "至该日止，含当日。")


class Dated(Protocol):
    """What holds within dates."""

    @property
    def valid_from(self) -> datetime.date | None:
        """The first day, None if it always held."""

    @property
    def valid_until(self) -> datetime.date | None:
        """The last day, None if it holds still."""


Entry = TypeVar("Entry", bound=Dated)


@record
class PreferredWord:
    """A word that is written instead of another, within dates."""

    instead_of: Text = key("不写", TEXT, "What is not written.", "不写的词。")
    write: Text = key("改为", TEXT, "What is written instead.", "应写的词。")
    valid_from: datetime.date | None = key("自", DATE, *_FROM, default=None)
    valid_until: datetime.date | None = key("至", DATE, *_UNTIL, default=None)

    @property
    def entry(self) -> Text:
        """The entry as a plain one would be, 错 → 对, at its place."""
        return Text(f"{self.instead_of.value} → {self.write.value}", self.instead_of.place)


@record
class Person:
    """A person with posts, within dates; persons stand in their order of rank."""

    name: Text = key("姓名", TEXT, "The name.", "姓名。")
    posts: tuple[Text, ...] = key(
        "职务",
        LINES,
        "The posts, in order; several in one text are parted by 、.",
        "职务，按次序；写在一处的用顿号隔开。",
    )
    valid_from: datetime.date | None = key("自", DATE, *_FROM, default=None)
    valid_until: datetime.date | None = key("至", DATE, *_UNTIL, default=None)


@record
class Unit:
    """A unit, and the short names that it has."""

    name: Text = key("全称", TEXT, "The full name.", "全称。")
    short: tuple[Text, ...] = key(
        "简称", LINES, "A short name, or several.", "简称，可有几个。", default=()
    )


@record
class Saying:
    """A saying that is written as it stands, within dates, and what takes its place after them."""

    saying: Text = key("提法", TEXT, "The saying, as it is written.", "固定提法，照写。")
    write: Text | None = key(
        "改为",
        TEXT,
        "What is written outside of the dates.",
        "不在期限内时应写的提法。",
        default=None,
    )
    valid_from: datetime.date | None = key("自", DATE, *_FROM, default=None)
    valid_until: datetime.date | None = key("至", DATE, *_UNTIL, default=None)


@record(kw_only=True)
class OfficeWords:
    """The words of an office: one file."""

    preferred: tuple[Text | PreferredWord, ...] = key(
        "用词",
        Body((PreferredWord,)),
        "What is written instead: wrong → right, or with dates.",
        "用词，一行一条：错 → 对；也可带期限。",
        default=(),
    )
    forbidden: tuple[Text, ...] = key(
        "禁用", LINES, "What is not written at all.", "不写的词，一行一个。", default=()
    )
    known: tuple[Text, ...] = key(
        "专名",
        LINES,
        "Names and words that the word check leaves alone.",
        "查别字时放过的专名、术语，一行一个。",
        default=(),
    )
    persons: tuple[Person, ...] = key(
        "人员",
        Many(Person),
        "Persons with their posts, in the order in which they are named.",
        "人员及职务，按排名次序。",
        default=(),
    )
    units: tuple[Unit, ...] = key(
        "单位", Many(Unit), "Units with full and short names.", "单位的全称和简称。", default=()
    )
    full_name_first: bool = key(
        "首用全称",
        FLAG,
        "Whether an article gives a unit's full name before a short one.",
        "每篇文章是否先用全称，再用简称。",
        default=False,
    )
    sayings: tuple[Text | Saying, ...] = key(
        "提法",
        Body((Saying,)),
        "Sayings that are written as they stand, one a line, or with dates.",
        "固定提法，一行一条；也可带期限。",
        default=(),
    )

    def preferred_on(self, day: datetime.date | None) -> Iterator[Text]:
        """Yield the entries 错 → 对 that hold on a day; without one, those without dates."""
        for word in self.preferred:
            if isinstance(word, Text):
                yield word
            elif holds(word, day):
                yield word.entry

    def dated_sayings(self) -> Iterator[Saying]:
        """Yield every saying as one with dates, empty for a plain text."""
        for saying in self.sayings:
            yield Saying(saying=saying) if isinstance(saying, Text) else saying


def holds(entry: Dated, day: datetime.date | None) -> bool:
    """Return whether an entry holds on a day; without one, whether it always does."""
    first, last = entry.valid_from, entry.valid_until
    if day is None:
        return first is None and last is None
    return (first is None or first <= day) and (last is None or day <= last)
