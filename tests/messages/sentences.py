"""Every sentence that the library says to people, as its source has it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

# Three words of English in a row are a sentence that was not translated.
ENGLISH = re.compile(r"\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\b")
# What of a message is not ours: text of the file between marks, YAML's own account.
QUOTED = re.compile(r"“[^”]*”|\[[^]]*\]|不是正确的 YAML：.*|bulletin [a-z]+ |[\w.-]*/[\w./-]*")

# Which arguments of which calls are sentences.
CALLS = {
    "error": (2, 3), "warning": (2, 3), "self.error": (2, 3), "self.walker.error": (2, 3),
    "self._report": (1, 2), "WrongValue": (0, 1), "ForbiddenFile": (0, 1), "Refused": (0, 1),
    "LayoutProblem": (1, 2), "MarkMistake": (1, 2), "Slip": (2, 5), "Diagnostic": (3, 4),
    "Finding": (1, 2), "Misfit": (1, 2),
    "bounds.refused": (0, 1), "self._bounds.refused": (0, 1), "Overtime": (0, 1),
    "OutputError": (0,), "UnreadablePdf": (0,), "BrokenPicture": (0, 1), "_unreadable": (3, 4),
    "Message": (0,), "counted": (1, 2), "print_message": (0,), "print_problem": (0,),
    "localized": (0,), "passed": (0,), "self._mistake": (1,),
    "self._report.error": (2, 3), "self.report.error": (2, 3),
    "line.report": (1, 2), "_misused": (0,),
    "Remark": (0, 1), "notes.append": (0,), "comment": (0,), "_note_comment": (0,),
    "_Source": (1,), "_remark": (1,), "_unplaced": (1,),
}  # fmt: skip
# Variables that hold a sentence on its way there.
NAMES = re.compile(
    "message|advice|said|absent|between|words|reason|wider|relative|one|many|both|help_"
    "|what|notes?"
    "|_?.*EXAMPLES|_.*(DESCRIPTION|CUT_OFF|SMALLER|CHARACTER|MISREAD|KINDS)"
)
_WORD = re.compile(r"[A-Za-z]{2,}")
HAN = re.compile("[\u4e00-\u9fff]")
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def has_words(sentence: str) -> bool:
    """Whether a sentence says anything in English by itself."""
    return _WORD.search(_PLACEHOLDER.sub("", sentence)) is not None


def without_quotations(sentence: str) -> str:
    """A sentence without what it quotes of a file."""
    return re.sub("“[^”]*”", "", sentence)


def placeholders(sentence: str) -> set[str]:
    """The names of a template's values."""
    return {re.split("[!:]", found.strip("{}"))[0] for found in _PLACEHOLDER.findall(sentence)}


def said_to_people() -> set[str]:
    """The sentences in the source; one that is Chinese alone lacks its English, and is told."""
    return {s for tree in _sources() for s in sentences(tree)}


def brought_along(folder: str = "") -> Iterator[tuple[str, str, set[str]]]:
    """The English, the Chinese and the values' names of what brings its own Chinese."""
    for tree in _sources(folder):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Bilingual":
                texts = [text.value for text in node.args if isinstance(text, ast.Constant)]
                if len(texts) == 2:  # others are put together of what is no sentence
                    yield str(texts[0]), str(texts[1]), {str(k.arg) for k in node.keywords}


def constants() -> set[str]:
    """Every string in the source."""
    nodes = (node for tree in _sources() for node in ast.walk(tree))
    return {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def _sources(folder: str = "") -> Iterator[ast.Module]:
    for file in sorted((ROOT / "src" / "bulletin_layout" / folder).rglob("*.py")):
        # What tests of layouts say to their writers is English alone, but for differences.
        spoken = "words" in file.parts or file.name in ("compare.py", "failures.py")
        own = "testing" not in file.parts or spoken
        if own and "messages" not in file.parts:
            yield ast.parse(Path(file).read_text(encoding="utf-8"))


def sentences(tree: ast.Module) -> Iterator[str]:
    """The sentences of one file that say anything, in whichever language."""
    yield from (s for s in _candidates(tree) if has_words(s) or HAN.search(s))


def _candidates(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            positions = CALLS.get(ast.unparse(node.func), ())
            for argument in [node.args[i] for i in positions if i < len(node.args)]:
                yield from _literals(argument)
            for keyword in node.keywords:
                if keyword.arg in ("help", "message", "advice", "description", "note"):
                    yield from _literals(keyword.value)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if isinstance(target, ast.Name) and NAMES.fullmatch(target.id) and node.value:
                yield from _literals(node.value)


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        # Put together here, it cannot be said in the other language.
        yield ast.unparse(node)
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from _literals(value)
