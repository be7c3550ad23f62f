"""How much an issue or a file to import may hold, and what may be taken for it, by name.

Issues come by mail from many hands. A limit that is passed is an error that names the limit,
so that whoever trusts a file can raise it: `Limits(pages=5000)`.
"""

from __future__ import annotations

from dataclasses import fields, replace

from bulletin_layout.diagnostics import Refused
from bulletin_layout.immutable import immutable
from bulletin_layout.messages import Message


@immutable
class Limits:
    """The most that is accepted. Counts are of one issue, its series file included.

    file_bytes: a YAML file's size. nesting: lists and keys within each other. values: everything
    the walk meets, each alias counted as often as it is used. characters: of all texts;
    text_characters: of one. cells: of all tables, a merged one by the
    places that it covers. pictures: photos; picture_bytes and picture_pixels: of one. pages: of
    the PDF. seconds: of all that a command does with it.

    Of one file that is imported, for which nesting, characters, cells, the three of pictures and
    pages hold too: import_bytes: its size. unpacked_bytes: what is packed in it, unpacked.
    xml_bytes: a part of a Word file. content_bytes: what a PDF's pages say, forms counted as often
    as they are shown. pdf_characters: of all its pages. paragraphs: tables counted as one.
    columns: of a table. span: columns or rows that a cell reaches over. list_number: that a list
    begins with. label_characters: around that number. import_seconds: of reading it.
    import_memory: bytes for all files of one command, in its child process.
    """

    file_bytes: int = 20_000_000
    nesting: int = 200
    values: int = 400_000
    characters: int = 5_000_000
    text_characters: int = 1_000_000
    cells: int = 200_000
    pictures: int = 500
    picture_bytes: int = 100_000_000
    picture_pixels: int = 89_000_000
    pages: int = 2_000
    seconds: int = 600
    import_bytes: int = 200_000_000
    unpacked_bytes: int = 200_000_000
    xml_bytes: int = 16_000_000
    content_bytes: int = 50_000_000
    pdf_characters: int = 500_000
    paragraphs: int = 50_000
    columns: int = 100
    span: int = 1_000
    list_number: int = 32_767
    label_characters: int = 200
    import_seconds: int = 60
    import_memory: int = 536_870_912

    def changed(self, words: str) -> Limits:
        """Return these limits with `NAME=NUMBER` applied. Raises Refused, a ValueError."""
        name, _, amount = words.partition("=")
        known = [field.name for field in fields(self)]
        if name not in known:
            words = "there is no limit {name!r}. Known are: {known}."
            raise Refused(Message(words, name=name, known=", ".join(known)))
        if not amount.isdecimal() or not int(amount):
            words = "{amount!r} is no number above nothing. Write {name}=1000."
            raise Refused(Message(words, amount=amount, name=name))
        return replace(self, **{name: int(amount)})


DEFAULT_LIMITS = Limits()
