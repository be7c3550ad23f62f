"""校对 of a whole issue: every text by every rule, and what only the whole shows.

In: an Issue. Out: diagnostics in the order of the file, those left out that the issue switches off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from bulletin_layout.deadline import timed
from bulletin_layout.diagnostics import Diagnostic, Replacement, expect, in_file_order
from bulletin_layout.issue.model import Issue
from bulletin_layout.messages import Message
from bulletin_layout.progress import stepped
from bulletin_layout.proofreading.guesses import FoundBy, without_guesses
from bulletin_layout.proofreading.level import ProofreadingLevel
from bulletin_layout.proofreading.model import (
    Finding,
    IssueTexts,
    ProofreadingRule,
    Slip,
    Spot,
    TextRule,
)
from bulletin_layout.proofreading.registry import issue_rules, text_rules
from bulletin_layout.proofreading.suppressions import drop_suppressed, unknown_rules
from bulletin_layout.proofreading.texts import texts_of

# What is found in so many texts is kept, in none that is longer than so many characters.
_TEXTS_KEPT, _MOST_KEPT = 1024, 10_000
# So many characters before and after a slip show where it stands.
_CONTEXT = 4


def proofread(
    issue: Issue, level: ProofreadingLevel = ProofreadingLevel.CHECK
) -> tuple[Diagnostic, ...]:
    """Return what there is to say about an issue's texts, in the order of its files.

    What its reading told by a rule's name (invisible characters that were left out) is among it.
    """
    expect(issue, Issue, "proofread", "of read_issue or parse_issue")
    texts = IssueTexts(issue, tuple(texts_of(issue)))
    found = [*_by_text_rules(texts, level)]
    if level is ProofreadingLevel.CHECK:
        found += _by_issue_rules(texts)
    diagnostics = [diagnostic for diagnostic in issue.diagnostics if diagnostic.rule]
    diagnostics += [_diagnostic(rule, finding) for rule, finding in without_guesses(found)]
    return in_file_order([*drop_suppressed(diagnostics, issue), *unknown_rules(issue)])


def with_proofreading(
    issue: Issue, diagnostics: Iterable[Diagnostic], level: ProofreadingLevel
) -> tuple[Diagnostic, ...]:
    """Return diagnostics of an issue and what 校对 finds in it, in the order of the files."""
    # What reading told by a rule's name is among what 校对 tells.
    known = set(issue.diagnostics)
    others = [d for d in diagnostics if not (d.rule and d in known)]
    return in_file_order([*others, *proofread(issue, level)])


def _by_text_rules(texts: IssueTexts, level: ProofreadingLevel) -> Iterator[FoundBy]:
    off = frozenset(text.value for text in texts.issue.check.off)
    for order, (path, text) in enumerate(stepped("proofread", texts.texts, len(texts.texts))):
        find = _slips_in if len(text.value) <= _MOST_KEPT else _slips_in.__wrapped__
        for rule, slip in find(text.value, level, off):
            spot = Spot(path, text, slip.start, slip.end, order)
            finding = Finding(spot, slip.message, slip.advice, slip.text, slip.certain, True)
            yield rule, finding


@lru_cache(_TEXTS_KEPT)
def _slips_in(
    text: str, level: ProofreadingLevel, off: frozenset[str]
) -> tuple[tuple[TextRule, Slip], ...]:
    """Return what the rules find in a text that are not switched off.

    Kept of the last texts: at each save of a preview all are the same but one.
    """
    rules = (rule for rule in text_rules(level) if rule.name not in off)
    return tuple((rule, slip) for rule in rules for slip in timed(rule.find(text)))


def _by_issue_rules(texts: IssueTexts) -> Iterator[FoundBy]:
    for rule in issue_rules():
        if not _is_on(rule, texts.issue):
            continue
        for finding in timed(rule.find(texts)):
            yield rule, finding


def _is_on(rule: ProofreadingRule[Any], issue: Issue) -> bool:
    """Return whether an issue asks a rule at all: what is switched off takes no time."""
    return all(text.value != rule.name for text in issue.check.off)


def _diagnostic(rule: ProofreadingRule[Any], finding: Finding) -> Diagnostic:
    spot, text, advice = finding.spot, finding.text, finding.advice
    if not advice and text is not None:
        advice = Message("Write {text}", text=text) if text else "Delete it."
    return Diagnostic(
        rule.severity,
        spot.text.place_at(spot.start),
        spot.path,
        _in_context(finding) if finding.shows_context else finding.message,
        advice,
        rule.name,
        None if text is None else Replacement(spot.words, text, finding.certain),
    )


def _in_context(finding: Finding) -> Message:
    """Return what is wrong with the characters around it."""
    spot, value = finding.spot, finding.spot.text.value
    return Message(
        "{message}: {before}[{found}]{after}.",
        message=finding.message,
        before=value[max(0, spot.start - _CONTEXT) : spot.start],
        found=spot.words,
        # The sentence of the message has a stop of its own.
        after=value[spot.end : spot.end + _CONTEXT].rstrip("。."),
    )
