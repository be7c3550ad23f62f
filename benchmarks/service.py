"""500 requests in parallel to examples/web_service.py, every fifth of them hostile.

python benchmarks/service.py [REQUESTS] [ABREAST]

Over the loopback; prints how many were answered with what, the rate, and the process's memory after
each fifth of them.
"""

from __future__ import annotations

import http.client
import json
import os
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "examples"))

from web_service import server  # noqa: E402 - an example, beside its data

GOOD = [(ROOT / "examples" / name).read_bytes() for name in ("2021-06.yaml", "2025-26.yaml")]
HOSTILE = [
    b"", b"{", b"\x00\xff", b"[" * 5000, b'{"header": ' * 3000, b"a: &a [*a, *a]\n" * 50,
    json.dumps({"header": "x" * 300_000}).encode(),
    GOOD[0].replace(b"series-2021", b"../../etc/passwd"),
    GOOD[0] + b"\nseries: /etc/passwd\n",
    b"header: " + b"1" * 900_000,
]  # fmt: skip


def ask(port: int, body: bytes) -> str:
    """Return how a request was answered: its status and what kind of thing came."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    try:
        connection.request("POST", "/", body)
        answer = connection.getresponse()
        data = answer.read()
        kind = "PDF" if data.startswith(b"%PDF") else "JSON" if json.loads(data) else "?"
        return f"{answer.status} {kind}"
    finally:
        connection.close()


def resident() -> float:
    """Return the memory of this process, in MB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGESIZE") / 1e6


def main() -> None:
    """Ask, count, and print."""
    requests, abreast = (int(a) for a in (*sys.argv[1:], *("500", "32")[len(sys.argv) - 1 :]))
    bodies = [
        HOSTILE[n // 5 % len(HOSTILE)] if n % 5 == 0 else GOOD[n % len(GOOD)]
        for n in range(requests)
    ]
    bulletins = server(0)
    threading.Thread(target=bulletins.serve_forever, daemon=True).start()
    port = bulletins.server_address[1]
    answers: Counter[str] = Counter()
    memory = []
    started = time.perf_counter()
    with ThreadPoolExecutor(abreast) as pool:
        for n, answer in enumerate(pool.map(lambda body: ask(port, body), bodies), 1):
            answers[answer] += 1
            if n % (requests // 5) == 0:
                memory.append(resident())
    seconds = time.perf_counter() - started
    bulletins.shutdown()
    rate = requests / seconds
    print(f"{requests} requests, {abreast} abreast: {seconds:.1f} s, {rate:.1f} a second")
    print(", ".join(f"{count} × {answer}" for answer, count in sorted(answers.items())))
    print("memory: " + ", ".join(f"{m:.0f} MB" for m in memory))


if __name__ == "__main__":
    main()
