"""What each format's file says, read by other programs than the one that wrote it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import html5lib
import pypdf

from tests.ofd.drawing import NAMESPACE, Ofd

_RUN = re.compile(
    r"^  run \S+ \S+ \S+(?: (?:spaced|lowered|stretched|autospaced) \S+)* (.*)$", re.MULTILINE
)


def said_in_pdf(data: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def said_in_dump(data: bytes) -> str:
    return "".join(_RUN.findall(data.decode()))


def said_in_ofd(data: bytes) -> str:
    ofd = Ofd(data)
    return "".join(
        code.text or ""
        for page in range(len(ofd.pages))
        for object_ in ofd.objects(page)
        for code in object_.iter(f"{NAMESPACE}TextCode")
    )


def said_in_html(data: bytes) -> str:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root = parser.parse(data.decode())
    (bulletin,) = (e for e in root.iter("div") if e.get("class") == "bulletin")
    return "".join(bulletin.itertext())


# By a writer's name. Blank space is not compared: formats keep it as they like.
READERS: dict[str, Callable[[bytes], str]] = {
    "pdf": said_in_pdf,
    "ofd": said_in_ofd,
    "html": said_in_html,
    "dump": said_in_dump,
}
