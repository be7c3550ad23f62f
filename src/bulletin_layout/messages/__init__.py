"""Words for people: English as they are made, Chinese on request.

In: a sentence, or a template and its values, `Message("{size} is no length.", size=text)`.
Out: a str in English, of which `in_chinese` says the same in Chinese.
"""

from bulletin_layout.messages.message import (
    Bilingual,
    Message,
    MessageList,
    Verbatim,
    counted,
    in_chinese,
    language_of,
)

__all__ = [
    "Bilingual",
    "Message",
    "MessageList",
    "Verbatim",
    "counted",
    "in_chinese",
    "language_of",
]
