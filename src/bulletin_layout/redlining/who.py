"""Who changed something and when, as far as it is known. Nothing here is ever made up."""

from __future__ import annotations

from bulletin_layout.named_tuple import NamedTuple


class Who(NamedTuple):
    """An author and a time (ISO 8601); "" for what is not known."""

    author: str = ""
    time: str = ""


UNKNOWN = Who()
