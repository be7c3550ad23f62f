"""From files to an issue's file: read, recognise, write it and the photos beside it.

In: files of any kind and where the issue is to stand. Out: the issue's file, or nothing at all.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from bulletin_layout.drafting.chinese_keys import (
    chinese_fragment,
    has_chinese_keys,
    with_chinese_keys,
)
from bulletin_layout.drafting.insert import inserted
from bulletin_layout.importing.draft import Draft
from bulletin_layout.importing.material import Picture, Piece, pictures_in
from bulletin_layout.importing.write.issue_file import (
    IssueStyle,
    article_lines,
    unplaced_lines,
    write_draft,
)
from bulletin_layout.importing.write.values import say_in
from bulletin_layout.limits import DEFAULT_LIMITS
from bulletin_layout.messages import Bilingual
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.output.folder_lock import folder_lock
from bulletin_layout.output.new_files import holds, make_folder, new_files
from bulletin_layout.output.replace import replace_unchanged
from bulletin_layout.output.write import create_new
from bulletin_layout.style.reader import bundled_styles
from bulletin_layout.yaml_text.proof import refuse_unprovable
from bulletin_layout.yaml_text.read import refuse_unreadable

_MARK = "\ufeff"
_GUESSED_STYLE = Bilingual(
    "Guessed: the style, by the year alone; bulletin import --learn STYLE.yaml writes the "
    "original's own.",
    "推断：版式只按年份取；原件自己的版式可用 bulletin import --learn STYLE.yaml 测出。",
)
_SERIES = re.compile(r"series-(\d{4})")


class Saved(NamedTuple):
    """What was written: the issue's file, the photos' files."""

    file: Path
    photos: tuple[Path, ...]


def style_for(draft: Draft) -> IssueStyle:
    """Return the bundled style of a draft's year: the newest series-YYYY that is not younger."""
    year = draft.front.year or (draft.front.date.year if draft.front.date else 9999)
    known = sorted((int(m[1]), name) for name in bundled_styles() if (m := _SERIES.fullmatch(name)))
    fitting = [name for begun, name in known if begun <= year] or [known[0][1]]
    return IssueStyle(fitting[-1], _GUESSED_STYLE)


def dated(draft: Draft, date: datetime.date | None) -> Draft:
    """Return the draft with a date that was given, where the files have none."""
    if date is None or draft.front.date is not None:
        return draft
    return replace(draft, front=replace(draft.front, date=date))


def save(
    draft: Draft, file: Path, schema: str, chinese: bool = False, style: str | None = None
) -> Saved:
    """Write a draft and its photos, keys and comments in English or Chinese.

    Without a `style` one is guessed, and the file says so. Raises OutputError.
    """
    with folder_lock(file):
        return _written(file, None, *draft_text(draft, file, schema, chinese, style))


def draft_text(
    draft: Draft, file: Path, schema: str, chinese: bool, style: str | None
) -> tuple[str, dict[Picture, str]]:
    """Return the text of an issue's file, and its photos with their names from its folder."""
    photos = dict(_named(draft, file))
    named = IssueStyle(style) if style is not None else style_for(draft)
    text = write_draft(draft, schema, named, photos, say_in(chinese))
    return with_chinese_keys(text) if chinese else text, photos


def save_into(draft: Draft, file: Path, begun: str | None = None) -> Saved:
    """Add a draft's articles to an issue's file, or to the text of one that is to be written.

    Its keys and comments are in the language of the keys that stand; line ends and a byte order
    mark stay. Raises InputError if the file cannot be added to; OutputError, also if it was
    saved by another program meanwhile.
    """
    with folder_lock(file):
        photos = dict(_named(draft, file))
        read = _bytes_of(file) if begun is None else None
        text = begun or "" if read is None else read.decode("utf-8")
        chinese = has_chinese_keys(text)
        say = say_in(chinese)
        lines = {
            "articles": article_lines(draft, photos, say),
            "unplaced": unplaced_lines(draft, photos, say),
        }
        added = {key: chinese_fragment(key, found, chinese) for key, found in lines.items()}
        mark = _MARK * text.startswith(_MARK)
        new = inserted(text.removeprefix(_MARK), str(file), added, chinese)
        return _written(file, read, mark + new, photos)


def _bytes_of(file: Path) -> bytes:
    """Return an issue's bytes. Raises InputError if they are no text that can be read."""
    refuse_unreadable(file, str(file), DEFAULT_LIMITS)
    return file.read_bytes()


def _written(file: Path, read: bytes | None, text: str, photos: dict[Picture, str]) -> Saved:
    """Write photos, then the issue's file, proved: a new one, or instead of what was `read`.

    If that cannot be, what was written goes again.
    """
    before = None if read is None else read.decode("utf-8-sig")
    refuse_unprovable(text.removeprefix(_MARK), str(file), before)
    named = {file.parent / name: picture.data for picture, name in photos.items()}
    with new_files(named) as done:
        make_folder(file.parent)
        if read is None:
            create_new(file, text.encode())
        else:
            replace_unchanged(file, read, text.encode())
    return Saved(file, done)


def _named(draft: Draft, file: Path) -> Iterator[tuple[Picture, str]]:
    """Yield the draft's pictures, each once, with a free name in a folder beside the file.

    Or with the name of a file that is the same picture: what an import that was killed left there.
    """
    number = 0
    for picture in dict.fromkeys(_pictures(draft)):
        number += 1
        while True:
            name = f"{file.stem}-photos/{number}{picture.suffix}"
            if not (file.parent / name).exists() or holds(file.parent / name, picture.data):
                break
            number += 1
        yield picture, name


def _pictures(draft: Draft) -> Iterator[Picture]:
    bodies: Sequence[Sequence[Piece]] = [
        *(article.body for article in draft.articles),
        *(appendix.body for appendix in draft.appendix),
    ]
    for body in bodies:
        for piece in body:
            yield from pictures_in(piece)
    for remark in draft.unplaced:
        yield from remark.pictures
