"""What is found of an archive on the disk: every file's size and hash, metadata, what PDFs say.

In: a folder and its manifest. Out: facts, one 件 at a time; nothing is judged here.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from bulletin_layout.diagnostics import BulletinError
from bulletin_layout.immutable import immutable
from bulletin_layout.issue.model import Issue
from bulletin_layout.issue.reader import read_issue
from bulletin_layout.issue_lock.file import read_lock
from bulletin_layout.series.archive.metadata import (
    Metadata,
    UnreadableMetadata,
    from_json,
    from_xml,
)
from bulletin_layout.series.archive.model import (
    METADATA_JSON,
    METADATA_XML,
    ORIGINAL,
    SOURCES,
    Item,
    StoredFile,
)
from bulletin_layout.series.archive.pdf_says import PdfSays, UnreadablePdfFile, read_pdf

_CHUNK = 1 << 20


@immutable
class FoundItem:
    """A 件 as it is on the disk. What is None could not be read: `problems` says why, by name."""

    item: Item
    files: dict[str, StoredFile]
    xml: Metadata | None
    json: Metadata | None
    pdf: PdfSays | None
    issue: Issue | None
    locked_pdf: str
    problems: tuple[tuple[str, str], ...]


def find_item(folder: Path, item: Item) -> FoundItem:
    """Return what there is of a 件."""
    home = folder / item.number
    files = {f.name: found for f in item.files if (found := found_file(home, f.name)) is not None}
    looking = _Looking(home, files)
    return FoundItem(
        item=item,
        files=files,
        xml=looking.metadata(METADATA_XML),
        json=looking.metadata(METADATA_JSON),
        pdf=looking.pdf(),
        issue=looking.issue(_source(item)),
        locked_pdf=looking.locked(_source(item)),
        problems=tuple(looking.problems),
    )


def found_file(folder: Path, name: str) -> StoredFile | None:
    """Return a file's size and hash, read in pieces; None if there is no such ordinary file."""
    path, digest, size = folder / name, sha256(), 0
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return None
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
    except OSError:
        return None
    return StoredFile(name, size, digest.hexdigest())


def all_names(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Yield everything in a folder but folders, with / between them, links not followed."""
    for place, folders, names in os.walk(folder):
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        for name in sorted([*names, *links]):
            path = Path(place) / name
            yield path.relative_to(folder).as_posix(), path.lstat()


def _source(item: Item) -> str:
    """Return the name of a 件's issue file: the first of its sources."""
    return next((f.name for f in item.files if f.name.startswith(SOURCES + "/")), "")


class _Looking:
    """Reads the files of a 件, and gathers why one could not be read."""

    def __init__(self, home: Path, files: dict[str, StoredFile]) -> None:
        self.problems: list[tuple[str, str]] = []
        self._home = home
        self._files = files

    def metadata(self, name: str) -> Metadata | None:
        """Return what a file of metadata says."""
        if name not in self._files:
            return None
        read = from_xml if name == METADATA_XML else from_json
        try:
            return read((self._home / name).read_bytes())
        except (UnreadableMetadata, OSError) as problem:
            self.problems.append((name, getattr(problem, "said", str(problem))))
        return None

    def pdf(self) -> PdfSays | None:
        """Return what the 正本 says of itself."""
        if ORIGINAL not in self._files:
            return None
        try:
            return read_pdf(self._home / ORIGINAL)
        except UnreadablePdfFile as problem:
            self.problems.append((ORIGINAL, str(problem)))
        return None

    def issue(self, name: str) -> Issue | None:
        """Return the issue's file as it is read today."""
        if name not in self._files:
            return None
        try:
            root = self._home / SOURCES
            return read_issue(self._home / name, root=root, drop_invisible=True)
        except BulletinError as problem:
            self.problems.append((name, str(problem).splitlines()[0]))
        return None

    def locked(self, name: str) -> str:
        """Return the hash of the PDF that the lock beside the issue's file names, or nothing."""
        lock = str(Path(name).with_suffix(".lock").as_posix())
        if lock not in self._files:
            return ""
        try:
            return read_lock(self._home / lock).pdf
        except BulletinError as problem:
            self.problems.append((lock, str(problem).splitlines()[0]))
        return ""
