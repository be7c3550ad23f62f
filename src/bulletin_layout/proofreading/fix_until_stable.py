"""Correct an issue's text as far as it is certain: again and again, until nothing certain is left.

In: a text, and what finds slips in it. Out: the corrected text, how much was done, what is left. A
correction after which the text would be no issue, or one of other texts, is not made.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from bulletin_layout.deadline import check_time
from bulletin_layout.diagnostics import Diagnostic, InputError
from bulletin_layout.issue.unprintable import RULE as RULE_OF_READING
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.proofreading.apply_fixes import AppliedFixes, fix
from bulletin_layout.scratch_file import scratch_file, with_file_name

# Word lists of an office are gone through once: 甲 → 乙 and 乙 → 甲 would never end.
_ONCE = {RULE_OF_READING, "words"}
# One correction may make room for another, seldom for a third.
_MOST_ROUNDS = 8


class Found(NamedTuple):
    """What is found in a file, and how many texts it holds."""

    findings: Sequence[Diagnostic]
    texts: int


Find = Callable[[str], Found]


class Correction(NamedTuple):
    """A file's text with what is certain put right: how much that is, and how much is left."""

    text: str
    made: int
    left: int


def fix_until_stable(name: str, text: str, found: Found, find: Find) -> Correction:
    """Return the corrected text of what is called `name`, in which `found` is found.

    `find` is given another text, to be read in its place. Invisible characters go first: the
    other findings' places are those of the text without them.
    """
    found_in = cache(find)  # what was tried is asked again, once it is kept
    texts, made = found.texts, 0

    def reads(tried: str) -> bool:
        """Return whether a text is an issue with as many texts: a comma in a list may make two."""
        try:
            return found_in(tried).texts == texts
        except InputError:
            check_time()  # that the time is up says nothing of the text
            return False

    for number in range(_MOST_ROUNDS):
        if number == 0:
            todo = [d for d in found.findings if d.rule == RULE_OF_READING]
        else:
            todo = [d for d in found.findings if number == 1 or d.rule not in _ONCE]
        fixed = _as_far_as_it_reads(name, text, todo, reads)
        if not fixed.made and number > 0:
            break
        if fixed.made:
            text, made = fixed.text, made + len(fixed.made)
            found = found_in(text)
    return Correction(text, made, len(found.findings))


def found_beside(path: Path, text: str, find: Find) -> Found:
    """Return what is found in a text as in the file that it is to become.

    `find` is given the name of a file beside that one, so that names in the text lead there.
    """
    with scratch_file(path, text) as file:
        found = find(file)
    return found._replace(findings=[with_file_name(d, file, str(path)) for d in found.findings])


def _as_far_as_it_reads(
    name: str, text: str, todo: Sequence[Diagnostic], reads: Callable[[str], bool]
) -> AppliedFixes:
    """Return a text with corrections made, but for those after which it does not read."""
    fixed = fix(text, name, todo)
    if not fixed.made or reads(fixed.text):
        return fixed
    if len(fixed.made) == 1:
        return AppliedFixes(text, (), fixed.made)
    # From the end to the beginning, so that the places of the first half stay.
    half = len(fixed.made) // 2
    later = _as_far_as_it_reads(name, text, fixed.made[half:], reads)
    first = _as_far_as_it_reads(name, later.text, fixed.made[:half], reads)
    return AppliedFixes(first.text, first.made + later.made, first.missed + later.missed)
