"""The programs that returned questionnaires come from, each with what it fixes about the style."""
from dataclasses import dataclass, field
from typing import Callable

import chromium
import html_writer
import libreoffice
import office_writer
import styles


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


PRODUCERS = {
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
