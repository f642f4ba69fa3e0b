"""Prints blocks as Markdown in the dialects of several converters.

style: dialect (pandoc, bold-headings, table, html, plain-escapes), mark (glyph-x, glyph-check,
brackets, brackets-escaped, tasks, tick), notes_at (page, section, end, none), footnote_style (sup,
reference, caret), link_style (inline, reference, angle), wrap (columns or 0).
"""
import re
import textwrap

import flow
import form
import markup

MARKS = {"glyph-x": ("☒", "☐"), "glyph-check": ("☑", "☐"), "tick": ("✔", "☐"), "brackets": ("[x]", "[ ]"),
         "brackets-escaped": ("\\[X\\]", "\\[ \\]"), "tasks": ("[x]", "[ ]"), "square": ("■", "□")}


class Writer:
    """Collects the reference links and the footnotes while the blocks are printed."""

    def __init__(self, content: dict, style: dict):
        self.content, self.style = content, style
        self.references: list[str] = []

    def write(self, blocks: list) -> str:
        if self.style["dialect"] == "table":
            parts = self._table(blocks)
        else:
            parts = self._flow(blocks)
        if self.references:
            parts.append("\n".join(f"  [{i + 1}]: {target}" for i, target in enumerate(self.references)))
        return "\n\n".join(p for p in parts if p) + "\n"

    # ------------------------------------------------------------ designs

    def _flow(self, blocks: list) -> list[str]:
        parts, waiting, words = [], [], 0
        for block in blocks:
            section_ends = block.kind == "heading" and self.style["notes_at"] == "section"
            page_ends = self.style["notes_at"] == "page" and words > self.style.get("words_per_page", 330)
            if section_ends or page_ends:
                parts += self._notes(waiting) + ([self._furniture()] if page_ends else [])
                waiting, words = [], 0 if page_ends else words
            text = self._block(block)
            parts.append(text)
            words += len(text.split())
            waiting += flow.all_notes(block)
        return parts + (self._notes(waiting) if self.style["notes_at"] != "none" else [])

    def _furniture(self) -> str:
        footer = self.style.get("footer")
        return "\n\n".join(([f"*{footer}*"] if footer else []) + ["---"] * bool(self.style.get("rules", True)))

    def _table(self, blocks: list) -> list[str]:
        """Prompt and answer as the two columns of pipe tables, one table per section."""
        parts, rows, waiting, blocks = [], [], [], list(blocks)

        def close():
            if rows:
                parts.append("| Question | Response |\n|---|---|\n" + "\n".join(rows))
                rows.clear()
        while blocks:
            block = blocks.pop(0)
            waiting += flow.all_notes(block)
            if block.kind in ("title", "introduction", "note", "heading", "closing", "instruction"):
                close()
                parts.append(self._block(block))
            elif block.kind in ("city", "contact", "rows"):
                rows += [self._row(self._inline(label), self._inline(value)) for label, value in block.rows]
            elif block.kind == "checklist":
                rows += [self._row(self._option(o, detail=False), self._cell(o.detail)) for o in block.options]
            else:
                reply = self._boxes(block) if block.kind == "choice" else self._cell(block.answer)
                if blocks and blocks[0].kind == "choice" and not blocks[0].text:
                    reply = (reply + "<br>" if reply else "") + self._boxes(blocks.pop(0))
                rows.append(self._row(f"{block.number} {self._inline(block.text)}".strip(), reply))
        close()
        return parts + (self._notes(waiting) if self.style["notes_at"] != "none" else [])

    def _row(self, left: str, right: str) -> str:
        return f"| {left.replace('|', chr(92) + '|')} | {right.replace('|', chr(92) + '|')} |"

    def _cell(self, answer: str) -> str:
        marks = {"bullet": "- ", "number": "{} ", "paragraph": "", "row": ""}
        parts = []
        for line in markup.lines(answer):
            text = " | ".join(self._inline(c) for c in line.cells) if line.kind == "row" else self._inline(line.text)
            parts.append("&nbsp;" * (4 * line.level) + marks[line.kind].format(line.label) + text)
        return "<br>".join(parts)

    # ------------------------------------------------------------ blocks

    def _block(self, block) -> str:
        if block.kind in ("title", "heading"):
            return self._heading(block)
        if block.kind in ("introduction", "instruction"):
            return self._wrap(self._inline(block.text))
        if block.kind == "closing":
            return block.text
        if block.kind == "note":
            return self._answer(block.answer)
        if block.kind == "city":
            return "\n\n".join(f"**{l}** {self._inline(v)}" if l else self._inline(v) for l, v in block.rows)
        if block.kind == "contact":
            end = self.style.get("line_end", "  \n")
            return end.join(f"**{l}** {self._inline(v)}".strip() for l, v in block.rows)
        if block.kind == "rows":
            return "\n".join(f"- {l} {self._inline(v)}".strip() for l, v in block.rows)
        if block.kind == "choice":
            label = self._inline(block.text) + "  " if block.text else ""
            return label + self._boxes(block)
        if block.kind == "checklist":
            return "\n".join(self._option(o) for o in block.options)
        return self._question(block)

    def _heading(self, block) -> str:
        text = f"{block.number} {block.text}".strip()
        if self.style["dialect"] == "bold-headings":
            return f"**{text}**"
        if self.style.get("setext") and block.kind == "title":
            return f"{text}\n{'=' * len(text)}"
        level = 1 if block.kind == "title" else self.style.get("heading_level", 2)
        return f"{'#' * level} {text}"

    def _question(self, block) -> str:
        number = block.number
        if number and self.style.get("escape_numbers"):
            number = re.sub(r"([.)])$", r"\\\1", number)
        lines = markup.lines(block.answer)
        beside, rest = "", block.answer
        if (block.inline or block.kind == "item") and lines and lines[0].kind == "paragraph":
            beside = " " + self._inline(lines[0].text)
            rest = "\n".join(block.answer.strip("\n").split("\n")[1:])
        bullet = "- " if block.kind == "item" and self.style.get("item_bullets", True) else ""
        text = self._wrap(f"{bullet}{number} {self._inline(block.text)}".strip() + beside)
        gap = "\n" if block.kind == "item" and not rest else "\n\n"
        return text + (gap + self._answer(rest) if rest else "")

    def _boxes(self, block) -> str:
        on, off = MARKS[self.style["mark"]]
        parts = [f"{o.label} {on if o.checked else off}" if self.style.get("box_after") else
                 f"{on if o.checked else off} {o.label}" for o in block.options]
        words = "   " + self._inline(block.answer) if block.answer else ""
        return self.style.get("box_gap", "    ").join(parts) + words

    def _option(self, option, detail=True) -> str:
        on, off = MARKS[self.style["mark"]]
        mark = on if option.checked else off
        line = f"{'- ' if self.style.get('option_bullets', True) and detail else ''}{mark} {self._inline(option.label)}"
        given = markup.lines(option.detail) if detail else []
        separator = self.style.get("detail", ": ")
        if given and separator != "below":
            line += separator + self._inline(given[0].text)
            given = given[1:]
        return "\n".join([line] + [f"\n  {self._inline(l.text)}\n" for l in given])

    # ------------------------------------------------------------ text

    def _answer(self, answer: str) -> str:
        parts, lines, at = [], markup.lines(answer), 0
        while at < len(lines):
            line, end = lines[at], at + 1
            same = ("row",) if line.kind == "row" else ("bullet", "number")
            while line.kind != "paragraph" and end < len(lines) and lines[end].kind in same:
                end += 1
            if line.kind == "row":
                parts.append(self._rows(lines[at:end]))
            elif line.kind == "paragraph":
                parts.append(self._wrap(self._escape_start(self._inline(line.text))))
            else:
                parts.append(self._list(lines[at:end]))
            at = end
        return "\n\n".join(parts)

    def _rows(self, lines: list) -> str:
        rows = ["| " + " | ".join(self._inline(c) for c in line.cells) + " |" for line in lines]
        rows.insert(1, "|" + "---|" * len(lines[0].cells))
        return "\n".join(rows)

    def _list(self, lines: list) -> str:
        """A change between bullets and numbers at the top level starts another list."""
        result, widths, before = [], [], ""
        for line in lines:
            mark = f"{line.label} " if line.kind == "number" else self.style.get("bullet", "-") + " "
            if line.level == 0 and before and before != line.kind:
                result.append("")
            before = line.kind if line.level == 0 else before
            indent = self.style.get("nesting") or (sum(widths[:line.level]) if widths else 2)
            indent = indent * line.level if self.style.get("nesting") else indent
            widths[line.level:] = [len(mark)]
            result.append(" " * indent * bool(line.level) + mark + self._inline(line.text))
        return "\n".join(result)

    def _escape_start(self, text: str) -> str:
        """A paragraph must not become a list or heading in the reader's eyes."""
        text = re.sub(r"^(\d+)([.)])(?=\s)", r"\1\\\2", text)
        return re.sub(r"^([-+#*])(?=\s|$)", r"\\\1", text)

    def _inline(self, text: str) -> str:
        return "".join(self._run(run) for run in markup.parse(text or ""))

    def _run(self, run: markup.Run) -> str:
        if run.note:
            return self._note_mark(run.note)
        words = self._escape(run.text) if not run.href else run.text
        if run.raised:
            return f"<sup>{words}</sup>" if self.style["dialect"] != "pandoc" else f"^{words}^"
        if run.bold:
            return f"**{words}**" if self.style.get("emphasis", True) else words
        if run.kind == "url" and (run.hidden or run.url != run.text or run.href != run.url):
            if run.url.endswith("://" + run.text) and run.href == run.url and not self.style.get("autolink", True):
                return self._escape(run.text)
            return self._link(self._escape(run.text), run.href)
        if run.kind == "url":
            return self._plain_url(run.text)
        if run.kind == "email" and run.url == run.text and self.style.get("autolink", True):
            return f"<{run.text}>" if self.style.get("link_style") == "angle" else f"[{run.text}](mailto:{run.url})"
        return self._escape(run.text)

    def _plain_url(self, url: str) -> str:
        kind = self.style.get("link_style", "angle")
        if not self.style.get("autolink", True):
            return self._escape(url)
        if kind == "angle":
            return f"<{url}>"
        return self._link(self._escape(url), url)

    def _link(self, words: str, target: str) -> str:
        if self.style.get("link_style") == "reference":
            self.references.append(target)
            return f"[{words}][{len(self.references)}]"
        return f"[{words}](<{target}>)" if "(" in target else f"[{words}]({target})"

    def _escape(self, text: str) -> str:
        text = re.sub(r"([_*\[\]`])", r"\\\1", text) if self.style.get("escapes", True) else text
        return text.replace("<", "&lt;")

    def _note_mark(self, number: int) -> str:
        if self.style["notes_at"] == "none":
            return ""
        kinds = {"sup": "<sup>{}</sup>", "reference": "[^{}]", "caret": "^{}^"}
        return kinds[self.style.get("footnote_style", "sup")].format(number)

    def _notes(self, numbers: list[int]) -> list[str]:
        marks = {"sup": "<sup>{}</sup> ", "reference": "[^{}]: ", "caret": "^{}^ "}
        mark = marks[self.style.get("footnote_style", "sup")]
        plain = Writer(self.content, {**self.style, "notes_at": "none", "autolink": False})
        return [self._wrap(mark.format(n) + plain._inline(flow.footnote(n, self.content))) for n in numbers]

    def _wrap(self, text: str) -> str:
        width = self.style.get("wrap", 0)
        if not width:
            return text
        lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
        return "\n".join([lines[0]] + ["  " + self._escape_start(l) if text.startswith("- ") else self._escape_start(l)
                                       for l in lines[1:]]) if lines else text


def write(blocks: list, content: dict, style: dict) -> str:
    return Writer(content, style).write(blocks)


__all__ = ["write", "form"]
