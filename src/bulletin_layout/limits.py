"""How much an issue may hold and a command may take, each with a name and a default.

Issues come by mail from many hands. A limit that is passed is an error that names the limit,
so that whoever trusts a file can raise it: `Limits(pages=5000)`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from bulletin_layout.diagnostics import Refused
from bulletin_layout.messages import Message


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that is accepted. Counts are of one issue, its series file included.

    file_bytes: a YAML file's size. nesting: lists and keys within each other. values: everything
    the walk meets, each alias counted as often as it is used. characters: of all texts;
    text_characters: of one. cells: of all tables, a merged one by the
    places that it covers. pictures: photos; picture_bytes and
    picture_pixels: of one. pages: of the PDF. seconds: of all that a command does with it.
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
