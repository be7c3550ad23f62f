"""Which properties a paragraph and its runs have, after their styles and the file's defaults.

In: elements of a Word file. Out: values. Own properties count before those of the style, these
before those of the style it is based on, the file's defaults last. Lengths in points.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from bulletin_layout.importing.docx.styles import StyleChains
from bulletin_layout.named_tuple import NamedTuple

_OFF = ("0", "false", "off")
_DEFAULT_SIZE = 10.0
_TWIPS, _HALF_POINTS = 20, 2


class RunLook(NamedTuple):
    """A run's East Asian and Latin fonts, size and colour, whether it is bold; its tracking."""

    font: str
    latin: str
    size: float
    colour: str
    bold: bool
    tracking: float


class Properties:
    """Looks properties up in one document."""

    def __init__(self, document: Any, chains: StyleChains) -> None:
        self._chains = chains
        self._themes = theme_fonts(document)
        root = document.styles.element
        defaults = root.find(qn("w:docDefaults"))
        self._paragraph_defaults = _within(defaults, "w:pPrDefault", "w:pPr")
        self._run_defaults = _within(defaults, "w:rPrDefault", "w:rPr")
        self._run_styles = {
            style.get(qn("w:styleId")): style
            for style in root.findall(qn("w:style"))
            if style.get(qn("w:type")) == "character"
        }

    def of_paragraph(self, paragraph: Any) -> list[Any]:
        """Return the property elements that count for a paragraph, the nearest first."""
        styles = [style.element for style in self._chains.of(paragraph)]
        found = [element.find(qn("w:pPr")) for element in (paragraph._p, *styles)]
        return [p for p in (*found, self._paragraph_defaults) if p is not None]

    def of_run(self, run: Any, paragraph: Any) -> list[Any]:
        """Return the property elements that count for a run, the nearest first."""
        own = run.find(qn("w:rPr"))
        named = value(own, "w:rStyle") if own is not None else None
        character = self._run_styles.get(named)
        styles = [style.element for style in self._chains.of(paragraph)]
        found = [own, *(e.find(qn("w:rPr")) for e in (character, *styles) if e is not None)]
        return [p for p in (*found, self._run_defaults) if p is not None]

    def look_of(self, run: Any, paragraph: Any) -> RunLook:
        """Return how a run looks."""
        properties = self.of_run(run, paragraph)
        size = first(properties, "w:sz")
        colour = first(properties, "w:color") or "auto"
        spacing = first(properties, "w:spacing")
        return RunLook(
            self._font(properties, "eastAsia", "eastAsiaTheme"),
            self._font(properties, "ascii", "asciiTheme"),
            number(size, _DEFAULT_SIZE * _HALF_POINTS) / _HALF_POINTS,
            "#000000" if colour == "auto" else f"#{colour.upper()}",
            is_on(properties, "w:b", False),
            number(spacing, 0) / _TWIPS,
        )

    def _font(self, properties: list[Any], name: str, theme: str) -> str:
        for element in properties:
            fonts = element.find(qn("w:rFonts"))
            if fonts is None:
                continue
            themed = fonts.get(qn(f"w:{theme}"))
            if themed and self._themes.get(themed):
                return self._themes[themed]
            if fonts.get(qn(f"w:{name}")):
                return str(fonts.get(qn(f"w:{name}")))
        return ""


def theme_fonts(document: Any) -> dict[str, str]:
    """Return the fonts of the theme by the names that runs have for them."""
    from docx.oxml import parse_xml

    for rel in document.part.rels.values():
        if not rel.is_external and rel.reltype.endswith("/theme"):
            return dict(_theme_fonts(parse_xml(rel.target_part.blob)))
    return {}


def _theme_fonts(theme: Any) -> Iterator[tuple[str, str]]:
    space = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    for kind in ("major", "minor"):
        for fonts in theme.iter(f"{space}{kind}Font"):
            latin, asian = fonts.find(f"{space}latin"), fonts.find(f"{space}ea")
            hans = next((f for f in fonts.iter(f"{space}font") if f.get("script") == "Hans"), None)
            named = (asian.get("typeface") if asian is not None else "") or (
                hans.get("typeface") if hans is not None else ""
            )
            yield f"{kind}EastAsia", str(named or "")
            yield f"{kind}HAnsi", str(latin.get("typeface") if latin is not None else "")
            yield f"{kind}Ascii", str(latin.get("typeface") if latin is not None else "")


def _within(element: Any, *names: str) -> Any:
    for name in names:
        element = element.find(qn(name)) if element is not None else None
    return element


def value(element: Any, name: str, attribute: str = "w:val") -> str | None:
    """Return an attribute of a child, None if there is none."""
    child = element.find(qn(name))
    found = None if child is None else child.get(qn(attribute))
    return None if found is None else str(found)


def first(properties: list[Any], name: str, attribute: str = "w:val") -> str | None:
    """Return the first value of a property, None if none is given."""
    return next((v for p in properties if (v := value(p, name, attribute)) is not None), None)


def is_on(properties: list[Any], name: str, default: bool) -> bool:
    """Return whether a switch is on: a switch without a value is."""
    for element in properties:
        child = element.find(qn(name))
        if child is not None:
            return child.get(qn("w:val"), "1") not in _OFF
    return default


def number(written: str | None, default: float) -> float:
    """Return a number as a file has it, a default where it has none that can be read."""
    try:
        found = float(written) if written is not None else default
    except ValueError:
        return default
    return found if abs(found) < 1e7 else default
