"""`bulletin series archive` and `bulletin series verify`."""

from __future__ import annotations

import argparse
import datetime
import json
from dataclasses import replace
from typing import Any

from bulletin_layout.cli.options import GOOD, WRONG_INPUT, WRONG_USE, build_options
from bulletin_layout.cli.progress import Progress
from bulletin_layout.cli.series.pool import pool
from bulletin_layout.cli.terminal import print_diagnostics, print_message
from bulletin_layout.deadline import time_limit
from bulletin_layout.diagnostics import Diagnostic
from bulletin_layout.limits import Limits
from bulletin_layout.messages import Message, MessageList, counted, in_chinese
from bulletin_layout.series.archive.model import ArchiveOptions
from bulletin_layout.series.archive.report import ArchiveReport, Check, Nature
from bulletin_layout.series.archive.verify import verify_archive
from bulletin_layout.series.archive.write import archive
from bulletin_layout.series.model import Series


def archive_series(
    series: Series, options: argparse.Namespace, limits: Limits, day: datetime.date | None
) -> int:
    """Archive a series; return the exit code. `day` is that of archiving, None for today."""
    build = build_options(options, None)
    if build is None:
        return WRONG_USE
    if series.unread:
        print_diagnostics(series.unread)
        return WRONG_INPUT
    asked = _asked(options, day or datetime.date.today())
    progress = Progress(len(series.issues))
    told: list[Diagnostic] = []
    count = len(series.issues)
    with (
        time_limit(limits.seconds * (count + 1), options.output),
        pool(options.jobs, count) as executor,
    ):
        made = archive(
            series,
            options.output,
            asked,
            replace(build, style=None),
            executor=executor,
            passed=lambda _done, _all: progress.step(),
            noted=told.append,
        )
    progress.clear()
    print_diagnostics(told)
    items = counted(len(made.items), "{n} item", "{n} items")
    stored = sum(len(item.files) for item in made.items)
    files = counted(stored, "{n} file", "{n} files")
    said = MessageList((items, files))
    print_message(Message("{target}  {said}", target=made.folder, said=said))
    print_message(Message("SHA-256 of the manifest: {digest}", digest=made.digest))
    return GOOD


def _asked(options: argparse.Namespace, day: datetime.date) -> ArchiveOptions:
    return ArchiveOptions(
        keep=options.keep,
        archived_on=day,
        fonds=options.fonds,
        fonds_name=options.fonds_name,
        category=options.category,
        department=options.department,
        first_number=options.first_number,
    )


def verify_series(options: argparse.Namespace, limits: Limits) -> int:
    """Verify an archive; return 1 if a check failed."""
    with time_limit(limits.seconds, options.archive):
        report = verify_archive(options.archive, options.digest)
    if options.json:
        print(json.dumps(as_data(report), ensure_ascii=False, indent=1))
    else:
        _tell(report)
    return GOOD if report.passed else WRONG_INPUT


def as_data(report: ArchiveReport) -> dict[str, Any]:
    """Return a report as JSON has it, in Chinese terms."""
    return {
        "件数": report.items,
        "清单数字摘要": report.digest,
        "结论": "通过" if report.passed else "不通过",
        "检测": [
            {
                "性质": in_chinese(check.nature.value),
                "项目": in_chinese(check.item),
                "结果": _RESULTS[check.passed],
                "问题": [in_chinese(finding) for finding in check.findings],
                "未检测原因": in_chinese(check.not_made),
            }
            for check in report.checks
        ],
    }


_RESULTS = {True: "通过", False: "不通过", None: "未检测"}


def _tell(report: ArchiveReport) -> None:
    for nature in Nature:
        print_message(nature.value)
        for check in report.of(nature):
            _tell_check(check)
    items = counted(report.items, "{n} item", "{n} items")
    words = "{items}: all as archived." if report.passed else "{items}: not as archived."
    print_message(Message(words, items=items))


def _tell_check(check: Check) -> None:
    if check.not_made:
        words = "  –  {item}: not checked; {reason}"
        print_message(Message(words, item=check.item, reason=check.not_made))
        return
    words = "  good  {item}" if check.passed else "  BAD   {item}"
    print_message(Message(words, item=check.item))
    for finding in check.findings:
        print_message(Message("        {finding}", finding=finding))
