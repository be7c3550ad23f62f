"""Deliberate changes: each is caught and named by the layer that should; or rightly is not."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pypdf
import pytest
import uharfbuzz as hb

from bulletin_layout import Document
from bulletin_layout.fonts import subset
from bulletin_layout.layout.model import Page, PlacedLine
from bulletin_layout.output import deflating
from bulletin_layout.pdf import adapter
from bulletin_layout.pdf.writer import pdf_bytes
from bulletin_layout.pdf_facts.model import Facts
from bulletin_layout.structure import Node, Part
from bulletin_layout.testing import compare, read_facts
from bulletin_layout.text.model import Run

Mutate = Callable[[Document], Document]


@pytest.fixture(scope="module")
def original(examples: dict[str, Document]) -> Document:
    return examples["2021-32"]


@pytest.fixture(scope="module")
def facts(original: Document) -> Facts:
    return read_facts(pdf_bytes(original))


def on_page(document: Document, number: int, change: Callable[[Page], Page]) -> Document:
    pages = list(document.pages)
    pages[number - 1] = change(pages[number - 1])
    return replace(document, pages=tuple(pages))


def on_line(number: int, line: int, change: Callable[[PlacedLine], PlacedLine | None]) -> Mutate:
    """Change line `line` (from 1) of a page, or take it away."""

    def on(page: Page) -> Page:
        lines = list(page.lines)
        new = change(lines[line - 1])
        lines[line - 1 : line] = [new] if new is not None else []
        return replace(page, lines=tuple(lines))

    return lambda document: on_page(document, number, on)


def on_run(number: int, line: int, run: int, change: Callable[[Run], Run]) -> Mutate:
    def on(placed: PlacedLine) -> PlacedLine:
        runs = list(placed.runs)
        runs[run] = change(runs[run])
        return placed._replace(runs=tuple(runs))

    return on_line(number, line, on)


def shift_from(number: int, line: int, run: int, points: float) -> Mutate:
    """Move a line's runs from one on: what a mark squeezed more does to what follows it."""

    def on(placed: PlacedLine) -> PlacedLine:
        runs = [r._replace(x=r.x + points * (i >= run)) for i, r in enumerate(placed.runs)]
        return placed._replace(runs=tuple(runs))

    return on_line(number, line, on)


def on_rule(number: int, **changes: object) -> Mutate:
    def on(page: Page) -> Page:
        return replace(page, rules=(page.rules[0]._replace(**changes), *page.rules[1:]))  # type: ignore[arg-type]

    return lambda document: on_page(document, number, on)


def break_one_line_later(document: Document) -> Document:
    """Give page 2 the first line of page 3."""
    line = document.pages[2].lines[0]
    down = document.pages[1].lines[-1].y + 16  # clear of the page number
    later = on_page(document, 2, lambda p: replace(p, lines=(*p.lines, line._replace(y=down))))
    return on_page(later, 3, lambda p: replace(p, lines=p.lines[1:]))


def swap_articles(document: Document) -> Document:
    children = list(document.structure.children)
    children[1], children[2] = children[2], children[1]
    return replace(document, structure=replace(document.structure, children=tuple(children)))


def retag(old: str, new: str) -> Mutate:
    def visit(node: Node, state: list[bool]) -> Node:
        if node.role == old and state[0]:
            state[0] = False
            return replace(node, role=new)
        return replace(node, children=tuple(visit(c, state) for c in node.children))

    return lambda document: replace(document, structure=visit(document.structure, [True]))


def without_scope(document: Document) -> Document:
    def visit(node: Node) -> Node:
        return replace(node, attributes=(), children=tuple(map(visit, node.children)))

    return replace(document, structure=visit(document.structure))


def with_meta(**changes: str) -> Mutate:
    return lambda document: replace(document, metadata=replace(document.metadata, **changes))  # type: ignore[arg-type]


CAUGHT: dict[str, tuple[Mutate, str, str]] = {
    "one glyph": (
        on_run(2, 3, 0, lambda r: r._replace(text=r.text.replace("联企业", "联企叶"))),
        "text", "page 2, line 3: after “联企”: “业” became “叶”",
    ),
    "a comma squeezed 0.1 pt more": (shift_from(1, 8, 1, -0.1), "text", "moved 0.10 pt left"),
    "a line moved 0.1 pt down": (
        on_line(4, 2, lambda p: p._replace(y=p.y + 0.1)), "text", "moved 0.10 pt down",
    ),
    "a line moved 0.42 pt right": (
        on_line(2, 4, lambda p: p._replace(x=p.x + 0.42)), "text", "moved 0.42 pt right",
    ),
    "a rule 0.1 mm thicker": (
        on_rule(1, width=2.25 + 0.1 * 72 / 25.4), "rules",
        "page 1, rule 1: thickness 2.250 pt became 2.533 pt",
    ),
    "a rule slightly different red": (
        on_rule(1, colour="#D8000F"), "rules", "#D7000F became #D8000F",
    ),
    "a rule moved 0.1 pt": (on_rule(1, y1=342.7, y2=342.7), "rules", "moved from"),
    "a rule gone": (
        lambda d: on_page(d, 1, lambda p: replace(p, rules=())), "rules", "1 rules became 0",
    ),
    "the masthead slightly different red": (
        on_line(1, 1, lambda p: p._replace(colour="#D8000F")), "text",
        "colour #D7000F became #D8000F",
    ),
    "two articles swapped in the tags": (swap_articles, "tags", "tags:"),
    "a heading tagged as a paragraph": (retag("H1", "P"), "tags", "became P"),
    "a table header cell tagged as data": (retag("TH", "TD"), "tags", "TD"),
    "the scope of header cells gone": (without_scope, "tags", "Scope=Column"),
    "outlines gone": (lambda d: replace(d, outline=()), "outlines", "outlines: gone"),
    "one outline gone": (
        lambda d: replace(d, outline=d.outline[:-1]), "outlines", "outlines: gone: 附件",
    ),
    "an outline's words": (
        lambda d: replace(d, outline=(replace(d.outline[0], title="报"), *d.outline[1:])),
        "outlines", "became 报",
    ),
    "a dropped space": (
        on_run(5, 16, -1, lambda r: r), "", "",
    ),
    "a font substituted": (
        on_run(3, 5, 0, lambda r: r._replace(face="NotoSerifSC-Regular")), "text",
        "font FandolFang-Regular became NotoSerifSC-Regular",
    ),
    "a size changed": (
        on_run(3, 5, 0, lambda r: r._replace(size=16.1)), "text", "size 16.0 became 16.1",
    ),
    "a page break one line later": (break_one_line_later, "text", "page 3 begins 1 line later"),
    "a line gone": (on_line(6, 3, lambda p: None), "text", "page 6, line 3: gone"),
    "a line twice": (
        lambda d: on_page(
            d, 6, lambda p: replace(p, lines=(*p.lines, p.lines[-1]._replace(y=770)))
        ),
        "text", "new: ",
    ),
    "the title in the metadata": (with_meta(title="别的"), "metadata", "became Title: 别的"),
    "the author in the metadata": (with_meta(author="别人"), "metadata", "Author: 别人"),
    "the language": (with_meta(language="en"), "metadata", "Lang: zh-CN became Lang: en"),
    "a page gone": (lambda d: replace(d, pages=d.pages[:-1]), "pages", "12 pages became 11"),
    "the page number moved": (
        lambda d: on_page(
            d, 5,
            lambda p: replace(p, furniture=tuple(f._replace(x=f.x + 1) for f in p.furniture)),
        ),
        "text", "moved 1.00 pt right",
    ),
    "the paper a millimetre wider": (
        lambda d: replace(d, width=d.width + 72 / 25.4), "pages", "page 1: its boxes",
    ),
}  # fmt: skip


def drop_space(document: Document) -> Document:
    """Take the one space that the issue has, between 力 and 量, out of its run."""
    for number, page in enumerate(document.pages, 1):
        for index, line in enumerate(page.lines, 1):
            for place, run in enumerate(line.runs):
                if " " in run.text:
                    shorter = run._replace(text=run.text.replace(" ", ""))
                    return on_run(number, index, place, lambda _: shorter)(document)  # noqa: B023
    raise AssertionError("the example has no space")


CAUGHT["a dropped space"] = (drop_space, "text", "“ ” became “”")


@pytest.mark.parametrize("name", CAUGHT)
def test_a_change_is_caught_and_named(original: Document, facts: Facts, name: str) -> None:
    mutate, layer, words = CAUGHT[name]
    if name == "a page gone":
        changed = _without_last_page(pdf_bytes(original))
    else:
        changed = pdf_bytes(mutate(original))
    found = compare(facts, read_facts(changed))
    assert any(d.layer == layer and words in d.words for d in found), [str(d) for d in found][:8]


def _without_last_page(pdf: bytes) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    writer.remove_page(len(writer.pages) - 1)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_table_header_that_is_not_repeated_is_caught(original: Document) -> None:
    head = original.pages[10].lines[3:8]
    repeated = on_page(original, 11, lambda p: replace(p, repeated=head))
    found = compare(read_facts(pdf_bytes(repeated)), read_facts(pdf_bytes(original)))
    assert any(d.layer == "text" and d.page == 11 and "gone" in d.words for d in found)


def test_there_are_at_least_25_changes() -> None:
    assert len(CAUGHT) >= 25


def other_level(level: int) -> Callable[[pytest.MonkeyPatch, Document], bytes]:
    def write(monkeypatch: pytest.MonkeyPatch, document: Document) -> bytes:
        monkeypatch.setattr(adapter, "COMPRESSION", level)
        monkeypatch.setattr(deflating, "COMPRESSION", level)
        return pdf_bytes(document)

    return write


def other_glyph_ids(monkeypatch: pytest.MonkeyPatch, document: Document) -> bytes:
    flags = subset._NEW_GLYPH_IDS | hb.SubsetFlags.RETAIN_GIDS
    monkeypatch.setattr(subset, "_NEW_GLYPH_IDS", flags)
    return pdf_bytes(document)


def other_packing(monkeypatch: pytest.MonkeyPatch, document: Document) -> bytes:
    monkeypatch.setattr(adapter, "_OBJECTS_PER_STREAM", 7)
    return pdf_bytes(document)


def renumbered(_monkeypatch: pytest.MonkeyPatch, document: Document) -> bytes:
    """The same file as pypdf writes it: other object order, numbers, no object streams."""
    out = io.BytesIO()
    pypdf.PdfWriter(clone_from=io.BytesIO(pdf_bytes(document))).write(out)
    return out.getvalue()


def undeflated(_monkeypatch: pytest.MonkeyPatch, document: Document) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_bytes(document)))
    for page in writer.pages:
        content = page.get_contents()
        assert content is not None
        content.set_data(content.get_data())
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def other_date(_monkeypatch: pytest.MonkeyPatch, document: Document) -> bytes:
    return pdf_bytes(replace(document, metadata=replace(document.metadata, date="2030-01-01")))


def other_spans(_monkeypatch: pytest.MonkeyPatch, document: Document) -> bytes:
    """Leaves whose parts are divided otherwise: the same text in the same element."""

    def visit(node: Node) -> Node:
        parts = (Part(node.text),) if node.leaf is not None else ()
        return replace(node, parts=parts, children=tuple(map(visit, node.children)))

    return pdf_bytes(replace(document, structure=visit(document.structure)))


def moved_within_tolerance(_monkeypatch: pytest.MonkeyPatch, document: Document) -> bytes:
    return pdf_bytes(on_line(4, 2, lambda p: p._replace(x=p.x + 0.005, y=p.y + 0.005))(document))


NOT_CAUGHT: dict[str, Callable[[pytest.MonkeyPatch, Document], bytes]] = {
    "compression level 1": other_level(1),
    "compression level 6": other_level(6),
    "compression level 12": other_level(12),
    "page contents deflated by another writer": undeflated,
    "another build date": other_date,
    "object order and numbering": renumbered,
    "other object streams": other_packing,
    "a font subset with other glyph ids": other_glyph_ids,
    "text divided otherwise within an element": other_spans,
    "places within the tolerance": moved_within_tolerance,
}


@pytest.mark.parametrize("name", NOT_CAUGHT)
def test_a_change_that_does_not_matter_is_not_caught(
    monkeypatch: pytest.MonkeyPatch, original: Document, facts: Facts, name: str
) -> None:
    changed = NOT_CAUGHT[name](monkeypatch, original)
    assert [str(d) for d in compare(facts, read_facts(changed))] == []
