"""JSON Schemas of a year's files: the rules of scoring, the register, the adoptions, as YAML."""

from __future__ import annotations

from typing import Any

from bulletin_layout.issue.schema import schema_of
from bulletin_layout.series.ledger.adoptions import Adoptions
from bulletin_layout.series.ledger.model import Register
from bulletin_layout.series.scoring.rules import Rules


def schema_named(what: str) -> dict[str, Any]:
    """Return the schema of `rules`, `register` or `adoptions`."""
    if what == "rules":
        return schema_of(Rules, "计分办法 rules", ("extends", "沿用"))
    if what == "register":
        return schema_of(Register, "来稿登记 register")
    return schema_of(Adoptions, "外刊采用 adoptions")
