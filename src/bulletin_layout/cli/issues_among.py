"""Which of several files are issues: `*.yaml` names styles, series, words and font sets too.

In: names of files. Out: those to work on, after telling which are passed over. A file is told by
its own keys, or by another that names it as its series; what is in doubt is an issue, so that
what is wrong with it is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from bulletin_layout.cli.terminal import print_problem
from bulletin_layout.fonts.reader import SET_KEYS
from bulletin_layout.grammar.fields import fields_of
from bulletin_layout.issue.office_words import OfficeWords
from bulletin_layout.messages import Bilingual
from bulletin_layout.style.reader import TOP_KEYS

_KEY = re.compile(r"^([\w.-]+|[\"'][^\"'\n]+[\"'])[ \t]*:", re.MULTILINE)
_SERIES = re.compile(r"^(?:series|系列)[ \t]*:[ \t]*[\"']?([^\s\"'#][^\n\"'#]*)", re.MULTILINE)
# So many bytes of a file are looked at: its first keys say what it is.
_LOOKED_AT = 100_000
# A series file may have all others.
_OF_ISSUES = {"articles", "文章", "briefs", "简讯", "period", "期号", "appendix", "附件"}
_KINDS = {
    "style": Bilingual("a style", "版式"),
    "fonts": Bilingual("a font set", "字体集"),
    "series": Bilingual("a series file", "系列文件"),
    "words": Bilingual("a words file", "用词文件"),
}


def issues_among(files: Sequence[str]) -> list[str]:
    """Return the files that are issues. A file that is given alone is always one."""
    if len(files) < 2:
        return list(files)
    heads = {file: _head(file) for file in files}
    series = {_resolved(name) for file in files for name in _series_of(file, heads[file])}
    issues = []
    for file in files:
        kind = "series" if _resolved(file) in series else _kind(heads[file])
        if not kind:
            issues.append(file)
            continue
        words = Bilingual("{file}: passed over, it is {kind}.", "{file}：是{kind}，略过。",
                          file=file, kind=_KINDS[kind])  # fmt: skip
        print_problem(words)
    return issues or list(files)


def looks_like_issue(file: str) -> bool:
    """Return whether a YAML file is one, by its keys: articles or briefs, or what begins one."""
    head = _head(file)
    keys = {match[1].strip("\"'") for match in _KEY.finditer(head)}
    return not _kind(head) and bool(keys & _OF_ISSUES)


def _head(file: str) -> str:
    """Return how a file begins, nothing if it cannot be read: that is told when it is built."""
    try:
        path = Path(file)
        if not path.is_file():
            return ""
        with path.open("rb") as stream:
            return stream.read(_LOOKED_AT).decode("utf-8-sig", "replace")
    except (OSError, ValueError):
        return ""


def _kind(head: str) -> str:
    keys = {match[1].strip("\"'") for match in _KEY.finditer(head)}
    if not keys:
        return ""
    if keys <= set(SET_KEYS) and keys & {"faces", "roles", "fallback", "folders"}:
        return "fonts"
    if keys <= set(TOP_KEYS):
        return "style"
    return (
        "words" if keys <= {k for f in fields_of(OfficeWords) for k in (f.name, f.chinese)} else ""
    )


def _series_of(file: str, head: str) -> Iterator[str]:
    for match in _SERIES.finditer(head):
        yield str(Path(file).parent / match[1].strip())


def _resolved(file: str) -> str:
    try:
        return str(Path(file).resolve())
    except (OSError, ValueError, RuntimeError):
        return file
