"""Where the bundled fonts and styles are: inside an installed wheel, or beside a checkout's src."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def bundled(folder: str) -> Path:
    """Return the folder of bundled data called `folder` ("fonts" or "styles")."""
    installed = _PACKAGE / "bundled" / folder
    return installed if installed.is_dir() else _PACKAGE.parent.parent / folder
