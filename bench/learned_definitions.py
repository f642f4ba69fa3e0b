#!/usr/bin/env python3
"""How good learned definitions are, against one that was written by hand.

    bench/learned_definitions.py build/quaestor BLANK... \\
        [--reference patterns/lgq-2022.json] [--corpus FOLDER] [--out FOLDER] \\
        [--score "python3 score.py"]

For each blank form: learns its definition, pairs its fields and options with
the reference's by order and wording, and prints how many sections, questions
and types are right. With --corpus, returned forms are read with the learned
definition (its ids replaced by the reference's) and with the reference, and
the share of fields is printed in which both agree. With --score, that command
is also run as `COMMAND --truth CORPUS --responses OUT` for both.
"""
import argparse
import difflib
import json
import pathlib
import re
import subprocess
import sys

KINDS = ("heading", "question", "item")


def folded(text):
    return re.sub(r"[\W_]+", " ", text).strip().casefold()


def texts(wordings):
    found = []
    for value in wordings.values():
        found += [value] if isinstance(value, str) else value
    return found


def likeness(one, other):
    """0 to 1, of the two most similar wordings."""
    return max((difflib.SequenceMatcher(None, folded(a), folded(b), autojunk=False).ratio()
                for a in texts(one) for b in texts(other)), default=0)


def pairs(left, right, likeness_of):
    """Pairs of elements in the same order with the greatest sum of likeness."""
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    like = [[likeness_of(a, b) for b in right] for a in left]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            both = best[i + 1][j + 1] + like[i][j] if like[i][j] >= 0.6 else 0
            best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
    found, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if like[i][j] >= 0.6 and best[i][j] == best[i + 1][j + 1] + like[i][j]:
            found.append((left[i], right[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def prompts_of(definition):
    """The entry that asks for each field: of several the last, which is nearest to the answer."""
    prompts = {}
    for entry in definition["entries"]:
        if entry["kind"] == "option":
            continue
        for field in entry.get("fields", []):
            prompts[field] = entry
    return prompts


def field_pairs(learned, reference):
    asked, asks = prompts_of(learned), prompts_of(reference)

    def same(one, other):
        if one["type"] != other["type"] and "percentage" in (one["type"], other["type"]):
            return 0
        if (one["type"] == "contacts") != (other["type"] == "contacts"):
            return 0
        if one["id"] not in asked:
            return 0
        return likeness(asked[one["id"]]["wordings"], asks[other["id"]]["wordings"])

    return pairs(learned["fields"], reference["fields"], same)


def options_of(definition, field):
    options = field.get("options", [])
    return definition["option_sets"][options] if isinstance(options, str) else options


def option_names(learned, reference, one, other):
    mine, theirs = options_of(learned, one), options_of(reference, other)
    if len(mine) != len(theirs):
        return {}
    return {a["id"]: b["id"] for a, b in zip(mine, theirs)}


def renamed(learned, reference):
    """The learned definition with the reference's ids."""
    copy = json.loads(json.dumps(learned))
    names, option_ids = {}, {}
    for one, other in field_pairs(learned, reference):
        names[one["id"]] = other["id"]
        option_ids[one["id"]] = option_names(learned, reference, one, other)
    for field in copy["fields"]:
        known = option_ids.get(field["id"], {})
        if isinstance(field.get("options"), list):
            for option in field["options"]:
                option["id"] = known.get(option["id"], option["id"])
        for key in ("id", "shares", "explained_by"):
            if key in field:
                field[key] = names.get(field[key], field[key])
    for entry in copy["entries"]:
        if "option" in entry:
            known = option_ids.get(entry["fields"][0], {})
            entry["option"] = known.get(entry["option"], entry["option"])
        if "fields" in entry:
            entry["fields"] = [names.get(f, f) for f in entry["fields"]]
    if "country_field" in copy:
        copy["country_field"] = names.get(copy["country_field"], copy["country_field"])
    copy["id"] = reference["id"]
    return copy


def report(name, learned, reference):
    found = field_pairs(learned, reference)
    right = sum(one["type"] == other["type"] for one, other in found)
    total = len(reference["fields"])
    line = f"{name}: fields {len(found)}/{total}, types right {right}/{total}"
    for kind in KINDS:
        mine = [e for e in learned["entries"] if e["kind"] == kind]
        theirs = [e for e in reference["entries"] if e["kind"] == kind]
        same = pairs(mine, theirs, lambda a, b: likeness(a["wordings"], b["wordings"])
                     if a.get("number") == b.get("number") else 0)
        line += f", {kind}s {len(same)}/{len(theirs)} (+{len(mine) - len(same)})"
    print(line)
    paired = {other["id"] for _, other in found}
    for field in reference["fields"]:
        if field["id"] not in paired:
            print(f"  not found: {field['id']}")
    for one, other in found:
        if one["type"] != other["type"]:
            print(f"  {one['id']} is {one['type']}, {other['id']} is {other['type']}")


def read(program, definition, documents, out):
    out.mkdir(parents=True, exist_ok=True)
    for document in documents:
        subprocess.run([program, "extract", "--quiet", str(document), "--questionnaire",
                        str(definition), "-o", str(out / (document.stem + ".json"))], check=False)


def answers(path):
    if not path.exists():
        return {}
    fields = json.loads(path.read_text())["fields"]
    return {f["id"]: (f["status"], json.dumps(f["value"]), json.dumps(
        [(o["id"], o["checked"], o.get("detail")) for o in f.get("options") or []]))
        for f in fields}


def compare(one, other, documents):
    same = total = 0
    for document in documents:
        mine, theirs = (answers(p / (document.stem + ".json")) for p in (one, other))
        for field, answer in theirs.items():
            total += 1
            if mine.get(field) == answer:
                same += 1
            else:
                print(f"  {document.stem} {field}: {mine.get(field)} for {answer}"[:200])
    print(f"  agrees with the reference in {same} of {total} fields"
          f" ({100 * same / max(total, 1):.2f} %)")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("blanks", nargs="+", type=pathlib.Path)
    parser.add_argument("--reference", type=pathlib.Path, default=pathlib.Path(
        __file__).resolve().parent.parent / "patterns/lgq-2022.json")
    parser.add_argument("--corpus", type=pathlib.Path)
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("learned"))
    parser.add_argument("--score")
    arguments = parser.parse_args()
    reference = json.loads(arguments.reference.read_text())
    arguments.out.mkdir(parents=True, exist_ok=True)
    documents = sorted(p for p in arguments.corpus.iterdir() if p.suffix in (
        ".pdf", ".md", ".txt", ".docx", ".odt")) if arguments.corpus else []
    standard = arguments.out / "reference"
    if documents:
        read(arguments.program, arguments.reference, documents, standard)
        score(arguments, standard)
    for blank in arguments.blanks:
        path = arguments.out / (blank.name + ".json")
        subprocess.run([arguments.program, "learn", "--quiet", "--force", str(blank),
                        "-o", str(path)], check=True)
        learned = json.loads(path.read_text())
        report(blank.name, learned, reference)
        if documents:
            mapped = arguments.out / (blank.name + ".mapped.json")
            mapped.write_text(json.dumps(renamed(learned, reference), ensure_ascii=False, indent=1))
            responses = arguments.out / blank.name
            read(arguments.program, mapped, documents, responses)
            compare(responses, standard, documents)
            score(arguments, responses)


def score(arguments, responses):
    if arguments.score:
        sys.stdout.flush()
        subprocess.run(arguments.score.split() + ["--truth", str(arguments.corpus), "--responses",
                                                  str(responses)], check=False)


if __name__ == "__main__":
    main()
