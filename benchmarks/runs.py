"""Seconds that each rule of 校对, and reading, takes for runs of 10,000, 100,000 and 1,000,000.

    python benchmarks/runs.py [RULE …]

Runs of one sign are what machines that read paper make. Of several runs the one that takes a rule
longest at the shortest length is told. Ten times the run should take about ten times as long.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from bulletin_layout import Issue, Limits, read_issue
from bulletin_layout.diagnostics import InputError
from bulletin_layout.issue.text import Text
from bulletin_layout.proofreading.model import IssueTexts, ProofreadingRule
from bulletin_layout.proofreading.registry import issue_rules, rules_by_name

LENGTHS = (10_000, 100_000, 1_000_000)
ATOMS = (
    *(
        "a",
        "1",
        ".",
        "1.",
        "-",
        '"',
        "’",
        "（",
        "《",
        " ",
        "　",
        "〇",
        "一",
        "中",
        "中 ",
        "中,",
        "a@",
    ),
    *(
        "1-2%、3-5日",
        "张三 ",
        "张三、",
        "局长张立、局长张力、",
        "邮政管理局、",
        "有限公司",
        "【待补",
    ),
    *(
        "“‘’”",
        "（《",
        "2021年1月1日、",
        "国发（2021）5号",
        "快递小哥",
        "一是。",
        "记者 张三，",
        "**a**,",
    ),
)
EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "2021-06.yaml"
LIMITS = Limits(characters=20_000_000, text_characters=20_000_000)


def run_of(atom: str, length: int) -> str:
    """Return a run of an atom, so many characters long."""
    return (atom * (length // len(atom) + 1))[:length]


def ask(rule: ProofreadingRule[Any], issue: Issue, run: str) -> None:
    """Ask a rule for everything that it finds in a run."""
    if rule not in issue_rules():
        for _ in rule.find(run):
            pass
        return
    text = Text(run)
    whole = replace(issue, articles=(replace(issue.articles[0], body=(text,)),))
    for _ in rule.find(IssueTexts(whole, [("articles[1].body[1]", text)])):
        pass


def read(path: Path, issue_text: str, run: str) -> None:
    """Read an issue with a run as a paragraph."""
    path.write_text(f"{issue_text}      {run.strip()}\n", encoding="utf-8")
    with suppress(InputError):
        read_issue(path, limits=LIMITS)


def seconds(do: Callable[[str], None], run: str) -> float:
    """Return how long it takes."""
    start = time.perf_counter()
    do(run)
    return time.perf_counter() - start


def tell(name: str, do: Callable[[str], None]) -> None:
    """Print a row of the table."""
    slowest = max(ATOMS, key=lambda atom: seconds(do, run_of(atom, LENGTHS[0])))
    took = [seconds(do, run_of(slowest, length)) for length in LENGTHS]
    ratios = [later / max(earlier, 1e-6) for earlier, later in pairwise(took)]
    cells = [f"{second:.3f}" for second in took] + [f"{ratio:.1f}" for ratio in ratios]
    print(f"| {name} | {slowest!r} | {' | '.join(cells)} |", flush=True)


def main() -> None:
    """Print the table, of the rules that are named or of all."""
    names = sys.argv[1:] or [*rules_by_name(), "reading"]
    print("| rule | run | 10,000 | 100,000 | 1,000,000 | × | × |", flush=True)
    print("|---|---|---:|---:|---:|---:|---:|", flush=True)
    issue = read_issue(EXAMPLE)
    for name in names:
        if name in rules_by_name():
            tell(name, partial(ask, rules_by_name()[name], issue))
    if "reading" in names:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "issue.yaml"
            small = (
                "header: 简报\nperiod: {year: 2026, number: 1, total: 7}\n"
                "editors: {name: 办公室编, date: 2026-02-28}\n"
                "articles:\n  - title: 标题\n    body: |\n"
            )
            tell("reading", partial(read, path, small))


if __name__ == "__main__":
    main()
