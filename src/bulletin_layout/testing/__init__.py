"""For regression tests of PDF output: read a PDF's facts, compare, keep golden files.

    from bulletin_layout.testing import compare, read_facts

    for difference in compare(read_facts("old.pdf"), read_facts("new.pdf")):
        print(difference)

The facts are read with pypdf and pypdfium2, which did not write the file. The pytest plugin
gives the fixture `golden`; see docs/testing.md.
"""

from bulletin_layout.pdf_facts.facts import read_facts
from bulletin_layout.pdf_facts.model import Facts, UnreadablePdf
from bulletin_layout.testing.compare import Difference, compare
from bulletin_layout.testing.goldens import GoldenMismatch, Goldens
from bulletin_layout.testing.subjects import LAYERS

__all__ = [
    "LAYERS",
    "Difference",
    "Facts",
    "GoldenMismatch",
    "Goldens",
    "UnreadablePdf",
    "compare",
    "read_facts",
]
