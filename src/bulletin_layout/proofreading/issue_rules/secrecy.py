"""Rules about issues with a 密级: what must stand beside it, and who may get them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_layout.issue.distribution import Distribution
from bulletin_layout.issue.text import Text
from bulletin_layout.proofreading.model import (
    WARNING,
    Bilingual,
    Finding,
    IssueTexts,
    Spot,
    issue_rule,
)

_REGULATION = "党政机关公文处理工作条例 9"
_LAW = "保守国家秘密法"
_OPEN_TO_ALL = re.compile(r"社会|公众|媒体|网站|报社|电视台|电台|群众|市民|居民|公开")
# Whom such a list names is known to nobody.
_NOT_NAMED = re.compile(r"各有关|有关单位|有关部门|相关单位|相关部门|等单位|等部门|全体")
_INTERNAL = re.compile(r"内部(?:资料|刊物|交流|参考)|免费交流")


@issue_rule(
    "secrecy-term",
    WARNING,
    source=_REGULATION,
    description=Bilingual("密级 without its term", "有密级而没有保密期限"),
    wrong="secrecy: {level: 秘密}\nserial: 000001",
    stands_in="issue",
)
def secrecy_without_term(issue: IssueTexts) -> Iterator[Finding]:
    """Find a 密级 without 保密期限."""
    secrecy = issue.issue.secrecy
    if secrecy is not None and secrecy.term is None:
        spot = Spot("secrecy.term", Text("", secrecy.place), 0, 0)
        message = Bilingual("a 密级 stands without its term.", "有密级，没有保密期限。")
        advice = Bilingual("Write term: 1年.", "请补上“期限”，如 1年。")
        yield Finding(spot, message, advice)


@issue_rule(
    "secrecy-serial",
    WARNING,
    source=_REGULATION,
    description=Bilingual("密级 without the copy's number", "有密级而没有份号"),
    wrong="secrecy: {level: 秘密, term: 1年}",
    stands_in="issue",
)
def secrecy_without_serial(issue: IssueTexts) -> Iterator[Finding]:
    """Find a 密级 without 份号."""
    secrecy = issue.issue.secrecy
    if secrecy is not None and issue.issue.serial is None:
        spot = Spot("serial", Text("", secrecy.place), 0, 0)
        message = Bilingual("a 密级 stands without the copy's number.", "有密级，没有份号。")
        advice = Bilingual('Write serial: "000001".', '请写“编号”，如 "000001"。')
        yield Finding(spot, message, advice)


@issue_rule(
    "secrecy-internal",
    WARNING,
    source="内部资料性出版物管理办法 13",
    description=Bilingual("密级 beside 内部资料", "密级与“内部资料”同时出现"),
    wrong="secrecy: {level: 秘密, term: 1年}\nserial: 000001\nnotice: 内部资料 注意保存",
    stands_in="issue",
)
def secrecy_beside_internal(issue: IssueTexts) -> Iterator[Finding]:
    """Find an issue that is both a state secret and 内部资料, which may hold none."""
    notice = issue.issue.notice
    if issue.issue.secrecy is not None and notice is not None and _INTERNAL.search(notice.value):
        message = Bilingual(
            "a 密级 stands beside {notice}.", "“{notice}”与密级并存。", notice=notice.value
        )
        advice = Bilingual("Keep one of them.", "两者只留其一。")
        yield Finding(Spot("notice", notice, 0, len(notice.value)), message, advice)


@issue_rule(
    "secrecy-open",
    WARNING,
    source=_LAW,
    description=Bilingual("密级 on what may be published", "有密级而公开属性为公开"),
    wrong="secrecy: {level: 秘密, term: 1年}\nserial: 000001\ndisclosure: public",
    stands_in="issue",
)
def secrecy_that_is_open(issue: IssueTexts) -> Iterator[Finding]:
    """Find a 密级 on an issue that is said to be open."""
    secrecy = issue.issue.secrecy
    if secrecy is not None and issue.issue.disclosure in ("public", "on-request"):
        message = Bilingual("an issue with a 密级 is not published.", "有密级的不能公开。")
        advice = Bilingual("Write disclosure: not-public.", "公开属性请写“不予公开”。")
        yield Finding(Spot("disclosure", Text("", secrecy.place), 0, 0), message, advice)


@issue_rule(
    "secrecy-readers",
    WARNING,
    source=_LAW,
    description=Bilingual("密级 and recipients who are open", "有密级而发送范围不明"),
    wrong="secrecy: {level: 秘密, term: 1年}\nserial: 000001\ndistribution: {send: [各新闻媒体]}",
    stands_in="issue",
)
def secrecy_for_many(issue: IssueTexts) -> Iterator[Finding]:
    """Find recipients of an issue with a 密级 who are the public, or whom nobody can name.

    知悉范围 is limited to persons or to bodies that are named; 绝密 to fewer than 各….
    """
    secrecy, lists = issue.issue.secrecy, issue.issue.distribution
    if secrecy is None:
        return
    for path, text in _recipients(lists):
        value = text.value
        found = _OPEN_TO_ALL.search(value) or _NOT_NAMED.search(value)
        if found is None and secrecy.level == "top-secret":
            found = re.match(r"各", value)
        if found is not None:
            spot = Spot(path, text, found.start(), found.end())
            message = Bilingual(
                "a 密级, and sent to {text}.", "有密级，却发给“{text}”。", text=value
            )
            advice = Bilingual("Name the bodies that may know it.", "请逐一写明知悉范围内的单位。")
            yield Finding(spot, message, advice)


def _recipients(lists: Distribution) -> Iterator[tuple[str, Text]]:
    """Yield everyone who gets an issue, with the path."""
    for name in ("main_send", "report", "copy_report", "send", "copy_send", "issue"):
        for number, text in enumerate(getattr(lists, name), 1):
            yield f"distribution.{name}[{number}]", text
    if lists.readers is not None:
        yield "distribution.readers", lists.readers
