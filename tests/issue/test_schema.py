"""The JSON Schema: it accepts what the reader accepts, and refuses what a schema can refuse."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from bulletin_layout.cli.main import main
from bulletin_layout.issue.schema import issue_schema
from tests.conftest import EXAMPLES, ROOT

ACCEPTED = [
    *(ROOT / "examples" / f"{name}.yaml" for name in EXAMPLES),
    ROOT / "examples" / "kitchen-sink" / "kitchen-sink.yaml",
    ROOT / "examples" / "other-office" / "issue.yaml",
    *sorted((ROOT / "tests" / "cases").glob("*.yaml")),
]


class Loader(yaml.SafeLoader):
    """YAML as a code editor's schema check reads it: dates stay strings."""

    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [(tag, pattern) for tag, pattern in found if not tag.endswith("timestamp")]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def errors(text: str) -> list[str]:
    validator = jsonschema.Draft202012Validator(issue_schema())
    value: Any = yaml.load(text, Loader)
    return [error.message for error in validator.iter_errors(value)]


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(issue_schema())


@pytest.mark.parametrize("path", ACCEPTED, ids=lambda path: path.stem)
def test_it_accepts_what_is_good(path: Path) -> None:
    assert errors(path.read_text(encoding="utf-8")) == []


BROKEN = {
    "an unknown key": ("header:", "haeder:"),
    "a missing title": ("title: 一个标题", "source: 某局"),
    "a date that is none": ("2026-02-28", "明天"),
    "a number that is none": ("number: 1", "number: 一"),
    "keys where text belongs": ("header: 工作简报", "header: {a: b}"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_it_refuses(small_issue: str, what: str) -> None:
    assert errors(small_issue) == []
    assert errors(small_issue.replace(*BROKEN[what])) != []


@pytest.mark.parametrize(
    "block",
    [
        "{photo: a.jpg, alt: 甲, width: 80}",
        "{photo: a.jpg, alt: 甲, width: 80 pixels}",
        "{heading: 甲, level: 9}",
        "{paragraph: 甲, fit: much}",
        "{table: {columns: [{heading: 甲, align: middle}], rows: [[1]]}}",
        "{table: {columns: [{heading: 甲}], rows: [{total: true}]}}",
        "{something: else}",
    ],
)
def test_it_refuses_a_block(small_issue: str, block: str) -> None:
    text = small_issue.split("    body:")[0] + f"    body:\n      - {block}\n"
    assert errors(text) != []


def test_what_is_missing_may_stand_in_the_series(small_issue: str) -> None:
    text = small_issue.replace("header: 工作简报\n", "")
    assert errors(text) != []
    assert errors(text + "series: series.yaml\n") == []


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == issue_schema()


# Bad files that a schema can refuse, by the beginnings of their names.
REFUSABLE = ("unknown-key", "missing", "type-", "choice", "length-", "flag")
BAD = sorted(
    path for path in (ROOT / "tests" / "bad").glob("*.yaml") if path.stem.startswith(REFUSABLE)
)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_it_refuses_a_bad_file(path: Path) -> None:
    assert errors(path.read_text(encoding="utf-8")) != []
