"""Read a stylesheet: YAML files joined along `extends`, every value resolved to points.

In: a bundled style's name or a file. Out: a Stylesheet; or InputError with every mistake,
an unknown key answered with the nearest known one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple

from bulletin_layout.diagnostics import Diagnostic, InputError, Place, error, nearest
from bulletin_layout.files import ForbiddenFile, named_file
from bulletin_layout.geometry import parse_length
from bulletin_layout.limits import Limits
from bulletin_layout.messages import Message
from bulletin_layout.resources import bundled, is_file, shortened
from bulletin_layout.style.model import (
    SECTIONS,
    TEXT_STYLES,
    Kind,
    Stylesheet,
    Texts,
    TextStyle,
)
from bulletin_layout.yaml_text.read import read_source

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_INTEGER = re.compile(r"\d{1,3}")
_MOST_DEPTH = 6
_LIMITS = Limits(file_bytes=1_000_000)
_MOST_VALUES = 10_000
_SUFFIXES = (".yaml", ".yml")


def _field_names(*sections: type[Any]) -> Iterator[str]:
    for section in sections:
        yield from (field.name for field in fields(section))


_TOP_KEYS = ("extends", *SECTIONS, "text")
_KEYS = (
    *_TOP_KEYS,
    "default",
    *TEXT_STYLES,
    *_field_names(TextStyle, *SECTIONS.values()),
)


class _Value(NamedTuple):
    """A scalar as written, and its place."""

    text: str
    place: Place


Tree = dict[str, Any]


def read_style(
    name: str | Path,
    folder: str | Path | None = None,
    *,
    root: str | Path | None = None,
    asked_at: Place | None = None,
) -> Stylesheet:
    """Read a stylesheet by name or file.

    A name without a suffix is a bundled style; else it is a file, relative to `folder` (the
    issue's own). With `root`, this file and those it extends lie below it. `asked_at` is where
    an issue names it. Raises InputError with every mistake of the file and those it extends.
    """
    reader = _StyleReader(Path(root) if root is not None else None)
    tree = reader.load(str(name), Path(folder) if folder is not None else None, asked_at, ())
    style = reader.resolve(Path(str(name)).stem, tree) if not reader.diagnostics else None
    if reader.diagnostics or style is None:
        raise InputError(reader.diagnostics)
    return style


def bundled_styles() -> list[str]:
    """Return the names of the bundled styles, sorted."""
    return sorted(path.stem for path in bundled("styles").glob("*.yaml"))


class _StyleReader:
    """Loads the files of one stylesheet and gathers what is wrong with them."""

    def __init__(self, root: Path | None) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._root = root
        self._values = 0
        self._files: list[str] = []

    def load(
        self, name: str, folder: Path | None, asked_at: Place | None, below: tuple[Path, ...]
    ) -> Tree:
        """Return a file's values laid over those of the styles it extends."""
        path = self._located(name, folder, asked_at, "extends" if below else "style")
        if path is None:
            return {}
        if path in below:
            chain = " → ".join(p.stem for p in (*below, path))
            self.diagnostics.append(
                error(
                    asked_at, "extends", Message("the style extends itself: {chain}.", chain=chain)
                )
            )
            return {}
        tree = self._parse(path)
        parent = tree.pop("extends", None)
        if isinstance(parent, _Value):
            return _overlay(self.load(parent.text, path.parent, parent.place, (*below, path)), tree)
        return tree

    def _located(
        self, name: str, folder: Path | None, asked_at: Place | None, field: str
    ) -> Path | None:
        """Return a style's file, None after reporting that it may not be used."""
        if not name.endswith(_SUFFIXES):
            if name in bundled_styles():
                return bundled("styles") / f"{name}.yaml"
            message = Message("there is no style {name!r}.", name=shortened(name))
            self.diagnostics.append(
                error(asked_at, field, message, nearest(name, bundled_styles()))
            )
            return None
        path = (folder or Path()) / name
        if self._root is None or folder is None:
            if is_file(path):
                return path
            message = Message("there is no style {name!r}.", name=shortened(name))
            self.diagnostics.append(
                error(asked_at, field, message, nearest(name, bundled_styles()))
            )
            return None
        try:
            return named_file(name, folder, self._root)
        except ForbiddenFile as problem:
            self.diagnostics.append(error(asked_at, field, problem.message, problem.advice))
            return None

    def _parse(self, path: Path) -> Tree:
        self._files.append(str(path))
        source, slips = read_source(path, str(path), _LIMITS, _KEYS)
        self.diagnostics += slips
        if source.root is None:
            if not slips:
                self.diagnostics.append(error(Place(str(path), 1, 1), "", "the file is empty."))
            return {}
        tree = self._tree(source.root, str(path))
        if isinstance(tree, _Value):
            self.diagnostics.append(error(tree.place, "", "keys and values belong here."))
        return tree if isinstance(tree, dict) else {}

    def _tree(self, node: Any, file: str, depth: int = 0) -> Any:
        place = Place(file, node.start_mark.line + 1, node.start_mark.column + 1)
        self._values += 1
        if self._values > _MOST_VALUES:
            message = Message(
                "the style holds more than {most_values:,} values.", most_values=_MOST_VALUES
            )
            raise InputError([error(place, "", message)])
        if node.id == "scalar":
            return _Value(node.value, place)
        if node.id == "sequence" or depth == _MOST_DEPTH:
            self.diagnostics.append(error(place, "", "a stylesheet holds no lists and few levels."))
            return {}
        tree: Tree = {}
        for key, value in node.value:
            at = Place(file, key.start_mark.line + 1, key.start_mark.column + 1)
            if key.id != "scalar":
                self.diagnostics.append(error(at, "", "a key is a word."))
            elif key.value in tree:
                self.diagnostics.append(error(at, key.value, "this key stands twice."))
            else:
                tree[key.value] = self._tree(value, file, depth + 1)
        return tree

    def resolve(self, name: str, tree: Tree) -> Stylesheet | None:
        """Return the Stylesheet that a joined tree describes."""
        self._check_keys(tree, _TOP_KEYS, "")
        texts = self._texts(tree.get("text", {}))
        default = texts.get("default", {})
        em = self._body_size(texts)
        styles = {
            key: self._text_style(_overlay(default, texts.get(key, {})), f"text.{key}", em)
            for key in TEXT_STYLES
        }
        sections = {
            key: self._section(type_, tree.get(key, {}), key, em) for key, type_ in SECTIONS.items()
        }
        if self.diagnostics:
            return None
        files = tuple(self._files)
        style = Stylesheet(name=name, text=Texts(**styles), **sections, files=files)
        self._check_sense(style, tree)
        return style

    def _texts(self, texts: Any) -> dict[str, Tree]:
        """Return the text styles' trees, those that are none reported and left out."""
        if isinstance(texts, _Value):
            self.diagnostics.append(error(texts.place, "text", "keys and values belong here."))
            return {}
        self._check_keys(texts, ("default", *TEXT_STYLES), "text")
        for key, value in texts.items():
            if isinstance(value, _Value):
                advice = Message("Write text: {{{key}: {{size: 三号}}}}.", key=key)
                message = "keys and values belong here."
                self.diagnostics.append(error(value.place, f"text.{key}", message, advice))
        return {key: value for key, value in texts.items() if isinstance(value, dict)}

    def _body_size(self, texts: Tree) -> float:
        body = _overlay(texts.get("default", {}), texts.get("body", {}))
        size = body.get("size")
        return self._length(size, "text.body.size", 0.0) if isinstance(size, _Value) else 16.0

    def _text_style(self, tree: Tree, path: str, body: float) -> Any:
        size = tree.get("size")
        em = self._length(size, f"{path}.size", body) if isinstance(size, _Value) else body
        return self._section(TextStyle, tree, path, em)

    def _section(self, type_: type[Any], tree: Any, path: str, em: float) -> Any:
        if not isinstance(tree, dict):
            self.diagnostics.append(error(tree.place, path, "keys and values belong here."))
            return None
        known = fields(type_)
        self._check_keys(tree, tuple(f.name for f in known), path)
        values = {}
        for f in known:
            value = tree.get(f.name)
            if isinstance(value, _Value):
                values[f.name] = self._value(f.metadata["kind"], value, f"{path}.{f.name}", em)
            else:
                message = "is not given by this style or the styles it extends."
                advice = "Write extends: base to inherit it."
                self.diagnostics.append(error(None, f"{path}.{f.name}", message, advice))
        return type_(**values) if len(values) == len(known) else None

    def _check_keys(self, tree: Any, known: tuple[str, ...], path: str) -> None:
        for key, value in tree.items() if isinstance(tree, dict) else ():
            if key not in known:
                where = f"{path}.{key}" if path else key
                message = "this key is unknown."
                self.diagnostics.append(
                    error(_place_of(value), where, message, nearest(key, known))
                )

    def _value(self, kind: Kind, value: _Value, path: str, em: float) -> Any:
        text = value.text
        if kind.type == "length":
            return self._length(value, path, em)
        if kind.type == "length-or-centred":
            return None if text == "centred" else self._length(value, path, em)
        if kind.type in ("text", "role"):
            return text
        if kind.type == "label":
            return self._label(kind, value, path)
        checks: dict[str, tuple[bool, Any, str]] = {
            "number": (bool(_NUMBER.fullmatch(text)), float, "Write a number such as 0.25."),
            "integer": (bool(_INTEGER.fullmatch(text)), int, "Write a whole number below 1000."),
            "colour": (bool(_COLOUR.fullmatch(text)), str, 'Write "#D7000F", in quotes.'),
            "flag": (text in ("true", "false"), "true".__eq__, "Write true or false."),
            "choice": (text in kind.choices, str, nearest(text, kind.choices)),
        }
        good, convert, advice = checks[kind.type]
        if good:
            return convert(text)
        self.diagnostics.append(
            error(
                value.place,
                path,
                Message("{text!r} is no {type}.", text=text, type=kind.type),
                advice,
            )
        )
        return None

    def _label(self, kind: Kind, value: _Value, path: str) -> str:
        """Return a label, its words and placeholders checked."""
        known = ", ".join(f"{{{name}}}" for name in kind.choices) or "none"
        if not value.text.strip():
            self.diagnostics.append(error(value.place, path, "the label is empty."))
            return ""
        try:
            parts = list(Formatter().parse(value.text))
        except ValueError:
            parts = [("", "?", "", None)]
        for _, name, spec, conversion in parts:
            if name is not None and (name not in kind.choices or spec or conversion):
                message = Message("{text!r} has a placeholder that is unknown.", text=value.text)
                self.diagnostics.append(
                    error(value.place, path, message, Message("Known are: {known}.", known=known))
                )
                break
        return value.text

    def _length(self, value: _Value, path: str, em: float) -> float:
        try:
            return parse_length(value.text, em)
        except ValueError as problem:
            message = Message("{text!r} is not a length.", text=value.text)
            diagnostics = error(value.place, path, message, str(problem))
            if diagnostics not in self.diagnostics:
                self.diagnostics.append(diagnostics)
            return 0.0

    def _check_sense(self, style: Stylesheet, tree: Tree) -> None:
        """Report values that no page can be made of."""
        positive = (
            ("page.width", style.page.width),
            ("page.height", style.page.height),
            ("grid.lines", style.grid.lines),
            ("grid.pitch", style.grid.pitch),
            ("composition.measure", style.composition.measure),
            *((f"text.{key}.size", getattr(style.text, key).size) for key in TEXT_STYLES),
        )
        for path, value in positive:
            if value <= 0:
                place = _place_at(tree, path)
                self.diagnostics.append(error(place, path, "must be more than nothing."))
        if style.foot > style.page.height or style.page.top < 0:
            message = "the lines do not fit on the paper's height."
            self.diagnostics.append(error(_place_at(tree, "grid.lines"), "grid.lines", message))
        if style.left < 0 or style.left + style.composition.measure > style.page.width:
            message = "the lines do not fit on the paper's width."
            place = _place_at(tree, "composition.measure")
            self.diagnostics.append(error(place, "composition.measure", message))


def _overlay(under: Tree, over: Tree) -> Tree:
    """Return `under` with the values of `over` laid on it, section by section."""
    joined = dict(under)
    for key, value in over.items():
        below = joined.get(key)
        if isinstance(value, dict) and isinstance(below, dict):
            joined[key] = _overlay(below, value)
        else:
            joined[key] = value
    return joined


def _place_of(tree: Any) -> Place | None:
    while isinstance(tree, dict) and tree:
        tree = next(iter(tree.values()))
    return tree.place if isinstance(tree, _Value) else None


def _place_at(tree: Tree, path: str) -> Place | None:
    """Return where the value of a dotted path stands."""
    node: Any = tree
    for key in path.split("."):
        node = node.get(key) if isinstance(node, dict) else None
    return _place_of(node)
