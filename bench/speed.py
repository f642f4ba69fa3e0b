#!/usr/bin/env python3
"""Compares quaestor's speed and memory with pdftotext's on the same files.

    speed.py PROGRAM FILE.pdf... [--runs 15] [--pages 2000] [--most-cpu 1.2] [--most-memory 2]

Both programs run on each file by turns, so that a busy machine slows both down; the ratio of a file is
that of their least CPU times (user and system), that of all files the geometric mean. Then a file of
--pages pages is made of the first FILE by qpdf, and of a tenth of them, to see whether the time grows with the
pages and not faster (--pages 0 leaves that out). Exit status 1 where a bound is passed.
"""
import argparse
import math
import os
import subprocess
import sys
import tempfile
import time


def measure(command: list[str]) -> tuple[float, float, float]:
    """CPU seconds, peak memory in MiB and wall seconds of one run."""
    start = time.monotonic()
    with open(os.devnull, "wb") as nothing:
        process = subprocess.Popen(command, stdout=nothing, stderr=nothing)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode < 0:
        sys.exit(f"{command[0]} died: {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, time.monotonic() - start


def least(commands: list[list[str]], runs: int) -> list[tuple[float, float]]:
    """The least CPU time and memory of each command, run by turns."""
    results = [[measure(c)[:2] for c in commands] for _ in range(runs + 1)][1:]  # the first warms the cache
    return [(min(r[i][0] for r in results), min(r[i][1] for r in results)) for i in range(len(commands))]


def geometric_mean(values: list[float]) -> float:
    return math.exp(sum(map(math.log, values)) / len(values))


def pages_of(path: str) -> int:
    return int(subprocess.run(["qpdf", "--show-npages", path], capture_output=True, text=True, check=True).stdout)


def repeat_pages(path: str, pages: int, target: str) -> None:
    """Writes a PDF of that many pages: those of `path` again and again."""
    times = math.ceil(pages / pages_of(path))
    subprocess.run(["qpdf", "--empty", "--pages", *[path] * times, "--", target], check=True)


def compare(program: str, files: list[str], runs: int) -> tuple[float, float]:
    print(f"{'file':<40}{'extract ms':>12}{'pdftotext ms':>14}{'ratio':>8}{'MiB':>8}{'MiB':>8}{'ratio':>8}")
    cpu, memory = [], []
    for path in files:
        (ours, our_size), (theirs, their_size) = least(
            [[program, "extract", "--quiet", path], ["pdftotext", "-bbox", path, "-"]], runs)
        cpu.append(ours / theirs)
        memory.append(our_size / their_size)
        print(f"{os.path.basename(path)[:39]:<40}{ours * 1000:12.1f}{theirs * 1000:14.1f}{cpu[-1]:8.2f}"
              f"{our_size:8.1f}{their_size:8.1f}{memory[-1]:8.2f}")
    ratio = geometric_mean(cpu)
    print(f"{'all: CPU geometric mean, memory largest':<40}{'':>12}{'':>14}{ratio:8.2f}{'':>16}{max(memory):8.2f}")
    return ratio, max(memory)


def growth(program: str, path: str, pages: int) -> float:
    """How much longer a page of a long file takes than one of a file a tenth as long."""
    with tempfile.TemporaryDirectory() as folder:
        per_page = []
        for count in (pages // 10, pages):
            long_file = os.path.join(folder, f"{count}.pdf")
            repeat_pages(path, count, long_file)
            real_count = pages_of(long_file)
            cpu, size, wall = min(measure([program, "inspect", "--quiet", long_file]) for _ in range(3))
            ours = min(measure([program, "extract", "--quiet", "--questionnaire", "lgq-2022", long_file])
                       for _ in range(3))
            per_page.append(ours[0] / real_count)
            print(f"{real_count} pages: extract {ours[0]:.2f} s CPU, {ours[0] / real_count * 1000:.2f} ms a page, "
                  f"{ours[1]:.0f} MiB; inspect {cpu:.2f} s, {size:.0f} MiB")
    return per_page[1] / per_page[0]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--most-cpu", type=float, default=1.2)
    parser.add_argument("--most-memory", type=float, default=2.0)
    options = parser.parse_args()
    cpu, memory = compare(options.program, options.files, options.runs)
    start = min(measure([options.program, "--version"])[2] for _ in range(options.runs))
    print(f"--version: {start * 1000:.1f} ms")
    failures = [f"CPU ratio {cpu:.2f} is above {options.most_cpu}"] if cpu > options.most_cpu else []
    if memory > options.most_memory:
        failures.append(f"memory ratio {memory:.2f} is above {options.most_memory}")
    if start > 0.015:
        failures.append(f"--version takes {start * 1000:.1f} ms, more than 15")
    if options.pages:
        factor = growth(options.program, options.files[0], options.pages)
        print(f"a page of ten times as many costs {factor:.2f} times as much")
        if factor > 1.5:
            failures.append("time grows faster than the number of pages")
    for failure in failures:
        print(f"FAIL {failure}", file=sys.stderr)
    return int(bool(failures))


if __name__ == "__main__":
    sys.exit(main())
