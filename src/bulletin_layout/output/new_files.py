"""Files that are written beside another, and go again if that one cannot be written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from bulletin_layout.diagnostics import OutputError
from bulletin_layout.messages import Message
from bulletin_layout.output.write import create_new, write_atomically


class FilesBeside:
    """Files in a folder beside a page, by their names as the page has them; gathered as it is made.

    A name says what is in its file, so that one that is there already is the same.
    """

    def __init__(self, page: Path) -> None:
        self._page = page
        self.folder = f"{page.stem}-pictures"
        self.files: dict[str, bytes] = {}

    def name(self, data: bytes, suffix: str) -> str:
        """Return the name of a file with such data."""
        name = f"{self.folder}/{sha256(data).hexdigest()[:16]}{suffix}"
        self.files[name] = data
        return name

    def write(self, chunks: Iterable[bytes]) -> None:
        """Write the files, then the page. Raises OutputError; what was new goes again then."""
        with new_files({self._page.parent / name: data for name, data in self.files.items()}):
            write_atomically(self._page, chunks)


@contextmanager
def new_files(files: Mapping[Path, bytes]) -> Iterator[tuple[Path, ...]]:
    """Write files, but for those that hold just that already; if the block fails they go again.

    Yields those that were written. Raises OutputError, also where another file has a name.
    """
    done: list[Path] = []
    try:
        for target, data in files.items():
            if not holds(target, data):
                make_folder(target.parent)
                create_new(target, data)
                done.append(target)
        yield tuple(done)
    except BaseException:
        for target in done:
            target.unlink(missing_ok=True)
        for folder in {target.parent for target in done}:
            if not any(folder.iterdir()):
                folder.rmdir()
        raise


def holds(file: Path, data: bytes) -> bool:
    """Return whether a file is there and holds these bytes and nothing else."""
    try:
        return file.stat().st_size == len(data) and file.read_bytes() == data
    except OSError:
        return False


def make_folder(folder: Path) -> None:
    """Make a folder if it is not there. Raises OutputError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        message = Message("{folder} cannot be written to: {reason}.", folder=folder, reason=reason)
        raise OutputError(message) from None
