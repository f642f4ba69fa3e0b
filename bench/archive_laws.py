#!/usr/bin/env python3
"""Shows that a store depends on the documents alone.

    archive_laws.py PROGRAM FOLDER [--kills 50] [--shards 3] [--seed 1]

Converts FOLDER (make_archive.py makes one) with one job, with two, with so many SIGKILLs at random moments, and in
shards that are merged, and compares the stores: every document with one outcome, all stores equal. Exit status 1
where they are not.
"""
import argparse
import hashlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

TABLES = {"documents": "sha256", "places": "sha256, path, part", "unopened_files": "path", "responses": "sha256",
          "fields": "sha256, position", "corrections": "id"}


def dump(store: str) -> tuple[str, int]:
    """A hash of the whole content, and the number of documents."""
    content = hashlib.sha256()
    with sqlite3.connect(store) as connection:
        for table, order in TABLES.items():
            for row in connection.execute(f"SELECT * FROM {table} ORDER BY {order}"):
                content.update(repr(row).encode())
        return content.hexdigest(), connection.execute("SELECT count(*) FROM documents").fetchone()[0]


def batch(program: str, folder: str, store: str, *options: str) -> float:
    start = time.monotonic()
    status = subprocess.run([program, "batch", folder, "--store", store, "--quiet", *options],
                            stderr=subprocess.DEVNULL).returncode
    if status not in (0, 1):
        sys.exit(f"batch ended with {status}")
    return time.monotonic() - start


def kill_again_and_again(program: str, folder: str, store: str, kills: int, whole: float, seed: int) -> None:
    """Kills spread over as much work as the whole takes, and then lets it end."""
    chance = random.Random(seed)
    for _ in range(kills):
        process = subprocess.Popen([program, "batch", folder, "--store", store, "--quiet", "--jobs", "2"],
                                   stderr=subprocess.DEVNULL, start_new_session=True)
        time.sleep(chance.uniform(0.02, 2 * whole / kills + 0.1))
        process.send_signal(signal.SIGKILL)
        process.wait()
    batch(program, folder, store, "--jobs", "2")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("folder")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--shards", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        stores = {name: os.path.join(place, name + ".sqlite") for name in ("one job", "two jobs", "killed", "merged")}
        run = lambda store, *more: batch(options.program, options.folder, store, *more)
        print(f"one job: {run(stores['one job'], '--jobs', '1'):.1f} s")
        whole = run(stores["two jobs"], "--jobs", "2")
        print(f"two jobs: {whole:.1f} s")
        kill_again_and_again(options.program, options.folder, stores["killed"], options.kills, whole, options.seed)
        parts = [os.path.join(place, f"part-{i}.sqlite") for i in range(options.shards)]
        for i, part in enumerate(parts):
            run(part, "--shard", f"{i + 1}/{options.shards}")
        for _ in range(2):  # the second time changes nothing
            subprocess.run([options.program, "merge", *parts, "-o", stores["merged"]], check=True)
        dumps = {name: dump(store) for name, store in stores.items()}
        for name, (content, documents) in dumps.items():
            print(f"{name}: {documents} documents, {content[:16]}")
        print("parts: " + ", ".join(str(dump(part)[1]) for part in parts) + " documents")
    return int(len(set(dumps.values())) != 1)


if __name__ == "__main__":
    sys.exit(main())
