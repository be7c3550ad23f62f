"""校对 of one text: what an editor's eye looks for, a row a rule, with its source.

In: one text. Out: slips, each with its range, what is wrong and, where it is sure or likely, what
to write. Nothing is altered here.
"""

from bulletin_layout.issue.slips.rules import BY_NAME, ISSUE_RULES, READING_RULES, RULES

__all__ = ["BY_NAME", "ISSUE_RULES", "READING_RULES", "RULES"]
