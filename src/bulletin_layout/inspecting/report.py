"""An inspection as text, as JSON, and as SARIF 2.1.0, which code hosts and editors show.

In: inspections. Out: text, or values for a JSON file. Lengths in mm and pt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bulletin_layout.geometry import POINTS_PER_MM
from bulletin_layout.inspecting.model import Deviation, Inspection
from bulletin_layout.inspecting.words import WORDS, size_name
from bulletin_layout.messages import Bilingual, Message, in_chinese
from bulletin_layout.version import __version__

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def text_lines(inspection: Inspection) -> Iterator[Message]:
    """Yield what an inspection says, a deviation a line, a summary last."""
    for deviation in inspection.deviations:
        yield Bilingual(
            "{file}, {where}: {what}: {found}, should be {wanted}{clause}. {advice}",
            "{file} {where}：{what}为{found}，应为{wanted}{clause}。{advice}",
            file=inspection.file,
            where=deviation.where.words,
            what=deviation.what,
            found=_found_words(deviation),
            wanted=_value_words(deviation, deviation.wanted),
            clause=_clause_words(deviation),
            advice=deviation.advice,
        )
    for question in inspection.questions:
        yield Bilingual("{file}: {question}", "{file}：{question}", file=inspection.file,
                        question=question)  # fmt: skip
    yield Bilingual(
        "{file}: {n} deviations from {style}.",
        "{file}：与 {style} 不符{n}处。",
        file=inspection.file,
        n=len(inspection.deviations),
        style=inspection.style,
    )


def deviation_words(deviation: Deviation) -> Message:
    """Return a deviation as a sentence, without its place."""
    return Bilingual(
        "{what}: {found}, should be {wanted}{clause}. {advice}",
        "{what}为{found}，应为{wanted}{clause}。{advice}",
        what=deviation.what,
        found=_found_words(deviation),
        wanted=_value_words(deviation, deviation.wanted),
        clause=_clause_words(deviation),
        advice=deviation.advice,
    )


def _clause_words(deviation: Deviation) -> Message:
    if not deviation.clause:
        return Bilingual("", "")
    return Bilingual(" ({clause})", "（{clause}）", clause=deviation.clause)


def _found_words(deviation: Deviation) -> Message:
    words = _value_words(deviation, deviation.found)
    if deviation.off is None or deviation.off_mm is None:
        return words
    off = f"{deviation.off_mm:+.2f} mm"
    return Bilingual("{words} ({off})", "{words}（{off}）", words=words, off=off)


def _value_words(deviation: Deviation, value: object) -> Message:
    """Return a value as people write it: lengths in mm and pt, sizes and faces by their names."""
    if deviation.is_length and isinstance(value, float | int):
        points = f"{value:.2f} pt"
        if not deviation.key.endswith(".size"):
            points = f"{value / POINTS_PER_MM:.2f} mm / {points}"
        name = size_name(float(value)) if deviation.key.endswith(".size") else ""
        return Bilingual(points, f"{name}（{points}）" if name else points)
    words = str(value)
    return Bilingual(words, WORDS.get(words, words))


def as_json(inspections: Sequence[Inspection], chinese: bool) -> list[dict[str, Any]]:
    """Return inspections as plain values."""
    return [
        {
            "file": inspection.file,
            "against": inspection.style,
            "deviations": [_plain(d, chinese) for d in inspection.deviations],
            "questions": [_said(q, chinese) for q in inspection.questions],
        }
        for inspection in inspections
    ]


def _plain(deviation: Deviation, chinese: bool) -> dict[str, Any]:
    box = deviation.where.box
    return {
        "rule": deviation.rule,
        "key": deviation.key,
        "what": _said(deviation.what, chinese),
        "found": deviation.found,
        "wanted": deviation.wanted,
        "unit": "pt" if deviation.is_length else "",
        "off_pt": _rounded(deviation.off),
        "off_mm": _rounded(deviation.off_mm),
        "page": deviation.where.page or None,
        "place": _said(deviation.where.words, chinese),
        "box": [round(v, 2) for v in box] if box is not None else None,
        "clause": deviation.clause or None,
        "advice": _said(deviation.advice, chinese),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def _said(words: Message, chinese: bool) -> str:
    return str(in_chinese(words) if chinese else words)


def as_sarif(
    inspections: Sequence[Inspection], addresses: Sequence[str], chinese: bool
) -> dict[str, Any]:
    """Return inspections as a SARIF log. `addresses` are the files' paths as URIs."""
    deviations = [d for inspection in inspections for d in inspection.deviations]
    rules = {d.rule: d for d in reversed(deviations)}
    ids = sorted(rules)
    driver = {
        "name": "bulletin inspect",
        "version": __version__,
        "rules": [
            {"id": id_, "shortDescription": {"text": _said(rules[id_].what, chinese)}}
            for id_ in ids
        ],
    }
    results = [
        _result(d, ids.index(d.rule), address, chinese)
        for inspection, address in zip(inspections, addresses, strict=True)
        for d in inspection.deviations
    ]
    run = {"tool": {"driver": driver}, "results": results, "columnKind": "unicodeCodePoints"}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(deviation: Deviation, number: int, address: str, chinese: bool) -> dict[str, Any]:
    words = deviation_words(deviation)
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": {"uri": address}},
        "logicalLocations": [{"name": _said(deviation.where.words, chinese), "kind": "element"}],
    }
    return {
        "ruleId": deviation.rule,
        "ruleIndex": number,
        "level": "warning",
        "message": {"text": _said(words, chinese)},
        "locations": [location],
        "properties": _plain(deviation, chinese),
    }
