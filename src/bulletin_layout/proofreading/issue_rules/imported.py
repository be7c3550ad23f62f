"""What an import guessed, and nobody has confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_layout.proofreading.model import (
    HINT,
    Bilingual,
    Finding,
    IssueTexts,
    Spot,
    issue_rule,
)


@issue_rule(
    "guess",
    HINT,
    source=Bilingual("left by an import", "导入时所留"),
    description=Bilingual(
        "a comment of an import that says what it guessed", "导入时写下、尚未确认的推断"
    ),
    wrong="# 推断：取自文件名\nnotice: 内部资料",
    stands_in="issue",
)
def unconfirmed_guess(issue: IssueTexts) -> Iterator[Finding]:
    """Find the guesses that still stand in an issue's files as comments."""
    for guess in issue.issue.guesses:
        message = Bilingual("not confirmed: {guess}", "尚未确认：{guess}", guess=guess.value)
        advice = Bilingual(
            "Hold it against the original; then delete the comment, or run bulletin confirm.",
            "请与原件核对，然后删去这一行注释，或运行 bulletin confirm。",
        )
        yield Finding(Spot("", guess, 0, len(guess.value)), message, advice)
