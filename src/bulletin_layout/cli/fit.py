"""`bulletin fit`: the cheapest ways to make an issue fill so many pages, told or one applied."""

from __future__ import annotations

from pathlib import Path

from bulletin_layout.cli.options import GOOD, WRONG_INPUT, WRONG_USE
from bulletin_layout.cli.terminal import (
    print_command_problem,
    print_diagnostics,
    print_message,
)
from bulletin_layout.copyfitting.apply import Applied, applied
from bulletin_layout.copyfitting.model import Proposal
from bulletin_layout.copyfitting.proposals import Plan, plan_for
from bulletin_layout.copyfitting.setting import Extent, Setting
from bulletin_layout.deadline import time_limit
from bulletin_layout.diagnostics import InputError, OutputError
from bulletin_layout.fonts.reader import read_fonts
from bulletin_layout.issue.model import Issue
from bulletin_layout.messages import Message, counted
from bulletin_layout.output.folder_lock import folder_lock
from bulletin_layout.output.replace import replace_text_unchanged
from bulletin_layout.output.write import create_new
from bulletin_layout.pipeline import BuildOptions, read, style_of
from bulletin_layout.yaml_text.proof import refuse_unprovable

_SHOWN = 12


def fit(file: str, pages: int, number: int | None, options: BuildOptions) -> int:
    """Tell the ways to bring an issue to `pages` pages; apply the one with a number, if asked."""
    path = Path(file)
    try:
        with folder_lock(path), time_limit(options.limits.seconds, file):
            data = path.read_bytes() if number is not None else b""
            issue = read(file, options)
            style = style_of(issue, options.style, root=options.root)
            plan = plan_for(Setting(issue, style, read_fonts(options.fonts)), pages)
            if number is not None:
                return _apply(path, data, issue, plan, number)
    except InputError as wrong:
        print_diagnostics(wrong.diagnostics)
        return WRONG_INPUT
    except (OutputError, OSError) as problem:
        print_command_problem("fit", getattr(problem, "message", "") or str(problem))
        return WRONG_INPUT
    _tell(file, plan)
    return GOOD


def _tell(file: str, plan: Plan) -> None:
    print_message(Message("{file}: {extent}.", file=file, extent=_extent(plan.now)))
    if plan.now.pages == plan.pages:
        print_message("That is as many pages as asked for.")
        return
    for number, proposal in enumerate(plan.proposals[:_SHOWN], 1):
        print_message(
            Message(
                "{number}. {place}{words} → {after}",
                number=f"{number:>2}",
                place=f"{proposal.place}: " if proposal.place else "",
                words=proposal.words,
                after=_extent(proposal.after),
            )
        )
    if not plan.proposals:
        print_message("Nothing was found that wins a line.")
    elif plan.together:
        numbers = [str(plan.proposals.index(p) + 1) for p in plan.together]
        together = "together {numbers}: {extent}."
        words = Message(together, numbers=" + ".join(numbers), extent=_extent(plan.after))
        print_message(words)
    elif plan.now.pages > plan.pages:
        print_message(Message("All of them together do not reach {pages} pages.", pages=plan.pages))


def _extent(extent: Extent) -> Message:
    pages = counted(extent.pages, "{n} page", "{n} pages")
    free = counted(extent.free, "{n} line free", "{n} lines free")
    return Message("{pages}, {free} on the last", pages=pages, free=free)


def _apply(path: Path, data: bytes, issue: Issue, plan: Plan, number: int) -> int:
    """Write the change that a proposal is. Raises OutputError."""
    if not 1 <= number <= len(plan.proposals):
        many = "there are {n} proposals."
        print_command_problem("fit", Message(many, n=len(plan.proposals)))
        return WRONG_USE
    proposal = plan.proposals[number - 1]
    if proposal.change is None:
        said = "proposal {number} changes words or their order, which is the editor's: {words}"
        words = Message(said, number=number, words=proposal.words)
        print_command_problem("fit", words)
        return WRONG_USE
    _write(path, data, _applied(path, data, issue, proposal))
    done = "{file}: {words} → {after}"
    after = _extent(proposal.after)
    print_message(Message(done, file=path, words=proposal.words, after=after))
    return GOOD


def _applied(path: Path, data: bytes, issue: Issue, proposal: Proposal) -> Applied:
    assert proposal.change is not None
    text = data.decode("utf-8-sig")
    made = applied(text, issue, proposal.change, proposal.place, path.parent)
    refuse_unprovable(made.text, str(path), text)
    return made


def _write(path: Path, data: bytes, made: Applied) -> None:
    if made.style_file:
        create_new(path.parent / made.style_file, made.style_text.encode())
    replace_text_unchanged(path, data, made.text)
