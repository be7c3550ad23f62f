"""The examples' PDFs without tags, as for learning."""

from tests.learning.conftest import published

__all__ = ["published"]
