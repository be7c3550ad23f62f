"""Rules of OFD-A on the package itself, asked before any part is read.

A part that stands twice is shown by one reader as the first and by another as the last.
"""

from __future__ import annotations

import posixpath
import stat
from collections import Counter
from collections.abc import Iterator

from bulletin_layout.messages import Message
from bulletin_layout.ofd_facts.document_rules import locations
from bulletin_layout.ofd_facts.package import Package

_ENCRYPTION = ("encryptions.xml", "decryptseed.dat")


def names(package: Package) -> Iterator[str]:
    """A part has one name, which stands once and leads nowhere outside."""
    given = Counter(_plain(info.filename) for info in package.members)
    for name, count in given.items():
        if count > 1:
            yield Message("the part {part} is there {count} times", part=name, count=count)
    for info in package.members:
        name = info.filename
        is_link = stat.S_ISLNK(info.external_attr >> 16)
        if is_link or name.startswith("/") or "\\" in name or ".." in name.split("/"):
            yield Message("{part} is no name of a part of a package", part=name)


def _plain(name: str) -> str:
    return posixpath.normpath(name.replace("\\", "/").lstrip("/")).casefold()


def only_package(package: Package) -> Iterator[str]:
    """The file is the package and nothing before or behind it."""
    before, behind = package.around
    if before or behind:
        yield Message("{count} bytes stand outside the package", count=before + behind)


def no_encryption(package: Package) -> Iterator[str]:
    """Nothing is encrypted."""
    for info in package.members:
        name = info.filename
        if info.flag_bits & 1 or name.lower().rpartition("/")[2] in _ENCRYPTION:
            yield Message("{part} is encrypted, or says how", part=name)


def named_parts(package: Package) -> Iterator[str]:
    """Every part is named by another: what is not is shown by no reader, and kept for ever."""
    named = {"OFD.xml", *(found for _, _, found in locations(package))}
    for part in package.parts:
        if part not in named:
            yield Message("nothing names {part}", part=part)
