"""Read a file of any kind that can be imported, told by its bytes rather than its name."""

from __future__ import annotations

from pathlib import Path

from bulletin_layout.diagnostics import InputError, Place, error
from bulletin_layout.importing.material import Material
from bulletin_layout.source import refuse_odd_files
from bulletin_layout.wording import Said

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
            [error(Place(file, 1, 1), "", Said("cannot be read: {reason}.", reason=reason))]
        ) from None
    if b"%PDF-" in data[:1024]:
        from bulletin_layout.importing.pdf import read_pdf

        return read_pdf(data, path.name)
    if data[:2] == b"PK":
        return _word(data, file)
    if data[:4] == b"\xd0\xcf\x11\xe0":
        message = "it is an old Word file (.doc)."
        advice = "Save it as .docx in Word, and import that."
        raise InputError([error(Place(file, 1, 1), "", message, advice)])
    from bulletin_layout.importing.plain import read_plain

    return read_plain(data, path.name)


def _word(data: bytes, file: str) -> Material:
    try:
        from bulletin_layout.importing.word import read_word
    except ImportError:
        message = "reading .docx needs python-docx, which is not installed."
        advice = 'Run: python -m pip install "bulletin-layout[import]"'
        raise InputError([error(Place(file, 1, 1), "", message, advice)]) from None
    return read_word(data, Path(file).name)
