"""The process in which files of strangers are read: `python -m` this module.

In: a line of JSON on standard input, which names the work (module and function), the files, the
limits, a folder and the work's arguments. Out: a line on standard output before each file, and the
result in the folder. What it may take is bounded where the system can (memory: Linux). It ends as
soon as its standard input does, so that it never outlives who began it.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from bulletin_layout.child_process.handover import hand_over
from bulletin_layout.diagnostics import InputError
from bulletin_layout.limits import Limits

# Exit codes; a signal's is negative where systems have signals.
GOOD, OUT_OF_MEMORY, FAULT = 0, 3, 4
FAULT_FILE = "fault"
# So many seconds of processor time above what may pass on the clock, for the start.
_STARTING = 5


def main() -> int:
    """Do the work and hand over its result. Returns an exit code."""
    job = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**job["limits"])
    threading.Thread(target=_end_with_parent, daemon=True).start()
    folder = Path(job["folder"])
    try:
        work = getattr(import_module(job["module"]), job["function"])
        _bound(limits, len(job["files"]))
        try:
            result = work(job["files"], limits, _begin, *job["arguments"])
        except InputError as refused:
            result = refused
        hand_over(result, folder)
    except MemoryError:
        return OUT_OF_MEMORY
    except Exception as fault:
        with suppress(OSError):
            (folder / FAULT_FILE).write_text(f"{type(fault).__name__}: {fault}", "utf-8")
        return FAULT
    return GOOD


def _begin() -> None:
    os.write(sys.stdout.fileno(), b"\n")


def _end_with_parent() -> None:
    while os.read(sys.stdin.fileno(), 1):
        pass
    os._exit(FAULT)


def _bound(limits: Limits, files: int) -> None:
    """Bound memory and processor time, where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    _lower(resource.RLIMIT_CPU, limits.import_seconds * files + _STARTING)
    _lower(resource.RLIMIT_CORE, 0)
    with suppress(OSError):  # where there is no /proc this limit is not kept either
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        _lower(resource.RLIMIT_AS, pages * resource.getpagesize() + limits.import_memory)


def _lower(which: int, most: int) -> None:
    import resource

    hard = resource.getrlimit(which)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    with suppress(ValueError, OSError):
        resource.setrlimit(which, (most, hard))


if __name__ == "__main__":
    os._exit(main())
