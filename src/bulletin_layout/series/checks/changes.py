"""What changed from one issue to the next without a word: style, recipients, posts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from bulletin_layout.diagnostics import Diagnostic, Severity
from bulletin_layout.messages import Message, MessageList
from bulletin_layout.series.model import Series, SeriesIssue


def check_changes(series: Series) -> Iterator[Diagnostic]:
    """Yield each change of style and distribution once, at the issue where it begins.

    Issues of a kind are held against those of their kind. What is different in one issue alone is
    told as that, and not once more where it is undone.
    """
    kinds: dict[str, list[SeriesIssue]] = defaultdict(list)
    for issue in series.issues:
        kinds[issue.kind].append(issue)
    for issues in kinds.values():
        facts = [_facts(issue) for issue in issues]
        for key in dict.fromkeys(key for fact in facts for key in fact):
            yield from _changes(key, issues, [fact.get(key, ()) for fact in facts])


def _facts(issue: SeriesIssue) -> Mapping[str, tuple[str, ...]]:
    lines = {f"distribution.{line.key}": line.names for line in issue.recipients}
    return {"header": (issue.header,), "style": (issue.style,), **lines}


def _changes(
    key: str, issues: Sequence[SeriesIssue], values: Sequence[tuple[str, ...]]
) -> Iterator[Diagnostic]:
    at = 1
    while at < len(issues):
        before, now = values[at - 1], values[at]
        if now != before:
            is_alone = at + 1 < len(issues) and values[at + 1] == before
            yield _change(key, issues[at], before, now, is_alone)
            at += 1 if is_alone else 0
        at += 1


def _change(
    key: str, issue: SeriesIssue, before: tuple[str, ...], now: tuple[str, ...], is_alone: bool
) -> Diagnostic:
    gone = [name for name in before if name not in now]
    new = [name for name in now if name not in before]
    what = MessageList(
        (
            Message("without {names}", names="、".join(gone)) if gone else "",
            Message("with {names}", names="、".join(new)) if new else "",
            "" if gone or new else "in another order",
        )
    )
    template = (
        "different in this issue alone: {what}." if is_alone else "different from here on: {what}."
    )
    return Diagnostic(Severity.HINT, issue.place, key, Message(template, what=what))
