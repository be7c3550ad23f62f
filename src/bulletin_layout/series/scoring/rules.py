"""An office's rules of scoring: the model, which is the grammar of its file too."""

from __future__ import annotations

from dataclasses import field

from bulletin_layout.diagnostics import Place
from bulletin_layout.grammar.fields import key
from bulletin_layout.grammar.kinds import FLAG, LINES, TEXT, Many, One, choice, integer, number
from bulletin_layout.immutable import immutable
from bulletin_layout.issue.text import Text
from bulletin_layout.series.ledger.adoptions import LEVEL

_POINTS = number(0, 100_000)
_PERIOD = choice(("month", "月"), ("quarter", "季"), ("year", "年"))


@immutable
class PrintedPoints:
    """What it is worth to be printed in the office's own bulletin."""

    points: float = key("分值", _POINTS, "The points.", "分值。")
    issue: tuple[Text, ...] = key(
        "刊别",
        LINES,
        "Only in issues of these kinds: 专报, 增刊; 普通 for an ordinary one.",
        "只在这些种类的期里：专报、增刊；普通期写 普通。",
        default=(),
    )
    kind: tuple[Text, ...] = key(
        "种类", LINES, "Only of these kinds.", "只对这些种类的稿件。", default=()
    )
    merged: bool | None = key(
        "综合",
        FLAG,
        "true: only in an article made of several units' contributions; false: only in others.",
        "填 是 只对由几个单位来稿合成的综合稿；填 否 只对其余的。",
        default=None,
    )
    place: Place | None = field(default=None, compare=False)


@immutable
class AdoptedPoints:
    """What it is worth to be adopted by another publication."""

    points: float = key("分值", _POINTS, "The points.", "分值。")
    level: str | None = key("级别", LEVEL, "Only at this level.", "只在这一级。", default=None)
    publication: tuple[Text, ...] = key(
        "刊物", LINES, "Only by these publications.", "只在这些刊物。", default=()
    )
    kind: tuple[Text, ...] = key(
        "种类", LINES, "Only of these kinds.", "只对这些种类的稿件。", default=()
    )
    place: Place | None = field(default=None, compare=False)


@immutable
class Multiplied:
    """By what points are multiplied: of a kind of contribution, or of one that was forwarded."""

    times: float = key("倍数", number(0, 1000), "By how much.", "乘以几。")
    level: str | None = key(
        "级别",
        LEVEL,
        "If it was adopted at this level: what being printed is worth counts so many times.",
        "被这一级采用（转报）的，本刊刊用的分值乘以倍数。",
        default=None,
    )
    publication: tuple[Text, ...] = key(
        "刊物",
        LINES,
        "If it was adopted by one of these publications.",
        "被这些刊物采用的。",
        default=(),
    )
    kind: tuple[Text, ...] = key(
        "种类", LINES, "Only of these kinds.", "只对这些种类的稿件。", default=()
    )
    place: Place | None = field(default=None, compare=False)

    @property
    def is_of_forwarding(self) -> bool:
        """Whether somebody else has to have adopted it."""
        return self.level is not None or bool(self.publication)


@immutable
class LevelPoints:
    """What a 批示 or a 约稿 is worth."""

    points: float = key("分值", _POINTS, "The points.", "分值。")
    level: str | None = key("级别", LEVEL, "Only at this level.", "只在这一级。", default=None)
    place: Place | None = field(default=None, compare=False)


@immutable
class SentPoints:
    """What it is worth to send a contribution in, whatever becomes of it."""

    points: float = key("分值", _POINTS, "For each.", "每篇分值。")
    most: float | None = key(
        "上限", _POINTS, "At the most in a period.", "每个考核期至多。", default=None
    )


@immutable
class LateDeduction:
    """What is deducted for a contribution that came so many days after it was due, or more."""

    days: int = key("天数", integer(1, 3660), "From so many days on.", "迟报几天起。")
    deduct: float = key("扣分", _POINTS, "What is deducted.", "扣几分。")
    place: Place | None = field(default=None, compare=False)


@immutable
class Quota:
    """What a class of units is to bring in each period, and what is deducted for what lacks."""

    unit_class: Text = key("类别", TEXT, "The class of units.", "单位类别。")
    quota: float = key("任务", _POINTS, "How much in a period.", "每个考核期的任务数。")
    deduct: float = key(
        "扣分", _POINTS, "What is deducted for each that lacks.", "每缺一篇（分）扣几分。"
    )
    counted: str = key(
        "计数",
        choice(("sent", "来稿"), ("printed", "刊用"), ("points", "得分")),
        "What counts: sent, printed, or points; sent if not given.",
        "任务按什么算：来稿、刊用或得分；不写为来稿。",
        default="sent",
    )
    most: float | None = key(
        "上限", _POINTS, "Deducted at the most in a period.", "每个考核期至多扣几分。", default=None
    )
    place: Place | None = field(default=None, compare=False)


@immutable
class UnitClass:
    """The units of a class: they are listed even if they bring nothing."""

    unit_class: Text = key("类别", TEXT, "The class.", "类别，如 乡镇、部门。")
    names: tuple[Text, ...] = key("单位", LINES, "Its units.", "这一类的各单位。")


@immutable
class Rules:
    """An office's rules of scoring. Of each list the first row that fits counts."""

    name: Text = key("名称", TEXT, "What the rules are called.", "办法的名称。")
    several: str = key(
        "多次采用",
        choice(("sum", "累加"), ("highest", "取高")),
        "A contribution that is adopted several times: sum, or the highest alone.",
        "一稿多次采用：累加，或取高。",
    )
    joint: str = key(
        "合报",
        choice(("shared", "均分"), ("full", "全分")),
        "A contribution of several units: shared alike, or each has it in full.",
        "几个单位合报的：均分，或各得全分。",
    )
    extends: Text | None = key(
        "沿用",
        TEXT,
        "A rule set that comes with the library.",
        "沿用自带的哪套办法。",
        default=None,
    )
    period: str = key(
        "考核期",
        _PERIOD,
        "For what time quotas and bounds are: month, quarter, year; month if not given.",
        "任务和上限按什么算：月、季、年；不写为月。",
        default="month",
    )
    sent: SentPoints | None = key(
        "来稿", One(SentPoints), "For what was sent.", "报送基础分。", default=None
    )
    printed: tuple[PrintedPoints, ...] = key(
        "刊用", Many(PrintedPoints), "For what was printed.", "本刊刊用的分值。", default=()
    )
    adopted: tuple[AdoptedPoints, ...] = key(
        "采用", Many(AdoptedPoints), "For what others adopted.", "外刊采用的分值。", default=()
    )
    multiplied: tuple[Multiplied, ...] = key(
        "加倍", Many(Multiplied), "What counts several times.", "加倍计分的。", default=()
    )
    remarks: tuple[LevelPoints, ...] = key(
        "批示", Many(LevelPoints), "On top for a 批示.", "领导批示的加分。", default=()
    )
    asked: tuple[LevelPoints, ...] = key(
        "约稿", Many(LevelPoints), "On top for what was asked for.", "约稿的加分。", default=()
    )
    late: tuple[LateDeduction, ...] = key(
        "迟报", Many(LateDeduction), "For what came late.", "迟报的扣分。", default=()
    )
    quotas: tuple[Quota, ...] = key(
        "任务", Many(Quota), "What classes of units are to bring.", "各类单位的任务。", default=()
    )
    units: tuple[UnitClass, ...] = key(
        "名册",
        Many(UnitClass),
        "The units by class; all are listed.",
        "各类单位名册；没有来稿的也列入通报。",
        default=(),
    )
