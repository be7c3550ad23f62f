"""`bulletin import`: Word, PDF, mail, web and text files become an issue's file, or articles."""

from __future__ import annotations

import argparse
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

from bulletin_layout.cli.import_account import account_lines, lacking_line
from bulletin_layout.cli.import_style import written_style, wrong_use_of_style
from bulletin_layout.cli.new import write_schema
from bulletin_layout.cli.options import GOOD, WRONG_INPUT, WRONG_USE
from bulletin_layout.cli.progress import telling_each
from bulletin_layout.cli.terminal import (
    print_command_problem,
    print_diagnostics,
    print_message,
    print_problem,
    speaks_chinese,
)
from bulletin_layout.deadline import check_time, time_limit
from bulletin_layout.diagnostics import InputError, OutputError
from bulletin_layout.drafting.next_issue import SCHEMA_FILE, next_issue
from bulletin_layout.grammar.values import WrongValue
from bulletin_layout.grammar.values import date as read_date
from bulletin_layout.importing.apart import take_in_apart
from bulletin_layout.importing.convert import converted
from bulletin_layout.importing.draft import Draft
from bulletin_layout.importing.recognise.as_contributions import as_contributions
from bulletin_layout.importing.recognise.material import TwoIssues
from bulletin_layout.importing.take_in import TakenIn
from bulletin_layout.importing.write.save import dated, save, save_into
from bulletin_layout.issue.reader import read_issue
from bulletin_layout.limits import Limits
from bulletin_layout.messages import Bilingual, Message, MessageList, counted
from bulletin_layout.resources import is_file


def import_(options: argparse.Namespace, limits: Limits) -> int:
    """Write the issue's file; return 1 if a file cannot be read, 2 for wrong options."""
    wrong = _wrong_use(options)
    if wrong:
        print_command_problem("import", wrong)
        return WRONG_USE
    try:
        with time_limit(limits.seconds, options.into or options.output):
            return _imported(options, limits)
    except TwoIssues as problem:
        names = Bilingual(" and ".join(problem.names), "、".join(problem.names))
        words = Message("{names} are whole issues; import them apart.", names=names)
        print_command_problem("import", words)
        return WRONG_USE
    except WrongValue as problem:
        template = "--date: {problem} {advice}"
        print_command_problem(
            "import", Message(template, problem=problem.message, advice=problem.advice)
        )
        return WRONG_USE
    except InputError as problem:
        print_diagnostics(problem.diagnostics)
    except OutputError as problem:
        print_command_problem("import", problem.message)
    return WRONG_INPUT


def _imported(options: argparse.Namespace, limits: Limits) -> int:
    """Read the files and write what they hold. Raises InputError, OutputError and others."""
    files: list[str] = options.files
    with TemporaryDirectory(prefix="bulletin-convert-") as folder:
        read = converted(files, Path(folder), limits.import_seconds) if options.convert else files
        taken = take_in_apart(read, limits, telling_each(files))
        if (options.into or options.last) and taken.issues:
            taken = taken._replace(draft=as_contributions(taken.draft))
        if _has_two_dates(options, taken):
            words = "--date is not taken: the file has a date of its own."
            print_command_problem("import", words)
            return WRONG_USE
        check_time()  # once it is written, it is too late
        with (
            written_style(options, taken, read, limits) as style,
            _entered(options, taken, limits) as numbered,
        ):
            return _write(numbered, options, style)


def _has_two_dates(options: argparse.Namespace, taken: TakenIn) -> bool:
    is_new = not options.into and not options.last
    return bool(is_new and options.date and taken.draft.front.date is not None)


def _entered(
    options: argparse.Namespace, taken: TakenIn, limits: Limits
) -> AbstractContextManager[TakenIn]:
    """Return what has the articles in the register, if one is named, while they are written."""
    if options.register is None:
        return nullcontext(taken)
    from bulletin_layout.cli.import_register import registered  # for this option only

    return registered(taken, options, limits)


def _wrong_use(options: argparse.Namespace) -> str:
    if bool(options.output) == bool(options.into):
        return "write -o NEW.yaml, or --into ISSUE.yaml to add articles to an issue."
    if options.output and is_file(Path(options.output)):
        words = "{output} exists already; nothing was written. Add to it with --into."
        return Message(words, output=options.output)
    if options.last and not options.date:
        return "--from needs --date, the new issue's date."
    if options.into and (options.last or options.date):
        return "--into takes neither --from nor --date: the issue has its own."
    return wrong_use_of_style(options) or _wrong_use_of_register(options)


def _wrong_use_of_register(options: argparse.Namespace) -> str:
    if bool(options.register) != bool(options.received):
        return "--register and --received, the day on which they came, go together."
    try:
        read_date(options.received or "2000-01-01")
    except WrongValue as problem:
        return Message("{option}: {problem}", option="--received", problem=problem.message)
    return ""


def _write(taken: TakenIn, options: argparse.Namespace, style: str | None) -> int:
    draft = taken.draft
    date = read_date(options.date) if options.date else None
    if options.into:
        target = Path(options.into)
        saved = save_into(draft, target)
    elif options.last and date is not None:
        target = Path(options.output)
        last = Path(options.last)
        begun = next_issue(last, date, folder=target.parent, root=options.root)
        saved = save_into(draft, target, begun)
        write_schema(target.parent)
    else:
        target = Path(options.output)
        new = dated(draft, date)
        saved = save(new, target, SCHEMA_FILE, chinese=speaks_chinese(), style=style)
        write_schema(target.parent)
    print_message(
        Message("{target}  {summary}", target=target, summary=_summary(draft, len(saved.photos)))
    )
    for line in account_lines(taken.account):
        print_message(line)
    if lacks := lacking_line(taken.account):
        print_problem(lacks)
    _tell_what_is_open(str(target))
    return GOOD


def _summary(draft: Draft, photos: int) -> str:
    counts = (
        counted(len(draft.articles), "{n} article", "{n} articles"),
        counted(len(draft.briefs), "{n} brief", "{n} briefs"),
        counted(len(draft.appendix), "{n} annex", "{n} annexes"),
        counted(photos, "{n} photo", "{n} photos"),
        counted(len(draft.unplaced), "{n} unplaced text", "{n} unplaced texts"),
    )
    diagnostics = MessageList(count_text for count_text in counts if count_text.values["n"])
    return Message("{found} from {names}.", found=diagnostics, names=MessageList(draft.names))


def _tell_what_is_open(file: str) -> None:
    """Report what the written file lacks; it is the editor's to fill in, not a failure."""
    try:
        diagnostics = read_issue(file).diagnostics
        errors = False
    except InputError as wrong:
        diagnostics, errors = wrong.diagnostics, True
    # Slips may be hundreds, and most are put right by `fix`.
    open_ = [d for d in diagnostics if not d.rule or d.rule == "to-fill-in"]
    print_diagnostics(open_)
    slips = len(diagnostics) - len(open_)
    if errors:
        print_problem(Message("{file}: fill this in, then run: bulletin check {file}", file=file))
    elif slips:
        one = "{n} slip of the text is left as it was; see: bulletin fix {file} --dry-run"
        many = "{n} slips of the text are left as they were; see: bulletin fix {file} --dry-run"
        print_problem(Message(one if slips == 1 else many, n=slips, file=file))
