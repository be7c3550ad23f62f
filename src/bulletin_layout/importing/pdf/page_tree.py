"""The pages of a PDF, and what is shown on them, counted before anything follows them.

In: a PDF as pypdf reads it. Out: nothing, or an InputError of one line. A tree of pages or forms
may lead to itself, or name the same leaf a thousand million times.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pypdf
from pypdf.errors import LimitReachedError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from bulletin_layout.deadline import check_time
from bulletin_layout.importing.bounds import DEPTH, Bounds
from bulletin_layout.messages import Bilingual
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.pdf_facts.tags import BROKEN

# A form is shown by its name; a comment may stand between (ISO 32000-1, 7.2 and 8.8).
_NAME = rb"/([^\x00\t\n\f\r ()<>\[\]{}/%]*)(?:[\x00\t\n\f\r ]|%[^\r\n]*)+"
_SHOWN = re.compile(_NAME + rb"Do\b")
# A font is chosen by its name and a size (9.3).
_CHOSEN = re.compile(_NAME + rb"[+.\d-]+(?:[\x00\t\n\f\r ]|%[^\r\n]*)+Tf\b")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
# What a form costs besides its bytes.
_EACH = 100
_PAGES = Bilingual("pages", "页数")
_CONTENT = Bilingual("bytes that the pages show", "各页内容的字节数")


class _Shown(NamedTuple):
    """A stream that is shown, and the resources that its names are of."""

    stream: Any
    resources: Any


def refuse_odd_pages(reader: pypdf.PdfReader, bounds: Bounds) -> None:
    """Raise InputError for pages or forms without end.

    Raises what pypdf does for a broken file.
    """
    root: Any = reader.trailer["/Root"]
    sizes = _Sizes(bounds)
    shown = 0
    for page, resources in _pages(root["/Pages"].get_object(), bounds):
        contents = _resolved(page.get("/Contents"))
        for part in contents if isinstance(contents, ArrayObject) else [contents]:
            shown += sizes.of(_Shown(part, resources))
            bounds.check("content_bytes", shown, _CONTENT)
        check_time()


def _pages(root: Any, bounds: Bounds) -> Iterator[tuple[Any, Any]]:
    """Yield the pages with their resources, which they may have of the nodes above."""
    waiting: list[tuple[Any, Any, frozenset[int]]] = [(root, None, frozenset())]
    pages = nodes = 0
    while waiting:
        node, inherited, above = waiting.pop()
        resources = _resolved(node.get("/Resources")) or inherited
        if "/Kids" not in node:
            pages += 1
            bounds.check("pages", pages, _PAGES)
            yield node, resources
            continue
        nodes += 1
        bounds.check("pages", nodes, _PAGES)
        bounds.check("nesting", len(above), DEPTH)
        if id(node) in above:
            raise bounds.refused(
                Bilingual("its pages lead back to themselves.", "它的页面循环引用，没有尽头。")
            )
        kids = [_resolved(kid) for kid in _resolved(node["/Kids"])]
        kids = [kid for kid in kids if isinstance(kid, DictionaryObject)]
        waiting += [(kid, resources, above | {id(node)}) for kid in reversed(kids)]


def _resolved(value: Any) -> Any:
    return value.get_object() if isinstance(value, IndirectObject) else value


class _Sizes:
    """Works out what streams show, the forms in them included, each once for its resources."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._known: dict[tuple[int, int], int] = {}
        self._within: set[int] = set()

    def of(self, shown: _Shown) -> int:
        """Return the bytes that a stream shows. Raises InputError for one that shows itself."""
        stream = _resolved(shown.stream)
        if not isinstance(stream, StreamObject):
            return _EACH
        key = id(stream), id(shown.resources)
        if key in self._known:
            return self._known[key]
        if id(stream) in self._within:
            message = Bilingual("a form on its pages shows itself.", "页面上有循环引用的图形。")
            raise self._bounds.refused(message)
        self._within.add(id(stream))
        self._bounds.check("nesting", len(self._within), DEPTH)
        data = self._data(stream)
        size = len(data) + _EACH
        for part, times in _parts(data, shown.resources):
            size += times * self.of(part)
        self._within.remove(id(stream))
        self._known[key] = size
        return size

    def _data(self, stream: StreamObject) -> bytes:
        try:
            return stream.get_data()
        except LimitReachedError:
            self._bounds.check("content_bytes", 2 * self._bounds.limits.content_bytes, _CONTENT)
        except BROKEN:
            pass
        return b""


def _parts(data: bytes, resources: Any) -> Iterator[tuple[_Shown, int]]:
    """Yield the forms that a stream shows and how often, and the glyphs of its Type 3 fonts.

    Only of fonts that it chooses: a glyph without resources of its own has the page's, in which
    the glyph's own font is, and does not show itself by that.
    """
    if not isinstance(resources, DictionaryObject):
        return
    forms = _resolved(resources.get("/XObject"))
    if isinstance(forms, DictionaryObject):
        for name, times in Counter(map(_name, _SHOWN.findall(data))).items():
            form = _resolved(forms.get(name))
            if isinstance(form, StreamObject) and form.get("/Subtype") != "/Image":
                yield _Shown(form, _resolved(form.get("/Resources")) or resources), times
    fonts = _resolved(resources.get("/Font"))
    chosen = set(map(_name, _CHOSEN.findall(data)))
    named = fonts if isinstance(fonts, DictionaryObject) else {}
    for font in (_resolved(font) for name, font in named.items() if name in chosen):
        glyphs = _resolved(font.get("/CharProcs")) if isinstance(font, DictionaryObject) else None
        if isinstance(glyphs, DictionaryObject):
            own = _resolved(font.get("/Resources")) or resources
            for glyph in glyphs.values():
                yield _Shown(glyph, own), 1


def _name(written: bytes) -> str:
    """Return a name as pypdf has it."""
    name = _ESCAPED.sub(lambda code: bytes([int(code[1], 16)]), written)
    return "/" + name.decode("utf-8", "replace")
