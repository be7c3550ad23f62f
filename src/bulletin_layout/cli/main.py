"""The commands of `bulletin`: arguments in, exit code out.

0 good, 1 the input is wrong or a PDF could not be written, 2 the command was used wrongly, 130
ended by Ctrl-C (which is how a preview ends well).
What is wrong goes to standard error, a line of progress an issue to standard output.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple

from bulletin_layout.limits import DEFAULT_LIMITS, Limits

GOOD, WRONG_INPUT, WRONG_USE = 0, 1, 2
# As shells count a process that SIGINT ended.
INTERRUPTED = 130


class BuildOptions(NamedTuple):
    """How issues are built: style, font set, as a draft, where their files may lie, limits."""

    style: str | None = None
    fonts: str | None = None
    draft: bool = False
    root: str | None = None
    limits: Limits = DEFAULT_LIMITS
    drop_invisible: bool = False


_DESCRIPTION = "Typeset official Chinese bulletins (简报) from YAML into archive-grade PDF."
_BUILD_EXAMPLES = """examples:
  bulletin build issue.yaml                    writes issue.pdf beside it
  bulletin build issue.yaml -o out/第32期.pdf   writes that file
  bulletin build 2021/*.yaml -o out/           writes one PDF an issue into a folder
  bulletin build issue.yaml --style gbt9704    in another bundled style
  bulletin build issue.yaml --draft            with a watermark and line numbers
  bulletin build issue.yaml --fonts own.yaml   in fonts of your own
  bulletin build issue.yaml --timings          with milliseconds by stage
"""
_CHECK_EXAMPLES = """examples:
  bulletin check issue.yaml   every finding with file:line:column
  bulletin check issue.pdf    what a PDF claims, and what installed validators say
"""
_DIFF_EXAMPLES = """examples:
  bulletin diff old.pdf new.pdf                     differences in words
  bulletin diff old.pdf new.pdf --html report.html  with pictures side by side
"""
_FIX_EXAMPLES = """examples:
  bulletin fix issue.yaml --dry-run   a diff of what is certain
  bulletin fix issue.yaml             the same, and the file is corrected
"""
_NEW_EXAMPLES = """examples:
  bulletin new 2026-49.yaml --from 2026-48.yaml --date 2026-12-01
"""
_IMPORT_EXAMPLES = """examples:
  bulletin import 2021-32.pdf -o 2021-32.yaml      an old issue, recognised whole
  bulletin import mail/*.docx -o 2026-49.yaml --from 2026-48.yaml --date 2026-12-01
                                                   the next issue, its articles from the mail
  bulletin import late.docx --into 2026-49.yaml    one more article for an issue begun

What was guessed carries a comment with 推断, what is missing one with 待补; what could not be
placed stands at the end under unplaced:, and is never printed. Reading .docx needs
python -m pip install "bulletin-layout[import]".
"""
_PREVIEW_EXAMPLES = """examples:
  bulletin preview issue.yaml                 opens the browser; Ctrl-C ends it
  bulletin preview issue.yaml --port 8080 --no-browser

Only this machine is answered. It needs python -m pip install "bulletin-layout[preview]".
"""
_SCHEMA_EXAMPLES = """examples:
  bulletin schema > bulletin.schema.json
  then begin an issue with: # yaml-language-server: $schema=bulletin.schema.json
"""


def console() -> None:
    """Run the command on the process's arguments and exit with its code."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    # A build makes many objects and few cycles: collecting less often takes 5 % less time.
    gc.set_threshold(100_000, 20, 20)
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Run the command on `arguments` and return its exit code."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except KeyboardInterrupt:
        return INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bulletin", description=_DESCRIPTION)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    _add_build(commands)
    _add_check(commands)
    _add_fix(commands)
    _add_diff(commands)
    _add_new(commands)
    _add_import(commands)
    _add_preview(commands)
    _add_schema(commands)
    return parser


_Commands = argparse._SubParsersAction


def _add_command(
    commands: _Commands[argparse.ArgumentParser], name: str, help_: str, examples: str
) -> argparse.ArgumentParser:
    """Add a command whose help ends with examples, set as they are written."""
    raw = argparse.RawDescriptionHelpFormatter
    return commands.add_parser(name, help=help_, epilog=examples, formatter_class=raw)


def _add_build(commands: _Commands[argparse.ArgumentParser]) -> None:
    build = _add_command(commands, "build", "typeset issues into PDFs", _BUILD_EXAMPLES)
    build.add_argument("files", nargs="+", metavar="FILE", help="issue descriptions (YAML)")
    build.add_argument("-o", "--output", metavar="OUT", help="a PDF file, or a folder for several")
    _add_look(build)
    build.add_argument(
        "--jobs", type=_positive, metavar="N", help="processes for many issues (all processors)"
    )
    build.add_argument(
        "--draft", action="store_true", help="with a watermark and line numbers (征求意见稿)"
    )
    build.add_argument("--timings", action="store_true", help="say how long each stage took")
    build.set_defaults(run=_build)


def _add_check(commands: _Commands[argparse.ArgumentParser]) -> None:
    help_ = "report everything there is to say about issues or PDFs; write nothing"
    check = _add_command(commands, "check", help_, _CHECK_EXAMPLES)
    check.add_argument("files", nargs="+", metavar="FILE", help="issues (YAML) or PDFs")
    _add_look(check)
    check.set_defaults(run=_check)


def _add_fix(commands: _Commands[argparse.ArgumentParser]) -> None:
    help_ = "make the corrections of check that are certain, and show them"
    fix = _add_command(commands, "fix", help_, _FIX_EXAMPLES)
    fix.add_argument("files", nargs="+", metavar="FILE", help="issues (YAML)")
    fix.add_argument("--dry-run", action="store_true", help="show them only")
    _add_reading(fix)
    fix.set_defaults(run=_fix)


def _add_diff(commands: _Commands[argparse.ArgumentParser]) -> None:
    help_ = "say where two PDFs differ (exit 0 same, 1 different, 2 cannot compare)"
    diff = _add_command(commands, "diff", help_, _DIFF_EXAMPLES)
    diff.add_argument("old", metavar="OLD.pdf")
    diff.add_argument("new", metavar="NEW.pdf")
    diff.add_argument("--html", metavar="OUT", help="write a report with pictures")
    diff.set_defaults(run=_diff)


def _add_new(commands: _Commands[argparse.ArgumentParser]) -> None:
    help_ = "begin the next issue's file from the last one's"
    new = _add_command(commands, "new", help_, _NEW_EXAMPLES)
    new.add_argument("output", metavar="NEW.yaml", help="the file to write; it must not exist")
    new.add_argument("--from", dest="last", metavar="LAST.yaml", required=True)
    new.add_argument("--date", metavar="DATE", required=True, help="its date: 2026-11-24")
    new.add_argument("--root", metavar="DIR", help="where files named by an issue may lie")
    new.set_defaults(run=_new)


def _add_import(commands: _Commands[argparse.ArgumentParser]) -> None:
    help_ = "make an issue's file of Word, text and PDF files"
    import_ = _add_command(commands, "import", help_, _IMPORT_EXAMPLES)
    import_.add_argument("files", nargs="+", metavar="FILE", help=".docx, .txt or .pdf")
    import_.add_argument("-o", "--output", metavar="NEW.yaml", help="the file to write")
    import_.add_argument("--into", metavar="ISSUE.yaml", help="an issue to add the articles to")
    import_.add_argument("--from", dest="last", metavar="LAST.yaml", help="begin as new does")
    import_.add_argument("--date", metavar="DATE", help="the issue's date: 2026-11-24")
    import_.set_defaults(run=_import)


def _add_preview(commands: _Commands[argparse.ArgumentParser]) -> None:
    help_ = "show an issue in the browser, beside its findings, renewed whenever it is saved"
    preview = _add_command(commands, "preview", help_, _PREVIEW_EXAMPLES)
    preview.add_argument("file", metavar="ISSUE.yaml")
    preview.add_argument("--port", type=int, default=0, metavar="N", help="(any free one)")
    preview.add_argument("--no-browser", action="store_true", help="do not open the browser")
    preview.add_argument("--draft", action="store_true", help="with a watermark and line numbers")
    _add_look(preview)
    preview.set_defaults(run=_preview)


def _add_schema(commands: _Commands[argparse.ArgumentParser]) -> None:
    help_ = "print the JSON Schema of an issue, for editors that complete and check"
    schema = _add_command(commands, "schema", help_, _SCHEMA_EXAMPLES)
    schema.set_defaults(run=_schema)


def _positive(text: str) -> int:
    """Return a number of processes. Raises ValueError, which argparse reports."""
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def _add_look(command: argparse.ArgumentParser) -> None:
    command.add_argument("--style", metavar="S", help="a style other than the issue's own")
    command.add_argument("--fonts", metavar="F", help="a font set's YAML file")
    _add_reading(command)


def _add_reading(command: argparse.ArgumentParser) -> None:
    """Add the options that say how an issue is read."""
    command.add_argument(
        "--root", metavar="DIR", help="where files named by an issue may lie (its own folder)"
    )
    command.add_argument(
        "--drop-invisible",
        action="store_true",
        help="leave out invisible characters with a warning, instead of refusing them",
    )
    command.add_argument(
        "--limit",
        metavar="NAME=N",
        action="append",
        default=[],
        help="raise or lower a limit, such as pages=5000 (docs/reliability.md)",
    )


def _build_options(options: argparse.Namespace) -> BuildOptions | None:
    """Return how issues are to be built, None after saying what is wrong with a limit."""
    limits = DEFAULT_LIMITS
    try:
        for words in options.limit:
            limits = limits.changed(words)
    except ValueError as problem:
        print(f"bulletin: --limit: {problem}", file=sys.stderr)
        return None
    draft = bool(getattr(options, "draft", False))
    style, fonts = getattr(options, "style", None), getattr(options, "fonts", None)
    return BuildOptions(style, fonts, draft, options.root, limits, options.drop_invisible)


def _build(options: argparse.Namespace) -> int:
    from bulletin_layout.cli.build import build, jobs_of

    asked = _build_options(options)
    jobs = jobs_of(options.files, options.output, asked) if asked is not None else None
    return WRONG_USE if jobs is None else build(jobs, options.jobs, options.timings)


def _check(options: argparse.Namespace) -> int:
    from bulletin_layout.cli.check import check

    asked = _build_options(options)
    return WRONG_USE if asked is None else check(options.files, asked)


def _fix(options: argparse.Namespace) -> int:
    from bulletin_layout.cli.fix import fix_files

    asked = _build_options(options)
    return WRONG_USE if asked is None else fix_files(options.files, options.dry_run, asked)


def _new(options: argparse.Namespace) -> int:
    from bulletin_layout.cli.new import new

    return new(options.last, options.date, options.output, options.root)


def _import(options: argparse.Namespace) -> int:
    from bulletin_layout.cli.import_ import import_

    return import_(options)


def _preview(options: argparse.Namespace) -> int:
    from bulletin_layout.cli.preview import preview

    asked = _build_options(options)
    return WRONG_USE if asked is None else preview(options, asked)


def _schema(_options: argparse.Namespace) -> int:
    import json

    from bulletin_layout.issue.schema import issue_schema

    print(json.dumps(issue_schema(), ensure_ascii=False, indent=2))
    return GOOD


def _diff(options: argparse.Namespace) -> int:
    from bulletin_layout.cli.diff import diff

    return diff(options.old, options.new, options.html)
