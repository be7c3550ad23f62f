"""The particulars of an issue where the style puts them: 份号, 密级, 签发, 联系人, 印刷单位 …

In: an issue, and a place that the style's section `particulars` names. Out: what stands there.
"""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_layout.flow.blocks import Particular
from bulletin_layout.flow.pieces import PieceBuilder, piece
from bulletin_layout.flow.wording import date_text
from bulletin_layout.grammar.fields import Field, field_named, fields_of
from bulletin_layout.issue.distribution import Distribution
from bulletin_layout.issue.model import DISCLOSURES, SECRECY_LEVELS, Issue, Secrecy
from bulletin_layout.issue.text import Text
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.structure import Part
from bulletin_layout.style.front_and_back import Particulars
from bulletin_layout.style.labels import Labels
from bulletin_layout.style.model import Stylesheet
from bulletin_layout.style.texts import TextStyle


class _Told(NamedTuple):
    """One thing told of an issue: words of the library, then the editor's own, if any."""

    words: str
    text: Text | None = None


def particulars_at(place: str, issue: Issue, builder: PieceBuilder) -> tuple[Particular, ...]:
    """Return what of an issue stands at a place, in the order of the style's section."""
    told_there = _told_at(place, issue, builder.style)
    return tuple(_set(t, n, _looks_of(n, place, builder.style), builder) for n, t in told_there)


def is_told_at(place: str, issue: Issue, style: Stylesheet) -> bool:
    """Return whether anything of an issue stands at a place."""
    return any(_told_at(place, issue, style))


def printed_nowhere(style: Stylesheet) -> list[Field]:
    """Return the fields of an issue that a style does not print."""
    places = style.particulars
    names = [f.name for f in fields_of(Particulars) if getattr(places, f.name) == "none"]
    found = (field_named(Issue, name) or field_named(Distribution, name) for name in names)
    return [field for field in found if field is not None]


def _told_at(place: str, issue: Issue, style: Stylesheet) -> Iterator[tuple[str, _Told]]:
    for field in fields_of(Particulars):
        if getattr(style.particulars, field.name) == place:
            yield from ((field.name, told) for told in _told(field.name, issue, style.labels))


def _told(name: str, issue: Issue, labels: Labels) -> Iterator[_Told]:
    """Yield what an issue says of a particular: nothing, one thing, or several."""
    holder = issue if hasattr(issue, name) else issue.distribution
    value = getattr(holder, name)
    if value is None:
        return
    if name == "secrecy":
        yield _Told(secrecy_text(value, labels))
    elif name == "print_date":
        yield _Told(date_text(value, labels.print_date))
    elif name == "disclosure":
        yield _Told(labels.disclosure + dict(DISCLOSURES.choices)[value])
    elif isinstance(value, Text):
        yield _Told(getattr(labels, name, ""), value)
    else:
        yield from (_Told("", text) for text in value)


def secrecy_text(secrecy: Secrecy, labels: Labels) -> str:
    """Return 密级 and its term as printed."""
    level = dict(SECRECY_LEVELS.choices)[secrecy.level]
    if secrecy.term is None:
        return labels.secrecy.format(level=level)
    return labels.secrecy_term.format(level=level, term=secrecy.term.value)


def _looks_of(name: str, place: str, style: Stylesheet) -> TextStyle:
    if place == "imprint":
        return style.text.distribution
    looks: TextStyle = getattr(style.text, name, style.text.particulars)
    return looks


def _set(told: _Told, kind: str, looks: TextStyle, builder: PieceBuilder) -> Particular:
    if told.text is None:
        return Particular(builder.add_generated("P", told.words, looks, kind=kind), looks)
    if not told.words:
        return Particular(builder.add_text("P", told.text, looks, kind=kind), looks)
    parts = (Part(told.words, True), Part(told.text.value, place=told.text.place))
    leaf = builder.structure.leaf("P", *parts, kind=kind)
    return Particular((piece(told.words + told.text.value, looks, leaf),), looks)
