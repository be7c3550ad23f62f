"""Which rule of composition a file names itself (docs/word.md)."""

from __future__ import annotations


def rule_of(maker: str, mode: int | None, control: str = "") -> str:
    """Return the rule that a file itself tells, empty if it tells none.

    `mode` is Word's compatibility mode, `control` its characterSpacingControl.
    """
    if control == "doNotCompress":
        return "none"
    if mode:
        return "word15" if mode >= 15 else "word"
    return "word" if "WPS" in maker or "2007" in maker else ""
