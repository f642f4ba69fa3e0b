"""The inline markup of contents: what is a link, an e-mail address or a phone is said, never guessed.

    <https://a.org/x>          a URL as typed        <https://a.org|A.ORG>    typed otherwise than it is
    [here](https://a.org)      a link behind words   [a.org/x](https://b.org){mismatch}
    <mailto:a@b.org|a [at] b.org>                    <tel:+3222792006|02 279 20 06>
    **bold**   ^2^ (raised)    {1} (footnote mark, on the form only)

A block is lines: "- " and "1. " items, two spaces of indent per level, "| " table rows ("a | b").
"""
import re
from dataclasses import dataclass, field, replace

TOKEN = re.compile(
    r"<(?P<typed>[a-z]+:[^|>\s]+)(?:\|(?P<shown>[^>]*))?>"
    r"|\[(?P<words>[^\]]+)\]\((?P<target>[a-z]+:(?:[^\s(){}]|\([^\s()]*\))+)\)(?P<mismatch>\{mismatch\})?"
    r"|\*\*(?P<bold>.+?)\*\*|\^(?P<raised>[^^\s]{1,4})\^|\{(?P<note>\d)\}")


@dataclass(frozen=True)
class Run:
    text: str
    href: str = ""      # target of a link
    bold: bool = False
    raised: bool = False
    note: int = 0       # a footnote mark
    url: str = ""       # what a reader should find here: normalised URL, e-mail or phone
    kind: str = ""      # "url", "email", "phone"
    hidden: bool = False  # the URL cannot be seen on paper


def parse(text: str) -> list[Run]:
    runs, at = [], 0
    for match in TOKEN.finditer(text):
        if match.start() > at:
            runs.append(Run(text[at:match.start()]))
        runs += _token(match)
        at = match.end()
    return runs + ([Run(text[at:])] if at < len(text) else [])


def _token(match: re.Match) -> list[Run]:
    if match["typed"]:
        scheme, _, rest = match["typed"].partition(":")
        if scheme == "mailto":
            return [Run(match["shown"] or rest, href=match["typed"], url=rest, kind="email")]
        if scheme == "tel":
            return [Run(match["shown"] or rest, url=rest, kind="phone")]
        return [Run(match["shown"] or match["typed"], href=match["typed"], url=match["typed"], kind="url")]
    if match["words"]:
        if match["mismatch"]:
            shown = match["words"]
            url = shown if "://" in shown else "https://" + shown
            return [Run(shown, href=match["target"], url=url, kind="url")]
        return [Run(match["words"], href=match["target"], url=match["target"], kind="url", hidden=True)]
    if match["bold"]:
        return [replace(run, bold=True) for run in parse(match["bold"])]
    if match["raised"]:
        return [Run(match["raised"], raised=True)]
    return [Run(match["note"], note=int(match["note"]))]


def visible(text: str) -> str:
    """What a reader sees, without footnote marks."""
    return "".join(run.text for run in parse(text) if not run.note)


@dataclass
class Line:
    """One paragraph, list item or table row of an answer."""
    kind: str           # paragraph, bullet, number, row
    level: int = 0
    label: str = ""     # "1." of a numbered item
    text: str = ""      # with markup
    cells: list[str] = field(default_factory=list)


def lines(block: str) -> list[Line]:
    result = []
    for raw in (block or "").strip("\n").split("\n"):
        if not raw.strip():
            continue
        body = raw.lstrip(" ")
        level = (len(raw) - len(body)) // 2
        numbered = re.match(r"(\d+\.) (.*)", body)
        if body.startswith("| "):
            result.append(Line("row", cells=[c.strip() for c in body[2:].split(" | ")]))
        elif body.startswith("- "):
            result.append(Line("bullet", level, "", body[2:]))
        elif numbered:
            result.append(Line("number", level, numbered[1], numbered[2]))
        else:
            result.append(Line("paragraph", 0, "", body.replace("\\", "", 1) if body[0] == "\\" else body))
    return result


def plain(block: str) -> str:
    """The answer as the contract wants it: one line per paragraph, items marked, cells joined."""
    result = []
    for line in lines(block):
        indent = "  " * line.level
        if line.kind == "row":
            result.append(" | ".join(visible(c) for c in line.cells))
        else:
            mark = {"bullet": "- ", "number": line.label + " ", "paragraph": ""}[line.kind]
            result.append(indent + mark + visible(line.text))
    return "\n".join(result)


def found(block: str, kind: str, hidden: bool = True) -> list[str]:
    """URLs, e-mails or phones that the answer mentions, in order, without duplicates."""
    texts = [t for line in lines(block) for t in (line.cells or [line.text])]
    runs = (run for text in texts for run in parse(text))
    values = (run.url for run in runs if run.kind == kind and (hidden or not run.hidden))
    return list(dict.fromkeys(values))
