"""Rules about what stands once in an issue: its titles, its numbers and date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_layout.issue.text import Text
from bulletin_layout.proofreading.model import (
    FIXED,
    NOT_FIXED,
    WARNING,
    Bilingual,
    Finding,
    IssueTexts,
    Spot,
    issue_rule,
)

_TITLE_MARK = re.compile(r"[。，、；：]$")


@issue_rule(
    "title-mark",
    WARNING,
    source="",
    description=Bilingual("a mark at the end of a title", "标题末尾的标点"),
    wrong="我市召开座谈会。",
    right="我市召开座谈会",
    fixes=FIXED,
    stands_in="title",
)
def title_mark(issue: IssueTexts) -> Iterator[Finding]:
    """Find titles that end in a mark."""
    for number, article in enumerate(issue.issue.articles, 1):
        last = article.title[-1]
        if match := _TITLE_MARK.search(last.value):
            spot = Spot(f"articles[{number}].title", last, match.start(), match.end())
            message = Bilingual(
                "the title ends in {found}.", "标题末尾是“{found}”。", found=match[0]
            )
            yield Finding(spot, message, "Leave it out.", "", True)


@issue_rule(
    "period-date",
    WARNING,
    source="",
    description=Bilingual(
        "a period that contradicts itself or the date", "期号自相矛盾，或与日期矛盾"
    ),
    wrong="{year: 2025, number: 1, total: 7}",
    fixes=NOT_FIXED,
    stands_in="period",
)
def period_against_date(issue: IssueTexts) -> Iterator[Finding]:
    """Find a period whose numbers contradict each other or the date."""
    period, date = issue.issue.period, issue.issue.editors.date
    problems = []
    if period.year != date.year:
        problems.append(
            Bilingual(
                "the period is of {year}, the date of {other}.",
                "期号是{year}年，日期是{other}年。",
                year=period.year,
                other=date.year,
            )
        )
    number, total = period.number, period.total
    if number is not None and total is not None and total.last < number.last:
        problems.append(
            Bilingual(
                "the running total {total} is below number {number}.",
                "总期号{total}小于期号{number}。",
                total=str(total),
                number=str(number),
            )
        )
    if number is not None and number.first > date.timetuple().tm_yday:
        problems.append(
            Bilingual(
                "number {number} comes before as many days of the year.",
                "第{number}期太早：这一天之前没有这么多天。",
                number=str(number),
            )
        )
    for message in problems:
        spot = Spot("period", Text("", issue.issue.period.place), 0, 0)
        advice = Bilingual("Check the numbers and the date.", "请核对期号和日期。")
        yield Finding(spot, message, advice)


@issue_rule(
    "signature-date",
    WARNING,
    source="GB/T 9704-2012 7.3.5, 7.4.3",
    description=Bilingual(
        "a date of signing, or of the issue, after the date of sending",
        "成文日期或出刊日期晚于印发日期",
    ),
    wrong="distribution: {date: 2026-02-27}",
    stands_in="issue",
)
def signed_after_sending(issue: IssueTexts) -> Iterator[Finding]:
    """Find what is dated after the day on which the issue is sent."""
    sent = issue.issue.distribution.date
    if sent is None:
        return
    editors = issue.issue.editors
    # Without a date of its own an issue was read with a stand-in, which has no name either.
    dated = [("editors.date", editors.name.place, editors.date)] if editors.name.value else []
    for number, article in enumerate(issue.issue.articles, 1):
        if article.signature is not None and article.signature.date is not None:
            place = article.signature.names[0].place
            dated.append((f"articles[{number}].signature.date", place, article.signature.date))
    for path, place, date in dated:
        if date > sent:
            message = Bilingual(
                "{date} is after the date of sending, {sent}.",
                "{date}晚于印发日期{sent}。",
                date=str(date),
                sent=str(sent),
            )
            advice = Bilingual("Check both dates.", "请核对两个日期。")
            yield Finding(Spot(path, Text("", place), 0, 0), message, advice)
