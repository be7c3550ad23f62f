"""`bulletin check out.pdf`: what a PDF claims to be, and what installed validators say of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bulletin_layout.cli.main import GOOD, WRONG_INPUT
from bulletin_layout.cli.speech import complain, tell
from bulletin_layout.reading.facts import Facts, UnreadablePdf, read_facts
from bulletin_layout.testing.validators import Verdict, page_validation, verapdf
from bulletin_layout.wording import Paired, Said, counted


def check_pdf(file: str) -> int:
    """Print claims and verdicts; return 1 if the file cannot be read or a validator objects."""
    try:
        facts = read_facts(file)
    except UnreadablePdf as problem:
        complain(problem.said)
        return WRONG_INPUT
    for line in _claims(facts):
        tell(Said("{file}: {line}", file=file, line=line))
    verdicts, absent = _verdicts(file)
    for name in absent:
        tell(Said("{file}: {name} is not installed; it was not asked.", file=file, name=name))
    for verdict in verdicts:
        good, bad = "{file}: {validator}: {claim} passes", "{file}: {validator}: {claim} fails"
        words = good if verdict.good else bad
        tell(Said(words, file=file, validator=verdict.validator, claim=verdict.claim))
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
    both = Paired(" and ".join(claims), "、".join(claims))
    said_claims = both if claims else "no conformance"
    yield Said("claims {claims}", claims=said_claims)
    pages = counted(len(facts.pages), "{n} page", "{n} pages")
    yield Said("{pages}; title: {title}", pages=pages, title=said.get("Title", "none"))
    yield Said(
        "language {language}; {tags}; {bookmarks}",
        language=said.get("Lang", "none"),
        tags=counted(len(facts.tags), "{n} tag", "{n} tags") if facts.tags else "no tags",
        bookmarks=counted(len(facts.outlines), "{n} bookmark", "{n} bookmarks"),
    )
    for font in facts.fonts:
        yield Said("font {font}", font=font)


def _verdicts(file: str) -> tuple[list[Verdict], list[str]]:
    """Return the verdicts of the validators that are here, and the names of the others."""
    asked = {"page-validation": page_validation(Path(file).read_bytes()), "veraPDF": verapdf(file)}
    absent = [name for name, verdicts in asked.items() if verdicts is None]
    return [v for verdicts in asked.values() if verdicts for v in verdicts], absent
