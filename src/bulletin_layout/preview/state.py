"""What the page in the browser is told: pages, findings with their boxes, the file's lines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bulletin_layout.diagnostics import Diagnostic, Severity
from bulletin_layout.messages import Message, in_chinese
from bulletin_layout.preview.snapshot import Snapshot
from bulletin_layout.preview.spots import Spot, SpotIndex
from bulletin_layout.proofreading.format_diagnostic import chinese_path
from bulletin_layout.proofreading.registry import rules_by_name

_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


def state_of(snapshot: Snapshot, file: str, session: str) -> dict[str, Any]:
    """Return a snapshot as JSON can hold it. Lengths in points; `session` names this preview."""
    width, height = snapshot.size
    index = SpotIndex(snapshot.spots)
    findings = sorted(snapshot.findings, key=lambda d: _RANKS[d.severity])
    return {
        "session": session,
        "version": snapshot.version,
        "file": Path(file).name,
        "path": Path(file).absolute().as_posix(),
        "wrong": snapshot.wrong,
        "built": snapshot.built,
        "width": width,
        "height": height,
        "pages": [page.key for page in snapshot.pages],
        "findings": [_finding(d, index, snapshot.wrong, file) for d in findings],
        "spots": [_spot(spot) for spot in snapshot.spots if spot.file == file],
        "lines": list(snapshot.lines),
        "tails": [[t.page, *(round(v, 1) for v in t[1:4]), t.characters] for t in snapshot.tails],
    }


def _finding(diagnostic: Diagnostic, index: SpotIndex, wrong: bool, file: str) -> dict[str, Any]:
    place, rule = diagnostic.place, rules_by_name().get(diagnostic.rule)
    # While a file is wrong its lines are not those of the pages: only a text that stayed is shown.
    spot = index.at(place, exact=wrong) if place is not None else None
    change = diagnostic.replacement
    return {
        "level": diagnostic.severity.value,
        "file": Path(place.file).name if place is not None else "",
        "own": place is not None and place.file == file,
        "line": place.line if place is not None else 0,
        "column": place.column if place is not None else 0,
        "length": len(change.found) if change is not None else 1,
        "write": change.text if change is not None else None,
        "field": {"en": diagnostic.path, "zh": chinese_path(diagnostic.path)},
        "message": _both(_without_context(diagnostic.message, change is not None)),
        "advice": _both(diagnostic.advice),
        "rule": diagnostic.rule,
        "source": _both(rule.source if rule is not None else ""),
        "spot": _spot(spot) if spot is not None else None,
    }


def _without_context(words: str, shown: bool) -> str:
    """Return what is wrong without the characters around it, which the page shows by itself."""
    if shown and isinstance(words, Message) and "before" in words.values:
        message: str = words.values["message"]
        return message
    return words


def _both(words: str) -> dict[str, str]:
    return {"en": str(words), "zh": str(in_chinese(words))}


def _spot(spot: Spot) -> list[float]:
    box = [round(value, 1) for value in spot[1:5]]
    return [spot.page, *box, spot.line, spot.column, spot.length]
