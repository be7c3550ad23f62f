"""Read a file of any kind that can be imported, told by its bytes rather than its name."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from bulletin_layout.diagnostics import InputError, Place, error
from bulletin_layout.importing.clean import is_invisible
from bulletin_layout.importing.grids import regular
from bulletin_layout.importing.material import Grid, Material, Piece, Remark, words_of
from bulletin_layout.importing.places import WHOLE_FILE
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.yaml_text.read import refuse_odd_files

# A file that is larger is none that came by mail.
_MOST_BYTES = 200_000_000


def read_material(file: str) -> Material:
    """Return what a .docx, .txt or .pdf file holds. Raises InputError."""
    path = Path(file)
    try:
        refuse_odd_files(path, file)
        if path.stat().st_size > _MOST_BYTES:
            raise InputError([error(Place(file, 1, 1), "", "it is larger than 200 MB.")])
        data = path.read_bytes()
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise InputError(
            [error(Place(file, 1, 1), "", Message("cannot be read: {reason}.", reason=reason))]
        ) from None
    return _made_whole(_read(data, file))


def _made_whole(material: Material) -> Material:
    """Return what was read with tables that an issue may hold; say which characters go.

    Invisible characters are taken out wherever a text is cleaned.
    """
    pieces: list[Piece] = []
    remarks = list(material.remarks)
    for piece in material.pieces:
        whole = regular(piece) if isinstance(piece, Grid) else piece
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


def _read(data: bytes, file: str) -> Material:
    path = Path(file)
    if b"%PDF-" in data[:1024]:
        from bulletin_layout.importing.pdf.read import read_pdf

        return read_pdf(data, path.name)
    if data[:2] == b"PK":
        return _word(data, file)
    if data[:4] == b"\xd0\xcf\x11\xe0":
        message = "it is an old Word file (.doc)."
        advice = "Save it as .docx in Word, and import that."
        raise InputError([error(Place(file, 1, 1), "", message, advice)])
    from bulletin_layout.importing.plain.read import read_plain

    return read_plain(data, path.name)


def _word(data: bytes, file: str) -> Material:
    try:
        from bulletin_layout.importing.docx.read import read_word
    except ImportError:
        message = "reading .docx needs python-docx, which is not installed."
        advice = 'Run: python -m pip install "bulletin-layout[import]"'
        raise InputError([error(Place(file, 1, 1), "", message, advice)]) from None
    return read_word(data, Path(file).name)
