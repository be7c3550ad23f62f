"""The processes that work on a series' issues, where there are enough of them to pay."""

from __future__ import annotations

import os
from concurrent.futures import Executor
from contextlib import AbstractContextManager, nullcontext

# With a new process's start paid for, fewer are laid out as fast by one.
_FEW = 4


def pool(jobs: int | None, issues: int) -> AbstractContextManager[Executor | None]:
    """Return processes for so many issues, as many as are asked for or there are processors."""
    processes = jobs or os.cpu_count() or 1
    if processes == 1 or issues < _FEW:
        return nullcontext(None)
    from concurrent.futures import ProcessPoolExecutor  # 15 ms, for the many only

    return ProcessPoolExecutor(processes)
