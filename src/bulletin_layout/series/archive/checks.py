"""The checks of a 件 and of an archive, each under what DA/T 70-2018 asks with it.

In: what was found on the disk. Out: findings. A check reads nothing itself.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from bulletin_layout.issue.model import SECRECY_LEVELS
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.pdf.metadata import PRODUCER
from bulletin_layout.series.archive.describe import period_of, title_of
from bulletin_layout.series.archive.found import FoundItem
from bulletin_layout.series.archive.metadata import REQUIRED, Metadata, as_told, value_at
from bulletin_layout.series.archive.model import (
    METADATA_JSON,
    METADATA_XML,
    NUMBER,
    ORIGINAL,
    PERIODS,
)
from bulletin_layout.series.archive.report import Nature

Findings = Iterator[Message]


class ItemCheck(NamedTuple):
    """A check that is made of every 件."""

    nature: Nature
    item: Bilingual
    find: Callable[[FoundItem], Findings]


def changed_files(found: FoundItem) -> Findings:
    """Yield files whose bytes are not those of the manifest."""
    for file in found.item.files:
        here = found.files.get(file.name)
        if here is not None and here.sha256 != file.sha256:
            yield Message(
                "{number}: {file} is not the file that was archived.",
                number=found.item.number,
                file=file.name,
            )


def metadata_that_disagree(found: FoundItem) -> Findings:
    """Yield the terms in which XML and JSON differ, and what neither may say."""
    if found.xml is None or found.json is None:
        return
    ours, theirs = as_told(found.xml), as_told(found.json)
    for term in sorted({*ours, *theirs}):
        if ours.get(term) != theirs.get(term):
            yield Message(
                "{number}: {term} differs between XML and JSON.",
                number=found.item.number,
                term=term,
            )
    for metadata in (found.xml, found.json):
        yield from _wrong_values(found, metadata)


def _wrong_values(found: FoundItem, metadata: Metadata) -> Findings:
    number = value_at(metadata, ("档号",))
    if number != found.item.number or not NUMBER.fullmatch(number):
        yield Message(
            "{number}: its metadata say 档号 {said!r}.", number=found.item.number, said=number
        )
    keep = value_at(metadata, ("保管期限",))
    if keep not in PERIODS:
        yield Message(
            "{number}: there is no 保管期限 {said!r}.", number=found.item.number, said=keep
        )
    secrecy = value_at(metadata, ("内容描述", "密级"))
    if secrecy and secrecy not in dict(SECRECY_LEVELS.choices).values():
        yield Message(
            "{number}: there is no 密级 {said!r}.", number=found.item.number, said=secrecy
        )
    date = value_at(metadata, ("内容描述", "日期"))
    if _day(date) is None:
        yield Message("{number}: there is no day {said!r}.", number=found.item.number, said=date)


def metadata_of_another_file(found: FoundItem) -> Findings:
    """Yield what metadata say of the 正本 and the issue and these do not say of themselves."""
    for name, metadata in ((METADATA_XML, found.xml), (METADATA_JSON, found.json)):
        if metadata is None:
            continue
        for term, said, is_ in _expected(found, metadata):
            if said != is_:
                words = "{number}: {file} says {term} {said!r}; the file itself {is_!r}."
                yield Message(
                    words, number=found.item.number, file=name, term=term, said=said, is_=is_
                )
        yield from _files_of_another(found, name, metadata)


def _expected(found: FoundItem, metadata: Metadata) -> Iterator[tuple[str, str, str]]:
    """Yield terms with what metadata say and what the PDF, or the issue's file, says."""

    def said(*path: str) -> str:
        return value_at(metadata, path)

    pdf, issue = found.pdf, found.issue
    if pdf is not None and not pdf.acting:
        yield "文档标题", said("正本属性", "文档标题"), pdf.title
        yield "文档日期", said("正本属性", "文档日期"), pdf.date
        yield "页数", said("形式特征", "页数"), str(pdf.pages)
        if pdf.producer == PRODUCER:  # what we make is dated as its issue is
            yield "日期", said("内容描述", "日期"), pdf.date
    if issue is not None:
        yield "题名", said("内容描述", "题名"), title_of(issue)
        yield "文件编号", said("内容描述", "文件编号"), period_of(issue)
        yield "日期", said("内容描述", "日期"), issue.editors.date.isoformat()
        secrecy = issue.secrecy
        level = dict(SECRECY_LEVELS.choices)[secrecy.level] if secrecy is not None else ""
        yield "密级", said("内容描述", "密级"), level


def _files_of_another(found: FoundItem, name: str, metadata: Metadata) -> Findings:
    """Yield files whose hash in the metadata is not that of the manifest."""
    listed = metadata.get("电子文件", [])
    hashes = {file.name: file.sha256 for file in found.item.files}
    for one in listed if isinstance(listed, list) else [listed]:
        if not isinstance(one, dict):
            continue
        file, said = one.get("计算机文件名", ""), one.get("数字摘要", "")
        if hashes.get(str(file)) != said:
            words = "{number}: {metadata} does not say of {file} what the manifest does."
            yield Message(words, number=found.item.number, metadata=name, file=file)


def pdf_that_was_not_locked(found: FoundItem) -> Findings:
    """Yield a 正本 that is not the PDF which the issue's lock names."""
    here = found.files.get(ORIGINAL)
    if found.locked_pdf and here is not None and here.sha256 != found.locked_pdf:
        yield Message(
            "{number}: {file} is not the PDF that was locked.",
            number=found.item.number,
            file=ORIGINAL,
        )


def missing_files(found: FoundItem) -> Findings:
    """Yield files of the manifest that are not there."""
    for file in found.item.files:
        if file.name not in found.files:
            yield Message("{number}: {file} is missing.", number=found.item.number, file=file.name)


def missing_terms(found: FoundItem) -> Findings:
    """Yield terms that every 件 must tell."""
    for name, metadata in ((METADATA_XML, found.xml), (METADATA_JSON, found.json)):
        for path in REQUIRED if metadata is not None else ():
            if not value_at(metadata or {}, path):
                term = path[-1]
                yield Message(
                    "{number}: {file} does not tell {term}.",
                    number=found.item.number,
                    file=name,
                    term=term,
                )


def unreadable_files(found: FoundItem) -> Findings:
    """Yield files that cannot be read as what they are."""
    for name, why in found.problems:
        yield Message(
            "{number}: {file} cannot be read: {reason}",
            number=found.item.number,
            file=name,
            reason=why,
        )


def acting_pdf(found: FoundItem) -> Findings:
    """Yield what in a 正本 may act, or hides it."""
    for name in found.pdf.acting if found.pdf is not None else ():
        yield Message(
            "{number}: {file} holds {name}.", number=found.item.number, file=ORIGINAL, name=name
        )


ITEM_CHECKS = (
    ItemCheck(
        Nature.AUTHENTIC, Bilingual("every file is the archived one", "数字摘要一致"), changed_files
    ),
    ItemCheck(
        Nature.AUTHENTIC,
        Bilingual("metadata are exact", "元数据准确"),
        metadata_that_disagree,
    ),
    ItemCheck(
        Nature.AUTHENTIC,
        Bilingual("metadata belong to their files", "元数据与内容关联一致"),
        metadata_of_another_file,
    ),
    ItemCheck(
        Nature.AUTHENTIC,
        Bilingual("the PDF is the one that was locked", "正本与印本锁一致"),
        pdf_that_was_not_locked,
    ),
    ItemCheck(Nature.COMPLETE, Bilingual("no file is missing", "内容数据完整"), missing_files),
    ItemCheck(Nature.COMPLETE, Bilingual("no term is missing", "元数据项完整"), missing_terms),
    ItemCheck(Nature.USABLE, Bilingual("every file can be read", "文件可读"), unreadable_files),
    ItemCheck(Nature.SAFE, Bilingual("no PDF acts", "正本无可执行内容"), acting_pdf),
)


def gaps(numbers: Sequence[str]) -> Iterator[Message]:
    """Yield 件号 that do not follow the one before, and those that stand twice."""
    for number, count in Counter(numbers).items():
        if count > 1:
            yield Message("{number} stands twice.", number=number)
    for before, after in pairwise(sorted(set(numbers))):
        (head, one), (other, two) = _parted(before), _parted(after)
        if head == other and two != one + 1:
            yield Message("after {before} comes {after}.", before=before, after=after)


def _parted(number: str) -> tuple[str, int]:
    head, _, last = number.rpartition("-")
    return head, int(last) if last.isdecimal() else -1


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
