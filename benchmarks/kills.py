"""Kill what changes or makes an editor's file, at random moments: is anything lost, or left over?

python benchmarks/kills.py [--command fix|confirm|into|import|new] [--count 300] [--signal KILL|INT]

After each kill the issue's file must be what it was, or what the whole command makes of it; a new
file must be whole or not there. After the command has run once more nothing else may stand in the
folder than what it makes when nobody disturbs it: no part of a file, no photo that nobody names.
"""

from __future__ import annotations

import argparse
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from saves import BULLETIN, ISSUE, LETTER, command

ROOT = Path(__file__).resolve().parent.parent
PHOTO = ROOT / "examples" / "kitchen-sink" / "photos" / "meeting.jpg"
Files = dict[str, bytes]


def main() -> None:
    """Kill a command as often as asked, and count what was left."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    names = ("fix", "confirm", "into", "import", "new")
    parser.add_argument("--command", choices=names, default="fix")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--signal", choices=("KILL", "INT"), default="KILL")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    # Under `nohup … &` interrupts are ignored, and a command would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    chance = random.Random(given.seed)
    sent = signal.Signals[f"SIG{given.signal}"]
    outcomes: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "work"
        letter = make_letter(Path(name))
        before = furnish(folder, given.command, letter)
        begun = time.perf_counter()
        run(folder, given.command)
        seconds = time.perf_counter() - begun
        after = held(folder)
        if after.get("issue.yaml") == before.get("issue.yaml"):
            sys.exit(f"{given.command} did no work undisturbed: nothing can be seen")
        for _ in range(given.count):
            furnish(folder, given.command, letter)
            outcomes[
                once(folder, given.command, chance.uniform(0, seconds * 1.1), sent, before, after)
            ] += 1
    for outcome, count in sorted(outcomes.items()):
        print(f"{count:6} {outcome}")
    sys.exit(any(outcome.startswith("BAD") for outcome in outcomes))


def make_letter(folder: Path) -> bytes:
    """Return a Word file with a photo, as a unit sends one in."""
    issue = folder / "letter.yaml"
    shutil.copy(PHOTO, folder / "a.jpg")
    body = "    body:\n      - 近日，分局开会。\n      - {photo: a.jpg, caption: 会场}\n"
    head = ISSUE.partition("articles:")[0]
    issue.write_text(f"{head}articles:\n  - title: 分局开会\n{body}", encoding="utf-8")
    target = folder / "letter.docx"
    build = [*BULLETIN, "build", str(issue), "-o", str(target)]
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return target.read_bytes()


def furnish(folder: Path, asked: str, letter: bytes) -> Files:
    """Make the folder as it is before the command; return what is in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    text = ISSUE.replace("MARK", "")
    (folder / "last.yaml").write_text(text, encoding="utf-8")
    (folder / "letter.txt").write_text(LETTER, encoding="utf-8")
    (folder / "letter.docx").write_bytes(letter)
    if asked not in ("new", "import"):
        (folder / "issue.yaml").write_text(text, encoding="utf-8")
    return held(folder)


def held(folder: Path) -> Files:
    """Return every file of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def run(folder: Path, asked: str) -> None:
    """Run the command undisturbed."""
    subprocess.run(
        command(asked, folder, "letter.docx"),
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def once(
    folder: Path, asked: str, after: float, sent: signal.Signals, before: Files, whole: Files
) -> str:
    """Kill the command once; return what was left of its work, `BAD …` for what may not be."""
    working = subprocess.Popen(
        command(asked, folder, "letter.docx"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(after)
    ended = working.poll() is not None
    working.send_signal(sent)
    working.wait()
    name = "issue.yaml"
    now = held(folder)
    if now.get(name) not in (before.get(name), whole.get(name)):
        return "BAD: the file is neither as before nor as it should become"
    state = "changed" if now.get(name) == whole.get(name) else "as before"
    if name in now and asked in ("new", "import"):
        (folder / name).unlink()  # it replaces no file
    run(folder, asked)
    left = sorted(set(held(folder)) - set(whole))
    if left:
        return f"BAD: left {left}"
    return f"{state}, {'it had ended' if ended else 'killed in the middle'}"


if __name__ == "__main__":
    main()
