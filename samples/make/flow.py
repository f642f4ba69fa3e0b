"""Puts a content into the form: the document as a list of blocks that every writer can print."""
import re
from dataclasses import dataclass, field

import content as contents
import form
import markup
from truth import is_deleted


@dataclass
class Option:
    id: str
    label: str
    checked: bool
    detail: str = ""


@dataclass
class Block:
    """kind: title, introduction, note, city, heading, question, item, prompt, choice, checklist, contact,
    rows, instruction, closing. `text` is the form's, `answer` the respondent's; `group` says which choice
    or checklist the options belong to, or which field is answered."""
    kind: str
    text: str = ""
    number: str = ""
    answer: str = ""
    inline: bool = False
    options: list[Option] = field(default_factory=list)
    rows: list[tuple[str, str]] = field(default_factory=list)
    group: str = ""


def build(content: dict, style: dict) -> list[Block]:
    lang = content["form"]
    blocks = [Block("note", answer=content["cover"])] if content["cover"] else []
    blocks.append(Block("title", form.TITLE[lang]))
    if not style.get("no_introduction"):
        blocks.append(Block("introduction", form.INTRODUCTION[lang]))
    labels = form.CITY_LABELS[lang] if style["city_labels"] else ("", "")
    answers = content["answers"]
    blocks.append(Block("city", rows=[(labels[0], answers.get("respondent.city", "")),
                                      (labels[1], answers.get("respondent.country", ""))]))
    blocks += _body(content, style)
    if not style.get("no_closing"):
        blocks.append(Block("closing", form.CLOSING[lang]))
    if content["remarks"]:  # after the closing words: before them it would be the last option's detail
        blocks.append(Block("note", answer=content["remarks"]))
    return blocks


def _body(content: dict, style: dict) -> list[Block]:
    entries = [e for e in form.entries() if not is_deleted(content, e.id)]
    for moved, after in content["move"].items():
        going = [e for e in entries if e.id == moved or e.id.startswith(moved + ".")]
        entries = [e for e in entries if e not in going]
        at = max(i for i, e in enumerate(entries) if e.id == after or e.id.startswith(after + "."))
        entries[at + 1:at + 1] = going
    return [block for entry in entries for block in _blocks(entry, content, style)]


def _blocks(entry: form.Entry, content: dict, style: dict) -> list[Block]:
    french = content["form"] == "fr"
    text = content["reword"].get(entry.id, entry.fr if french else entry.en)
    if entry.kind == "choice":
        return [_choice(entry, text, content)]
    if entry.kind == "checklist":
        return [_checklist(entry, content)]
    if entry.kind == "contact":
        people = contents.people(content, entry.field) or [{}]
        labels = style.get("contact_labels") or form.CONTACT_LABELS[content["form"]]
        names = ("name", "title", "organization", "email", "phone")
        return [Block("contact", rows=[(label, person.get(n) or "") for label, n in zip(labels, names)])
                for person in people]
    if entry.kind == "rows":
        return [_final_rows(content)]
    number = content["renumber"].get(entry.id, _number(entry, style))
    answer = content["answers"].get(entry.field, "") if entry.field else ""
    block = Block(entry.kind, text, number, answer, entry.field in content["inline"], group=entry.field)
    return _repeated(block) if entry.id in content["repeat"] else [block]


def _repeated(block: Block) -> list[Block]:
    """The prompt once more in the middle of its own answer, as over a page break."""
    parts = block.answer.strip("\n").split("\n")
    whole = [i for i, line in enumerate(parts) if i and line[:1] not in (" ", "|")]
    half = min(whole, key=lambda i: abs(i - len(parts) / 2))
    return [Block(block.kind, block.text, block.number, "\n".join(parts[:half]), group=block.group),
            Block(block.kind, block.text, block.number, "\n".join(parts[half:]), group=block.group)]


def _number(entry: form.Entry, style: dict) -> str:
    if entry.kind == "heading":
        return entry.number + "."
    if not entry.number:
        return ""
    if entry.kind == "item":
        return style.get("item_number", "{}.").format(entry.number)
    return style.get("number", "{}.").format(entry.number, section=entry.id.split(".")[0])


def _choice(entry: form.Entry, label: str, content: dict) -> Block:
    given = contents.choice(content, entry.field)
    words = form.YES_NO[content["form"]]
    options = [Option(id, word, id in given["marks"]) for id, word in zip(("yes", "no"), words)]
    return Block("choice", label, answer=given["words"], options=options, group=entry.field)


def _checklist(entry: form.Entry, content: dict) -> Block:
    given = contents.checklist(content, entry.field)
    french = content["form"] == "fr"
    options = []
    for id, english, translated in form.OPTIONS[entry.field]:
        label = content["reword"].get(f"{entry.field}.{id}", translated if french else english)
        options.append(Option(id, label, given[id]["checked"], given[id]["detail"]))
    return Block("checklist", options=options, group=entry.field)


def _final_rows(content: dict) -> Block:
    labels = form.FINAL_LABELS[content["form"]]
    person = (contents.people(content, "IX.contact") or [{}])[0]
    date = (content["answers"].get("IX.submission_date") or {}).get("text", "")
    values = [person.get(n) or "" for n in ("name", "title", "email", "organization")] + [date]
    return Block("rows", rows=list(zip(labels, values)))


def notes_of(text: str) -> list[int]:
    return [int(n) for n in re.findall(r"\{(\d)\}", text)]


def all_notes(block: Block) -> list[int]:
    texts = [block.text] + [o.label for o in block.options]
    return [n for text in texts for n in notes_of(text)]


def footnote(number: int, content: dict) -> str:
    return form.FOOTNOTES[number][content["form"] == "fr"]


__all__ = ["Block", "Option", "build", "all_notes", "footnote", "markup"]
