"""Read who made a bulletin and whom to ask: 签发：… 审核：… 责编：… 联系电话：…

In: a line. Out: the keys of an issue and their values, or nothing if the line says something else.
"""

from __future__ import annotations

import re

from bulletin_layout.importing.clean import on_one_line

_KEYS = {
    "签发": "approver", "签发人": "approver", "主编": "chief_editor", "总编": "chief_editor",
    "审核": "reviewer", "责编": "managing_editor", "责任编辑": "managing_editor",
    "编辑": "managing_editor", "核稿": "examiner", "校对": "proofreader", "联系人": "contact",
    "联系电话": "phone", "电话": "phone", "邮箱": "email", "电子邮箱": "email", "地址": "address",
}  # fmt: skip
_LABELS = "|".join(sorted(_KEYS, key=len, reverse=True))
_PAIR = re.compile(rf"[（(]?\s*(?P<label>{_LABELS})\s*[：:]\s*")
_LONGEST = 40
_SENTENCE = re.compile("[。；！？]")

Person = tuple[str, str]


def people_in(text: str) -> tuple[Person, ...]:
    """Return who a line names and as what, nothing if it holds anything else."""
    pairs = list(_PAIR.finditer(text))
    if not pairs or text[: pairs[0].start()].strip():
        return ()
    people = []
    for number, pair in enumerate(pairs):
        end = pairs[number + 1].start() if number + 1 < len(pairs) else len(text)
        value = on_one_line(text[pair.end() : end]).strip("；;，,）) ")
        if not value or len(value) > _LONGEST or _SENTENCE.search(value):
            return ()
        people.append((_KEYS[pair["label"]], value))
    return tuple(people)
