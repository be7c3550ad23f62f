"""Pictures of a Word file that become photos of an issue: their names beside the issue's file.

In: pictures. Out: free names, with the data that is to be written to them, or that is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from bulletin_layout.output.new_files import holds
from bulletin_layout.revising.pictures import ShownPicture


class NewPhotos:
    """The photos of one issue that are new; `files` are their names from its folder, and data."""

    def __init__(self, issue: Path) -> None:
        self._folder, self._stem = issue.parent, issue.stem
        self.files: dict[str, bytes] = {}

    def name(self, picture: ShownPicture, instead: str = "") -> str:
        """Return the name of a picture's file; beside the photo that it stands `instead` of.

        A file that is the same picture keeps its name: what a killed command left, or another place
        of this issue. It is none of `files` until it is `taken`.
        """
        old = PurePosixPath(instead.replace("\\", "/"))
        for number in count(2 if instead else 1):
            name = f"{self._stem}-photos/{number}{picture.suffix}"
            if instead:
                name = str(old.with_name(f"{old.stem}-{number}{picture.suffix}"))
            if self._is_free(name, picture.data):
                return name
        raise AssertionError("numbers do not end")

    def take(self, name: str, picture: ShownPicture) -> None:
        """Have a picture written under a name."""
        self.files[name] = picture.data

    @contextmanager
    def meanwhile(self) -> Iterator[dict[Path, Path]]:
        """Yield where the new photos are until they are written, by where they will be."""
        if not self.files:
            yield {}
            return
        with TemporaryDirectory(prefix="bulletin-") as folder:
            places = {}
            for number, (name, data) in enumerate(self.files.items()):
                file = Path(folder, f"{number}{PurePosixPath(name).suffix}")
                file.write_bytes(data)
                places[self._folder / name] = file
            yield places

    def _is_free(self, name: str, data: bytes) -> bool:
        if name in self.files:
            return self.files[name] == data
        path = self._folder / name
        return not (path.exists() or path.is_symlink()) or holds(path, data)
