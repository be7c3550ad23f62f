"""Data is packed beside or here, and is the same; many may ask for it at once."""

from __future__ import annotations

import zlib
from concurrent.futures import ThreadPoolExecutor
from threading import Thread

import deflate
import pytest

from bulletin_layout.events import counted
from bulletin_layout.output.deflating import COMPRESSION, Deflating

SIZES = (0, 1, 65_535, 65_536, 300_000)


def data_of(size: int) -> bytes:
    return (b"abcdefgh" * (size // 8 + 1))[:size]


@pytest.mark.parametrize("size", SIZES)
def test_it_is_what_libdeflate_makes_of_it(size: int) -> None:
    data = data_of(size)
    with counted() as events:
        packed = Deflating(data, deflate.zlib_compress)
        assert packed.data == bytes(deflate.zlib_compress(data, COMPRESSION)) == packed.data
    assert zlib.decompress(packed.data) == data
    assert events["bytes deflated"] == size


@pytest.mark.parametrize("size", SIZES)
def test_threads_may_ask_at_once(size: int) -> None:
    packed = Deflating(data_of(size), deflate.zlib_compress)
    with ThreadPoolExecutor(8) as pool:
        got = set(pool.map(lambda _: packed.data, range(64)))
    assert got == {bytes(deflate.zlib_compress(data_of(size), COMPRESSION))}


def test_a_system_without_threads_packs_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def start(_: Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(Thread, "start", start)
    packed = Deflating(data_of(300_000), deflate.zlib_compress)
    assert zlib.decompress(packed.data) == data_of(300_000)


def test_no_memory_beside_is_told_to_who_asks() -> None:
    def compress(_data: bytes, _level: int) -> bytearray:
        raise MemoryError

    packed = Deflating(data_of(300_000), compress)
    with pytest.raises(MemoryError):
        _ = packed.data
