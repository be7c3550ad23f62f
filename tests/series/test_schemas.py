"""JSON Schemas of a year's files: they accept what is read, and refuse what they can."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from bulletin_layout.cli.main import main
from bulletin_layout.series.schemas import schema_named
from bulletin_layout.series.scoring import read_rules
from tests.issue.test_schema import Loader

SETS = sorted((Path(read_rules.__file__).parent / "rule_sets").glob("*.yaml"))
REGISTER = "来稿:\n  - {稿号: A1, 收稿日期: 2026-01-05, 来稿单位: [甲, 乙], 标题: 题}\n"
ADOPTIONS = "adoptions:\n  - {date: 2026-01-05, manuscripts: A1, 级别: 省级, publication: 内参}\n"
ROSTER = "沿用: county-office\n名册:\n  - {类别: 乡镇, 单位: [甲, 乙]}\n"


def errors(what: str, text: str) -> list[str]:
    schema = schema_named(what)
    jsonschema.Draft202012Validator.check_schema(schema)
    value: Any = yaml.load(text, Loader)
    return [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(value)]


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_the_rule_sets_are_good(path: Path) -> None:
    assert errors("rules", path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("what", "text"), [("register", REGISTER), ("adoptions", ADOPTIONS), ("rules", ROSTER)]
)
def test_what_is_read_is_good(what: str, text: str) -> None:
    assert errors(what, text) == []


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("register", REGISTER.replace("标题", "题目")),
        ("register", REGISTER.replace("2026-01-05", "元旦")),
        ("adoptions", ADOPTIONS.replace("省级", "省里")),
        ("rules", ROSTER.replace("沿用: county-office\n", "")),
        ("rules", ROSTER + "刊用: {分值: 一}\n"),
        ("rules", ROSTER + "刊用: {分值: -1}\n"),
        ("rules", ROSTER + "多次采用: 平均\n"),
    ],
)
def test_what_is_wrong_is_refused(what: str, text: str) -> None:
    assert errors(what, text)


def test_the_command_prints_them(capsys: pytest.CaptureFixture[str]) -> None:
    for what in ("rules", "register", "adoptions"):
        assert main(["schema", what]) == 0
        assert json.loads(capsys.readouterr().out) == schema_named(what)
