"""A year of issues as files, of which tests change one thing at a time."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

# Words of which texts are put together.
_VERBS = "部署检查走访调研培训慰问督导排查座谈推进落实整治宣传演练核查验收"
_THINGS = (
    "安全生产末端服务旺季保障快递进村绿色包装用工合同消防设施车辆通行驿站建设投诉处理"
    "党员先锋志愿服务节日值守数据报送场地租赁技能比赛"
)
UNITS = (
    "城东分局",
    "城西分局",
    "河口分局",
    "北山镇",
    "南湖镇",
    "邮政公司",
    "顺达公司",
    "通远公司",
)


def verb(n: int) -> str:
    """A verb of two characters."""
    return _VERBS[n % 16 * 2 :][:2]


def thing(n: int) -> str:
    """A thing of four characters."""
    return _THINGS[n % 16 * 4 :][:4]


def sentence(seed: int) -> str:
    """A sentence whose words are drawn by its seed."""
    draw = Random(seed).randrange
    pairs = "，".join(f"{verb(draw(16))}{thing(draw(16))}{draw(2, 99)}处" for _ in range(3))
    return f"第{seed}号网点{pairs}，取得成效"


def text(seed: int) -> str:
    """A contribution of three paragraphs."""
    return "\n".join(
        "。".join(sentence(seed * 12 + 4 * p + n) for n in range(4)) + "。" for p in range(3)
    )


@dataclass(frozen=True)
class Planned:
    """One issue as it is to be written."""

    number: str
    total: str
    date: datetime.date
    kind: str = ""
    style: str = "gbt9704"
    send: tuple[str, ...] = ("市政府办公室", "各区邮政管理局")
    articles: tuple[tuple[str, str, str], ...] = ()
    year: int = 2026
    more: str = ""

    def yaml(self) -> str:
        lines = [f"style: {self.style}", "header: 工作简报"]
        kind = f", kind: {self.kind}" if self.kind else ""
        total = f", total: {self.total}" if self.total else ""
        lines.append(f"period: {{year: {self.year}, number: {self.number}{total}{kind}}}")
        lines += [f"editors: {{name: 办公室编, date: {self.date}}}", self.more, "articles:"]
        for title, unit, body in self.articles:
            lines += [f"  - title: {title}", f"    source: {unit}", "    body: |"]
            lines += [f"      {paragraph}" for paragraph in body.split("\n")]
        lines += ["distribution:", "  send:", *(f"    - {name}" for name in self.send)]
        return "\n".join(line for line in lines if line) + "\n"


FIRST_DAY = datetime.date(2026, 1, 5)


def planned(count: int = 40, constant: int = 553, year: int = 2026) -> list[Planned]:
    """A year without a fault: an issue every eight days, two contributions in each."""
    return [
        Planned(
            str(n),
            str(n + constant),
            FIRST_DAY.replace(year=year) + datetime.timedelta(days=8 * (n - 1)),
            year=year,
            articles=tuple(
                (
                    f"{UNITS[(n + k) % 8]}{verb(n)}{thing(n + k)}",
                    UNITS[(n + k) % 8],
                    text(2 * n + k),
                )
                for k in range(2)
            ),
        )
        for n in range(1, count + 1)
    ]


def write_year(folder: Path, issues: list[Planned]) -> Path:
    """Write issues' files, named in the order of the list; return the folder."""
    folder.mkdir(exist_ok=True)
    for at, issue in enumerate(issues, 1):
        (folder / f"{at:03}.yaml").write_text(issue.yaml(), encoding="utf-8")
    return folder


def changed(issues: list[Planned], at: int, **changes: object) -> list[Planned]:
    """The same issues, the one with the number `at` (from 1) changed."""
    return [replace(i, **changes) if n == at else i for n, i in enumerate(issues, 1)]  # type: ignore[arg-type]
