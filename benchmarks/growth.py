"""Whether work grows no faster than the text: copies, other texts, a long paragraph or table.

    python benchmarks/growth.py

Each job runs in a process of its own. The figures beside each other tell: a job four times as
large should take four times as long, less what is fixed. Copies say the same, and their paragraphs
are composed once; `texts` are those of as many issues, dealt anew.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from bulletin_layout import Issue, lay_out, read_fonts, read_issue, read_style
from bulletin_layout.issue.content import Column, Table
from bulletin_layout.issue.model import Appendix
from bulletin_layout.issue.text import Text
from bulletin_layout.pdf.writer import pdf_bytes
from volume import make_whole

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "2021-32.yaml"
JOBS = {
    "copies": (1, 10, 40, 160),
    "texts": (10, 40, 160),
    "paragraph": (50_000, 200_000),
    "table": (2_500, 10_000),
}


def larger(kind: str, amount: int) -> Issue:
    """Return the example with its articles copied, other texts, or one long paragraph or table."""
    if kind == "texts":
        with tempfile.TemporaryDirectory() as folder:
            return read_issue(make_whole(Path(folder), amount))
    issue = read_issue(EXAMPLE)
    if kind == "copies":
        return replace(issue, articles=issue.articles * amount)
    article = issue.articles[0]
    if kind == "paragraph":
        words = "".join(t.value for t in article.body)
        text = (words * (amount // len(words) + 1))[:amount]
        return replace(issue, articles=(replace(article, body=(Text(text),)),), appendix=())
    rows = tuple((Text(str(n)), Text(f"第{n}家企业"), Text(str(n * 3))) for n in range(amount))
    columns = tuple(Column(Text(h)) for h in ("序号", "名称", "数量"))
    table = Appendix((Text("表"),), table=Table(columns, rows))
    return replace(issue, articles=(article,), appendix=(table,))


def measure(kind: str, amount: int) -> None:
    """Build once and print one row of the table."""
    issue = larger(kind, amount)
    start = time.perf_counter()
    document = lay_out(issue, read_style(issue.style), read_fonts())
    laid_out = time.perf_counter()
    data = pdf_bytes(document)
    done = time.perf_counter()
    pages = len(document.pages)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"| {kind} {amount:,} | {pages:,} | {laid_out - start:.2f} | {done - laid_out:.2f} "
        f"| {(done - start) / pages * 1000:.2f} | {peak:.0f} | {len(data):,} |"
    )


def main() -> None:
    """Print the table, or one row of it in a process of its own."""
    if len(sys.argv) == 3:
        measure(sys.argv[1], int(sys.argv[2]))
        return
    print("| job | pages | lay out, s | PDF, s | ms a page | peak MiB | bytes |", flush=True)
    print("|---|---:|---:|---:|---:|---:|---:|", flush=True)
    for kind, amounts in JOBS.items():
        for amount in amounts:
            subprocess.run([sys.executable, __file__, kind, str(amount)], check=True)


if __name__ == "__main__":
    main()
