"""Texts of an issue's file: scalars become Texts, blocks become paragraphs.

In: scalar nodes with places, and the lines of their files. Out: Texts, their inline marks read.
Text is never altered but for the blanks around it; what cannot be printed is reported.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bulletin_layout.deadline import check_time
from bulletin_layout.diagnostics import Place, Severity, error, warning
from bulletin_layout.issue import yaml_traps
from bulletin_layout.issue.comments import is_suppression
from bulletin_layout.issue.markup import first_mark, parse_marks
from bulletin_layout.issue.report import Report
from bulletin_layout.issue.text import Text
from bulletin_layout.issue.unprintable import unprintable, without_invisible
from bulletin_layout.messages import Message
from bulletin_layout.yaml_text.nodes import Node, ScalarNode
from bulletin_layout.yaml_text.read import Source

_PARAGRAPH_SPACE = " \t\u3000\u00a0"


class TextReader:
    """Reads texts, and reports what is wrong with them."""

    def __init__(
        self, report: Report, sources: Mapping[str, Source], drop_invisible: bool = False
    ) -> None:
        self._report = report
        self._sources = sources
        self._drop_invisible = drop_invisible
        self._aliases: dict[str, frozenset[str]] = {}
        # The paths of keys that must be there.
        self.needed: set[str] = set()

    def text(
        self,
        node: Node,
        path: str,
        *,
        may_be_empty: bool = False,
        marked: bool = False,
        notes: bool = True,
    ) -> Text:
        """Return a scalar's text. `marked` reads inline marks, `notes` those of notes too."""
        if not isinstance(node, ScalarNode):
            message = "text belongs here, not a list or keys."
            advice = (
                "If the text holds a colon with a space, or begins with [ or {, put it in quotes."
            )
            self._report.error(node, path, message, advice)
            return Text("")
        self._count_characters(node, path)
        value = node.value.strip(_PARAGRAPH_SPACE + "\n")
        if not value and not may_be_empty:
            advice = "Write it." if path in self.needed else "Write it, or leave the key out."
            self._report.lacks(node, path, "the text is empty.", advice)
        if not node.style:
            self._tell_marks_of_yaml(node, path)
        if node.end.line > node.start.line:
            value = self._first_line_if_joined(node, value, path)
        text = self._marked(value, _place_of_text(node, value), path, marked, notes)
        if not may_be_empty:
            self._refuse_blank(text, path)
        return text

    def paragraphs(self, node: Node, path: str, *, marked: bool = True) -> tuple[Text, ...]:
        """Return a scalar's paragraphs: its lines, stripped, the empty ones left out."""
        if not isinstance(node, ScalarNode) or node.style not in ("|", ">"):
            return (self.text(node, path, marked=marked),)
        self._count_characters(node, path)
        written = node.value.split("\n")
        if node.style == ">":
            lines = self._sources[node.file].lines
            told = list(yaml_traps.folded(node, lines, path))
            self._report.diagnostics += told
            written = list(lines[node.start.line + 1 : node.end.line]) if told else written
        paragraphs = []
        below: int | None = None
        for i, line in enumerate(written):
            value = line.strip(_PARAGRAPH_SPACE)
            if not value or is_suppression(value):
                continue
            indent = len(line) - len(line.lstrip())
            if below is not None and indent > below:
                continue  # of the key above, which is an error
            place = self._place_in_block(node, i, value)
            keys = list(yaml_traps.key_in_text(value, place, path))
            below = indent if keys else None
            if keys:
                self._report.diagnostics += keys
            else:
                paragraphs.append(self._marked(value, place, path, marked))
                self._refuse_blank(paragraphs[-1], path)
        if not paragraphs:
            message = "the text is empty."
            self._report.error(node, path, message, "Write the paragraphs under it.")
        return tuple(paragraphs)

    def _tell_marks_of_yaml(self, node: ScalarNode, path: str) -> None:
        lines = self._sources[node.file].lines
        if node.file not in self._aliases:
            self._aliases[node.file] = yaml_traps.aliases_in(lines)
        aliases = self._aliases[node.file]
        self._report.diagnostics += yaml_traps.comment_after(node, lines, path)
        self._report.diagnostics += yaml_traps.tag_or_anchor(node, lines, aliases, path)

    def _first_line_if_joined(self, node: ScalarNode, value: str, path: str) -> str:
        """Return a text, of one whose lines YAML joins the first alone, and report that.

        No rule of 校对 reads what was not meant as one text.
        """
        lines = self._sources[node.file].lines
        if node.style:
            told = list(yaml_traps.lines_in_quotes(node, lines, path))
        else:
            told = list(yaml_traps.swallowed_item(node, lines, path))
            told = told or list(yaml_traps.lines_in_one(node, lines, path))
        self._report.diagnostics += told
        first = lines[node.start.line][node.start.column + len(node.style) :]
        return first.strip() if told else value

    def _refuse_blank(self, text: Text, path: str) -> None:
        """Report a text whose marks hold nothing that is printed."""
        if text.spans and not text.value.strip() and not any(span.note for span in text.spans):
            message = "nothing but line breaks or blanks stands here."
            self._report.diagnostics.append(
                error(text.place, path, message, "Write its words, or leave it out.")
            )

    def _place_in_block(self, node: ScalarNode, index: int, value: str) -> Place:
        lines = self._sources[node.file].lines
        number = node.start.line + 1 + index
        if node.style == "|" and number < len(lines):
            column = lines[number].find(value) + 1
            if column:
                return Place(node.file, number + 1, column)
        return node.place

    def _count_characters(self, node: ScalarNode, path: str) -> None:
        most = self._report.limits.text_characters
        if len(node.value) > most:
            message = Message(
                "the text is longer than {most:,} characters (limit text_characters).", most=most
            )
            self._report.error(node, path, message, "Divide it.")
        self._report.count(node, path, "characters", len(node.value))

    def _marked(
        self, value: str, place: Place, path: str, marked: bool, notes: bool = True
    ) -> Text:
        """Return a text with its marks read; report what cannot be printed."""
        check_time()
        diagnostics = self._report.diagnostics
        if self._drop_invisible and (visible := without_invisible(value)) != value:
            dropped = unprintable(Text(value, place), path)
            diagnostics += [replace(d, severity=Severity.WARNING, advice="") for d in dropped]
            value = visible
        text, mistakes = parse_marks(value, place, notes) if marked else (Text(value, place), [])
        if not marked and (mark := first_mark(value)):
            message = Message(
                "{mark} is printed as it stands: marks have no effect here.", mark=mark[0]
            )
            diagnostics.append(warning(_moved(place, mark.start()), path, message, "Leave it out."))
        for mistake in mistakes:
            at = _moved(place, mistake.offset)
            diagnostics.append(error(at, path, mistake.message, mistake.advice))
        for part in (text, *(span.note for span in text.spans if span.note)):
            diagnostics += unprintable(part, path)
        return text


def _moved(place: Place, columns: int) -> Place:
    return Place(place.file, place.line, place.column + columns)


def _place_of_text(node: ScalarNode, value: str) -> Place:
    """Return where a scalar's text begins, a quotation mark before it passed over."""
    quoted = node.style in ("'", '"') and node.value.startswith(value[:1])
    return _moved(node.place, 1) if quoted else node.place
