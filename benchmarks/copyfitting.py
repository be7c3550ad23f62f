"""Whether the proposals of `bulletin fit` come true: each is made in the file, and the file built.

    python benchmarks/copyfitting.py [ISSUES] [SEED]

Issues are made of words of the examples. Of each the ten cheapest proposals are made one by one:
字 cut at a place of chance, `fit` written, a photo's width or a key of the style applied, an
article moved.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from bulletin_layout import InputError, lay_out, read_fonts, read_issue
from bulletin_layout.copyfitting.apply import applied
from bulletin_layout.copyfitting.model import Proposal
from bulletin_layout.copyfitting.proposals import plan_for
from bulletin_layout.copyfitting.setting import Setting
from bulletin_layout.pipeline import style_of

ROOT = Path(__file__).resolve().parent.parent
PHOTO = ROOT / "tests" / "cases" / "photos" / "meeting.jpg"
FONTS = read_fonts()
TEN = 10
MANY = 2_000
WORDS = re.findall(
    r"[\u4e00-\u9fff]{2,9}[，。、]?|\d{2,4}",
    "".join(p.read_text(encoding="utf-8") for p in sorted((ROOT / "examples").glob("2*.yaml"))),
)[:MANY]


def issue_of(chance: random.Random) -> dict[str, Any]:
    """Return an issue of chance, as a mapping."""

    def text(least: int, most: int) -> str:
        wanted, words = chance.randint(least, most), ""
        while len(words) < wanted:
            words += chance.choice(WORDS)
        return words.rstrip("，。、") + "。"

    articles = []
    for _ in range(chance.randint(3, 9)):
        body: list[Any] = [text(20, 260) for _ in range(chance.randint(2, 7))]
        if chance.random() < 0.3:
            at = chance.randrange(len(body))
            body.insert(at, {"photo": "meeting.jpg", "caption": "会场", "alt": "会场"})
        title = text(8, 30).rstrip("。").replace("，", "").replace("。", "")
        articles.append({"title": title, "body": body})
    return {
        "style": chance.choice(["series-2021", "series-2023", "gbt9704"]),
        "header": "工作简报",
        "period": {"year": 2026, "number": 1, "total": 7},
        "editors": {"name": "办公室编", "date": "2026-02-28"},
        "articles": articles,
        "distribution": {"send": ["各单位"], "copies": 30},
    }


def made(file: Path, proposal: Proposal, chance: random.Random) -> None:
    """Make a proposal in an issue's file, as an editor would."""
    held = yaml.safe_load(file.read_text(encoding="utf-8"))
    english = str(proposal.words)
    if proposal.change is not None:
        issue = read_issue(file)
        text = file.read_text(encoding="utf-8")
        done = applied(text, issue, proposal.change, proposal.place, file.parent)
        file.write_text(done.text, encoding="utf-8")
        if done.style_file:
            (file.parent / done.style_file).write_text(done.style_text, encoding="utf-8")
        return
    if found := re.match(r"article (\d+): moved before article (\d+)", english):
        number, to = int(found[1]) - 1, int(found[2]) - 1
        article = held["articles"].pop(number)
        held["articles"].insert(to if to < number else to - 1, article)
    elif found := re.match(r"article (\d+), paragraph (\d+): set closer", english):
        body = held["articles"][int(found[1]) - 1]["body"]
        at = int(found[2]) - 1
        body[at] = {"paragraph": body[at], "fit": "-1 line"}
    elif found := re.match(r"article (\d+), paragraph (\d+):.*cut (\d+) 字", english):
        body = held["articles"][int(found[1]) - 1]["body"]
        body[int(found[2]) - 1] = without(body[int(found[2]) - 1], int(found[3]), chance)
    elif found := re.match(r"article (\d+), title:.*cut (\d+) 字", english):
        article = held["articles"][int(found[1]) - 1]
        article["title"] = without(article["title"], int(found[2]), chance)
    else:
        raise AssertionError(english)
    dumped = yaml.safe_dump(held, allow_unicode=True, width=10**6, sort_keys=False)
    file.write_text(dumped, encoding="utf-8")


def without(text: str, count: int, chance: random.Random) -> str:
    """Return a text without so many Han in a row, at a place of chance."""
    places = [m.start() for m in re.finditer(rf"(?=[\u4e00-\u9fff]{{{count}}})", text)]
    at = chance.choice([p for p in places if p] or places)
    return text[:at] + text[at + count :]


def tried(folder: Path, chance: random.Random) -> Iterator[tuple[str, bool]]:
    """Yield the kind of each proposal for an issue of chance, and whether it came true."""
    (folder / "meeting.jpg").write_bytes(PHOTO.read_bytes())
    file = folder / "issue.yaml"
    source = yaml.safe_dump(issue_of(chance), allow_unicode=True, width=10**6, sort_keys=False)
    file.write_text(source, encoding="utf-8")
    issue = read_issue(file)
    setting = Setting(issue, style_of(issue), FONTS)
    start = time.perf_counter()
    plan = plan_for(setting, max(1, setting.extent.pages - 1))
    SECONDS.append((time.perf_counter() - start) / setting.extent.pages)
    for proposal in plan.proposals[:TEN]:
        file.write_text(source, encoding="utf-8")
        made(file, proposal, chance)
        try:
            again = read_issue(file)
            built = Setting(again, style_of(again), FONTS).extent
            pages = len(lay_out(again, fonts=FONTS).pages)
        except InputError:
            yield kind_of(proposal), False
            continue
        yield kind_of(proposal), (built, pages) == (proposal.after, proposal.after.pages)


def kind_of(proposal: Proposal) -> str:
    """Return what kind of proposal one is."""
    words = str(proposal.words)
    kinds = {"cut": "cut 字", "closer": "fit", "wide": "photo", "moved": "moved", "style": "style"}
    return next(kind for word, kind in kinds.items() if word in words)


SECONDS: list[float] = []


def main() -> None:
    """Try so many issues and print what came true, by kind."""
    count, seed = (int(n) for n in (*sys.argv[1:3], *("100", "1")[len(sys.argv) - 1 :]))
    good: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for number in range(count):
        with tempfile.TemporaryDirectory() as folder:
            for kind, came_true in tried(Path(folder), random.Random(seed * 1_000 + number)):
                total[kind] += 1
                good[kind] += came_true
    for kind, n in sorted(total.items()):
        print(f"{kind:<8} {good[kind]} of {n}")
    print(f"all      {good.total()} of {total.total()}")
    median = sorted(SECONDS)[count // 2]
    print(f"for 12 pages {median * 12:.2f} s, the slowest {max(SECONDS) * 12:.2f} s")


if __name__ == "__main__":
    main()
