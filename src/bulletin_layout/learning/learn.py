"""Learn a style from files that an office has published.

In: measurements of one or several files. Out: a LearnedStyle, which extends the nearest bundled
style. No value is fitted to line ends but the switches, which only they can tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bulletin_layout.learning.combine import Combined, combine, of_one_format
from bulletin_layout.learning.composition import choose_composition
from bulletin_layout.learning.entries import (
    composition_entries,
    imprint_entries,
    in_order,
    page_entries,
    text_entries,
)
from bulletin_layout.learning.furniture import folio_entries, masthead_entries
from bulletin_layout.learning.met import met_in
from bulletin_layout.learning.model import Learned, LearnedStyle
from bulletin_layout.learning.nearest import nearest_style
from bulletin_layout.learning.sensible import on_the_paper, within_bounds
from bulletin_layout.learning.yaml_file import style_text
from bulletin_layout.limits import DEFAULT_LIMITS, Limits
from bulletin_layout.measuring.model import Measurement
from bulletin_layout.measuring.read import measure
from bulletin_layout.output.write import create_new
from bulletin_layout.style.model import Stylesheet


def learn_style(
    files: str | Path | Sequence[str | Path],
    target: str | Path | None = None,
    *,
    chinese: bool = False,
    limits: Limits = DEFAULT_LIMITS,
) -> LearnedStyle:
    """Return the style that .pdf and .docx files of one office follow; write it to a new file.

    `chinese`: the comments of the file. Files are read in this thread, within `limits`. Raises
    InputError for files that cannot be read, OutputError where the target is there already.
    """
    names = [files] if isinstance(files, str | Path) else files
    style = learned_from([measure(name, limits) for name in names])
    if target is not None:
        create_new(Path(target), style_text(style, chinese).encode())
    return style


def learned_from(measurements: Sequence[Measurement]) -> LearnedStyle:
    """Return the style that measured files follow."""
    main = of_one_format(measurements)
    values = combine(main, [m for m in measurements if m not in main])
    nearest = nearest_style(values)
    chosen = choose_composition(main, values, nearest)
    core = within_bounds(
        [
            *page_entries(values, nearest),
            *composition_entries(values, chosen, nearest),
            *text_entries(values, nearest),
            *imprint_entries(values, nearest),
        ]
    )
    fitting = on_the_paper(core.entries, with_entries(nearest, core.entries))
    so_far = with_entries(nearest, fitting.entries)
    rest = within_bounds([*masthead_entries(values, so_far), *folio_entries(values, so_far)])
    entries = [*fitting.entries, *rest.entries]
    style = with_entries(nearest, entries)
    asked = (*core.told, *fitting.told, *rest.told, *(q for m in measurements for q in m.questions))
    questions = tuple(dict.fromkeys(asked))
    return LearnedStyle(
        nearest.name,
        in_order(entries),
        questions,
        tuple(measurements),
        chosen.telling,
        met_in(main, style, drawn_size(values)),
    )


def drawn_size(values: dict[str, Combined]) -> float | None:
    """Return the body's size as it was drawn, None if none was measured."""
    found = values.get("text.body.size")
    return float(found.measured.value) if found else None


def with_entries(style: Stylesheet, entries: Sequence[Learned]) -> Stylesheet:
    """Return a style with learned values in place of its own."""
    changed = style
    for entry in entries:
        *path, name = entry.key.split(".")
        changed = _changed(changed, path, name, entry.value)
    return changed


def _changed(record: Stylesheet, path: Sequence[str], name: str, value: object) -> Stylesheet:
    if not path:
        return replace(record, **{name: value})  # type: ignore[arg-type]
    inner = _changed(getattr(record, path[0]), path[1:], name, value)
    return replace(record, **{path[0]: inner})  # type: ignore[arg-type]
