"""Photos a little smaller, for a line less, or larger."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_layout.copyfitting.model import PhotoWidth, Proposal
from bulletin_layout.copyfitting.places import BlockPlaces
from bulletin_layout.copyfitting.setting import Setting
from bulletin_layout.deadline import check_time
from bulletin_layout.flow.blocks import PhotoRow
from bulletin_layout.messages import Bilingual

_MILLIMETRE = 72 / 25.4
# Widths are tried in steps of so many millimetres, down to this part of the width, or up to that.
_STEP, _LEAST, _MOST = 2, 0.6, 1.4
# What a photo narrower by a tenth costs, in 字.
_TENTH = 3.0
_MOST_A_PHOTO = 3


def photo_widths(setting: Setting, places: BlockPlaces, smaller: bool) -> Iterator[Proposal]:
    """Yield widths at which a row of photos takes a line less, two, three; or more."""
    for number, block in enumerate(setting.blocks):
        if not isinstance(block, PhotoRow) or not setting.rows[number]:
            continue
        place = places.of(block)
        images = setting.rows[number][0].images
        width = images[-1].x + images[-1].width - images[0].x
        won: set[int] = set()
        for millimetres in _widths(width / _MILLIMETRE, smaller):
            check_time()
            other = block._replace(width=millimetres * _MILLIMETRE)
            after = setting.changed({number: other})
            lines = setting.extent.total - after.total
            if lines in won or (lines <= 0 if smaller else lines >= 0):
                continue
            won.add(lines)
            words = Bilingual(
                "{where}: {width} mm wide",
                "{where}：宽改为{width}mm",
                where=place.words,
                width=millimetres,
            )
            cost = _TENTH * abs(1 - millimetres * _MILLIMETRE / width) * 10
            change = PhotoWidth(place.path, millimetres)
            yield Proposal(words, lines, cost, after, place.place, change, {number: other})
            if len(won) == _MOST_A_PHOTO:
                break


def _widths(width: float, smaller: bool) -> Iterator[int]:
    """Yield whole widths in millimetres, away from the present one."""
    if smaller:
        yield from range(int(width) - 1, int(width * _LEAST), -_STEP)
    else:
        yield from range(int(width) + 2, int(width * _MOST), _STEP)
