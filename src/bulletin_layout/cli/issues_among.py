"""Which of several files that are given are to be worked on; the others are told."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_layout.cli.terminal import print_problem
from bulletin_layout.file_kinds import FileKind, kinds_of_files
from bulletin_layout.messages import Bilingual

# What is in doubt is an issue, so that what is wrong with it is told.
_WORKED_ON = (FileKind.ISSUE, FileKind.OTHER)


def issues_among(files: Sequence[str]) -> list[str]:
    """Return the files that are issues. A file that is given alone is always one."""
    if len(files) < 2:
        return list(files)
    kinds = kinds_of_files(files)
    for file in files:
        if kinds[file] not in _WORKED_ON:
            words = Bilingual("{file}: passed over, it is {kind}.", "{file}：是{kind}，略过。",
                              file=file, kind=kinds[file].value)  # fmt: skip
            print_problem(words)
    return [file for file in files if kinds[file] in _WORKED_ON] or list(files)
