"""Divide a volume into parts of a given thickness, between issues."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bulletin_layout.diagnostics import InputError, error
from bulletin_layout.messages import Message
from bulletin_layout.series.volume.model import BoundIssue


def divided(
    issues: Sequence[BoundIssue],
    most_sheets: int | None,
    frame_sheets: Callable[[Sequence[BoundIssue]], int],
) -> list[Sequence[BoundIssue]]:
    """Return issues in parts of at most so many sheets, each as full as it can be.

    `frame_sheets` tells how many sheets cover, contents, index and statistics of issues take; it
    never falls when an issue is added. Raises InputError for an issue that is thicker by itself.
    """
    if most_sheets is None:
        return [issues]
    parts: list[Sequence[BoundIssue]] = []
    rest = issues
    while rest:
        count = _fitting(rest, most_sheets, frame_sheets)
        parts.append(rest[:count])
        rest = rest[count:]
    return parts


def _fitting(
    issues: Sequence[BoundIssue],
    most_sheets: int,
    frame_sheets: Callable[[Sequence[BoundIssue]], int],
) -> int:
    """Return how many issues from the first on fit: by halving, as every frame must be set."""

    def fits(count: int) -> bool:
        own = sum(issue.sheets for issue in issues[:count])
        return own <= most_sheets and own + frame_sheets(issues[:count]) <= most_sheets

    if not fits(1):
        needed = issues[0].sheets + frame_sheets(issues[:1])
        said = Message(
            "this issue alone takes {needed} sheets with cover and contents, a part has {most}.",
            needed=needed,
            most=most_sheets,
        )
        raise InputError([error(issues[0].facts.place, "", said, "Write a larger --most-sheets.")])
    least, most = 1, len(issues)
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if fits(middle) else (least, middle - 1)
    return least
