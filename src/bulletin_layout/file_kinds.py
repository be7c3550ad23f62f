"""Which YAML files are issues: folders and `*.yaml` hold styles, series, words and font sets too.

In: names of files. Out: what each is. A file is told by its own keys, or by another that names it
as its series. What is no UTF-8 text may be an issue, so that what is wrong with it is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from pathlib import Path

from bulletin_layout.fonts.reader import SET_KEYS
from bulletin_layout.grammar.fields import fields_of
from bulletin_layout.issue.office_words import OfficeWords
from bulletin_layout.messages import Bilingual
from bulletin_layout.resources import resolved
from bulletin_layout.style.reader import TOP_KEYS

YAML_SUFFIXES = (".yaml", ".yml")
_KEY = re.compile(r"^([\w.-]+|[\"'][^\"'\n]+[\"'])[ \t]*:", re.MULTILINE)
_SERIES = re.compile(r"^(?:series|系列)[ \t]*:[ \t]*[\"']?([^\s\"'#][^\n\"'#]*)", re.MULTILINE)
# So many bytes of a file are looked at: its first keys say what it is.
_LOOKED_AT = 100_000
# One of these makes an issue; a series file may have all others.
_OF_ISSUES = {"articles", "文章", "briefs", "简讯", "period", "期号", "appendix", "附件"}
_OF_ISSUES |= {"series", "系列"}
_OF_FONT_SETS = {"faces", "roles", "fallback", "folders"}


class FileKind(Enum):
    """What a YAML file is, and how that is said. OTHER has no key of an issue, nor is it empty."""

    ISSUE = Bilingual("an issue", "简报")
    STYLE = Bilingual("a style", "版式")
    FONT_SET = Bilingual("a font set", "字体集")
    SERIES = Bilingual("a series file", "系列文件")
    WORDS = Bilingual("a words file", "用词文件")
    OTHER = Bilingual("without a key of an issue", "没有简报的键")


def kinds_of_files(files: Sequence[str]) -> dict[str, FileKind]:
    """Return what each file is, by its keys or as the series that another names."""
    heads = {file: _head(file) for file in files}
    series = {resolved(name) for file in files for name in _series_of(file, heads[file])}
    return {
        file: FileKind.SERIES if resolved(file) in series else _kind(head)
        for file, head in heads.items()
    }


def _head(file: str) -> str | None:
    """Return how a file begins, None for what cannot be read as text."""
    try:
        path = Path(file)
        if not path.is_file():
            return None
        with path.open("rb") as stream:
            data = stream.read(_LOOKED_AT)
        # What was cut off at the end may be half a character.
        return data.decode("utf-8-sig", "strict" if len(data) < _LOOKED_AT else "ignore")
    except (OSError, ValueError):
        return None


def _kind(head: str | None) -> FileKind:
    keys = {match[1].strip("\"'") for match in _KEY.finditer(head or "")}
    if head is None or keys & _OF_ISSUES:
        return FileKind.ISSUE
    if not keys:
        return FileKind.OTHER
    if keys <= set(SET_KEYS) and keys & _OF_FONT_SETS:
        return FileKind.FONT_SET
    if keys <= set(TOP_KEYS):
        return FileKind.STYLE
    of_words = {key for field in fields_of(OfficeWords) for key in (field.name, field.chinese)}
    return FileKind.WORDS if keys <= of_words else FileKind.OTHER


def _series_of(file: str, head: str | None) -> Iterator[str]:
    for match in _SERIES.finditer(head or ""):
        yield str(Path(file).parent / match[1].strip())
