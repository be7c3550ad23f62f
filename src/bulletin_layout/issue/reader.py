"""Read an issue: its file and its series', parsed along the model, become an Issue.

In: a path, or what a program has. Out: an Issue with its warnings; or InputError with every
mistake, its place, the field's path, what is wrong and what to write. Text is never altered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from bulletin_layout.collecting import collecting_seldom
from bulletin_layout.deadline import time_limit
from bulletin_layout.diagnostics import Diagnostic, InputError, Place, error
from bulletin_layout.grammar import kinds
from bulletin_layout.grammar.fields import Field, field_named, fields_of, known_keys
from bulletin_layout.issue.comments import guesses_in, suppressions_in
from bulletin_layout.issue.misfits import misfits
from bulletin_layout.issue.model import Issue, Suppression
from bulletin_layout.issue.parser import NONE_ELSEWHERE, Entries, RecordParser
from bulletin_layout.issue.readable import UnreadIssue, readable_issue
from bulletin_layout.issue.report import Report
from bulletin_layout.issue.text import Text
from bulletin_layout.issue.text_reader import TextReader
from bulletin_layout.limits import DEFAULT_LIMITS, Limits
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.yaml_text.from_values import node_of
from bulletin_layout.yaml_text.nodes import MappingNode, Node, ScalarNode, key_of
from bulletin_layout.yaml_text.read import Source, decoded, parse_source, read_source

if TYPE_CHECKING:  # an issue without a words file needs none of it
    from bulletin_layout.issue.office_words import OfficeWords

STYLE_FILES = (".yaml", ".yml")


# What is said of a file that holds no keys.
_KIND = ("an issue is a list of keys and values.", "Begin with a line such as header: …")
_BEGIN_ONE = "Write the issue here, or begin one with bulletin new."
_WORDS_KIND = (
    Bilingual("a words file is a list of keys and values.", "用词文件由键和值组成。"),
    Bilingual("Begin with a line such as preferred:", "请以 用词: 一类的行开头。"),
)
IssueSource = str | bytes | IO[str] | IO[bytes] | Mapping[str, Any]


def read_issue(
    path: str | Path,
    *,
    root: str | Path | None = None,
    limits: Limits = DEFAULT_LIMITS,
    drop_invisible: bool = False,
) -> Issue:
    """Read an issue description. Raises InputError with all mistakes of the file.

    The files that it names (series, photos) lie below its own folder, or below `root`. Control
    and invisible characters in its texts are errors, or with `drop_invisible` left out with a
    warning each. Reading proofreads nothing.
    """
    reader = _Reader(Path(root) if root is not None else None, limits, drop_invisible)
    with time_limit(limits.seconds, str(path)), collecting_seldom():
        return reader.issue(str(path), reader.open(Path(path), str(path)))


def parse_issue(
    source: IssueSource,
    *,
    name: str = "issue",
    root: str | Path | None = None,
    limits: Limits = DEFAULT_LIMITS,
    drop_invisible: bool = False,
) -> Issue:
    """Read an issue that is no file: YAML as text or bytes, a stream of it, or a mapping.

    A mapping holds what a file would: keys in English or Chinese, texts with inline marks, lists,
    numbers, dates. `name` is what the issue is called in diagnostics, which have line and column
    where `source` is text, and a path (`articles[1].body[2]`) else. The files that it names are
    looked for in `root`, by default the current folder, and may not lie outside. The other keywords
    are those of `read_issue`. Raises InputError with all mistakes.
    """
    folder = Path(root) if root is not None else Path()
    file = name if root is None else str(folder / name)
    reader = _Reader(folder, limits, drop_invisible)
    with time_limit(limits.seconds, file), collecting_seldom():
        return reader.issue(file, reader.parse(source, file))


def parse_before_saving(
    text: str,
    file: str,
    *,
    root: Path | None,
    limits: Limits,
    drop_invisible: bool,
    pictures: Mapping[Path, Path] = NONE_ELSEWHERE,
) -> Issue:
    """Read what is to be written to a file, as `read_issue` reads what stands in it.

    `pictures` tells of photos that are not yet where the issue names them where they are. Raises
    InputError with all mistakes.
    """
    reader = _Reader(root, limits, drop_invisible, pictures)
    with time_limit(limits.seconds, file):
        return reader.issue(file, reader.parse(text, file))


class _Reader:
    """Reads the issue's own file and its series file, and joins them."""

    def __init__(
        self,
        root: Path | None,
        limits: Limits,
        drop_invisible: bool,
        pictures: Mapping[Path, Path] = NONE_ELSEWHERE,
    ) -> None:
        self.report = Report(limits)
        self._sources: dict[str, Source] = {}
        self._words: tuple[OfficeWords, ...] = ()
        texts = TextReader(self.report, self._sources, drop_invisible)
        self._parser = RecordParser(self.report, texts, root, pictures)

    def issue(self, name: str, root: MappingNode | None) -> Issue:
        """Return the issue that a file's root holds. Raises InputError with all mistakes.

        It is an UnreadIssue where part of it can be read.
        """
        values = self._values(root) if root is not None else None
        if values is None:
            raise InputError(self.report.diagnostics)
        others: dict[str, Any] = {
            "file": name,
            "diagnostics": tuple(self.report.diagnostics),
            "files": (*self._sources, *self._parser.files()),
            "suppressions": self._suppressions(),
            "guesses": self._guesses(),
            "office_words": self._words,
        }
        if self.report.errors():
            readable = readable_issue(values, self._parser.unfinished, **others)
            raise UnreadIssue(self.report.diagnostics, readable, self.report.only_lacks())
        return Issue(**values, **others)

    def open(self, file: Path, name: str, record: type = Issue) -> MappingNode | None:
        """Return the root of a record's file, None after reporting why there is none."""
        limits = self.report.limits
        source, told = read_source(file, name, limits, known_keys(record))
        return self._root(name, source, told, _KIND if record is Issue else _WORDS_KIND)

    def parse(self, source: IssueSource, name: str) -> MappingNode | None:
        """Return the root of what is no file, None after reporting why there is none."""
        limits = self.report.limits
        if isinstance(source, Mapping):
            root = node_of(source, name, limits)
            return self._root(name, Source(name, (), root), [])
        text = text_of_source(source, name, limits)
        return self._root(name, *parse_source(text, name, limits, known_keys(Issue)))

    def _values(self, root: MappingNode) -> dict[str, Any]:
        """Return the Issue's values, those of its series file beneath its own."""
        own = self._parser.entries(Issue, root, "")
        shared = self._series(own)
        merged = _merged(own, shared)
        series = merged.pop("series", None)
        values = self._parser.values(Issue, merged, root, "")
        if series is not None and isinstance(series[1], ScalarNode):
            values["series"] = Text(series[1].value, series[1].place)
        for field in _joined_fields(own, shared):
            values[field.name] = self._joined(field, values[field.name], shared[field.name][1])
        values |= _style_of(values["style"], own, shared)
        self._words = self._office_words(own, shared)
        self.report.diagnostics += misfits(values | {"office_words": self._words})
        return values

    def _suppressions(self) -> tuple[Suppression, ...]:
        """Return the comments of all files that switch rules of 校对 off."""
        sources = self._sources.items()
        return tuple(s for name, source in sources for s in suppressions_in(name, source.lines))

    def _guesses(self) -> tuple[Text, ...]:
        """Return the comments of all files that say what an import guessed."""
        sources = self._sources.items()
        return tuple(g for name, source in sources for g in guesses_in(name, source.lines))

    def _root(
        self,
        name: str,
        source: Source,
        diagnostics: list[Diagnostic],
        kind: tuple[str, str] = _KIND,
    ) -> MappingNode | None:
        self._sources[name] = source
        self.report.diagnostics += diagnostics
        if source.root is None:
            # A words file may begin with nothing but comments.
            if not diagnostics and kind is _KIND:
                is_issue = len(self._sources) == 1
                advice = _BEGIN_ONE if is_issue else ""
                empty = error(Place(name, 1, 1), "", "the file is empty.", advice)
                self.report.diagnostics.append(empty)
            return None
        if not isinstance(source.root, MappingNode):
            self.report.error(source.root, "", *kind)
            return None
        return source.root

    def _series(self, own: Entries) -> Entries:
        if "series" not in own:
            return {}
        file = self._parser.file_named(own["series"][1], "series")
        root = self.open(file, str(file)) if file is not None else None
        shared = self._parser.entries(Issue, root, "") if root is not None else {}
        if "series" in shared:
            message = "a series file cannot name another."
            self.report.error(shared.pop("series")[1], "series", message, "Leave it out.")
        return shared

    def _office_words(self, own: Entries, shared: Entries) -> tuple[OfficeWords, ...]:
        """Return what the words files say that the issue names, then those of its series."""
        checks = [entries["check"][1] for entries in (own, shared) if "check" in entries]
        if not checks:
            return ()
        from bulletin_layout.issue.words_files import words_files  # few issues name one

        read = (self._words_file(node) for check in checks for node in words_files(check))
        return tuple(words for words in read if words is not None)

    def _words_file(self, node: Node) -> OfficeWords | None:
        """Return the words of a file, None after reporting what is wrong with it."""
        from bulletin_layout.issue.office_words import OfficeWords
        from bulletin_layout.issue.words_files import words_misfits

        file = self._parser.file_named(node, "check.words_file")
        if file is None or str(file) in self._sources:
            return None
        root = self.open(file, str(file), OfficeWords)
        if root is None:
            return None
        words: OfficeWords | None = self._parser.record(OfficeWords, root, "")
        if words is not None:
            self.report.diagnostics += words_misfits(words)
        return words

    def _joined(self, field: Field, mine: Any, node: Node) -> Any:
        """Return the issue's own value, joined with that of its series."""
        theirs = self._parser.value(field.kind, node, field.name)
        return mine.joined(theirs) if mine is not None and theirs is not None else mine or theirs


def text_of_source(
    source: str | bytes | IO[str] | IO[bytes], name: str, limits: Limits = DEFAULT_LIMITS
) -> str:
    """Return the YAML of what is no file. Raises InputError if it is no text, or too large."""
    data = source if isinstance(source, str | bytes) else _read_stream(source, name, limits)
    if len(data) > limits.file_bytes:
        large = Message(
            "the file is larger than {file_bytes:,} bytes (limit file_bytes).",
            file_bytes=limits.file_bytes,
        )
        raise InputError([error(None, name, large, "Divide it.")])
    return decoded(data if isinstance(data, bytes) else data.encode("utf-8", "replace"), name)


def _read_stream(stream: Any, name: str, limits: Limits) -> str | bytes:
    """Return what a stream holds, a little more than may be at most."""
    if not hasattr(stream, "read"):
        said = Message("{type} is no issue.", type=type(stream).__name__)
        advice = "Give YAML as text or bytes, a stream of it, or a mapping."
        raise InputError([error(None, name, said, advice)])
    data = stream.read(limits.file_bytes + 1)
    return data if isinstance(data, str | bytes) else b""


def _merged(own: Entries, shared: Entries) -> Entries:
    """Return an issue's entries over those of its series, records that merge key by key."""
    merged = shared | own
    for name in own.keys() & shared.keys():
        field, mine = own[name]
        theirs = shared[name][1]
        if (
            field.shared == "merge"
            and isinstance(field.kind, kinds.One)
            and isinstance(mine, MappingNode)
            and isinstance(theirs, MappingNode)
        ):
            record = field.kind.record
            have = {field_named(record, key_of(key)) for key, _ in mine.entries}
            extra = [e for e in theirs.entries if field_named(record, key_of(e[0])) not in have]
            merged[name] = (field, replace(mine, entries=(*mine.entries, *extra)))
    return merged


def _joined_fields(own: Entries, shared: Entries) -> list[Field]:
    names = own.keys() & shared.keys()
    return [f for f in fields_of(Issue) if f.shared == "join" and f.name in names]


def _style_of(style: Text | str, own: Entries, shared: Entries) -> dict[str, Any]:
    """Return an issue's style and where it is named; a series' file lies beside the series."""
    if isinstance(style, str):
        return {"style": style}
    name = style.value
    if "style" not in own and "series" in own and name.endswith(STYLE_FILES):
        series = own["series"][1]
        name = str(Path(str(getattr(series, "value", ""))).parent / name)
    return {"style": name, "style_place": style.place}
