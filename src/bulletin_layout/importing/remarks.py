"""What readers of several formats say in the same words of what they leave out."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_layout.messages import Bilingual

# Of `words`, in both languages.
STRUCK = ("“{words}”, struck through, is left out", "画了删除线的“{words}”略去")
OF_WEB_PAGE = (
    "“{words}”, which belongs to a web page, is left out",
    "网页附属文字“{words}”略去",
)


def link_not_imported(address: str, words: str) -> Bilingual:
    """Return what is said of a link whose words stay, without it."""
    return Bilingual(
        "the link {address} of “{words}” is not imported",
        "“{words}”的链接 {address} 没有带出",
        address=address,
        words=words,
    )


def picture_not_in_file(name: str) -> Bilingual:
    """Return what is said of a picture that a file only refers to."""
    return Bilingual(
        "the picture {name} is not in the file; add it",
        "图片 {name} 不在文件里，请补上",
        name=name,
    )


def mail_head_left_out(fields: Sequence[str]) -> Bilingual:
    """Return what is said of a mail's head, by its fields as they are written."""
    return Bilingual(
        "the mail's head “{head}” is left out",
        "邮件抬头“{head}”略去",
        head=Bilingual("; ".join(fields), "；".join(fields)),
    )
