"""Build issues with one peer in this process, and print what it took as a line of JSON.

python benchmarks/one.py PEER ISSUE... --out DIR [--repeat N | --each] [--profile]

`seconds` holds each build's wall time, `peak` the process's highest resident memory in KiB. The
PDF files of the last build stay in DIR. With --each, every issue is a build of its own. With
--profile, the builds after the first are profiled instead, and the twelve functions with the most
time of their own are printed.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
from pathlib import Path
from time import perf_counter

import peers


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("peer", choices=peers.NAMES)
    parser.add_argument("issues", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--each", action="store_true")
    parser.add_argument("--profile", action="store_true")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    peer = peers.load(given.peer)
    if given.profile:
        _profile(peer, given.issues, given.out, given.repeat)
        return
    seconds = []
    builds = [[issue] for issue in given.issues] if given.each else [given.issues] * given.repeat
    for issues in builds:
        start = perf_counter()
        peer.build(issues, given.out)
        seconds.append(perf_counter() - start)
    print(json.dumps({"seconds": seconds, "peak": peak()}))


def peak() -> int:
    """Return this process's highest resident memory so far, in KiB."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used // 1024 if sys.platform == "darwin" else used


def _profile(peer: peers.Peer, issues: list[Path], out: Path, repeat: int) -> None:
    from cProfile import Profile
    from pstats import SortKey, Stats

    peer.build(issues, out)
    profile = Profile()
    for _ in range(repeat):
        profile.runcall(peer.build, issues, out)
    Stats(profile).strip_dirs().sort_stats(SortKey.TIME).print_stats(12)


if __name__ == "__main__":
    main()
