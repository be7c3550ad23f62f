"""Which key is meant by another word for it, by traditional characters, or with a slip in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletin_layout.diagnostics import nearest, nearest_of
from bulletin_layout.issue.misplaced_keys import where_key_belongs
from bulletin_layout.messages import Message, Verbatim
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.resources import shortened

_MEANT = {
    "内容": "正文", "题目": "标题", "主标题": "标题", "题名": "标题", "文": "正文", "图片": "照片",
    "编者": "编印", "编辑": "编印", "刊头": "报头", "刊名": "报头", "签发人": "签发",
    "来源": "来稿单位", "供稿": "来稿单位", "供稿单位": "来稿单位", "署名": "落款", "附表": "附件",
    "审核人": "审核", "审稿": "审核", "审定": "审核", "责任编辑": "责编", "编辑人": "责编",
    "核稿人": "核稿", "联系电话": "电话", "电子邮箱": "邮箱", "公开方式": "公开属性",
    "份号": "编号", "印数": "共印", "撰稿": "作者", "供稿人": "作者", "通讯员": "作者",
    "印刷": "印刷单位", "编者按": "按语",
    "content": "body", "text": "body", "heading": "title", "author": "authors", "name": "title",
    "signed": "approver", "editor": "managing_editor", "tel": "phone", "printed": "printer",
}  # fmt: skip
_SIMPLIFIED = str.maketrans(
    "報頭號編總標題發執訊照圖說單欄齊寬換調導讀軟關際轉長",
    "报头号编总标题发执讯照图说单栏齐宽换调导读软关际转长",
)


_BESIDE_WORDS = re.compile(r"[\s“”‘’「」]")


class KeyMistake(NamedTuple):
    """What is wrong with a key, what to write, and the key that is meant, "" if none is."""

    message: Message | str
    advice: Message | str
    meant: str


def key_mistake(written: str, path: str, known: Sequence[str]) -> KeyMistake:
    """Return what is wrong with a key that there is not: the known ones are others.

    年：2026 is one with a full-width colon, 年:2026 one without a space.
    """
    for colon, words in (
        ("：", "a full-width colon stands after {key}."),
        (":", "{key}: no space follows the colon."),
    ):
        word = written.partition(colon)[0]
        if colon in written and word in known:
            message = Message(words, key=Verbatim(word))
            return KeyMistake(message, "Write a half-width colon and a space.", word)
    word = _BESIDE_WORDS.sub("", written)
    if word in known:
        advice = Message("Write {text}", text=Verbatim(word))
        return KeyMistake("blanks or quotation marks stand in the key.", advice, word)
    if (belongs := where_key_belongs(written, path)) is not None:
        return KeyMistake("this key does not belong here.", belongs, "")
    plain = _plain(shortened(written), known)
    return KeyMistake("this key is unknown.", nearest(plain, known), nearest_of(plain, known))


def _plain(word: str, known: Sequence[str]) -> str:
    plain = word.translate(_SIMPLIFIED)
    meant = _MEANT.get(word.lower(), plain)
    return meant if meant in known else plain
