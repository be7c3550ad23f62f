"""`bulletin check out.pdf`: what a PDF claims to be, and what installed validators say of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bulletin_layout.cli.options import GOOD, WRONG_INPUT
from bulletin_layout.cli.terminal import print_message, print_problem
from bulletin_layout.messages import Bilingual, Message, counted
from bulletin_layout.pdf_facts.facts import read_facts
from bulletin_layout.pdf_facts.model import Facts, UnreadablePdf
from bulletin_layout.testing.validators import Verdict, page_validation, verapdf


def check_pdf(file: str) -> int:
    """Print claims and verdicts; return 1 if the file cannot be read or a validator objects."""
    try:
        facts = read_facts(file)
    except UnreadablePdf as problem:
        print_problem(problem.message)
        return WRONG_INPUT
    for line in _claims(facts):
        print_message(Message("{file}: {line}", file=file, line=line))
    verdicts, absent = _verdicts(file)
    for name in absent:
        print_message(
            Message("{file}: {name} is not installed; it was not asked.", file=file, name=name)
        )
    for verdict in verdicts:
        good, bad = "{file}: {validator}: {claim} passes", "{file}: {validator}: {claim} fails"
        words = good if verdict.good else bad
        print_message(Message(words, file=file, validator=verdict.validator, claim=verdict.claim))
        for failure in verdict.failures:
            print(f"    {failure}")
    return GOOD if all(v.good for v in verdicts) else WRONG_INPUT


def _claims(facts: Facts) -> Iterable[str]:
    metadata = dict(row.split(": ", 1) for row in facts.metadata if ": " in row)
    claims = []
    if "pdfaid:part" in metadata:
        claims.append(
            f"PDF/A-{metadata['pdfaid:part']}{metadata.get('pdfaid:conformance', '').lower()}"
        )
    if "pdfuaid:part" in metadata:
        claims.append(f"PDF/UA-{metadata['pdfuaid:part']}")
    both = Bilingual(" and ".join(claims), "、".join(claims))
    said_claims = both if claims else "no conformance"
    yield Message("claims {claims}", claims=said_claims)
    pages = counted(len(facts.pages), "{n} page", "{n} pages")
    yield Message("{pages}; title: {title}", pages=pages, title=metadata.get("Title", "none"))
    yield Message(
        "language {language}; {tags}; {bookmarks}",
        language=metadata.get("Lang", "none"),
        tags=counted(len(facts.tags), "{n} tag", "{n} tags") if facts.tags else "no tags",
        bookmarks=counted(len(facts.outlines), "{n} bookmark", "{n} bookmarks"),
    )
    for font in facts.fonts:
        yield Message("font {font}", font=font)


def _verdicts(file: str) -> tuple[list[Verdict], list[str]]:
    """Return the verdicts of the validators that are here, and the names of the others."""
    asked = {"page-validation": page_validation(Path(file).read_bytes()), "veraPDF": verapdf(file)}
    absent = [name for name, verdicts in asked.items() if verdicts is None]
    return [v for verdicts in asked.values() if verdicts for v in verdicts], absent
