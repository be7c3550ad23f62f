"""Prove that a text which is about to be saved will be read as it was meant, by any parser.

In: a text. Out: nothing, or an InputError. The parser in C and the one in Python do not agree on
every text; which of them reads a file depends on the machine.
"""

from __future__ import annotations

from bulletin_layout.diagnostics import InputError, Place, error
from bulletin_layout.messages import Message
from bulletin_layout.yaml_text.loader import plain_loader

_FAULT = "This is a fault of bulletin_layout; please report it with what was to be written."

Events = list[tuple[str, str]]


def refuse_unprovable(text: str, name: str, before: str | None = None) -> None:
    """Raise InputError if parsers fail on a text, or read something else each.

    `name` is the file that it is to be. `before` is what stands in that file, if anything: of a
    text that they already read differently no more is asked than that one of them reads it.
    """
    import yaml  # 15 ms of a cold start, for what writes YAML only

    try:
        if _disagree(text) and (before is None or not _disagree(before)):
            message = Message(
                "{name} would be read differently by each YAML parser; nothing was written.",
                name=name,
            )
            raise InputError([error(Place(name, 1, 1), "", message, _FAULT)])
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        place = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name, 1, 1)
        message = Message("{name} would be no YAML, and nothing was written.", name=name)
        raise InputError([error(place, "", message, _FAULT)]) from None


def same_values(text: str, other: str) -> bool:
    """Return whether two texts hold the same keys and values, whatever their comments.

    Not if one of them is no YAML.
    """
    import yaml

    loader = plain_loader()
    try:
        return _events(text, loader) == _events(other, loader)
    except yaml.YAMLError:
        return False


def _disagree(text: str) -> bool:
    """Return whether the parsers differ. Raises yaml.YAMLError if the one that is used fails."""
    import yaml

    in_python = yaml.SafeLoader
    first = _events(text, plain_loader())
    try:
        return first != _events(text, in_python)
    except yaml.YAMLError:
        return True


def _events(text: str, loader: type) -> Events:
    """Return what a parser finds in a text: the kind of each event, and a scalar's value."""
    import yaml

    return [(type(e).__name__, getattr(e, "value", "")) for e in yaml.parse(text, Loader=loader)]
