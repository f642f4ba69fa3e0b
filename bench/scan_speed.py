#!/usr/bin/env python3
"""Compares recognition by quaestor with the tesseract command on the same pages.

    scan_speed.py PROGRAM FILE.pdf... [--runs 3] [--languages eng] [--most-cpu 0.8] [--most-wall 0.42]

The pages of each FILE become grey pictures at the resolution of the scan (pdfimages, pdftoppm). `tesseract` reads
them page after page with OMP_THREAD_LIMIT=1, `quaestor extract` reads the FILE; both by turns, and the least
times count. Where NAME.truth.json stands beside NAME.pdf, the share of the respondent's words that each found is
printed as well: speed counts at equal recall only. Exit status 1 where a bound is passed.
"""
import argparse
import collections
import glob
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import time

WORD = re.compile(r"\w+", re.UNICODE)


def run(command: list[str], environment: dict[str, str]) -> tuple[float, float, float, str]:
    """CPU seconds, wall seconds, peak MiB and the output of one run."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode < 0:
            sys.exit(f"{command[0]} died: {process.returncode}")
        output.seek(0)
        return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024, output.read()


def resolution_of(path: str) -> int:
    """Of the finest picture, in pixels per inch; 300 where there is none."""
    rows = subprocess.run(["pdfimages", "-list", path], capture_output=True, text=True, check=True).stdout
    found = [int(row.split()[12]) for row in rows.splitlines()[2:] if row.split()[12].isdigit()]
    return min(max(found, default=300), 300)


def pictures_of(path: str, folder: str) -> list[str]:
    prefix = os.path.join(folder, "page")
    subprocess.run(["pdftoppm", "-gray", "-png", "-r", str(resolution_of(path)), path, prefix], check=True)
    return sorted(glob.glob(prefix + "*.png"))


def read_by_tesseract(pictures: list[str], languages: str) -> tuple[float, float, float, str]:
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    pages = [run(["tesseract", picture, "-", "-l", languages], environment) for picture in pictures]
    return (sum(p[0] for p in pages), sum(p[1] for p in pages), max(p[2] for p in pages),
            "\n".join(p[3] for p in pages))


def strings_in(value) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [s for item in value.values() for s in strings_in(item)]
    if isinstance(value, list):
        return [s for item in value for s in strings_in(item)]
    return []


def recall(truth: str, text: str) -> float:
    """Share of the words of the answers that stand in the text."""
    with open(truth, encoding="utf-8") as file:
        fields = json.load(file)["fields"]
    values = [field.get("value") for field in (fields.values() if isinstance(fields, dict) else fields)]
    wanted = collections.Counter(w for value in values for s in strings_in(value) for w in WORD.findall(s))
    found = collections.Counter(WORD.findall(text))
    return sum((wanted & found).values()) / max(1, sum(wanted.values()))


def words_of(inspected: str) -> str:
    """The words that `quaestor inspect` lists, and the labels of its boxes."""
    pages = json.loads(inspected)["pages"]
    return " ".join(word["text"] for page in pages for line in page["lines"] for word in line["words"])


def compare(program: str, path: str, arguments) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        pictures = pictures_of(path, folder)
        ours, theirs = [], []
        for _ in range(arguments.runs):
            ours.append(run([program, "extract", "--quiet", path], dict(os.environ)))
            theirs.append(read_by_tesseract(pictures, arguments.languages))
    cpu = min(o[0] for o in ours) / min(t[0] for t in theirs)
    wall = min(o[1] for o in ours) / min(t[1] for t in theirs)
    line = f"{os.path.basename(path)[:38]:<40}{len(pictures):>6}{cpu:>8.2f}{wall:>8.2f}{max(o[2] for o in ours):>8.0f}"
    truth = os.path.splitext(path)[0] + ".truth.json"
    if os.path.exists(truth):
        seen = run([program, "inspect", "--quiet", path], dict(os.environ))[3]
        line += f"{recall(truth, words_of(seen)):>9.4f}{recall(truth, theirs[0][3]):>11.4f}"
    print(line, flush=True)
    return cpu, wall


def geometric_mean(values: list[float]) -> float:
    return math.exp(sum(map(math.log, values)) / len(values))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--languages", default="eng", help="that tesseract reads in")
    parser.add_argument("--most-cpu", type=float, default=0.8)
    parser.add_argument("--most-wall", type=float, default=0.42)
    arguments = parser.parse_args()
    print(f"{'file':<40}{'pages':>6}{'CPU':>8}{'wall':>8}{'MiB':>8}{'recall':>9}{'tesseract':>11}")
    ratios = [compare(arguments.program, path, arguments) for path in arguments.files]
    cpu, wall = (geometric_mean([r[i] for r in ratios]) for i in (0, 1))
    print(f"{'all: geometric means':<40}{'':>6}{cpu:>8.2f}{wall:>8.2f}")
    sys.exit(0 if cpu <= arguments.most_cpu and wall <= arguments.most_wall else 1)


if __name__ == "__main__":
    main()
