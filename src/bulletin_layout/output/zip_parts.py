"""A ZIP file of named parts: what OFD and Word files are. The same parts give the same bytes.

Python's own zipfile compresses with the zlib of the machine, whose bytes differ from one to
another; libdeflate's do not. Sizes stand before the data, so that readers of streams can follow.
Source: PKWARE APPNOTE 6.3, 4.3 to 4.4.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Callable, Iterator

import deflate

from bulletin_layout.diagnostics import OutputError
from bulletin_layout.messages import Message
from bulletin_layout.output.deflating import Deflating

_VERSION, _STORED, _DEFLATED = 20, 0, 8
_UTF_8 = 0x0800  # what a part's name is in
_NO_TIME, _FIRST_DAY = 0, 0x21  # 1980-01-01, the first that the format can write
_MOST = 0xFFFFFFFF

_Part = tuple[int, int, int, bytes]  # method, CRC, size, data as it is stored


class Packed:
    """A part's data, compressed once; kept where the same part may be written again."""

    def __init__(self, data: bytes) -> None:
        self.digest = hashlib.sha256(data).digest()
        self._check, self._size = zlib.crc32(data), len(data)
        self._deflating = Deflating(data, deflate.deflate_compress)

    @property
    def part(self) -> _Part:
        """How it is stored."""
        return _DEFLATED, self._check, self._size, self._deflating.data


class ZipParts:
    """Gathers parts, compressed as they come; `chunks` are the file's bytes, in this order."""

    def __init__(self) -> None:
        self._parts: dict[str, Callable[[], _Part]] = {}
        self._digest = hashlib.sha256()

    @property
    def digest(self) -> str:
        """A digest, in hex, of the parts added so far but for late ones."""
        return self._digest.hexdigest()

    def add(self, name: str, data: bytes | Packed) -> None:
        """Add a part, compressed."""
        packed = data if isinstance(data, Packed) else Packed(data)
        self._digest.update(name.encode() + b"\0" + packed.digest)
        self._parts[name] = lambda: packed.part

    def add_late(self, name: str, load: Callable[[], bytes]) -> None:
        """Add a part that is compressed already, loaded when the file is written."""

        def stored() -> _Part:
            data = load()
            return _STORED, zlib.crc32(data), len(data), data

        self._parts[name] = stored

    def put_first(self, name: str) -> None:
        """Let a part stand first in the file."""
        self._parts = {name: self._parts.pop(name)} | self._parts

    def chunks(self) -> Iterator[bytes]:
        """Yield the file's bytes, one part at a time."""
        directory = []
        at = 0
        for name, load in self._parts.items():
            method, crc, size, data = load()
            encoded = name.encode()
            facts = (_UTF_8, method, _NO_TIME, _FIRST_DAY, crc, len(data), size, len(encoded), 0)
            head = struct.pack("<4s5H3L2H", b"PK\3\4", _VERSION, *facts)
            directory.append(
                struct.pack("<4s6H3L5H2L", b"PK\1\2", _VERSION, _VERSION, *facts, 0, 0, 0, 0, at)
                + encoded
            )
            at += len(head) + len(encoded) + len(data)
            if at > _MOST:
                raise OutputError(Message("the file would be larger than 4 GB."))
            yield head + encoded + data
        index = b"".join(directory)
        count_, size = len(directory), len(index)
        yield index + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count_, count_, size, at, 0)
