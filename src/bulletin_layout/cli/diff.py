"""`bulletin diff`: where two PDFs differ, in words. 0 same, 1 different, 2 cannot compare."""

from __future__ import annotations

from pathlib import Path

from bulletin_layout.cli.speech import complain_of, tell
from bulletin_layout.reading.facts import UnreadablePdf, read_facts
from bulletin_layout.testing.compare import compare
from bulletin_layout.testing.report import write_report
from bulletin_layout.wording import Said

SAME, DIFFERENT, CANNOT_COMPARE = 0, 1, 2


def diff(old: str, new: str, html: str | None) -> int:
    """Print the differences of two PDFs, write a report if asked, return the exit code."""
    try:
        found = compare(read_facts(old), read_facts(new))
        if html is not None:
            words = ["\n".join(map(str, found)) or "no difference"]
            title = f"{Path(old).name} → {Path(new).name}"
            write_report(Path(html), title, words, Path(old).read_bytes(), Path(new).read_bytes())
    except UnreadablePdf as problem:
        complain_of("diff", problem.said)
        return CANNOT_COMPARE
    except OSError as problem:
        said = Said("{path} cannot be written: {reason}.", path=html, reason=problem.strerror)
        complain_of("diff", said)
        return CANNOT_COMPARE
    for difference in found:
        tell(difference.words)
    if not found:
        tell("no difference")
    return DIFFERENT if found else SAME
