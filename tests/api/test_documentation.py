"""The pages of the API are made from the names themselves; its examples are what they say."""

from __future__ import annotations

import importlib.util
import inspect
import re
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import pytest

import bulletin_layout
from tests.conftest import ROOT
from tests.docs.pages import fences
from tests.gates import absent


def module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.fixture(scope="module")
def make_api() -> ModuleType:
    return module(ROOT / "docs" / "make_api.py")


def test_the_pages_are_what_the_names_say(make_api: ModuleType) -> None:
    for name, text in make_api.pages().items():
        assert (ROOT / "docs" / name).read_text(encoding="utf-8") == text, name


def test_every_public_name_is_told_in_both_languages(make_api: ModuleType) -> None:
    assert sorted(make_api.grouped()) == sorted(bulletin_layout.__all__)
    assert sorted(make_api.CHINESE) == sorted(bulletin_layout.__all__)


@pytest.mark.parametrize("name", [n for n in bulletin_layout.__all__ if n[0].islower()])
def test_every_argument_is_told(make_api: ModuleType, name: str) -> None:
    for parameter in inspect.signature(getattr(bulletin_layout, name)).parameters:
        assert f"`{parameter}`" in make_api.CHINESE[name], parameter


def test_the_first_script_is_clean_to_a_type_checker(tmp_path: Path) -> None:
    if find_spec("mypy") is None:
        absent("mypy")
    (script,) = (f for f in fences(ROOT / "docs" / "api.md") if f.saved_as == "report.py")
    assert len([line for line in script.text.splitlines() if line]) <= 30
    file = tmp_path / "report.py"
    file.write_text(script.text, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("page", ["web-service.md", "web-service.zh-CN.md"])
def test_the_service_on_the_page_is_the_example(page: str) -> None:
    (shown,) = (
        f for f in fences(ROOT / "docs" / "how-to" / page) if f.saved_as == "web_service.py"
    )
    assert shown.text == (ROOT / "examples" / "web_service.py").read_text(encoding="utf-8")


HOSTILE = [
    b"", b"{", b"\x00\xff", b"[" * 5000, b'{"header": ' * 3000, b"header: a\nstyle: ../../x\n",
]  # fmt: skip


def test_the_service_answers_all_at_once() -> None:
    bulletins = module(ROOT / "examples" / "web_service.py").server(0)
    thread = threading.Thread(target=bulletins.serve_forever)
    thread.start()
    good = (ROOT / "examples" / "2025-26.yaml").read_bytes()

    def ask(body: bytes) -> tuple[int, bytes]:
        connection = HTTPConnection("127.0.0.1", bulletins.server_address[1], timeout=60)
        connection.request("POST", "/", body)
        answer = connection.getresponse()
        return answer.status, answer.read()

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(ask, [good, *HOSTILE, good]))
    bulletins.shutdown()
    thread.join()
    bulletins.server_close()
    assert [status for status, _ in answers] == [200, *[400] * len(HOSTILE), 200]
    assert answers[0][1] == answers[-1][1]
    assert re.match(rb"%PDF", answers[0][1])
    assert all(data.startswith(b'{"') for _, data in answers[1:-1])
