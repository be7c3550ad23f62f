"""Photos as a row: abreast at equal height, captions below, back on the grid after them."""

from __future__ import annotations

from math import ceil

from bulletin_layout.diagnostics import Severity
from bulletin_layout.flow.blocks import PhotoItem, PhotoRow, Pieces
from bulletin_layout.layout.line_composer import LineComposer
from bulletin_layout.layout.model import PlacedImage, PlacedLine, Row
from bulletin_layout.layout.remarks import LayoutProblem
from bulletin_layout.messages import Message

# Line pitch of captions, em of their size.
_CAPTION_LEADING = 1.3
_EPSILON = 1e-6
# A photo narrower than this, in points, shows nothing.
_LEAST_WIDTH = 12.0


def photo_rows(block: PhotoRow, composer: LineComposer) -> list[Row]:
    """Return the photos' single row: as many slots as they, their captions and air need."""
    style = composer.style.photos
    height, widths = _sizes(block, composer)
    if min(widths) < _LEAST_WIDTH:
        message = Message("the photos would be {width:.1f} pt wide.", width=max(min(widths), 0))
        advice = "Give their row more width, or put fewer abreast."
        place = block.photos[0].place
        composer.problems.append(LayoutProblem(Severity.ERROR, message, advice, place=place))
        return []
    total_width = sum(widths) + style.gap * (len(widths) - 1)
    left = (composer.measure - total_width) / 2
    lines, below = _captions(block, widths, left, composer)
    total = height + below
    # Where lines lie at the top of their slots, the type area ends that much above the last slot's.
    around = max(style.around, -composer.slot_top)
    slots = ceil((total + 2 * around + composer.slot_top) / composer.pitch - _EPSILON)
    top = (slots * composer.pitch + composer.slot_top - total) / 2
    images, x = [], left
    for item, width in zip(block.photos, widths, strict=True):
        _check_dpi(item, width, composer)
        dpi = 0 if block.as_is else style.dpi
        images.append(PlacedImage(x, top, width, height, item.node, item.picture, dpi))
        x += width + style.gap
    placed = tuple(line._replace(y=line.y + top + height) for line in lines)
    floats = style.placement == "later"
    rise = top - composer.first_line_top
    return [Row(slots, placed, images=tuple(images), rise=rise).breaking(floats=floats)]


def _sizes(block: PhotoRow, composer: LineComposer) -> tuple[float, list[float]]:
    """Return the photos' common height and their widths."""
    style = composer.style.photos
    alone = len(block.photos) == 1
    wished = block.width or (style.single_width if alone else style.row_width)
    width = min(wished, composer.measure) - style.gap * (len(block.photos) - 1)
    aspects = [item.picture.aspect for item in block.photos]
    most = min(style.most_height, composer.style.foot - composer.style.page.top)
    height = min(width / sum(aspects), most)
    return height, [aspect * height for aspect in aspects]


def _captions(
    block: PhotoRow, widths: list[float], left: float, composer: LineComposer
) -> tuple[list[PlacedLine], float]:
    """Return the captions' lines, counted from the photos' foot, and how low they reach."""
    gap = composer.style.photos.caption_gap
    lines: list[PlacedLine] = []
    lowest, x = 0.0, left
    for item, width in zip(block.photos, widths, strict=True):
        # A caption may be wider than its photo: to the middle of the gaps, alone to the measure.
        room = width + composer.style.photos.gap
        if len(widths) == 1:
            room = max(room, composer.style.photos.row_width)
        room = min(room, composer.measure)
        edge = x + (width - room) / 2
        caption_lines, foot = _caption(item.caption, edge, room, gap, composer)
        lines += caption_lines
        lowest = max(lowest, foot)
        x += width + composer.style.photos.gap
    caption_lines, foot = _caption(
        block.caption, 0.0, composer.measure, (lowest or 0.0) + gap, composer
    )
    return lines + caption_lines, max(lowest, foot)


def _caption(
    pieces: Pieces, x: float, width: float, top: float, composer: LineComposer
) -> tuple[list[PlacedLine], float]:
    style = composer.style.text.caption
    pitch = style.size * _CAPTION_LEADING
    placed = []
    for i, line in enumerate(composer.by_meaning(pieces, style, width)):
        y = top + i * pitch + composer.middle_baseline(pitch, style.size)
        placed.append(composer.place(line, style, x, y, width))
    return placed, top + len(placed) * pitch if placed else 0.0


def _check_dpi(item: PhotoItem, width: float, composer: LineComposer) -> None:
    dpi = item.picture.width / width * 72
    least = composer.style.photos.least_dpi
    if dpi < least:
        message = Message(
            "{name} has {dpi:.0f} dpi at this size, less than {least}.",
            name=item.picture.path.name,
            dpi=dpi,
            least=least,
        )
        advice = "Make it narrower with width, or take a larger photo."
        composer.problems.append(LayoutProblem(Severity.WARNING, message, advice, place=item.place))
