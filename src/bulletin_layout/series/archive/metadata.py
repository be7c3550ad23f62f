"""The metadata of a 件, in the terms of DA/T 46-2009 (文书类电子文件元数据方案), as XML and JSON.

Both say the same: an element's name is a key's, an element that stands several times is a list.
Reading refuses what no such file holds, whoever wrote it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree import ElementTree

from bulletin_layout.messages import Message

_ROOT = "元数据"
_MOST_BYTES = 4_000_000
_MOST_DEPTH = 6

# A value, a group, or several of them. All values are text.
Metadata = dict[str, Any]

# What must stand in every 件's metadata, by group and term (DA/T 46: 必选; DA/T 22: 档号).
REQUIRED = (
    ("聚合层次",),
    ("来源", "立档单位名称"),
    ("档号",),
    ("保管期限",),
    ("内容描述", "题名"),
    ("内容描述", "文件编号"),
    ("内容描述", "责任者"),
    ("内容描述", "日期"),
    ("内容描述", "文种"),
    ("形式特征", "页数"),
    ("形式特征", "稿本"),
    ("电子文件",),
)


class UnreadableMetadata(ValueError):
    """A file holds no metadata of ours; `said` says why."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


def as_json(metadata: Metadata) -> bytes:
    """Return metadata as JSON, UTF-8."""
    return (json.dumps(metadata, ensure_ascii=False, indent=1) + "\n").encode()


def as_xml(metadata: Metadata) -> bytes:
    """Return metadata as XML 1.0, UTF-8."""
    root = ElementTree.Element(_ROOT)
    _add(root, metadata)
    ElementTree.indent(root, " ")
    data: bytes = ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return data + b"\n"


def _add(parent: ElementTree.Element, group: Mapping[str, Any]) -> None:
    for name, value in group.items():
        for one in value if isinstance(value, list) else [value]:
            child = ElementTree.SubElement(parent, name)
            if isinstance(one, Mapping):
                _add(child, one)
            else:
                child.text = one


def from_json(data: bytes) -> Metadata:
    """Return what a JSON file says. Raises UnreadableMetadata."""
    _refuse_large(data)
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as problem:
        raise UnreadableMetadata(str(problem)) from None
    if not isinstance(found, dict):
        raise UnreadableMetadata("no group of terms.")
    return found


def from_xml(data: bytes) -> Metadata:
    """Return what an XML file says; one of several is as one that stands alone.

    Raises UnreadableMetadata.
    """
    _refuse_large(data)
    if b"<!" in data:
        raise UnreadableMetadata("a document type or comment, which no metadata has.")
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as problem:
        raise UnreadableMetadata(str(problem)) from None
    if root.tag != _ROOT:
        raise UnreadableMetadata("no group of terms.")
    return _group(root, 0)


def _group(element: ElementTree.Element, depth: int) -> Metadata:
    if depth > _MOST_DEPTH:
        raise UnreadableMetadata("groups within groups without end.")
    found: Metadata = {}
    for child in element:
        value = _group(child, depth + 1) if len(child) else (child.text or "")
        if child.tag in found:
            known = found[child.tag]
            found[child.tag] = [*known, value] if isinstance(known, list) else [known, value]
        else:
            found[child.tag] = value
    return found


def as_told(metadata: Any) -> Any:
    """Return metadata so that both ways of writing it compare: a list of one is that one."""
    if isinstance(metadata, Mapping):
        told = {key: as_told(value) for key, value in metadata.items()}
        return {key: value for key, value in told.items() if value not in ([], None)}
    if isinstance(metadata, list):
        several = [as_told(one) for one in metadata]
        return several[0] if len(several) == 1 else several
    return metadata


def value_at(metadata: Metadata, path: Sequence[str]) -> str:
    """Return the text at a path of terms, empty if there is none; of a group, what it holds."""
    found: Any = metadata
    for term in path:
        if not isinstance(found, Mapping) or term not in found:
            return ""
        found = found[term]
    return found if isinstance(found, str) else (" " if found else "")


def _refuse_large(data: bytes) -> None:
    if len(data) > _MOST_BYTES:
        raise UnreadableMetadata(Message("more than {most:,} bytes.", most=_MOST_BYTES))
