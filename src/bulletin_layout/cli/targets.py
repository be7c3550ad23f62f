"""Where `bulletin build` writes each issue, and in which formats: by `-o` and `--to`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bulletin_layout.diagnostics import Refused
from bulletin_layout.messages import Message
from bulletin_layout.writers import WRITERS, Writer, writer_named, writer_of

# What `-o -` writes to.
STANDARD_OUTPUT = Path("-")
# Files that other programs write: no folder is meant by such a name.
_OTHER_FORMATS = (".docx", ".doc", ".htm", ".png", ".jpg", ".txt", ".xml")


# A file to write, and by which writer.
Target = tuple[Path, Writer]


def targets_of(
    files: Sequence[str], output: str | None, formats: Sequence[str], mark: str = ""
) -> list[tuple[Target, ...]]:
    """Return the targets of each file; `mark` stands at the end of names that are made up.

    Raises Refused for arguments that do not go together.
    """
    nameless = [file for file in files if not Path(file).name]
    if nameless:
        raise Refused(Message("{name!r} names no file.", name=nameless[0]))
    writers = [writer_named(name) for name in formats]
    target = _one_target(output, writers) if output is not None else None
    if target is not None:
        if len(files) > 1:
            raise Refused("several issues need a folder after -o.")
        return [(target,)]
    writers = writers or [WRITERS[0]]
    made = [tuple(_named(file, output, mark, writer) for writer in writers) for file in files]
    _refuse_twice([path for targets in made for path, _ in targets])
    return made


def _one_target(output: str, writers: Sequence[Writer]) -> Target | None:
    """Return the one file that `-o` names, None if it names a folder."""
    is_stream = Path(output) == STANDARD_OUTPUT
    by_name = None if is_stream else writer_of(output)
    if not is_stream and by_name is None:
        if output.lower().endswith(_OTHER_FORMATS) and not Path(output).is_dir():
            known = ", ".join(writer.suffix for writer in WRITERS)
            raise Refused(Message("{file}: only {known} can be written.", file=output, known=known))
        return None
    if len(writers) > 1:
        raise Refused("several formats need a folder after -o.")
    asked = writers[0] if writers else by_name or WRITERS[0]
    if by_name not in (None, asked):
        words = "{file} is not the name of a {format} file."
        raise Refused(Message(words, file=output, format=asked.name))
    return Path(output), asked


def _named(file: str, folder: str | None, mark: str, writer: Writer) -> Target:
    name = Path(file).stem + mark + writer.suffix
    return Path(file).with_name(name) if folder is None else Path(folder) / name, writer


def _refuse_twice(paths: Sequence[Path]) -> None:
    twice = sorted({str(path) for path in paths if paths.count(path) > 1})
    if twice:
        raise Refused(Message("two issues would be written to {file}.", file=twice[0]))
