"""Take off a text what the page of a web site put round it: 发布日期, 浏览次数, 字体, 打印, 上一篇.

In: a Material. Out: the same without such lines, each named in a remark; 来源 in one of them is
kept as a line of its own, since it says who sent the text in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bulletin_layout.importing.clean import on_one_line
from bulletin_layout.importing.material import Material, Piece, Remark, Words
from bulletin_layout.importing.remarks import OF_WEB_PAGE
from bulletin_layout.messages import Bilingual

# They stand on such pages and nowhere else; what also stands in a text is weak.
_STRONG = (
    "发布日期|发布时间|发文日期|更新日期|更新时间|浏览次数|浏览量|浏览|阅读次数|阅读量|阅读数|访问次数|访问量"
    "|点击|点击次数|点击量|点击率|点击数|字体大小|字体|字号|当前位置|您的位置|上一篇|下一篇|分享到|索引号|主题分类"
    "|信息来源|稿件来源|文章来源"
)
_WEAK = "来源|作者|编辑|责任编辑|责编|日期|时间|发布机构|发布人"
_LABEL = re.compile(rf"[【\[(（]?\s*(?P<label>{_STRONG}|{_WEAK})\s*[：:]")
_IS_STRONG = re.compile(_STRONG)
_BUTTONS = re.compile(
    r"[【\[(（|]?\s*(?:打印本页|打印|关闭窗口|关闭本页|关闭|收藏|返回顶部|返回首页|返回列表|返回|分享|我要纠错"
    r"|扫一扫在手机打开当前页|语音播报|大|中|小|[Aa][+-])\s*[】\])）|]?"
)
_SURE_BUTTON = re.compile("打印|关闭|返回|纠错|扫一扫|字")
_LINE = re.compile(
    r"当前位置\s*[>＞»:：].*|[上下]一[条篇页]\s*[:：].*|(?:版权所有|©|Copyright).*|扫一扫.{0,20}|.*ICP备.*"
    r"|您是第\s*\d+\s*位.{0,6}|(?:主办|承办)单位\s*[：:].*邮编.*"
)
# What a 公众号 puts round its articles.
_OF_AN_ACCOUNT = re.compile(
    r"(?:点击|轻触|长按|识别|扫描?).{0,12}(?:[上下]方|蓝字|二维码|小程序码?).{0,20}(?:关注|订阅|查看).{0,12}"
    r"|原创\s.{1,40}\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}.{0,20}|[—–\-\s]*(?:END|End|end)[—–\-\s]*"
    r"|(?:责任?编辑?|编辑|编审|校对|审核|排版|监制|[初复终]审)\s*[丨｜|]\s*.{1,30}"
    r"|(?:点击|戳)?[“\"]?阅读原文[”\"]?|在看|写留言|喜欢此内容的人还喜欢|(?:微信)?公众号(?:稿|推文|文章)?"
    r"|(?:点赞|在看|分享|收藏|转发)(?:[\s、，]*(?:点赞|在看|分享|收藏|转发))+|[\U0001F000-\U0001FAFF\uFE0F\u200D\s]+"
)
_SOURCE = re.compile(r"(?:信息|稿件|文章)?来源")
_VALUE_END = re.compile(r"[。；！？]")
# So many labels of a web page in one line are one of its lines, each of which might be a text's.
_LEAST_WEAK = 3
_LONGEST, _LONGEST_VALUE = 160, 40


def without_web_page(material: Material) -> Material:
    """Return a file without the lines that a web page puts round its text."""
    pieces: list[Piece] = []
    remarks = list(material.remarks)
    for piece in material.pieces:
        text = on_one_line(piece.text) if isinstance(piece, Words) else ""
        if not text or not _is_of_page(text):
            pieces.append(piece)
            continue
        source = _source(text)
        what = Bilingual(*OF_WEB_PAGE, words=text)
        remarks.append(Remark(what, piece.where, gone=text.replace(source, "", 1)))
        if source and isinstance(piece, Words):
            pieces.append(replace(piece, text=source, marked=None))
    return replace(material, pieces=tuple(pieces), remarks=tuple(remarks))


def _is_of_page(text: str) -> bool:
    """Return whether a line holds nothing but labels of a web page, their values and buttons."""
    if len(text) > _LONGEST:
        return False
    if _LINE.fullmatch(text) or _OF_AN_ACCOUNT.fullmatch(text):
        return True
    labels = list(_LABEL.finditer(text))
    if not labels:
        rest = _BUTTONS.sub("", text).strip()
        return not rest and _SURE_BUTTON.search(text) is not None
    if _BUTTONS.sub("", text[: labels[0].start()]).strip():
        return False
    sure = any(_IS_STRONG.fullmatch(label["label"]) for label in labels)
    if not sure and len(labels) < _LEAST_WEAK:
        return False
    return all(_may_be_value(value) for value in _values(text))


def _values(text: str) -> Iterator[str]:
    labels = list(_LABEL.finditer(text))
    for number, label in enumerate(labels):
        after = labels[number + 1].start() if number + 1 < len(labels) else len(text)
        yield text[label.end() : after]


def _may_be_value(value: str) -> bool:
    return len(value.strip()) <= _LONGEST_VALUE and not _VALUE_END.search(value)


def _source(text: str) -> str:
    """Return the label and value of the source, empty if there is none."""
    for label, value in zip(_LABEL.finditer(text), _values(text), strict=True):
        words = _BUTTONS.sub("", value).strip(" 】])）|")
        if _SOURCE.fullmatch(label["label"]) and words:
            at = text.index(words, label.end())
            return text[label.start("label") : at + len(words)]
    return ""
