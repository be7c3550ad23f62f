"""All rules of 校对: those that stand in the modules of three folders.

A rule is found because it stands there; a new one needs no other line. What is not asked for is
not imported: a build that proofreads reads `build_rules` alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from bulletin_layout.proofreading.level import ProofreadingLevel
from bulletin_layout.proofreading.model import IssueRule, ProofreadingRule, TextRule

_PACKAGE = __package__


@cache
def text_rules(level: ProofreadingLevel) -> tuple[TextRule, ...]:
    """Return the rules for one text that a level asks."""
    told_at_builds = tuple(_rules_in("build_rules"))
    if level is ProofreadingLevel.BUILD:
        return told_at_builds
    return (*told_at_builds, *_rules_in("check_rules"))


@cache
def issue_rules() -> tuple[IssueRule, ...]:
    """Return the rules that see the whole issue. Only `check` asks them."""
    return tuple(_rules_in("issue_rules"))


@cache
def rules_by_name() -> dict[str, ProofreadingRule[Any]]:
    """Return every rule by its name. Raises ValueError if two have the same."""
    rules: dict[str, ProofreadingRule[Any]] = {}
    every: list[ProofreadingRule[Any]] = [*text_rules(ProofreadingLevel.CHECK), *issue_rules()]
    for rule in every:
        if rule.name in rules:
            raise ValueError(f"two rules are called {rule.name}")
        rules[rule.name] = rule
    return rules


def _rules_in(folder: str) -> Iterator[ProofreadingRule[Any]]:
    """Yield the rules that the modules of a folder make, in the order in which they stand."""
    package = import_module(f"{_PACKAGE}.{folder}")
    for name in sorted(module.name for module in iter_modules(package.__path__)):
        module = import_module(f"{package.__name__}.{name}")
        for value in vars(module).values():
            if isinstance(value, ProofreadingRule) and value.find.__module__ == module.__name__:
                yield value
