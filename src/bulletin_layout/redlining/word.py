"""A redline as a Word file: both versions as Word files, compared, with real tracked changes."""

from __future__ import annotations

import io
from collections.abc import Iterator

from bulletin_layout.fonts.reader import read_fonts
from bulletin_layout.pipeline import BuildOptions, lay_out, save, style_of
from bulletin_layout.redlining.versions import Version
from bulletin_layout.redlining.who import Who
from bulletin_layout.redlining.word_merging import merged_files
from bulletin_layout.redlining.word_package import WordPackage
from bulletin_layout.redlining.word_writing import written


def word_redline(
    old: Version, new: Version, who: Who, options: BuildOptions, in_old: bool = False
) -> Iterator[bytes]:
    """Return the bytes of a Word file with what changed from one version to the other.

    `in_old`: it looks as the old version does. Raises InputError.
    """
    first, second = package_of(old, options), package_of(new, options)
    return written(merged_files(first, second, who, in_old), first, second, in_old)


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
