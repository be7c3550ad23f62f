"""Work done by an executor, its answers in order, with few of them waiting at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from typing import TypeVar

from bulletin_layout.diagnostics import Diagnostic, InputError

Job = TypeVar("Job")
Answer = TypeVar("Answer")
# So many answers are waited for: enough for many workers, few in memory.
_WAITING = 16


def in_order(
    call: Callable[[Job], Answer], jobs: Iterable[Job], executor: Executor | None
) -> Iterator[Answer]:
    """Yield the answers to jobs, in their order; by this process if there is no executor.

    Every job is tried. Raises one InputError, at the end, with all that was wrong with their input.
    """
    wrong: list[Diagnostic] = []
    for answer in _answers(call, jobs, executor):
        try:
            given = answer()
        except InputError as problem:
            wrong += problem.diagnostics
            continue
        if not wrong:
            yield given
    if wrong:
        raise InputError(wrong)


def _answers(
    call: Callable[[Job], Answer], jobs: Iterable[Job], executor: Executor | None
) -> Iterator[Callable[[], Answer]]:
    """Yield what gives each answer, or raises what it could not be given for."""
    if executor is None:
        for job in jobs:
            yield _bound(call, job)
        return
    waiting: deque[Future[Answer]] = deque()
    for job in jobs:
        if len(waiting) == _WAITING:
            yield waiting.popleft().result
        waiting.append(executor.submit(call, job))
    while waiting:
        yield waiting.popleft().result


def _bound(call: Callable[[Job], Answer], job: Job) -> Callable[[], Answer]:
    return lambda: call(job)
