"""Read a file of any kind that can be imported, told by its bytes rather than its name."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from bulletin_layout.deadline import IMPORT, time_limit
from bulletin_layout.diagnostics import InputError, Place, error
from bulletin_layout.importing.bounds import Bounds
from bulletin_layout.importing.clean import is_invisible
from bulletin_layout.importing.grids import regular
from bulletin_layout.importing.material import Grid, Material, Piece, Remark, words_of
from bulletin_layout.importing.places import WHOLE_FILE
from bulletin_layout.limits import DEFAULT_LIMITS, Limits
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.yaml_text.read import refuse_odd_files

_BYTES = Bilingual("bytes of the file", "文件的字节数")


def read_material(file: str, limits: Limits = DEFAULT_LIMITS) -> Material:
    """Return what a .docx, .txt or .pdf file holds. Raises InputError.

    The file is read in this process and thread. What it asks for is held against the limits
    first, and `import_seconds` is looked at between paragraphs and pages; what a library does
    within one page is not bounded here, as it is for the command, which reads in a child.
    """
    with time_limit(limits.import_seconds, file, IMPORT):
        return _read_file(file, limits)


def _read_file(file: str, limits: Limits) -> Material:
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
    return _made_whole(_read(data, file, bounds), bounds)


def _made_whole(material: Material, bounds: Bounds) -> Material:
    """Return what was read with tables that an issue may hold; say which characters go.

    Invisible characters are taken out wherever a text is cleaned.
    """
    pieces: list[Piece] = []
    remarks = list(material.remarks)
    for piece in material.pieces:
        whole = regular(piece, bounds) if isinstance(piece, Grid) else piece
        if whole is not None:
            pieces.append(whole)
        else:
            what = Bilingual("a table without words is left out", "没有文字的表格略去")
            remarks.append(Remark(what, piece.where))
    gone = Counter(c for piece in pieces for c in words_of(piece) if is_invisible(c))
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
    return Material(material.name, tuple(pieces), tuple(remarks))


def _read(data: bytes, file: str, bounds: Bounds) -> Material:
    if b"%PDF-" in data[:1024]:
        from bulletin_layout.importing.pdf.read import read_pdf

        return read_pdf(data, bounds)
    if data[:2] == b"PK":
        return _word(data, file, bounds)
    if data[:4] == b"\xd0\xcf\x11\xe0":
        message = "it is an old Word file (.doc)."
        advice = "Save it as .docx in Word, and import that."
        raise InputError([error(Place(file, 1, 1), "", message, advice)])
    from bulletin_layout.importing.plain.read import read_plain

    return read_plain(data, bounds)


def _word(data: bytes, file: str, bounds: Bounds) -> Material:
    try:
        from bulletin_layout.importing.docx.read import read_word
    except ImportError:
        message = "reading .docx needs python-docx, which is not installed."
        advice = 'Run: python -m pip install "bulletin-layout[import]"'
        raise InputError([error(Place(file, 1, 1), "", message, advice)]) from None
    return read_word(data, bounds)
