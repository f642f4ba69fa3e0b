#!/usr/bin/env python3
"""Measures batches: throughput with one and two jobs, what the parent takes, and whether it stays the same.

    archive_speed.py PROGRAM FOLDER [--jobs 1 2]

For each number of jobs: wall time, processor time of all and of the parent process (which is what does not run in
parallel), its memory at its highest after a tenth of the documents and at the end, and the processor time per document
in the first and in the last quarter.
"""
import argparse
import os
import re
import sqlite3
import subprocess
import tempfile
import time

TICK = os.sysconf("SC_CLK_TCK")


def parent_state(pid: int) -> tuple[float, float]:
    """Processor seconds and highest memory in MiB."""
    with open(f"/proc/{pid}/stat") as stat, open(f"/proc/{pid}/status") as status:
        times = stat.read().rsplit(")", 1)[1].split()[11:13]
        return sum(map(int, times)) / TICK, int(re.search(r"VmHWM:\s+(\d+)", status.read())[1]) / 1024


def tree_time(pid: int) -> float:
    """Processor seconds of the process and its children, living and dead."""
    total = 0
    with open(f"/proc/{pid}/stat") as stat:
        total += sum(map(int, stat.read().rsplit(")", 1)[1].split()[11:15]))
    with open(f"/proc/{pid}/task/{pid}/children") as children:
        for child in children.read().split():
            with open(f"/proc/{child}/stat") as stat:
                total += sum(map(int, stat.read().rsplit(")", 1)[1].split()[11:13]))
    return total / TICK


def documents_in(store: str) -> int:
    try:
        with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as connection:
            return connection.execute("SELECT count(*) FROM documents").fetchone()[0]
    except sqlite3.Error:
        return 0


def run(program: str, folder: str, jobs: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        store = os.path.join(place, "store.sqlite")
        start = time.monotonic()
        process = subprocess.Popen([program, "batch", folder, "--store", store, "--quiet", "--jobs", str(jobs)],
                                   stderr=subprocess.DEVNULL)
        samples = []  # documents, processor time of all, of the parent, its memory
        while process.poll() is None:
            try:
                samples.append((documents_in(store), tree_time(process.pid), *parent_state(process.pid)))
            except (OSError, TypeError, IndexError):
                pass
            time.sleep(0.25)
        wall = time.monotonic() - start
        count = documents_in(store)
    at = lambda share: next((s for s in samples if s[0] >= share * count), samples[-1])
    first, second = at(0.02), at(0.25)
    third, last = at(0.75), samples[-1]
    cost = lambda one, other: (other[1] - one[1]) / max(1, other[0] - one[0]) * 1000
    print(f"{jobs} jobs: {count} documents in {wall:.1f} s ({count / wall:.1f}/s); processor {last[1] / count * 1000:.2f}"
          f" ms a document, of it the parent {last[2] / count * 1000:.2f} ms; parent's memory {at(0.1)[3]:.1f} MiB after"
          f" a tenth, {last[3]:.1f} MiB at the end; {cost(first, second):.2f} ms a document in the first quarter,"
          f" {cost(third, last):.2f} ms in the last", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("folder")
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()
    for jobs in options.jobs:
        run(options.program, options.folder, jobs)


if __name__ == "__main__":
    main()
