"""Make issues to measure with: forty whose texts differ, and one with the articles of all.

The sentences, titles and table rows of the five examples are dealt anew for each issue by a
generator seeded with the issue's number, so that the same files are made everywhere.
"""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
NAMES = ("2021-06", "2021-32", "2023-11-13", "2024-03", "2025-26")
ARTICLES, PARAGRAPHS, BRIEFS = 7, 4, 3
CHARACTERS = 2500  # of articles in an issue of the volume: about nine pages
VARIANT = 3900  # the same for an issue of twelve pages
_SENTENCE = re.compile(r".+?(?:[。！？]”?|$)")


@dataclass(frozen=True, slots=True)
class Deck:
    """What is dealt."""

    sentences: list[str]
    titles: list[list[str]]
    table: dict[str, Any]
    distribution: dict[str, Any]


def make_volume(folder: Path, count: int, characters: int = CHARACTERS) -> list[Path]:
    """Write `count` issues into a folder; return their files."""
    deck = _deck()
    issues = [_issue(deck, number, characters) for number in range(1, count + 1)]
    return [_write(folder / f"issue-{n:02}.yaml", issue) for n, issue in enumerate(issues, 1)]


def make_whole(folder: Path, count: int) -> Path:
    """Write one issue that has the articles, briefs and tables of `count` issues."""
    deck = _deck()
    issues = [_issue(deck, number, CHARACTERS) for number in range(1, count + 1)]
    whole = dict(issues[0])
    for field in ("articles", "briefs", "appendix"):
        whole[field] = [item for issue in issues for item in issue[field]]
    return _write(folder / f"whole-{count:02}.yaml", whole)


def make_copies(folder: Path, name: str, copies: int) -> Path:
    """Write an example with its articles `copies` times."""
    issue = _read(name)
    issue["articles"] = issue["articles"] * copies
    issue["editors"]["date"] = str(issue["editors"]["date"])
    return _write(folder / f"{name}-x{copies}.yaml", issue)


def _read(name: str) -> dict[str, Any]:
    text = (EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8")
    issue: dict[str, Any] = yaml.safe_load(text)
    return issue


def _deck() -> Deck:
    examples = [_read(name) for name in NAMES]
    articles = [article for example in examples for article in example["articles"]]
    titles = [article["title"] for article in articles]
    return Deck(
        sentences=[
            sentence
            for article in articles
            for paragraph in article["body"].splitlines()
            for sentence in _SENTENCE.findall(paragraph.strip())
        ],
        titles=[title if isinstance(title, list) else [title] for title in titles],
        table=examples[1]["appendix"][0],
        distribution=examples[1]["distribution"],
    )


def _issue(deck: Deck, number: int, characters: int) -> dict[str, Any]:
    deal = random.Random(number)
    sentences = deal.sample(deck.sentences, len(deck.sentences))
    paragraphs: list[list[str]] = [[] for _ in range(ARTICLES * PARAGRAPHS)]
    dealt = 0
    for index, sentence in enumerate(sentences):
        if dealt >= characters and index >= len(paragraphs):
            break
        paragraphs[index % len(paragraphs)].append(sentence)
        dealt += len(sentence)
    bodies = ["".join(paragraph) for paragraph in paragraphs]
    return {
        "style": "series-2021",
        "header": ["上海市快递行业", "党建、文明创建工作简报"],
        "period": {"year": 2021, "number": number, "total": 310 + number},
        "editors": {"name": "上海市邮政管理局党建办、文明办编", "date": "2021-10-18"},
        "articles": [
            {"title": title, "body": "\n".join(bodies[n * PARAGRAPHS : (n + 1) * PARAGRAPHS])}
            for n, title in enumerate(deal.sample(deck.titles, ARTICLES))
        ],
        "briefs": sentences[-BRIEFS:],
        "appendix": [_table(deck.table, deal)],
        "distribution": deck.distribution,
    }


def _table(appendix: dict[str, Any], deal: random.Random) -> dict[str, Any]:
    rows = appendix["table"]["rows"]
    names = deal.sample([row[1] for row in rows], len(rows))
    dealt = [[n, name, *row[2:]] for n, (name, row) in enumerate(zip(names, rows, strict=True), 1)]
    return {**appendix, "table": {**appendix["table"], "rows": dealt}}


def _write(path: Path, issue: dict[str, Any]) -> Path:
    """Write an issue as JSON, which is YAML too, with article bodies as block scalars."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{key}: {_json(issue[key])}" for key in issue if key != "articles"]
    lines.append("articles:")
    for article in issue["articles"]:
        lines += [f"  - title: {_json(article['title'])}", "    body: |"]
        lines += [f"      {line}" for line in article["body"].splitlines()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
