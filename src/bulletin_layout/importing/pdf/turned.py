"""Turn a PDF page upright whose text stands on its side: a broad table on an upright page.

In: a page's content. Out: the content with its text upright, where most of it is turned alike.
"""

from __future__ import annotations

from collections import Counter

from bulletin_layout.importing.material import Remark
from bulletin_layout.importing.places import on_page
from bulletin_layout.messages import Bilingual
from bulletin_layout.pdf_facts.model import RuleFact
from bulletin_layout.pdf_facts.pages import CharacterFact, PageContent

_LEAST = 0.5


def upright(content: PageContent, page: int, remarks: list[Remark]) -> PageContent:
    """Return a page as it is read; what then still stands on its side is named and kept apart."""
    angles = Counter(c.angle for c in content.characters if not c.text.isspace())
    angle, count = angles.most_common(1)[0] if angles else (0, 0)
    if angle in (90, 180, 270) and count > _LEAST * sum(angles.values()):
        content = _turned(content, angle)
    aside = [c for c in content.characters if c.angle in (90, 180, 270)]
    if any(not c.text.isspace() for c in aside):
        what = Bilingual("words that stand on their side", "横竖不一的文字")
        remarks.append(Remark(what, on_page(page), "".join(c.text for c in aside).strip()))
        kept = tuple(c for c in content.characters if c.angle not in (90, 180, 270))
        content = content._replace(characters=kept)
    return content


def _turned(content: PageContent, angle: int) -> PageContent:
    """Return a page turned back by the angle that its text leans."""
    width, height = content.width, content.height

    def point(x: float, y: float) -> tuple[float, float]:
        if angle == 90:
            return y, width - x
        if angle == 270:
            return height - y, x
        return width - x, height - y

    def character(one: CharacterFact) -> CharacterFact:
        x, y = point(one.x, one.y)
        return one._replace(x=x, y=y, end=x + _advance(one), angle=(one.angle - angle) % 360)

    def edge(one: RuleFact) -> RuleFact:
        (a, b), (c, d) = point(one.x1, one.y1), point(one.x2, one.y2)
        return one._replace(x1=min(a, c), y1=min(b, d), x2=max(a, c), y2=max(b, d))

    size = (width, height) if angle == 180 else (height, width)
    return content._replace(
        width=size[0],
        height=size[1],
        characters=tuple(map(character, content.characters)),
        edges=tuple(map(edge, content.edges)),
    )


def _advance(character: CharacterFact) -> float:
    """Return about how far a character goes on: what lies on its side has told its height."""
    return character.size if ord(character.text[0]) > 0x2E80 else character.size / 2
