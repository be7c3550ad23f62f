"""Files of any format that is read back, brought to facts that can be compared with each other."""

from __future__ import annotations

from pathlib import Path

from bulletin_layout.ofd_facts.contents import ofd_facts
from bulletin_layout.ofd_facts.package import read_package
from bulletin_layout.pdf_facts.facts import read_facts
from bulletin_layout.pdf_facts.model import Facts
from bulletin_layout.pdf_facts.pages import read_contents
from bulletin_layout.pdf_facts.plain import plain_facts

_SAID = ("Title: ", "Author: ", "Subject: ")


def is_ofd(file: str) -> bool:
    """Return whether a file is named as an OFD is."""
    return file.lower().endswith(".ofd")


def comparable_facts(file: str) -> Facts:
    """Return the facts of a PDF or OFD that both can have. Raises UnreadablePdf."""
    if is_ofd(file):
        return ofd_facts(read_package(file))
    facts = read_facts(file)
    metadata = [row for row in facts.metadata if row.startswith(_SAID)]
    return plain_facts(read_contents(Path(file).read_bytes(), file), facts.outlines, metadata)
