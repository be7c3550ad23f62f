"""Look at a Word file's package before it is unpacked: how it is packed, how large it would be.

In: its bytes. Out: nothing, or an InputError of one line.
"""

from __future__ import annotations

import io
import zipfile

from bulletin_layout.importing.bounds import Bounds
from bulletin_layout.messages import Bilingual

# What ISO 29500-2 lets a package be packed with.
_USUAL = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_XML = (".xml", ".rels")
# Only with one can few bytes be many elements, or name a file.
_DECLARATION = b"<!DOCTYPE"
_SAVE_AGAIN = Bilingual("Open it in Word and save it again.", "请在 Word 里打开，另存一次。")


def refuse_odd_package(data: bytes, bounds: Bounds) -> None:
    """Raise InputError for a package that Word does not write, or that unpacks beyond the limits.

    A part is never unpacked beyond the size that the package names. Raises what zipfile does for
    a broken one.
    """
    package = zipfile.ZipFile(io.BytesIO(data))
    entries = package.infolist()
    unpacked = Bilingual("bytes of the unpacked file", "解压后的字节数")
    bounds.check("unpacked_bytes", sum(entry.file_size for entry in entries), unpacked)
    for entry in entries:
        if entry.compress_type not in _USUAL:
            message = Bilingual(
                "its part {part} is packed in a way that Word does not use.",
                "其中的 {part} 用 Word 不用的方法压缩。",
                part=entry.filename,
            )
            raise bounds.refused(message, _SAVE_AGAIN)
        if entry.filename.lower().endswith(_XML):
            what = Bilingual("bytes of {part}", "{part} 的字节数", part=entry.filename)
            bounds.check("xml_bytes", entry.file_size, what)
            if _DECLARATION in package.read(entry):
                message = Bilingual(
                    "its part {part} declares a document type, as Word never does.",
                    "其中的 {part} 有文档类型声明，Word 从不这样写。",
                    part=entry.filename,
                )
                raise bounds.refused(message, _SAVE_AGAIN)
