"""Take the furniture of a mail off its text: heads, quoted mails, quotation signs, signatures.

In: lines of a text. Out: the lines, blank where furniture stood, remarks that name it, and the
subject. Of several mails below one another the newest is taken, unless it only sends another on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bulletin_layout.importing.material import Remark
from bulletin_layout.importing.places import on_line
from bulletin_layout.importing.remarks import mail_head_left_out
from bulletin_layout.messages import Bilingual
from bulletin_layout.named_tuple import NamedTuple

_HEAD = re.compile(
    r"\s*(?:发件人|收件人|抄送|发送时间|发送日期|时间|日期|主题|附件|From|To|Cc|Sent|Date|Subject)\s*[:：].*"
)
_SURE = re.compile(r"\s*(?:发件人|收件人|发送时间|主题|From|Sent|Subject)\s*[:：]")
_SUBJECT = re.compile(r"\s*(?:主题|Subject)\s*[:：]\s*(.*)")
_RULE = re.compile(
    r"\s*-{2,}\s*(?:原始邮件|转发的?邮件|邮件原件|Original Message|Forwarded message).*", re.I
)
_WROTE = re.compile(r"\s*(?:>\s*)?(?:在|On\b|于).{4,100}(?:写道|wrote|写到)\s*[:：]\s*")
_DEVICE = re.compile(r"\s*(?:Sent from my|发自我的|从我的).{0,20}", re.I)
_QUOTE = re.compile(r"^\s*(?:>\s?)+")
_PREFIX = re.compile(
    r"\s*(?:(?:转发|回复|答复|re|fw|fwd)\s*[:：]|【[^】]{1,8}】|(?:报送|来稿|投稿|信息|稿件)[^：:]{0,6}[：:])\s*",
    re.I,
)
_RESPECTS = re.compile(r"\s*(?:此致|顺祝|顺颂|祝好|敬祝).{0,12}")
_STOP = re.compile(r"[。！？；]")
_ENDED = re.compile(r"[。！？；：?!:;][”’）》]*\s*$")
# So many characters of an older mail are shown.
_SHOWN = 100
# A text of so many characters is a message of its own; a signature's line has so many at most.
_LEAST_MESSAGE, _LONGEST_SIGNED = 30, 40
_LEAST_HEADS, _LEAST_QUOTED, _LEAST_ANSWERED, _MOST_SIGNED = 2, 3, 2, 8


class MailText(NamedTuple):
    """The lines of a mail's text without furniture, what was left out, the subject."""

    lines: list[str]
    remarks: list[Remark]
    subject: str = ""


def without_furniture(lines: Sequence[str]) -> MailText:
    """Return the lines of a text without what a mail program put there."""
    kept, remarks = list(lines), []
    remarks += _take_signs(kept)
    heads = _heads(kept)
    subject = next(filter(None, (_subject(kept[start:end]) for start, end in heads)), "")
    is_mail = bool(heads) or any(_RULE.fullmatch(line) or _WROTE.fullmatch(line) for line in kept)
    remarks += _take_quoted(kept, heads, is_mail)
    for start, end in _heads(kept):
        remarks.append(_head_remark(kept, start, end))
        kept[start:end] = [""] * (end - start)
    for n, line in enumerate(kept):
        if _RULE.fullmatch(line) or _DEVICE.fullmatch(line) or _WROTE.fullmatch(line):
            what = Bilingual("“{line}” is left out", "“{line}”略去", line=line.strip())
            remarks.append(Remark(what, on_line(n + 1), gone=line))
            kept[n] = ""
    _take_signature(kept, remarks, is_mail)
    return MailText(kept, remarks, subject)


def subject_of(written: str) -> str:
    """Return a mail's subject without what programs and habits put before it."""
    subject = written.strip()
    while (shorter := _PREFIX.sub("", subject, count=1) if _PREFIX.match(subject) else subject) != (
        subject
    ):
        subject = shorter
    return subject


def _subject(head: Sequence[str]) -> str:
    found = (match[1] for line in head if (match := _SUBJECT.match(line)))
    return subject_of(next(found, ""))


def _take_signs(lines: list[str]) -> list[Remark]:
    """Take off the signs of quotation, where the text itself is quoted.

    Most lines have them then, or what is quoted is answered piece by piece.
    """
    filled = [n for n, line in enumerate(lines) if line.strip()]
    quoted = [n for n in filled if _QUOTE.match(lines[n])]
    if len(quoted) <= len(filled) / 2 and not _are_answered([lines[n] for n in filled]):
        return []
    signs = "".join(match[0] for n in quoted if (match := _QUOTE.match(lines[n])))
    for n in quoted:
        lines[n] = _QUOTE.sub("", lines[n])
    what = Bilingual(
        "the signs of quotation > that begin lines ({count}) are left out",
        "{count}行行首的引用号“>”略去",
        count=len(quoted),
    )
    return [Remark(what, on_line(quoted[0] + 1), gone=signs)]


def _are_answered(lines: Sequence[str]) -> bool:
    """Return whether quoted sentences and answers take turns."""
    answered = [a for a, b in pairwise(lines) if _QUOTE.match(a) and not _QUOTE.match(b)]
    return len(answered) >= _LEAST_ANSWERED and all(map(_ENDED.search, answered))


def _take_quoted(lines: list[str], heads: Sequence[tuple[int, int]], is_mail: bool) -> list[Remark]:
    """Take off an older mail: what stands below the line that introduces it, or with signs."""
    remarks = []
    begins = [start for start, _ in heads]
    begins += [n for n, line in enumerate(lines) if _RULE.fullmatch(line) or _WROTE.fullmatch(line)]
    start = next((n for n in sorted(begins) if _says_something(lines[:n], heads)), len(lines))
    older = [n for n in range(start, len(lines)) if lines[n].strip()]
    signed = [n for n in range(start) if _QUOTE.match(lines[n])]
    if not is_mail and len(signed) < _LEAST_QUOTED:
        signed = []
    for numbers in filter(None, (signed, older)):
        words = "".join(lines[n] for n in numbers)
        what = Bilingual(
            "an older mail, quoted below, is left out ({count} lines): “{begin}…”",
            "下面引用的旧邮件（{count}行）略去：“{begin}……”",
            count=len(numbers),
            begin=_QUOTE.sub("", words)[:_SHOWN],
        )
        remarks.append(Remark(what, on_line(numbers[0] + 1), gone=words))
        for n in numbers:
            lines[n] = ""
    return remarks


def _says_something(lines: Sequence[str], heads: Sequence[tuple[int, int]]) -> bool:
    """Return whether lines are a message: more than a head and a greeting."""
    inside = {n for start, end in heads for n in range(start, end)}
    own = [line for n, line in enumerate(lines) if n not in inside and not _DEVICE.match(line)]
    longest = max((len(line.strip()) for line in own if _STOP.search(line)), default=0)
    return longest >= _LEAST_MESSAGE


def _head_remark(lines: Sequence[str], start: int, end: int) -> Remark:
    head = [line.strip() for line in lines[start:end] if line.strip()]
    return Remark(mail_head_left_out(head), on_line(start + 1), gone="".join(head))


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


def _take_signature(lines: list[str], remarks: list[Remark], is_mail: bool) -> None:
    """Take off what stands below two hyphens at the end (RFC 3676), or below 此致 in a mail."""
    mark = next((n for n, line in enumerate(lines) if line.rstrip() == "--"), None)
    respects = next((n for n, line in enumerate(lines) if _RESPECTS.fullmatch(line)), None)
    begin = mark if mark is not None else respects if is_mail else None
    if begin is None:
        return
    below = [line.strip() for line in lines[begin + 1 :] if line.strip()]
    short = all(len(line) <= _LONGEST_SIGNED and not _STOP.search(line[:-1]) for line in below)
    if 0 < len(below) <= _MOST_SIGNED and (mark is not None or short):
        what = Bilingual("the mail's signature", "邮件签名")
        sign = lines[begin] if mark is not None else ""
        kept = [*([lines[begin].strip()] if mark is None else []), *below]
        remarks.append(Remark(what, on_line(begin + 1), " ".join(kept), gone=sign))
        lines[begin:] = [""] * (len(lines) - begin)
