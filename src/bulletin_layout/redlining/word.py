"""A redline as a Word file: both versions as Word files, compared, with real tracked changes."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree import ElementTree

from bulletin_layout.diagnostics import InputError, error
from bulletin_layout.docx.base import Record, read_item
from bulletin_layout.docx.read_parts import W
from bulletin_layout.fonts.reader import read_fonts
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.pipeline import BuildOptions, lay_out, save, style_of
from bulletin_layout.redlining.outward import without_personal_data
from bulletin_layout.redlining.versions import Version
from bulletin_layout.redlining.who import UNKNOWN, Who
from bulletin_layout.redlining.word_merging import merged_files
from bulletin_layout.redlining.word_package import WordPackage
from bulletin_layout.redlining.word_writing import written


class Asked(NamedTuple):
    """What is asked of a Word file beside its two versions.

    `article`: only this one of the new issue is compared, with a contribution, which keeps its
    looks: it goes back to who sent it. `outward`: without names, times and other personal data.
    """

    who: Who = UNKNOWN
    article: int | None = None
    outward: bool = False


def word_redline(
    old: Version, new: Version, asked: Asked, options: BuildOptions
) -> Iterator[bytes]:
    """Return the bytes of a Word file with what changed. Raises InputError."""
    first, second = package_of(old, options), package_of(new, options)
    in_old = asked.article is not None
    if asked.outward or in_old:
        without_personal_data(first)
        without_personal_data(second)
    part = _of_article(second, asked.article) if asked.article is not None else None
    merged = merged_files(first, second, asked.who, in_old, part)
    return written(merged, first, second, in_old)


def package_of(version: Version, options: BuildOptions) -> WordPackage:
    """Return a version as a Word file: what it is, or what is made of it."""
    if version.issue is None:
        return WordPackage(str(version.file), options.limits)
    style = style_of(version.issue, options.style, root=options.root)
    fonts = read_fonts(options.fonts)
    document = lay_out(version.issue, style, fonts, draft=options.draft, limits=options.limits)
    stream = io.BytesIO()
    save(document, stream, "docx")
    return WordPackage(version.name, options.limits, stream.getvalue())


def _of_article(package: WordPackage, number: int) -> Sequence[Any]:
    """Return the elements of a body that one article is. Raises InputError if there is none."""
    own = {
        record.id
        for record in _records(package)
        if any(share.path.startswith(f"articles[{number}].") for share in record.shares)
    }
    body = [child for child in package.body if child.tag in (f"{W}p", f"{W}tbl")]
    found = [
        at
        for at, child in enumerate(body)
        if any(mark.get(f"{W}name") in own for mark in child.iter(f"{W}bookmarkStart"))
    ]
    if not found:
        message = Message("there is no article {number} in {file}.", number=number,
                          file=package.file)  # fmt: skip
        raise InputError([error(None, package.file, message, "Count articles from 1.")])
    return body[found[0] : found[-1] + 1]


def _records(package: WordPackage) -> Sequence[Record]:
    for name, data in package.parts.items():
        if name.startswith("customXml/item") and "Props" not in name:
            records = read_item(ElementTree.fromstring(data))
            if records is not None:
                return records
    return ()
