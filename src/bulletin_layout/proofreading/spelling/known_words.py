"""The words that the word check leaves alone: the office's own, and persons' names."""

from __future__ import annotations

import re

from bulletin_layout.proofreading.model import IssueTexts
from bulletin_layout.proofreading.office_list import office_names
from bulletin_layout.proofreading.persons import persons_after_offices

_NAME = re.compile("[\u4e00-\u9fff]{2,4}")
_LABELLED = re.compile(
    "(?:编辑|校对|审核|审稿|签发|主编|责编|记者|通讯员|撰稿|摄影|作者|设计|联系人)[：:]"
    "([\u4e00-\u9fff]{2,4}(?:[、 ][\u4e00-\u9fff]{2,4}){0,9})(?![\u4e00-\u9fff])"
)


def known_words(issue: IssueTexts) -> frozenset[str]:
    """Return `check: known:`, the names of words files, and persons after an office or a label.

    主任牛世杰 and 美术编辑：子衿 are names, whatever words their characters nearly make.
    """
    whole = "\n".join(text.value for _, text in issue.texts)
    persons = (name for _, name in persons_after_offices(whole) if len(name) > 2)
    labelled = (name for match in _LABELLED.finditer(whole) for name in _NAME.findall(match[1]))
    return frozenset(filter(None, (*office_names(issue.issue), *persons, *labelled)))
