"""The programs that returned questionnaires come from, each with what it fixes about the style."""
import subprocess
from dataclasses import dataclass, field
from typing import Callable

import canvas_writer
import chromium
import fields
import html_writer
import libreoffice
import markdown_writer
import office_writer
import styles
import text_writer


@dataclass
class Producer:
    extension: str
    write: Callable  # (blocks, content, style, path)
    style: dict = field(default_factory=dict)


def _chromium(blocks, content, style, path):
    if style["notes_at"] == "page":  # HTML knows no page ends
        style["notes_at"] = "section"
    page = html_writer.write(blocks, content, {**style, "font": styles.font_stack(style, content)})
    chromium.print_pdf(page, style, path)


def _web(mark: str, **style) -> Producer:
    return Producer(".pdf", _chromium, {"design": "flow", "mark": mark, **style})


def _libreoffice(blocks, content, style, path):
    libreoffice.print_pdf(office_writer.write(blocks, content, style), style, path)


def _office(mark: str, **style) -> Producer:
    return Producer(".pdf", _libreoffice, {"design": "flow", "mark": mark, **style})


def _word(extension: str, mark: str, **style) -> Producer:
    """The file itself instead of its print."""
    def save(blocks, content, style, path):
        libreoffice.save_as(office_writer.write(blocks, content, style), path)
    return Producer(extension, save, {"design": "flow", "mark": mark, **style})


def _markdown(mark: str, **style) -> Producer:
    def save(blocks, content, style, path):
        path.write_text(markdown_writer.write(blocks, content, style), encoding="utf-8")
    return Producer(".md", save, {"dialect": "plain", "mark": mark, **style})


def _text(mark: str, encoding: str = "utf-8", **style) -> Producer:
    """Link targets behind words are lost in plain text."""
    def save(blocks, content, style, path):
        path.write_bytes(text_writer.write(blocks, content, style).encode(encoding))
    return Producer(".txt", save, {"mark": mark, "links": False, "notes_at": "end", "detail": ": ", **style})


def _drawn(box: str, mark: str, **style) -> Producer:
    def save(blocks, content, style, path):
        style["font"] = styles.canvas_font(style, content)
        if style["notes_at"] == "section":
            style["notes_at"] = "page"
        places = canvas_writer.write(blocks, content, style, path)
        if places:
            fields.fill(path, places, style)
    return Producer(".pdf", save, {"box": box, "mark": mark, "answers": "printed", "boxes": "drawn", **style})


def _layout_text(inner: Producer, encoding: str = "utf-8") -> Producer:
    """Plain text as pdftotext -layout gives it for another producer's file."""
    def save(blocks, content, style, path):
        printed = path.with_suffix(".pdf")
        inner.write(blocks, content, style, printed)
        text = subprocess.run(["pdftotext", "-layout", str(printed), "-"], check=True, capture_output=True).stdout
        path.write_bytes(text.decode().encode(encoding))
        printed.unlink()
    return Producer(".txt", save, {**inner.style, "links": False})


PRODUCERS = {
    "form-checks": _drawn("rect", "cross", boxes="fields", checks="plain"),
    "form-text": _drawn("rect", "cross", boxes="fields", answers="fields", checks="named", texts="plain", need_appearances=True,
                        links=False, detail_fields=True),
    "form-short": _drawn("rect", "cross", boxes="fields", answers="fields", checks="state-only", texts="appearance",
                         links=False, tallest_field=40, detail_fields=True),
    "form-radio": _drawn("round", "dot", boxes="fields", answers="fields", checks="radio", texts="inherited", links=False,
                         need_appearances=True),
    "form-comb": _drawn("lines", "cross", boxes="fields", answers="fields", checks="value-only", texts="comb", links=False,
                        need_appearances=True),
    "notes-ink": _drawn("rect", "cross", boxes="annotations", answers="annotations", checks="ink", texts="free", links=False,
                        detail_fields=True),
    "notes-stamp": _drawn("lines", "cross", boxes="annotations", answers="annotations", checks="stamp", texts="free", links=False,
                          detail_fields=True),
    "notes-x": _drawn("rounded", "cross", boxes="annotations", answers="printed", checks="text"),
    "notes-square": _drawn("rect", "cross", boxes="annotations", answers="printed", checks="square"),
    "drawn-cross": _drawn("rect", "cross"),
    "drawn-tick": _drawn("lines", "tick", mark_colour="#1a3fb0"),
    "drawn-fill": _drawn("rounded", "fill"),
    "drawn-dot": _drawn("round", "dot"),
    "drawn-letter": _drawn("rect", "letter", font="Helvetica"),
    "drawn-dingbat": _drawn("lines", "dingbat-4", box_line=.4),
    "drawn-sloppy": _drawn("rect", "sloppy", mark_colour="#1a3fb0", break_urls=True),
    "md-pandoc": _markdown("glyph-x", dialect="pandoc", footnote_style="reference", wrap=72, notes_at="end",
                           escape_numbers=True, setext=True, link_style="angle", nesting=4),
    "md-bold": _markdown("glyph-check", dialect="bold-headings", footnote_style="sup", notes_at="page", item_bullets=False),
    "md-table": _markdown("glyph-x", dialect="table", notes_at="end", link_style="inline"),
    "md-tasks": _markdown("tasks", notes_at="none", bullet="*", link_style="inline", heading_level=3),
    "md-brackets": _markdown("brackets-escaped", notes_at="section", link_style="reference", nesting=4, emphasis=False),
    "md-html": _markdown("tick", notes_at="page", line_end="<br>\n", box_gap=" &nbsp; ", words_per_page=250, rules=False),
    "md-bare": _markdown("square", notes_at="section", autolink=False, escapes=False, option_bullets=False, number="{})"),
    "layout-office": _layout_text(_office("glyph-x")),
    "layout-brackets": _layout_text(_office("brackets")),
    "layout-web": _layout_text(_web("glyph-check")),
    "layout-table": _layout_text(_office("glyph-x", design="table", table="none")),
    "text": _text("brackets", wrap=78),
    "text-utf16": _text("glyph-x", "utf-16", wrap=0, notes_at="none"),
    "text-1252": _text("parentheses", "cp1252", wrap=90, capitals=True, tight=True),
    "office-x": _office("glyph-x"),
    "office-check": _office("glyph-check", typed_bullets=True),
    "office-tick": _office("glyph-tick"),
    "office-square": _office("glyph-square"),
    "office-wingdings": _office("wingdings"),
    "office-wingdings-x": _office("wingdings-x"),
    "office-after": _office("glyph-x", box_after=True),
    "office-brackets": _office("brackets"),
    "office-parentheses": _office("parentheses", typed_bullets=True),
    "office-fields": _office("control"),
    "office-flattened": _office("control", pdf_options={"ExportFormFields": False}),
    "office-content-control": _office("content-control"),
    "office-fieldmark": _office("fieldmark"),
    "office-table": _office("glyph-x", design="table", table="borders", detail="below"),
    "office-table-shaded": _office("glyph-check", design="table", table="shading"),
    "office-table-plain": _office("wingdings", design="table", table="none", detail=" – "),
    "office-columns": _office("glyph-x", design="columns"),
    "office-tagged": _office("glyph-x", pdf_options={"UseTaggedPDF": True}),
    "word-x": _word(".docx", "glyph-x"),
    "word-controls": _word(".docx", "content-control", notes_at="page"),
    "word-fields": _word(".docx", "fieldmark"),
    "word-table": _word(".docx", "wingdings", design="table", table="borders"),
    "odt-x": _word(".odt", "glyph-x", notes_at="page"),
    "odt-controls": _word(".odt", "control"),
    "odt-table": _word(".odt", "fieldmark", design="table", table="shading"),
    "web-native": _web("native"),
    "web-radio": _web("native", radios=True),
    "web-css-x": _web("css-x"),
    "web-css-tick": _web("css-tick"),
    "web-filled": _web("css-filled"),
    "web-letter": _web("letter"),
    "web-svg-x": _web("svg-x", untagged=True),
    "web-svg-tick": _web("svg-tick"),
    "web-svg-dot": _web("svg-dot"),
    "web-glyph": _web("glyph-x"),
    "web-table": _web("css-x", design="table", table="borders", detail="below"),
    "web-table-shaded": _web("native", design="table", table="shading", option_rows=True),
    "web-table-plain": _web("glyph-check", design="table", table="none", detail=" – "),
    "web-columns": _web("css-tick", design="columns", answer_indent=0),
}
