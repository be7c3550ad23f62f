"""What there is to say about an input: places, diagnostics, and the library's exceptions.

A diagnostic is data. Warnings travel on the Document; errors are gathered and raised
together as an `InputError`, so that an editor mends a file in one go.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from bulletin_layout.immutable import immutable
from bulletin_layout.messages import Message, Verbatim


class Severity(Enum):
    """How much a diagnostic weighs: an error stops the build, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@immutable
class Place:
    """A place in a file. Lines and columns count from 1; line 0 is the file as a whole.

    Places are ordered by file, line and column.
    """

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file

    def __lt__(self, other: Place) -> bool:
        mine = (self.file, self.line, self.column)
        return mine < (other.file, other.line, other.column)


@immutable
class Replacement:
    """What to write instead of what stands at a place; `certain` if it is right for sure."""

    found: str
    text: str
    certain: bool


@immutable
class Diagnostic:
    """One finding: where, in which field, what is wrong, what to write instead.

    `rule` names the 校对 rule that found it, `replacement` is what `bulletin fix` would write.
    """

    severity: Severity
    place: Place | None
    path: str
    message: str
    advice: str = ""
    rule: str = ""
    replacement: Replacement | None = None

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        kind = "" if self.severity is Severity.ERROR else f"{self.severity.value}: "
        path = f"{self.path}: " if self.path else ""
        return f"{where}{kind}{path}{self.message}" + (f" {self.advice}" if self.advice else "")


def error(place: Place | None, path: str, message: str, advice: str = "") -> Diagnostic:
    """Return an error; the build cannot go on."""
    return Diagnostic(Severity.ERROR, place, path, message, advice)


def warning(place: Place | None, path: str, message: str, advice: str = "") -> Diagnostic:
    """Return a warning; the build goes on and the editor should look."""
    return Diagnostic(Severity.WARNING, place, path, message, advice)


def in_file_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics sorted by place, those without one last; at one place errors first."""
    nowhere = Place("", 0, 0)
    return tuple(
        sorted(
            diagnostics,
            key=lambda d: (d.place is None, d.place or nowhere, d.severity is not Severity.ERROR),
        )
    )


class Refused(ValueError):
    """A value, a file or a picture cannot be used: `said` is why, `advice` what to do about it."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice


class BulletinError(Exception):
    """The base of every exception that this library raises on purpose."""

    @property
    def message(self) -> str:
        """What went wrong, as a sentence that `wording.in_chinese` can say in Chinese."""
        return self.args[0] if self.args and isinstance(self.args[0], str) else str(self)


class InputError(BulletinError):
    """An issue, stylesheet or font set is wrong. `diagnostics` holds everything found."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        self.diagnostics = in_file_order(diagnostics)
        super().__init__("\n".join(str(d) for d in self.diagnostics))

    def __reduce__(self) -> tuple[type[InputError], tuple[object, ...]]:
        """Say how it is made again in another process, which its args alone do not tell."""
        return type(self), (self.diagnostics,)


class OutputError(BulletinError):
    """A PDF could not be written; what stood at its place is untouched."""


class InternalError(BulletinError):
    """The library itself went wrong: words of the issue are not on the pages. No PDF is made.

    `differences` says, for the first few, what became of them.
    """

    def __init__(self, differences: Sequence[str], count: int) -> None:
        self.differences = tuple(differences)
        rest = count - len(differences)
        more = Message(" (and {rest} more)", rest=rest) if rest > 0 else ""
        words = Message(
            "words were lost or doubled in the layout, and nothing was written: {listed}{more}. "
            "This is a fault of bulletin_layout; please report it with the issue's file.",
            listed="; ".join(differences),
            more=more,
        )
        super().__init__(words)
        self._count = count

    def __reduce__(self) -> tuple[type[InternalError], tuple[object, ...]]:
        """Say how it is made again in another process."""
        return type(self), (self.differences, self._count)


def expect(value: object, type_: type, who: str, made_by: str) -> None:
    """Raise TypeError if an argument is of another type: what `who` takes, and how it is made."""
    if not isinstance(value, type_):
        given = type(value).__name__
        raise TypeError(f"{who} takes {type_.__name__} ({made_by}), not {given}")


def nearest_of(word: str, known: Iterable[str], least: float = 0.5) -> str:
    """Return the known word that is most like `word`, "" if none is `least` alike, of 1."""
    import difflib

    close = difflib.get_close_matches(word, list(known), n=1, cutoff=least)
    return close[0] if close else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return advice that names the known word nearest to `word`, or lists those of its language."""
    choices = list(known)
    if close := nearest_of(word, choices):
        return Message("Did you mean {close}?", close=Verbatim(close))
    same = [c for c in choices if not word or c.isascii() == word.isascii()]
    return Message("Write one of: {choices}.", choices=", ".join(same or choices))
