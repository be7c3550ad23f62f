"""The recipe: read, lay out, proofread, write. Everything that builds goes through `build`."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from bulletin_layout.collecting import collecting_seldom
from bulletin_layout.deadline import time_limit
from bulletin_layout.diagnostics import Diagnostic, InputError, Refused, expect, nearest
from bulletin_layout.flow.build import build_flow
from bulletin_layout.flow.wording import blanks_in
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.fonts.reader import read_fonts
from bulletin_layout.immutable import immutable
from bulletin_layout.issue.model import Issue
from bulletin_layout.issue.readable import UnreadIssue
from bulletin_layout.issue.reader import read_issue
from bulletin_layout.layout.breaks import Replay
from bulletin_layout.layout.lay_out import LayoutOptions, lay_out_flow, pages_of
from bulletin_layout.layout.model import Document, Source
from bulletin_layout.layout.text_integrity import refuse_lost_words
from bulletin_layout.limits import DEFAULT_LIMITS, Limits
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.output.write import write_atomically
from bulletin_layout.proofreading.level import ProofreadingLevel
from bulletin_layout.resources import is_file
from bulletin_layout.style.model import Stylesheet
from bulletin_layout.style.reader import read_style
from bulletin_layout.writers import WRITERS, Writer, writer_named, writer_of, written

if TYPE_CHECKING:
    from bulletin_layout.issue_lock.model import IssueLock
    from bulletin_layout.output.new_files import FilesBeside
    from bulletin_layout.pdf.ink import Ink

_LOCK_SUFFIX = ".lock"
_LOG = logging.getLogger("bulletin_layout")

# The contents' page numbers are known when everything is laid out; laid out again with them, they
# stand unless a number that became longer moved a page.
_MOST_PASSES = 4


@immutable
class BuildOptions:
    """How an issue becomes a Document.

    `style` overrides the one that the issue names; `fonts` is a font set's YAML file, None for the
    bundled one; `draft` adds a watermark and line numbers; files that the issue names lie below
    `root`, by default its own folder; `drop_invisible` leaves invisible characters out with a
    warning instead of refusing them; `proofread` is how much 校对 looks for, None for nothing.
    `may_serve_secret`: the preview shows an issue with a 密级 too. `keep_lock`: where a lock stands
    beside the issue, lines and pages break as it says. `stage` is what a draft is called in its
    watermark (送审稿, 清样 …), "" for the style's words; with one, pages have wide margins.
    `review_sheet`: a 送审单 stands before them.
    """

    style: str | Path | None = None
    fonts: str | Path | None = None
    draft: bool = False
    root: str | Path | None = None
    limits: Limits = DEFAULT_LIMITS
    drop_invisible: bool = False
    proofread: ProofreadingLevel | None = ProofreadingLevel.BUILD
    may_serve_secret: bool = False
    keep_lock: bool = True
    stage: str = ""
    review_sheet: bool = False


class Build(NamedTuple):
    """An issue, its style, and the Document that both made, with everything there is to say."""

    issue: Issue
    style: Stylesheet
    document: Document


def _unobserved(_stage: str) -> None:
    """Take no notice of a stage that is passed."""


def build(
    file: str | Path,
    options: BuildOptions = BuildOptions(),
    *,
    fonts: FontSet | None = None,
    passed: Callable[[str], None] = _unobserved,
) -> Build:
    """Read an issue, lay it out and proofread it: what every way of building does.

    `fonts` are those of `options` where they have been read before; `passed` is called with the
    name of each stage when it is done. Raises InputError with everything that is wrong with the
    input, what 校对 finds included; InternalError if words were lost.
    """
    with time_limit(options.limits.seconds, str(file)):
        return _build(file, options, fonts, passed)


def _build(
    file: str | Path,
    options: BuildOptions,
    fonts: FontSet | None,
    passed: Callable[[str], None],
) -> Build:
    try:
        issue = read(file, options)
    except UnreadIssue as wrong:
        raise InputError(_proofread(wrong.readable, wrong.diagnostics, options)) from None
    passed("read issue")
    try:
        style = style_of(issue, options.style, root=options.root)
        if options.stage:
            style = replace(style, labels=replace(style.labels, watermark=options.stage))
        passed("read style")
        if fonts is None:
            fonts = read_fonts(options.fonts)
        passed("read fonts")
        lock = lock_beside(file) if options.keep_lock else None
        document = lay_out(
            issue, style, fonts, draft=options.draft, limits=options.limits, lock=lock
        )
    except InputError as wrong:
        raise InputError(_proofread(issue, wrong.diagnostics, options)) from None
    passed("lay out")
    if options.proofread is not None:
        findings = _proofread(issue, document.diagnostics, options)
        document = replace(document, diagnostics=findings)
        passed("proofread")
    return Build(issue, style, document)


def as_draft(built: Build, options: BuildOptions, fonts: FontSet) -> Document:
    """Return the pages of a draft as they are printed: with wide margins and 送审单, if asked."""
    document = built.document
    if options.stage:
        from bulletin_layout.layout.wide_margins import with_wide_margins  # only where it is asked

        document = with_wide_margins(document)
    if options.review_sheet:
        from bulletin_layout.flow.review_sheet import review_sheet
        from bulletin_layout.layout.joining import with_pages

        stage = options.stage or built.style.labels.watermark
        flow = review_sheet(built.issue, built.style, len(document.pages), stage)
        sheet = lay_out_flow(flow, built.style, fonts, LayoutOptions(built.issue.file))
        document = with_pages(document, sheet, before=True)
    return document


def read(file: str | Path, options: BuildOptions = BuildOptions()) -> Issue:
    """Read an issue as `options` say. Raises InputError with every mistake."""
    return read_issue(
        file,
        root=options.root,
        limits=options.limits,
        drop_invisible=options.drop_invisible,
    )


def typeset(
    issue: str | Path,
    pdf: str | Path,
    *,
    style: str | Path | None = None,
    fonts: str | Path | None = None,
    draft: bool = False,
    root: str | Path | None = None,
    limits: Limits = DEFAULT_LIMITS,
    drop_invisible: bool = False,
    proofread: ProofreadingLevel | None = ProofreadingLevel.BUILD,
    ink: Ink = "all",
) -> Document:
    """Typeset an issue description into a PDF, and return the laid-out Document.

    `ink` is that of `write_pdf`, the other keywords are those of BuildOptions. Raises InputError
    with everything that is wrong with the input, OutputError if the PDF cannot be written; nothing
    is written then.
    """
    options = BuildOptions(style, fonts, draft, root, limits, drop_invisible, proofread)
    document = build(issue, options).document
    write_pdf(document, pdf, ink=ink)
    return document


def lock_file(file: str | Path) -> Path:
    """Return where the lock of an issue's file is."""
    return Path(file).with_suffix(_LOCK_SUFFIX)


def lock_beside(file: str | Path) -> IssueLock | None:
    """Return the lock that stands beside an issue's file, if one does. Raises InputError."""
    beside = lock_file(file)
    if not is_file(beside):
        return None
    from bulletin_layout.issue_lock.file import read_lock  # only where one is

    return read_lock(beside)


def _proofread(
    issue: Issue, diagnostics: tuple[Diagnostic, ...], options: BuildOptions
) -> tuple[Diagnostic, ...]:
    """Return diagnostics of an issue with what 校对 finds, if it is asked at all."""
    if options.proofread is None:
        return diagnostics
    from bulletin_layout.proofreading.run import with_proofreading  # only where it is asked

    return with_proofreading(issue, diagnostics, options.proofread)


def style_of(
    issue: Issue, override: str | Path | None = None, *, root: str | Path | None = None
) -> Stylesheet:
    """Return the style that an issue names, relative to its file, or the one given instead.

    A style that an issue names lies below its folder or `root`, and so does what it extends.
    """
    if override is not None:
        return read_style(override)
    folder = Path(issue.file).parent
    below = root if root is not None else folder
    return read_style(issue.style, folder, root=below, asked_at=issue.style_place)


def lay_out(
    issue: Issue,
    style: Stylesheet | None = None,
    fonts: FontSet | None = None,
    *,
    draft: bool = False,
    limits: Limits = DEFAULT_LIMITS,
    lock: IssueLock | None = None,
) -> Document:
    """Lay an issue out, by default in the style that it names and the bundled fonts.

    Its warnings are on the Document, which can be pickled and copied. `draft` adds a watermark and
    line numbers. With a `lock` its lines and pages break as they did when it was issued, whatever
    style and fonts are now. Raises InputError for a character that no face has, for what cannot be
    set as the issue asks, and for the first line that cannot stand as the lock has it;
    InternalError if words were lost.
    """
    expect(issue, Issue, "lay_out", "of read_issue or parse_issue")
    style = style_of(issue) if style is None else style
    fonts = read_fonts() if fonts is None else fonts
    expect(style, Stylesheet, "lay_out", "of read_style")
    expect(fonts, FontSet, "lay_out", "of read_fonts")
    replay = Replay(lock.breaks) if lock is not None else None
    options = LayoutOptions(issue.file, draft, limits.pages, replay)
    within_time = time_limit(limits.seconds, issue.file)
    with _with_warnings_of(issue), within_time, collecting_seldom():
        document = _laid_out(issue, style, fonts, options, lock)
        refuse_lost_words(issue, style, document)
    _LOG.debug("%s: %d pages in style %s", issue.file, len(document.pages), style.name)
    known = issue.diagnostics + style.diagnostics + fonts.diagnostics
    blanks = tuple(blanks_in(issue.period, style.labels))
    return replace(document, diagnostics=known + blanks + document.diagnostics)


def _laid_out(
    issue: Issue,
    style: Stylesheet,
    fonts: FontSet,
    options: LayoutOptions,
    lock: IssueLock | None,
) -> Document:
    """Return the Document, laid out again until the contents' page numbers stand."""
    pages: tuple[tuple[int, int], ...] = ()
    for _ in range(_MOST_PASSES):
        flow = build_flow(issue, style, pages)
        if lock is not None:
            from bulletin_layout.issue_lock.make import refuse_other_text  # only where one is

            refuse_other_text(lock, flow.structure, generated=False)
        document = lay_out_flow(flow, style, fonts, options)
        document = replace(document, source=Source(issue, style, flow))
        found = pages_of(document.targets, document) if style.print.contents else ()
        if found == pages:
            break
        pages = found
    if lock is not None:
        from bulletin_layout.issue_lock.make import refuse_moved

        refuse_moved(lock, document)
    return document


@contextmanager
def _with_warnings_of(issue: Issue) -> Iterator[None]:
    """Let an error of the layout tell the warnings of the reading too."""
    try:
        yield
    except InputError as wrong:
        raise InputError(issue.diagnostics + wrong.diagnostics) from None


def write_pdf(document: Document, pdf: str | Path | IO[bytes], *, ink: Ink = "all") -> None:
    """Write a Document as PDF/A-2a and PDF/UA-1, to a file or into a binary stream.

    Raises OutputError; the old file is kept then.
    `ink`: `black` leaves out text and rules that are not grey, for paper with a printed red head or
    a first pass, and keeps photos; `red` keeps those alone, whatever their colour. Nothing moves.
    Raises Refused, a ValueError, for another word.
    """
    save(document, pdf, "pdf", ink=ink)


def save(
    document: Document,
    target: str | Path | IO[bytes],
    format: str | None = None,
    **keywords: Any,
) -> None:
    """Write a Document to a file or into a binary stream, in one of the formats of `writers`.

    `format` is that of the file's suffix if not given. The keywords are those of the format: `ink`
    of a PDF; `fragment`, `inline_styles` of a web page, and `pictures`: `inside` it, or `beside` it
    in a folder NAME-pictures. Raises OutputError, the old file is kept then; Refused, a ValueError,
    for a format or keyword that there is not, and for a name or stream that tells no format.
    """
    writer = _writer_for(target, format)
    beside = _pictures_beside(writer, keywords, target)
    with collecting_seldom():
        chunks = written(document, writer, **keywords)
        if beside is not None:
            beside.write(chunks)
        elif isinstance(target, str | Path):
            write_atomically(Path(target), chunks)
        else:
            for chunk in chunks:
                target.write(chunk)
    _LOG.debug("%s: written", target)


def _pictures_beside(
    writer: Writer, keywords: dict[str, Any], target: str | Path | IO[bytes]
) -> FilesBeside | None:
    """Return what gathers the pictures beside a page; `keywords` has it then. Raises Refused."""
    where = keywords.pop("pictures", "inside") if "pictures" in writer.keywords else "inside"
    if where == "inside":
        return None
    if where != "beside" or not isinstance(target, str | Path):
        words = "pictures are inside a page, or beside one that is a file."
        raise Refused(Message(words))
    from bulletin_layout.output.new_files import FilesBeside  # where it is asked for only

    beside = FilesBeside(Path(target))
    keywords["pictures"] = beside
    return beside


def _writer_for(target: str | Path | IO[bytes], format_: str | None) -> Writer:
    if format_ is not None:
        return writer_named(format_)
    name = str(target if isinstance(target, str | Path) else getattr(target, "name", ""))
    writer = writer_of(name)
    if writer is None:
        words = Message("{name!r} tells no format.", name=name)
        raise Refused(words, nearest("", [writer.suffix for writer in WRITERS]))
    return writer
