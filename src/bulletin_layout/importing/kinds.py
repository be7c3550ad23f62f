"""Tell what kind of file is to be imported, by its bytes rather than its name."""

from __future__ import annotations

import enum
import io
import zipfile

from bulletin_layout.messages import Bilingual

CONVERT = Bilingual(
    "Add --convert, for which LibreOffice must be installed; or save it as .docx in Word, and "
    "import that.",
    "加上 --convert（须装有 LibreOffice）；或者在 Word 里另存为 .docx 再导入。",
)
_OLE, _RTF = b"\xd0\xcf\x11\xe0", b"{\\rtf"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"


class Kind(enum.Enum):
    """The kinds of files."""

    PDF = "pdf"
    WORD = "word"
    ARCHIVE = "archive"
    MAIL = "mail"
    PAGE = "page"
    COMMAS = "commas"
    PLAIN = "plain"
    OLD_WORD = "old-word"
    RICH = "rich"
    OPEN = "open"

    @property
    def message(self) -> Bilingual:
        """What is said of a file of this kind, which only another program reads."""
        return _CONVERTED[self]

    @property
    def must_be_converted(self) -> bool:
        """Whether only another program reads it."""
        return self in _CONVERTED


_CONVERTED = {
    Kind.OLD_WORD: Bilingual("it is an old Word file (.doc).", "是旧的 Word 文件（.doc）。"),
    Kind.RICH: Bilingual("it is a rich text file (.rtf).", "是 RTF 文件（.rtf）。"),
    Kind.OPEN: Bilingual("it is an OpenDocument file (.odt).", "是 OpenDocument 文件（.odt）。"),
}


def kind_of(data: bytes, name: str) -> Kind:
    """Return the kind of a file."""
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    if data[:2] == b"PK":
        return _packed(data)
    if data[:4] == _OLE:
        return Kind.OLD_WORD
    if data.lstrip()[:5] == _RTF:
        return Kind.RICH
    from bulletin_layout.importing.mail.read import is_mail  # after the kinds that are frequent

    if is_mail(data):
        return Kind.MAIL
    if _is_page(data):
        return Kind.PAGE
    return Kind.COMMAS if name.lower().endswith(".csv") else Kind.PLAIN


def _packed(data: bytes) -> Kind:
    """Return the kind of a package: of Word unless it is known to be another."""
    if _OPEN_DOCUMENT in data[:200]:  # its first entry, which is never packed, says so
        return Kind.OPEN
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return Kind.WORD  # whose reader says what is wrong with it
    return Kind.WORD if "[Content_Types].xml" in names or not names else Kind.ARCHIVE


def _is_page(data: bytes) -> bool:
    start = data[:2000].lower().lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith((b"<!doctype html", b"<html")) or b"<body" in start
