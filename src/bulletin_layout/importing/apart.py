"""Importing in a child process: what `take_in` returns, from files that strangers sent.

In: names of files and limits. Out: a TakenIn. What takes too long to write ends there too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from bulletin_layout.child_process.run import run_apart
from bulletin_layout.importing.recognise.material import TwoIssues
from bulletin_layout.importing.take_in import TakenIn, take_in
from bulletin_layout.importing.write.issue_file import IssueStyle, write_draft
from bulletin_layout.limits import Limits
from bulletin_layout.named_tuple import NamedTuple


class _Several(NamedTuple):
    """The names of two files that are whole issues."""

    names: tuple[str, ...]


def take_in_apart(
    files: Sequence[str], limits: Limits, begin: Callable[[int], None] = lambda number: None
) -> TakenIn:
    """Return what files say, read in a child. `begin` is told the number of each, from 1.

    Raises as `take_in` and `run_apart` do.
    """
    result = run_apart(_take_in, files, limits, begin)
    if isinstance(result, _Several):
        raise TwoIssues(result.names)
    return result


def _take_in(files: Sequence[str], limits: Limits, begin: Callable[[], None]) -> TakenIn | _Several:
    try:
        taken = take_in(files, limits, begin)
    except TwoIssues as two:
        return _Several(two.names)
    write_draft(taken.draft, "", IssueStyle(""), defaultdict(str), str)
    return taken
