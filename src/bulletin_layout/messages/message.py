"""What is said, as a template and values: a str in English, and the same in Chinese."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from typing import Any

_VARIABLES = ("BULLETIN_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_CATALOGUES = (
    *("input", "proofreading", "output", "ofd", "command", "examples", "series", "scoring"),
    "volume",
)


class Verbatim(str):
    """Words of a file, a key's name among them: in Chinese they are the same."""


class Message(str):
    """A sentence in English that knows its template and values, and so its Chinese.

    `template` is in the style of str.format, its own braces doubled; `values` may hold other
    sentences. A sentence without values needs none of this: it is its own template.
    """

    template: str
    values: dict[str, Any]

    def __new__(cls, template: str, /, **values: Any) -> Message:
        """Return the sentence that a template and its values make."""
        said = super().__new__(cls, template.format(**values))
        said.template, said.values = template, values
        return said

    def __getnewargs_ex__(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        return (self.template,), self.values

    def chinese(self) -> str:
        """Return the sentence in Chinese."""
        template = catalogue().get(self.template, self.template)
        return template.format(**{name: in_chinese(v) for name, v in self.values.items()})


class Bilingual(Message):
    """A sentence, or template, that brings its own Chinese: as keys and rules are described.

    Without values neither text is a template, and braces in them are braces. Values that are no
    messages are text of a file, and stay as they are, whatever word they happen to be.
    """

    def __new__(cls, english: str, /, chinese: str, **values: Any) -> Bilingual:
        """Return the sentence that the English template and its values make."""
        message = str.__new__(cls, english.format(**values) if values else english)
        message.template, message.values = english, values
        message.chinese_template = chinese
        return message

    chinese_template: str

    def __getnewargs_ex__(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        return (self.template, self.chinese_template), self.values

    def chinese(self) -> str:
        """Return the sentence in Chinese."""
        if not self.values:
            return self.chinese_template
        values = self.values.items()
        said = {k: v.chinese() if isinstance(v, Message) else v for k, v in values}
        return self.chinese_template.format(**said)


class MessageList(Message):
    """Sentences or words in a row, parted by commas, or by what is given for each language."""

    def __new__(
        cls, items: Iterable[str], /, comma: str = ", ", chinese: str = "，"
    ) -> MessageList:
        """Return the items that are not empty, in a row."""
        kept = tuple(filter(None, items))
        said = str.__new__(cls, comma.join(kept))
        said.template, said.values = "", {"items": kept, "comma": comma, "chinese": chinese}
        return said

    def __getnewargs_ex__(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        return tuple(self.values.values()), {}

    def chinese(self) -> str:
        """Return the items in Chinese, parted as Chinese parts them."""
        return str(self.values["chinese"]).join(map(in_chinese, self.values["items"]))


def counted(number: int, one: str, many: str) -> Message:
    """Return what is counted: `one` or `many` is a template with `{n}`."""
    return Message(one if number == 1 else many, n=number)


def in_chinese(words: Any) -> Any:
    """Return a sentence in Chinese; what is no known sentence as it is."""
    if isinstance(words, Message):
        return words.chinese()
    if isinstance(words, Verbatim):
        return str(words)
    return catalogue().get(words, words) if isinstance(words, str) else words


@cache
def catalogue() -> dict[str, str]:
    """Return the Chinese of every template and sentence. Read when it is first asked for."""
    rows: dict[str, str] = {}
    for name in _CATALOGUES:
        rows |= import_module(f"bulletin_layout.messages.chinese_{name}").ROWS
    return rows


def language_of(environment: Mapping[str, str] = os.environ) -> str:
    """Return the language that an environment asks for."""
    named = next((environment[name] for name in _VARIABLES if environment.get(name)), None)
    if named is None:
        import locale

        named = locale.getlocale()[0] or ""
    return "zh" if named.lower().startswith(("zh", "chinese")) else "en"
