"""The preview as it answers: on this machine alone, with nothing but the issue's pages."""

from __future__ import annotations

import io
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from bulletin_layout.cli.main import main
from tests.conftest import ROOT
from tests.preview.conftest import Running, eventually
from tests.processes import heeding_interrupts

pytestmark = pytest.mark.slow


def test_it_shows_the_pages_and_the_pdf(running: Running) -> None:
    state = running.state()
    assert (state["file"], state["wrong"], len(state["pages"])) == ("2021-32.yaml", False, 12)
    status, data, _ = running.get(f"page/1.50/{state['pages'][0]}.png")
    assert status == 200
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.width == pytest.approx(1.5 * state["width"], abs=1)
    for asked, drawn in (("0.70", 0.7), ("9", 4.0)):  # as many dots as are shown, within bounds
        with Image.open(io.BytesIO(running.get(f"page/{asked}/{state['pages'][0]}.png")[1])) as p:
            assert p.width == pytest.approx(drawn * state["width"], abs=1)
    status, data, headers = running.get("issue.pdf")
    assert (status, headers["content-type"]) == (200, "application/pdf")
    assert len(pypdf.PdfReader(io.BytesIO(data)).pages) == 12


def test_it_renews_itself_when_the_file_is_saved(running: Running) -> None:
    before = running.state()
    running.edit("前有大爱。", "前有大爱,真的。")
    after = running.after(before["version"])
    changed = [a != b for a, b in zip(before["pages"], after["pages"], strict=True)]
    assert changed == [page == 7 for page in range(1, 13)]
    (slip,) = (f for f in after["findings"] if f["rule"] == "half-width")
    assert slip["spot"][0] == 7
    assert slip["message"] == {
        "en": "a half-width mark beside Han",
        "zh": "汉字旁的半角标点",
    }
    assert (slip["length"], slip["write"]) == (1, "，")
    assert slip["field"] == {"en": "articles[5].body[1]", "zh": "文章[5].正文[1]"}


def test_wrong_input_is_told_and_the_pages_stay(running: Running) -> None:
    before = running.state()
    running.edit("articles:", "articel:")
    after = running.after(before["version"])
    assert after["wrong"]
    assert after["pages"] == before["pages"]
    assert "error" in [f["level"] for f in after["findings"]]
    assert running.get(f"page/2.00/{after['pages'][3]}.png")[0] == 200
    running.edit("articel:", "articles:")
    assert not running.after(after["version"])["wrong"]


@pytest.mark.parametrize("host", ["example.org", "192.168.1.7", "localhost.example.org"])
def test_another_host_is_not_answered(running: Running, host: str) -> None:
    status, data, _ = running.get("state", host=host)
    assert status == 400
    assert b"2021-32" not in data


@pytest.mark.parametrize(
    "path",
    [
        "2021-32.yaml",
        "../2021-32.yaml",
        "page/1.50/../../2021-32.yaml",
        "page/1.50/%2e%2e%2f2021-32.yaml.png",
        "page/1.50/0123456789abcdef0123.png",
        "web/app.js",
        "docs",
        "openapi.json",
    ],
)
def test_no_other_file_is_served(running: Running, path: str) -> None:
    assert running.get(path)[0] == 404


def test_the_page_asks_no_other_host_and_may_not_be_framed(running: Running) -> None:
    for path in ("", "app.js", "words.js", "style.css"):
        status, data, headers = running.get(path)
        assert status == 200
        assert b"http://" not in data
        assert b"https://" not in data
        policy = headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'self'" in policy


def test_it_listens_on_the_loopback_address_alone(running: Running) -> None:
    port = int(running.address.rstrip("/").rsplit(":", 1)[1])
    own = socket.gethostbyname(socket.gethostname())
    if own.startswith("127."):
        pytest.skip("this machine has no other address")
    with pytest.raises(OSError), socket.create_connection((own, port), timeout=5):
        pass


def test_a_taken_port_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "issue.yaml"
    file.write_text("header: 甲\n", encoding="utf-8")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["preview", str(file), "--port", str(port), "--no-browser"]) == 2
    said = capsys.readouterr().err
    assert f"port {port}" in said
    assert "Leave --port out to take any free one." in said


def test_a_missing_file_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["preview", str(tmp_path / "none.yaml"), "--no-browser"]) == 1
    assert "cannot be read: no such file" in capsys.readouterr().err


def test_both_languages_say_the_same_things(running: Running) -> None:
    words = running.get("words.js")[1].decode()
    chinese, english = words.split("  en: {")
    keys = [set(re.findall(r"(?:^|[{,\s])(\w+):(?= |\s)", part)) for part in (chinese, english)]
    assert keys[0] - {"zh"} == keys[1]
    assert len(keys[1]) > 25


@pytest.mark.parametrize(
    "moment",
    [
        "bulletin_layout.cli.preview.read_fonts",
        "bulletin_layout.preview.serve.make_app",
        "uvicorn.Server.run",
        "uvicorn.Server.startup",
    ],
)
def test_it_ends_well_whenever_it_is_interrupted(
    monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("webbrowser.open", lambda _: True)
    monkeypatch.setattr(moment, interrupted)
    assert main(["preview", str(ROOT / "examples" / "2021-06.yaml")]) == 0


def test_files_outside_of_the_folder_renew_it_too(tmp_path: Path) -> None:
    folder = tmp_path / "2026"
    folder.mkdir()
    text = (ROOT / "examples" / "2021-06.yaml").read_text(encoding="utf-8")
    file = folder / "issue.yaml"
    file.write_text(text.replace("style: series-2021", "style: ../own.yaml"), encoding="utf-8")
    style = tmp_path / "own.yaml"
    style.write_text("extends: series-2021\n", encoding="utf-8")
    preview = Running(file, "--root", str(tmp_path))
    try:
        before = preview.state()
        assert not before["wrong"]
        style.write_text("extends: series-2023\n", encoding="utf-8")
        after = preview.after(before["version"])
        assert after["pages"] != before["pages"]
    finally:
        assert preview.end() == 0


def test_an_open_page_does_not_delay_the_end(running: Running) -> None:
    with socket.create_connection(("127.0.0.1", running.port)) as stream:
        stream.sendall(running.request_for("/events"))
        assert b"200" in stream.recv(4096)
        assert running.end() == 0
    assert running.message == ""


def test_a_port_can_be_taken_again_at_once(running: Running) -> None:
    with socket.create_connection(("127.0.0.1", running.port)) as stream:
        stream.sendall(running.request_for("/events"))
        stream.recv(4096)
        running.end()
    again = Running(running.file, "--port", str(running.port))
    assert again.state()["version"] == 1
    assert again.end() == 0


def test_what_another_site_asks_for_is_refused(running: Running) -> None:
    request = urllib.request.Request(running.address + "state")
    request.add_header("Sec-Fetch-Site", "cross-site")
    request.add_header("Cookie", f"bulletin-{running.port}={running.token}")
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(request, timeout=10)
    assert caught.value.code == 403
    caught.value.close()


def test_a_process_heeds_interrupts_in_a_run_that_ignores_them() -> None:
    """As under `nohup … &`: else a preview ended the moment it is started goes on for ever."""
    asked = "import signal; print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)"
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with heeding_interrupts():
            heeds = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True)
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
    assert heeds.stdout.strip() == b"True"


PATHS = (
    "",
    "state",
    "events",
    "app.js",
    "style.css",
    "face.ttf",
    "issue.pdf",
    "page/1.50/abc.png",
    "x",
)


@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_shown_to_who_has_not_the_token(running: Running, path: str) -> None:
    wrong = f"bulletin-{running.port}={running.token[::-1]}"
    other = f"bulletin-{running.port + 1}={running.token}"
    for cookie in ("", wrong, other, "bulletin-", ";;;="):
        status, data, headers = running.get(path, cookie=cookie)
        assert status == 403, cookie
        assert b"bulletin preview" in data
        named = {name.lower(): value for name, value in headers.items()}
        assert "set-cookie" not in named
        assert named["cache-control"] == "no-store"
        assert named["x-content-type-options"] == "nosniff"
    assert running.get(f"{path}?token={running.token[:-1]}", cookie="")[0] == 403


def test_the_address_gives_its_token_as_a_cookie(running: Running) -> None:
    status, data, headers = running.get(f"?token={running.token}", cookie="")
    assert status == 200
    assert b"<html" in data
    given = {name.lower(): value for name, value in headers.items()}["set-cookie"]
    cookie, *attributes = given.split("; ")
    assert attributes == ["Path=/", "HttpOnly", "SameSite=Strict"]
    assert running.get("state", cookie=cookie)[0] == 200
    assert running.get(f"state?token={running.token}", cookie="")[0] == 403


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes by name")
def test_whatever_takes_the_files_place_is_told_and_gone_again(running: Running) -> None:
    file, kept = running.file, running.file.with_suffix(".kept")

    def loop() -> None:
        file.symlink_to(file)

    def pipe() -> None:
        os.mkfifo(file)

    def large() -> None:
        file.write_bytes(b"#" * 30_000_000)

    for put in (loop, pipe, file.mkdir, large):
        file.rename(kept)
        put()
        assert eventually(lambda: running.state()["wrong"])
        assert running.state()["findings"]
        file.rmdir() if file.is_dir() else file.unlink()
        kept.rename(file)
        assert eventually(lambda: not running.state()["wrong"])
