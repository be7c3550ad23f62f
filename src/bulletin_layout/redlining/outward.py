"""Take personal data out of a Word file that leaves the office.

Names in its properties and comments, who worked on it and how long, the ids of sessions, the
template's path. What a file says stays. Source: ECMA-376-1 17.15.1.70 and 17.18.82 (rsid), 15.2.12.
"""

from __future__ import annotations

from typing import Any

from bulletin_layout.docx.read_parts import W
from bulletin_layout.redlining.word_package import WordPackage, parsed, serialized

NO_NAME = "作者"  # what Word itself puts for a name that was taken out
# By part, the elements that tell of persons and their machines.
_TOLD = {
    "docProps/core.xml": ("creator", "lastModifiedBy", "lastPrinted", "revision", "created",
                          "modified"),
    "docProps/app.xml": ("Company", "Manager", "TotalTime", "Template"),
    "docProps/custom.xml": ("property",),
    "word/people.xml": ("person",),
    "word/settings.xml": ("rsids", "attachedTemplate", "docVars"),
}  # fmt: skip


def without_personal_data(package: WordPackage) -> None:
    """Take personal data out of a package's parts and its document."""
    for name, told in _TOLD.items():
        if name in package.parts:
            root = parsed(package.parts[name])
            for part in [e for e in root.iter() if _name(e) in told]:
                part.getparent().remove(part)
            package.parts[name] = serialized(root)
    for name in (n for n in package.parts if n.startswith("word/") and n.endswith(".xml")):
        root = package.root if name == "word/document.xml" else parsed(package.parts[name])
        _anonymous(root)
        if root is not package.root:
            package.parts[name] = serialized(root)


def _anonymous(root: Any) -> None:
    """Take names, times and sessions off comments, tracked changes and paragraphs."""
    for element in [e for e in root.iter() if _name(e).startswith("rsid")]:
        element.getparent().remove(element)
    for element in root.iter():
        for name in list(element.attrib):
            if _name_of(name).startswith("rsid"):
                del element.attrib[name]
        if element.get(f"{W}author") is not None:
            element.set(f"{W}author", NO_NAME)
            for name in ("initials", "date"):
                element.attrib.pop(f"{W}{name}", None)


def _name(element: Any) -> str:
    return _name_of(element.tag) if isinstance(element.tag, str) else ""


def _name_of(tag: str) -> str:
    return tag.rpartition("}")[2]
