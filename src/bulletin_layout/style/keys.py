"""How a key of a style is said: its kind and bounds, and what it means in both languages.

The reader, and the reference page, are made from it; a new key is one line in a record.
"""

from __future__ import annotations

from dataclasses import MISSING
from typing import Any

from bulletin_layout.grammar.fields import key
from bulletin_layout.grammar.kinds import Scalar

ROLE, WORD, COLOUR = Scalar("role"), Scalar("word"), Scalar("colour")


def style_key(
    kind: Scalar,
    english_help: str,
    chinese_help: str,
    *,
    default: Any = MISSING,
    former: tuple[str, ...] = (),
) -> Any:
    """Return a dataclass field that is a key of a style. With a default it may be left out."""
    return key("", kind, english_help, chinese_help, default=default, former=former)
