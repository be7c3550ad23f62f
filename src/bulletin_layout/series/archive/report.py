"""四性检测: what is said of an archive, by 真实性, 完整性, 可用性 and 安全性 (DA/T 70-2018 5).

A check is passed, failed with its findings, or was not made, with why.
"""

from __future__ import annotations

from enum import Enum

from bulletin_layout.immutable import immutable
from bulletin_layout.messages import Bilingual
from bulletin_layout.named_tuple import NamedTuple


class Nature(Enum):
    """The four things that are asked of an archive."""

    AUTHENTIC = Bilingual("authenticity", "真实性")
    COMPLETE = Bilingual("completeness", "完整性")
    USABLE = Bilingual("usability", "可用性")
    SAFE = Bilingual("safety", "安全性")


class Check(NamedTuple):
    """One thing that was looked at: what it is, what is wrong, and why it was not made if not."""

    nature: Nature
    item: Bilingual
    findings: tuple[str, ...] = ()
    not_made: str = ""

    @property
    def passed(self) -> bool | None:
        """Whether nothing is wrong; None if the check was not made."""
        return None if self.not_made else not self.findings


@immutable
class ArchiveReport:
    """All checks of an archive, how many 件 it should hold, and its manifest's SHA-256."""

    checks: tuple[Check, ...]
    items: int
    digest: str

    @property
    def passed(self) -> bool:
        """Whether no check failed."""
        return all(check.passed is not False for check in self.checks)

    def of(self, nature: Nature) -> tuple[Check, ...]:
        """Return the checks of one nature."""
        return tuple(check for check in self.checks if check.nature is nature)
