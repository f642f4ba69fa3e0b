"""What a perfect reader gives back for a content: the truth that score.py compares with."""
import re

import content as contents
import form
import markup

URLS = {"I.1", "I.2.a", "I.2.b", "I.2.c", "I.2.d", "I.2.e"}
PERCENTAGES = ("III.3", "IV.1", "IV.2", "V.3")
ATTRIBUTES = ("name", "title", "organization", "email", "phone")
ORDER = ["respondent.city", "respondent.country", "I.1", "I.2.a", "I.2.b", "I.2.c", "I.2.d", "I.2.e", "I.3",
         "I.3.contacts", "I.3.linked", "II.1.national", "II.1.local", "II.1.adoption", "III.1", "III.2",
         "III.3.percentage", "III.3", "III.4", "III.5", "III.6", "III.7", "III.8", "III.9", "IV.1.percentage",
         "IV.1", "IV.2.percentage", "IV.2", "IV.3", "IV.4", "V.1", "V.2", "V.3.percentage", "V.3", "VI.1",
         "VII.1", "VIII.1", "VIII.2", "VIII.2.details", "IX.contact", "IX.submission_date", "IX.declaration"]


def build(name: str, content: dict, producer: str, style: dict) -> dict:
    """style["links"]: False where the producer keeps no link targets."""
    links = style.get("links", True)
    fields = {id: _field(content, id, links) for id in ORDER}
    for id, values in content["accept"].items():
        fields[id].setdefault("accept", []).extend(values)
    if producer.startswith("layout"):
        _accept_layout(fields)
    result = {"name": name, "questionnaire": "lgq-2022", "content": content["name"], "producer": producer,
              "style": style, "fields": fields}
    if reasons := _reasons(content, fields, links):
        result["expect_reasons"] = reasons
    notes = [markup.plain(content[k]) for k in ("cover", "remarks") if content[k]]
    if notes:
        result["unassigned"] = notes
    return result


def _accept_layout(fields: dict) -> None:
    """pdftotext -layout keeps neither cell borders nor the difference of a gap from a space."""
    for field in fields.values():
        value = field["value"]
        if isinstance(value, str):
            spaced = re.sub(r"(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u4e00-\u9fff])", " ", value)
            variants = {value.replace(" | ", " "), spaced} - {value}
            if variants:
                field.setdefault("accept", []).extend(sorted(variants))


def is_deleted(content: dict, id: str) -> bool:
    return any(id == gone or id.startswith(gone + ".") for gone in content["delete"])


def _field(content: dict, id: str, links: bool) -> dict:
    if is_deleted(content, id):
        return _missing(id)
    if id in URLS:
        return _urls(content["answers"].get(id, ""), links)
    if id in ("II.1.national", "II.1.local", "IV.3", "V.1", "VIII.2"):
        return _choice(contents.choice(content, id))
    if id in form.OPTIONS:
        return _checklist(contents.checklist(content, id), links)
    if id.endswith(".percentage"):
        return _percentage(content, id.removesuffix(".percentage"))
    if id in ("I.3.contacts", "IX.contact"):
        return _contacts(contents.people(content, id), id)
    if id == "IX.submission_date":
        return _date(content["answers"].get(id))
    return _text(content["answers"].get(id, ""), links)


def _missing(id: str) -> dict:
    field = {"value": [] if id in form.OPTIONS else None, "status": "missing"}
    if id in form.OPTIONS:
        field["options"] = {o[0]: {"checked": None, "detail": None} for o in form.OPTIONS[id]}
    return field


def _text(answer: str, links: bool) -> dict:
    value = markup.plain(answer)
    if not value:
        return {"value": None, "status": "blank"}
    field = {"value": value, "status": "answered", "urls": markup.found(answer, "url", links),
             "emails": markup.found(answer, "email"), "phones": markup.found(answer, "phone")}
    if "^" in answer:  # a raised 2 may be given as it is or as the character
        field["accept"] = [re.sub(r"(?<=m)([23])\b", lambda m: "²³"[int(m[1]) - 2], value)]
    return field


def _urls(answer: str, links: bool) -> dict:
    written = markup.plain(answer)
    if not written:
        return {"value": None, "status": "blank", "text": None}
    return {"value": markup.found(answer, "url", links), "status": "answered",
            "text": _beside(answer), "as_written": written}


def _beside(answer: str) -> str | None:
    """The words beside the URLs; a lone separator is none, a lone dash is an answer."""
    parts = []
    for line in markup.lines(answer):
        texts = line.cells or [line.text]
        kept = (run.text for text in texts for run in markup.parse(text)
                if run.kind != "url" or run.hidden)
        parts.append(" ".join(kept))
    text = " ".join(" ".join(parts).split())
    text = re.sub(r"(?:^|(?<=\s))[,;.]+(?=\s|$)", "", text)
    text = " ".join(text.split())
    has_url = bool(markup.found(answer, "url"))
    return None if not text or (has_url and not re.search(r"\w", text)) else text


def _choice(given: dict) -> dict:
    options = {o: {"checked": o in given["marks"]} for o in ("yes", "no")}
    answered = bool(given["marks"]) or given["value"] is not None
    field = {"value": given["value"], "status": "answered" if answered else "blank", "options": options}
    if given["words"]:
        field["text"] = markup.plain(given["words"])
    return field


def _checklist(given: dict, links: bool) -> dict:
    options = {id: {"checked": o["checked"], "detail": markup.plain(o["detail"]) or None,
                    "urls": markup.found(o["detail"], "url", links)} for id, o in given.items()}
    value = [id for id, o in options.items() if o["checked"]]
    return {"value": value, "status": "answered" if value else "blank", "options": options}


def _percentage(content: dict, question: str) -> dict:
    given, answer = contents.percentage(content, question), content["answers"].get(question, "")
    field = {"value": given["value"], "status": "blank" if given["value"] is None else "answered"}
    if answer:
        field["text"] = markup.plain(answer)
    if "accept" in given:
        field["accept"] = given["accept"]
    return field


def _contacts(given: list[dict], id: str) -> dict:
    if not any(person.values() for person in given):
        return {"value": None, "status": "blank", "text": None}
    people, written = [], []
    for person in given:
        entry = {}
        for name in ATTRIBUTES:
            run = next((r for r in markup.parse(person.get(name) or "") if r.kind), None)
            entry[name] = run.url if run else markup.visible(person.get(name) or "") or None
        people.append(entry)
        written.append({"phone": markup.visible(person["phone"])} if person.get("phone") else {})
    field = {"value": people, "status": "answered", "text": None}
    return field | ({"written": written} if id == "I.3.contacts" else {})


def _date(given) -> dict:
    if not given:
        return {"value": None, "status": "blank", "text": None}
    return {"value": given.get("iso"), "status": "answered", "text": given["text"]} | (
        {"accept": given["accept"]} if "accept" in given else {})


def _reasons(content: dict, fields: dict, links: bool) -> dict:
    reasons = {id: list(names) for id, names in content["reasons"].items()
               if links or names != ["link_mismatch"]}
    for id, field in fields.items():
        if field["status"] == "missing":
            reasons[id] = ["prompt_not_found"]
        given = contents.choice(content, id) if set(field.get("options", ())) == {"yes", "no"} else None
        if given and field["status"] != "missing" and len(given["marks"]) > 1:
            reasons.setdefault(id, []).append("marks_conflict")
        if given and field["status"] != "missing" and not given["marks"] and given["value"]:
            reasons.setdefault(id, []).append("answer_in_words")
    for id in content["move"]:
        reasons.setdefault(id, []).append("out_of_order")
    return reasons
