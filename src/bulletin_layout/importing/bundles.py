"""Files that hold files: a .zip of contributions and photos, what is attached to a mail.

In: names and bytes. Out: the Materials of what can be read; photos stand in the one document that
they came with, what cannot be read is named.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from bulletin_layout.deadline import timed
from bulletin_layout.diagnostics import InputError
from bulletin_layout.images.jpeg import BrokenPicture
from bulletin_layout.importing.bounds import Bounds
from bulletin_layout.importing.material import Material, Picture, Remark, Words
from bulletin_layout.importing.photos import as_photo
from bulletin_layout.importing.places import WHOLE_FILE, after_paragraph
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.named_tuple import NamedTuple

_PHOTOS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff")
# What archives of other systems have besides the files.
_LITTER = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")
_MOST_FILES = 200
# In characters: no paragraph of a covering note is as long.
_LEAST_TEXT = 60
_UNPACKED = Bilingual("bytes of the unpacked file", "解压后的字节数")
_UTF_8 = 0x800


class Held(NamedTuple):
    """A file within another: its name, its bytes."""

    name: str
    data: bytes


Read = Callable[[bytes, str, Bounds], tuple[Material, ...]]


def held_in_zip(data: bytes, bounds: Bounds) -> list[Held]:
    """Return the files of an archive. Raises InputError beyond the limits, or what zipfile does."""
    package = zipfile.ZipFile(io.BytesIO(data))
    entries = [entry for entry in package.infolist() if not entry.is_dir()]
    bounds.check("unpacked_bytes", sum(entry.file_size for entry in entries), _UNPACKED)
    named = [(_name(entry), entry) for entry in entries]
    wanted = [one for one in named if not any(litter in one[0] for litter in _LITTER)]
    if len(wanted) > _MOST_FILES:
        message = Bilingual(
            "it holds {count} files, and at most {most} can be imported.",
            "里面有{count}个文件，最多能导入{most}个。",
            count=len(wanted),
            most=_MOST_FILES,
        )
        raise bounds.refused(message, "Divide it.")
    return [Held(name, package.read(entry)) for name, entry in timed(sorted(wanted, key=_by_name))]


def _by_name(named: tuple[str, zipfile.ZipInfo]) -> str:
    return named[0]


def _name(entry: zipfile.ZipInfo) -> str:
    """Return a file's name; Chinese Windows writes it in GBK, which zipfile takes for CP437."""
    if entry.flag_bits & _UTF_8:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return entry.filename


def materials_of(
    files: Sequence[Held], bounds: Bounds, read: Read, message: Material | None = None
) -> tuple[Material, ...]:
    """Return what files hold. `message` is the mail that they came with.

    A message that says no more than that something is attached is kept as words without a place.
    Raises InputError if nothing at all can be read.
    """
    documents: list[Material] = []
    photos: list[Picture] = []
    remarks: list[Remark] = []
    for file in timed(files):
        name = PurePosixPath(file.name.replace("\\", "/")).name
        if name.lower().endswith(_PHOTOS):
            photos += _photo(file.data, name, bounds, remarks)
            continue
        try:
            documents += read(file.data, name, Bounds(name, bounds.limits))
        except InputError as problem:
            remarks.append(_unread(name, problem))
    if message is not None and (_says_something(message) or not documents):
        documents.insert(0, message)
    elif message is not None:
        remarks += _cover(message)
    if not documents:
        words = Bilingual("it holds no file that can be imported.", "里面没有能导入的文件。")
        raise bounds.refused(words, "Unpack it, and import what is in it.")
    first = documents[0]
    if len(documents) == 1:
        documents[0] = replace(
            first,
            pieces=(*first.pieces, *photos),
            pictures=first.pictures + len(photos),
            remarks=(*first.remarks, *remarks),
        )
    else:
        if photos:
            what = Bilingual("photos that came with several texts", "与几篇稿件一起来的照片")
            alts = " ".join(photo.alt for photo in photos)
            remarks.append(Remark(what, WHOLE_FILE, alts, tuple(photos)))
        documents[0] = replace(
            first,
            remarks=(*first.remarks, *remarks),
            pictures=first.pictures + len(photos),
        )
    return tuple(documents)


def _photo(data: bytes, name: str, bounds: Bounds, remarks: list[Remark]) -> Iterator[Picture]:
    suffix = PurePosixPath(name).suffix.lower()
    try:
        made = as_photo(data, {".jpeg": ".jpg"}.get(suffix, suffix), bounds)
    except BrokenPicture:
        made = None
    if made is None:
        what = Bilingual(
            "the picture {name} cannot be decoded; add it from the original",
            "图片 {name} 解不出来，请照原件补上",
            name=name,
        )
        remarks.append(Remark(what, WHOLE_FILE))
        return
    yield Picture(made.data, made.suffix, after_paragraph(0), PurePosixPath(name).stem)


def _unread(name: str, problem: InputError) -> Remark:
    reason = problem.diagnostics[0].message if problem.diagnostics else ""
    what = Bilingual(
        "the file {name} is not imported: {reason}",
        "文件 {name} 没有导入：{reason}",
        name=name,
        reason=Message("{reason}", reason=reason),
    )
    return Remark(what, WHOLE_FILE, name)


def _says_something(message: Material) -> bool:
    """Return whether a mail is a text by itself: a paragraph of it is one."""
    words = (piece.text for piece in message.pieces if isinstance(piece, Words))
    return max((len(text) for text in words if "。" in text), default=0) >= _LEAST_TEXT


def _cover(message: Material) -> Iterator[Remark]:
    """Yield the words of a mail that only brings what is attached."""
    words = " ".join(p.text for p in message.pieces if isinstance(p, Words))
    yield from message.remarks
    if words:
        yield Remark(Bilingual("the mail's own words", "邮件正文"), WHOLE_FILE, words)
