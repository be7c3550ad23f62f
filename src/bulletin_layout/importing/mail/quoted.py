"""Take an older mail off a newer one that is a web page: what stands below 发件人, 发送时间, 主题.

In: a mail's Material. Out: the same without it, named. In a plain text `plain/mail.py` does it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bulletin_layout.importing.clean import on_one_line
from bulletin_layout.importing.material import Material, Piece, Remark, Words, words_of
from bulletin_layout.messages import Bilingual

_SENDER = re.compile(r"(?:发件人|From)\s*[:：]", re.I)
_OTHERS = re.compile(
    r"(?:收件人|抄送|发送时间|发送日期|日期|主题|To|Cc|Sent|Date|Subject)\s*[:：]", re.I
)
_LEAST_OTHERS, _NEAR = 2, 6
_LEAST_MESSAGE = 10
_SHOWN = 100


def without_quoted_mail(message: Material) -> Material:
    """Return a mail without an older one below it, unless it only sends that on."""
    begin = next((n for n, _ in enumerate(message.pieces) if _is_head(message.pieces[n:])), None)
    if begin is None:
        return message
    above, older = message.pieces[:begin], message.pieces[begin:]
    if sum(len(words_of(piece)) for piece in above) < _LEAST_MESSAGE:
        return message
    words = "".join(map(words_of, older))
    what = Bilingual(
        "an older mail, quoted below, is left out: “{begin}…”",
        "下面引用的旧邮件略去：“{begin}……”",
        begin=on_one_line(words)[:_SHOWN],
    )
    remark = Remark(what, older[0].where, gone=words)
    return replace(message, pieces=above, remarks=(*message.remarks, remark))


def _is_head(pieces: tuple[Piece, ...]) -> bool:
    """Return whether pieces begin with the head of a mail, in one paragraph or several."""
    first = pieces[0]
    if not isinstance(first, Words) or not _SENDER.match(first.text.strip()):
        return False
    near = "\n".join(words_of(piece) for piece in pieces[:_NEAR] if isinstance(piece, Words))
    return len(_OTHERS.findall(near)) >= _LEAST_OTHERS
