"""`bulletin import`: Word, text and PDF files become an issue's file, or articles of one."""

from __future__ import annotations

import argparse
from pathlib import Path

from bulletin_layout.cli.main import GOOD, WRONG_INPUT, WRONG_USE
from bulletin_layout.cli.new import write_schema
from bulletin_layout.cli.speech import complain, complain_of, report, speaks_chinese, tell
from bulletin_layout.desk.following import SCHEMA_FILE, following_issue
from bulletin_layout.diagnostics import InputError, OutputError
from bulletin_layout.importing.draft import Draft
from bulletin_layout.importing.gather import read_material
from bulletin_layout.importing.recognise import TwoIssues, is_issue, recognise
from bulletin_layout.importing.save import dated, save, save_into
from bulletin_layout.issue.kinds import DATE
from bulletin_layout.issue.reader import read_issue
from bulletin_layout.issue.values import WrongValue
from bulletin_layout.issue.values import date as read_date
from bulletin_layout.resources import is_file
from bulletin_layout.wording import Listed, Paired, Said, counted


def import_(options: argparse.Namespace) -> int:
    """Write the issue's file; return 1 if a file cannot be read, 2 for wrong options."""
    wrong = _wrong_use(options)
    if wrong:
        complain_of("import", wrong)
        return WRONG_USE
    try:
        materials = []
        for number, file in enumerate(options.files, 1):
            _progress(number, len(options.files), file)
            materials.append(read_material(file))
        if (options.into or options.last) and any(map(is_issue, materials)):
            name = next(m.name for m in materials if is_issue(m))
            words = Said("{name} is a whole issue: import it with -o.", name=name)
            complain_of("import", words)
            return WRONG_USE
        return _write(recognise(materials), options)
    except TwoIssues as problem:
        names = Paired(" and ".join(problem.names), "、".join(problem.names))
        words = Said("{names} are whole issues; import them apart.", names=names)
        complain_of("import", words)
        return WRONG_USE
    except WrongValue as problem:
        template = "--date: {problem} {advice}"
        complain_of("import", Said(template, problem=problem.said, advice=problem.advice))
        return WRONG_USE
    except InputError as problem:
        report(problem.diagnostics)
    except OutputError as problem:
        complain_of("import", problem.said)
    return WRONG_INPUT


def _wrong_use(options: argparse.Namespace) -> str:
    if bool(options.output) == bool(options.into):
        return "write -o NEW.yaml, or --into ISSUE.yaml to add articles to an issue."
    if options.output and is_file(Path(options.output)):
        words = "{output} exists already; nothing was written. Add to it with --into."
        return Said(words, output=options.output)
    if options.last and not options.date:
        return "--from needs --date, the new issue's date."
    if options.into and (options.last or options.date):
        return "--into takes neither --from nor --date: the issue has its own."
    return ""


def _progress(number: int, count: int, file: str) -> None:
    if count > 1:
        print(f"[{number}/{count}] {file}", flush=True)


def _write(draft: Draft, options: argparse.Namespace) -> int:
    date = read_date(DATE, options.date) if options.date else None
    if options.into:
        target = Path(options.into)
        saved = save_into(draft, target)
    elif options.last and date is not None:
        target = Path(options.output)
        last = Path(options.last)
        begun = following_issue(last, date, folder=target.parent, root=options.root)
        saved = save_into(draft, target, begun)
        write_schema(target.parent)
    else:
        target = Path(options.output)
        if date is not None and draft.front.date is not None:
            words = "--date is not taken: the file has a date of its own."
            complain_of("import", words)
            return WRONG_USE
        saved = save(dated(draft, date), target, SCHEMA_FILE, chinese=speaks_chinese())
        write_schema(target.parent)
    tell(Said("{target}  {summary}", target=target, summary=_summary(draft, len(saved.photos))))
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
    found = Listed(said for said in counts if said.values["n"])
    return Said("{found} from {names}.", found=found, names=Listed(draft.names))


def _tell_what_is_open(file: str) -> None:
    """Report what the written file lacks; it is the editor's to fill in, not a failure."""
    try:
        found = read_issue(file).diagnostics
        errors = False
    except InputError as wrong:
        found, errors = wrong.diagnostics, True
    # Slips may be hundreds, and most are put right by `fix`.
    open_ = [d for d in found if not d.rule or d.rule == "to-fill-in"]
    report(open_)
    slips = len(found) - len(open_)
    if errors:
        complain(Said("{file}: fill this in, then run: bulletin check {file}", file=file))
    elif slips:
        one = "{n} slip of the text is left as it was; see: bulletin fix {file} --dry-run"
        many = "{n} slips of the text are left as they were; see: bulletin fix {file} --dry-run"
        complain(Said(one if slips == 1 else many, n=slips, file=file))
