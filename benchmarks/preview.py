"""How long the preview takes from a save to the renewed page on the screen, in a real browser.

python benchmarks/preview.py [TIMES]

It needs chromium, chromedriver and selenium (`.[gates]`). Prints the median and the range.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from selenium import webdriver

ISSUE = Path(__file__).resolve().parent.parent / "examples" / "2021-32.yaml"
SHOWN = "return document.getElementById('page-1')?.dataset.shown || ''"
# Another text each time: a page that was shown before would come from a cache.
OLD = "近日，上海市总工会"


def main(times: int) -> None:
    """Edit the twelve-page issue again and again; the edit moves lines on its first page."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / ISSUE.name
        shutil.copy(ISSUE, file)
        command = [sys.executable, "-m", "bulletin_layout", "preview", str(file), "--no-browser"]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert server.stdout is not None
        address = server.stdout.readline().split("  ")[1]  # with its token
        options = webdriver.ChromeOptions()
        for option in ("--headless=new", "--no-sandbox", "--window-size=1500,1000"):
            options.add_argument(option)
        browser = webdriver.Chrome(options, webdriver.ChromeService(shutil.which("chromedriver")))
        try:
            browser.get(address)
            measured = [_renewed(browser, file, turn) for turn in range(times)]
        finally:
            browser.quit()
            server.terminate()
            server.wait()
    shortest, longest = min(measured), max(measured)
    print(f"save to page: {statistics.median(measured):.3f} s ({shortest:.3f}–{longest:.3f})")


def _renewed(browser: webdriver.Chrome, file: Path, turn: int) -> float:
    before = _settled(browser)
    text = ISSUE.read_text(encoding="utf-8").replace(OLD, f"近日，第{turn + 1}次上海市总工会", 1)
    begun = time.perf_counter()
    file.write_text(text, encoding="utf-8")
    while browser.execute_script(SHOWN) in ("", before):
        time.sleep(0.002)
    return time.perf_counter() - begun


def _settled(browser: webdriver.Chrome) -> str:
    """Return what page 1 shows once it shows anything, after a short rest."""
    while not browser.execute_script(SHOWN):
        time.sleep(0.01)
    time.sleep(0.5)
    return str(browser.execute_script(SHOWN))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
