"""Prints blocks as plain text, as an e-mail's body or a word processor's "save as text" has it.

style: mark (brackets, brackets-big, parentheses, glyph-x), wrap (columns or 0), notes_at (end, none).
"""
import textwrap

import flow
import markup

MARKS = {"brackets": ("[x]", "[ ]"), "brackets-big": ("[X]", "[  ]"), "parentheses": ("(X)", "( )"),
         "glyph-x": ("☒", "☐")}


def write(blocks: list, content: dict, style: dict) -> str:
    parts, notes = [], []
    for block in blocks:
        parts.append(_block(block, style))
        notes += flow.all_notes(block)
    if style["notes_at"] != "none":
        parts.append("_" * 20 + "\n" + "\n".join(_fill(f"{n} {markup.visible(flow.footnote(n, content))}", "", style) for n in notes))
    return "\n\n".join(p for p in parts if p) + "\n"


def _block(block, style) -> str:
    keep = style["notes_at"] != "none"
    text = "".join(run.text for run in markup.parse(block.text) if keep or not run.note)
    if block.kind in ("title", "heading"):
        line = f"{block.number} {text}".strip()
        return line.upper() if style.get("capitals") else line
    if block.kind in ("introduction", "instruction", "closing"):
        return "\n".join(_fill(t, "", style) for t in text.split("\n"))
    if block.kind == "note":
        return _answer(block.answer, "", style)
    if block.kind in ("city", "contact", "rows"):
        return "\n".join(f"{label} {markup.visible(value)}".strip() for label, value in block.rows)
    if block.kind == "choice":
        label = text + "  " if text else ""
        return "   " + label + _boxes(block, style)
    if block.kind == "checklist":
        return "\n".join(_option(o, style) for o in block.options)
    indent = {"question": "", "item": "   ", "prompt": "   "}[block.kind]
    lines = block.answer.strip("\n").split("\n")
    prompt = f"{block.number} {text}".strip()
    if (block.inline or block.kind == "item") and block.answer and markup.lines(lines[0])[0].kind == "paragraph":
        prompt += " " + markup.visible(lines[0])
        lines = lines[1:]
    answer = _answer("\n".join(lines), "   ", style)
    gap = "\n" if style.get("tight") or block.kind == "item" else "\n\n"
    return _fill(prompt, indent, style) + (gap + answer if answer else "")


def _boxes(block, style) -> str:
    on, off = MARKS[style["mark"]]
    parts = (f"{o.label} {on if o.checked else off}" if style.get("box_after") else f"{on if o.checked else off} {o.label}"
             for o in block.options)
    return "   ".join(parts) + ("   " + markup.visible(block.answer) if block.answer else "")


def _option(option, style) -> str:
    on, off = MARKS[style["mark"]]
    label = markup.visible(option.label) if style["notes_at"] == "none" else "".join(r.text for r in markup.parse(option.label))
    line = f"{on if option.checked else off} {label}"
    detail = markup.lines(option.detail)
    separator = style.get("detail", ": ")
    if detail and separator != "below":
        line += separator + markup.visible(detail[0].text)
        detail = detail[1:]
    return "\n".join([_fill(line, "   ", style, "       ")] + [_fill(markup.visible(l.text), "       ", style) for l in detail])


def _answer(answer, indent, style) -> str:
    parts = []
    for line in markup.lines(answer):
        if line.kind == "row":
            parts.append(indent + " | ".join(markup.visible(c) for c in line.cells))
            continue
        mark = {"bullet": style.get("bullet", "-") + " ", "number": line.label + " ", "paragraph": ""}[line.kind]
        first = indent + "  " * line.level + mark
        gap = [""] if parts and line.kind == "paragraph" and style.get("wrap") else []
        parts += gap + [_fill(first + markup.visible(line.text), "", style, " " * len(first))]
    return "\n".join(parts)


def _fill(text, indent, style, rest=None) -> str:
    width = style.get("wrap", 0)
    if not width:
        return indent + text
    return textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent if rest is None else rest,
                         break_long_words=False, break_on_hyphens=False, drop_whitespace=True)
