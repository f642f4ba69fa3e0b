"""The programs that returned questionnaires come from, each with what it fixes about the style."""
from dataclasses import dataclass, field
from typing import Callable

import chromium
import html_writer
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


PRODUCERS = {
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
