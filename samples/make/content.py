"""Loads a content: what an invented city answered, and how it treated the form (contents/*.yaml)."""
import re
from pathlib import Path

import yaml

import form

FOLDER = Path(__file__).parent / "contents"


class _Loader(yaml.SafeLoader):
    """YAML in which 2023-05-22 and yes are strings."""


_Loader.yaml_implicit_resolvers = {
    first: [r for r in resolvers if r[0] not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))

HABITS = {"form": "en", "cover": "", "remarks": "", "delete": [], "move": {}, "renumber": {}, "reword": {},
          "repeat": [], "inline": [], "language": "en", "reasons": {}, "answers": {}, "rtl": False, "accept": {}}


def load(name: str) -> dict:
    data = yaml.load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), _Loader)
    unknown = set(data) - set(HABITS)
    known = {e.field for e in form.entries() if e.field} | {
        "respondent.city", "respondent.country", "IX.submission_date"} | {
        f"{q}.percentage" for q in ("III.3", "IV.1", "IV.2", "V.3")}
    unknown |= set(data.get("answers") or {}) - known
    if unknown:
        raise ValueError(f"{name}.yaml: unknown keys {sorted(unknown)}")
    return {"name": name, **HABITS, **data}


def choice(content: dict, id: str) -> dict:
    """{"marks": [...], "words": text beside the boxes, "value": id or None}"""
    given = content["answers"].get(id)
    if given is None:
        return {"marks": [], "words": "", "value": None}
    if given == "both":
        return {"marks": ["yes", "no"], "words": "", "value": None}
    if isinstance(given, dict):
        marks = given.get("marks", [])
        return {"marks": marks, "words": given.get("words", ""),
                "value": given.get("value", marks[0] if len(marks) == 1 else None)}
    return {"marks": [given], "words": "", "value": given}


def checklist(content: dict, id: str) -> dict[str, dict]:
    """By option: {"checked": bool, "detail": markup}"""
    given = content["answers"].get(id) or {}
    if isinstance(given, list):
        given = {option: True for option in given}
    result = {}
    for option, _, _ in form.OPTIONS[id]:
        entry = given.get(option, False)
        if isinstance(entry, str):
            entry = {"checked": True, "detail": entry}
        elif not isinstance(entry, dict):
            entry = {"checked": bool(entry)}
        result[option] = {"checked": entry.get("checked", True), "detail": entry.get("detail", "")}
    unknown = set(given) - set(result)
    if unknown:
        raise ValueError(f"{content['name']}: {id}: unknown options {sorted(unknown)}")
    return result


def people(content: dict, id: str) -> list[dict]:
    given = content["answers"].get(id) or []
    return given if isinstance(given, list) else [given]


def percentage(content: dict, question: str) -> dict:
    given = content["answers"].get(f"{question}.percentage")
    return given if isinstance(given, dict) else {"value": given}
