"""Verify an archive: read all of it again, and say what is no longer as it was archived.

Nothing is built for it, so that a later version says the same of an old archive.
"""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from bulletin_layout.deadline import check_time
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.series.archive.checks import ITEM_CHECKS, gaps
from bulletin_layout.series.archive.found import FoundItem, all_names, find_item, found_file
from bulletin_layout.series.archive.manifest import Manifest, read_manifest
from bulletin_layout.series.archive.model import MANIFEST, ORIGINAL
from bulletin_layout.series.archive.report import ArchiveReport, Check, Nature
from bulletin_layout.testing.validators import page_validation

_EXECUTABLE = stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH
_NO_DIGEST = "give --digest, which was printed when it was archived and kept apart."
_NO_VALIDATOR = "no validator is installed: pip install page-validation."
_CLAIM = b"pdfaid:part"  # stands in the open: PDF/A forbids to pack it
_VIRUSES = "an antivirus program does it."


def _unheeded(_done: int, _all: int) -> None:
    """Take no notice of a 件 that is checked."""


def verify_archive(
    folder: str | Path, digest: str = "", *, passed: Callable[[int, int], None] = _unheeded
) -> ArchiveReport:
    """Check an archive by the four natures of DA/T 70-2018.

    `digest` is the manifest's SHA-256 that was told when it was archived; without it nobody can
    know whether manifest and files were changed together. `passed` is called with how many 件 are
    checked, of how many. Raises InputError if the folder has no sound manifest.
    """
    home = Path(folder)
    manifest = read_manifest(home)
    findings: list[list[Message]] = [[] for _ in ITEM_CHECKS]
    size, claims, is_validated = 0, list[Message](), True
    for number, item in enumerate(manifest.items, 1):
        check_time()
        found = find_item(home, item)
        size += sum(file.size for file in found.files.values())
        for told, check in zip(findings, ITEM_CHECKS, strict=True):
            told += check.find(found)
        is_validated = _validated(home, found, claims) and is_validated
        passed(number, len(manifest.items))
    checks = [
        _seal(manifest, digest),
        *(Check(c.nature, c.item, tuple(f)) for c, f in zip(ITEM_CHECKS, findings, strict=True)),
        *_whole(home, manifest, size),
        _claims(claims, is_validated),
        *_safe(home, manifest),
    ]
    order = list(Nature)
    checks.sort(key=lambda check: order.index(check.nature))
    return ArchiveReport(tuple(checks), len(manifest.items), sha256(manifest.data).hexdigest())


def _seal(manifest: Manifest, digest: str) -> Check:
    item = Bilingual("the manifest is the sealed one", "固化信息有效")
    if not digest:
        return Check(Nature.AUTHENTIC, item, not_made=_NO_DIGEST)
    if sha256(manifest.data).hexdigest() == digest.strip().lower():
        return Check(Nature.AUTHENTIC, item)
    said = Message("{file} is not the one that was sealed.", file=MANIFEST)
    return Check(Nature.AUTHENTIC, item, (said,))


def _whole(home: Path, manifest: Manifest, size: int) -> Iterator[Check]:
    """Yield whether the number of 件 and of bytes is right, 件号 follow, the list is there."""
    catalogue = found_file(home, manifest.catalogue.name)
    told = []
    if manifest.number != len(manifest.items):
        words = "the manifest counts {count} 件 and lists {items}."
        told.append(Message(words, count=manifest.number, items=len(manifest.items)))
    here = size + (catalogue.size if catalogue is not None else 0)
    if here != manifest.size:
        words = "there are {here:,} bytes, archived were {size:,}."
        told.append(Message(words, here=here, size=manifest.size))
    yield Check(Nature.COMPLETE, Bilingual("件 and bytes add up", "件数、字节数相符"), tuple(told))
    numbers = tuple(gaps([item.number for item in manifest.items]))
    yield Check(Nature.COMPLETE, Bilingual("件号 follow each other", "件号连续"), numbers)
    name = manifest.catalogue.name
    lists: tuple[Message, ...] = ()
    if catalogue is None:
        lists = (Message("{file} is missing.", file=name),)
    elif catalogue.sha256 != manifest.catalogue.sha256:
        lists = (Message("{file} is not the file that was archived.", file=name),)
    yield Check(Nature.COMPLETE, Bilingual("the list of 件 is whole", "归档文件目录完整"), lists)


def _validated(home: Path, found: FoundItem, claims: list[Message]) -> bool:
    """Ask installed validators of a 正本 that claims PDF/A; return whether they were there."""
    if found.pdf is None or found.pdf.acting:
        return True
    data = (home / found.item.number / ORIGINAL).read_bytes()
    if _CLAIM not in data:
        return True
    verdicts = page_validation(data)
    if verdicts is None:
        return False
    for verdict in verdicts:
        if not verdict.good:
            words = "{number}: {file} is no {claim}."
            claim = verdict.claim
            claims.append(Message(words, number=found.item.number, file=ORIGINAL, claim=claim))
    return True


def _claims(claims: list[Message], is_validated: bool) -> Check:
    item = Bilingual("every PDF is what it claims", "正本符合 PDF/A、PDF/UA")
    return Check(Nature.USABLE, item, tuple(claims), "" if is_validated else _NO_VALIDATOR)


def _safe(home: Path, manifest: Manifest) -> Iterator[Check]:
    """Yield whether there is anything that was not archived, or that may be run."""
    known = {MANIFEST, manifest.catalogue.name}
    known |= {f"{item.number}/{file.name}" for item in manifest.items for file in item.files}
    foreign, running = [], []
    for name, is_ in all_names(home):
        if name not in known:
            foreign.append(Message("{file} was not archived.", file=name))
        if stat.S_ISLNK(is_.st_mode):
            running.append(Message("{file} is a link.", file=name))
        elif is_.st_mode & _EXECUTABLE:
            running.append(Message("{file} may be run as a program.", file=name))
    yield Check(
        Nature.SAFE, Bilingual("nothing else is there", "无归档范围以外的文件"), tuple(foreign)
    )
    yield Check(Nature.SAFE, Bilingual("nothing may be run", "无可执行文件和链接"), tuple(running))
    yield Check(Nature.SAFE, Bilingual("no viruses", "病毒检测"), not_made=_VIRUSES)
