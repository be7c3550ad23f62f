"""`bulletin rebuild`: a PDF made again from the files that it carries."""

from __future__ import annotations

from pathlib import Path

from bulletin_layout import __version__
from bulletin_layout.cli.options import GOOD, WRONG_INPUT
from bulletin_layout.cli.terminal import print_command_problem, print_diagnostics, print_message
from bulletin_layout.deadline import time_limit
from bulletin_layout.diagnostics import InputError, OutputError
from bulletin_layout.limits import Limits
from bulletin_layout.messages import Message
from bulletin_layout.output.write import create_new, write_atomically
from bulletin_layout.source_files.rebuild import carried_files, rebuilt


def rebuild(old: str, output: str | None, extract: str | None, limits: Limits) -> int:
    """Make a PDF again, or write the files that it carries into a folder."""
    try:
        data = Path(old).read_bytes()
        with time_limit(limits.seconds, old):
            return _extract(data, Path(extract)) if extract else _rebuild(old, data, output, limits)
    except InputError as wrong:
        print_diagnostics(wrong.diagnostics)
    except (OutputError, OSError) as problem:
        words = getattr(problem, "message", "") or getattr(problem, "strerror", "") or str(problem)
        print_command_problem("rebuild", Message("{file}: {problem}", file=old, problem=words))
    return WRONG_INPUT


def _rebuild(old: str, data: bytes, output: str | None, limits: Limits) -> int:
    made = rebuilt(data, limits)
    if output is not None:
        write_atomically(Path(output), [made.pdf])
    if made.pdf == data:
        print_message(Message("{file}: the same, byte for byte.", file=old))
        return GOOD
    words = "{file}: not the same bytes. It was made by version {old}, this is {new}."
    print_message(Message(words, file=old, old=made.version, new=__version__))
    return WRONG_INPUT


def _extract(data: bytes, folder: Path) -> int:
    """Write the files that a PDF carries below a folder, none over one that is there."""
    for name, held in carried_files(data).items():
        target = folder / name
        if not target.resolve().is_relative_to(folder.resolve()):
            raise OutputError(Message("the PDF carries a file called {name!r}.", name=name[:80]))
        target.parent.mkdir(parents=True, exist_ok=True)
        create_new(target, held)
        print_message(str(target))
    return GOOD
