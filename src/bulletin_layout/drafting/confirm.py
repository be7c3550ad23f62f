"""Accept what an import guessed: the comments that say so go, all else stays to the last byte.

In: an issue's text and which guesses are accepted. Out: the text without their comments.
"""

from __future__ import annotations

from collections.abc import Collection

from bulletin_layout.issue.comments import guesses_in
from bulletin_layout.issue.text import Text
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.yaml_text.edits import Edit, apply_edits, line_starts
from bulletin_layout.yaml_text.nodes import Position
from bulletin_layout.yaml_text.proof import same_values


class Confirmed(NamedTuple):
    """A text without the guesses that were accepted, those, and how many are left."""

    text: str
    accepted: tuple[Text, ...]
    left: int


def confirmed(text: str, file: str, lines: Collection[int] = ()) -> Confirmed:
    """Return a text without the guesses on some lines (from 1), without any if none are named.

    A line within a text that begins with | is no comment, and stays.
    """
    starts = line_starts(text)
    rows = [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    guesses = list(guesses_in(file, rows))
    wanted = [g for g in guesses if not lines or (g.place is not None and g.place.line in lines)]
    accepted = _comments_among(text, wanted)
    return Confirmed(_without(text, accepted), tuple(accepted), len(guesses) - len(accepted))


def _comments_among(text: str, guesses: list[Text]) -> list[Text]:
    """Return those without which the file holds the same values: asked one by one if need be."""
    if same_values(text, _without(text, guesses)):
        return guesses
    return [guess for guess in guesses if same_values(text, _without(text, [guess]))]


def _without(text: str, guesses: list[Text]) -> str:
    return apply_edits(text, [_deletion(guess) for guess in guesses])


def _deletion(guess: Text) -> Edit:
    """Return the edit that deletes a guess's line, its end included."""
    assert guess.place is not None, "a comment has its place"
    line = guess.place.line - 1
    return Edit(Position(line, 0), Position(line + 1, 0), "")
