"""What a process that was killed left is cleared by the next, but never an editor's save."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_layout.output.folder_lock import folder_lock
from bulletin_layout.output.part_file import swap_name

OLD, NEW, SAVED = b"old", b"new", b"what an editor saved meanwhile"


@pytest.mark.parametrize(("held", "stays"), [(OLD, False), (NEW, False), (SAVED, True)])
def test_a_file_that_changed_places(tmp_path: Path, held: bytes, stays: bool) -> None:
    left = swap_name(tmp_path / ".bulletin-0123456789ab.part", OLD, NEW)
    left.write_bytes(held)
    with folder_lock(tmp_path / "issue.yaml"):
        assert left.exists() is stays


def test_a_part_of_a_file(tmp_path: Path) -> None:
    part = tmp_path / ".bulletin-0123456789ab.part"
    part.write_bytes(b"half of w")
    with folder_lock(tmp_path / "issue.yaml"):
        assert not part.exists()
