"""How sure a finding is: what `bulletin fix` writes, what is likely, what wants another look."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from bulletin_layout.diagnostics import Diagnostic, Severity
from bulletin_layout.messages import Bilingual


class Confidence(Enum):
    """How sure a finding is, the surest first. An error is no guess: the build stops."""

    ERROR = "error"
    CERTAIN = "certain"
    LIKELY = "likely"
    LOOK_AGAIN = "look-again"

    @property
    def words(self) -> Bilingual:
        """What an editor is told above the findings of this kind."""
        return _WORDS[self]


_WORDS = {
    Confidence.ERROR: Bilingual("errors: no PDF can be made", "错误：不能成文"),
    Confidence.CERTAIN: Bilingual("certain: bulletin fix writes these", "确定：bulletin fix 可改"),
    Confidence.LIKELY: Bilingual("likely: please decide", "很可能：请定夺"),
    Confidence.LOOK_AGAIN: Bilingual("look again", "请再看一眼"),
}


def confidence_of(diagnostic: Diagnostic) -> Confidence:
    """Return how sure a finding is, by its weight and whether its correction is certain."""
    if diagnostic.severity is Severity.ERROR:
        return Confidence.ERROR
    if diagnostic.replacement is not None and diagnostic.replacement.certain:
        return Confidence.CERTAIN
    return Confidence.LIKELY if diagnostic.severity is Severity.WARNING else Confidence.LOOK_AGAIN


def by_confidence(
    diagnostics: Iterable[Diagnostic],
) -> tuple[tuple[Confidence, tuple[Diagnostic, ...]], ...]:
    """Return findings by how sure they are, the surest first, each kind in the order it came."""
    found = tuple(diagnostics)
    kinds = ((kind, tuple(d for d in found if confidence_of(d) is kind)) for kind in Confidence)
    return tuple((kind, of_kind) for kind, of_kind in kinds if of_kind)
