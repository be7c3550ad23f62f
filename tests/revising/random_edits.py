"""Edits of a Word file by chance: words, paragraphs, rows, photos, titles, notes, bold, tracked."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from typing import Any

from lxml import etree

from tests.revising.word_edits import W, WordFile, made, text_of
from tests.revising.word_photos import picture, put_in, show

_TYPED = "甲乙*_{}[]<>#:&“”，。1A "
Act = Callable[[WordFile, random.Random], None]


def edit(word: WordFile, chance: random.Random) -> str:
    """Make an edit; return its kind."""
    act = chance.choice(ACTS)
    act(word, chance)
    return act.__name__.strip("_")


def _texts(word: WordFile) -> list[Any]:
    """Return the texts that are an editor's: in paragraphs, cells and captions."""
    found = []
    for text in word.root.iter(f"{W}t"):
        style = next(text.iterancestors(f"{W}p")).find(f"{W}pPr/{W}pStyle")
        kind = style.get(f"{W}val") if style is not None else ""
        if text.text and kind in ("Body", "Heading1", "Caption", "TableCell", "TableCaption"):
            found.append(text)
    return found


def _bodies(word: WordFile) -> list[Any]:
    return [
        p
        for p in word.root.iter(f"{W}p")
        if (style := p.find(f"{W}pPr/{W}pStyle")) is not None and style.get(f"{W}val") == "Body"
    ]


def _words(chance: random.Random) -> str:
    return "".join(chance.choice(_TYPED) for _ in range(chance.randint(1, 5)))


def _typed(word: WordFile, chance: random.Random) -> None:
    text = chance.choice(_texts(word))
    at = chance.randrange(len(text.text) + 1)
    text.text = text.text[:at] + _words(chance) + text.text[at:]


def _cut(word: WordFile, chance: random.Random) -> None:
    text = chance.choice(_texts(word))
    at = chance.randrange(len(text.text))
    text.text = text.text[:at] + text.text[at + chance.randint(1, 3) :]


def _added(word: WordFile, chance: random.Random) -> None:
    chance.choice(_bodies(word)).addnext(made(f"新段{_words(chance)}。", "Body"))


def _deleted(word: WordFile, chance: random.Random) -> None:
    bodies = _bodies(word)
    if len(bodies) > 2:
        given = chance.choice(bodies)
        given.getparent().remove(given)


def _moved(word: WordFile, chance: random.Random) -> None:
    bodies = _bodies(word)
    given, other = chance.choice(bodies), chance.choice(bodies)
    if given is not other:
        other.addnext(given)


def _split(word: WordFile, chance: random.Random) -> None:
    text = chance.choice([t for p in _bodies(word) for t in p.iter(f"{W}t") if t.text] or [None])
    if text is None or len(text.text) < 4:
        return
    first = next(text.iterancestors(f"{W}p"))
    at = chance.randrange(1, len(text.text))
    run = text.getparent()
    new = made("", "Body")
    new.remove(new[-1])
    rest = copy.deepcopy(run)
    rest.find(f"{W}t").text = text.text[at:]
    text.text = text.text[:at]
    following = list(run.itersiblings())
    new.append(rest)
    new.extend([e for e in following if e.tag != f"{W}bookmarkEnd"])
    first.addnext(new)


def _bold(word: WordFile, chance: random.Random) -> None:
    text = chance.choice(_texts(word))
    looks = text.getparent().find(f"{W}rPr")
    if looks is not None and looks.find(f"{W}b") is None:
        looks.append(etree.Element(f"{W}b"))


def _row(word: WordFile, chance: random.Random) -> None:
    rows = [
        r
        for r in word.root.iter(f"{W}tr")
        if r.find(f".//{W}pStyle[@{W}val='TableCell']") is not None
    ]
    if not rows:
        return
    given = chance.choice(rows)
    if chance.random() < 0.5 and len(given.getparent().findall(f"{W}tr")) > 3:
        given.getparent().remove(given)
        return
    new = copy.deepcopy(given)
    for mark in list(new.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        mark.getparent().remove(mark)
    for text in new.iter(f"{W}t"):
        text.text = f"格{chance.randint(0, 99)}"
    given.addnext(new)


def _photo(word: WordFile, chance: random.Random) -> None:
    """Delete a photo or move it, with its caption."""
    photos = [p for p in word.root.iter(f"{W}p") if p.find(f".//{W}drawing") is not None]
    if not photos or not _bodies(word):
        return
    given = chance.choice(photos)
    below = given.getnext()
    if chance.random() < 0.3:
        given.getparent().remove(given)
        below.getparent().remove(below)
        return
    target = chance.choice(_bodies(word))
    target.addnext(below)
    target.addnext(given)


def _title(word: WordFile, chance: random.Random) -> None:
    """Let a title's line end elsewhere."""
    titles = [t for t in _texts(word) if _kind(t) == "Heading1" and len(t.text) > 2]
    if not titles:
        return
    text = chance.choice(titles)
    at = chance.randrange(1, len(text.text))
    run = text.getparent()
    rest = copy.deepcopy(run)
    rest.find(f"{W}t").text = text.text[at:]
    text.text = text.text[:at]
    ending = etree.Element(f"{W}r")
    etree.SubElement(ending, f"{W}br")
    run.addnext(rest)
    run.addnext(ending)


def _kind(text: Any) -> str:
    style = next(text.iterancestors(f"{W}p")).find(f"{W}pPr/{W}pStyle")
    return str(style.get(f"{W}val")) if style is not None else ""


def _note(word: WordFile, chance: random.Random) -> None:
    name = "word/footnotes.xml"
    old = chance.choice(["数目", "各室", "报来"])
    word.parts[name] = word.parts[name].replace(
        old.encode(), f"注{chance.randint(0, 9)}".encode(), 1
    )


def _tracked(word: WordFile, chance: random.Random) -> None:
    text = chance.choice([t for t in _texts(word) if _kind(t) == "Body"] or [None])
    if text is not None and len(text.text) > 3 and text.getparent().getparent().tag == f"{W}p":
        at = chance.randrange(len(text.text) - 1)
        word.track(text.text[at : at + 2], f"改{chance.randint(0, 9)}", "甲")


def _another_picture(word: WordFile, chance: random.Random) -> None:
    """Show another picture where a photo stands."""
    shown = list(word.root.iter(f"{W}drawing"))
    if shown:
        show(word, chance.choice(shown), picture(chance.randrange(0, 256, 32)), _part(word))


def _new_photo(word: WordFile, chance: random.Random) -> None:
    """Put a photo in behind a paragraph, with a caption or without."""
    texts = [p for p in _bodies(word) if text_of(p)]
    if texts:
        caption = f"图{_words(chance)}" if chance.random() < 0.7 else ""
        data = picture(chance.randrange(0, 256, 32))
        put_in(word, text_of(chance.choice(texts)), data, caption, name=_part(word))


def _part(word: WordFile) -> str:
    return f"media/new{len(word.parts)}.jpeg"


def _value(word: WordFile, chance: random.Random) -> None:
    """Change the date or a number of the masthead."""
    old, new = chance.choice((("2月28日", "3月1日"), ("第1期", "第12期"), ("总第7期", "总第18期")))
    if any(old in (t.text or "") for t in word.root.iter(f"{W}t")):
        word.replace(old, new)


ACTS: list[Act] = [
    *(_typed, _typed, _cut, _added, _deleted, _moved, _split, _bold, _row, _photo, _title),
    *(_note, _tracked, _another_picture, _new_photo, _value),
]
