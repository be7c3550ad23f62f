"""Count what the library does, so that a test can hold the work per page against a budget.

Seconds depend on the machine; glyph look-ups, break candidates, faces opened and bytes deflated
do not. Nothing is counted unless somebody listens.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_LISTENER: ContextVar[Counter[str] | None] = ContextVar("_LISTENER", default=None)


def count(event: str, amount: int = 1) -> None:
    """Count an event, if somebody listens in this context."""
    listener = _LISTENER.get()
    if listener is not None:
        listener[event] += amount


@contextmanager
def counted() -> Iterator[Counter[str]]:
    """Listen: within the block, events are counted into the Counter that it yields."""
    counter: Counter[str] = Counter()
    token = _LISTENER.set(counter)
    try:
        yield counter
    finally:
        _LISTENER.reset(token)
