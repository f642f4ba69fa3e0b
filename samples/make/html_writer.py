"""Prints blocks as HTML for Chromium (or LibreOffice). One function per block kind.

style: design (flow, table, columns), mark (native, css-x, css-tick, css-filled, svg-x, svg-tick,
svg-dot, glyph-x, glyph-check, glyph-square, letter), notes_at (section, end, none), and the common
keys of styles.py.
"""
import html

import flow
import markup

GLYPHS = {"glyph-x": "☒☐", "glyph-check": "☑☐", "glyph-square": "■□", "glyph-tick": "✔☐"}


def write(blocks: list, content: dict, style: dict) -> str:
    head = (f'<!DOCTYPE html><html lang="{content["form"]}"><head><meta charset="utf-8"><title>LGQ</title>'
            f"<style>{_css(style)}</style></head><body>")
    body = _columns(blocks, content, style) if style["design"] != "table" else _table(blocks, content, style)
    return head + body + "</body></html>"


# ---------------------------------------------------------------- designs

def _columns(blocks, content, style) -> str:
    """One after the other; footnotes after each section, at the end, or nowhere."""
    parts, waiting = [], []
    for block in blocks:
        if block.kind in ("heading", "closing") and style["notes_at"] == "section":
            parts.append(_notes(waiting, content))
            waiting = []
        parts.append(_block(block, style))
        waiting += flow.all_notes(block)
    if style["notes_at"] != "none":
        parts.append(_notes(waiting, content))
    return "\n".join(parts)


def _table(blocks, content, style) -> str:
    """Prompt left, answer right. What has no answer spans both."""
    rows, waiting = [], []
    blocks = list(blocks)
    while blocks:
        block = blocks.pop(0)
        waiting += flow.all_notes(block)
        left, right = _prompt(block, style), _reply(block, style)
        if block.kind in ("title", "introduction", "note", "heading", "closing", "instruction"):
            rows.append(f'<tr><td colspan="2">{_block(block, style)}</td></tr>')
        elif block.kind in ("contact", "rows", "city"):
            rows += [f"<tr><td>{_inline(label, style)}</td><td>{_answer(value, style)}</td></tr>"
                     for label, value in block.rows]
        elif block.kind == "checklist" and style.get("option_rows"):
            rows += [f"<tr><td>{_box(o, block, style)}{_inline(o.label, style)}</td>"
                     f"<td>{_answer(o.detail, style)}</td></tr>" for o in block.options]
        else:
            if blocks and blocks[0].kind in ("choice", "checklist") and not blocks[0].text and not style.get("option_rows"):
                waiting += flow.all_notes(blocks[0])
                right += _reply(blocks.pop(0), style)
            rows.append(f"<tr><td>{left}</td><td>{right}</td></tr>")
    notes = _notes(waiting, content) if style["notes_at"] != "none" else ""
    return f'<table class="form">{"".join(rows)}</table>{notes}'


def _prompt(block, style) -> str:
    number = f"{block.number} " if block.number else ""
    return f'<p class="q">{number}{_inline(block.text, style)}</p>' if block.text else ""


def _reply(block, style) -> str:
    if block.kind == "choice":
        return f'<p class="c">{_boxes(block, style)}{_beside(block, style)}</p>'
    if block.kind == "checklist":
        return "".join(_option(o, block, style) for o in block.options)
    return _answer(block.answer, style)


# ---------------------------------------------------------------- blocks

def _block(block, style) -> str:
    if block.kind == "title":
        return f"<h1>{_inline(block.text, style)}</h1>"
    if block.kind == "heading":
        return f"<h2>{block.number} {_inline(block.text, style)}</h2>"
    if block.kind in ("introduction", "instruction", "closing"):
        paragraphs = (f"<p>{_inline(t, style)}</p>" for t in block.text.split("\n"))
        return "".join(paragraphs)
    if block.kind == "note":
        return _answer(block.answer, style)
    if block.kind in ("city", "contact"):
        lines = (f"<b>{html.escape(l)}</b> {_person(v, style)}" if l else _person(v, style)
                 for l, v in block.rows)
        return '<p class="c">' + ("<br>" if block.kind == "contact" else '</p><p class="c">').join(lines) + "</p>"
    if block.kind == "rows":
        return '<ul class="r">' + "".join(f"<li>{html.escape(l)} {_person(v, style)}</li>"
                                          for l, v in block.rows) + "</ul>"
    if block.kind == "choice":
        label = _inline(block.text, style) + " &ensp;" if block.text else ""
        return f'<p class="c">{label}{_boxes(block, style)}{_beside(block, style)}</p>'
    if block.kind == "checklist":
        return "".join(_option(o, block, style) for o in block.options)
    return _question(block, style)


def _question(block, style) -> str:
    number = f'<span class="n">{block.number}</span> ' if block.number else ""
    lines = markup.lines(block.answer)
    beside, rest = "", block.answer
    inline = block.inline or (block.kind == "item" and style.get("items_inline", True))
    if inline and lines and lines[0].kind == "paragraph":
        beside = f' <span class="a">{_inline(lines[0].text, style)}</span>'
        rest = "\n".join(block.answer.strip("\n").split("\n")[1:])
    kind = {"question": "q", "item": "q i", "prompt": "c"}[block.kind]
    return f'<p class="{kind}">{number}{_inline(block.text, style)}{beside}</p>{_answer(rest, style)}'


def _person(value, style) -> str:
    return f'<span class="a">{_inline(value, style)}</span>' if value else ""


def _boxes(block, style) -> str:
    parts = [_labelled(_box(o, block, style), html.escape(o.label), style) for o in block.options]
    return style.get("box_gap", " &emsp; ").join(parts)


def _labelled(box, label, style) -> str:
    return f"{label} {box}" if style.get("box_after") else f"{box} {label}"


def _beside(block, style) -> str:
    return f' &ensp;<span class="a">{_inline(block.answer, style)}</span>' if block.answer else ""


def _option(option, block, style) -> str:
    line = _labelled(_box(option, block, style), _inline(option.label, style), style)
    detail = markup.lines(option.detail)
    if not detail:
        return f'<p class="o">{line}</p>'
    if style.get("detail", ": ") == "below":
        return f'<p class="o">{line}</p><div class="d">{_answer(option.detail, style)}</div>'
    first = f'<span class="a">{html.escape(style.get("detail", ": "))}{_inline(detail[0].text, style)}</span>'
    rest = "".join(f'<p class="d a">{_inline(l.text, style)}</p>' for l in detail[1:])
    return f'<p class="o">{line}{first}</p>{rest}'


def _box(option, block, style) -> str:
    mark, on = style["mark"], option.checked
    if mark == "native":
        kind = "radio" if block.kind == "choice" and style.get("radios") else "checkbox"
        name = f' name="{block.group}"' if kind == "radio" else ""
        return f'<input type="{kind}"{name}{" checked" if on else ""}>'
    if mark in GLYPHS:
        return f'<span class="g">{GLYPHS[mark][0 if on else 1]}</span>'
    if mark.startswith("svg"):
        ink = {"svg-x": '<path d="M2 2 10 10M10 2 2 10" stroke="#111" stroke-width="1.4"/>',
               "svg-tick": '<path d="M2 6 5 9.5 10 2" fill="none" stroke="#1a4fb0" stroke-width="1.6"/>',
               "svg-dot": '<circle cx="6" cy="6" r="3"/>'}[mark]
        shape = ('<circle cx="6" cy="6" r="5.4" fill="none" stroke="#222"/>' if mark == "svg-dot" else
                 '<rect x=".6" y=".6" width="10.8" height="10.8" fill="none" stroke="#222"/>')
        return f'<svg width="12" height="12" viewBox="0 0 12 12">{shape}{ink if on else ""}</svg>'
    inner = {"css-x": "×", "letter": "X", "css-tick": "<i></i>", "css-filled": ""}[mark] if on else ""
    return f'<span class="b {mark if on else ""}">{inner}</span>'


# ---------------------------------------------------------------- text

def _answer(text, style) -> str:
    parts, lines, at = [], markup.lines(text), 0
    while at < len(lines):
        line, end = lines[at], at
        same = ("row",) if line.kind == "row" else ("bullet", "number")
        if line.kind == "paragraph":
            parts.append(f'<p class="a" dir="auto">{_inline(line.text, style)}</p>')
            at += 1
            continue
        while end < len(lines) and lines[end].kind in same:
            end += 1
        parts.append(_rows(lines[at:end], style) if line.kind == "row" else _list(lines[at:end], style))
        at = end
    return "".join(parts)


def _rows(lines, style) -> str:
    cells = ("".join(f"<td>{_inline(c, style)}</td>" for c in line.cells) for line in lines)
    return '<table class="t a">' + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


def _list(lines, style, level=0) -> str:
    """Nested HTML lists; a change between bullets and numbers opens another list."""
    parts, at = [], 0
    while at < len(lines):
        tag = "ol" if lines[at].kind == "number" else "ul"
        start = f' start="{lines[at].label[:-1]}"' if tag == "ol" else ""
        items = []
        while at < len(lines) and (lines[at].level > level or ("ol" if lines[at].kind == "number" else "ul") == tag):
            end = at + 1
            while end < len(lines) and lines[end].level > level:
                end += 1
            inner = _list(lines[at + 1:end], style, level + 1) if end > at + 1 else ""
            items.append(f"<li>{_inline(lines[at].text, style)}{inner}</li>")
            at = end
        parts.append(f'<{tag} class="a" dir="auto"{start}>{"".join(items)}</{tag}>')
    return "".join(parts)


def _inline(text, style) -> str:
    parts = []
    for run in markup.parse(text or ""):
        words = html.escape(run.text)
        if run.note:
            words = f"<sup>{run.note}</sup>" if style["notes_at"] != "none" or style.get("keep_marks") else ""
        if run.raised:
            words = f"<sup>{words}</sup>"
        if run.bold:
            words = f"<b>{words}</b>"
        if run.href and (run.hidden or style.get("autolink", True) or run.url != run.text):
            words = f'<a href="{html.escape(run.href)}">{words}</a>'
        parts.append(words)
    return "".join(parts)


def _notes(numbers, content) -> str:
    style = {"notes_at": "none", "autolink": False}
    lines = (f'<p class="f"><sup>{n}</sup> {_inline(flow.footnote(n, content), style)}</p>' for n in numbers)
    text = "".join(lines)
    return f'<div class="notes">{text}</div>' if text else ""


def _css(style) -> str:
    width, height = style["page"]
    colour, indent = style.get("answer_colour", "#000"), style.get("answer_indent", 0)
    table = {"borders": "border:.7pt solid #777;", "shading": "", "none": ""}[style.get("table", "borders")]
    left = f"background:{style.get('left_bg', '#eef')};" if style.get("table") == "shading" else ""
    columns = "column-count:2;column-gap:20pt;" if style["design"] == "columns" else ""
    slant = "font-style:italic;" if style.get("answer_italic") else ""
    return f"""
@page {{size:{width}pt {height}pt; margin:{style['margin']}cm}}
body {{overflow-wrap:anywhere; font:{style['size']}pt/1.3 {style['font']}; margin:0; {columns} {'text-align:justify;' if style.get('justify') else ''}}}
h1 {{font-size:1.35em}} h2 {{font-size:1.15em; margin:.9em 0 .3em; color:{style.get('heading_colour', '#000')}}}
p {{margin:.35em 0}} .q {{margin-top:.7em; padding-left:16pt; text-indent:-16pt}} .i {{padding-left:30pt}} .c {{padding-left:16pt}}
.o {{padding-left:34pt; text-indent:-16pt}} .d, p.d.a {{padding-left:34pt; margin-left:0}}
.a {{color:{colour}; {slant}}} p.a, ul.a, ol.a {{margin-left:{indent}pt; padding-left:16pt}}
ul, ol {{margin-top:.2em; margin-bottom:.2em}} ul.a, ol.a {{padding-left:34pt}} li p {{margin:0}}
.b {{display:inline-block; width:9pt; height:9pt; border:.8pt solid #000; vertical-align:-1pt; text-align:center; font:bold 9pt/9pt sans-serif; text-indent:0; position:relative}}
.css-filled {{background:#111; box-shadow:inset 0 0 0 1.4pt #fff; -webkit-print-color-adjust:exact}} .letter {{font-size:8pt}}
.css-tick i {{position:absolute; left:3pt; top:.4pt; width:2.6pt; height:5.4pt; border:solid #000; border-width:0 1.4pt 1.4pt 0; transform:rotate(45deg)}}
input {{width:10pt; height:10pt; vertical-align:-1pt; margin:0 2pt}} svg {{vertical-align:-2pt}}
.g {{font-family:{style.get('glyph_font', 'DejaVu Sans')}}}
.form {{border-collapse:collapse; width:100%}} .form>tbody>tr>td {{{table} vertical-align:top; padding:3pt 5pt}}
.form>tbody>tr>td:first-child:not([colspan]) {{width:{style.get('left_width', 40)}%; {left} -webkit-print-color-adjust:exact}}
.t {{border-collapse:collapse; margin-left:16pt}} .t td {{border:.5pt solid #555; padding:2pt 6pt}}
.notes {{border-top:.5pt solid #888; width:{'100%' if style['design'] == 'columns' else '70%'}; font-size:.75em; margin-top:1em}} .f {{margin:.2em 0}}
"""
