"""Random edits of Word files, put into three issues: does each then say what Word says?

In: how many edits. Out: how many edits came in, how many files were named in part or refused, and
how many were wrong, of which there may be none.

python benchmarks/revising.py 10000 [FIRST_SEED]
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from collections import Counter
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.revising.random_edits import edit  # noqa: E402
from tests.revising.test_edit_kinds import (  # noqa: E402
    ISSUES,
    docx_of,
    put_photos,
    same_in_word,
    written_anew,
)
from tests.revising.word_edits import WordFile  # noqa: E402

from bulletin_layout import InputError  # noqa: E402
from bulletin_layout.fonts.fontset import FontSet  # noqa: E402
from bulletin_layout.fonts.reader import read_fonts  # noqa: E402
from bulletin_layout.pipeline import BuildOptions  # noqa: E402
from bulletin_layout.revising.revise import revise  # noqa: E402

_MOST_AT_ONCE = 6


def main() -> None:
    """Make the edits and count what came of them."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    fonts = read_fonts()
    made = {name: docx_of(text, fonts) for name, text in ISSUES.items()}
    counts: Counter[str] = Counter()
    edits = 0
    with tempfile.TemporaryDirectory() as work:
        for seed in count(int(sys.argv[2]) if len(sys.argv) > 2 else 0):
            folder = Path(work, str(seed))
            folder.mkdir()
            put_photos(folder)
            chance = random.Random(seed)
            name = chance.choice(list(ISSUES))
            word = WordFile(made[name])
            acts = [edit(word, chance) for _ in range(chance.randint(1, _MOST_AT_ONCE))]
            outcome = came_of(word, ISSUES[name], folder, fonts)
            counts[outcome] += 1
            counts[f"edits {outcome}"] += len(acts)
            if outcome in ("wrong", "refused"):
                print(f"{outcome}: seed {seed}, {name}: {', '.join(acts)}")
            shutil.rmtree(folder)
            edits += len(acts)
            if edits >= wanted:
                break
    for outcome, number in sorted(counts.items()):
        print(f"{number:7,} {outcome}")


def came_of(word: WordFile, text: str, folder: Path, fonts: FontSet) -> str:
    """Return what came of a Word file: in, named in part, refused, or wrong."""
    word.save(folder / "edited.docx")
    (folder / "issue.yaml").write_text(text, encoding="utf-8")
    try:
        revision = revise(
            str(folder / "issue.yaml"), text, str(folder / "edited.docx"), BuildOptions()
        )
    except InputError:
        return "refused"
    if revision.comparison.unplaced or revision.comparison.conflicts:
        return "named in part"
    again = written_anew(revision, folder, fonts)
    return "in" if same_in_word(again, folder / "edited.docx") else "wrong"


if __name__ == "__main__":
    main()
