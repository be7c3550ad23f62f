"""Photos as a row: abreast at equal height, captions below, back on the grid after them."""

from __future__ import annotations

from math import ceil

from bulletin_layout.diagnostics import Severity
from bulletin_layout.flow.blocks import PhotoItem, PhotoRow, Pieces
from bulletin_layout.layout.model import PlacedImage, PlacedLine, Row
from bulletin_layout.layout.setter import Remark, Setter
from bulletin_layout.wording import Said

# Line pitch of captions, em of their size.
_CAPTION_LEADING = 1.3
_EPSILON = 1e-6
# A photo narrower than this, in points, shows nothing.
_LEAST_WIDTH = 12.0


def photo_rows(block: PhotoRow, setter: Setter) -> list[Row]:
    """Return the photos' single row: as many slots as they, their captions and air need."""
    style = setter.style.photos
    height, widths = _sizes(block, setter)
    if min(widths) < _LEAST_WIDTH:
        message = Said("the photos would be {width:.1f} pt wide.", width=max(min(widths), 0))
        advice = "Give their row more width, or put fewer abreast."
        place = block.photos[0].place
        setter.remarks.append(Remark(Severity.ERROR, message, advice, place=place))
        return []
    total_width = sum(widths) + style.gap * (len(widths) - 1)
    left = (setter.measure - total_width) / 2
    lines, below = _captions(block, widths, left, setter)
    total = height + below
    # Where lines lie at the top of their slots, the type area ends that much above the last slot's.
    around = max(style.around, -setter.slot_top)
    slots = ceil((total + 2 * around + setter.slot_top) / setter.pitch - _EPSILON)
    top = (slots * setter.pitch + setter.slot_top - total) / 2
    images, x = [], left
    for item, width in zip(block.photos, widths, strict=True):
        _remark_on_dpi(item, width, setter)
        dpi = 0 if block.as_is else style.dpi
        images.append(PlacedImage(x, top, width, height, item.node, item.picture, dpi))
        x += width + style.gap
    placed = tuple(line._replace(y=line.y + top + height) for line in lines)
    floats = style.placement == "later"
    rise = top - setter.first_line_top
    return [Row(slots, placed, images=tuple(images), floats=floats, rise=rise)]


def _sizes(block: PhotoRow, setter: Setter) -> tuple[float, list[float]]:
    """Return the photos' common height and their widths."""
    style = setter.style.photos
    alone = len(block.photos) == 1
    wished = block.width or (style.single_width if alone else style.row_width)
    width = min(wished, setter.measure) - style.gap * (len(block.photos) - 1)
    aspects = [item.picture.aspect for item in block.photos]
    most = min(style.most_height, setter.style.foot - setter.style.page.top)
    height = min(width / sum(aspects), most)
    return height, [aspect * height for aspect in aspects]


def _captions(
    block: PhotoRow, widths: list[float], left: float, setter: Setter
) -> tuple[list[PlacedLine], float]:
    """Return the captions' lines, counted from the photos' foot, and how low they reach."""
    gap = setter.style.photos.caption_gap
    lines: list[PlacedLine] = []
    lowest, x = 0.0, left
    for item, width in zip(block.photos, widths, strict=True):
        # A caption may be wider than its photo: to the middle of the gaps, alone to the measure.
        room = width + setter.style.photos.gap
        if len(widths) == 1:
            room = max(room, setter.style.photos.row_width)
        edge = x + (width - room) / 2
        found, foot = _caption(item.caption, edge, min(room, setter.measure), gap, setter)
        lines += found
        lowest = max(lowest, foot)
        x += width + setter.style.photos.gap
    found, foot = _caption(block.caption, 0.0, setter.measure, (lowest or 0.0) + gap, setter)
    return lines + found, max(lowest, foot)


def _caption(
    pieces: Pieces, x: float, width: float, top: float, setter: Setter
) -> tuple[list[PlacedLine], float]:
    style = setter.style.text.caption
    pitch = style.size * _CAPTION_LEADING
    placed = []
    for i, line in enumerate(setter.paragraph(pieces, style, width)):
        y = top + i * pitch + setter.middle_baseline(pitch, style.size)
        placed.append(setter.place(line, style, x, y, width))
    return placed, top + len(placed) * pitch if placed else 0.0


def _remark_on_dpi(item: PhotoItem, width: float, setter: Setter) -> None:
    dpi = item.picture.width / width * 72
    least = setter.style.photos.least_dpi
    if dpi < least:
        message = Said(
            "{name} has {dpi:.0f} dpi at this size, less than {least}.",
            name=item.picture.path.name,
            dpi=dpi,
            least=least,
        )
        advice = "Make it narrower with width, or take a larger photo."
        setter.remarks.append(Remark(Severity.WARNING, message, advice, place=item.place))
