"""What the metadata of an issue say: an issue and its files in, the terms of DA/T 46 out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from bulletin_layout.issue.model import DISCLOSURES, SECRECY_LEVELS, Issue
from bulletin_layout.issue_lock.model import IssueLock
from bulletin_layout.series.archive.metadata import Metadata
from bulletin_layout.series.archive.model import ArchiveOptions, StoredFile
from bulletin_layout.series.archive.pdf_says import PdfSays
from bulletin_layout.version import __version__

# 编 and the like at the end of who edits it is no part of the name.
_EDITED = re.compile(r"(?:主编|编印|编辑|主办|编)$")
_TO_SUPERIORS = ("main_send", "report", "copy_report")
_TO_OTHERS = ("send", "copy_send", "issue")
_FORMATS = {
    ".pdf": "PDF",
    ".yaml": "YAML",
    ".yml": "YAML",
    ".lock": "YAML",
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".png": "PNG",
    ".webp": "WebP",
    ".docx": "DOCX",
    ".doc": "DOC",
    ".ofd": "OFD",
}


def described(
    issue: Issue,
    pdf: PdfSays,
    number: str,
    lock: IssueLock | None,
    files: Sequence[StoredFile],
    options: ArchiveOptions,
) -> Metadata:
    """Return the metadata of a 件; `pdf` is what its 正本 says of itself."""
    return {
        "聚合层次": "件",
        "来源": _without_empty(
            {
                "全宗名称": options.fonds_name,
                "全宗号": options.fonds,
                "立档单位名称": options.fonds_name or responsible(issue),
            }
        ),
        "档号": number,
        "保管期限": options.keep,
        "归档日期": options.archived_on.isoformat(),
        "内容描述": _content(issue),
        "形式特征": {"页数": str(pdf.pages), "语种": "汉语", "稿本": "正本"},
        "正本属性": _without_empty({"文档标题": pdf.title, "文档日期": pdf.date}),
        "电子文件": [_file(file) for file in files],
        "排版": _made(issue, pdf, lock),
    }


def responsible(issue: Issue) -> str:
    """Return 责任者: the office of the 版记, else who edits it without 编 or 编印."""
    office = issue.distribution.office
    if office is not None:
        return office.value
    name = issue.editors.name.value.strip()
    return _EDITED.sub("", name).rstrip() or name


def period_of(issue: Issue) -> str:
    """Return 文件编号: 2026年第3期（总第503期）, 2026年增刊第1期."""
    period = issue.period
    kind = period.kind.value if period.kind is not None else ""
    total = f"（总第{period.total}期）" if period.total is not None else ""
    return f"{period.year}年{kind}第{period.number}期{total}"


def title_of(issue: Issue) -> str:
    """Return 题名: the bulletin's name and the issue's number."""
    return f"{''.join(map(str, issue.header))} {period_of(issue)}"


def _content(issue: Issue) -> Metadata:
    secrecy = issue.secrecy
    term = secrecy.term if secrecy is not None else None
    return _without_empty(
        {
            "题名": title_of(issue),
            "文件编号": period_of(issue),
            "责任者": responsible(issue),
            "日期": issue.editors.date.isoformat(),
            "文种": "简报",
            "主题": ["".join(map(str, article.title)) for article in issue.articles],
            "紧急程度": issue.urgency.value if issue.urgency is not None else "",
            "主送": _names(issue, _TO_SUPERIORS),
            "抄送": _names(issue, _TO_OTHERS),
            "密级": dict(SECRECY_LEVELS.choices)[secrecy.level] if secrecy is not None else "",
            "保密期限": term.value if term is not None else "",
            "公开属性": dict(DISCLOSURES.choices).get(issue.disclosure or "", ""),
            "人名": list(dict.fromkeys(str(a) for one in issue.articles for a in one.authors)),
        }
    )


def _names(issue: Issue, keys: Sequence[str]) -> list[str]:
    return [str(name) for key in keys for name in getattr(issue.distribution, key)]


def _made(issue: Issue, pdf: PdfSays, lock: IssueLock | None) -> Metadata:
    """Return what the 正本 was set with; of a locked issue the faces that it was issued in."""
    made: Metadata = {"文档创建程序": f"bulletin_layout {lock.version if lock else __version__}"}
    made["版式"] = issue.style
    if lock is not None:
        made["字体"] = [{"名称": name, "数字摘要": value} for name, value in lock.faces]
    else:
        made["字体"] = [{"名称": name} for name in pdf.faces]
    return made


def _file(file: StoredFile) -> Metadata:
    suffix = PurePosixPath(file.name).suffix.lower()
    return {
        "稿本": PurePosixPath(file.name).parts[0].split(".")[0],
        "计算机文件名": file.name,
        "计算机文件大小": str(file.size),
        "格式信息": _FORMATS.get(suffix, suffix.removeprefix(".").upper() or "—"),
        "数字摘要算法": "SHA-256",
        "数字摘要": file.sha256,
    }


def _without_empty(group: Metadata) -> Metadata:
    return {term: value for term, value in group.items() if value}
