"""A lock as a file: small, readable, YAML.

A page is one text: its lines parted by |, on a line each text's number in reading order and how
many of its characters stand there (12:26); a picture is 12:0.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bulletin_layout.diagnostics import InputError, Place, error
from bulletin_layout.issue_lock.model import IssueLock
from bulletin_layout.layout.breaks import Line, Share
from bulletin_layout.messages import Message
from bulletin_layout.yaml_text.nodes import MappingNode, ScalarNode, SequenceNode, key_of
from bulletin_layout.yaml_text.read import parse_plain
from bulletin_layout.yaml_text.scalars import scalar

_FORMAT = "1"
_MOST_BYTES = 20_000_000
_HEAD = """\
# 印本锁：{file} 付印时每一行、每一页的起止。以后排印照此不变，请勿改动；删去即可重新排版。
# How {file} was issued: later builds keep each line and page. Take it away to set it anew.
"""
_SHARE = re.compile(r"(\d{1,9}):(\d{1,9})", re.ASCII)


def write_lock(lock: IssueLock, issue: str) -> str:
    """Return the text of a lock's file."""
    lines = [_HEAD.format(file=issue) + f"format: {_FORMAT}", f"version: {scalar(lock.version)}"]
    lines += [f"text: {lock.text}", f"style: {lock.style}", f"pdf: {lock.pdf}"]
    lines += [*_hashes("faces", lock.faces), *_hashes("photos", lock.photos)]
    lines += ["leaves: " + " ".join(lock.leaves), "pages:"]
    lines += ["  - " + (" | ".join(map(_line, page)) or '""') for page in lock.breaks]
    return "\n".join(lines) + "\n"


def _hashes(key: str, files: Sequence[tuple[str, str]]) -> list[str]:
    return [f"{key}:", *(f"  {scalar(name)}: {value}" for name, value in files)] if files else []


def _line(line: Line) -> str:
    return " ".join(f"{share.leaf}:{share.characters}" for share in line)


def read_lock(file: Path) -> IssueLock:
    """Read a lock. Raises InputError if it is none, or cannot be read."""
    import yaml

    try:
        with file.open("rb") as stream:
            data = stream.read(_MOST_BYTES + 1)
    except OSError as problem:
        raise _wrong(file, problem.strerror or str(problem)) from None
    try:
        if len(data) > _MOST_BYTES:
            raise ValueError
        return _lock_of(_plain(parse_plain(data.decode(), str(file))), str(file))
    except (yaml.YAMLError, ValueError, KeyError, AttributeError, TypeError):
        raise _wrong(file, "this is no lock of an issue.") from None


def _lock_of(held: Mapping[str, Any], file: str) -> IssueLock:
    if held["format"] != _FORMAT:
        raise ValueError
    return IssueLock(
        version=held["version"],
        text=held["text"],
        style=held["style"],
        pdf=held["pdf"],
        faces=tuple(held.get("faces", {}).items()),
        photos=tuple(held.get("photos", {}).items()),
        leaves=tuple(held["leaves"].split()),
        breaks=tuple(map(_read_page, held["pages"])),
        file=file,
    )


def _read_page(text: str) -> tuple[Line, ...]:
    return tuple(_read_line(line) for line in text.split("|") if line.strip())


def _read_line(text: str) -> Line:
    return tuple(map(_read_share, text.split()))


def _read_share(word: str) -> Share:
    found = _SHARE.fullmatch(word)
    if found is None:
        raise ValueError
    return Share(int(found[1]), int(found[2]))


def _plain(node: Any) -> Any:
    """Return nodes as mappings, lists and texts."""
    if isinstance(node, MappingNode):
        return {key_of(key): _plain(value) for key, value in node.entries}
    if isinstance(node, SequenceNode):
        return [_plain(item) for item in node.items]
    if isinstance(node, ScalarNode):
        return node.value
    raise ValueError


def _wrong(file: Path, said: str) -> InputError:
    advice = Message("Take {file} away, or lock the issue again.", file=file.name)
    return InputError([error(Place(str(file), 0, 0), "", said, advice)])
