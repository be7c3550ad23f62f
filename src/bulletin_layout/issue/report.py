"""What is wrong with an issue's files, gathered while they are read; and how much they hold."""

from __future__ import annotations

from bulletin_layout.diagnostics import Diagnostic, InputError, Severity, error, warning
from bulletin_layout.limits import Limits
from bulletin_layout.messages import Message
from bulletin_layout.yaml_text.nodes import Node


class Report:
    """Gathers diagnostics, and counts what the limits bound."""

    def __init__(self, limits: Limits) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.limits = limits
        self._errors = self._looked_at = self._lacks = 0
        self._counts = {"values": 0, "characters": 0, "cells": 0, "pictures": 0}

    def errors(self) -> int:
        """Return how many errors there are."""
        # Diagnostics only come: those that were looked at are not gone through again.
        fresh = self.diagnostics[self._looked_at :]
        self._errors += sum(d.severity is Severity.ERROR for d in fresh)
        self._looked_at = len(self.diagnostics)
        return self._errors

    def error(self, node: Node, path: str, message: str, advice: str = "") -> None:
        """Report an error at a node."""
        self.diagnostics.append(error(node.place, path, message, advice))

    def lacks(self, node: Node, path: str, message: str, advice: str = "") -> None:
        """Report an error at a node where nothing stands that must be there."""
        self._lacks += 1
        self.error(node, path, message, advice)

    def only_lacks(self) -> bool:
        """Return whether all that is wrong is that something is not there yet."""
        return self.errors() == self._lacks

    def warning(self, node: Node, path: str, message: str, advice: str = "") -> None:
        """Report a warning at a node."""
        self.diagnostics.append(warning(node.place, path, message, advice))

    def count(self, node: Node, path: str, limit: str, amount: int = 1) -> None:
        """Count what an issue holds. Raises InputError at once where a limit is passed."""
        self._counts[limit] += amount
        most = getattr(self.limits, limit)
        if self._counts[limit] > most:
            message = Message(
                "the issue holds more than {most:,} {limit} (limit {limit}).",
                most=most,
                limit=limit,
            )
            self.error(node, path, message, "Divide it, or raise the limit.")
            raise InputError(self.diagnostics)
