"""Read who made a bulletin and whom to ask: 签发：… 审核：… 责编：… 联系电话：…

In: a line. Out: the keys of an issue and their values, or nothing if the line says something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bulletin_layout.importing.clean import on_one_line

_KEYS = {
    "签发": "approver", "签发人": "approver", "主编": "chief_editor", "总编": "chief_editor",
    "总编辑": "chief_editor", "副主编": "chief_editor", "执行主编": "chief_editor",
    "审核": "reviewer", "审核人": "reviewer", "审稿": "reviewer", "审定": "reviewer",
    "责编": "managing_editor", "责任编辑": "managing_editor", "执行编辑": "managing_editor",
    "编辑": "managing_editor", "本期编辑": "managing_editor", "美编": "managing_editor",
    "核稿": "examiner", "校对": "proofreader", "联系人": "contact",
    "联系电话": "phone", "电话": "phone", "传真": "phone", "投稿电话": "phone",
    "邮箱": "email", "电子邮箱": "email", "投稿邮箱": "email", "电子信箱": "email",
    "地址": "address", "通讯地址": "address", "通信地址": "address", "邮编": "address",
    "邮政编码": "address", "承办人": "contact", "值班员": "contact", "承编": "managing_editor",
    "承办单位": "managing_editor", "值班电话": "phone", "审签": "approver", "编审": "reviewer",
}  # fmt: skip
# What has no key of its own stays with what stands before it.
_OTHERS = ("摄影", "摄像", "制图", "排版", "印制", "网址", "微信", "微信公众号", "时间")
# What is printed under a label that says less than its own.
_SPECIAL = ("副主编", "执行主编", "美编", "传真", "邮编", "邮政编码", "承编", "承办单位", "值班员")
PEOPLE_LABELS = (*_KEYS, *_OTHERS)
_LABELS = "|".join(sorted(PEOPLE_LABELS, key=len, reverse=True))
_PAIR = re.compile(rf"[（(]?\s*(?P<label>{_LABELS})\s*[：:]\s*")
_LONGEST = 40
_SENTENCE = re.compile("[。；！？]")

Person = tuple[str, str]


def people_in(text: str) -> tuple[Person, ...]:
    """Return who a line names and as what, nothing if it holds anything else."""
    pairs = list(_PAIR.finditer(text))
    if not pairs or text[: pairs[0].start()].strip() or pairs[0]["label"] in _OTHERS:
        return ()
    people: list[Person] = []
    for number, pair in enumerate(pairs):
        end = pairs[number + 1].start() if number + 1 < len(pairs) else len(text)
        value = on_one_line(text[pair.end() : end]).strip("；;，,）) ")
        if not value or len(value) > _LONGEST or _SENTENCE.search(value):
            return ()
        label = pair["label"]
        people.append((_KEYS.get(label) or people[-1][0], _labelled(label, value)))
    return tuple(people)


def _labelled(label: str, value: str) -> str:
    """Return a value with its label, if the label that will be printed says something else."""
    return f"{label}：{value}" if label in _OTHERS or label in _SPECIAL else value


def joined_people(people: Iterable[Person]) -> tuple[Person, ...]:
    """Return each key once, with all that was said under it."""
    values: dict[str, list[str]] = {}
    for key, value in people:
        if value not in values.setdefault(key, []):
            values[key].append(value)
    return tuple((key, "，".join(said)) for key, said in values.items())
