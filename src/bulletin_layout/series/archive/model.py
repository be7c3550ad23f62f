"""How issues are archived, and the number of a 件.

Terms and the number's parts: DA/T 22-2015 (归档文件整理规则) 6.3: 全宗号-档案门类代码·年度-
保管期限代码-机构（问题）代码-件号.
"""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from bulletin_layout.diagnostics import Refused, nearest
from bulletin_layout.immutable import immutable
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple

# 保管期限 and their codes (DA/T 22-2015 6.3.4).
PERIODS = {"永久": "Y", "30年": "D30", "10年": "D10"}
FORMAT = "bulletin-archive/1"
MANIFEST, CATALOGUE = "manifest.json", "归档文件目录.csv"
METADATA_XML, METADATA_JSON = "元数据.xml", "元数据.json"
ORIGINAL, SOURCES = "正本.pdf", "源文件"
# What may be given with an issue, in files beside it: 2026-03.定稿.docx, 2026-03.签发单.pdf.
BESIDE = ("定稿", "签发单")
_CODE = re.compile(r"[A-Za-z0-9]*", re.ASCII)
_MOST_NUMBER = 9999
NUMBER = re.compile(
    r"(?:[A-Za-z0-9]+-)?[A-Za-z0-9]+·\d{4}-(?:Y|D30|D10)-(?:[A-Za-z0-9]+-)?\d{4}", re.ASCII
)


@immutable
class ArchiveOptions:
    """How issues are archived.

    `keep` is 保管期限: 永久, 30年 or 10年. `fonds` is 全宗号, `fonds_name` 全宗名称, `category`
    档案门类代码 (WS: 文书), `department` 机构（问题）代码; empty ones are left out. `first_number`
    is the 件号 of a year's first issue. `archived_on` is the day of archiving.
    """

    keep: str
    archived_on: datetime.date
    fonds: str = ""
    fonds_name: str = ""
    category: str = "WS"
    department: str = ""
    first_number: int = 1

    def __post_init__(self) -> None:
        """Raise Refused, a ValueError, for what no number can be made of."""
        if self.keep not in PERIODS:
            words = Message("there is no 保管期限 {keep!r}.", keep=self.keep)
            raise Refused(words, nearest(self.keep, PERIODS))
        for name in ("fonds", "category", "department"):
            value = getattr(self, name)
            if not _CODE.fullmatch(value) or (name == "category" and not value):
                said = "{name}: {value!r} is no code of letters and digits."
                raise Refused(Message(said, name=name, value=value))
        if not 1 <= self.first_number <= _MOST_NUMBER:
            raise Refused("a 件号 is from 1 to 9999.")


def number_of(options: ArchiveOptions, year: int, number: int) -> str:
    """Return the 档号 of a 件. Raises Refused if the year has more than four digits of them."""
    if number > _MOST_NUMBER:
        raise Refused("a 件号 is from 1 to 9999.")
    fonds = f"{options.fonds}-" if options.fonds else ""
    department = f"{options.department}-" if options.department else ""
    code = PERIODS[options.keep]
    return f"{fonds}{options.category}·{year}-{code}-{department}{number:04d}"


class StoredFile(NamedTuple):
    """A file of a 件: its name below the 件's folder (/ between folders), its size and SHA-256."""

    name: str
    size: int
    sha256: str


class Item(NamedTuple):
    """A 件: its 档号, which is its folder's name, and its files, metadata included."""

    number: str
    files: tuple[StoredFile, ...]


@immutable
class Archive:
    """What was written: its folder, its 件, and the SHA-256 of its manifest, to be kept apart."""

    folder: Path
    items: tuple[Item, ...]
    digest: str
