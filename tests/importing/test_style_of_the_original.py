"""The style of a bulletin that is imported: guessed and said so, named, or learned."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_layout import lay_out, read_issue, read_style, save
from bulletin_layout.cli.main import main
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def old_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published issue, in a format of no bundled style."""
    folder = tmp_path_factory.mktemp("old")
    (folder / "own.yaml").write_text(
        "extends: series-2023\npage: {left: 31mm, top: 33mm}\ntext: {title: {size: 18pt}}\n",
        encoding="utf-8",
    )
    issue = read_issue(ROOT / "examples" / "2023-11-13.yaml")
    save(lay_out(issue, read_style(folder / "own.yaml")), folder / "old.pdf")
    return folder / "old.pdf"


def test_a_guessed_style_says_so(old_pdf: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.yaml"
    assert main(["import", str(old_pdf), "-o", str(new)]) == 0
    lines = new.read_text(encoding="utf-8").split("\n")
    at = lines.index("style: series-2023")
    assert lines[at - 1].startswith("# Guessed: the style, by the year alone")


def test_a_named_style_is_no_guess(old_pdf: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.yaml"
    assert main(["import", str(old_pdf), "-o", str(new), "--style", "gbt9704"]) == 0
    text = new.read_text(encoding="utf-8")
    assert "\nstyle: gbt9704\n" in text
    assert "Guessed: the style" not in text


def test_the_learned_style_is_the_originals(old_pdf: Path, tmp_path: Path) -> None:
    new, style = tmp_path / "new.yaml", tmp_path / "styles" / "office.yaml"
    assert main(["import", str(old_pdf), "-o", str(new), "--learn", str(style)]) == 0
    assert "\nstyle: styles/office.yaml\n" in new.read_text(encoding="utf-8")
    learned = read_style(style)
    assert learned.page.left == pytest.approx(31 * 72 / 25.4, abs=0.3)
    assert learned.text.title.size == pytest.approx(18, abs=0.05)
    # The file builds in its own style.
    assert lay_out(read_issue(new)).pages


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--style", "gbt9704", "--learn", "{folder}/a.yaml"], "not both"),
        (["--learn", "{folder}/../elsewhere.yaml"], "in the new issue's folder"),
        (["--learn", "{folder}/there.yaml"], "exists already"),
        (["--learn", "{folder}/a.yaml", "--into", "x.yaml"], "neither --into nor"),
    ],
)
def test_what_cannot_be_asked_is_told(
    old_pdf: Path,
    tmp_path: Path,
    options: list[str],
    words: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "there.yaml").write_text("extends: gbt9704\n", encoding="utf-8")
    asked = [option.format(folder=tmp_path) for option in options]
    target = [] if "--into" in asked else ["-o", str(tmp_path / "new.yaml")]
    assert main(["import", str(old_pdf), *target, *asked]) == 2
    assert words in " ".join("".join(capsys.readouterr()).split())
    assert sorted(p.name for p in tmp_path.iterdir()) == ["there.yaml"]


def test_a_contribution_has_no_style_to_learn(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note = tmp_path / "note.txt"
    note.write_text("市局召开会议\n\n会议听取了意见。\n", encoding="utf-8")
    asked = ["import", str(note), "-o", str(tmp_path / "new.yaml"), "--learn"]
    assert main([*asked, str(tmp_path / "office.yaml")]) == 1
    assert "no whole issue" in "".join(capsys.readouterr())
    assert sorted(p.name for p in tmp_path.iterdir()) == ["note.txt"]
