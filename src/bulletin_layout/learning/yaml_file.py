"""A learned style as a style's YAML file: each value with a comment that says where it is from.

In: a LearnedStyle. Out: text. Comments are in one language, the values are a style's.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from bulletin_layout.geometry import POINTS_PER_MM
from bulletin_layout.learning.model import Learned, LearnedStyle
from bulletin_layout.learning.sensible import kind_of
from bulletin_layout.measuring.model import Sureness
from bulletin_layout.messages import Bilingual, Message, in_chinese
from bulletin_layout.yaml_text.scalars import scalar

_SURE = {
    Sureness.GIVEN: Bilingual("given", "文件所载"),
    Sureness.MEASURED: Bilingual("measured", "测得"),
    Sureness.GUESSED: Bilingual("GUESSED: check it", "推断，请核对"),
}
# A length is written in whole millimetres only if it is that to so many points.
_WHOLE = 0.004


def style_text(style: LearnedStyle, chinese: bool) -> str:
    """Return the text of the style's file."""
    return "\n".join([*_head(style, chinese), *_body(style, chinese)]) + "\n"


def _said(words: Message, chinese: bool) -> str:
    return " ".join(str(in_chinese(words) if chinese else words).split())


def _head(style: LearnedStyle, chinese: bool) -> Iterator[str]:
    names = Bilingual(
        ", ".join(m.name for m in style.measurements), "、".join(m.name for m in style.measurements)
    )
    words = Bilingual("Learned from {names}.", "由 {names} 测得。", names=names)
    yield f"# {_said(words, chinese)}"
    for file in style.met:
        words = Bilingual(
            "{name}: {met} of {ends} line ends met.",
            "{name}：{ends}个行末，照样者{met}个。",
            name=file.name,
            met=file.met,
            ends=file.ends,
        )
        yield f"# {_said(words, chinese)}"
    for question in style.questions:
        yield f"# {_said(Bilingual('To answer: ', '待答：'), chinese)} {_said(question, chinese)}"
    yield f"extends: {style.extends}"


def _body(style: LearnedStyle, chinese: bool) -> Iterator[str]:
    for section, group in groupby(style.entries, key=lambda e: e.key.partition(".")[0]):
        yield f"{section}:"
        entries = list(group)
        if section != "text":
            yield from (_line(entry, "  ", chinese) for entry in entries)
            continue
        for part, inner in groupby(entries, key=lambda e: e.key.split(".")[1]):
            yield f"  {part}:"
            yield from (_line(entry, "    ", chinese) for entry in inner)


def _line(entry: Learned, indent: str, chinese: bool) -> str:
    name = entry.key.rpartition(".")[2]
    sure = _said(_SURE[entry.sureness], chinese)
    comment = f"{sure}{'：' if chinese else ': '}{_said(entry.source, chinese)}"
    if entry.differs is not None:
        differs = _said(entry.differs, chinese)
        comment += f"；另有 {differs}" if chinese else f"; but {differs}"
    return f"{indent}{name}: {_value(entry)} # {comment}"


def _value(entry: Learned) -> str:
    if entry.written:
        return entry.written
    if isinstance(entry.value, bool):
        return "true" if entry.value else "false"
    if isinstance(entry.value, str):
        return f'"{entry.value}"' if entry.value.startswith("#") else scalar(entry.value)
    if not _is_length(entry.key):
        return f"{entry.value:.4g}"
    millimetres = entry.value / POINTS_PER_MM
    if abs(millimetres - round(millimetres)) < _WHOLE / POINTS_PER_MM and round(millimetres):
        return f"{round(millimetres)}mm"
    return f"{entry.value:.5f}".rstrip("0").rstrip(".") + "pt"


def _is_length(key: str) -> bool:
    return kind_of(key).type == "length"
