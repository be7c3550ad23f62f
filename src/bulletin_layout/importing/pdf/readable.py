"""Tell which characters of a PDF can be read: by their faces, their codes and their places.

In: a page's content, and what faces the file has. Out: the content without what nobody can know,
and remarks that say what went.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Any

import pypdf

from bulletin_layout.importing.material import SYMBOLS, Remark
from bulletin_layout.importing.places import on_page
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.pdf_facts.pages import (
    UNKNOWN,
    CharacterFact,
    PageContent,
    without_subset_tag,
)
from bulletin_layout.pdf_facts.tags import BROKEN

# In parts of the size: so near one another are the strokes of one letter drawn twice.
_TWICE = 0.12
_SHOWN = {UNKNOWN: "□", **SYMBOLS}


class Faces(NamedTuple):
    """Names of faces: of those without ToUnicode, and of those that can be read."""

    mute: frozenset[str]
    speaking: frozenset[str]


NO_FACES = Faces(frozenset(), frozenset())


def faces_of(reader: pypdf.PdfReader) -> Faces:
    """Return the faces of a PDF: those whose characters nobody can know, and the others."""
    mute: set[str] = set()
    speaking: set[str] = set()
    try:
        for page in reader.pages:
            resources: Any = page.get("/Resources")
            fonts = resources.get_object().get("/Font") if resources is not None else None
            for font in fonts.get_object().values() if fonts is not None else ():
                name = without_subset_tag(str(font.get_object().get("/BaseFont", "/?"))[1:])
                (mute if _is_mute(font.get_object()) else speaking).add(name)
    except BROKEN:
        pass
    return Faces(frozenset(mute), frozenset(speaking))


def readable_of(
    content: PageContent, faces: Faces, page: int, remarks: list[Remark]
) -> PageContent:
    """Return a page without unreadable faces; say what is left out, or may be wrong."""
    where = on_page(page)
    counts = Counter(c.font for c in content.characters)
    for font in sorted(faces.mute):
        count = counts[font]
        if count and font in faces.speaking:
            # Of two subsets of one face only one is readable, and which is not known.
            what = Bilingual(
                "part of the font {font} has no ToUnicode; "
                "check its characters ({count}) with the original",
                "字体 {font} 有一部分没有 ToUnicode，{count}个字符请照原件核对",
                font=font,
                count=count,
            )
            remarks.append(Remark(what, where))
        elif count:
            what = Bilingual(
                "the font {font} has no ToUnicode, and its characters ({count}) cannot be read; "
                "add them from the original",
                "字体 {font} 没有 ToUnicode，{count}个字符读不出来，请照原件补上",
                font=font,
                count=count,
            )
            remarks.append(Remark(what, where))
    if not content.characters:
        what = Bilingual(
            "there is no text layer (it may be a scan); add its words from the original",
            "没有文字层（可能是扫描件），请照原件补上",
        )
        remarks.append(Remark(what, where))
    lost = faces.mute - faces.speaking
    spoken = [c for c in content.characters if c.font not in lost]
    kept = [c for c in spoken if _has_place(c)]
    if len(kept) < len(spoken):
        what = Bilingual("characters without a size or a place", "没有大小或位置的文字")
        words = "".join(c.text for c in spoken if not _has_place(c))
        remarks.append(Remark(what, where, words))
    kept = _on_the_page(kept, content, where, remarks)
    for font, count in sorted(Counter(c.font for c in kept if ord(c.text[0]) == UNKNOWN).items()):
        what = Bilingual(
            "characters of the font {font} ({count}) cannot be read, and □ stands for them; "
            "write them from the original",
            "字体 {font} 有{count}个字符读不出来，以□代替，请照原件补上",
            font=font,
            count=count,
        )
        remarks.append(Remark(what, where))
    read = drawn_once(c._replace(text=_SHOWN.get(ord(c.text[0]), c.text)) for c in kept)
    edges = tuple(edge for edge in content.edges if all(map(math.isfinite, edge[:4])))
    return content._replace(characters=tuple(read), edges=edges)


def _on_the_page(
    characters: Sequence[CharacterFact], content: PageContent, where: Message, remarks: list[Remark]
) -> list[CharacterFact]:
    """Return what stands on a page; what is beside it, which nobody sees, is left out and named."""
    kept = [
        c
        for c in characters
        if c.angle or (-c.size <= c.x <= content.width and 0 <= c.y <= content.height + c.size)
    ]
    if len(kept) < len(characters):
        seen = set(map(id, kept))
        words = "".join(c.text for c in characters if id(c) not in seen)
        if words.strip():
            what = Bilingual(
                "“{words}”, which stands outside the page, is left out",
                "页面之外的“{words}”略去",
                words=words.strip(),
            )
            remarks.append(Remark(what, where))
    return kept


def drawn_once(characters: Iterable[CharacterFact]) -> Iterator[CharacterFact]:
    """Yield characters but for those that stand where the same one does: drawn twice to be bold."""
    drawn: dict[str, dict[tuple[int, int], CharacterFact]] = defaultdict(dict)
    for character in characters:
        step = _TWICE * character.size
        there = drawn[character.text]
        column, row = int(character.x / step), int(character.y / step)
        if there and not character.text.isspace():
            places = product((column - 1, column, column + 1), (row - 1, row, row + 1))
            near = [there[place] for place in places if place in there]
            if near and any(
                abs(one.x - character.x) < step and abs(one.y - character.y) < step for one in near
            ):
                continue
        there[column, row] = character
        yield character


def _has_place(character: CharacterFact) -> bool:
    """Return whether a character is somewhere, and of some size: no line holds others."""
    numbers = (character.x, character.y, character.end, character.size)
    return character.size > 0 and all(map(math.isfinite, numbers))


def _is_mute(font: Any) -> bool:
    if font.get("/Subtype") != "/Type0" or "/ToUnicode" in font:
        return False
    inner = font["/DescendantFonts"][0].get_object()
    ordering = inner.get("/CIDSystemInfo", {}).get_object().get("/Ordering", "Identity")
    return str(ordering) == "Identity"
