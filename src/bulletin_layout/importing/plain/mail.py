"""Take the furniture of a mail off its text: heads, quotation signs, signatures.

In: lines of a text. Out: the lines, blank where furniture stood, and remarks that name it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletin_layout.importing.material import Remark
from bulletin_layout.importing.places import on_line
from bulletin_layout.messages import Bilingual

_HEAD = re.compile(
    r"\s*(?:发件人|收件人|抄送|发送时间|发送日期|时间|日期|主题|附件|From|To|Cc|Sent|Date|Subject)\s*[:：].*"
)
_SURE = re.compile(r"\s*(?:发件人|收件人|发送时间|主题|From|Sent|Subject)\s*[:：]")
_RULE = re.compile(
    r"\s*-{2,}\s*(?:原始邮件|转发的?邮件|邮件原件|Original Message|Forwarded message).*", re.I
)
_DEVICE = re.compile(r"\s*(?:Sent from my|发自我的|从我的).{0,20}", re.I)
_QUOTE = re.compile(r"^\s*(?:>\s?)+")
_LEAST_HEADS, _MOST_SIGNED = 2, 8


def without_furniture(lines: Sequence[str]) -> tuple[list[str], list[Remark]]:
    """Return the lines of a text without what a mail program put there."""
    kept, remarks = list(lines), []
    filled = [n for n, line in enumerate(kept) if line.strip()]
    quoted = [n for n in filled if _QUOTE.match(kept[n])]
    if len(quoted) > len(filled) / 2:
        signs = "".join(match[0] for n in quoted if (match := _QUOTE.match(kept[n])))
        for n in quoted:
            kept[n] = _QUOTE.sub("", kept[n])
        what = Bilingual(
            "the signs of quotation > that begin lines ({count}) are left out",
            "{count}行行首的引用号“>”略去",
            count=len(quoted),
        )
        remarks.append(Remark(what, on_line(quoted[0] + 1), gone=signs))
    for start, end in _heads(kept):
        head = [line.strip() for line in kept[start:end] if line.strip()]
        what = Bilingual(
            "the mail's head “{head}” is left out",
            "邮件抬头“{head}”略去",
            head=Bilingual("; ".join(head), "；".join(head)),
        )
        remarks.append(Remark(what, on_line(start + 1), gone="".join(head)))
        kept[start:end] = [""] * (end - start)
    for n, line in enumerate(kept):
        if _RULE.fullmatch(line) or _DEVICE.fullmatch(line):
            what = Bilingual("“{line}” is left out", "“{line}”略去", line=line.strip())
            remarks.append(Remark(what, on_line(n + 1), gone=line))
            kept[n] = ""
    _take_signature(kept, remarks)
    return kept, remarks


def _heads(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Return where the heads of mails stand: lines of names and values, one sure among them."""
    heads = []
    start = None
    for n, line in enumerate([*lines, ""]):
        if _HEAD.fullmatch(line) and n < len(lines):
            start = n if start is None else start
        elif start is not None:
            block = lines[start:n]
            if len(block) >= _LEAST_HEADS and any(map(_SURE.match, block)):
                heads.append((start, n))
            start = None
    return heads


def _take_signature(lines: list[str], remarks: list[Remark]) -> None:
    """Take off what stands below a line of two hyphens at the end, as mails have it (RFC 3676)."""
    mark = next((n for n, line in enumerate(lines) if line.rstrip() == "--"), None)
    below = [line.strip() for line in lines[mark + 1 :] if line.strip()] if mark is not None else []
    if mark is not None and 0 < len(below) <= _MOST_SIGNED:
        what = Bilingual("the mail's signature", "邮件签名")
        remarks.append(Remark(what, on_line(mark + 1), " ".join(below), gone=lines[mark]))
        lines[mark:] = [""] * (len(lines) - mark)
