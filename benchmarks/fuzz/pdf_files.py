"""PDFs changed in their objects, in what their pages show, and in their bytes."""

from __future__ import annotations

import io
import random
import re
import tempfile
from functools import cache
from pathlib import Path

import pypdf
from pypdf.generic import (
    ArrayObject,
    ContentStream,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from bulletin_layout import lay_out, read_fonts, read_issue
from bulletin_layout.pipeline import save, style_of

from .mutators import change_bytes
from .seeds import written_out
from .values import odd_word

COUNT = 8
NUMBERS = (0, 1, -1, 2, 3, 90, 32768, 65536, 2**31, 2**31 - 1, -(2**31), 10**12, 10**30)
REALS = (0.0, 0.001, -0.5, 1e-9, 1e9, 1e38, 240.0, 0.05)
OPERATORS = (b"Tj", b"Tm", b"Td", b"Tf", b"T*", b"cm", b"q", b"Q", b"BT", b"ET", b"Do", b"BDC")


@cache
def pdf_seeds() -> tuple[bytes, ...]:
    """Return small PDFs: cut examples, as the library writes them, and the same without tags."""
    fonts = read_fonts()
    found = []
    for number, path in enumerate(written_out(COUNT)):
        issue = read_issue(path)
        out = Path(tempfile.gettempdir()) / "seed.pdf"
        save(lay_out(issue, style_of(issue), fonts), out)
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(out.read_bytes()))
        out.unlink()
        if number % 2:
            for key in ("/StructTreeRoot", "/MarkInfo"):
                writer.root_object.pop(NameObject(key), None)
        found.append(_bytes_of(writer))
    return tuple(found)


def mutant(seed: int, number: int) -> bytes:
    """Return a mutant's bytes."""
    rng = random.Random(f"pdf:{seed}:{number}")
    data = rng.choice(pdf_seeds())
    if rng.random() < 0.15:
        return change_tokens(data, rng)
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    for _ in range(rng.choice((1, 1, 2, 3, 6))):
        rng.choice((change_object, change_object, change_page))(writer, rng)
    try:
        data = _bytes_of(writer)
    except (RecursionError, TypeError, ValueError, AttributeError, KeyError):
        return change_tokens(data, rng)  # what cannot be written so is changed otherwise
    return change_bytes(data, rng) if rng.random() < 0.1 else data


def _bytes_of(writer: pypdf.PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def change_tokens(data: bytes, rng: random.Random) -> bytes:
    """Put other numbers, names or bytes in the place of some, as the file's bytes have them."""
    for _ in range(rng.choice((1, 2, 5))):
        found = list(re.finditer(rb"\d+|/\w+|<<|>>|\d+ 0 R|endobj|stream", data))
        one, other = rng.choice(found), rng.choice(found)
        new = other[0] if rng.random() < 0.6 else str(rng.choice(NUMBERS)).encode()
        if rng.random() < 0.5:
            new = new[: len(one[0])].ljust(len(one[0]))
        data = data[: one.start()] + new + data[one.end() :]
    return change_bytes(data, rng) if rng.random() < 0.5 else data


def change_object(writer: pypdf.PdfWriter, rng: random.Random) -> None:
    """Set, take out or exchange an entry of some object."""
    objects = [o for o in writer._objects if isinstance(o, DictionaryObject | ArrayObject)]
    one = rng.choice(objects)
    value = _value(writer, rng)
    if isinstance(one, ArrayObject):
        if one and rng.random() < 0.6:
            one[rng.randrange(len(one))] = value
        else:
            one.extend([value] * rng.choice((1, 1, 50)))
        return
    keys = [str(key) for key in one] or ["/Type"]
    key = NameObject(rng.choice(keys))
    if rng.random() < 0.25:
        one.pop(key, None)
    elif rng.random() < 0.5 and isinstance(one.get(key), ArrayObject) and one[key]:
        inner = one[key]
        inner[rng.randrange(len(inner))] = value
    else:
        one[key] = value


def _value(writer: pypdf.PdfWriter, rng: random.Random) -> PdfObject:
    other = rng.choice([o for o in writer._objects if isinstance(o, DictionaryObject)])
    return rng.choice(
        (
            NumberObject(rng.choice(NUMBERS)),
            FloatObject(rng.choice(REALS)),
            NameObject(rng.choice(("/Table", "/TR", "/P", "/H1", "/Span", "/Identity-H", "/X"))),
            NullObject(),
            TextStringObject(odd_word(rng)),
            ArrayObject([NumberObject(rng.choice(NUMBERS))] * rng.choice((0, 1, 4, 6, 3000))),
            IndirectObject(rng.randrange(1, len(writer._objects) + 2), 0, writer),
            rng.choice(list(other.values()) or [NullObject()]),
        )
    )


def change_page(writer: pypdf.PdfWriter, rng: random.Random) -> None:
    """Change what a page shows: operations taken out, doubled, exchanged, their operands set."""
    page = rng.choice(writer.pages)
    content = page.get("/Contents")
    if not isinstance(content and content.get_object(), StreamObject | ArrayObject):
        return
    try:
        stream = ContentStream(content, writer)
        operations = stream.operations
    except Exception:  # what an earlier change broke is left to the library
        return
    if not operations:
        return
    at = rng.randrange(len(operations))
    what = rng.randrange(6)
    if what == 0:
        del operations[at : at + rng.choice((1, 1, 5, 50))]
    elif what == 1:
        operations[at:at] = operations[at : at + rng.choice((1, 5))] * rng.choice((1, 3, 200))
    elif what == 2:
        other = rng.randrange(len(operations))
        operations[at], operations[other] = operations[other], operations[at]
    elif what == 3:
        operations[at] = (operations[at][0], rng.choice(OPERATORS))
    else:
        numbers = [n for n, (given, _) in enumerate(operations) if _is_numeric(given)]
        if numbers:
            place = rng.choice(numbers)
            given = list(operations[place][0])
            given[rng.randrange(len(given))] = FloatObject(rng.choice((*REALS, *NUMBERS)))
            operations[place] = (given, operations[place][1])
    stream.operations = operations
    page[NameObject("/Contents")] = writer._add_object(stream)


def _is_numeric(operands: object) -> bool:
    return isinstance(operands, list) and any(isinstance(o, int | float) for o in operands)
