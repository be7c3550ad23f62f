"""The header of a Word file's first page that holds a bulletin's masthead: read as its beginning.

A masthead that is set as the first page's own header belongs to the text; other headers do not.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from docx.oxml.ns import qn

from bulletin_layout.importing.docx.drawings import words_within

_PERIOD = re.compile(r"第\s*[\d〇○零一二三四五六七八九十百]+\s*期")
# So many paragraphs of the body are looked at for a masthead of its own.
_BEGINNING = 8


def header_with_masthead(document: Any) -> Any:
    """Return the first page's own header, None unless it has a 第…期 that the body begins without.

    python-docx makes no header here: what is asked says first whether there is one.
    """
    section = next(iter(document.sections), None)
    if section is None or not section.different_first_page_header_footer:
        return None
    header = section.first_page_header
    if header.is_linked_to_previous or not _PERIOD.search(_words(header._element)):
        return None
    beginning = islice(document.element.body.iter(qn("w:p")), _BEGINNING)
    return None if any(_PERIOD.search(words_within(p)) for p in beginning) else header


def _words(root: Any) -> str:
    return "\n".join(map(words_within, root.iter(qn("w:p"))))
