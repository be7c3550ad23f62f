"""Gates: checks that need more than Python. Skipped with a reason, required if BULLETIN_GATES=1.

The run that requires them leaves out slow tests that are not marked `gate`. One of those that asks
for a gate all the same would never be held to it, so it fails.
"""

from __future__ import annotations

import os
from typing import NoReturn

import pytest

REQUIRED = os.environ.get("BULLETIN_GATES") == "1"
_PROMISE = "BULLETIN_GATES=1 would require it"


def absent(what: str) -> NoReturn:
    """Skip the test because `what` is not installed; fail it where gates are required."""
    if REQUIRED:
        pytest.fail(f"{what} is not installed, and BULLETIN_GATES=1 requires it")
    pytest.skip(f"{what} is not installed; {_PROMISE}")


def runs_without_gates(item: pytest.Item) -> bool:
    """Return whether the run that requires gates leaves a test out."""
    return bool(item.get_closest_marker("slow")) and not item.get_closest_marker("gate")


def is_left_out(item: pytest.Item, skipped: BaseException | None) -> bool:
    """Return whether a test was skipped for a gate, and is left out where gates are required."""
    return runs_without_gates(item) and skipped is not None and _PROMISE in str(skipped)
