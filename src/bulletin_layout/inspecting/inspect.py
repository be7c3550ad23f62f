"""Hold a file's format against a style: the deviations, each with its place and what to change.

In: a .docx or .pdf file and a style. Out: an Inspection. It needs no issue, so that an office that
stays in Word can use it, and other programs' tests can call it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bulletin_layout.inspecting.checks import FURNITURE_CHECKS, PAGE_CHECKS, Check
from bulletin_layout.inspecting.geometry import found_number, pitch_fits, wanted_number
from bulletin_layout.inspecting.looks import look_deviations
from bulletin_layout.inspecting.model import Deviation, Inspection
from bulletin_layout.inspecting.words import folio_deviations, whole_file
from bulletin_layout.limits import DEFAULT_LIMITS, Limits
from bulletin_layout.measuring.model import Measurement, Sureness, Where
from bulletin_layout.measuring.read import measure
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.style.model import Stylesheet
from bulletin_layout.style.reader import read_style

_STANDARD = "gbt9704"
# Of a page that is not full, only what its lines show by themselves is told.
_NEED_FULL_PAGES = ("top-margin", "lines", "folio-below")


def inspect_format(
    file: str | Path, against: str | Path | Stylesheet, limits: Limits = DEFAULT_LIMITS
) -> Inspection:
    """Return how a file's format deviates from a style (a name, a file, or one that was read).

    Raises InputError for a file or a style that cannot be read.
    """
    style = against if isinstance(against, Stylesheet) else read_style(against)
    return inspected(measure(file, limits), style)


def inspected(file: Measurement, style: Stylesheet) -> Inspection:
    """Return how a measured file deviates from a style."""
    standard = is_of_standard(style)
    found = [
        *_number_deviations(PAGE_CHECKS, file, style, standard),
        *look_deviations(file, style, standard),
        *_number_deviations(FURNITURE_CHECKS, file, style, standard),
        *folio_deviations(file, style, standard),
    ]
    return Inspection(file.name, style.name, file, tuple(found), file.questions)


def is_of_standard(style: Stylesheet) -> bool:
    """Return whether a style is GB/T 9704, or made from it."""
    return any(Path(name).stem == _STANDARD for name in style.files)


def _number_deviations(
    checks: tuple[Check, ...], file: Measurement, style: Stylesheet, standard: bool
) -> Iterator[Deviation]:
    for check in checks:
        if not _applies(check, file, style):
            continue
        found, wanted = found_number(check.key, file, style), wanted_number(check.key, style)
        tolerance = _tolerance(check, file, style, standard)
        if found is None or abs(found - wanted) <= tolerance:
            continue
        if check.rule == "pitch" and pitch_fits(found, style, check.tolerance):
            continue
        yield Deviation(
            check.rule,
            check.key,
            check.what,
            found if check.is_length else round(found, 1),
            wanted if check.is_length else round(wanted, 1),
            check.is_length,
            _where(check, file),
            f"GB/T 9704-2012 {check.clause}" if standard and check.clause else "",
            _advice(check, wanted),
        )


def _applies(check: Check, file: Measurement, style: Stylesheet) -> bool:
    """Return whether a check says anything of a file."""
    if check.rule in _NEED_FULL_PAGES:
        lines = file.values.get("grid.lines")
        if lines is None or lines.sureness is Sureness.GUESSED:
            return False
    if check.rule == "folio-inset":
        return style.folio.position == "outer" and _position(file) not in ("", "centre", "none")
    if check.rule == "measure":
        measured = file.values.get("composition.measure")
        return measured is not None and measured.sureness is not Sureness.GUESSED
    return not check.rule.startswith("imprint-") or "text.distribution.size" in file.values


def _position(file: Measurement) -> str:
    found = file.values.get("folio.position")
    return "" if found is None else str(found.value)


def _tolerance(check: Check, file: Measurement, style: Stylesheet, standard: bool) -> float:
    """Return by how much a value may be off.

    Only the standard has a height of its own; else what is left below the last line may be less
    than a pitch.
    """
    if check.key == "depth" and not standard:
        return style.grid.pitch
    measured = file.values.get(check.key)
    within = min(measured.within, check.tolerance) if measured is not None else 0.0
    return check.tolerance + within


def _where(check: Check, file: Measurement) -> Where:
    """Return the first place that shows a value: the file's own, or the body's first line."""
    position = "folio.position" if check.key.startswith("folio.") else check.key
    for measured in (file.values.get(check.key), file.values.get(position)):
        if measured is not None and measured.where is not None:
            return measured.where
    part = {"imprint": "distribution", "masthead": "editors"}.get(
        check.key.partition(".")[0], "body"
    )
    places = [p.where for p in file.passages if p.part == part]
    return places[0] if places else whole_file()


def _advice(check: Check, wanted: float) -> Message:
    english, chinese = check.advice
    shown = length_words(wanted) if check.is_length else f"{wanted:g}"
    if check.rule == "cells":
        shown = f"{round(wanted)}"
    return Bilingual(english, chinese, wanted=shown)


def length_words(points: float) -> str:
    """Return a length in millimetres and points."""
    return f"{points * 25.4 / 72:.2f} mm ({points:.2f} pt)"
