"""Read a file of any kind that can be imported, told by its bytes rather than its name."""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from bulletin_layout.deadline import IMPORT, time_limit
from bulletin_layout.diagnostics import InputError, Place, error
from bulletin_layout.importing.bounds import CHARACTERS, ONE_TEXT, Bounds
from bulletin_layout.importing.bundles import Held, held_in_zip, materials_of
from bulletin_layout.importing.clean import LOST, is_invisible, visible
from bulletin_layout.importing.grids import regular
from bulletin_layout.importing.kinds import CONVERT, Kind, kind_of
from bulletin_layout.importing.material import (
    BACKSLASHES,
    Gallery,
    Grid,
    Material,
    Picture,
    Piece,
    Remark,
    Words,
    words_of,
)
from bulletin_layout.importing.places import WHOLE_FILE
from bulletin_layout.limits import DEFAULT_LIMITS, Limits
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.yaml_text.read import refuse_odd_files

_NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})

_BYTES = Bilingual("bytes of the file", "文件的字节数")


def read_material(file: str, limits: Limits = DEFAULT_LIMITS) -> Material:
    """Return what a file holds that is one text. Raises InputError, also if it is several."""
    materials = read_materials(file, limits)
    if len(materials) != 1:
        message = Bilingual(
            "it holds {count} texts.", "里面有{count}篇稿件。", count=len(materials)
        )
        raise InputError([error(Place(file, 1, 1), "", message, "Unpack it.")])
    return materials[0]


def read_materials(file: str, limits: Limits = DEFAULT_LIMITS) -> tuple[Material, ...]:
    """Return what a file holds: one text, or those of an archive or mail. Raises InputError.

    The file is read in this process and thread. What it asks for is held against the limits
    first, and `import_seconds` is looked at between paragraphs and pages; what a library does
    within one page is not bounded here, as it is for the command, which reads in a child.
    """
    with time_limit(limits.import_seconds, file, IMPORT):
        return _read_file(file, limits)


def _read_file(file: str, limits: Limits) -> tuple[Material, ...]:
    path = Path(file)
    bounds = Bounds(path.name, limits)
    try:
        refuse_odd_files(path, file)
        bounds.check("import_bytes", path.stat().st_size, _BYTES)
        data = path.read_bytes()
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise InputError(
            [error(Place(file, 1, 1), "", Message("cannot be read: {reason}.", reason=reason))]
        ) from None
    return tuple(_made_whole(one, Bounds(one.name, limits)) for one in _read(data, file, bounds))


def _made_whole(material: Material, bounds: Bounds) -> Material:
    """Return what was read with tables that an issue may hold; say which characters go.

    Invisible characters are taken out wherever a text is cleaned.
    """
    pieces: list[Piece] = []
    remarks = list(material.remarks)
    for piece in material.pieces:
        seen = _visible(piece)
        whole = regular(seen, bounds) if isinstance(seen, Grid) else seen
        if whole is None:
            what = Bilingual("a table without words is left out", "没有文字的表格略去")
            remarks.append(Remark(what, piece.where))
        elif not isinstance(whole, Words) or whole.text.strip():
            pieces.append(whole)
    texts = [words_of(piece) for piece in material.pieces]
    told = sum(len(remark.what) + len(remark.kept) for remark in remarks)
    bounds.check("text_characters", max(map(len, texts), default=0), ONE_TEXT)
    bounds.check("characters", sum(map(len, texts)) + told, CHARACTERS)
    gone = Counter(c for text in texts for c in text if is_invisible(c))
    if gone:
        counts = [(f"U+{ord(c):04X}", count) for c, count in sorted(gone.items())]
        what = Bilingual(
            "invisible characters are left out: {counts}",
            "看不见的字符略去：{counts}",
            counts=Bilingual(
                ", ".join(f"{code} ({count})" for code, count in counts),
                "、".join(f"{code}（{count}个）" for code, count in counts),
            ),
        )
        remarks.append(Remark(what, WHOLE_FILE))
    if lost := sum(text.count(LOST) for text in texts):
        what = Bilingual(
            "characters ({count}) were lost before, and □ stands for them; write them",
            "有{count}个字符原已丢失，以□代替，请补上",
            count=lost,
        )
        remarks.append(Remark(what, WHOLE_FILE))
    # In a cell two of them are a line break, written when the cell was read.
    written = [piece.text for piece in material.pieces if isinstance(piece, Words)]
    if any(BACKSLASHES.search(text) for text in written):
        what = Bilingual(
            "where backslashes would be a mark they are written ＼",
            "会被当作标记的反斜杠写作＼",
        )
        remarks.append(Remark(what, WHOLE_FILE))
    return replace(material, pieces=tuple(pieces), remarks=tuple(remarks))


def _visible(piece: Piece) -> Piece:
    """Return a piece without what no page can show."""
    if isinstance(piece, Words):
        marked = None if piece.marked is None else visible(piece.marked)
        return replace(piece, text=visible(piece.text), marked=marked)
    if isinstance(piece, Picture):
        return replace(piece, alt=visible(piece.alt), caption=visible(piece.caption))
    if isinstance(piece, Gallery):
        pictures = tuple(
            replace(p, alt=visible(p.alt), caption=visible(p.caption)) for p in piece.pictures
        )
        return replace(piece, pictures=pictures, caption=visible(piece.caption))
    rows = tuple(tuple(replace(c, text=visible(c.text)) for c in row) for row in piece.rows)
    return replace(piece, rows=rows, caption=visible(piece.caption))


def _read(data: bytes, file: str, bounds: Bounds) -> tuple[Material, ...]:
    """Return what bytes hold, told by themselves; a table of commas by the name of its file."""
    kind = kind_of(data, file)
    if kind.must_be_converted:
        raise InputError([error(Place(file, 1, 1), "", kind.message, CONVERT)])
    if kind is Kind.ARCHIVE:
        return _archive(data, file, bounds)
    if kind is Kind.MAIL:
        from bulletin_layout.importing.mail.read import read_mail

        message, attached = read_mail(data, bounds, _page)
        held = [Held(*one) for one in attached]
        return materials_of(held, bounds, _read_held, message)
    return (_READERS[kind](data, file, bounds),)


def _archive(data: bytes, file: str, bounds: Bounds) -> tuple[Material, ...]:
    try:
        held = held_in_zip(data, bounds)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, zlib.error):
        message = Bilingual("it is no archive that can be unpacked.", "压缩包解不开。")
        advice = "Unpack it, and import what is in it."
        raise InputError([error(Place(file, 1, 1), "", message, advice)]) from None
    return materials_of(held, bounds, _read_held)


def _read_held(data: bytes, name: str, bounds: Bounds) -> tuple[Material, ...]:
    """Return what a file within another holds; an archive within one is not unpacked."""
    if kind_of(data, name) is Kind.ARCHIVE:
        message = Bilingual("it is an archive within another.", "压缩包里的压缩包。")
        raise InputError([error(Place(name, 1, 1), "", message, "Unpack it.")])
    return _read(data, name, bounds)


def _pdf(data: bytes, _file: str, bounds: Bounds) -> Material:
    from bulletin_layout.importing.pdf.read import read_pdf

    return read_pdf(data, bounds)


def _page(
    data: bytes, bounds: Bounds, charset: str = "", pictures: Mapping[str, bytes] = _NO_PICTURES
) -> Material:
    try:
        from bulletin_layout.importing.web.read import read_page
    except ImportError:
        message = "reading .html needs lxml, which is not installed."
        advice = 'Run: python -m pip install "bulletin-layout[import]"'
        raise InputError([error(Place(bounds.name, 1, 1), "", message, advice)]) from None
    return read_page(data, bounds, charset, pictures)


def _plain(data: bytes, _file: str, bounds: Bounds) -> Material:
    from bulletin_layout.importing.plain.read import read_plain

    return read_plain(data, bounds)


def _commas(data: bytes, _file: str, bounds: Bounds) -> Material:
    from bulletin_layout.importing.plain.commas import read_commas

    return read_commas(data, bounds)


def _word(data: bytes, file: str, bounds: Bounds) -> Material:
    try:
        from bulletin_layout.importing.docx.read import read_word
    except ImportError:
        message = "reading .docx needs python-docx, which is not installed."
        advice = 'Run: python -m pip install "bulletin-layout[import]"'
        raise InputError([error(Place(file, 1, 1), "", message, advice)]) from None
    return read_word(data, bounds)


_READERS = {
    Kind.PDF: _pdf,
    Kind.WORD: _word,
    Kind.PAGE: lambda data, _, bounds: _page(data, bounds),
    Kind.COMMAS: _commas,
    Kind.PLAIN: _plain,
}
