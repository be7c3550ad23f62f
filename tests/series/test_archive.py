"""An archive, and what is said of it when something in it has changed."""

from __future__ import annotations

import csv
import datetime
import json
import re
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from random import Random
from xml.etree import ElementTree

import pypdf
import pytest
from pypdf.generic import ArrayObject, DictionaryObject, NameObject

from bulletin_layout import BulletinError, InputError, OutputError
from bulletin_layout.cli.main import main
from bulletin_layout.pipeline import BuildOptions
from bulletin_layout.series.archive.metadata import (
    UnreadableMetadata,
    as_told,
    from_json,
    from_xml,
)
from bulletin_layout.series.archive.model import Archive, ArchiveOptions
from bulletin_layout.series.archive.report import ArchiveReport, Nature
from bulletin_layout.series.archive.verify import verify_archive
from bulletin_layout.series.archive.write import archive
from bulletin_layout.series.read import read_series
from tests.conftest import ROOT
from tests.series import bound_year

DAY = datetime.date(2026, 12, 31)
OPTIONS = ArchiveOptions("30年", DAY, fonds="Z109", department="BGS")


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two issues, the second locked with its PDF; a series in a file of its own, and a style."""
    folder = tmp_path_factory.mktemp("year")
    (folder / "own.yaml").write_text("extends: gbt9704\n", encoding="utf-8")
    bound_year.write(folder, "01", bound_year.issue(1, style="own.yaml"))
    second = bound_year.write(
        folder, "02", bound_year.issue(2, secrecy="confidential★1年", more="urgency: 特急")
    )
    (folder / "01.定稿.docx").write_bytes(b"final draft")
    (folder / "01.签发单.pdf").write_bytes(b"%PDF-1.4 approval")
    (folder / "011.定稿.docx").write_bytes(b"of another issue")
    assert main(["lock", str(second)]) == 0
    assert main(["build", str(second), "-o", str(folder / "02.pdf")]) == 0
    return folder


@pytest.fixture(scope="module")
def whole(year: Path, tmp_path_factory: pytest.TempPathFactory) -> Archive:
    target = tmp_path_factory.mktemp("archive") / "2026"
    return archive(read_series([year]), target, OPTIONS, BuildOptions())


@pytest.fixture
def copy(whole: Archive, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole.folder, tmp_path / "2026"))


def failed(report: ArchiveReport) -> dict[str, list[str]]:
    """The checks that failed, by their names in Chinese, with what they say."""
    return {
        check.item.chinese(): [str(finding) for finding in check.findings]
        for check in report.checks
        if check.passed is False
    }


FIRST, SECOND = "Z109-WS·2026-D30-BGS-0001", "Z109-WS·2026-D30-BGS-0002"


def test_a_jian_holds_everything_that_was_given(whole: Archive, year: Path) -> None:
    names = sorted(p.relative_to(whole.folder).as_posix() for p in whole.folder.rglob("*.*"))
    assert names == sorted(
        [
            "manifest.json",
            "归档文件目录.csv",
            *(f"{FIRST}/{name}" for name in ("正本.pdf", "元数据.xml", "元数据.json")),
            f"{FIRST}/定稿.docx",
            f"{FIRST}/签发单.pdf",
            f"{FIRST}/源文件/01.yaml",
            f"{FIRST}/源文件/own.yaml",
            *(f"{SECOND}/{name}" for name in ("正本.pdf", "元数据.xml", "元数据.json")),
            f"{SECOND}/源文件/02.yaml",
            f"{SECOND}/源文件/02.lock",
        ]
    )
    assert (whole.folder / SECOND / "正本.pdf").read_bytes() == (year / "02.pdf").read_bytes()
    assert (whole.folder / FIRST / "定稿.docx").read_bytes() == b"final draft"


def test_metadata_say_the_same_in_xml_and_json(whole: Archive) -> None:
    for number in (FIRST, SECOND):
        home = whole.folder / number
        by_json = json.loads((home / "元数据.json").read_text(encoding="utf-8"))
        root = ElementTree.fromstring((home / "元数据.xml").read_bytes())
        flat_json = re.findall(r'"([^"]+)"', json.dumps(by_json, ensure_ascii=False))
        for element in root.iter():
            if element.text and element.text.strip():
                assert element.tag in flat_json
                assert element.text in flat_json
        assert as_told(from_xml((home / "元数据.xml").read_bytes())) == as_told(by_json)


def test_metadata_are_in_the_terms_of_the_standards(whole: Archive) -> None:
    said = json.loads((whole.folder / SECOND / "元数据.json").read_text(encoding="utf-8"))
    assert said["档号"] == SECOND
    assert (said["聚合层次"], said["保管期限"], said["归档日期"]) == ("件", "30年", "2026-12-31")
    content = said["内容描述"]
    assert content["题名"] == "某市邮政管理局工作简报 2026年第2期（总第502期）"
    assert (content["文件编号"], content["日期"]) == ("2026年第2期（总第502期）", "2026-01-13")
    assert content["责任者"] == "某市邮政管理局办公室"
    assert (content["密级"], content["保密期限"], content["紧急程度"]) == ("秘密", "1年", "特急")
    assert content["抄送"] == ["市政府办公室", "各区邮政管理局"]
    reader = pypdf.PdfReader(whole.folder / SECOND / "正本.pdf")
    assert said["形式特征"]["页数"] == str(len(reader.pages))
    lock = (whole.folder / SECOND / "源文件" / "02.lock").read_text(encoding="utf-8")
    for face in said["排版"]["字体"]:
        assert f"{face['名称']}: {face['数字摘要']}" in lock
    files = {file["计算机文件名"]: file for file in said["电子文件"]}
    assert set(files) == {"正本.pdf", "源文件/02.yaml", "源文件/02.lock"}
    data = (whole.folder / SECOND / "正本.pdf").read_bytes()
    assert files["正本.pdf"]["数字摘要"] == sha256(data).hexdigest()


def test_the_list_of_jian_is_a_table(whole: Archive) -> None:
    text = (whole.folder / "归档文件目录.csv").read_text(encoding="utf-8-sig")
    head, *rows = csv.reader(text.splitlines())
    assert head == ["序号", "档号", "文号", "责任者", "题名", "日期", "密级", "页数", "备注"]
    assert [row[:2] for row in rows] == [["1", FIRST], ["2", SECOND]]
    assert [row[5:7] for row in rows] == [["20260105", ""], ["20260113", "秘密"]]


def test_a_whole_archive_passes_and_says_what_was_not_checked(whole: Archive) -> None:
    report = verify_archive(whole.folder, whole.digest)
    assert failed(report) == {}
    assert report.passed
    assert report.digest == whole.digest
    assert {check.item.chinese() for check in report.checks if check.passed is None} <= {
        "病毒检测",
        "正本符合 PDF/A、PDF/UA",
    }
    assert [len(report.of(nature)) for nature in Nature] == [5, 5, 2, 4]
    assert not verify_archive(whole.folder, "0" * 64).passed


def test_the_same_issues_give_the_same_archive(whole: Archive, year: Path, tmp_path: Path) -> None:
    again = archive(read_series([year]), tmp_path / "again", OPTIONS, BuildOptions())
    assert again.digest == whole.digest


def test_a_flipped_bit_is_found_wherever_it_is(copy: Path, whole: Archive) -> None:
    draw = Random(18)
    files = sorted(p for p in copy.rglob("*") if p.is_file() and p.name != "manifest.json")
    for file in files:
        data = bytearray(file.read_bytes())
        at = draw.randrange(len(data))
        data[at] ^= 1 << draw.randrange(8)
        good = file.read_bytes()
        file.write_bytes(data)
        said = failed(verify_archive(copy))
        name = file.relative_to(copy)
        told = [words for group in said.values() for words in group]
        inner = "/".join(name.parts[1:]) or name.name
        head = f"{name.parts[0]}: " if len(name.parts) > 1 else ""
        assert f"{head}{inner} is not the file that was archived." in told
        file.write_bytes(good)
    assert failed(verify_archive(copy)) == {}
    manifest = copy / "manifest.json"
    manifest.write_text(
        manifest.read_text(encoding="utf-8").replace("2026-12-31", "2026-12-30"), encoding="utf-8"
    )
    assert failed(verify_archive(copy, whole.digest)) == {
        "固化信息有效": ["manifest.json is not the one that was sealed."]
    }


def test_a_dropped_file_is_found_wherever_it_is(copy: Path) -> None:
    for file in sorted(p for p in copy.rglob("*") if p.is_file() and p.name != "manifest.json"):
        data = file.read_bytes()
        file.unlink()
        said = failed(verify_archive(copy))
        name = file.relative_to(copy)
        kind = "归档文件目录完整" if len(name.parts) == 1 else "内容数据完整"
        inner = "/".join(name.parts[1:]) or name.name
        head = f"{name.parts[0]}: " if len(name.parts) > 1 else ""
        assert said[kind] == [f"{head}{inner} is missing."]
        assert list(said["件数、字节数相符"])
        file.write_bytes(data)


def resealed(folder: Path) -> None:
    """Write the manifest anew, as somebody would who hides a change."""
    file = folder / "manifest.json"
    held = json.loads(file.read_text(encoding="utf-8"))
    size = 0
    homes = [(folder, [held["目录"]]), *((folder / i["档号"], i["文件"]) for i in held["件"])]
    for home, entries in homes:
        for entry in entries:
            data = (home / entry["名称"]).read_bytes()
            entry["字节数"], entry["数字摘要"] = len(data), sha256(data).hexdigest()
            size += len(data)
    held["字节数"] = size
    file.write_text(json.dumps(held, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def replaced(folder: Path, name: str, old: str, new: str) -> None:
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_changed_date_is_found(copy: Path) -> None:
    replaced(copy / SECOND, "元数据.xml", "<日期>2026-01-13", "<日期>2026-01-14")
    said = failed(verify_archive(copy))
    assert said["数字摘要一致"] == [f"{SECOND}: 元数据.xml is not the file that was archived."]
    assert said["元数据准确"] == [f"{SECOND}: 内容描述 differs between XML and JSON."]
    told = f"{SECOND}: 元数据.xml says 日期 '2026-01-14'; the file itself '2026-01-13'."
    assert said["元数据与内容关联一致"] == [told, told]


@pytest.mark.parametrize("also", [False, True])
def test_a_date_changed_everywhere_with_a_new_manifest_is_found(
    copy: Path, whole: Archive, also: bool
) -> None:
    for name in ("元数据.xml", "元数据.json", *(["源文件/02.yaml"] if also else [])):
        replaced(copy / SECOND, name, "2026-01-13", "2026-01-14")
    resealed(copy)
    said = failed(verify_archive(copy))
    # The PDF still tells its own day; and who kept the digest apart knows anyhow.
    assert (
        f"{SECOND}: 元数据.xml says 日期 '2026-01-14'; the file itself '2026-01-13'."
        in (said["元数据与内容关联一致"])
    )
    assert "固化信息有效" in failed(verify_archive(copy, whole.digest))


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("30年", "20年", "元数据准确"),
        (">秘密<", ">机密<", "元数据与内容关联一致"),
        (">秘密<", ">内部<", "元数据准确"),
        (SECOND, SECOND + "x", "元数据准确"),
        ("<文种>简报</文种>", "", "元数据项完整"),
        ("2026-01-13", "2026-13-01", "元数据准确"),
        ("总第502期", "总第503期", "元数据与内容关联一致"),
    ],
)
def test_metadata_that_nobody_archived_are_found(old: str, new: str, kind: str, copy: Path) -> None:
    replaced(copy / SECOND, "元数据.xml", old, new)
    resealed(copy)
    assert kind in failed(verify_archive(copy))


def add_file(folder: Path) -> None:
    (folder / SECOND / "note.txt").write_text("x", encoding="utf-8")


def add_link(folder: Path) -> None:
    (folder / SECOND / "link").symlink_to("/etc")


def swap_for_link(folder: Path) -> None:
    file = folder / SECOND / "正本.pdf"
    target = folder.parent / "elsewhere.pdf"
    file.rename(target)
    file.symlink_to(target)


def make_executable(folder: Path) -> None:
    (folder / SECOND / "正本.pdf").chmod(0o755)


def swap_pdfs(folder: Path) -> None:
    shutil.copy(folder / FIRST / "正本.pdf", folder / SECOND / "正本.pdf")
    resealed(folder)


def break_pdf(folder: Path) -> None:
    (folder / FIRST / "正本.pdf").write_bytes(b"%PDF-1.7\nnothing")
    resealed(folder)


def break_xml(folder: Path) -> None:
    (folder / FIRST / "元数据.xml").write_bytes(b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>")
    resealed(folder)


def acting(folder: Path, where: str, kind: str) -> None:
    file = folder / FIRST / "正本.pdf"
    writer = pypdf.PdfWriter(clone_from=file)
    action = DictionaryObject({NameObject("/S"): NameObject(kind)})
    if where == "names":
        root = DictionaryObject({NameObject("/JavaScript"): DictionaryObject()})
        writer.root_object[NameObject("/Names")] = root
    elif where == "annotation":
        note = DictionaryObject({NameObject("/A"): action})
        writer.pages[0][NameObject("/Annots")] = ArrayObject([note])
    else:
        writer.root_object[NameObject(f"/{where}")] = action
    writer.write(file)
    resealed(folder)


@pytest.mark.parametrize(
    ("where", "kind", "is_told"),
    [
        ("OpenAction", "/JavaScript", True),
        ("OpenAction", "/GoTo", False),
        ("AA", "/JavaScript", True),
        ("names", "/JavaScript", True),
        ("annotation", "/Launch", True),
        ("annotation", "/URI", False),
    ],
)
def test_a_pdf_that_acts_is_told(where: str, kind: str, is_told: bool, copy: Path) -> None:
    acting(copy, where, kind)
    assert ("正本无可执行内容" in failed(verify_archive(copy))) == is_told


def lock_away(folder: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=folder / FIRST / "正本.pdf")
    writer.encrypt("x", algorithm="RC4-128")
    writer.write(folder / FIRST / "正本.pdf")
    resealed(folder)


def leave_number_out(folder: Path) -> None:
    file = folder / "manifest.json"
    held = json.loads(file.read_text(encoding="utf-8"))
    held["件"][1]["档号"] = SECOND[:-4] + "0003"
    (folder / SECOND).rename(folder / (SECOND[:-4] + "0003"))
    file.write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "nature", "kind"),
    [
        (add_file, Nature.SAFE, "无归档范围以外的文件"),
        (add_link, Nature.SAFE, "无可执行文件和链接"),
        (swap_for_link, Nature.COMPLETE, "内容数据完整"),
        (make_executable, Nature.SAFE, "无可执行文件和链接"),
        (swap_pdfs, Nature.AUTHENTIC, "正本与印本锁一致"),
        (break_pdf, Nature.USABLE, "文件可读"),
        (break_xml, Nature.USABLE, "文件可读"),
        (lock_away, Nature.SAFE, "正本无可执行内容"),
        (leave_number_out, Nature.COMPLETE, "件号连续"),
    ],
)
def test_what_else_may_happen_to_an_archive_is_found(
    change: Callable[[Path], None], nature: Nature, kind: str, copy: Path
) -> None:
    change(copy)
    report = verify_archive(copy)
    assert kind in failed(report)
    assert kind in {check.item.chinese() for check in report.of(nature)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"名称": "正本.pdf"', '"名称": "../../../etc/passwd"'),
        ('"名称": "正本.pdf"', '"名称": "/etc/passwd"'),
        ('"名称": "正本.pdf"', '"名称": 3'),
        ("bulletin-archive/1", "bulletin-archive/9"),
        ('"件": [', '"件": [3, '),
        ("{", "["),
    ],
)
def test_a_manifest_that_is_none_is_refused(old: str, new: str, copy: Path) -> None:
    replaced(copy, "manifest.json", old, new)
    with pytest.raises(InputError, match="this is no manifest of an archive"):
        verify_archive(copy)


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        verify_archive(tmp_path)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<x",
        b"<x/>",
        b"<!DOCTYPE a>",
        b"\xff",
        ("<元数据>" + "<a>" * 9 + "</a>" * 9 + "</元数据>").encode(),
        b" " * 5_000_000,
    ],
)
def test_what_is_no_metadata_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableMetadata):
        from_xml(data)


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"[" * 100_000, b"\xff"])
def test_what_is_no_json_metadata_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableMetadata):
        from_json(data)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"keep": "20年"}, "there is no 保管期限 '20年'"),
        ({"fonds": "Z/1"}, "no code of letters and digits"),
        ({"category": ""}, "no code of letters and digits"),
        ({"department": "../x"}, "no code of letters and digits"),
        ({"first_number": 0}, "from 1 to 9999"),
    ],
)
def test_what_makes_no_number_is_refused(wrong: dict[str, object], says: str) -> None:
    with pytest.raises(ValueError, match=re.escape(says)):
        ArchiveOptions(**{"keep": "30年", "archived_on": DAY, **wrong})  # type: ignore[arg-type]


def test_numbers_run_on_within_each_year_and_leave_empty_codes_out(tmp_path: Path) -> None:
    for n in (1, 2):
        bound_year.write(tmp_path, f"a{n}", bound_year.issue(n))
    late = (
        bound_year.issue(3).replace("2026-01-21", "2027-01-05").replace("year: 2026", "year: 2027")
    )
    bound_year.write(tmp_path, "b", late)
    options = ArchiveOptions("永久", DAY, first_number=7)
    made = archive(read_series([tmp_path]), tmp_path / "out", options, BuildOptions())
    assert [item.number for item in made.items] == [
        "WS·2026-Y-0007",
        "WS·2026-Y-0008",
        "WS·2027-Y-0007",
    ]
    assert verify_archive(tmp_path / "out").passed


def test_nothing_is_left_behind_where_an_issue_cannot_be_archived(tmp_path: Path) -> None:
    bound_year.write(tmp_path / "y", "1", bound_year.issue(1))
    bad = bound_year.write(tmp_path / "y", "2", bound_year.issue(2, style="gone"))
    with pytest.raises(BulletinError, match="there is no style"):
        archive(read_series([tmp_path / "y"]), tmp_path / "out", OPTIONS, BuildOptions())
    bad.unlink()
    (tmp_path / "y" / "1.pdf").write_bytes(b"no PDF at all")
    with pytest.raises(InputError, match="the PDF cannot be read"):
        archive(read_series([tmp_path / "y"]), tmp_path / "out", OPTIONS, BuildOptions())
    assert [p.name for p in tmp_path.iterdir()] == ["y"]


def test_a_folder_that_is_there_is_never_written_to(whole: Archive, year: Path) -> None:
    before = sorted(whole.folder.rglob("*"))
    with pytest.raises(OutputError, match="exists already; nothing was written"):
        archive(read_series([year]), whole.folder, OPTIONS, BuildOptions())
    assert sorted(whole.folder.rglob("*")) == before


def test_another_pdf_than_the_locked_one_is_refused_and_an_unlocked_one_told(
    tmp_path: Path,
) -> None:
    file = bound_year.write(tmp_path / "y", "1", bound_year.issue(1))
    pdf = file.with_suffix(".pdf")
    assert main(["build", str(file), "-o", str(pdf)]) == 0
    file.write_text(file.read_text(encoding="utf-8").replace("照此", "依此"), encoding="utf-8")
    told: list[str] = []
    series = read_series([file])
    archive(series, tmp_path / "a", OPTIONS, BuildOptions(), noted=lambda d: told.append(str(d)))
    assert "1.pdf is not the PDF that its issue makes today" in told[0]
    assert main(["lock", str(file)]) == 0
    with pytest.raises(InputError, match="is another PDF than the locked one"):
        archive(series, tmp_path / "b", OPTIONS, BuildOptions())


def test_a_scanned_pdf_that_says_nothing_of_itself_may_be_the_original(tmp_path: Path) -> None:
    file = bound_year.write(tmp_path / "y", "1", bound_year.issue(1))
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    writer.add_metadata({"/Title": "scan0001", "/CreationDate": "D:20280101"})
    writer.write(file.with_suffix(".pdf"))
    made = archive(read_series([file]), tmp_path / "a", OPTIONS, BuildOptions())
    said = json.loads((made.folder / FIRST / "元数据.json").read_text(encoding="utf-8"))
    assert said["内容描述"]["题名"] == "某市邮政管理局工作简报 2026年第1期（总第501期）"
    assert said["正本属性"] == {"文档标题": "scan0001", "文档日期": "2028-01-01"}
    assert failed(verify_archive(made.folder, made.digest)) == {}
    # Its day is not the issue's; the issue's file tells whether that was changed.
    replaced(made.folder / FIRST, "元数据.xml", "2026-01-05", "2026-01-06")
    replaced(made.folder / FIRST, "元数据.json", "2026-01-05", "2026-01-06")
    resealed(made.folder)
    assert "元数据与内容关联一致" in failed(verify_archive(made.folder))


def test_the_kitchen_sink_with_photos_is_archived_whole(tmp_path: Path) -> None:
    sink = ROOT / "examples" / "kitchen-sink" / "kitchen-sink.yaml"
    made = archive(read_series([sink]), tmp_path / "out", OPTIONS, BuildOptions())
    names = {file.name for file in made.items[0].files}
    assert any(name.endswith(".jpg") for name in names)
    assert failed(verify_archive(made.folder, made.digest)) == {}


def test_the_commands_archive_and_verify(
    year: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "2026"
    asked = ["series", "archive", str(year), "-o", str(out), "--keep", "30年", "--jobs", "1"]
    capsys.readouterr()
    assert main([*asked, "--fonds", "Z109", "--department", "BGS", "--date", "2026-12-31"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == f"{out}  2 items, 12 files"
    digest = said[1].removeprefix("SHA-256 of the manifest: ")
    assert main(["series", "verify", str(out), "--digest", digest]) == 0
    assert "2 items: all as archived." in capsys.readouterr().out
    (out / FIRST / "正本.pdf").unlink()
    assert main(["series", "verify", str(out)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert "  BAD   no file is missing" in said
    assert f"        {FIRST}: 正本.pdf is missing." in said
    assert main(["series", "verify", str(out), "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["结论"] == "不通过"
    assert {row["性质"] for row in report["检测"]} == {"真实性", "完整性", "可用性", "安全性"}
    assert main([*asked, "--date", "2026-13-01"]) == 2
    assert main(["series", "archive", str(year), "-o", str(out / "x"), "--keep", "3年"]) == 2
