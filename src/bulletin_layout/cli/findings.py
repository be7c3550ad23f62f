"""What `bulletin check` found, for programs: JSON, SARIF 2.1.0, and commands of GitHub's runners.

In: findings, in the order in which they are told. Out: text. Words are in the language that is
spoken; keys and names of rules never change with it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from bulletin_layout import __version__
from bulletin_layout.cli.terminal import localized, speaks_chinese
from bulletin_layout.diagnostics import Diagnostic, Severity
from bulletin_layout.proofreading.confidence import confidence_of
from bulletin_layout.proofreading.format_diagnostic import chinese_path
from bulletin_layout.proofreading.registry import rules_by_name

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_GITHUB_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
# The rule of what stops a build: it has no name of its own.
_INPUT = "input"


def as_json(findings: Sequence[Diagnostic]) -> str:
    """Return findings as a list of objects, one each."""
    return json.dumps([_object(finding) for finding in findings], ensure_ascii=False, indent=2)


def as_sarif(findings: Sequence[Diagnostic]) -> str:
    """Return findings as a SARIF 2.1.0 log with one run (OASIS, 2020)."""
    names = sorted({finding.rule or _INPUT for finding in findings})
    driver = {
        "name": "bulletin_layout",
        "version": __version__,
        "rules": [{"id": name, "shortDescription": {"text": _description(name)}} for name in names],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, names) for finding in findings],
    }
    log = {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def as_github(findings: Sequence[Diagnostic]) -> str:
    """Return findings as workflow commands, a line each, which annotate a file's lines."""
    return "\n".join(map(_command, findings))


FORMATS: dict[str, Callable[[Sequence[Diagnostic]], str]] = {
    "json": as_json,
    "sarif": as_sarif,
    "github": as_github,
}


def _object(finding: Diagnostic) -> dict[str, Any]:
    place, change = finding.place, finding.replacement
    return {
        "file": place.file if place is not None else "",
        "line": place.line if place is not None else 0,
        "column": place.column if place is not None else 0,
        "level": finding.severity.value,
        "confidence": confidence_of(finding).value,
        "rule": finding.rule,
        "path": chinese_path(finding.path) if speaks_chinese() else finding.path,
        "message": localized(finding.message),
        "advice": localized(finding.advice),
        "found": change.found if change is not None else None,
        "write": change.text if change is not None else None,
    }


def _result(finding: Diagnostic, names: Sequence[str]) -> dict[str, Any]:
    name, place, change = finding.rule or _INPUT, finding.place, finding.replacement
    result: dict[str, Any] = {
        "ruleId": name,
        "ruleIndex": names.index(name),
        "level": _SARIF_LEVELS[finding.severity],
        "message": {"text": _said(finding)},
        "properties": {"confidence": confidence_of(finding).value},
    }
    if place is None:
        return result
    artifact = {"uri": quote(Path(place.file).as_posix())}
    location: dict[str, Any] = {"artifactLocation": artifact}
    if place.line:
        location["region"] = _region(finding)
    result["locations"] = [{"physicalLocation": location}]
    if change is not None and place.line:
        written = {"deletedRegion": _region(finding), "insertedContent": {"text": change.text}}
        result["fixes"] = [{"artifactChanges": [_change(artifact, written)]}]
    return result


def _change(artifact: dict[str, str], written: dict[str, Any]) -> dict[str, Any]:
    return {"artifactLocation": artifact, "replacements": [written]}


def _region(finding: Diagnostic) -> dict[str, int]:
    place, change = finding.place, finding.replacement
    assert place is not None
    region = {"startLine": place.line, "startColumn": place.column}
    if change is not None:
        region["endColumn"] = place.column + len(change.found)
    return region


def _command(finding: Diagnostic) -> str:
    place = finding.place
    where = {"title": finding.rule or _INPUT}
    if place is not None:
        where = {"file": place.file, **where}
    if place is not None and place.line:
        where |= {"line": str(place.line), "col": str(place.column)}
    properties = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in where.items())
    return f"::{_GITHUB_LEVELS[finding.severity]} {properties}::{_escaped(_said(finding))}"


def _escaped(words: str, also: str = "") -> str:
    """Return words in which nothing ends a workflow command."""
    for mark in "%\r\n" + also:
        words = words.replace(mark, f"%{ord(mark):02X}")
    return words


def _said(finding: Diagnostic) -> str:
    apart = "" if speaks_chinese() else " "
    return apart.join(filter(None, (localized(finding.message), localized(finding.advice))))


def _description(name: str) -> str:
    rule = rules_by_name().get(name)
    words = rule.description if rule is not None else "what cannot be read or set"
    return localized(words)
