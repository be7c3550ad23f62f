"""From files to an issue's file: read, recognise, write it and the photos beside it.

In: files of any kind and where the issue is to stand. Out: the issue's file, or nothing at all.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from bulletin_layout.importing.draft import Draft
from bulletin_layout.importing.material import Picture
from bulletin_layout.importing.write import write_draft
from bulletin_layout.output import write_atomically
from bulletin_layout.style.reader import bundled_styles

_SERIES = re.compile(r"series-(\d{4})")


class Saved(NamedTuple):
    """What was written: the issue's file, the photos' files."""

    file: Path
    photos: tuple[Path, ...]


def style_for(draft: Draft) -> str:
    """Return the bundled style of a draft's year: the newest series-YYYY that is not younger."""
    year = draft.front.year or (draft.front.date.year if draft.front.date else 9999)
    known = sorted((int(m[1]), name) for name in bundled_styles() if (m := _SERIES.fullmatch(name)))
    fitting = [name for begun, name in known if begun <= year] or [known[0][1]]
    return fitting[-1]


def dated(draft: Draft, date: datetime.date | None) -> Draft:
    """Return the draft with a date that was given, where the files have none."""
    if date is None or draft.front.date is not None:
        return draft
    return replace(draft, front=replace(draft.front, date=date))


def save(draft: Draft, file: Path, schema: str) -> Saved:
    """Write a draft and its photos. Raises OutputError; the issue's file is written last."""
    photos = dict(_named(draft, file))
    for picture, name in photos.items():
        target = file.parent / name
        target.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(target, [picture.data])
    text = write_draft(draft, schema, style_for(draft), photos)
    write_atomically(file, [text.encode()])
    return Saved(file, tuple(file.parent / name for name in photos.values()))


def _named(draft: Draft, file: Path) -> Iterator[tuple[Picture, str]]:
    """Yield the draft's pictures, each once, with a name in a folder beside the file."""
    pictures = dict.fromkeys(_pictures(draft))
    for number, picture in enumerate(pictures, 1):
        yield picture, f"{file.stem}-photos/{number}{picture.suffix}"


def _pictures(draft: Draft) -> Iterator[Picture]:
    bodies: Sequence[Sequence[object]] = [
        *(article.body for article in draft.articles),
        *(appendix.body for appendix in draft.appendix),
    ]
    for body in bodies:
        for piece in body:
            if isinstance(piece, Picture):
                yield piece
