"""A preview running as a user runs it."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.processes import heeding_interrupts

PATIENCE = 30.0


class Running:
    """A `bulletin preview` of one file; `address` ends in a slash, `entrance` has the token."""

    def __init__(self, file: Path, *options: str) -> None:
        self.file = file
        command = [sys.executable, "-m", "bulletin_layout", "preview", str(file), "--no-browser"]
        with heeding_interrupts():
            self.process = subprocess.Popen(
                [*command, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert "http://" in line, self.process.stderr.read() if self.process.stderr else line
        self.entrance = line.split("  ")[1]
        self.address, _, self.token = self.entrance.partition("?token=")
        self.port = int(self.address.rstrip("/").rpartition(":")[2])
        self.message = ""
        self.state()  # it is ended while it answers, never while it begins to

    def get(
        self, path: str, host: str | None = None, cookie: str | None = None
    ) -> tuple[int, bytes, dict[str, str]]:
        """Ask for a path, as a browser that has the token does, or with another cookie."""
        request = urllib.request.Request(self.address + path)
        known = f"bulletin-{self.port}={self.token}" if cookie is None else cookie
        request.add_header("Cookie", known)
        if host is not None:
            request.add_header("Host", host)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return answer.status, answer.read(), dict(answer.headers)
        except urllib.error.HTTPError as problem:
            return problem.code, problem.read(), dict(problem.headers)

    def request_for(self, path: str) -> bytes:
        """What a browser that has the token sends to ask for a path."""
        cookie = f"bulletin-{self.port}={self.token}"
        return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n\r\n".encode()

    def state(self) -> Any:
        return json.loads(self.get("state")[1])

    def after(self, version: int) -> Any:
        """The first state that is newer than `version`."""
        return eventually(lambda: s if (s := self.state())["version"] > version else None)

    def edit(self, old: str, new: str) -> None:
        text = self.file.read_text(encoding="utf-8")
        assert old in text
        self.file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def end(self) -> int:
        """End it as Ctrl-C does; return its exit code. `said` is what it complained of."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                _, self.message = self.process.communicate(timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.communicate()
        return self.process.returncode


def eventually(found: Callable[[], Any]) -> Any:
    """Return what `found` returns once it is true; waits for another process."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if value := found():
            return value
        time.sleep(0.02)
    pytest.fail("it did not happen")


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    file = tmp_path / "2021-32.yaml"
    shutil.copy(ROOT / "examples" / "2021-32.yaml", file)
    preview = Running(file)
    try:
        yield preview
    finally:
        assert preview.end() == 0
