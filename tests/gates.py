"""Gates: checks that need more than Python. Skipped with a reason, required if BULLETIN_GATES=1."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest

REQUIRED = os.environ.get("BULLETIN_GATES") == "1"


def absent(what: str) -> NoReturn:
    """Skip the test because `what` is not installed; fail it where gates are required."""
    if REQUIRED:
        pytest.fail(f"{what} is not installed, and BULLETIN_GATES=1 requires it")
    pytest.skip(f"{what} is not installed; BULLETIN_GATES=1 would require it")
