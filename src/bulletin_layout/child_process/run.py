"""Have files read in a child process, which is ended when it takes too long or too much.

In: the work, a function of a module, names of files and limits. Out: what the function returns,
made in another process. A file that ends the child, or that it does not get through with, is told
in one line.
"""

from __future__ import annotations

import json
import os
import signal
import site
import subprocess
import sys
import sysconfig
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar, get_type_hints

from bulletin_layout.child_process.child import FAULT, FAULT_FILE
from bulletin_layout.child_process.handover import BrokenHandover, taken_over
from bulletin_layout.deadline import COMMAND, IMPORT, check_time
from bulletin_layout.diagnostics import Diagnostic, InputError, error
from bulletin_layout.limits import Limits
from bulletin_layout.messages import Message

CHILD = "bulletin_layout.child_process.child"
_PACKAGES = str(Path(__file__).resolve().parents[2])

Result = TypeVar("Result")


def run_apart(
    work: Callable[..., Result],
    files: Sequence[str],
    limits: Limits,
    begin: Callable[[int], None] = lambda number: None,
    arguments: Sequence[object] = (),
) -> Result:
    """Return what `work(files, limits, begin, *arguments)` returns, called in a child.

    The work is a function of a module; it calls its `begin` before each file, and `begin` here is
    told the number of each, from 1. Its arguments are what JSON has, its result is of the type
    that it is annotated with. A file may take `import_seconds`, all together `import_memory` bytes
    more than the child needs to start. Raises the InputError that the work raises, and one for a
    file that is beyond either. However it ends, by an exception or Ctrl-C too, the child has ended
    before.
    """
    seconds, words = limits.import_seconds, IMPORT
    if limits.seconds < seconds:
        seconds, words = limits.seconds, COMMAND
    with TemporaryDirectory(prefix="bulletin-import-") as folder:
        job = {
            "module": work.__module__,
            "function": work.__qualname__,
            "files": list(files),
            "limits": asdict(limits),
            "folder": folder,
            "arguments": list(arguments),
        }
        with _child() as process, _Clock(process, seconds) as clock:
            assert process.stdin is not None and process.stdout is not None, "they are pipes"
            with suppress(BrokenPipeError):
                process.stdin.write(json.dumps(job).encode("ascii") + b"\n")
                process.stdin.flush()
            number = 0
            for _ in process.stdout:
                number = min(number + 1, len(files))
                check_time()
                clock.start()
                begin(number)
            code = process.wait()
        file = files[max(number, 1) - 1]
        if clock.has_rung:
            message = Message(words.message, seconds=seconds)
            raise InputError([error(None, file, message, words.advice)])
        if code:
            raise _ended(code, file, Path(folder), limits)
        try:
            result: Result = taken_over(get_type_hints(work)["return"], Path(folder))
            return result
        except BrokenHandover as problem:
            raise InputError([_failed(file, str(problem))]) from None


@contextmanager
def _child() -> Iterator[subprocess.Popen[bytes]]:
    """Start the child in a group of its own; end the group, whatever happens."""
    environment = dict(os.environ)
    if _PACKAGES not in (sysconfig.get_path("purelib"), site.getusersitepackages()):
        known = environment.get("PYTHONPATH")
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, (known, _PACKAGES)))
    process = subprocess.Popen(
        # -P: a file of the folder one stands in is never taken for a module.
        [sys.executable, "-P", "-m", CHILD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        _end(process)
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        process.wait()


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


class _Clock:
    """Ends a process some seconds after the last start."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: int) -> None:
        self.has_rung = False
        self._process = process
        self._seconds = seconds
        self._timer: threading.Timer | None = None

    def __enter__(self) -> _Clock:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def start(self) -> None:
        """Begin to count anew."""
        self._stop()
        self._timer = threading.Timer(self._seconds, self._ring)
        self._timer.daemon = True
        self._timer.start()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()

    def _ring(self) -> None:
        self.has_rung = True
        _end(self._process)


def _ended(code: int, file: str, folder: Path, limits: Limits) -> InputError:
    """Return what to say of a child that did not end well."""
    if code == FAULT:
        with suppress(OSError):
            return InputError([_failed(file, (folder / FAULT_FILE).read_text(encoding="utf-8"))])
    words = "reading it takes more than {most:,} bytes, or ends its reader (limit import_memory)."
    message = Message(words, most=limits.import_memory)
    return InputError([error(None, file, message, "Divide it, or raise the limit.")])


def _failed(file: str, reason: str) -> Diagnostic:
    message = Message("it could not be read: {reason}.", reason=" ".join(reason.split())[:200])
    advice = "This is a fault of bulletin_layout; please report it with the file."
    return error(None, file, message, advice)
