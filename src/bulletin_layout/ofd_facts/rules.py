"""The rules of OFD-A as a table: what each asks, by which clause, and the check.

In: a package. Out: what it breaks. GB/T 42133-2022 is the archive's profile of GB/T 33190-2016;
a clause of the first is written `42133 6.2.1 a`, one of the second `33190 7.4`. Where a common
reader's behaviour is the reason, it is named instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.ofd_facts import document_rules as document
from bulletin_layout.ofd_facts import package_rules
from bulletin_layout.ofd_facts import page_rules as page
from bulletin_layout.ofd_facts import resource_rules as resource
from bulletin_layout.ofd_facts.package import Package, read_package
from bulletin_layout.ofd_facts.value_rules import values


class Rule(NamedTuple):
    """A rule: its name, its source, and what yields what breaks it."""

    name: str
    source: str
    check: Callable[[Package], Iterator[str]]


class Breach(NamedTuple):
    """A rule that is broken, and words for how."""

    rule: Rule
    words: str


_OF_PACKAGE = (
    Rule("part-names", "33190 6", package_rules.names),
    Rule("only-package", "33190 6", package_rules.only_package),
    Rule("no-encryption", "42133 6.1", package_rules.no_encryption),
)
_OF_PARTS = (
    Rule("profile", "42133 6.2.1 a", document.profile),
    Rule("one-document", "42133 6.2.1 c", document.one_document),
    Rule("identifier", "33190 7.4", document.identifier),
    Rule("metadata", "33190 7.4", document.metadata),
    Rule("self-contained", "42133 6.1", document.self_contained),
    Rule("named-parts", "42133 6.1", package_rules.named_parts),
    Rule("no-permissions", "42133 6.2.2 a", document.no_permissions),
    Rule("only-goto", "42133 6.2.2 c, 6.2.3 c, 6.2.5", document.only_goto),
    Rule("goto-pages", "33190 14", document.goto_pages),
    Rule("no-extensions", "42133 6.2.2 e", document.no_extensions),
    Rule("attachments", "42133 6.15", document.attachments),
    Rule("annotations", "42133 6.10.1", document.fixed_annotations),
    Rule("no-signatures", "42133 6.13", document.no_signatures),
    Rule("values", "33190 7, 8, 9, 10, 11", values),
    Rule("element-order", "33190 7, 9, 11", document.element_order),
    Rule("identifiers", "33190 7.3", document.unique_identifiers),
    Rule("fonts-embedded", "42133 6.2.6 b", resource.fonts_embedded),
    Rule("font-outlines", "ofdrw issue 10", resource.font_outlines),
    Rule("fonts-whole", "42133 6.2.6 b", resource.whole_fonts),
    Rule("image-formats", "42133 6.2.6 e", resource.image_formats),
    Rule("images-whole", "42133 6.2.6 e", resource.whole_pictures),
    Rule("no-sound-or-film", "42133 6.2.6 g", resource.no_sound_or_film),
    Rule("colour-spaces", "42133 6.3.1 b", resource.colour_spaces),
    Rule("resource-places", "42133 6.2.6 a", resource.resource_places),
    Rule("references", "33190 7.3", page.references),
    Rule("glyphs", "42133 6.2.6 b", page.glyphs),
    Rule("text-size", "42133 6.6 c", page.text_size),
    Rule("text-scale", "42133 6.6 d", page.text_scale),
    Rule("text-places", "33190 11.3", page.text_places),
    Rule("on-the-page", "33190 8.5", page.on_the_page),
    Rule("seen", "33190 8.5", page.seen),
    Rule("tagged-objects", "33190 16", page.tagged_objects),
    Rule("image-interpolation", "42133 6.5 b", page.image_interpolation),
    Rule("block-depth", "42133 6.2.3 e", page.block_depth),
)
RULES = (*_OF_PACKAGE, *_OF_PARTS)


def verify_ofd(ofd: str | Path | bytes) -> list[Breach]:
    """Return what an OFD file breaks of OFD-A's rules, none if it keeps all that are checked.

    Each Breach has its `rule`, with a `name` and the `source` (a clause of GB/T 42133-2022 or GB/T
    33190-2016), and `words` for what is wrong where. Raises UnreadablePdf for a file that cannot be
    read.
    """
    return breaches(read_package(ofd))


def breaches(package: Package) -> list[Breach]:
    """Return what a package breaks, in the table's order. Raises UnreadablePdf.

    Where the package itself breaks a rule, or a part is encrypted, no part of it is read.
    """
    return _asked(_OF_PACKAGE, package) or _asked(_OF_PARTS, package)


def _asked(rules: Iterable[Rule], package: Package) -> list[Breach]:
    return [Breach(rule, words) for rule in rules for words in rule.check(package)]
