"""Print diagnostics, one a line, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from bulletin_layout.diagnostics import Diagnostic


def report(diagnostics: Iterable[Diagnostic]) -> None:
    """Print each diagnostic with its place."""
    for diagnostic in diagnostics:
        print(diagnostic, file=sys.stderr)
    sys.stderr.flush()
