"""The edits that change a photo of an issue's file, or add one."""

from __future__ import annotations

from bulletin_layout.grammar.fields import field_named
from bulletin_layout.issue.content import SinglePhoto
from bulletin_layout.issue.photo_paths import TO_FILL_IN
from bulletin_layout.issue.text import Text
from bulletin_layout.revising.file_edits import FileEdits, as_before
from bulletin_layout.revising.pictures import ShownPicture
from bulletin_layout.yaml_text.edits import Edit
from bulletin_layout.yaml_text.nodes import key_of
from bulletin_layout.yaml_text.scalars import scalar


def change_photo(file: FileEdits, text: Text, picture: ShownPicture) -> Edit | None:
    """Return the edit that names another file of a photo."""
    node = file.places.scalar(text)
    if node is None:
        return None
    name = file.photos.name(picture, instead=node.value)
    file.photos.take(name, picture)
    return Edit(node.start, node.end, as_before(node, name))


def add_photo(
    file: FileEdits, text: Text, path: str, picture: ShownPicture, caption: str, after: bool = True
) -> list[Edit | None]:
    """Return the edits that put a photo with its caption beside a text."""
    name = file.photos.name(picture)
    written = {"photo": name, "caption": caption}
    if picture.words and not picture.is_guessed and picture.words != caption:
        written["alt"] = picture.words
    if not caption and "alt" not in written:
        written["alt"] = TO_FILL_IN
    pairs = [(file.places.key(SinglePhoto, k), scalar(v)) for k, v in written.items() if v]
    lines = [f"{key}: {words}" for key, words in pairs]
    parent, _ = file.places.entry(path, text)
    if parent is not None and parent.flow:
        lines = [f"{{{', '.join(lines)}}}"]
    edits = file.add_entry(text, path, lines, after)
    if None not in edits:
        file.photos.take(name, picture)
    return edits


def set_photo_key(file: FileEdits, text: Text, name: str, written: str) -> Edit | None:
    """Return the edit that gives a photo a value under a key that it may not have yet."""
    node = file.places.scalar(text)
    holder = file.places.holder(node) if node is not None else None
    if holder is None:
        return None
    keys = [field_named(SinglePhoto, key_of(key)) for key, _ in holder.entries]
    if name == "width" and all(key is None or key.name != "photo" for key in keys):
        return None  # it is one of a row, whose width it is
    key = file.places.key(SinglePhoto, name)
    both = {file.places.key_in(language, SinglePhoto, name) for language in (True, False)}
    given = next((v for k, v in holder.entries if key_of(k) in both), None)
    if given is not None:
        return Edit(given.start, given.end, written)
    return file.new_key(holder, key, written)
