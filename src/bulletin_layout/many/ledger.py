"""What was built into a folder, and from which input: a line of JSON an issue, kept in the folder.

Who resumes is told by it what need not be built again. A line that cannot be read counts for
nothing.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

from bulletin_layout.many.inputs import hash_of, paths_from
from bulletin_layout.many.job import BuildJob, BuildRecord

NAME = "bulletin-built.jsonl"


class BuildLedger:
    """Reads and extends a folder's ledger."""

    def __init__(self, folder: Path, resume: bool) -> None:
        self._file = folder / NAME
        self._known = self._read() if resume else {}

    def skipped(self, job: BuildJob) -> BuildRecord | None:
        """Return the record of an issue that was built before from the same input, if it was."""
        known = self._known.get(Path(job.target).name)
        if known is None:
            return None
        try:
            if known.input_hash != (job.input_hash or _hash_now(job, known)):
                return None
            same = hashlib.sha256(Path(job.target).read_bytes()).hexdigest() == known.sha256
        except OSError:
            return None
        return replace(known, issue=job.file, pdf=job.target, skipped=True) if same else None

    def keep(self, record: BuildRecord) -> None:
        """Add an issue that was built."""
        if record.pages is None or record.skipped:
            return
        line = {
            "pdf": Path(record.pdf).name,
            "pages": record.pages,
            "sha256": record.sha256,
            "input": record.input_hash,
            "files": record.files,
        }
        with self._file.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(line, ensure_ascii=False) + "\n")

    def _read(self) -> dict[str, BuildRecord]:
        try:
            lines = self._file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return {}
        known: dict[str, BuildRecord] = {}
        for line in lines:
            try:
                held = json.loads(line)
                name, pages = str(held["pdf"]), int(held["pages"])
                made = (str(held["sha256"]), str(held["input"]))
                files = tuple(map(str, held["files"]))
            except (ValueError, KeyError, TypeError):
                continue
            known[name] = BuildRecord(
                "", name, pages, 0.0, made[0], input_hash=made[1], files=files
            )
        return known


def _hash_now(job: BuildJob, known: BuildRecord) -> str:
    """Return the hash of what an issue was built from, as it is now: nothing of it is parsed.

    An issue that names other files than before has changed itself. Raises OSError.
    """
    return hash_of(paths_from(job.file, known.files), job.options) if known.files else ""
