"""HTML as text: elements, their attributes, and the characters that must be escaped.

Every attribute stands in double quotes; nothing that an editor writes becomes a name.
"""

from __future__ import annotations

_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\u00a0": "&nbsp;"}
)
VOID = ("img", "meta", "br")


def escaped(text: str) -> str:
    """Return characters as they stand in an element or an attribute."""
    return text.translate(_ESCAPES)


def element(name: str, /, *content: str, **attributes: str) -> str:
    """Return an element. `content` is HTML already; attributes are plain text, empty ones left out.

    A name that Python reserves has an underscore behind it, a hyphen is an underscore: `class_`,
    `aria_label`.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escaped(value)}"'
        for key, value in attributes.items()
        if value
    )
    if name in VOID:
        return f"<{name}{written}>"
    return f"<{name}{written}>{''.join(content)}</{name}>"
