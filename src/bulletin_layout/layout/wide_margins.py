"""A Document made smaller on its paper, so that its margins have room for a pen.

Nothing is set anew: lines and pages break as they did, and a mark on the paper is one on the page
that will be printed. Lengths in points.
"""

from __future__ import annotations

from dataclasses import replace

from bulletin_layout.layout.model import Document, Page, PlacedImage, PlacedLine, Rule
from bulletin_layout.text.model import Run

_SCALE = 0.82
# Of what is left beside and above the smaller page, how much lies on the left and at the top.
_ON_THE_LEFT, _AT_THE_TOP = 0.1, 0.4


def with_wide_margins(document: Document) -> Document:
    """Return a Document whose pages are smaller on their paper, most of the room at the right."""
    shrink = _Shrink(document.width, document.height)
    return replace(document, pages=tuple(shrink.page(page) for page in document.pages))


class _Shrink:
    def __init__(self, width: float, height: float) -> None:
        self._left = width * (1 - _SCALE) * _ON_THE_LEFT
        self._top = height * (1 - _SCALE) * _AT_THE_TOP

    def page(self, page: Page) -> Page:
        """Return a page, whatever stands on it smaller alike."""
        return replace(
            page,
            lines=tuple(map(self._line, page.lines)),
            rules=tuple(map(self._rule, page.rules)),
            repeated=tuple(map(self._line, page.repeated)),
            furniture=tuple(map(self._line, page.furniture)),
            images=tuple(map(self._image, page.images)),
            backdrop=tuple(map(self._line, page.backdrop)),
        )

    def _x(self, x: float) -> float:
        return self._left + x * _SCALE

    def _y(self, y: float) -> float:
        return self._top + y * _SCALE

    def _line(self, line: PlacedLine) -> PlacedLine:
        return line._replace(
            x=self._x(line.x),
            y=self._y(line.y),
            end=line.end * _SCALE,
            runs=tuple(map(_run, line.runs)),
        )

    def _rule(self, rule: Rule) -> Rule:
        return rule._replace(
            x1=self._x(rule.x1),
            y1=self._y(rule.y1),
            x2=self._x(rule.x2),
            y2=self._y(rule.y2),
            width=rule.width * _SCALE,
        )

    def _image(self, image: PlacedImage) -> PlacedImage:
        return image._replace(
            x=self._x(image.x),
            y=self._y(image.y),
            width=image.width * _SCALE,
            height=image.height * _SCALE,
        )


def _run(run: Run) -> Run:
    names = ("x", "size", "lower", "spacing", "before", "after")
    return run._replace(**{name: getattr(run, name) * _SCALE for name in names})
