"""What stands on the pages of a PDF, read within the bounds of an import."""

from __future__ import annotations

from bulletin_layout.importing.bounds import Bounds
from bulletin_layout.messages import Bilingual
from bulletin_layout.pdf_facts.model import UnreadablePdf
from bulletin_layout.pdf_facts.pages import PageContent, read_contents

_PAGES = Bilingual("pages", "页数")
_CHARACTERS = Bilingual("characters on the pages", "各页的字数")


def bounded_contents(data: bytes, bounds: Bounds) -> list[PageContent]:
    """Return what stands on each page. Raises InputError for more than may be, and for no PDF."""

    def expect(pages: int, characters: int) -> None:
        bounds.check("pages", pages, _PAGES)
        bounds.add("pdf_characters", characters, _CHARACTERS)

    try:
        return read_contents(data, bounds.name, expect)
    except UnreadablePdf as problem:
        raise bounds.refused(problem.message) from None
