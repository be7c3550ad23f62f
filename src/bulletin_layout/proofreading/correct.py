"""Correct an issue that is no file: what a program has, as YAML or a mapping.

In: what `parse_issue` takes. Out: the corrected YAML and the Issue that it is, how much was put
right, and what is left to a person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bulletin_layout.diagnostics import Diagnostic
from bulletin_layout.issue.model import Issue
from bulletin_layout.issue.reader import IssueSource, parse_issue, text_of_source
from bulletin_layout.limits import DEFAULT_LIMITS, Limits
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.proofreading.fix_until_stable import Found, fix_until_stable
from bulletin_layout.proofreading.run import proofread
from bulletin_layout.proofreading.texts import texts_of

# A text stays on its line, so that places in it are those of its characters.
_NO_WRAP = 1_000_000


class Fixed(NamedTuple):
    """A corrected issue: its YAML, the Issue, how many corrections were made, what is left."""

    text: str
    issue: Issue
    made: int
    left: tuple[Diagnostic, ...]


def fix(
    source: IssueSource,
    *,
    name: str = "issue",
    root: str | Path | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Fixed:
    """Make the certain corrections of `proofread`, and no others; nothing is written.

    The source and the keywords are those of `parse_issue`; a mapping is written as YAML first, for
    a file read it as text. Raises InputError if the issue cannot be read.
    """
    text = _as_yaml(source, name, root, limits)
    file = name if root is None else str(Path(root) / name)

    def found(tried: str) -> Found:
        issue = parse_issue(tried, name=name, root=root, limits=limits)
        return Found(proofread(issue), sum(1 for _ in texts_of(issue)))

    fixed = fix_until_stable(file, text, found(text), found)
    issue = parse_issue(fixed.text, name=name, root=root, limits=limits)
    return Fixed(fixed.text, issue, fixed.made, proofread(issue))


def _as_yaml(source: IssueSource, name: str, root: str | Path | None, limits: Limits) -> str:
    if not isinstance(source, Mapping):
        return text_of_source(source, name, limits)
    import yaml  # 15 ms, for what writes YAML only

    parse_issue(
        source, name=name, root=root, limits=limits
    )  # what cannot be written is told as its own
    return yaml.safe_dump(_plain(source), allow_unicode=True, sort_keys=False, width=_NO_WRAP)


def _plain(value: Any) -> Any:
    """Return a value of the types that YAML has."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    is_list = isinstance(value, Sequence) and not isinstance(value, str | bytes)
    return [_plain(item) for item in value] if is_list else value
