"""Write what an issue says as one HTML file: its head, its style sheet, what stands in it.

Nothing is loaded from anywhere, and no script is needed or would run. The names of the head's
meta elements are those that sites of the government use (国办发〔2017〕47号, 附件2).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bulletin_layout.diagnostics import OutputError
from bulletin_layout.html.body import PREFIX, body
from bulletin_layout.html.elements import element, escaped
from bulletin_layout.html.inline_styles import with_inline_styles
from bulletin_layout.messages import Message
from bulletin_layout.output.new_files import FilesBeside
from bulletin_layout.structure import LogicalDocument, Metadata

_STYLE = Path(__file__).with_name("style.css")
_POLICY = "default-src 'none'; img-src {pictures}; style-src 'unsafe-inline'"
# Beside a page that is opened from a disk there is no site of its own.
_INSIDE, _BESIDE = "data:", "'self' file:"


def html_chunks(
    document: LogicalDocument,
    fragment: bool = False,
    inline_styles: bool = False,
    pictures: FilesBeside | None = None,
) -> Iterator[bytes]:
    """Return the bytes of an HTML file; `fragment`: of what stands in its body, without style.

    `inline_styles`: a fragment whose elements bring their looks, for a page of another style.
    `pictures` gathers the files of pictures that are to be beside it; without it they are in it.

    Raises OutputError for an issue that is not for the web: with a 密级, or with a 公开属性 that
    is not public; InputError for a photo that cannot be decoded.
    """
    if document.metadata.secrecy:
        raise OutputError(Message("an issue with a 密级 is written as no web page."))
    if document.metadata.disclosure not in ("", "public"):
        raise OutputError(
            Message("an issue that is not public (公开属性) is written as no web page.")
        )
    inner = element(
        "div",
        *("\n", body(document, pictures), "\n"),
        class_="bulletin",
        lang=document.metadata.language,
    )
    if inline_styles:
        inner = with_inline_styles(inner, _STYLE.read_text(encoding="utf-8"))
    sources = _INSIDE if pictures is None else _BESIDE
    page = inner if fragment or inline_styles else _page(document.metadata, inner, sources)
    return iter([f"{page}\n".encode()])


def _page(metadata: Metadata, inner: str, sources: str) -> str:
    main = f"{PREFIX}main"
    skip = element("a", "跳到正文", class_="skip", href=f"#{main}")
    contained = element("main", "\n", inner, "\n", id=main, tabindex="-1")
    head = "\n".join(_head(metadata, sources))
    page = f"<head>\n{head}\n</head>\n<body>\n{skip}\n{contained}\n</body>\n"
    return f'<!DOCTYPE html>\n<html lang="{escaped(metadata.language)}">\n{page}</html>'


def _head(metadata: Metadata, sources: str) -> Iterator[str]:
    yield '<meta charset="utf-8">'
    yield element(
        "meta", http_equiv="Content-Security-Policy", content=_POLICY.format(pictures=sources)
    )
    yield element("meta", name="viewport", content="width=device-width, initial-scale=1")
    yield element("title", escaped(metadata.title))
    described = {
        "ArticleTitle": metadata.title,
        "PubDate": metadata.date,
        "ContentSource": metadata.author,
        "Author": metadata.author,
        "Description": metadata.subject,
        "generator": "bulletin_layout",
    }
    for name, content in described.items():
        yield element("meta", name=name, content=content)
    yield element("style", "\n", _STYLE.read_text(encoding="utf-8"))
