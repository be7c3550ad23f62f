"""Hold one file that is imported against the limits, before what it asks for is done.

In: amounts, and numbers as a file has them. Out: numbers that may be used; or an InputError of one
line that names the file and the limit.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NoReturn

from bulletin_layout.deadline import check_time
from bulletin_layout.diagnostics import InputError, Place, error
from bulletin_layout.limits import DEFAULT_LIMITS, Limits
from bulletin_layout.messages import Bilingual

_NUMBER = re.compile(r"\s*([+-]?)0*(\d+)\s*", re.ASCII)
# No limit has as many digits; int() refuses a number of thousands of them.
_MOST_DIGITS = 18

PARAGRAPHS = Bilingual("paragraphs", "段落数")
CHARACTERS = Bilingual("characters of text", "字数")
ONE_TEXT = Bilingual("characters of one text", "一段文字的字数")
CELLS = Bilingual("cells of tables", "表格的单元格数")
COLUMNS = Bilingual("columns of a table", "一个表格的栏数")
PICTURES = Bilingual("photos", "照片数")
PICTURES_BYTES = Bilingual("bytes of all photos", "全部照片的字节数")
PIXELS = Bilingual("pixels of a photo", "一张照片的像素数")
PICTURE_BYTES = Bilingual("bytes of a photo", "一张照片的字节数")
DEPTH = Bilingual("parts within one another", "嵌套的层数")


class Bounds:
    """What the file `name` may be by `limits`. Counts what it holds."""

    def __init__(self, name: str, limits: Limits = DEFAULT_LIMITS) -> None:
        self.name = name
        self.limits = limits
        self._counts: Counter[str] = Counter()

    def check(self, limit: str, amount: int, what: Bilingual) -> None:
        """Raise InputError if an amount of something is above a limit."""
        if amount > getattr(self.limits, limit):
            self._refuse(limit, f"{amount:,}", what)

    def add(self, limit: str, amount: int, what: Bilingual) -> None:
        """Count something of which a whole file may have so many. Raises InputError.

        Time is looked at too, since whatever takes long counts something.
        """
        check_time()
        self._counts[limit] += amount
        self.check(limit, self._counts[limit], what)

    def add_photo(self, data: bytes) -> None:
        """Count a photo, whose bytes count each time that it is shown. Raises InputError."""
        self.add("pictures", 1, PICTURES)
        self.check("picture_bytes", len(data), PICTURE_BYTES)
        self.add("unpacked_bytes", len(data), PICTURES_BYTES)

    def number(self, limit: str, written: str, what: Bilingual, least: int = 0) -> int:
        """Return a whole number that a file has, from `least` up to a limit. Raises InputError."""
        match = _NUMBER.fullmatch(written)
        if match is None:
            self._refuse(limit, f"“{written[:_MOST_DIGITS]}”", what, least)
        if len(match[2]) > _MOST_DIGITS:
            self._refuse(limit, f"{match[1]}{match[2][:_MOST_DIGITS]}…", what, least)
        number = int(match[1] + match[2])
        if not least <= number <= getattr(self.limits, limit):
            self._refuse(limit, f"{number:,}", what, least)
        return number

    def refused(self, message: str, advice: str = "") -> InputError:
        """Return an InputError that names the file."""
        return InputError([error(Place(self.name, 1, 1), "", message, advice)])

    def _refuse(self, limit: str, amount: str, what: Bilingual, least: int = 0) -> NoReturn:
        message = Bilingual(
            "{what}: {amount} cannot be imported, only {least} to {most:,} (limit {limit}).",
            "{what}：{amount}，不能导入，只能是{least}至{most:,}（上限 {limit}）。",
            what=what,
            amount=amount,
            least=least,
            most=getattr(self.limits, limit),
            limit=limit,
        )
        raise self.refused(message, "Divide it, or raise the limit.")
