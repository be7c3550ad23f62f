"""Every sentence that the library says to people, as its source has it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

# Which arguments of which calls are sentences.
CALLS = {
    "error": (2, 3), "warning": (2, 3), "self.error": (2, 3), "self.walker.error": (2, 3),
    "self._report": (1, 2), "WrongValue": (0, 1), "ForbiddenFile": (0, 1), "Refused": (0, 1),
    "LayoutProblem": (1, 2), "MarkMistake": (1, 2), "Slip": (2, 5), "Diagnostic": (3, 4),
    "Finding": (1, 2), "Misfit": (1, 2),
    "OutputError": (0,), "UnreadablePdf": (0,), "BrokenPicture": (0, 1), "_unreadable": (3, 4),
    "Message": (0,), "counted": (1, 2), "print_message": (0,), "print_problem": (0,),
    "localized": (0,), "passed": (0,), "self._mistake": (1,),
    "self._report.error": (2, 3), "self.report.error": (2, 3),
    "line.report": (1, 2), "_misused": (0,),
}  # fmt: skip
# Variables that hold a sentence on its way there.
NAMES = re.compile(
    "message|advice|said|absent|between|words|reason|wider|relative|one|many|both|help_"
    "|_.*(EXAMPLES|DESCRIPTION|CUT_OFF|SMALLER|CHARACTER|MISREAD|KINDS)"
)
_WORD = re.compile(r"[A-Za-z]{2,}")
_HAN = re.compile("[\u4e00-\u9fff]")
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def has_words(sentence: str) -> bool:
    """Whether a sentence says anything in English by itself."""
    return _WORD.search(_PLACEHOLDER.sub("", sentence)) is not None


def placeholders(sentence: str) -> set[str]:
    """The names of a template's values."""
    return {re.split("[!:]", found.strip("{}"))[0] for found in _PLACEHOLDER.findall(sentence)}


def said_to_people() -> set[str]:
    """The sentences in the source. Those of an import are Chinese as they are."""
    return {s for tree in _sources() for s in _sentences(tree) if has_words(s)}


def constants() -> set[str]:
    """Every string in the source."""
    nodes = (node for tree in _sources() for node in ast.walk(tree))
    return {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def _sources() -> Iterator[ast.Module]:
    for file in sorted((ROOT / "src" / "bulletin_layout").rglob("*.py")):
        # What tests of layouts say to their writers is English alone, but for differences.
        own = "testing" not in file.parts or file.name == "compare.py"
        if own and "messages" not in file.parts:
            yield ast.parse(Path(file).read_text(encoding="utf-8"))


def _sentences(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            positions = CALLS.get(ast.unparse(node.func), ())
            for argument in [node.args[i] for i in positions if i < len(node.args)]:
                yield from _literals(argument)
            for keyword in node.keywords:
                if keyword.arg in ("help", "message", "advice", "description"):
                    yield from _literals(keyword.value)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if isinstance(target, ast.Name) and NAMES.fullmatch(target.id) and node.value:
                yield from _literals(node.value)


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        # Put together here, it cannot be said in Chinese, unless it is Chinese.
        yield "" if _HAN.search(ast.unparse(node)) else ast.unparse(node)
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from _literals(value)
