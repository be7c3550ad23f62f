"""A contribution as it was sent in: a row of the register."""

from __future__ import annotations

import datetime
from dataclasses import field

from bulletin_layout.diagnostics import Place
from bulletin_layout.grammar.fields import key
from bulletin_layout.grammar.kinds import DATE, LINES, TEXT, Many
from bulletin_layout.immutable import immutable
from bulletin_layout.issue.text import Text


@immutable
class Submission:
    """What one or several units sent in. `text` is what it said, if the register keeps it."""

    date: datetime.date = key("收稿日期", DATE, "When it came.", "收稿日期。")
    units: tuple[Text, ...] = key("来稿单位", LINES, "Who sent it.", "来稿单位，一个或几个。")
    title: Text = key("标题", TEXT, "Its title as sent.", "来稿标题。")
    manuscript: Text | None = key(
        "稿号", TEXT, "Its number in the register.", "来稿登记号。", default=None
    )
    kind: Text | None = key(
        "种类", TEXT, "What it is: 信息, 简讯, 调研.", "信息、简讯、调研等。", default=None
    )
    text: tuple[Text, ...] = key(
        "正文", LINES, "What it said, by which it is known again.", "来稿正文，供认稿。", default=()
    )
    due: datetime.date | None = key(
        "截止日期",
        DATE,
        "The day by which it was asked for; what came later is late.",
        "限定的报送日期；此后收到的算迟报。",
        default=None,
    )
    place: Place | None = field(default=None, compare=False)


@immutable
class Register:
    """The register's file."""

    submissions: tuple[Submission, ...] = key(
        "来稿", Many(Submission), "What was sent in.", "来稿，一条一篇。"
    )
