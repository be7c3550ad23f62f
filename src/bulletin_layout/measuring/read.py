"""Measure a file of either kind, told by its bytes rather than its name.

In: a file's name. Out: a Measurement. The file is read in this process, its amounts held against
the limits before they are used, and `import_seconds` looked at between pages and paragraphs.
"""

from __future__ import annotations

from pathlib import Path

from bulletin_layout.deadline import IMPORT, time_limit
from bulletin_layout.diagnostics import InputError, Place, error
from bulletin_layout.importing.bounds import Bounds
from bulletin_layout.limits import DEFAULT_LIMITS, Limits
from bulletin_layout.measuring.model import Measurement
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.yaml_text.read import refuse_odd_files

_BYTES = Bilingual("bytes of the file", "文件的字节数")


def measure(file: str | Path, limits: Limits = DEFAULT_LIMITS) -> Measurement:
    """Return what a .pdf or .docx file's format is. Raises InputError."""
    with time_limit(limits.import_seconds, str(file), IMPORT):
        data = read_bytes(file, limits)
        bounds = Bounds(Path(file).name, limits)
        if b"%PDF-" in data[:1024]:
            from bulletin_layout.measuring.pdf.read import measure_pdf

            return measure_pdf(data, bounds)
        if data[:2] == b"PK":
            from bulletin_layout.measuring.docx.read import measure_word

            return measure_word(data, bounds)
        if data[:4] == b"\xd0\xcf\x11\xe0":
            message = "it is an old Word file (.doc)."
            advice = Bilingual(
                "Save it as .docx or PDF in Word.", "请在 Word 里另存为 .docx 或 PDF。"
            )
            raise bounds.refused(message, advice)
        message = Bilingual(
            "neither a PDF nor a Word file (.docx).", "既不是 PDF，也不是 Word 文件（.docx）。"
        )
        raise bounds.refused(message)


def read_bytes(file: str | Path, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """Return a file's bytes. Raises InputError if it cannot be read or is too large."""
    path = Path(file)
    try:
        refuse_odd_files(path, str(file))
        Bounds(path.name, limits).check("import_bytes", path.stat().st_size, _BYTES)
        return path.read_bytes()
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        message = Message("cannot be read: {reason}.", reason=reason)
        raise InputError([error(Place(str(file), 1, 1), "", message)]) from None
