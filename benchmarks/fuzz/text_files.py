"""Texts, Markdown, pages and mails changed by lines, tags and bytes."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from email.message import EmailMessage
from html import escape

from .mutators import change_bytes
from .seeds import seeds
from .values import odd_word

LABELS = (
    *("工作简报", "2026年第1期（总第7期）", "第12期", "办公室编　　2026年2月28日", "本期要目"),
    *("简讯：", "【工作动态】", "附件1", "报：甲局", "送：乙局，丙局", "秘密★1年", "共印50份"),
    *("（东片分局供稿）", "（通讯员 张三）", "按语：", "编者按：", "一、", "1.", "# 标题", "## 节"),
    *("- 甲", "* 乙", "| 甲 | 乙 |", "|---|---|", "序号\t单位\t数量", "1\t甲\t3", "> 引", "---"),
    *("", "", "办公室", "2026年3月1日", "图1：甲", "[链接](http://a.b)", "**要点**", "￿"),
)
TAGS = ("p", "div", "h1", "h2", "table", "tr", "td", "th", "ul", "li", "br", "span", "img", "a")


def mutant(seed: int, number: int) -> bytes:
    """Return a mutant's bytes; its first line names its suffix, which the judge takes off."""
    rng = random.Random(f"text:{seed}:{number}")
    suffix, make = rng.choice(FORMS)
    data = make(rng)
    for _ in range(rng.choice((0, 1, 1, 2, 4))):
        data = change_bytes(data, rng)
    return f"{suffix}\n".encode() + data


def plain(rng: random.Random) -> bytes:
    """Return lines of bulletins, in some order."""
    encoding = rng.choice(("utf-8", "utf-8", "utf-8", "gb18030", "utf-16", "utf-8-sig"))
    return "\n".join(lines(rng)).encode(encoding, "replace")


def lines(rng: random.Random) -> list[str]:
    """Return lines: texts of the examples, labels of bulletins, odd words."""
    texts = [
        line.strip(" -|>").removeprefix("title:").removeprefix("text:")
        for line in rng.choice(seeds()).split("\n")
        if re.search("[一-鿿]{4}", line)
    ]
    found = [rng.choice(texts or ["正文"])[:400] for _ in range(rng.choice((1, 4, 12, 40)))]
    for _ in range(rng.choice((0, 2, 6, 15))):
        found.insert(rng.randint(0, len(found)), rng.choice(LABELS))
    for _ in range(rng.choice((0, 0, 1, 3))):
        at = rng.randrange(len(found))
        cut = rng.randint(0, len(found[at]))
        found[at] = found[at][:cut] + odd_word(rng) + found[at][cut:]
    if rng.random() < 0.05:
        found *= rng.choice((5, 40))
    return found


def page(rng: random.Random) -> bytes:
    """Return a web page whose tags are drawn."""
    parts = []
    for line in lines(rng):
        tag = rng.choice(TAGS)
        text = escape(line) if rng.random() < 0.9 else line
        close = f"</{tag}>" if rng.random() < 0.9 else ""
        look = rng.choice(("", "", ' class="title"', ' style="display:none"', ' colspan="99999"'))
        parts.append(f"<{tag}{look}>" * rng.choice((1, 1, 1, 2, 60)) + text + close)
    head = rng.choice(("", '<meta charset="gbk">', "<title>标题</title>", "<!DOCTYPE html>"))
    body = "\n".join(parts)
    encoding = "gb18030" if "gbk" in head else "utf-8"
    return f"<html><head>{head}</head><body>{body}</body></html>".encode(encoding, "replace")


def mail(rng: random.Random) -> bytes:
    """Return a mail of one or more parts, with files or without."""
    message = EmailMessage()
    subject = "".join(c for c in rng.choice(LABELS) if c.isprintable())
    message["Subject"], message["From"] = subject or "来稿", "a@example.org"
    text = "\n".join(lines(rng)).encode("utf-8", "replace").decode()
    message.set_content(text.replace("\x00", ""))
    if rng.random() < 0.5:
        message.add_alternative(page(rng).decode("utf-8", "replace"), subtype="html")
    if rng.random() < 0.4:
        name = rng.choice(("附件.txt", "a.html", "../a.txt", "图.png", "a.docx", "x" * 300))
        message.add_attachment(plain(rng), "application", "octet-stream", filename=name)
    for number, part in enumerate(p for p in message.walk() if p.is_multipart()):
        part.set_boundary(f"part-{number}")
    return message.as_bytes()


FORMS: tuple[tuple[str, Callable[[random.Random], bytes]], ...] = (
    (".txt", plain),
    (".md", plain),
    (".html", page),
    (".eml", mail),
)
