"""Make what goes wrong smaller, as long as it goes wrong in the same way."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

from .judging import Judge


def minimised(data: bytes, number: int, key: str, judge: Judge, seconds: float) -> bytes:
    """Return the smallest mutant that is found that still goes wrong in the same way."""
    until = time.monotonic() + seconds

    def is_same(parts: list[bytes]) -> bool:
        finding = judge.judge(b"".join(parts), number).finding
        return finding is not None and finding.key == key

    smallest = data
    for cut in (
        lambda d: d.splitlines(keepends=True),
        lambda d: [m[0] for m in re.finditer(rb"\w+|\s+|[\x80-\xff]+|.", d, re.DOTALL)],
        _characters,
    ):
        smallest = b"".join(_fewest(cut(smallest), is_same, until))
    return smallest


def _characters(data: bytes) -> list[bytes]:
    return re.findall(rb"[\x00-\x7f\x80-\xbf]|[\xc0-\xff][\x80-\xbf]*", data)


def _fewest(
    parts: list[bytes], is_same: Callable[[list[bytes]], bool], until: float
) -> list[bytes]:
    """Return few of the parts that still do: pieces are left out, ever smaller ones."""
    size = max(1, len(parts) // 2)
    while True:
        at = 0
        before = len(parts)
        while at < len(parts):
            if time.monotonic() > until:
                return parts
            fewer = parts[:at] + parts[at + size :]
            if is_same(fewer):
                parts = fewer
            else:
                at += size
        if size == 1 and len(parts) == before:
            return parts
        size = max(1, size // 2)
