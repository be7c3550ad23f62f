"""Read a stylesheet: YAML files joined along `extends`, every value resolved to points.

In: a bundled style's name or a file. Out: a Stylesheet; or InputError with every mistake,
an unknown key answered with the nearest known one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bulletin_layout.diagnostics import (
    Diagnostic,
    InputError,
    Place,
    Severity,
    error,
    nearest,
    warning,
)
from bulletin_layout.files import ForbiddenFile, named_file
from bulletin_layout.geometry import Length
from bulletin_layout.grammar.fields import Field, fields_of, renamed, renamed_advice
from bulletin_layout.grammar.kinds import Kind, Scalar
from bulletin_layout.grammar.values import WrongValue, read_value, refuse_out_of_bounds
from bulletin_layout.limits import Limits
from bulletin_layout.messages import Message
from bulletin_layout.resources import bundled, is_file, shortened
from bulletin_layout.style.model import SECTIONS, TEXT_STYLES, Stylesheet
from bulletin_layout.style.texts import Texts, TextStyle
from bulletin_layout.yaml_text.nodes import Node, ScalarNode, SequenceNode
from bulletin_layout.yaml_text.read import Source, parse_source, read_text

if TYPE_CHECKING:
    from bulletin_layout.images.icc import OutputProfile

_MOST_DEPTH = 6
_USUAL_SIZE = 16.0
_LIMITS = Limits(file_bytes=1_000_000)
_MOST_VALUES = 10_000
# What these name in a PDF is another thing: all inks, no ink, the four of the process.
_NO_INKS = ("All", "None", "Cyan", "Magenta", "Yellow", "Black")
# At a closer pitch, em, the ink of one line touches that of the next.
_LEAST_LEADING = 0.8
# A PDF's name has at most so many bytes (PDF/A-2 6.1.13).
_MOST_NAME = 127
_SUFFIXES = (".yaml", ".yml")
# So many files, and styles, are kept from one reading to the next.
_MOST_KEPT = 16


def _field_names(*sections: type) -> Iterator[str]:
    for section in sections:
        yield from (field.name for field in fields_of(section))


TOP_KEYS = ("extends", *SECTIONS, "text")
_KEYS = (
    *TOP_KEYS,
    "default",
    *TEXT_STYLES,
    *_field_names(TextStyle, *SECTIONS.values()),
)


# A style's values by key, section within section, down to nodes.
_Tree = ScalarNode | dict[str, Any]


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
    style = reader.resolved_once(Path(str(name)).stem, tree) if not reader.errors() else None
    if reader.errors() or style is None:
        raise InputError(reader.diagnostics)
    return style


def bundled_styles() -> list[str]:
    """Return the names of the bundled styles, sorted."""
    files = bundled("styles").iterdir()
    return sorted(path.stem for path in files if path.suffix == ".yaml")


@lru_cache(_MOST_KEPT)
def _parsed(text: str, name: str) -> tuple[Source, tuple[Diagnostic, ...]]:
    source, slips = parse_source(text, name, _LIMITS, _KEYS)
    return source, tuple(slips)


# Styles read lately, by their files: a service and a preview read the same one for each issue.
_RESOLVED_LATELY: dict[tuple[str, ...], Stylesheet] = {}


class _StyleReader:
    """Loads the files of one stylesheet and gathers what is wrong with them."""

    def __init__(self, root: Path | None) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._root = root
        self._values = 0
        self._files: list[str] = []
        self._texts_of_files: list[str] = []

    def load(
        self, name: str, folder: Path | None, asked_at: Place | None, below: tuple[Path, ...]
    ) -> dict[str, Any]:
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
        if isinstance(parent, ScalarNode):
            return _overlay(
                self.load(parent.value, path.parent, parent.place, (*below, path)), tree
            )
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

    def _parse(self, path: Path) -> dict[str, Any]:
        self._files.append(str(path))
        text = read_text(path, str(path), _LIMITS)
        self._texts_of_files.append(text)
        source, slips = _parsed(text, str(path))
        self.diagnostics += slips
        if source.root is None:
            if not slips:
                self.diagnostics.append(error(Place(str(path), 1, 1), "", "the file is empty."))
            return {}
        tree = self._tree(source.root)
        if isinstance(tree, ScalarNode):
            self.diagnostics.append(error(tree.place, "", "keys and values belong here."))
        return tree if isinstance(tree, dict) else {}

    def _tree(self, node: Node, depth: int = 0) -> _Tree:
        self._values += 1
        if self._values > _MOST_VALUES:
            message = Message(
                "the style holds more than {most_values:,} values.", most_values=_MOST_VALUES
            )
            raise InputError([error(node.place, "", message)])
        if isinstance(node, ScalarNode):
            return node
        tree: dict[str, Any] = {}
        if isinstance(node, SequenceNode) or depth == _MOST_DEPTH:
            levels = "a stylesheet holds no lists and few levels."
            self.diagnostics.append(error(node.place, "", levels))
            return tree
        for key, value in node.entries:
            if not isinstance(key, ScalarNode):
                self.diagnostics.append(error(key.place, "", "a key is a word."))
            elif key.value in tree:
                self.diagnostics.append(error(key.place, key.value, "this key stands twice."))
            else:
                tree[key.value] = self._tree(value, depth + 1)
        return tree

    def resolved_once(self, name: str, tree: dict[str, Any]) -> Stylesheet | None:
        """Return the Stylesheet of the tree that `load` joined of this reader's files.

        It is the one made lately of the same files, if any. One with remarks or a profile is made
        anew: a profile is a file of its own.
        """
        key = (name, *self._files, *self._texts_of_files)
        style = _RESOLVED_LATELY.get(key)
        if style is None:
            style = self.resolve(name, tree)
            if style is not None and style.profile is None and not self.diagnostics:
                if len(_RESOLVED_LATELY) >= _MOST_KEPT:
                    _RESOLVED_LATELY.clear()
                _RESOLVED_LATELY[key] = style
        return style

    def resolve(self, name: str, tree: dict[str, Any]) -> Stylesheet | None:
        """Return the Stylesheet that a joined tree describes."""
        self._check_keys(tree, TOP_KEYS, "")
        texts = self._texts(tree.get("text", {}))
        default = texts.get("default", {})
        em = self._body_size(texts)
        styles = {
            key: self._text_style(_overlay(default, texts.get(key, {})), key, em)
            for key in TEXT_STYLES
        }
        sections = {
            key: self._section(type_, tree.get(key, {}), key, em) for key, type_ in SECTIONS.items()
        }
        if self.errors():
            return None
        files = tuple(self._files)
        places = tuple(_places(tree))
        style = Stylesheet(
            name=name,
            text=Texts(**styles),
            **sections,
            files=files,
            places=places,
            diagnostics=tuple(self.diagnostics),
        )
        self._check_sense(style)
        profile = self._profile(style)
        files = (*files, str(profile.path)) if profile else files
        return replace(style, profile=profile, files=files, diagnostics=tuple(self.diagnostics))

    def _profile(self, style: Stylesheet) -> OutputProfile | None:
        """Return the profile that a style is to be printed by, None for sRGB or a wrong one."""
        place = style.place_of("ink.intent")
        if style.ink.intent == "srgb" or place is None:
            return None
        from bulletin_layout.style.profile import WrongProfile, named_profile  # few styles have one

        try:
            return named_profile(style.ink.intent, Path(place.file).parent, self._root)
        except WrongProfile as problem:
            wrong = error(place, "ink.intent", problem.message, problem.advice)
            self.diagnostics.append(wrong)
            return None

    def _texts(self, texts: Any) -> dict[str, dict[str, Any]]:
        """Return the text styles' trees, those that are none reported and left out."""
        if isinstance(texts, ScalarNode):
            self.diagnostics.append(error(texts.place, "text", "keys and values belong here."))
            return {}
        self._check_keys(texts, ("default", *TEXT_STYLES), "text")
        for key, value in texts.items():
            if isinstance(value, ScalarNode):
                advice = Message("Write text: {{{key}: {{size: 三号}}}}.", key=key)
                message = "keys and values belong here."
                self.diagnostics.append(error(value.place, f"text.{key}", message, advice))
        return {key: value for key, value in texts.items() if isinstance(value, dict)}

    def _body_size(self, texts: dict[str, Any]) -> float:
        body = _overlay(texts.get("default", {}), texts.get("body", {}))
        return self._size(body.get("size"), "text.body.size", _USUAL_SIZE)

    def _text_style(self, tree: dict[str, Any], kind: str, body: float) -> Any:
        path = f"text.{kind}"
        em = self._size(tree.get("size"), f"{path}.size", body)
        return self._section(TextStyle, tree, path, em, kind=kind)

    def _section(self, type_: type, tree: _Tree, path: str, em: float, **given: Any) -> Any:
        if isinstance(tree, ScalarNode):
            self.diagnostics.append(error(tree.place, path, "keys and values belong here."))
            return None
        known = fields_of(type_)
        self._check_keys(tree, tuple(n for f in known for n in (f.name, *f.former)), path)
        values: dict[str, Any] = {}
        for field in known:
            value = self._written(tree, field, path)
            where = f"{path}.{field.name}"
            if isinstance(value, ScalarNode):
                values[field.name] = self._value(field.kind, value, where, em)
            elif value is not None:
                self.diagnostics.append(error(_place_of(value), where, "one value belongs here."))
            elif field.required:
                message = "is not given by this style or the styles it extends."
                advice = "Write extends: base to inherit it."
                self.diagnostics.append(error(None, where, message, advice))
            else:
                values[field.name] = field.default
        return type_(**values, **given) if len(values) == len(known) else None

    def _written(self, tree: dict[str, Any], field: Field, path: str) -> _Tree | None:
        """Return what a tree holds under a field's name, or its name of the last release."""
        for former in field.former:
            if former not in tree:
                continue
            value: _Tree = tree[former]
            where = f"{path}.{former}"
            old = warning(_place_of(value), where, renamed(field, former), renamed_advice(field))
            self.diagnostics.append(old)
            return value
        return tree.get(field.name)

    def errors(self) -> bool:
        """Return whether anything is wrong, rather than only to be warned of."""
        return any(d.severity is Severity.ERROR for d in self.diagnostics)

    def _check_keys(self, tree: Any, known: tuple[str, ...], path: str) -> None:
        for key, value in tree.items() if isinstance(tree, dict) else ():
            if key not in known:
                where = f"{path}.{key}" if path else key
                message = "this key is unknown."
                self.diagnostics.append(
                    error(_place_of(value), where, message, nearest(key, known))
                )

    def _value(self, kind: Kind, node: ScalarNode, path: str, em: float) -> Any:
        """Return a value, a length in points; None after reporting what is wrong with it."""
        assert isinstance(kind, Scalar), "a style holds single values"
        try:
            value = read_value(kind, node.value)
            if isinstance(value, Length):
                value = value.points(em)
                refuse_out_of_bounds(kind, value, node.value)
        except WrongValue as problem:
            wrong = error(node.place, path, problem.message, problem.advice)
            if wrong not in self.diagnostics:
                self.diagnostics.append(wrong)
            return None
        return value

    def _size(self, node: _Tree | None, path: str, em: float) -> float:
        """Return a type size in points, `em` where none is written or it is wrong."""
        (kind,) = (f.kind for f in fields_of(TextStyle) if f.name == "size")
        size = self._value(kind, node, path, em) if isinstance(node, ScalarNode) else None
        return em if size is None else float(size)

    def _check_sense(self, style: Stylesheet) -> None:
        """Report values that no page can be made of."""
        if 0 < style.table.leading < _LEAST_LEADING:
            place, words = style.place_of("table.leading"), "lines would overlap."
            advice = "Write 0 for the lines of the page, or 0.8 and more; 1.3 to 1.5 is usual."
            self.diagnostics.append(error(place, "table.leading", words, advice))
        spot = style.ink.spot
        if spot in _NO_INKS or len(spot.encode()) > _MOST_NAME:
            words = Message("{name!r} cannot be the name of an ink.", name=shortened(spot))
            advice = "Write the name by which the printer knows it, such as 大红."
            self.diagnostics.append(error(style.place_of("ink.spot"), "ink.spot", words, advice))
        if style.foot > style.page.height or style.page.top < 0:
            message = "the lines do not fit on the paper's height."
            self.diagnostics.append(error(style.place_of("grid.lines"), "grid.lines", message))
        if style.left < 0 or style.left + style.composition.measure > style.page.width:
            message = "the lines do not fit on the paper's width."
            place = style.place_of("composition.measure")
            self.diagnostics.append(error(place, "composition.measure", message))


def _overlay(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
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
    return tree.place if isinstance(tree, ScalarNode) else None


def _places(tree: dict[str, Any], path: str = "") -> Iterator[tuple[str, Place]]:
    """Yield where each value of a tree is written, by its dotted path."""
    for key, value in tree.items():
        where = f"{path}.{key}" if path else key
        if isinstance(value, ScalarNode):
            yield where, value.place
        else:
            yield from _places(value, where)
