"""The text that an edited file is compared with: it travels in the file, invisible to its reader.

In: for each paragraph its id and the texts that it holds, with an issue's inline marks. Out: a
custom XML part, and what is read back from it. An issue's comments are not in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from bulletin_layout.docx.xml import HEAD, escaped
from bulletin_layout.images.look import is_look
from bulletin_layout.named_tuple import NamedTuple

NAMESPACE = "urn:bulletin-layout:base:1"
PREFIX = "_bulletin_"  # Word shows no bookmark whose name begins so
_ITEM_ID = "{8C2E4F7A-6B0D-4E35-9A51-3D7C1E90B624}"

_WIDTH = re.compile(r"\d{1,5}\.\d\d")

# What stands for a photo in a paragraph's text, before the words for those who cannot see it.
PICTURE = "\ufffc"


class Share(NamedTuple):
    """Some of a paragraph: the path of its text in the issue, "" for what the library adds."""

    path: str
    text: str


class Record(NamedTuple):
    """A paragraph as it was written: its bookmark's name, its kind, what it says in order.

    `ends`: after how many of its characters a line of a title ended, but for the last. Of a photo
    what it looks like (`images.look`), and how wide it is shown in points.
    """

    id: str
    kind: str
    shares: tuple[Share, ...]
    ends: tuple[int, ...] = ()
    look: str = ""
    width: float = 0.0


def item_xml(records: Iterable[Record], name: str) -> str:
    """Return the part that holds the records of an issue's file."""
    paragraphs = "".join(
        f'<p id="{record.id}" kind="{record.kind}"{_ends(record)}{_photo(record)}>'
        f"{''.join(map(_share, record.shares))}</p>"
        for record in records
    )
    return f'{HEAD}<base xmlns="{NAMESPACE}" issue="{escaped(name)}">{paragraphs}</base>'


def _ends(record: Record) -> str:
    return f' ends="{" ".join(map(str, record.ends))}"' if record.ends else ""


def _photo(record: Record) -> str:
    return f' look="{record.look}" width="{record.width:.2f}"' if record.width else ""


def _share(share: Share) -> str:
    path = f' path="{escaped(share.path)}"' if share.path else ""
    return f"<t{path}>{escaped(share.text)}</t>"


def item_properties_xml() -> str:
    """Return the part that names the other."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    return (
        f'{HEAD}<ds:datastoreItem ds:itemID="{_ITEM_ID}" xmlns:ds="{office}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )


def read_item(root: Element) -> tuple[Record, ...] | None:
    """Return the records of a part by its root, None if it is another's."""
    if root.tag != f"{{{NAMESPACE}}}base":
        return None
    return tuple(
        Record(
            p.get("id", ""),
            p.get("kind", ""),
            tuple(Share(t.get("path", ""), t.text or "") for t in p),
            tuple(int(end) for end in p.get("ends", "").split() if end.isdecimal()),
            look if is_look(look := p.get("look", "")) else "",
            float(width) if _WIDTH.fullmatch(width := p.get("width", "")) else 0.0,
        )
        for p in root
    )
