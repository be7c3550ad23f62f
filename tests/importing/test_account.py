"""The account of an import balances, and tells where something is missing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bulletin_layout import typeset
from bulletin_layout.cli.main import main
from bulletin_layout.importing.account import Account, account_of
from bulletin_layout.importing.gather import read_material
from bulletin_layout.importing.recognise.material import recognise
from bulletin_layout.importing.take_in import take_in
from tests.conftest import ROOT
from tests.importing.conftest import NAMES, RAW
from tests.importing.docx_files import (
    TEXT,
    TITLE,
    docx_of,
    listed,
    notes,
    numbering,
    paragraph,
    run,
)
from tests.importing.test_round_trips import without_tags

TEXTS = sorted(RAW.rglob("*.txt"))


def balances(account: Account) -> bool:
    found = account.placed + account.read + account.unplaced + account.named
    return account.source == found + account.lacking - account.added


@pytest.mark.parametrize("name", NAMES)
def test_our_own_pdfs_lack_nothing(name: str, tmp_path: Path) -> None:
    whole, bare = tmp_path / "whole.pdf", tmp_path / "bare.pdf"
    typeset(ROOT / "examples" / f"{name}.yaml", whole)
    bare.write_bytes(without_tags(whole.read_bytes()))
    for file in (whole, bare):
        account = take_in([str(file)]).account
        assert account.lacking == 0 and balances(account) and account.source > 2000


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.name)
def test_texts_lack_nothing(file: Path) -> None:
    account = take_in([str(file)]).account
    assert account.lacking == 0 and balances(account)


def test_a_word_file_with_all_sorts_lacks_nothing(tmp_path: Path) -> None:
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    box = run("R", '<w:rFonts w:ascii="Wingdings 2"/>')
    struck = run("十", "<w:strike/>")
    gone = '<w:del w:id="1"><w:r><w:delText>删</w:delText></w:r></w:del>'
    area = run("面积120m") + run("2", '<w:vertAlign w:val="superscript"/>')
    body = TITLE + TEXT + listed("条文内容。") + paragraph(area + note + struck + gone + box)
    level = '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="第%1条"/>'
    parts = {"numbering.xml": numbering(level), "footnotes.xml": notes("脚注的话。")}
    file = tmp_path / "all.docx"
    file.write_bytes(docx_of(body, parts))
    account = take_in([str(file)]).account
    assert account.lacking == 0 and balances(account)
    assert account.named == 1 and account.added and account.notes == (1, 1)


def test_what_a_reader_loses_is_told_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "lost.docx"
    file.write_bytes(docx_of(TITLE + TEXT + paragraph("丢失的一整段话，谁也没有看见它去了哪里。")))
    material = read_material(str(file))
    lossy = replace(material, pieces=material.pieces[:-1])
    account = account_of([lossy], recognise([lossy]))
    assert account.lacking == 20 and balances(account)
    (missing,) = account.missing
    assert "paragraph 3" in missing.where and "谁也没有看见" in missing.words


def test_one_lost_character_is_told(tmp_path: Path) -> None:
    file = tmp_path / "lost.txt"
    file.write_text("东片开展检查\n\n　　检查组查看了设施，发现隐患五处。", encoding="utf-8")
    material = read_material(str(file))
    words = material.pieces[-1]
    lossy = replace(
        material, pieces=(material.pieces[0], replace(words, text=words.text[:-3] + "。"))
    )
    assert account_of([lossy], recognise([lossy])).lacking == 2


def test_the_command_shows_the_account(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, target = tmp_path / "a.docx", tmp_path / "a.yaml"
    file.write_bytes(docx_of(TITLE + TEXT))
    assert main(["import", str(file), "-o", str(target), "--date", "2026-12-01"]) == 0
    shown = capsys.readouterr().out
    assert "characters" in shown and "0 lacking" in shown and "paragraphs" in shown
    assert "tables" not in shown


def test_the_command_warns_of_what_lacks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def lossy(file: str, limits: object) -> object:
        material = read_material(file)
        return (replace(material, pieces=material.pieces[:1]),)

    monkeypatch.setattr("bulletin_layout.importing.take_in.read_materials", lossy)
    file, target = tmp_path / "a.docx", tmp_path / "a.yaml"
    file.write_bytes(docx_of(TITLE + TEXT))
    main(["import", str(file), "-o", str(target), "--date", "2026-12-01"])
    assert "nowhere in the result" in capsys.readouterr().err
    assert "stands nowhere in the result" in target.read_text(encoding="utf-8")
