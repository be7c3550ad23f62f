"""How long a build may take. The clock is looked at for this alone; nothing else depends on it.

Work that may be long asks `check_time` now and then; outside `time_limit` it costs next to nothing.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from bulletin_layout.diagnostics import InputError, error
from bulletin_layout.messages import Message

_DEADLINE: ContextVar[tuple[float, int, str] | None] = ContextVar("_DEADLINE", default=None)


@contextmanager
def time_limit(seconds: int, name: str) -> Iterator[None]:
    """Let `check_time` raise within the block once so many seconds have passed.

    `name` is the issue's file, for the message.
    """
    token = _DEADLINE.set((time.monotonic() + seconds, seconds, name))
    try:
        yield
    finally:
        _DEADLINE.reset(token)


def check_time() -> None:
    """Raise InputError if the build has taken longer than it may."""
    deadline = _DEADLINE.get()
    if deadline is not None and time.monotonic() > deadline[0]:
        message = Message(
            "the build takes longer than {seconds} s (limit seconds).", seconds=deadline[1]
        )
        advice = "Divide the issue, or raise the limit."
        raise InputError([error(None, deadline[2], message, advice)])
