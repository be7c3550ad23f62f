"""The logical structure as a custom tag tree: what each object of the pages is.

In: the structure, and the objects that show each leaf. Out: the list of tag trees, and the tree.
Source: GB/T 33190-2016, 16 (CustomTags); elements are named by PDF's standard roles.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bulletin_layout.ofd.notation import NAMESPACE, attribute, text, xml_file
from bulletin_layout.structure import ALIGN, Node

TAGS = "urn:bulletin_layout:structure"
# What only leads about: an address is kept as text, since nothing in an archive leads out of it.
_OWN = ("URL", "Target", ALIGN)

Shown = Mapping[int, Sequence[tuple[int, int]]]


def list_of_tags(file: str) -> bytes:
    """Return the part that names the one tag tree."""
    tree = f'<ofd:CustomTag NameSpace="{TAGS}"><ofd:FileLoc>{file}</ofd:FileLoc></ofd:CustomTag>'
    return xml_file("CustomTags", "", tree)


def tag_tree(root: Node, shown: Shown) -> bytes:
    """Return the tree: every leaf with references to its objects, (page, object)."""
    spaces = f' xmlns="{TAGS}" xmlns:ofd="{NAMESPACE}"'
    tree = _element(root, shown, spaces)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tree}'.encode()


def _element(node: Node, shown: Shown, spaces: str = "") -> str:
    attributes = dict(node.attributes)
    written = f' Kind="{node.kind}"' if node.kind else ""
    written += "".join(
        f' {name}="{attribute(value)}"' for name, value in node.attributes if name not in _OWN
    )
    address = attributes.get("URL")
    body = f"<Address>{text(address)}</Address>" if address else ""
    if node.leaf is not None:
        body += "".join(
            f'<ofd:ObjectRef PageRef="{page}">{object_}</ofd:ObjectRef>'
            for page, object_ in shown.get(node.leaf, ())
        )
    body += "".join(_element(child, shown) for child in node.children)
    return f"<{node.role}{spaces}{written}>{body}</{node.role}>"
