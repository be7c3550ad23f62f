"""Write a text as a YAML scalar on one line: what is read back is that text, to a character."""

from __future__ import annotations

import re

# A text of these needs no quotes anywhere: Han and their marks, letters, digits, and little else.
# What begins a key, a comment, an anchor or a bracket in any parser is not among them.
_SAFE = r"\w（）《》〈〉【】〔〕“”‘’，。、；：？！…—·～％+./()=~;$^<_"
_PLAIN = re.compile(rf"[{_SAFE}](?:[{_SAFE}\u3000 >-]*[{_SAFE}>-])?")
# What YAML would take for a number, a date, a truth or nothing, if it were asked.
_TYPED = re.compile(
    r"[-+]?(?:[0-9][0-9_,.:eE+-]*|0[xob][0-9a-fA-F_]+|\.[0-9][0-9_]*|\.(?:inf|nan))"
    r"|\d{4}-\d\d?-\d\d?.*|~|null|true|false|yes|no|on|off|y|n|=|<<",
    re.IGNORECASE,
)
_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def scalar(text: str) -> str:
    """Return a text as a scalar, which may stand in braces too: quoted unless it need not be."""
    return text if _is_plain(text) and not _TYPED.fullmatch(text) else quoted(text)


def quoted(text: str) -> str:
    """Return a text in quotes: single ones where double ones would need escapes and they none."""
    if ('"' in text or "\\" in text) and "'" not in text and text.isprintable():
        return f"'{text}'"
    return '"' + "".join(_ESCAPED.get(c, c if c.isprintable() else _code(c)) for c in text) + '"'


def _is_plain(text: str) -> bool:
    return _PLAIN.fullmatch(text) is not None and not text.startswith(("...", "---"))


def _code(character: str) -> str:
    number = ord(character)
    return f"\\x{number:02x}" if number < 0x100 else f"\\U{number:08x}"
