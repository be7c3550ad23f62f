"""What the page in the browser is told: pages, findings with their boxes, the file's lines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bulletin_layout.desk.telling import chinese_path
from bulletin_layout.diagnostics import Diagnostic
from bulletin_layout.issue.slips import BY_NAME
from bulletin_layout.preview.snapshot import Snapshot
from bulletin_layout.preview.spots import Spot, spot_at
from bulletin_layout.wording import Listed, in_chinese


def state_of(snapshot: Snapshot, file: str) -> dict[str, Any]:
    """Return a snapshot as JSON can hold it. Lengths in points."""
    width, height = snapshot.size
    return {
        "version": snapshot.version,
        "file": Path(file).name,
        "path": str(Path(file).resolve()),
        "wrong": snapshot.wrong,
        "width": width,
        "height": height,
        "pages": list(snapshot.keys),
        "findings": [_finding(d, snapshot, file) for d in snapshot.findings],
        "spots": [_spot(spot) for spot in snapshot.spots if spot.file == file],
        "lines": list(snapshot.lines),
    }


def _finding(diagnostic: Diagnostic, snapshot: Snapshot, file: str) -> dict[str, Any]:
    place, rule = diagnostic.place, BY_NAME.get(diagnostic.rule)
    spot = spot_at(snapshot.spots, place) if place is not None else None
    return {
        "level": diagnostic.severity.value,
        "file": Path(place.file).name if place is not None else "",
        "own": place is not None and place.file == file,
        "line": place.line if place is not None else 0,
        "column": place.column if place is not None else 0,
        "field": {"en": diagnostic.path, "zh": chinese_path(diagnostic.path)},
        "message": _both(Listed([diagnostic.message, diagnostic.advice], " ", "")),
        "rule": diagnostic.rule,
        "source": _both(rule.source if rule is not None else ""),
        "spot": _spot(spot) if spot is not None else None,
    }


def _both(words: str) -> dict[str, str]:
    return {"en": str(words), "zh": str(in_chinese(words))}


def _spot(spot: Spot) -> list[float]:
    box = [round(value, 1) for value in spot[1:5]]
    return [spot.page, *box, spot.line, spot.column, spot.length]
