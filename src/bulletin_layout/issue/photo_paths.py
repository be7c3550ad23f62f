"""The photos of an issue, each with its path and the words that stand for it."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_layout.issue.content import Photo, Photos
from bulletin_layout.issue.model import Issue
from bulletin_layout.named_tuple import NamedTuple

# What is written as `alt` of a photo about which nothing is said; `check` asks for it.
TO_FILL_IN = "【待补：照片上是什么】"


class PhotoAt(NamedTuple):
    """A photo and its path (`articles[1].body[3].photos[1].file`).

    `alternative` is what is said to who cannot see it: its own words, else its caption, the row's,
    or its file's name.
    """

    path: str
    photo: Photo
    alternative: str


def photos_of(issue: Issue) -> Iterator[PhotoAt]:
    """Yield the photos of articles and appendices, in the order in which they are set."""
    for name in ("articles", "appendix"):
        for number, part in enumerate(getattr(issue, name), 1):
            for at, block in enumerate(part.body, 1):
                if isinstance(block, Photos):
                    yield from _of_row(block, f"{name}[{number}].body[{at}]")


def _of_row(row: Photos, path: str) -> Iterator[PhotoAt]:
    for number, photo in enumerate(row.photos, 1):
        words = photo.alt or photo.caption or row.caption
        said = words.value if words is not None else photo.file.name.value
        yield PhotoAt(f"{path}.photos[{number}].file", photo, said)
