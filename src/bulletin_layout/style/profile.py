"""The printer's profile that a style names: a file beside the style, read and judged."""

from __future__ import annotations

from pathlib import Path

from bulletin_layout.diagnostics import Refused
from bulletin_layout.files import ForbiddenFile, named_file
from bulletin_layout.images.icc import BrokenProfile, OutputProfile, output_profile
from bulletin_layout.messages import Message
from bulletin_layout.resources import is_file, shortened


class WrongProfile(Refused):
    """A profile that a style may not name: what is wrong, and what to write."""


def named_profile(name: str, folder: Path, root: Path | None) -> OutputProfile:
    """Return the profile in a file beside a style, below `root` if there is one.

    Raises WrongProfile.
    """
    try:
        path = named_file(name, folder, root) if root is not None else folder / name
        if root is None and not is_file(path):
            words = Message("there is no file {path}.", path=shortened(path))
            raise WrongProfile(words, "Write srgb, or the name of an ICC file beside the style.")
        return output_profile(path)
    except (ForbiddenFile, BrokenProfile) as problem:
        raise WrongProfile(problem.message, problem.advice) from None
