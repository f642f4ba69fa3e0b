"""Prints blocks as a flat OpenDocument text for LibreOffice Writer.

style: design (flow, table, columns), mark (a key of GLYPHS, control, content-control, or fieldmark),
notes_at (page, section, end, none), table (borders, shading, none), and the common keys of styles.py.
"""
from html import escape

import flow
import markup

# (checked, unchecked, font)
GLYPHS = {
    "glyph-x": ("☒", "☐", "DejaVu Sans"), "glyph-check": ("☑", "☐", "DejaVu Sans"),
    "glyph-square": ("■", "□", "DejaVu Sans"), "glyph-tick": ("✔", "☐", "OpenSymbol"),
    "wingdings": ("\uf0fe", "\uf0a8", "Wingdings"), "wingdings-x": ("\uf0fd", "\uf0a8", "Wingdings"),
    "opensymbol": ("\ue2c4", "\ue2c3", "OpenSymbol"), "circle": ("◉", "○", "DejaVu Sans"),
    "brackets": ("[x]", "[ ]", ""), "brackets-big": ("[X]", "[  ]", ""), "parentheses": ("(x)", "( )", ""),
}
SPACES = " ".join(f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for prefix, name in (
    ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
    ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"), ("form", "form")))
SPACES += (' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:field="urn:openoffice:names:experimental:ooo-ms-'
           'interop:xmlns:field:1.0" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:'
           'loext:1.0"')


def write(blocks: list, content: dict, style: dict) -> str:
    controls = []
    body = {"table": _table}.get(style["design"], _flow)(blocks, content, style, controls)
    forms = f'<office:forms><form:form form:name="lgq">{"".join(controls)}</form:form></office:forms>'
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {SPACES} office:version="1.3" '
            'office:mimetype="application/vnd.oasis.opendocument.text">'
            f"{_fonts(style)}{_styles(style)}{_page(style)}"
            f"<office:body><office:text>{forms if controls else ''}{body}</office:text></office:body></office:document>")


# ---------------------------------------------------------------- designs

def _flow(blocks, content, style, controls) -> str:
    parts, waiting = [], []
    for block in blocks:
        if block.kind == "heading" and style["notes_at"] == "section":
            parts.append(_notes(waiting, content))
            waiting = []
        parts.append(_block(block, content, style, controls))
        waiting += flow.all_notes(block)
    if style["notes_at"] in ("section", "end"):
        parts.append(_notes(waiting, content))
    return "".join(parts)


def _table(blocks, content, style, controls) -> str:
    rows, waiting, at = [], [], 0
    while at < len(blocks):
        block, at = blocks[at], at + 1
        waiting += flow.all_notes(block)
        if block.kind in ("title", "introduction", "note", "heading", "closing", "instruction"):
            rows.append(_row_wide(_block(block, content, style, controls)))
        elif block.kind in ("contact", "rows", "city"):
            rows += [_row(_paragraph("L", _runs(label, content, style)), _answer(value, content, style))
                     for label, value in block.rows]
        else:
            reply = _answer(block.answer, content, style) if block.kind not in ("choice", "checklist") else ""
            label = _paragraph("L", _runs(f"{block.number} {block.text}".strip(), content, style))
            marks = block if block.kind in ("choice", "checklist") else None
            if not marks and at < len(blocks) and blocks[at].kind in ("choice", "checklist") and not blocks[at].text:
                marks, at = blocks[at], at + 1
                waiting += flow.all_notes(marks)
            rows.append(_row(label, reply + (_marks(marks, content, style, controls) if marks else "")))
    notes = _notes(waiting, content) if style["notes_at"] in ("section", "end") else ""
    return ('<table:table table:style-name="Form"><table:table-column table:style-name="Left"/>'
            f'<table:table-column table:style-name="Right"/>{"".join(rows)}</table:table>{notes}')


def _row(left, right) -> str:
    return (f'<table:table-row><table:table-cell table:style-name="CellL">{left}</table:table-cell>'
            f'<table:table-cell table:style-name="Cell">{right or _paragraph("A", "")}</table:table-cell></table:table-row>')


def _row_wide(inside) -> str:
    return ('<table:table-row><table:table-cell table:style-name="Cell" table:number-columns-spanned="2">'
            f"{inside}</table:table-cell><table:covered-table-cell/></table:table-row>")


def _marks(block, content, style, controls) -> str:
    if block.kind == "choice":
        return _paragraph("A", _boxes(block, content, style, controls))
    return "".join(_option(o, block, content, style, controls) for o in block.options)


# ---------------------------------------------------------------- blocks

def _paragraph(name, inside) -> str:
    return f'<text:p text:style-name="{name}">{inside}</text:p>'


def _block(block, content, style, controls) -> str:
    if block.kind in ("title", "heading"):
        text = f"{block.number} {block.text}".strip()
        level = 1 if block.kind == "title" else 2
        return f'<text:h text:style-name="H{level}" text:outline-level="{level}">{escape(text)}</text:h>'
    if block.kind in ("introduction", "instruction", "closing"):
        return "".join(_paragraph("P", _runs(t, content, style)) for t in block.text.split("\n"))
    if block.kind == "note":
        return _answer(block.answer, content, style)
    if block.kind in ("city", "rows"):
        label = (lambda l: f'<text:span text:style-name="B">{escape(l)}</text:span> ' if l and block.kind == "city"
                 else escape(l) + " " if l else "")
        name = "C" if block.kind == "city" else "R"
        mark = "• " if block.kind == "rows" else ""
        return "".join(_paragraph(name, mark + label(l) + _given(v, content, style)) for l, v in block.rows)
    if block.kind == "contact":
        rows = (f'<text:span text:style-name="B">{escape(l)}</text:span> {_given(v, content, style)}' for l, v in block.rows)
        return _paragraph("C", "<text:line-break/>".join(rows))
    if block.kind == "choice":
        label = _runs(block.text, content, style) + " <text:s text:c=\"2\"/>" if block.text else ""
        return _paragraph("C", label + _boxes(block, content, style, controls))
    if block.kind == "checklist":
        return _marks(block, content, style, controls)
    return _question(block, content, style)


def _question(block, content, style) -> str:
    lines = markup.lines(block.answer)
    beside, rest = "", block.answer
    if (block.inline or block.kind == "item") and lines and lines[0].kind == "paragraph":
        beside = " " + _given(lines[0].text, content, style)
        rest = "\n".join(block.answer.strip("\n").split("\n")[1:])
    number = f"{escape(block.number)}<text:tab/>" if block.number else ""
    name = {"question": "Q", "item": "I", "prompt": "C"}[block.kind]
    return _paragraph(name, number + _runs(block.text, content, style) + beside) + _answer(rest, content, style)


def _boxes(block, content, style, controls) -> str:
    parts = [_labelled(_box(o, block, style, controls), escape(o.label), style) for o in block.options]
    words = f' <text:s/>{_given(block.answer, content, style)}' if block.answer else ""
    return ' <text:s text:c="3"/>'.join(parts) + words


def _labelled(box, label, style) -> str:
    return f"{label} {box}" if style.get("box_after") else f"{box} {label}"


def _option(option, block, content, style, controls) -> str:
    line = _labelled(_box(option, block, style, controls), _runs(option.label, content, style), style)
    detail = markup.lines(option.detail)
    separator = style.get("detail", ": ")
    if detail and separator != "below":
        line += f'{escape(separator)}{_given(detail[0].text, content, style)}'
        detail = detail[1:]
    return _paragraph("O", line) + "".join(_paragraph("D", _runs(l.text, content, style)) for l in detail)


def _box(option, block, style, controls) -> str:
    mark = style["mark"]
    if mark in GLYPHS:
        checked, unchecked, font = GLYPHS[mark]
        glyph = escape(checked if option.checked else unchecked).replace("  ", " <text:s/>")
        return f'<text:span text:style-name="G">{glyph}</text:span>' if font else glyph
    if mark == "fieldmark":
        return ('<field:fieldmark field:type="vnd.oasis.opendocument.field.FORMCHECKBOX">'
                f'<field:param field:name="Checkbox_Checked" field:value="{str(option.checked).lower()}"/></field:fieldmark>')
    if mark == "content-control":
        sign = "☒" if option.checked else "☐"
        return (f'<loext:content-control loext:checkbox="true" loext:checked="{str(option.checked).lower()}" '
                'loext:checked-state="☒" loext:unchecked-state="☐">'
                f'<text:span text:style-name="G">{sign}</text:span></loext:content-control>')
    id = f"c{len(controls)}"
    controls.append(f'<form:checkbox form:name="{escape(block.group)}.{option.id}" xml:id="{id}" form:id="{id}" form:label="" form:visual-effect="flat"'
                    + (' form:current-state="checked" form:state="checked"' if option.checked else "") + "/>")
    return (f'<draw:control text:anchor-type="as-char" draw:control="{id}" svg:width="0.38cm" svg:height="0.38cm" svg:y="-0.32cm"/>')


# ---------------------------------------------------------------- text

def _answer(text, content, style) -> str:
    parts, lines, at = [], markup.lines(text), 0
    while at < len(lines):
        line, end = lines[at], at
        if line.kind == "paragraph":
            name = "Ar" if content["rtl"] else "A"
            parts.append(_paragraph(name, _runs(line.text, content, style)))
            at += 1
            continue
        same = ("row",) if line.kind == "row" else ("bullet", "number")
        while end < len(lines) and lines[end].kind in same:
            end += 1
        parts.append(_cells(lines[at:end], content, style) if line.kind == "row" else _list(lines[at:end], content, style))
        at = end
    return "".join(parts)


def _cells(lines, content, style) -> str:
    def cell(text):
        return f'<table:table-cell table:style-name="Box">{_paragraph("T", _runs(text, content, style))}</table:table-cell>'
    rows = ("".join(cell(c) for c in line.cells) for line in lines)
    columns = f'<table:table-column table:number-columns-repeated="{max(len(l.cells) for l in lines)}"/>'
    return f'<table:table>{columns}{"".join(f"<table:table-row>{r}</table:table-row>" for r in rows)}</table:table>'


def _list(lines, content, style) -> str:
    """Items as paragraphs with a typed mark, or as lists of LibreOffice."""
    if style.get("typed_bullets"):
        def mark(line):
            return line.label if line.kind == "number" else style["bullets"]
        return "".join(_paragraph(f"L{min(l.level, 2)}", f"{mark(l)}<text:tab/>{_runs(l.text, content, style)}") for l in lines)
    parts = []
    for line in lines:
        name = "Numbers" if line.kind == "number" else "Bullets"
        start = f' text:start-value="{line.label[:-1]}"' if line.kind == "number" else ""
        item = f'<text:list-item{start}>{_paragraph("A", _runs(line.text, content, style))}</text:list-item>'
        for _ in range(line.level):
            item = f"<text:list-item><text:list>{item}</text:list></text:list-item>"
        parts.append(f'<text:list text:style-name="{name}">{item}</text:list>')
    return "".join(parts)


def _given(text, content, style) -> str:
    return f'<text:span text:style-name="A">{_runs(text, content, style)}</text:span>' if text else ""


def _runs(text, content, style) -> str:
    parts = []
    for run in markup.parse(text or ""):
        words = escape(run.text)
        if run.note:
            words = _note(run.note, content, style)
        if run.raised:
            words = f'<text:span text:style-name="S">{words}</text:span>'
        if run.bold:
            words = f'<text:span text:style-name="B">{words}</text:span>'
        if run.href and (run.hidden or style.get("autolink", True) or run.url != run.text):
            words = f'<text:a xlink:type="simple" xlink:href="{escape(run.href)}">{words}</text:a>'
        parts.append(words)
    return "".join(parts)


def _note(number, content, style) -> str:
    if style["notes_at"] == "none":
        return ""
    if style["notes_at"] != "page":
        return f'<text:span text:style-name="S">{number}</text:span>'
    body = _paragraph("F", _runs(flow.footnote(number, content), content, {"notes_at": "none", "autolink": False}))
    return (f'<text:note text:id="n{number}" text:note-class="footnote"><text:note-citation text:label="{number}">{number}</text:note-citation>'
            f"<text:note-body>{body}</text:note-body></text:note>")


def _notes(numbers, content) -> str:
    plain = {"notes_at": "none", "autolink": False}
    return "".join(_paragraph("F", f'<text:span text:style-name="S">{n}</text:span> {_runs(flow.footnote(n, content), content, plain)}')
                   for n in numbers)


# ---------------------------------------------------------------- styles

def _fonts(style) -> str:
    names = {style["font"], "OpenSymbol", "Wingdings", "DejaVu Sans"}
    return "<office:font-face-decls>" + "".join(
        f'<style:font-face style:name="{n}" svg:font-family="&apos;{n}&apos;"'
        + (' style:font-charset="x-symbol"' if n in ("Wingdings", "OpenSymbol") else "") + "/>"
        for n in sorted(names)) + "</office:font-face-decls>"


def _styles(style) -> str:
    size, indent = style["size"], style.get("answer_indent", 0)
    slant = ' fo:font-style="italic"' if style.get("answer_italic") else ""
    ink = f'fo:color="{style.get("answer_colour", "#000000")}"{slant}'
    glyph = GLYPHS.get(style["mark"], ("", "", "DejaVu Sans"))[2] or style["font"]

    def paragraph(name, before, left, first=0, text="", more=""):
        return (f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties '
                f'fo:margin-top="{before}pt" fo:margin-bottom="2pt" fo:margin-left="{left}pt" fo:text-indent="{first}pt" {more}>'
                f'<style:tab-stops><style:tab-stop style:position="0pt"/></style:tab-stops></style:paragraph-properties>'
                f"<style:text-properties {text}/></style:style>")

    def text(name, properties):
        return f'<style:style style:name="{name}" style:family="text"><style:text-properties {properties}/></style:style>'
    faces = "".join(f' style:font-name{kind}="{style["font"]}" fo:font-size{kind}="{size}pt"'.replace("fo:font-size-", "style:font-size-")
                    for kind in ("", "-asian", "-complex"))
    bold = 'fo:font-weight="bold"'
    return (
        f'<office:styles><style:style style:name="Standard" style:family="paragraph"><style:text-properties{faces}/></style:style>'
        + paragraph("H1", 0, 0, 0, f'{bold} fo:font-size="{size + 3}pt"')
        + paragraph("H2", 10, 0, 0, f'{bold} fo:font-size="{size + 1.5}pt" fo:color="{style.get("heading_colour", "#000000")}"', 'fo:keep-with-next="always"')
        + paragraph("P", 3, 0) + paragraph("L", 2, 0) + paragraph("T", 0, 0, 0, ink) + paragraph("C", 3, 16) + paragraph("R", 1, 28, -10)
        + paragraph("Q", 7, 18, -18) + paragraph("I", 3, 34, -16) + paragraph("O", 2, 36, -16) + paragraph("D", 1, 36, 0, ink)
        + paragraph("A", 2, 18 + indent, 0, ink)
        + paragraph("Ar", 2, 0, 0, ink, 'style:writing-mode="rl-tb" fo:text-align="start"')
        + "".join(paragraph(f"L{n}", 1, 36 + indent + 18 * n, -14, ink) for n in range(3))
        + paragraph("F", 0, 0, 0, f'fo:font-size="{size * .78:.1f}pt"') + paragraph("Run", 0, 0, 0, 'fo:font-size="8pt"', f'fo:text-align="{style.get("footer_align", "center")}"')
        + text("B", bold) + text("S", 'style:text-position="super 58%"') + text("A", ink) + text("G", f'style:font-name="{glyph}" style:font-name-asian="{glyph}" style:font-name-complex="{glyph}"')
        + _lists(style, indent) + "</office:styles>")


def _lists(style, indent) -> str:
    def level(n, head):
        return (f'{head}<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment '
                f'text:label-followed-by="listtab" fo:text-indent="-14pt" fo:margin-left="{36 + indent + 18 * n}pt"/></style:list-level-properties>')
    bullets = "".join(level(n, f'<text:list-level-style-bullet text:level="{n + 1}" text:bullet-char="{c}">') + "</text:list-level-style-bullet>"
                      for n, c in enumerate((style["bullets"], "–", "▪")))
    numbers = "".join(level(n, f'<text:list-level-style-number text:level="{n + 1}" style:num-format="1" style:num-suffix=".">') + "</text:list-level-style-number>"
                      for n in range(3))
    return f'<text:list-style style:name="Bullets">{bullets}</text:list-style><text:list-style style:name="Numbers">{numbers}</text:list-style>'


def _page(style) -> str:
    width, height = style["page"]
    columns = '<style:columns fo:column-count="2" fo:column-gap="18pt"/>' if style["design"] == "columns" else ""
    edge = {"borders": 'fo:border="0.7pt solid #777777"'}.get(style.get("table"), 'fo:border="none"')
    shade = f'fo:background-color="{style.get("left_bg", "#e8efe4")}"' if style.get("table") == "shading" else ""
    room = width - style["margin"] * 56.7
    left = style.get("left_width", 40)

    def running(tag, text, number):
        page = ' <text:page-number text:select-page="current">1</text:page-number>' if number else ""
        return f'<style:{tag}>{_paragraph("Run", escape(text or "") + page)}</style:{tag}>' if text or number else ""

    def family(name, kind, properties):
        return f'<style:style style:name="{name}" style:family="table{kind}"><style:table{kind}-properties {properties}/></style:style>'
    head, foot = running("header", style.get("header"), False), running("footer", style.get("footer"), style.get("page_numbers"))
    gap = '<style:{0}-style><style:header-footer-properties fo:min-height="16pt" fo:margin-{1}="6pt"/></style:{0}-style>'
    return ("<office:automatic-styles>" + family("Form", "", f'style:width="{room:.0f}pt" table:align="left"')
            + family("Left", "-column", f'style:column-width="{room * left / 100:.0f}pt"')
            + family("Right", "-column", f'style:column-width="{room * (100 - left) / 100:.0f}pt"')
            + family("Cell", "-cell", f'{edge} fo:padding="3pt"') + family("CellL", "-cell", f'{edge} {shade} fo:padding="3pt"')
            + family("Box", "-cell", 'fo:border="0.5pt solid #555555" fo:padding="2pt"')
            + f'<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="{width}pt" fo:page-height="{height}pt" '
            f'fo:margin="{style["margin"]}cm">{columns}</style:page-layout-properties>'
            + (gap.format("header", "bottom") if head else "") + (gap.format("footer", "top") if foot else "")
            + '</style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" '
            f'style:page-layout-name="Page">{head}{foot}</style:master-page></office:master-styles>')
