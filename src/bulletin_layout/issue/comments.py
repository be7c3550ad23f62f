"""Comments of a file that mean something, as data on the Issue; what they do is 校对's to say.

`# 校对: 关 RULE …` switches rules off for the line below. `# 推断：…` and `# Guessed: …` say what
an import guessed, until the editor has confirmed it. In: the lines of a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin_layout.diagnostics import Place
from bulletin_layout.issue.model import Suppression
from bulletin_layout.issue.text import Text
from bulletin_layout.lazy_pattern import LazyPattern

# Also within a text that begins with |, where YAML has no comments.
_COMMENT = LazyPattern(
    r"(?a)^\s*#\s*(?:check|校对)\s*[:：]\s*(?:off|关)((?:[\s,，:：]+[A-Za-z][\w-]*)*)\s*$",
    ("check", "校对"),
)
# Where in the original it was may stand before: `# 第2页：推断：…`.
_GUESS = LazyPattern(
    r"^\s*#\s*((?:[^#：:]{1,60}[：:]\s*)?(?:推断：|Guessed:).*?)\s*$", ("推断：", "Guessed:")
)
_NAME = LazyPattern(r"(?a)[\w-]+")


def is_suppression(line: str) -> bool:
    """Return whether a line is a comment that switches rules off for the line below it."""
    return _COMMENT.match(line) is not None


def suppressions_in(file: str, lines: Sequence[str]) -> Iterator[Suppression]:
    """Yield the suppressions of a file, in order."""
    for number, line in enumerate(lines, 1):
        comment = _COMMENT.match(line) if "#" in line else None
        if comment is None:
            continue
        names = list(_NAME.finditer(line, comment.start(1)))
        yield Suppression(
            Place(file, number, 1),
            tuple(name[0] for name in names),
            tuple(Place(file, number, name.start() + 1) for name in names),
        )


def guesses_in(file: str, lines: Sequence[str]) -> Iterator[Text]:
    """Yield the comments that say what an import guessed, in order, without their `#`."""
    for number, line in enumerate(lines, 1):
        comment = _GUESS.match(line) if "#" in line else None
        if comment is not None:
            yield Text(comment[1], Place(file, number, comment.start(1) + 1))
