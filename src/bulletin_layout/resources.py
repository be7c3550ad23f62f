"""Where the bundled fonts and styles are: inside an installed wheel, or beside a checkout's src."""

from __future__ import annotations

from pathlib import Path

_MOST_SHOWN = 80
_PACKAGE = Path(__file__).resolve().parent


def bundled(folder: str) -> Path:
    """Return the folder of bundled data called `folder` ("fonts" or "styles")."""
    installed = _PACKAGE / "bundled" / folder
    return installed if installed.is_dir() else _PACKAGE.parent.parent / folder


def is_file(path: Path) -> bool:
    """Return whether a path names a file; a name that no file system takes names none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def resolved(name: str) -> Path:
    """Return the file that a name leads to, through links; the name itself where none can be."""
    try:
        return Path(name).resolve()
    except (OSError, ValueError, RuntimeError):
        return Path(name)


def shortened(name: object) -> str:
    """Return a name for a message, its middle left out if it is long."""
    text = "".join(c if c.isprintable() else repr(c)[1:-1] for c in str(name))
    half = _MOST_SHOWN // 2
    return text if len(text) <= _MOST_SHOWN else f"{text[:half]}…{text[-half:]}"
