"""What was changed of photos: another picture, other words for who cannot see it, another width.

In: paragraphs that show pictures, the records that they were. Out: changes, and what is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bulletin_layout.docx.base import PICTURE, Record
from bulletin_layout.geometry import POINTS_PER_MM
from bulletin_layout.images.look import look_alike
from bulletin_layout.messages import Message
from bulletin_layout.revising.changes import AlternativeChange, PhotoChange, WidthChange, short
from bulletin_layout.revising.normal import value
from bulletin_layout.revising.pictures import ShownPicture
from bulletin_layout.revising.word_file import EditedParagraph

# Programs round widths; an editor who drags a corner does more.
_LEAST_CHANGE = 0.02
_OF_SEVERAL = re.compile(r"\.photos\[(?:[2-9]|\d\d+)\]\.file$")
PhotoEdit = PhotoChange | AlternativeChange | WidthChange


def photo_changes(
    paragraph: EditedParagraph, record: Record, records: Sequence[Record], has_base: bool
) -> Iterator[PhotoEdit | Message]:
    """Yield what is other in a photo's paragraph, and what of it cannot be put into the issue.

    Without a base it is not known whether words for who cannot see it are an editor's, or a caption
    that was changed since.
    """
    path = record.shares[0].path
    if not paragraph.pictures:
        yield from _other_words(paragraph, record, has_base)
        return
    picture, *others = paragraph.pictures
    is_other = not look_alike(picture.look, record.look)
    if is_other or not picture.suffix:
        yield PhotoChange(path, picture) if picture.suffix else not_held(path)
    if picture.is_changed:
        yield Message("{path} was cropped or turned in Word; change its file.", path=path)
    if not (is_other and (picture.is_guessed or not picture.words)):
        yield from _other_words(paragraph, record, has_base)
    if not is_other and _is_resized(picture, record):
        yield _width(path, picture, record, records)
    if others:
        words = "several photos stand in one paragraph of Word; put those in yourself: {path}"
        yield Message(words, path=path)


def same_width(one: float, other: float) -> bool:
    """Return whether two widths are one, rounded by a program; also where either is not known."""
    return not one or not other or abs(one / other - 1) <= _LEAST_CHANGE


def not_held(path: str) -> Message:
    """Return what is said of a picture that is neither JPEG nor PNG."""
    words = "a picture of Word is of a kind that no issue can hold; save it as JPEG or PNG: {text}"
    return Message(words, text=path)


def _other_words(
    paragraph: EditedParagraph, record: Record, has_base: bool
) -> Iterator[PhotoEdit | Message]:
    """Yield other words for who cannot see the photo, if there are any."""
    path = record.shares[0].path
    old, new = (_words(text) for text in (record.shares[0].text, paragraph.text))
    if new == old:
        return
    if new and has_base:
        yield AlternativeChange(path, old, new)
    elif new:
        words = "{path}: Word has other words for who cannot see the photo: {text}"
        yield Message(words, path=path, text=short(new))
    else:
        words = "{path} was taken out in Word; take it out of the file yourself: {text}"
        yield Message(words, path=path, text=short(old))


def _words(text: str) -> str:
    return " ".join(value(text).replace(PICTURE, "").split())


def _is_resized(picture: ShownPicture, record: Record) -> bool:
    known = picture.width and record.width and not picture.is_changed
    return bool(known) and not same_width(picture.width, record.width)


def _width(
    path: str, picture: ShownPicture, record: Record, records: Sequence[Record]
) -> WidthChange | Message:
    row = path.rpartition(".photos[")[0]
    several = any(
        share.path.startswith(row) and _OF_SEVERAL.search(share.path)
        for other in records
        for share in other.shares
    )
    if several:
        return Message("{path} is shown at another width in Word; change the row's.", path=path)
    old, new = (round(points / POINTS_PER_MM, 1) for points in (record.width, picture.width))
    return WidthChange(path, old, new)


def replaced_photos(
    paragraphs: Sequence[EditedParagraph], was: Mapping[int, int], records: Sequence[Record]
) -> dict[int, int]:
    """Return new pictures that stand where a photo that is gone stood: deleted, another put in."""
    here = set(was.values())
    found: dict[int, int] = {}
    for number, paragraph in enumerate(paragraphs):
        if number in was or not paragraph.pictures:
            continue
        near = (was.get(number - 1, -9) + 1, was.get(number + 1, -9) - 1)
        gone = (n for n in near if 0 <= n < len(records) and records[n].kind == "photo")
        free = next((n for n in gone if n not in here), None)
        if free is not None and free not in found.values():
            found[number] = free
    return found
