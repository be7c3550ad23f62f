"""Measure a Word file: what it says of its own format, which no page can say better.

In: a .docx file's bytes, held against the limits first. Out: a Measurement without pages or
lines: only Word knows those. Raises InputError.
"""

from __future__ import annotations

import io
from typing import Any

from bulletin_layout.importing.bounds import Bounds
from bulletin_layout.importing.docx.package import refuse_odd_package
from bulletin_layout.measuring.docx.parts import body_of, parts_of
from bulletin_layout.measuring.docx.values import (
    WordFile,
    passages_of,
    questions_of,
    values_of,
)
from bulletin_layout.measuring.model import Measurement
from bulletin_layout.measuring.rule import rule_of
from bulletin_layout.messages import Bilingual, Message

_NAMELESS = "Microsoft Word"


def measure_word(data: bytes, bounds: Bounds) -> Measurement:
    """Return what a Word file says of its format. Raises InputError."""
    try:
        import docx

        from bulletin_layout.importing.docx.read import BROKEN
    except ImportError:
        message = "reading .docx needs python-docx, which is not installed."
        advice = 'Run: python -m pip install "bulletin-layout[import]"'
        raise bounds.refused(message, advice) from None
    try:
        refuse_odd_package(data, bounds)
        return _measured(docx.Document(io.BytesIO(data)), bounds)
    except BROKEN as problem:
        reason = " ".join(str(problem).split())[:100]
        message = Message("it is no Word file (.docx) that can be read: {problem}.", problem=reason)
        raise bounds.refused(message, "Save a .doc as .docx in Word, and import that.") from None


def _measured(document: Any, bounds: Bounds) -> Measurement:
    from bulletin_layout.measuring.docx.folios import folio_of
    from bulletin_layout.measuring.docx.paragraphs import WordReader
    from bulletin_layout.measuring.docx.settings import switches_of

    reader = WordReader(document, bounds)
    paragraphs = reader.paragraphs()
    body = body_of(paragraphs)
    if body is None:
        message = Bilingual("it holds no Chinese text to measure.", "没有可以测量的中文文字。")
        raise bounds.refused(message)
    switches = switches_of(document.settings.element)
    file = WordFile(
        tuple(paragraphs),
        tuple(parts_of(paragraphs, body)),
        body,
        tuple(reader.sections),
        switches,
        folio_of(document),
    )
    maker = _maker(document)
    rule = rule_of(maker, switches.mode, switches.control)
    return Measurement(
        bounds.name, maker, 0, dict(values_of(file)), tuple(passages_of(file)), (), rule,
        tuple(questions_of(file)),
    )  # fmt: skip


def _maker(document: Any) -> str:
    """Return the program that made a Word file, as its properties say."""
    from docx.oxml import parse_xml

    for rel in document.part.package.rels.values():
        if not rel.is_external and rel.reltype.endswith("/extended-properties"):
            root = parse_xml(rel.target_part.blob)
            found = [e.text for e in root if str(e.tag).endswith("}Application")]
            return str(found[0] or _NAMELESS) if found else _NAMELESS
    return _NAMELESS
