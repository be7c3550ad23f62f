"""版记: who receives an issue, who sends it, who prints it."""

from __future__ import annotations

import datetime
from dataclasses import field

from bulletin_layout.diagnostics import Place
from bulletin_layout.grammar.fields import key
from bulletin_layout.grammar.kinds import DATE, LINES, TEXT, integer
from bulletin_layout.issue.record import record
from bulletin_layout.issue.text import Text

_MOST_COPIES = 9_999_999


@record
class Distribution:
    """版记: who receives the issue, in the order in which it is printed; who sends and prints it.

    `readers`, `printer` and `print_date` are what 内部资料性出版物 must show.
    """

    main_send: tuple[Text, ...] = key(
        "主送", LINES, "Bodies it is addressed to; one run.", "主送单位，连排。", default=()
    )
    report: tuple[Text, ...] = key(
        "报", LINES, "Bodies reported to, one a line.", "报送上级，一行一个。", default=()
    )
    copy_report: tuple[Text, ...] = key(
        "抄报", LINES, "Superiors that get a copy; one run.", "抄报上级，连排。", default=()
    )
    send: tuple[Text, ...] = key(
        "送", LINES, "Bodies it is sent to; set in one run.", "送达单位，连排。", default=()
    )
    copy_send: tuple[Text, ...] = key(
        "抄送", LINES, "Bodies that get a copy; one run.", "抄送单位，连排。", default=()
    )
    issue: tuple[Text, ...] = key(
        "发",
        LINES,
        "Bodies it is issued to; one run.",
        "下发单位，连排。",
        default=(),
        former=("copy",),
    )
    office: Text | None = key(
        "印发机关", TEXT, "Who prints and sends it.", "印发机关。", default=None
    )
    date: datetime.date | None = key(
        "印发日期", DATE, "When it is sent.", "印发日期。", default=None
    )
    copies: int | None = key(
        "共印",
        integer(0, _MOST_COPIES),
        "How many are printed.",
        "共印份数。",
        default=None,
    )
    readers: Text | None = key("发送对象", TEXT, "Whom it is for.", "发送对象。", default=None)
    printer: Text | None = key("印刷单位", TEXT, "Who printed it.", "印刷单位。", default=None)
    print_date: datetime.date | None = key(
        "印刷日期", DATE, "When it was printed.", "印刷日期。", default=None
    )
    place: Place | None = field(default=None, compare=False)
