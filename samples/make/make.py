#!/usr/bin/python3
"""Writes returned questionnaires of invented cities, each with the truth that score.py compares with.

    make.py OUT              all of the catalogue
    make.py OUT NAME...      those whose name contains one of NAME
    make.py --list
    make.py --samples OUT    the files of samples/, without truths
"""
import json
import shutil
import sys
import tempfile
import traceback
from pathlib import Path

import content as contents
import flow
import post
import producers
import styles
import truth
from catalogue import CATALOGUE, SAMPLES


def make(row: tuple, out: Path) -> str:
    """One document and its truth; returns its file name."""
    city, producer, overrides = row
    content = contents.load(city)
    name = f"{city}-{producer}" + overrides.get("suffix", "")
    style = {**styles.common(name, content), **{k: v for k, v in overrides.items() if k != "suffix"}}
    writer = producers.PRODUCERS[producer]
    style = {**style, **writer.style, **overrides}
    style.pop("suffix", None)
    path = out / (name + writer.extension)
    writer.write(flow.build(content, style), content, style, path)
    if style.get("post"):
        post.apply(path, style["post"])
    answer = truth.build(name, content, producer, style)
    (out / f"{name}.truth.json").write_text(json.dumps(answer, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path.name


def make_samples(rows: dict, out: Path) -> int:
    with tempfile.TemporaryDirectory() as folder:
        for name, row in SAMPLES.items():
            shutil.copyfile(Path(folder) / make(rows[row], Path(folder)), out / name)
            print(name, flush=True)
    return 0


def main(arguments: list[str]) -> int:
    names = [(f"{c}-{p}" + o.get("suffix", ""), (c, p, o)) for c, p, o in CATALOGUE]
    if arguments[:1] == ["--list"]:
        print("\n".join(name for name, _ in names))
        return 0
    if arguments[:1] == ["--samples"] and len(arguments) == 2:
        return make_samples(dict(names), Path(arguments[1]))
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    out, wanted = Path(arguments[0]), arguments[1:]
    out.mkdir(parents=True, exist_ok=True)
    failed = 0
    for name, row in names:
        if wanted and not any(part in name for part in wanted):
            continue
        try:
            print(make(row, out), flush=True)
        except Exception:
            failed += 1
            print(f"{name}:", traceback.format_exc(limit=-2), file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
