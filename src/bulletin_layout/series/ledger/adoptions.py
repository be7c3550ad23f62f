"""What others did with a contribution: adopted it, remarked on it (批示), or asked for it (约稿).

It stands in no issue of ours, so it is a table of its own beside the register. The text of a 批示
may be secret: of one there is a level and a date, and no key for more.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from pathlib import Path

from bulletin_layout.diagnostics import Diagnostic, InputError, Place, error
from bulletin_layout.grammar.fields import key
from bulletin_layout.grammar.kinds import DATE, LINES, TEXT, Many, choice
from bulletin_layout.immutable import immutable
from bulletin_layout.issue.text import Text
from bulletin_layout.limits import DEFAULT_LIMITS, Limits
from bulletin_layout.messages import Message
from bulletin_layout.series.ledger.model import Submission
from bulletin_layout.series.ledger.table_file import in_words_of, read_records

# From the ground up. 区 and 县 are one level, 部委 and 国务院 another: either name may be written.
LEVELS = (
    ("township", "乡级"),
    ("county", "县级"),
    ("city", "市级"),
    ("province", "省级"),
    ("national", "国家级"),
)
_OTHER_NAMES = (("county", "区级"), ("national", "中央"), ("national", "部级"))
LEVEL = choice(*LEVELS, *_OTHER_NAMES)
_DEEDS = choice(("adopted", "采用"), ("remark", "批示"), ("asked", "约稿"))


@immutable
class Adoption:
    """What another body did with one contribution, or with several that it took as one."""

    date: datetime.date = key("日期", DATE, "When it was.", "采用、批示或约稿的日期。")
    manuscripts: tuple[Text, ...] = key(
        "稿号",
        LINES,
        "The contribution's number in the register; several that were taken as one.",
        "来稿登记号；几篇合并采用的写几个。",
    )
    level: str = key("级别", LEVEL, "The level of who did it.", "采用、批示单位的级别。")
    deed: str = key(
        "事项",
        _DEEDS,
        "adopted, remark (批示) or asked (约稿); adopted if not given.",
        "采用、批示或约稿；不写为采用。",
        default="adopted",
    )
    publication: Text | None = key(
        "刊物", TEXT, "The publication that adopted it.", "采用的刊物。", default=None
    )
    kind: Text | None = key(
        "种类",
        TEXT,
        "As what it was adopted; what it was sent as if not given.",
        "按什么采用：信息、简讯、调研等；不写按来稿。",
        default=None,
    )
    place: Place | None = field(default=None, compare=False)


@immutable
class Adoptions:
    """The file of adoptions."""

    adoptions: tuple[Adoption, ...] = key(
        "采用", Many(Adoption), "What others did.", "外单位采用、批示、约稿，一条一事。"
    )


def read_adoptions(
    path: str | Path, submissions: Sequence[Submission], *, limits: Limits = DEFAULT_LIMITS
) -> tuple[Adoption, ...]:
    """Return the rows of a file of adoptions, all of contributions that the register has.

    Raises InputError with every mistake of the file: a number that the register lacks, a row that
    is there twice, a publication where there is none or none where there is one.
    """
    read: Adoptions = read_records(path, Adoptions, limits)
    numbers = {str(one.manuscript) for one in submissions if one.manuscript}
    wrong = [*_unknown(read.adoptions, numbers), *_misfits(read.adoptions)]
    if wrong:
        raise InputError([in_words_of(Adoptions, found) for found in wrong])
    return read.adoptions


def _unknown(adoptions: Iterable[Adoption], numbers: set[str]) -> Iterator[Diagnostic]:
    for at, one in enumerate(adoptions, 1):
        for number in one.manuscripts:
            if number.value not in numbers:
                words = Message("the register has no {number}.", number=number.value)
                advice = "Write the 稿号 that it has there, or add it to the register."
                yield error(number.place, f"adoptions[{at}].manuscripts", words, advice)


def _misfits(adoptions: Iterable[Adoption]) -> Iterator[Diagnostic]:
    first: dict[tuple[object, ...], Adoption] = {}
    for at, one in enumerate(adoptions, 1):
        where = f"adoptions[{at}]"
        if one.deed == "adopted" and one.publication is None:
            yield error(one.place, where, "no publication is named.", "Write publication: (刊物).")
        if one.deed == "remark" and (one.publication or one.kind):
            words = "of a 批示 the level and the date are kept, and nothing else."
            yield error(one.place, where, words, "Leave the publication and the kind out.")
        who = tuple(sorted(number.value for number in one.manuscripts))
        what = (who, one.date, one.deed, one.level, str(one.publication), str(one.kind))
        other = first.setdefault(what, one)
        # Two 批示 of one day and level are two: nothing that is kept tells them apart.
        if other is not one and one.deed != "remark":
            words = Message("this row is there already: {place}.", place=other.place)
            yield error(one.place, where, words, "Keep one of them.")
