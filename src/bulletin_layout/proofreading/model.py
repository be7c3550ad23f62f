"""What a rule of 校对 is, and what it finds.

A text rule looks at one text: str in, slips out. An issue rule looks at all of them: an Issue and
its texts in, findings out. A rule is registered by standing in a module of `build_rules`,
`check_rules` or `issue_rules`; nothing else has to know it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

from bulletin_layout.diagnostics import Severity
from bulletin_layout.immutable import immutable
from bulletin_layout.issue.model import Issue
from bulletin_layout.issue.text import Text
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.named_tuple import NamedTuple

WARNING, HINT = Severity.WARNING, Severity.HINT
FIXED, NOT_FIXED = Bilingual("yes", "是"), Bilingual("no", "否")


class Slip(NamedTuple):
    """A slip in one text: its range, what is wrong, what to write, whether that is certain."""

    start: int
    end: int
    message: str
    text: str | None = None
    certain: bool = False
    advice: str = ""


class Spot(NamedTuple):
    """A range of one text of an issue, its field's path; `order` is which of the texts it is."""

    path: str
    text: Text
    start: int
    end: int
    order: int = 0

    @property
    def words(self) -> str:
        """The characters of the range."""
        return self.text.value[self.start : self.end]

    @property
    def line(self) -> str:
        """Where the range begins, in words that follow a comma."""
        place = self.text.place_at(self.start)
        if place is None:
            return self.path
        return Bilingual("line {number}", "第{number}行", number=place.line)


class Finding(NamedTuple):
    """What an issue rule finds: where, what is wrong, what to write, whether that is certain.

    `shows_context`: the characters around the spot follow the message.
    """

    spot: Spot
    message: str
    advice: str = ""
    text: str | None = None
    certain: bool = False
    shows_context: bool = False


class IssueTexts(NamedTuple):
    """An issue and every text of it that is proofread, each with its field's path."""

    issue: Issue
    texts: Sequence[tuple[str, Text]]


TextFinder = Callable[[str], Iterator[Slip]]
IssueFinder = Callable[[IssueTexts], Iterator[Finding]]
Finder = TypeVar("Finder")


@immutable
class ProofreadingRule(Generic[Finder]):
    """A rule of 校对, complete: its name, its weight, its source, its words, its examples.

    `wrong` is an example that it finds just once, `right` what is written instead (empty where
    only the editor can know); both are tests. `stands_in` is where the example stands: in the
    `body` of an article (of an issue with `words`, or with a `words_file`), its `title`, as its
    `table`, as the issue's `period`, or as keys of the `issue`. `fixes` says whether `bulletin
    fix` puts it right.
    """

    name: str
    severity: Severity
    source: str
    description: Bilingual
    wrong: str
    right: str
    fixes: Bilingual
    find: Finder
    stands_in: str = "body"


TextRule = ProofreadingRule[TextFinder]
IssueRule = ProofreadingRule[IssueFinder]


def text_rule(
    name: str,
    severity: Severity,
    *,
    source: str,
    description: Bilingual,
    wrong: str,
    right: str = "",
    fixes: Bilingual = NOT_FIXED,
) -> Callable[[TextFinder], TextRule]:
    """Make a rule of the function below: a text in, its slips out."""

    def registered(find: TextFinder) -> TextRule:
        return ProofreadingRule(name, severity, source, description, wrong, right, fixes, find)

    return registered


def issue_rule(
    name: str,
    severity: Severity,
    *,
    source: str,
    description: Bilingual,
    wrong: str,
    right: str = "",
    fixes: Bilingual = NOT_FIXED,
    stands_in: str = "body",
) -> Callable[[IssueFinder], IssueRule]:
    """Make a rule of the function below: an issue and its texts in, findings out."""

    def registered(find: IssueFinder) -> IssueRule:
        return ProofreadingRule(
            name, severity, source, description, wrong, right, fixes, find, stands_in
        )

    return registered


__all__ = [
    "FIXED",
    "HINT",
    "NOT_FIXED",
    "WARNING",
    "Bilingual",
    "Finding",
    "IssueRule",
    "IssueTexts",
    "Message",
    "ProofreadingRule",
    "Slip",
    "Spot",
    "TextRule",
    "issue_rule",
    "text_rule",
]
