"""Take a bulletin's articles into another issue: what a superior office sends is news for it.

In: the Draft of a whole issue. Out: a Draft of articles alone: briefs are one article more, who
sent an article in is the bulletin's office, and what else the bulletin says of itself is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bulletin_layout.importing.draft import Draft, DraftArticle
from bulletin_layout.importing.material import Remark, Words, pictures_in, words_of
from bulletin_layout.importing.places import WHOLE_FILE
from bulletin_layout.messages import Bilingual


def as_contributions(draft: Draft) -> Draft:
    """Return a whole issue's Draft as articles for another issue."""
    office = draft.front.editors.removesuffix("编印").removesuffix("编").rstrip()
    note = Bilingual("Guessed: the office of the bulletin", "推断：取自简报的编印单位")
    articles = [
        article
        if article.source or not office
        else replace(article, source=office, source_note=note)
        for article in draft.articles
    ]
    if draft.briefs:
        body = tuple(Words(text, WHOLE_FILE, marked=text) for text in draft.briefs)
        articles.append(DraftArticle(("简讯",), body, office, note if office else ""))
    return Draft(
        draft.names,
        articles=tuple(articles),
        unplaced=(*draft.unplaced, *_annexes(draft)),
        remarks=(*draft.remarks, *_front_and_back(draft)),
        read=(*draft.read, *draft.restated),
    )


def _annexes(draft: Draft) -> Iterator[Remark]:
    """Yield the annexes, which an article has no place for, and what the editors say."""
    for appendix in draft.appendix:
        pieces = [*appendix.body, *([appendix.table] if appendix.table is not None else [])]
        what = Bilingual("an annex of the bulletin", "简报的附件")
        words = " ".join([*appendix.title, appendix.subtitle, *map(words_of, pieces)])
        pictures = tuple(picture for piece in pieces for picture in pictures_in(piece))
        yield Remark(what, WHOLE_FILE, words, pictures)
    if draft.editorial:
        what = Bilingual("what the bulletin's editors say", "简报的按语")
        yield Remark(what, WHOLE_FILE, " ".join(words.text for words in draft.editorial))


def _front_and_back(draft: Draft) -> Iterator[Remark]:
    what = Bilingual(
        "of the bulletin “{header}” the articles are taken, its front and those who receive it not",
        "简报“{header}”只取文章，报头、期号和报、送不取",
        header="".join(draft.front.header),
    )
    yield Remark(what, WHOLE_FILE)
