"""Take 署名 and 成文日期, and who sent it in, from the lines at an article's right edge."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeGuard

from bulletin_layout.importing.clean import cleaned
from bulletin_layout.importing.draft import DraftArticle
from bulletin_layout.importing.material import Piece, Words
from bulletin_layout.importing.recognise.contributor import BODY_AT_END, contributor_in
from bulletin_layout.importing.recognise.dates import date_in
from bulletin_layout.messages import Bilingual

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
    above = body[-1]
    if len(last) == 1 and date_in(last[0].text) is not None and _names_office(above):
        last.insert(0, above)  # centred above its date it is indented no more than a text
        body.pop()
    at = next((n for n, w in enumerate(last) if date_in(w.text) is not None), None)
    signers = last[:at] if at is not None else []
    rest = last[at + 1 :] if at is not None else last
    if len(rest) > 1 or (at is not None and not signers):
        return article
    read = (*article.read, *(w.text for w in last))
    signed_article = replace(article, body=tuple(body), read=read)
    if at is not None:
        names = tuple(cleaned(w.text) for w in signers)
        signed_article = replace(signed_article, signers=names, signed_on=date_in(last[at].text))
    if not rest:
        return signed_article
    found = contributor_in(rest[0])
    if found is None:
        return article
    note = Bilingual(
        "Guessed: from the line at the right edge below the text", "推断：取自文末居右的一行"
    )
    return replace(signed_article, source=found, source_note=note)


def _names_office(piece: Piece) -> TypeGuard[Words]:
    """Return whether a line is the name of an office, and nothing else."""
    return (
        isinstance(piece, Words)
        and len(piece.text) <= _LONGEST
        and BODY_AT_END.fullmatch(piece.text.strip()) is not None
    )


def _remarked(article: DraftArticle) -> DraftArticle:
    """Return an article whose last line in brackets is its 附注 (GB/T 9704-2012 7.3.6)."""
    last = article.body[-1] if len(article.body) > 1 else None
    if not isinstance(last, Words) or not is_remark(last.text):
        return article
    read = (*article.read, last.text)
    return replace(article, body=article.body[:-1], remark=cleaned(last.text), read=read)


def is_remark(text: str) -> bool:
    """Return whether a text is a 附注 in brackets: whom to ask, how far it may go."""
    return _REMARK.fullmatch(text.strip()) is not None


def _at_right(piece: Piece) -> Words | None:
    if isinstance(piece, Words) and piece.appearance.right and len(piece.text) <= _LONGEST:
        return piece
    return None
