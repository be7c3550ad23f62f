"""What an edited file changes of an issue: each kind of change, by the paths of texts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from bulletin_layout.messages import Message
from bulletin_layout.revising.word_file import Comment


class Change(NamedTuple):
    """A text of the issue, by its path: what it was, and what it is now."""

    path: str
    old: str
    new: str


class Addition(NamedTuple):
    """A new paragraph: the path that it stands behind, or before if `after` is False."""

    path: str
    after: bool
    new: str


class Removal(NamedTuple):
    """A paragraph that is gone."""

    path: str
    old: str


class Move(NamedTuple):
    """A paragraph that stands elsewhere: behind a path, or before it if `after` is False."""

    path: str
    after: bool
    to: str
    new: str


class Remark(NamedTuple):
    """A comment of the margin, at the text of a path."""

    path: str
    comment: Comment


@dataclass(slots=True)
class Comparison:
    """What an edited file changes, in the order of the file."""

    changes: list[Change | Addition | Removal | Move] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    conflicts: list[Message] = field(default_factory=list)
    unplaced: list[Message] = field(default_factory=list)
