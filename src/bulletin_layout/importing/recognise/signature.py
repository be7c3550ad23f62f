"""Take 署名 and 成文日期, and who sent it in, from the lines at an article's right edge."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from bulletin_layout.importing.clean import cleaned
from bulletin_layout.importing.draft import DraftArticle
from bulletin_layout.importing.material import Piece, Words
from bulletin_layout.messages import Bilingual

_DATE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_LONGEST = 30
_REMARK = re.compile(r"[（(](?:此件|联系人|联系电话|附注|注)[^（）()]{1,60}[）)]")


def signed(article: DraftArticle) -> DraftArticle:
    """Return an article whose last lines, if they stand at the right, sign it.

    Before a date they are those who sign; a line without a date is who sent it in.
    """
    article = _remarked(article)
    body = list(article.body)
    last: list[Words] = []
    while body and (words := _at_right(body[-1])) is not None:
        last.insert(0, words)
        body.pop()
    if not last or not body:
        return article
    at = next((n for n, w in enumerate(last) if _date(w.text) is not None), None)
    signers = last[:at] if at is not None else []
    rest = last[at + 1 :] if at is not None else last
    if len(rest) > 1 or (at is not None and not signers):
        return article
    read = (*article.read, *(w.text for w in last))
    signed_article = replace(article, body=tuple(body), read=read)
    if at is not None:
        names = tuple(cleaned(w.text) for w in signers)
        signed_article = replace(signed_article, signers=names, signed_on=_date(last[at].text))
    if rest:
        note = Bilingual(
            "Guessed: from the line at the right edge below the text", "推断：取自文末居右的一行"
        )
        signed_article = replace(signed_article, source=cleaned(rest[0].text), source_note=note)
    return signed_article


def _remarked(article: DraftArticle) -> DraftArticle:
    """Return an article whose last line in brackets is its 附注 (GB/T 9704-2012 7.3.6)."""
    last = article.body[-1] if len(article.body) > 1 else None
    if not isinstance(last, Words) or not _REMARK.fullmatch(last.text.strip()):
        return article
    read = (*article.read, last.text)
    return replace(article, body=article.body[:-1], remark=cleaned(last.text), read=read)


def _at_right(piece: Piece) -> Words | None:
    if isinstance(piece, Words) and piece.appearance.right and len(piece.text) <= _LONGEST:
        return piece
    return None


def _date(text: str) -> datetime.date | None:
    match = _DATE.fullmatch(text.strip())
    try:
        return datetime.date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
