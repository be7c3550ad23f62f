"""The text of a words file: what begins one, empty or from what issues suggest.

In: entries by key, each as YAML with a comment after it. Out: the file's text; a key without
entries stands as a comment with an example.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

WORDS_FILE = "words.yaml"
WORDS_SCHEMA_FILE = "words.schema.json"
_HEAD = f"""\
# yaml-language-server: $schema={WORDS_SCHEMA_FILE}
# 本单位用词。系列文件里写：check: {{words_file: {WORDS_FILE}}}
# 期限写 valid_from（自）、valid_until（至），不写就一直有效。
"""
# Each key: what it is for, and an example, in the language of those who write bulletins.
_KEYS = {
    "preferred": (
        "用词：错 → 对；会改的可带期限",
        ("快递小哥 → 快递员", "{instead_of: 旧称, write: 新称, valid_from: 2026-01-01}"),
    ),
    "forbidden": ("不写的词", ("某词",)),
    "persons": (
        "人员，按排名次序；一人换了职务就写两条",
        ("{name: 张某, posts: 党组书记、局长, valid_from: 2026-01-01}",),
    ),
    "units": ("单位的全称和简称", ("{name: 某市某某局, short: [市某局]}",)),
    "sayings": (
        "固定提法，差一字就提醒；过期的写明改为什么",
        ("某某固定提法", "{saying: 旧提法, write: 新提法, valid_until: 2026-03-31}"),
    ),
    "known": ("专名、术语，查别字时放过", ("某系统",)),
}
_LAST = "\n# 每篇先用全称、再用简称：删去井号。\n# full_name_first: yes\n"


def words_file(entries: Mapping[str, Sequence[str]]) -> str:
    """Return a words file with these entries, YAML each, under their keys."""
    return _HEAD + "".join(_key(name, entries.get(name, ())) for name in _KEYS) + _LAST


def _key(name: str, entries: Sequence[str]) -> str:
    said, examples = _KEYS[name]
    mark = "" if entries else "# "
    lines = [f"{mark}{name}:", *(f"{mark}  - {entry}" for entry in entries or examples)]
    return f"\n# {said}\n" + "\n".join(lines) + "\n"
