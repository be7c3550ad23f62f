"""What there is to say of lines as they were set: too wide, torn, loose or short.

In: a set line. Out: remarks; whoever sets them keeps them.
"""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_layout.diagnostics import Place, Severity
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.text.model import SetLine

# A line that is wider than its measure by less is no matter, in points.
MOST_EXCESS = 0.01
# A line looser than its limit by less is not told, em.
_LOOSER = 0.005
_LOOSE = "a line is loose: {stretch:.2f} em between its characters, over {loosest:g}: {text}"
# So much of a line is shown in a remark.
_MOST_SHOWN = 12


class LayoutProblem(NamedTuple):
    """What there is to say about a leaf's setting, or about a place in the file."""

    severity: Severity
    message: str
    advice: str
    node: int | None = None
    place: Place | None = None


def remarks_on(line: SetLine, loosest: float) -> Iterator[LayoutProblem]:
    """Yield what is to be remarked upon a line; `loosest` is the most em that gaps may grow."""
    advice = "Put a space or hyphen where it may break."
    node = line.runs[0].node
    if line.excess > MOST_EXCESS:
        words = Message(
            "a line is {excess:.1f} pt wider than its measure: nothing in it may break.",
            excess=line.excess,
        )
        yield LayoutProblem(Severity.WARNING, words, advice, node)
    if line.torn:
        words = Message(
            "a word or number is broken after {text!r}: it is wider than the line or column.",
            text=line.runs[-1].text[-8:],
        )
        wider = "Give it more room; a table may be turned (turned: true)."
        yield LayoutProblem(Severity.WARNING, words, wider, node)
    if line.stretch > loosest + _LOOSER:
        words = Message(
            _LOOSE,
            stretch=line.stretch,
            loosest=loosest,
            text=_beginning_of(line),
        )
        reword = "Reword it, or let a long word break (a hyphen, a space)."
        yield LayoutProblem(Severity.WARNING, words, reword, node)
    if line.short:
        words = Message(
            "a line ends {short:.1f} pt before the measure: what follows may not break.",
            short=line.short,
        )
        yield LayoutProblem(Severity.WARNING, words, advice, node)


def _beginning_of(line: SetLine) -> str:
    """Return a line's first characters, for a remark."""
    text = "".join(run.text for run in line.runs)
    return text if len(text) <= _MOST_SHOWN else text[:_MOST_SHOWN] + "…"
