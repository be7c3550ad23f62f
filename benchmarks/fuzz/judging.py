"""What became of a mutant, and how what goes wrong is told apart."""

from __future__ import annotations

import re
import signal
import time
import traceback
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar, NamedTuple

from bulletin_layout import BulletinError, InternalError


class TooSlow(BaseException):
    """A mutant takes more processor time than it may."""


class LeftOver(Exception):
    """A file is left where none should be, or is missing."""


class Finding(NamedTuple):
    """Something that went wrong: what tells it from others, and the traceback."""

    key: str
    report: str


class Verdict(NamedTuple):
    """What became of a mutant, how long it took on the processor, and what went wrong."""

    outcome: str
    seconds: float
    finding: Finding | None


class Judge(ABC):
    """Tries mutants in a folder of its own; each is the file `file` there."""

    name: ClassVar[str] = "issue.yaml"
    most_seconds: ClassVar[int] = 20

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / self.name

    def judge(self, data: bytes, number: int) -> Verdict:
        """Return what becomes of a mutant; its number says how much is tried with it."""
        self.file.write_bytes(data)
        before = time.process_time()
        finding = None
        outcome = "found"
        try:
            with limited(self.most_seconds):
                outcome = self.outcome(number)
            self.look_around(outcome)
        except KeyboardInterrupt:
            raise
        except BaseException as problem:  # whatever it is, it is the finding
            finding = Finding(key_of(problem), "".join(traceback.format_exception(problem)))
        finally:
            self.clear()
        return Verdict(outcome, time.process_time() - before, finding)

    @abstractmethod
    def outcome(self, number: int) -> str:
        """Return how far the mutant in the file comes. Raises whatever it should not."""

    def look_around(self, outcome: str) -> None:  # noqa: B027 (nothing to look at)
        """Raise LeftOver if the folder holds what it should not."""

    def clear(self) -> None:  # noqa: B027 (nothing to clear)
        """Take away what the mutant made."""


def refused_or(do: Callable[[], str], refused: str = "refused") -> str:
    """Return what is done, or `refused` for an exception of the library's that is no fault of it.

    Raises AssertionError for a refusal without a word.
    """
    try:
        return do()
    except InternalError:
        raise
    except BulletinError as problem:
        if not str(problem):
            raise AssertionError("it is refused without a word") from problem
        return refused


@contextmanager
def limited(seconds: int) -> Iterator[None]:
    """Raise TooSlow once the block has taken so much processor time, where the system can."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: object) -> None:
        raise TooSlow(f"more than {seconds} s")

    old = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, old)


def key_of(problem: BaseException) -> str:
    """Return what tells a finding from others: its kind and its innermost frames."""
    frames = list(traceback.extract_tb(problem.__traceback__))
    if isinstance(problem, TooSlow):  # wherever the alarm rang
        frames = [f for f in frames if "bulletin_layout" in f.filename][:5]
    places = [f"{Path(f.filename).name}:{f.name}" for f in frames[-3:]]
    words = ""
    if isinstance(problem, InternalError):
        words = re.sub(r"'(?:[^'\\]|\\.)*'|\"[^\"]*\"|\d+", "…", problem.differences[0])
    return " ".join([type(problem).__name__, *places, words]).strip()
