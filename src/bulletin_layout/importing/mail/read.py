"""Read a saved mail (.eml): its newest message, its subject, what is attached.

In: the file's bytes. Out: the message's Material, and the names and bytes of what is attached. The
standard library decodes; a text of HTML is read like a web page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from email import policy
from email.message import EmailMessage, Message, MIMEPart
from email.parser import BytesParser
from mimetypes import guess_extension

from bulletin_layout.importing.bounds import Bounds
from bulletin_layout.importing.mail.quoted import without_quoted_mail
from bulletin_layout.importing.material import Material, Remark
from bulletin_layout.importing.places import WHOLE_FILE
from bulletin_layout.importing.plain.mail import subject_of
from bulletin_layout.importing.plain.read import read_plain_text
from bulletin_layout.importing.remarks import mail_head_left_out
from bulletin_layout.messages import Bilingual
from bulletin_layout.named_tuple import NamedTuple

# What begins a saved mail: two of these lines before the first blank one.
_FIELDS = re.compile(
    rb"^(?:Received|Return-Path|From|To|Subject|Date|MIME-Version|Message-ID|Content-Type"
    rb"|X-[A-Za-z-]+|Reply-To|Cc|DKIM-Signature)\s*:",
    re.I | re.M,
)
_SURE = re.compile(
    rb"^(?:Received|MIME-Version|Message-ID|Content-Transfer-Encoding)\s*:", re.I | re.M
)
_LEAST_FIELDS = 2
_TAGS = re.compile(rb"<(?:style|script)\b.*?</(?:style|script)\s*>|<[^>]*>", re.I | re.S)
# A plain text says no less than a third of what the page beside it says.
_LEAST_SHARE = 3
_HEAD_SIZE = 20_000

ReadPage = Callable[[bytes, Bounds, str, Mapping[str, bytes]], Material]


class Attached(NamedTuple):
    """A file that a mail or archive holds: its name, its bytes."""

    name: str
    data: bytes


class ReadMail(NamedTuple):
    """A mail's message, and what is attached to it."""

    message: Material
    attached: tuple[Attached, ...]


def is_mail(data: bytes) -> bool:
    """Return whether bytes are a saved mail: its fields stand before the first blank line."""
    head = re.split(rb"\r?\n\r?\n", data[:_HEAD_SIZE].lstrip(), maxsplit=1)[0]
    return len(_FIELDS.findall(head)) >= _LEAST_FIELDS and _SURE.search(head) is not None


def read_mail(data: bytes, bounds: Bounds, read_page: ReadPage) -> ReadMail:
    """Return what a mail says. `read_page` reads HTML. Raises InputError."""
    mail = BytesParser(policy=policy.default).parsebytes(data.lstrip())
    assert isinstance(mail, EmailMessage), "the policy makes it"
    inline = _inline_pictures(mail)
    message = _message(mail, bounds, read_page, inline)
    subject = subject_of(str(mail.get("Subject", "")))
    fields = [
        f"{name}: {mail[name]}"
        for name in ("From", "To", "Cc", "Date", "Subject")
        if mail.get(name)
    ]
    head = (Remark(mail_head_left_out(fields), WHOLE_FILE),) if fields else ()
    remarks = (*head, *message.remarks)
    message = replace(message, subject=subject or message.subject, remarks=remarks)
    return ReadMail(message, tuple(_attached(mail, bounds, inline)))


def _message(
    mail: EmailMessage, bounds: Bounds, read_page: ReadPage, inline: Mapping[str, bytes]
) -> Material:
    body = mail.get_body(preferencelist=("plain", "html"))
    page = mail.get_body(preferencelist=("html",))
    if body is None:
        return Material(bounds.name, ())
    if page is not None and _is_stub(_payload(body), _payload(page)):
        body = page
    data = _payload(body)
    charset = str(body.get_content_charset() or "")
    if body.get_content_type() == "text/html":
        return without_quoted_mail(read_page(data, bounds, charset, inline))
    return read_plain_text(_decoded(data, charset), bounds, data)


def _payload(part: MIMEPart) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _is_stub(text: bytes, page: bytes) -> bool:
    """Return whether a plain text only stands in for a page: 您的邮件程序不支持HTML."""
    said = b"".join(_TAGS.sub(b"", page).split())
    return len(b"".join(text.split())) * _LEAST_SHARE < len(said)


def _decoded(data: bytes, charset: str) -> str | None:
    """Return a text in the charset that a mail names, None if it is not in it.

    GB 18030 holds all that is called gb2312 or gbk.
    """
    name = "gb18030" if charset.lower() in ("gb2312", "gbk", "gb_2312-80") else charset
    try:
        return data.decode(name) if name else None
    except (UnicodeError, LookupError):
        return None


def _inline_pictures(mail: EmailMessage) -> Mapping[str, bytes]:
    """Return the pictures that stand within a page of a mail, by the `src` that names them."""
    found = {}
    for part in mail.walk():
        named = str(part.get("Content-ID") or "").strip().strip("<>")
        payload = part.get_payload(decode=True)
        if named and part.get_content_maintype() == "image" and isinstance(payload, bytes):
            found[f"cid:{named}"] = payload
    page = mail.get_body(preferencelist=("html",))
    text = _payload(page).decode("latin-1") if page is not None else ""
    return {source: data for source, data in found.items() if source in text}


def _attached(
    mail: EmailMessage, bounds: Bounds, inline: Mapping[str, bytes]
) -> Iterator[Attached]:
    """Yield what is attached: files, and mails that were forwarded whole."""
    shown = set(inline.values())
    for part in mail.iter_attachments():
        payload = part.get_payload(decode=True)
        name = part.get_filename() or ""
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            forwarded = inner[0] if isinstance(inner, list) and inner else None
            payload = forwarded.as_bytes() if isinstance(forwarded, Message) else b""
            name = name or "mail.eml"
        if isinstance(payload, bytes) and payload and payload not in shown:
            bounds.add("unpacked_bytes", len(payload), _BYTES)
            ending = guess_extension(part.get_content_type()) or ""
            yield Attached(name or f"attachment{ending}", payload)


_BYTES = Bilingual("bytes of what is attached", "附件的字节数")
