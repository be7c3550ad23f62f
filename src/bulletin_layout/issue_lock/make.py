"""Make a lock of an issue that is laid out, and hold a Document against one.

In: a Document, its style, its PDF's bytes. Out: an IssueLock; or InputError with what is no longer
as it was issued.
"""

from __future__ import annotations

from dataclasses import asdict
from hashlib import sha256
from itertools import zip_longest

from bulletin_layout.diagnostics import InputError, Place, error
from bulletin_layout.issue_lock.model import IssueLock
from bulletin_layout.layout.breaks import Breaks, LinePlace, breaks_of, first_difference
from bulletin_layout.layout.line_composer import UNLOCK
from bulletin_layout.layout.model import Document
from bulletin_layout.messages import Message
from bulletin_layout.structure import Node
from bulletin_layout.style.model import Stylesheet

_SHORT = 6
_MOST_SHOWN = 16
# Where a style was read from is not how an issue looks, nor what a bound volume looks like.
_NO_LOOKS = ("files", "places", "diagnostics", "name", "volume")


def lock_of(document: Document, style: Stylesheet, pdf: bytes, version: str) -> IssueLock:
    """Return the lock of a Document whose PDF is `pdf`."""
    looks = {key: value for key, value in asdict(style).items() if key not in _NO_LOOKS}
    return IssueLock(
        version=version,
        text=text_hash(document),
        style=_hash(repr(sorted(looks.items())).encode()),
        pdf=_hash(pdf),
        faces=_faces_of(document),
        photos=_photos_of(document),
        leaves=tuple(_short(leaf) for leaf in document.structure.leaves()),
        breaks=breaks_of(document),
    )


def text_hash(document: Document) -> str:
    """Return a hash of every word of a Document, in reading order."""
    words = "\n".join(leaf.text for leaf in document.structure.leaves())
    return _hash(words.encode())


def refuse_other_text(lock: IssueLock, structure: Node, *, generated: bool) -> None:
    """Raise InputError for the first text that is not that of the lock.

    Without `generated`, only what the editor wrote is looked at: page numbers in the contents are
    known when all is laid out.
    """
    leaves = list(structure.leaves())
    for number, (leaf, recorded) in enumerate(zip_longest(leaves, lock.leaves)):
        if leaf is None:
            raise _moved(lock, number, None, "the lock has more text than the issue.")
        if not generated and all(part.generated for part in leaf.parts):
            continue
        if recorded != _short(leaf):
            message = Message(
                "the text is not that of the lock: {words}", words=_beginning(leaf.text)
            )
            place = next((part.place for part in leaf.parts if part.place), None)
            raise _moved(lock, number, place, message)


def refuse_moved(lock: IssueLock, document: Document) -> None:
    """Raise InputError, naming the first line or page that is not as it was issued."""
    refuse_other_text(lock, document.structure, generated=True)
    ours = breaks_of(document)
    moved = first_difference(ours, lock.breaks)
    if moved is None:
        return
    words = _words_at(document, ours, moved)
    if words:
        said = "page {page}, line {line} is not as it was issued: {words}"
    else:
        said = "page {page}, line {line} as it was issued no longer stands there."
    message = Message(said, page=moved.page, line=moved.line, words=_beginning(words))
    raise InputError([error(Place(lock.file, 0, 0), "", message, UNLOCK)])


def refuse_other_photos(lock: IssueLock, document: Document) -> None:
    """Raise InputError, naming each photo that is not the file that was issued."""
    issued, ours = dict(lock.photos), dict(_photos_of(document))
    other = [name for name, hash_ in ours.items() if issued.get(name) != hash_]
    if other:
        said = [Message("the photo {name} is not the one that was issued.", name=n) for n in other]
        raise InputError([error(Place(lock.file, 0, 0), "", words, UNLOCK) for words in said])


def other_faces(lock: IssueLock, document: Document) -> tuple[str, ...]:
    """Return the faces that an issue is set in now and was not, by name or by file, when issued."""
    issued = dict(lock.faces)
    return tuple(name for name, hash_ in _faces_of(document) if issued.get(name) != hash_)


def _faces_of(document: Document) -> tuple[tuple[str, str], ...]:
    used = {run.face for page in document.pages for x in page.lines for run in x.runs}
    faces = document.fonts.faces
    return tuple((name, _hash(faces[name].path.read_bytes())) for name in sorted(used))


def _photos_of(document: Document) -> tuple[tuple[str, str], ...]:
    pictures = {
        image.picture.path.name: _hash(image.picture.path.read_bytes())
        for page in document.pages
        for image in page.images
    }
    return tuple(sorted(pictures.items()))


def _moved(lock: IssueLock, leaf: int, place: Place | None, said: str) -> InputError:
    found = _place_of_leaf(lock.breaks, leaf)
    if found is not None:
        said = Message(
            "page {page}, line {line}: {said}", page=found.page, line=found.line, said=said
        )
    return InputError([error(place or Place(lock.file, 0, 0), "", said, UNLOCK)])


def _place_of_leaf(breaks: Breaks, leaf: int) -> LinePlace | None:
    for page, lines in enumerate(breaks, 1):
        for number, line in enumerate(lines, 1):
            if any(share.leaf == leaf for share in line):
                return LinePlace(page, number)
    return None


def _words_at(document: Document, breaks: Breaks, place: LinePlace) -> str:
    """Return what stands on a line now, empty if there is none or it is a picture."""
    if place.page > len(breaks) or place.line > len(breaks[place.page - 1]):
        return ""
    leaf = breaks[place.page - 1][place.line - 1][0].leaf
    page = document.pages[place.page - 1]
    line = next((line for line in page.lines if line.runs[0].node == leaf), None)
    return "".join(run.text for run in line.runs) if line is not None else ""


def _beginning(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else text[:_MOST_SHOWN] + "…"


def _short(leaf: Node) -> str:
    return _hash(leaf.text.encode())[:_SHORT]


def _hash(data: bytes) -> str:
    return sha256(data).hexdigest()
