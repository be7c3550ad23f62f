"""A file to double-click, which shows a folder's newest issue in the browser.

In: the folder, and the kind of machine. Out: the file's name and text. It names the Python that
wrote it. On Windows and macOS it goes with its folder; on Linux it names the folder.
"""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

from bulletin_layout.named_tuple import NamedTuple

NAME = "预览"
_QUOTED = re.compile(r'["`$\\]')


class Launcher(NamedTuple):
    """A file to double-click: its name and its text. It must be executable."""

    name: str
    text: str


def launcher(folder: Path, platform: str = sys.platform, python: str = sys.executable) -> Launcher:
    """Return the file for a platform, as Python names it: win32, darwin, or any other (Linux)."""
    if platform == "win32":
        lines = [
            "@echo off",
            "chcp 65001 >nul",  # names of files are UTF-8
            'cd /d "%~dp0"',
            f'"{python.replace("%", "%%")}" -m bulletin_layout preview .',
            "pause",
        ]
        return Launcher(f"{NAME}.bat", "\r\n".join(lines) + "\r\n")
    if platform == "darwin":
        command = f"{shlex.quote(python)} -m bulletin_layout preview ."
        return Launcher(f"{NAME}.command", f'#!/bin/sh\ncd "$(dirname "$0")" && exec {command}\n')
    lines = [
        "[Desktop Entry]",
        "Type=Application",
        "Version=1.0",
        f"Name={NAME}",
        f"Path={_escaped(str(folder.resolve()))}",
        f"Exec={_escaped(_quoted(python))} -m bulletin_layout preview .",
        "Terminal=true",
    ]
    return Launcher(f"{NAME}.desktop", "\n".join(lines) + "\n")


def _quoted(argument: str) -> str:
    """Return an argument of Exec in quotes (Desktop Entry Specification 1.5, the Exec key)."""
    return f'"{_QUOTED.sub(lambda match: chr(92) + match[0], argument)}"'.replace("%", "%%")


def _escaped(value: str) -> str:
    """Return a value as a desktop entry has it, its backslashes doubled."""
    return value.replace("\\", "\\\\")
