"""Which key an editor means who writes another word for it, or traditional characters."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_layout.diagnostics import nearest

_MEANT = {
    "内容": "正文", "题目": "标题", "主标题": "标题", "题名": "标题", "文": "正文", "图片": "照片",
    "编者": "编印", "编辑": "编印", "刊头": "报头", "刊名": "报头", "抄送": "发", "主送": "送",
    "来源": "来稿单位", "供稿": "来稿单位", "供稿单位": "来稿单位", "署名": "落款", "附表": "附件",
    "content": "body", "text": "body", "heading": "title", "author": "source", "name": "title",
}  # fmt: skip
_SIMPLIFIED = str.maketrans(
    "報頭號編總標題發執訊照圖說單欄齊寬換調導讀軟關際轉長",
    "报头号编总标题发执讯照图说单栏齐宽换调导读软关际转长",
)


def key_meant(word: str, known: Sequence[str]) -> str:
    """Return advice that names the key that a word stands for, or what `nearest` says of it."""
    plain = word.translate(_SIMPLIFIED)
    meant = _MEANT.get(word.lower(), plain)
    return nearest(meant if meant in known else plain, known)
