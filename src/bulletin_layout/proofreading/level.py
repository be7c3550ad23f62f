"""How much 校对 looks for."""

from __future__ import annotations

from enum import Enum


class ProofreadingLevel(Enum):
    """What every build tells, or all that `bulletin check` does."""

    BUILD = "build"
    CHECK = "check"
