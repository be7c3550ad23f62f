"""Data being packed by libdeflate: much of it in a thread beside, which lets this one go on."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Thread

from bulletin_layout.events import count

# libdeflate's level: smaller and twice as fast as zlib's 9, and the same bytes on every machine.
COMPRESSION = 6
# A thread is worth starting for what takes longer than a millisecond.
_MUCH = 1 << 16

# deflate.zlib_compress or deflate.deflate_compress.
Compress = Callable[[bytes, int], bytearray]


class Deflating:
    """Data to be packed: much of it is being packed from now on, little of it once it is asked for.

    `data` waits until it is.
    """

    def __init__(self, data: bytes, compress: Compress) -> None:
        count("bytes deflated", len(data))
        self._compress = compress
        self._source = data
        self._deflated: bytes | None = None
        self._thread = Thread(target=self._pack_beside, daemon=True) if len(data) >= _MUCH else None
        if self._thread is not None:
            try:
                self._thread.start()
            except RuntimeError:  # the system allows no more threads
                self._thread = None

    @property
    def data(self) -> bytes:
        """The packed data. Threads may ask for it at once."""
        thread = self._thread
        if thread is not None:
            thread.join()
        source = self._source
        if self._deflated is None:
            self._deflated = self._packed(source)
            self._source = b""
        return self._deflated

    def _pack_beside(self) -> None:
        with suppress(MemoryError):  # who asks for the data is told
            self._deflated = self._packed(self._source)
            self._source = b""

    def _packed(self, source: bytes) -> bytes:
        return bytes(self._compress(source, COMPRESSION))
