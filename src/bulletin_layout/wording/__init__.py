"""Words for people: English as they are made, Chinese on request.

In: a sentence, or a template and its values, `Said("{size} is no length.", size=text)`. Out: a str
in English, of which `in_chinese` says the same in Chinese.
"""

from bulletin_layout.wording.said import Listed, Paired, Said, counted, in_chinese

__all__ = ["Listed", "Paired", "Said", "counted", "in_chinese"]
