"""What each format's file says, read by other programs than the one that wrote it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

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


# By a writer's name. Blank space is not compared: formats keep it as they like.
READERS: dict[str, Callable[[bytes], str]] = {
    "pdf": said_in_pdf,
    "ofd": said_in_ofd,
    "dump": said_in_dump,
}
