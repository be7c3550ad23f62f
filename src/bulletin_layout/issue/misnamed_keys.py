"""Which key an editor means who writes another word for it, or traditional characters."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_layout.diagnostics import nearest, nearest_of

_MEANT = {
    "内容": "正文", "题目": "标题", "主标题": "标题", "题名": "标题", "文": "正文", "图片": "照片",
    "编者": "编印", "编辑": "编印", "刊头": "报头", "刊名": "报头", "签发人": "签发",
    "来源": "来稿单位", "供稿": "来稿单位", "供稿单位": "来稿单位", "署名": "落款", "附表": "附件",
    "审核人": "审核", "审稿": "审核", "审定": "审核", "责任编辑": "责编", "编辑人": "责编",
    "核稿人": "核稿", "联系电话": "电话", "电子邮箱": "邮箱", "公开方式": "公开属性",
    "份号": "编号", "印数": "共印", "撰稿": "作者", "供稿人": "作者", "通讯员": "作者",
    "印刷": "印刷单位",
    "content": "body", "text": "body", "heading": "title", "author": "authors", "name": "title",
    "signed": "approver", "editor": "managing_editor", "tel": "phone", "printed": "printer",
}  # fmt: skip
_SIMPLIFIED = str.maketrans(
    "報頭號編總標題發執訊照圖說單欄齊寬換調導讀軟關際轉長",
    "报头号编总标题发执讯照图说单栏齐宽换调导读软关际转长",
)


def key_advice(word: str, known: Sequence[str]) -> str:
    """Return advice that names the key that a word stands for, or what `nearest` says of it."""
    return nearest(_plain(word, known), known)


def key_meant(word: str, known: Sequence[str]) -> str:
    """Return the key that a word most likely stands for, "" if there is none alike."""
    return nearest_of(_plain(word, known), known)


def _plain(word: str, known: Sequence[str]) -> str:
    plain = word.translate(_SIMPLIFIED)
    meant = _MEANT.get(word.lower(), plain)
    return meant if meant in known else plain
