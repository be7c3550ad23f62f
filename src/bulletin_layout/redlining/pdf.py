"""A redline as pages: both texts as one flow, laid out as any issue is, and marked."""

from __future__ import annotations

from dataclasses import replace

from bulletin_layout.flow.build import build_flow
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.fonts.reader import read_fonts
from bulletin_layout.issue.model import Issue
from bulletin_layout.layout.joining import with_pages
from bulletin_layout.layout.lay_out import LayoutOptions, lay_out_flow, pages_of
from bulletin_layout.layout.line_composer import LineComposer
from bulletin_layout.layout.model import Document
from bulletin_layout.layout.text_integrity import refuse_lost_leaves
from bulletin_layout.pipeline import BuildOptions, style_of
from bulletin_layout.redlining.flow_leaves import decorated
from bulletin_layout.redlining.flow_merging import MergedFlow, merged_flows
from bulletin_layout.redlining.legend import Names, legend
from bulletin_layout.redlining.marking import marked
from bulletin_layout.redlining.versions import Version
from bulletin_layout.redlining.who import Who
from bulletin_layout.style.model import Stylesheet
from bulletin_layout.style.reader import read_style

# As often as the pipeline: the contents' numbers are known when everything is laid out.
_MOST_PASSES = 4
_OF_WORD = "series-2023"
_TITLE = "{title}（花脸稿）"


def redline(old: Version, new: Version, who: Who, options: BuildOptions) -> Document:
    """Return the redline of two versions as pages. Raises InputError.

    Two issues look as the new one does. Where one of them is a Word file, the other is compared as
    the Word file that is made of it, and both are set in the style of `options`.
    """
    fonts = read_fonts(options.fonts)
    names = Names(old.name, new.name)
    if old.issue is not None and new.issue is not None:
        style = style_of(new.issue, options.style, root=options.root)
        document, merged = _of_issues(old.issue, new.issue, who, style, fonts, options)
    else:
        style = read_style(options.style or _OF_WORD)
        merged = _of_words(old, new, who, style, options)
        document = _laid_out(merged, style, fonts, options)
    return _finished(document, merged, names, style, fonts, options)


def _of_issues(
    old: Issue,
    new: Issue,
    who: Who,
    style: Stylesheet,
    fonts: FontSet,
    options: BuildOptions,
) -> tuple[Document, MergedFlow]:
    """Return two issues on pages, laid out again until the contents' numbers stand."""
    before = build_flow(old, style)
    pages: tuple[tuple[int, int], ...] = ()
    for _ in range(_MOST_PASSES):
        merged = merged_flows(before, build_flow(new, style, pages), who)
        document = _laid_out(merged, style, fonts, options)
        found = pages_of(document.targets, document) if style.print.contents else ()
        if found == pages:
            break
        pages = found
    return document, merged


def _of_words(
    old: Version, new: Version, who: Who, style: Stylesheet, options: BuildOptions
) -> MergedFlow:
    from bulletin_layout.redlining.word import package_of  # lxml, an extra
    from bulletin_layout.redlining.word_flow import word_flow
    from bulletin_layout.redlining.word_merging import merged_files

    first, second = package_of(old, options), package_of(new, options)
    return word_flow(merged_files(first, second, who), first, second, style)


def _laid_out(
    merged: MergedFlow, style: Stylesheet, fonts: FontSet, options: BuildOptions
) -> Document:
    asked = LayoutOptions("", options.draft, options.limits.pages)
    document = lay_out_flow(merged.flow, style, fonts, asked)
    refuse_lost_leaves(document)
    return replace(document, structure=decorated(document.structure, merged.changes))


def _finished(
    document: Document,
    merged: MergedFlow,
    names: Names,
    style: Stylesheet,
    fonts: FontSet,
    options: BuildOptions,
) -> Document:
    """Return a Document with its marks and, behind it, the page that tells what they mean."""
    composer = LineComposer(style, fonts, merged.flow.corpus)
    told = legend(names, merged.changes, document.structure, style, document.metadata)
    page = _laid_out(told, style, fonts, options)
    whole = with_pages(
        marked(document, merged.changes, composer), marked(page, told.changes, composer)
    )
    title = _TITLE.format(title=document.metadata.title)
    return replace(whole, metadata=replace(document.metadata, title=title))
