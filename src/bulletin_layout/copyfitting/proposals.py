"""Find the ways to make an issue fill so many pages, each held against the pages it really gives.

In: an issue's Setting and the pages wanted. Out: proposals, cheapest first; and the fewest of them
that together reach the pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin_layout.copyfitting.articles import moved_articles
from bulletin_layout.copyfitting.blanks import fewer_blanks, more_blanks, with_value
from bulletin_layout.copyfitting.model import Proposal, StyleKey
from bulletin_layout.copyfitting.photos import photo_widths
from bulletin_layout.copyfitting.places import BlockPlaces
from bulletin_layout.copyfitting.setting import Extent, Setting
from bulletin_layout.copyfitting.words import paragraphs_spaced, shorter_texts
from bulletin_layout.flow.blocks import Block, Heading
from bulletin_layout.named_tuple import NamedTuple


class Plan(NamedTuple):
    """What there is to do: how far the issue goes, ways one by one, and ways to take together."""

    now: Extent
    pages: int
    proposals: tuple[Proposal, ...]
    together: tuple[Proposal, ...]
    after: Extent


def plan_for(setting: Setting, pages: int) -> Plan:
    """Return the ways to bring an issue to `pages` pages."""
    shrinking = setting.extent.pages > pages
    found = list(_shrinking(setting) if shrinking else _growing(setting, pages))
    found.sort(key=lambda p: (p.cost / abs(p.lines), p.cost))
    together, after = _together(setting, found, pages) if shrinking else ((), setting.extent)
    return Plan(setting.extent, pages, tuple(found), together, after)


def _shrinking(setting: Setting) -> Iterator[Proposal]:
    places = BlockPlaces(setting)
    yield from shorter_texts(setting, places)
    yield from paragraphs_spaced(setting, places, -1)
    yield from photo_widths(setting, places, smaller=True)
    yield from fewer_blanks(setting)
    yield from moved_articles(setting, places)


def _growing(setting: Setting, pages: int) -> Iterator[Proposal]:
    if setting.extent.pages >= pages:
        return
    places = BlockPlaces(setting)
    yield from paragraphs_spaced(setting, places, 1)
    yield from photo_widths(setting, places, smaller=False)
    yield from more_blanks(setting)


def _together(
    setting: Setting, found: Sequence[Proposal], pages: int
) -> tuple[tuple[Proposal, ...], Extent]:
    """Return the cheapest proposals that together reach the pages, as few looks changed as can be.

    None if all of them do not. Keys of the style are taken only where cutting words does not do.
    """
    keys: list[Proposal] = []
    here = setting
    for more in (None, *(p for p in found if isinstance(p.change, StyleKey))):
        if more is not None and isinstance(more.change, StyleKey):
            keys.append(more)
            style = with_value(here.style, more.change.key, more.change.value)
            here = Setting(setting.issue, style, setting.fonts)
        taken, after = _of_blocks(here, found, pages)
        if after.pages <= pages:
            return (*keys, *taken), after
    return (), setting.extent


def _of_blocks(
    setting: Setting, found: Sequence[Proposal], pages: int
) -> tuple[list[Proposal], Extent]:
    """Return proposals, one a block, taken as long as there are too many pages."""
    taken: list[Proposal] = []
    after = setting.extent
    changed: dict[int, Block] = {}
    for proposal in found:
        if after.pages <= pages:
            break
        own = {i: b for i, b in proposal.blocks.items() if not isinstance(b, Heading)}
        if not own or any(i in changed for i in own):
            continue
        tried = setting.changed(changed | own)
        if tried.total < after.total:
            taken.append(proposal)
            changed |= own
            after = tried
    return taken, after
