#!/usr/bin/env python3
"""Makes a folder of many distinct documents out of a few, some of them broken.

    make_archive.py FOLDER FILE... [--documents 1000] [--broken 0.02] [--seed 1]

Copies differ in their last bytes (a comment in PDFs, a line in texts). Broken ones are cut off, have bytes
changed, hold nothing, or are noise. They lie in folders by tens, with names that repeat, an Office lock file and a
hidden file among them, as archives do.
"""
import argparse
import os
import random


def distinct(content: bytes, path: str, number: int) -> bytes:
    mark = f"copy {number}\n".encode()
    return content + (b"\n%" if path.endswith(".pdf") else b"\n\n") + mark


def broken(content: bytes, path: str, number: int, chance: random.Random) -> bytes:
    """Distinct for every number, so that each has an outcome of its own."""
    mark = f"%broken {number}\n".encode()
    kind = number % 4
    if kind == 0:
        return distinct(content[:chance.randrange(len(content) // 2)], path, number)
    if kind == 1:
        spoilt = bytearray(content)
        for _ in range(len(spoilt) // 50):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        return distinct(bytes(spoilt), path, number)
    if kind == 2:
        return mark + chance.randbytes(5000)
    return b"\x89PNG\r\n\x1a\n" + mark


def make(folder: str, files: list[str], documents: int, share: float, seed: int) -> int:
    """Returns how many are broken."""
    chance = random.Random(seed)
    contents = {path: open(path, "rb").read() for path in sorted(files)}
    paths = list(contents)
    bad = set(chance.sample(range(documents), round(documents * share)))
    for number in range(documents):
        path = paths[number % len(paths)]
        place = os.path.join(folder, f"{number // 100:03}", f"{number // 10 % 10}")
        os.makedirs(place, exist_ok=True)
        spoil = number in bad
        content = broken(contents[path], path, number, chance) if spoil else distinct(contents[path], path, number)
        with open(os.path.join(place, f"{number % 10}-{os.path.basename(path)}"), "wb") as out:
            out.write(content)
    for name in ("~$return.docx", ".DS_Store"):
        with open(os.path.join(folder, name), "wb") as out:
            out.write(b"debris")
    return len(bad)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--broken", type=float, default=0.02)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    bad = make(options.folder, options.files, options.documents, options.broken, options.seed)
    print(f"{options.documents} documents in {options.folder}, {bad} of them broken")


if __name__ == "__main__":
    main()
