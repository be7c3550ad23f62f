"""The arguments of `bulletin`: every command with its options, help and examples.

In: nothing. Out: a parser in the language that is spoken, whose namespace has the command's name.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from bulletin_layout.cli import examples
from bulletin_layout.cli.options import add_limit, add_reading, formats_in, positive, stage
from bulletin_layout.cli.parser import CommandParser, ShowVersion, speak
from bulletin_layout.cli.terminal import LANGUAGES, set_language
from bulletin_layout.messages import language_of

_DESCRIPTION = "Typeset official Chinese bulletins (简报) from YAML into archive-grade PDF."


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options of a command; say what is wrong with them and exit, if need be.

    `--language` may stand anywhere, and what is said from here on is said in it.
    """
    language, rest = _language_in(arguments)
    set_language(language or language_of())
    asked = [name for name in rest[:1] if name in _ADDED_BY]
    return command_parser(asked or None).parse_args(rest)


def _language_in(arguments: Sequence[str]) -> tuple[str | None, Sequence[str]]:
    """Return what `--language` says, and the other arguments."""
    if not any(argument.startswith("--language") for argument in arguments):
        return None, arguments
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--language", choices=LANGUAGES)
    options, rest = parser.parse_known_args(arguments)
    return options.language, rest


def command_parser(names: Iterable[str] | None = None) -> argparse.ArgumentParser:
    """Return the parser of `bulletin`, its texts in the language that is spoken.

    It knows the commands of these names, or all, which costs a build 3 ms.
    """
    parser = CommandParser(prog="bulletin", description=_DESCRIPTION)
    parser.add_argument(
        "--language", choices=LANGUAGES, help="what is said in (the system's, or BULLETIN_LANGUAGE)"
    )
    version_help = "show program's version number and exit"
    parser.add_argument("--version", action=ShowVersion, nargs=0, help=version_help)
    commands = parser.add_subparsers(metavar="COMMAND", dest="command", required=True)
    for name in _ADDED_BY if names is None else names:
        _ADDED_BY[name](commands)
    speak(parser)
    return parser


if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[CommandParser]


def _add_command(
    commands: _Commands, name: str, help_: str, examples: str
) -> argparse.ArgumentParser:
    """Add a command whose help ends with examples, set as they are written."""
    raw = argparse.RawDescriptionHelpFormatter
    return commands.add_parser(name, help=help_, epilog=examples, formatter_class=raw)


def _add_build(commands: _Commands) -> None:
    build = _add_command(commands, "build", "typeset issues into PDFs", examples.BUILD_EXAMPLES)
    build.add_argument("files", nargs="+", metavar="FILE", help="issue descriptions (YAML)")
    build.add_argument(
        "-o", "--output", metavar="OUT", help="a file, - for standard output, or a folder"
    )
    build.add_argument(
        "--to",
        type=formats_in,
        default=[],
        metavar="FORMAT",
        help="formats, with commas: pdf,ofd (by the name after -o, or pdf)",
    )
    _add_look(build)
    build.add_argument(
        "--jobs", type=positive, metavar="N", help="processes for many issues (all processors)"
    )
    build.add_argument(
        "--draft",
        type=stage,
        metavar="STAGE",
        help="with a watermark and line numbers; 送审稿, 清样, 征求意见稿: wide margins as well",
    )
    build.add_argument("--review-sheet", action="store_true", help="with a 送审单 to be signed")
    build.add_argument(
        "--ink",
        choices=("all", "black", "red"),
        default="all",
        help="print with this ink only, for 红头纸 or two passes; nothing moves",
    )
    build.add_argument(
        "--fragment",
        action="store_true",
        help="of HTML only what stands in the page, for a content system",
    )
    help_ = "a fragment whose elements bring their looks, for a page of another style"
    build.add_argument("--inline-styles", action="store_true", help=help_)
    build.add_argument(
        "--pictures",
        choices=("inside", "beside"),
        default="inside",
        help="of HTML: pictures in the page, or beside it in a folder NAME-pictures",
    )
    build.add_argument(
        "--no-proofread",
        dest="proofread",
        action="store_false",
        help="without 校对: only what cannot be built is told",
    )
    build.add_argument(
        "--with-source",
        action="store_true",
        help="the PDF carries the issue's file, photos and style (PDF/A-3a)",
    )
    _add_no_lock(build)
    build.add_argument("--timings", action="store_true", help="say how long each stage took")


def _add_check(commands: _Commands) -> None:
    help_ = "report everything there is to say about issues or PDFs; write nothing"
    check = _add_command(commands, "check", help_, examples.CHECK_EXAMPLES)
    check.add_argument("files", nargs="+", metavar="FILE", help="issues (YAML) or PDFs")
    _add_no_lock(check)
    check.add_argument(
        "--format",
        choices=("text", "json", "sarif", "github"),
        default="text",
        help="findings for a program, on standard output",
    )
    check.add_argument("--report", metavar="OUT.html", help="write a 校对单 to be signed")
    _add_look(check)


def _add_verify(commands: _Commands) -> None:
    help_ = "say whether OFD and PDF files keep the rules of their archive format"
    verify = _add_command(commands, "verify", help_, examples.VERIFY_EXAMPLES)
    verify.add_argument("files", nargs="+", metavar="FILE", help=".ofd or .pdf")
    help_ = "say whether a PDF is the one that this lock was made of"
    verify.add_argument("--lock", metavar="LOCK", help=help_)


def _add_fix(commands: _Commands) -> None:
    help_ = "make the corrections of check that are certain, and show them"
    fix = _add_command(commands, "fix", help_, examples.FIX_EXAMPLES)
    fix.add_argument("files", nargs="+", metavar="FILE", help="issues (YAML)")
    fix.add_argument("--dry-run", action="store_true", help="show them only")
    add_reading(fix)


def _add_fill(commands: _Commands) -> None:
    help_ = "write the rows of tables that issues take from CSV files, and show them"
    fill = _add_command(commands, "fill", help_, examples.FILL_EXAMPLES)
    fill.add_argument("files", nargs="+", metavar="FILE", help="issues (YAML)")
    fill.add_argument("--dry-run", action="store_true", help="show them only")
    fill.add_argument("--root", metavar="DIR", help="where files named by an issue may lie")
    add_limit(fill)


def _add_fit(commands: _Commands) -> None:
    help_ = "list the cheapest ways to make an issue fill so many pages (凑版)"
    fit = _add_command(commands, "fit", help_, examples.FIT_EXAMPLES)
    fit.add_argument("file", metavar="ISSUE.yaml")
    fit.add_argument("--pages", type=positive, metavar="N", required=True, help="pages wanted")
    fit.add_argument(
        "--apply",
        type=positive,
        metavar="K",
        help="make the change K: a photo's width or a key of the style, never words",
    )
    _add_look(fit)


def _add_amend(commands: _Commands) -> None:
    help_ = "make pen marks on the printed pages in the issue's file"
    amend = _add_command(commands, "amend", help_, examples.AMEND_EXAMPLES)
    amend.add_argument("file", metavar="ISSUE.yaml")
    amend.add_argument("marks", nargs="+", metavar="MARK", help="page, line, old=new")
    amend.add_argument("--by", metavar="NAME", default="", help="who made them, for the record")
    amend.add_argument("--dry-run", action="store_true", help="show what they would do only")
    _add_no_lock(amend)
    _add_look(amend)


def _add_lock(commands: _Commands) -> None:
    help_ = "keep how an issue was issued: no later build changes a line or page of it"
    lock = _add_command(commands, "lock", help_, examples.LOCK_EXAMPLES)
    lock.add_argument("files", nargs="+", metavar="FILE", help="issues (YAML)")
    lock.add_argument("--replace", action="store_true", help="where there is a lock, too")
    _add_look(lock)


def _add_rebuild(commands: _Commands) -> None:
    help_ = "make a PDF again from the files that it carries, and compare (exit 0 same, 1 not)"
    rebuild = _add_command(commands, "rebuild", help_, examples.REBUILD_EXAMPLES)
    rebuild.add_argument("file", metavar="OLD.pdf", help="a PDF built --with-source")
    rebuild.add_argument("-o", "--output", metavar="NEW.pdf", help="write it")
    rebuild.add_argument("--extract", metavar="DIR", help="write the files that it carries there")
    add_limit(rebuild)


def _add_revise(commands: _Commands) -> None:
    from bulletin_layout.cli.word_arguments import add_revise  # for this command only

    help_ = "put what was changed in a Word file into the issue it was made of"
    revise = _add_command(commands, "revise", help_, examples.REVISE_EXAMPLES)
    add_revise(revise)
    add_reading(revise)


def _add_redline(commands: _Commands) -> None:
    from bulletin_layout.cli.word_arguments import add_redline  # for this command only

    help_ = "show what changed between two versions: struck out and underlined (花脸稿)"
    redline = _add_command(commands, "redline", help_, examples.REDLINE_EXAMPLES)
    add_redline(redline)
    _add_look(redline)


def _add_diff(commands: _Commands) -> None:
    help_ = "say where two PDFs or OFDs differ (exit 0 same, 1 different, 2 cannot compare)"
    diff = _add_command(commands, "diff", help_, examples.DIFF_EXAMPLES)
    diff.add_argument("old", metavar="OLD")
    diff.add_argument("new", metavar="NEW")
    diff.add_argument("--html", metavar="OUT", help="write a report with pictures")


def _add_new(commands: _Commands) -> None:
    help_ = "begin the next issue's file from the last one's, or a new bulletin's folder"
    new = _add_command(commands, "new", help_, examples.NEW_EXAMPLES)
    new.add_argument(
        "output", metavar="NEW", help="the file to write, or the new bulletin's folder"
    )
    new.add_argument("--from", dest="last", metavar="LAST.yaml", help="the last issue")
    new.add_argument("--date", metavar="DATE", required=True, help="its date: 2026-11-24")
    new.add_argument("--root", metavar="DIR", help="where files named by an issue may lie")
    new.add_argument("--office", metavar="NAME", help="a new bulletin's office")
    new.add_argument("--style", metavar="S", help="a new bulletin's style (gbt9704)")
    for name, help_ in (
        ("masthead", "a line of a new bulletin's masthead"),
        ("report", "whom a new bulletin is reported to"),
        ("send", "whom a new bulletin is sent to"),
        ("issue", "whom a new bulletin is issued to"),
    ):
        new.add_argument(f"--{name}", metavar="TEXT", action="append", default=[], help=help_)


def _add_words(commands: _Commands) -> None:
    help_ = "propose the office's own words from issues that were printed"
    words = _add_command(commands, "words", help_, examples.WORDS_EXAMPLES)
    words.add_argument("what", choices=("suggest",))
    words.add_argument("files", nargs="+", metavar="FILE", help="issues (YAML)")
    words.add_argument("-o", "--output", metavar="WORDS.yaml", help="the words file to write")
    add_reading(words)


def _add_import(commands: _Commands) -> None:
    help_ = "make an issue's file of Word, PDF, mail, web and text files"
    import_ = _add_command(commands, "import", help_, examples.IMPORT_EXAMPLES)
    import_.add_argument(
        "files", nargs="+", metavar="FILE", help=".docx, .pdf, .eml, .html, .txt, .md, .csv or .zip"
    )
    import_.add_argument("-o", "--output", metavar="NEW.yaml", help="the file to write")
    import_.add_argument("--into", metavar="ISSUE.yaml", help="an issue to add the articles to")
    import_.add_argument("--from", dest="last", metavar="LAST.yaml", help="begin as new does")
    import_.add_argument("--date", metavar="DATE", help="the issue's date: 2026-11-24")
    import_.add_argument("--root", metavar="DIR", help="where files named by an issue may lie")
    import_.add_argument("--style", metavar="S", help="the style that the new issue names")
    help_ = "learn the style of the bulletin that is imported, and name it in the new issue"
    import_.add_argument("--learn", metavar="STYLE.yaml", help=help_)
    import_.add_argument(
        "--register", metavar="FILE", help="add each article to this register too (CSV or YAML)"
    )
    import_.add_argument("--received", metavar="DATE", help="when they came, for the register")
    help_ = "have LibreOffice convert .doc, .wps, .rtf and .odt"
    import_.add_argument("--convert", action="store_true", help=help_)
    add_limit(import_)


def _add_confirm(commands: _Commands) -> None:
    help_ = "accept what an import guessed: the comments that say so go"
    confirm = _add_command(commands, "confirm", help_, examples.CONFIRM_EXAMPLES)
    confirm.add_argument("file", metavar="ISSUE.yaml")
    help_ = "only the guess on this line; may be repeated (all)"
    confirm.add_argument(
        "--line", type=positive, action="append", default=[], metavar="N", help=help_
    )
    confirm.add_argument("--dry-run", action="store_true", help="show them only")
    add_limit(confirm)


def _add_learn(commands: _Commands) -> None:
    help_ = "learn an office's style from PDF and Word files that it has published"
    learn = _add_command(commands, "learn", help_, examples.LEARN_EXAMPLES)
    learn.add_argument("files", nargs="+", metavar="FILE", help=".pdf or .docx")
    learn.add_argument("-o", "--output", metavar="STYLE.yaml", help="the file to write")
    add_limit(learn)


def _add_inspect(commands: _Commands) -> None:
    help_ = "say where the format of Word and PDF files deviates from a style"
    inspect = _add_command(commands, "inspect", help_, examples.INSPECT_EXAMPLES)
    inspect.add_argument("files", nargs="+", metavar="FILE", help=".pdf or .docx")
    inspect.add_argument(
        "--against", metavar="S", required=True, help="a style: gbt9704, or a file"
    )
    inspect.add_argument(
        "--format", choices=("text", "json", "sarif"), default="text", help="how it is told"
    )
    inspect.add_argument("--annotate", metavar="OUT.pdf", help="write a copy of the PDF with notes")
    add_limit(inspect)


def _add_preview(commands: _Commands) -> None:
    help_ = "show an issue in the browser, beside its findings, renewed whenever it is saved"
    preview = _add_command(commands, "preview", help_, examples.PREVIEW_EXAMPLES)
    help_ = "an issue, or a folder: its issue that was saved last"
    preview.add_argument("file", metavar="ISSUE.yaml", help=help_)
    help_ = "write a file into the folder that shows its newest issue on a double click"
    preview.add_argument("--launcher", action="store_true", help=help_)
    preview.add_argument("--port", type=int, default=0, metavar="N", help="(any free one)")
    preview.add_argument("--no-browser", action="store_true", help="do not open the browser")
    preview.add_argument(
        "--secret", action="store_true", help="show an issue with a 密级 too, to this user alone"
    )
    preview.add_argument("--draft", action="store_true", help="with a watermark and line numbers")
    _add_no_lock(preview)
    _add_look(preview)


def _add_series(commands: _Commands) -> None:
    from bulletin_layout.cli.series.arguments import add_series  # for this command only

    help_ = "a year's issues as one: check and search them"
    add_series(_add_command(commands, "series", help_, ""))


def _add_schema(commands: _Commands) -> None:
    help_ = "print the JSON Schema of an issue, for editors that complete and check"
    schema = _add_command(commands, "schema", help_, examples.SCHEMA_EXAMPLES)
    help_ = "an issue, or words of an office; of a year: rules of scoring, register, adoptions"
    what = ("issue", "words", "rules", "register", "adoptions")
    schema.add_argument("what", nargs="?", choices=what, default="issue", help=help_)


def _add_no_lock(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--no-lock",
        dest="keep_lock",
        action="store_false",
        help="set lines and pages anew, whatever the lock beside the issue says",
    )


def _add_look(command: argparse.ArgumentParser) -> None:
    command.add_argument("--style", metavar="S", help="a style other than the issue's own")
    command.add_argument("--fonts", metavar="F", help="a font set's YAML file")
    add_reading(command)


# The commands in the order of the help.
_ADDED_BY: dict[str, Callable[[_Commands], None]] = {
    "build": _add_build,
    "check": _add_check,
    "fix": _add_fix,
    "confirm": _add_confirm,
    "fill": _add_fill,
    "fit": _add_fit,
    "amend": _add_amend,
    "lock": _add_lock,
    "rebuild": _add_rebuild,
    "revise": _add_revise,
    "redline": _add_redline,
    "verify": _add_verify,
    "diff": _add_diff,
    "new": _add_new,
    "words": _add_words,
    "import": _add_import,
    "learn": _add_learn,
    "inspect": _add_inspect,
    "preview": _add_preview,
    "series": _add_series,
    "schema": _add_schema,
}
