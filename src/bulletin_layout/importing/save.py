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

from bulletin_layout.desk.trial import trial
from bulletin_layout.importing.draft import Draft
from bulletin_layout.importing.insert import inserted
from bulletin_layout.importing.material import Gallery, Picture
from bulletin_layout.importing.write import article_lines, unplaced_lines, write_draft
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
    return _written(file, write_draft(draft, schema, style_for(draft), photos), photos)


def save_into(draft: Draft, file: Path, begun: str | None = None) -> Saved:
    """Add a draft's articles to an issue's file, or to the text of one that is to be written.

    Raises InputError if the file cannot be added to, or would be no issue; OutputError.
    """
    photos = dict(_named(draft, file))
    articles, unplaced = article_lines(draft, photos), unplaced_lines(draft)
    if begun is None:
        text = inserted(file, str(file), articles, unplaced)
    else:
        with trial(file, begun) as first:
            text = inserted(Path(first), str(file), articles, unplaced)
    return _written(file, text, photos)


def _written(file: Path, text: str, photos: dict[Picture, str]) -> Saved:
    for picture, name in photos.items():
        target = file.parent / name
        target.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(target, [picture.data])
    write_atomically(file, [text.encode()])
    return Saved(file, tuple(file.parent / name for name in photos.values()))


def _named(draft: Draft, file: Path) -> Iterator[tuple[Picture, str]]:
    """Yield the draft's pictures, each once, with a free name in a folder beside the file."""
    number = 0
    for picture in dict.fromkeys(_pictures(draft)):
        number += 1
        while (file.parent / (name := f"{file.stem}-photos/{number}{picture.suffix}")).exists():
            number += 1
        yield picture, name


def _pictures(draft: Draft) -> Iterator[Picture]:
    bodies: Sequence[Sequence[object]] = [
        *(article.body for article in draft.articles),
        *(appendix.body for appendix in draft.appendix),
    ]
    for body in bodies:
        for piece in body:
            if isinstance(piece, Picture):
                yield piece
            elif isinstance(piece, Gallery):
                yield from piece.pictures
