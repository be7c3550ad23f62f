"""The writers' table: every format that a Document is written in, one line each.

In: a Document and a format's name. Out: the bytes of a file, in chunks. Writers are siblings, none
knows another. One that reads `pages` is given the Document and puts everything where it stands; one
that reads the `source` is given it too, for a program that breaks lines anew; one that reads the
`structure` is given what the issue says and never sees a page. A new format is a package with one
such function, and a line here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any, Literal

from bulletin_layout.diagnostics import Refused, expect, nearest
from bulletin_layout.layout.model import Document
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple


class Writer(NamedTuple):
    """A format: its name, its files' suffix, what its writer reads, and where that function is.

    `keywords` are those that the function takes beside the Document.
    """

    name: str
    suffix: str
    reads: Literal["pages", "structure", "source"]
    module: str
    function: str
    keywords: tuple[str, ...] = ()


WRITERS = (
    Writer("pdf", ".pdf", "pages", "pdf.writer", "pdf_chunks", ("ink", "sources")),
    Writer("ofd", ".ofd", "pages", "ofd.writer", "ofd_chunks"),
    Writer("docx", ".docx", "source", "docx.writer", "docx_chunks"),
    Writer(
        *("html", ".html", "structure", "html.writer", "html_chunks"),
        keywords=("fragment", "inline_styles", "pictures"),
    ),
    Writer("dump", ".layout.txt", "pages", "canonical_text", "dump_chunks"),
)
FORMATS = tuple(writer.name for writer in WRITERS)


def writer_named(name: str) -> Writer:
    """Return the writer of a format. Raises Refused, a ValueError, if there is none."""
    for writer in WRITERS:
        if writer.name == name:
            return writer
    words = Message("there is no writer of {format!r}.", format=name)
    raise Refused(words, nearest(name, FORMATS))


def writer_of(file: str) -> Writer | None:
    """Return the writer of the format that a file's name ends in, None if no writer has it."""
    name = file.lower()
    return next((writer for writer in WRITERS if name.endswith(writer.suffix)), None)


def refuse_keywords(writer: Writer, keywords: Iterable[str]) -> None:
    """Raise Refused if a format is not written with one of these."""
    for keyword in keywords:
        if keyword not in writer.keywords:
            words = "{format} is not written with {keyword}."
            raise Refused(Message(words, format=writer.name, keyword=keyword))


def refuse_draft(writer: Writer, draft: bool, review_sheet: bool) -> None:
    """Raise Refused for a draft in a format that cannot tell that it is one, or has no 送审单."""
    if draft and writer.reads == "structure":
        words = "a draft is not written as {format}, which has no page to bear its mark."
        raise Refused(Message(words, format=writer.name))
    if review_sheet and writer.reads != "pages":
        words = "a 送审单 is a page of its own, and is not written in {format}."
        raise Refused(Message(words, format=writer.name), "Write it as PDF.")


def written(document: Document, writer: Writer, **keywords: Any) -> Iterator[bytes]:
    """Return the bytes of a Document in a format, in chunks.

    All that can be wrong with the Document is told before the first: as InputError, or OutputError
    where it may not be written so. Raises Refused for keywords that the format has not.
    """
    refuse_keywords(writer, keywords)
    expect(document, Document, "a writer", "of lay_out or typeset")
    home = import_module(f"bulletin_layout.{writer.module}")
    source = document.logical() if writer.reads == "structure" else document
    chunks: Iterator[bytes] = getattr(home, writer.function)(source, **keywords)
    return chunks
