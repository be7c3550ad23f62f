"""`bulletin check out.pdf`: what a PDF claims to be, and what installed validators say of it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from bulletin_layout.cli.main import GOOD, WRONG_INPUT
from bulletin_layout.reading.facts import Facts, UnreadablePdf, read_facts
from bulletin_layout.testing.validators import Verdict, page_validation, verapdf


def check_pdf(file: str) -> int:
    """Print claims and verdicts; return 1 if the file cannot be read or a validator objects."""
    try:
        facts = read_facts(file)
    except UnreadablePdf as problem:
        print(problem, file=sys.stderr)
        return WRONG_INPUT
    for line in _claims(facts):
        print(f"{file}: {line}")
    verdicts, absent = _verdicts(file)
    for name in absent:
        print(f"{file}: {name} is not installed; it was not asked.")
    for verdict in verdicts:
        word = "passes" if verdict.good else "fails"
        print(f"{file}: {verdict.validator}: {verdict.claim} {word}")
        for failure in verdict.failures:
            print(f"    {failure}")
    return GOOD if all(v.good for v in verdicts) else WRONG_INPUT


def _claims(facts: Facts) -> Iterable[str]:
    said = dict(row.split(": ", 1) for row in facts.metadata if ": " in row)
    claims = []
    if "pdfaid:part" in said:
        claims.append(f"PDF/A-{said['pdfaid:part']}{said.get('pdfaid:conformance', '').lower()}")
    if "pdfuaid:part" in said:
        claims.append(f"PDF/UA-{said['pdfuaid:part']}")
    yield "claims " + (" and ".join(claims) if claims else "no conformance")
    yield f"{len(facts.pages)} pages; title: {said.get('Title', 'none')}"
    tagged = f"{len(facts.tags)} tags" if facts.tags else "no tags"
    yield f"language {said.get('Lang', 'none')}; {tagged}; {len(facts.outlines)} bookmarks"
    for font in facts.fonts:
        yield f"font {font}"


def _verdicts(file: str) -> tuple[list[Verdict], list[str]]:
    """Return the verdicts of the validators that are here, and the names of the others."""
    asked = {"page-validation": page_validation(Path(file).read_bytes()), "veraPDF": verapdf(file)}
    absent = [name for name, verdicts in asked.items() if verdicts is None]
    return [v for verdicts in asked.values() if verdicts for v in verdicts], absent
