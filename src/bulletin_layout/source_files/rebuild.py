"""Make a PDF again from the files that it carries.

In: a PDF's bytes. Out: the PDF that this library makes of them now, and the version that made the
old one. Nothing is written but in a folder of its own, which is gone afterwards.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from bulletin_layout.diagnostics import OutputError
from bulletin_layout.limits import DEFAULT_LIMITS, Limits
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.pdf.ink import INKS, Ink
from bulletin_layout.pdf.writer import pdf_bytes
from bulletin_layout.pipeline import BuildOptions, build
from bulletin_layout.source_files.gather import RECORD, sources_of
from bulletin_layout.yaml_text.nodes import MappingNode, ScalarNode, key_of
from bulletin_layout.yaml_text.read import parse_plain

_MOST_FILES, _MOST_BYTES = 1_000, 500_000_000


class Rebuilt(NamedTuple):
    """A PDF made again, and the version of the library that made the old one."""

    pdf: bytes
    version: str


def carried_files(pdf: bytes) -> dict[str, bytes]:
    """Return the files that a PDF carries, by name. Raises OutputError if it cannot be read."""
    import pypdf

    try:
        reader = pypdf.PdfReader(io.BytesIO(pdf))
        found: dict[str, bytes] = {}
        for attached in reader.attachment_list:
            if len(found) == _MOST_FILES or sum(map(len, found.values())) > _MOST_BYTES:
                raise OutputError("the PDF carries too many files.")
            found[str(attached.alternative_name or attached.name)] = bytes(attached.content)
    except (pypdf.errors.PyPdfError, ValueError, KeyError, AttributeError, TypeError) as problem:
        said = Message("the PDF cannot be read: {reason}", reason=str(problem))
        raise OutputError(said) from None
    return found


def rebuilt(pdf: bytes, limits: Limits = DEFAULT_LIMITS) -> Rebuilt:
    """Return a PDF made again from what it carries.

    Raises OutputError if it carries no sources, InputError if they cannot be built.
    """
    files = carried_files(pdf)
    record = _record_in(files)
    with tempfile.TemporaryDirectory(prefix="bulletin-") as name:
        folder = Path(name)
        for file, data in files.items():
            _write(folder, file, data)
        options = _options(record, folder, limits)
        made = build(folder / record["issue"], options)
        ink = _ink(record)
        sources = sources_of(made, options, ink)
        return Rebuilt(pdf_bytes(made.document, ink, sources), record.get("version", ""))


def _record_in(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return how the PDF was made. Raises OutputError if it does not carry that."""
    import yaml

    try:
        node = parse_plain(files.get(RECORD, b"").decode())
    except (yaml.YAMLError, UnicodeDecodeError):
        node = None
    held: dict[str, Any] = {}
    if isinstance(node, MappingNode):
        held = {key_of(k): v.value for k, v in node.entries if isinstance(v, ScalarNode)}
    if held.get("issue") not in files:
        advice = "Build it with --with-source, and it does."
        message = Message("the PDF does not carry what it was made from. {way}", way=advice)
        raise OutputError(message)
    return held


def _options(record: Mapping[str, str], folder: Path, limits: Limits) -> BuildOptions:
    def found(key: str) -> str | Path | None:
        value = record.get(key)
        return folder / value if value is not None and (folder / value).is_file() else value

    return BuildOptions(
        style=found("style"),
        fonts=found("fonts"),
        draft=record.get("draft") == "true",
        root=folder,
        limits=limits,
        drop_invisible=record.get("drop_invisible") == "true",
        proofread=None,
        keep_lock=record.get("no_lock") != "true",
    )


def _ink(record: Mapping[str, str]) -> Ink:
    ink = record.get("ink", "all")
    return next((known for known in INKS if known == ink), "all")


def _write(folder: Path, name: str, data: bytes) -> None:
    """Write a carried file below a folder. Raises OutputError for a name that leads elsewhere."""
    path = PurePosixPath(name)
    outside = path.is_absolute() or PureWindowsPath(name).anchor or ".." in path.parts
    if outside or not name or "\\" in name or "\0" in name:
        raise OutputError(Message("the PDF carries a file called {name!r}.", name=name[:80]))
    target = folder / path
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        words = "{file} cannot be written: {reason}."
        raise OutputError(Message(words, file=name[:80], reason=reason)) from None
