"""Prints blocks with ReportLab: boxes are drawn paths, or places for form fields and annotations.

style: box (rect, lines, round, rounded), mark (cross, tick, fill, dot, letter, dingbat-4, dingbat-8,
sloppy), answers (printed, fields, annotations), boxes (drawn, fields, annotations), font (a key of
FONTS), break_urls, leading, notes_at (page, end, none), and the common keys of styles.py.
What is not printed is returned as Places, for fields.py.
"""
import re
from dataclasses import dataclass, replace
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

import flow
import markup

IDEOGRAPHS = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
TRUETYPE = Path("/usr/share/fonts/truetype")
FONTS = {  # regular, bold
    "Helvetica": ("Helvetica", "Helvetica-Bold"), "Times": ("Times-Roman", "Times-Bold"),
    "LiberationSans": ("liberation/LiberationSans-Regular.ttf", "liberation/LiberationSans-Bold.ttf"),
    "LiberationSerif": ("liberation/LiberationSerif-Regular.ttf", "liberation/LiberationSerif-Bold.ttf"),
    "DejaVuSans": ("dejavu/DejaVuSans.ttf", "dejavu/DejaVuSans-Bold.ttf"),
    "Carlito": ("crosextra/Carlito-Regular.ttf", "crosextra/Carlito-Bold.ttf"),
    "Caladea": ("crosextra/Caladea-Regular.ttf", "crosextra/Caladea-Bold.ttf"),
    "Droid": ("droid/DroidSansFallbackFull.ttf", "droid/DroidSansFallbackFull.ttf"),
}


@dataclass
class Place:
    """Where something has to be filled in. Box in points from the bottom left."""
    kind: str           # check, text
    page: int
    box: tuple[float, float, float, float]
    name: str
    value: str = ""
    checked: bool = False
    group: str = ""     # choice or checklist that a check belongs to


@dataclass
class Word:
    text: str
    font: str
    size: float
    colour: str = "#000000"
    rise: float = 0
    href: str = ""
    glued: bool = False   # no space before it
    piece: bool = False   # a line may begin with it all the same
    option: flow.Option | None = None  # a box to draw instead of text
    group: str = ""
    note: int = 0

    @property
    def width(self) -> float:
        return self.size * .95 if self.option else pdfmetrics.stringWidth(self.text, self.font, self.size)


def write(blocks: list, content: dict, style: dict, path: Path) -> list[Place]:
    sheet = Sheet(path, content, style)
    for block in blocks:
        sheet.block(block)
    return sheet.close()


class Sheet:
    """Fills one page after the other from the top."""

    def __init__(self, path: Path, content: dict, style: dict):
        self.style, self.content = style, content
        self.width, self.height = style["page"]
        self.margin = style["margin"] * 28.35
        self.regular, self.bold = _register(style["font"])
        self.canvas = Canvas(str(path), pagesize=style["page"], invariant=1,
                             pageCompression=int(style.get("compress", True)))
        self.places: list[Place] = []
        self.page, self.notes, self.waiting = 1, [], []
        self.y = self.height - self.margin

    # ------------------------------------------------------------ blocks

    def block(self, block: flow.Block) -> None:
        size = self.style["size"]
        if block.kind == "title":
            self.paragraph(self.words(block.text, size + 3, bold=True), 0, after=4)
        elif block.kind == "heading":
            self.gap(9, keep=50)
            self.paragraph(self.words(f"{block.number} {block.text}", size + 1.5, bold=True), 0, after=2)
        elif block.kind in ("introduction", "instruction", "closing"):
            for line in block.text.split("\n"):
                self.paragraph(self.words(line, size), 0, after=4)
        elif block.kind == "note":
            self.answer(block.answer, "", 0, printed=True)
        elif block.kind in ("city", "contact", "rows"):
            self.rows(block)
        elif block.kind == "choice":
            self.choice(block)
        elif block.kind == "checklist":
            for option in block.options:
                self.option(option, block)
        else:
            self.question(block)

    def rows(self, block: flow.Block) -> None:
        for label, value in block.rows:
            mark = f"{self.style['bullets']} " if block.kind == "rows" else ""
            label = f"**{label}**" if label and block.kind != "rows" else label
            words = self.words((mark + label).strip(), self.style["size"]) if label else []
            if self.style["answers"] == "printed":
                self.paragraph(words + self.words(value, self.style["size"], given=True), 18)
            else:
                self.labelled_field(words, value, f"{block.kind}.{label.strip('*: ')}")
        self.gap(5)

    def labelled_field(self, words: list[Word], value: str, name: str) -> None:
        if not words:
            return self.field_area(value, name, 18, least=self.style["size"] * 1.35)
        top = self.y
        self.paragraph(words, 18, after=3)
        left = self.margin + 26 + sum(w.width + 3 for w in words)
        height = self.style["size"] * 1.35
        if self.y > top:  # went to a new page
            top = self.y + height + 3
        self.place("text", (left, top - height, self.width - self.margin, top), name, markup.plain(value))

    def question(self, block: flow.Block) -> None:
        self.gap({"question": 6, "item": 2, "prompt": 4}[block.kind], keep=40)
        left = {"question": 18, "item": 34, "prompt": 18}[block.kind]
        number = self.words(block.number, self.style["size"]) if block.number else []
        words = self.words(block.text, self.style["size"])
        lines, rest = markup.lines(block.answer), block.answer
        beside = block.inline or block.kind == "item"
        if self.style["answers"] == "printed" and beside and lines and lines[0].kind == "paragraph":
            words += self.words(lines[0].text, self.style["size"], given=True)
            rest = "\n".join(block.answer.strip("\n").split("\n")[1:])
        self.paragraph(words, left, hang=number)
        if block.group:
            self.answer(rest, block.number, left + self.style.get("answer_indent", 0))

    def choice(self, block: flow.Block) -> None:
        size, words = self.style["size"], self.words(block.text, self.style["size"]) if block.text else []
        for option in block.options:
            box = Word("", self.regular, size, option=option, group=block.group)
            label = self.words(option.label, size)
            gap = Word(" ", self.regular, size)
            words += [gap] + (label + [box] if self.style.get("box_after") else [box] + label)
        if block.answer:
            words += [Word(" ", self.regular, size)] + self.words(block.answer, size, given=True)
        self.paragraph(words, 18, after=2)

    def option(self, option: flow.Option, block: flow.Block) -> None:
        size = self.style["size"]
        box = Word("", self.regular, size, option=option, group=block.group)
        label = self.words(option.label, size)
        detail = markup.lines(option.detail)
        printed = self.style["answers"] == "printed" or not self.style.get("detail_fields")
        separator = self.style.get("detail", ": ")
        if detail and printed and separator != "below":
            mark = self.words(separator.strip(), size) if separator.strip() else []
            if mark and separator[0] != " ":
                mark = [replace(mark[0], glued=True)] + mark[1:]
            label += mark + self.words(detail[0].text, size, given=True)
            detail = detail[1:]
        words = label + [box] if self.style.get("box_after") else [box] + label
        self.paragraph(words, 34, hang_width=16)
        if printed:
            for line in detail:
                self.paragraph(self.words(line.text, size, given=True), 34)
        else:
            self.field_area(option.detail, f"{block.group}.{option.id}.detail", 34, least=size * 1.3)

    # ------------------------------------------------------------ answers

    def answer(self, text: str, name: str, left: float, printed: bool = False) -> None:
        if not printed and self.style["answers"] != "printed":
            return self.field_area(text, f"answer {len(self.places)} {name}".strip(), left)
        size = self.style["size"]
        lines = markup.lines(text)
        for line in lines:
            if line.kind == "row":
                self.cells(line.cells, left, self.widths(lines, left))
                continue
            mark = {"bullet": self.style["bullets"], "number": line.label, "paragraph": ""}[line.kind]
            hang = self.words(mark, size, given=True) if mark else []
            indent = left + (14 + 14 * line.level if mark else 0)
            self.paragraph(self.words(line.text, size, given=True), indent, hang=hang, after=2)

    def widths(self, lines: list[markup.Line], left: float) -> list[float]:
        """Of the columns of a table: as their longest cells ask."""
        rows = [line.cells for line in lines if line.kind == "row"]
        longest = [max(len(markup.visible(r[i])) + 4 for r in rows if i < len(r)) for i in range(len(rows[0]))]
        return [(self.width - 2 * self.margin - left) * n / sum(longest) for n in longest]

    def cells(self, cells: list[str], left: float, widths: list[float]) -> None:
        """One row of a table, as high as its highest cell."""
        size, x = self.style["size"], self.margin + left
        wrapped = [self.wrap(self.words(c, size * .9, given=True), w - 6, 0) for c, w in zip(cells, widths)]
        height = max(len(w) for w in wrapped) * size * 1.2 + 4
        self.room(height)
        for lines, width in zip(wrapped, widths):
            self.canvas.setStrokeColor("#666666")
            self.canvas.setLineWidth(.5)
            self.canvas.rect(x, self.y - height, width, height)
            for i, line in enumerate(lines):
                self.line(line, x + 3, self.y - size * 1.2 * (i + 1))
            x += width
        self.y -= height

    def field_area(self, text: str, name: str, left: float, least: float = 0) -> None:
        """A place as high as the answer needs, or as the form's maker thought enough."""
        size, value = self.style["size"], markup.plain(text)
        room = self.width - 2 * self.margin - left
        lines = sum(len(self.wrap(self.words(l, size), room, 0)) for l in value.split("\n")) if value else 0
        height = max(least or size * 2.6, min(lines * size * 1.25 + 6, self.style.get("tallest_field", 300)))
        self.room(height + 2)
        self.y -= height + 2
        x = self.margin + left
        self.place("text", (x, self.y, self.width - self.margin, self.y + height), name, value)

    def place(self, kind, box, name, value="", checked=False, group="") -> None:
        self.places.append(Place(kind, self.page, tuple(round(n, 1) for n in box), name, value, checked, group))

    # ------------------------------------------------------------ lines

    def words(self, text: str, size: float, bold=False, given=False) -> list[Word]:
        colour = self.style.get("answer_colour", "#000000") if given else "#000000"
        words = []
        for run in markup.parse(text or ""):
            if run.note and self.style["notes_at"] == "none":
                continue
            small = run.note or run.raised
            link = run.href and (run.hidden or run.href != run.url or self.style.get("autolink", True))
            style = Word("", self.bold if bold or run.bold else self.regular, size * .62 if small else size,
                         "#1155cc" if link and self.style.get("blue_links", True) else colour,
                         size * .33 if small else 0, run.href if link and self.style.get("links", True) else "", note=run.note)
            parts = run.text.replace("\u00ad", "").split(" ")  # ReportLab would print each soft hyphen
            for i, part in enumerate(parts):
                if part:
                    joined = i == 0 and bool(words) and self._touches
                    words += self.in_script(replace(style, text=part, glued=joined))
            self._touches = not run.text.endswith(" ")
        return words

    def in_script(self, word: Word) -> list[Word]:
        """Parts that the font has not are set in another one, as word processors do."""
        parts = re.findall(rf"[{IDEOGRAPHS}]+|[^{IDEOGRAPHS}]+", word.text)
        if len(parts) == 1 and not re.match(f"[{IDEOGRAPHS}]", word.text):
            return [word]
        other = _register("Droid")[0]
        return [replace(word, text=part, glued=word.glued or i > 0, font=other if re.match(f"[{IDEOGRAPHS}]", part) else word.font)
                for i, part in enumerate(parts)]

    _touches = False

    def paragraph(self, words: list[Word], left: float, hang: list[Word] | None = None, hang_width: float = 0,
                  after: float = 3) -> None:
        """`hang`: a number or bullet to the left of the first line."""
        if not words and not hang:
            return
        room = self.width - 2 * self.margin - left
        for i, line in enumerate(self.wrap(words, room, hang_width)):
            leading = (max((w.size for w in line if not w.rise), default=self.style["size"])) * self.style["leading"]
            notes = [w.note for w in line if w.note]
            self.room(leading, notes)
            self.y -= leading
            x = self.margin + left - (hang_width if i == 0 else 0)
            if i == 0 and hang:
                self.line(hang, self.margin + left - max(16, sum(w.width for w in hang) + 3), self.y)
            self.line(line, x, self.y)
        self.y -= after

    def wrap(self, words: list[Word], room: float, first: float) -> list[list[Word]]:
        """Glued words stay together, but for the pieces of a long word."""
        lines, line, used = [], [], 0.0
        for chunk in _chunks(self.broken(words, room)):
            width = sum(word.width for word in chunk)
            space = 0 if chunk[0].glued or not line else pdfmetrics.stringWidth(" ", chunk[0].font, chunk[0].size)
            limit = room + (first if not lines else 0)
            if line and used + space + width > limit:
                lines.append(line)
                line, used, space = [], 0.0, 0
            line += chunk
            used += space + width
        return lines + [line] if line else lines

    def broken(self, words: list[Word], room: float) -> list[Word]:
        """URLs are cut where the line ends (break_urls) or behind a slash, ? or &."""
        result = []
        for word in words:
            if re.search(f"[{IDEOGRAPHS}]", word.text):
                result += [replace(word, text=c, glued=word.glued or i > 0, piece=i > 0) for i, c in enumerate(word.text)]
            elif word.width <= room * (.5 if self.style.get("break_urls") else 1) or word.option:
                result.append(word)
            else:
                result += self._pieces(word)
        return result

    def _pieces(self, word: Word) -> list[Word]:
        pieces, piece = [], ""
        for char in word.text:
            piece += char
            if char in "/?&-_" or len(piece) >= 24:
                pieces.append(piece)
                piece = ""
        pieces += [piece] if piece else []
        return [replace(word, text=p, glued=word.glued or i > 0, piece=i > 0) for i, p in enumerate(pieces)]

    def line(self, words: list[Word], x: float, y: float) -> None:
        for i, word in enumerate(words):
            if i and not word.glued:
                x += pdfmetrics.stringWidth(" ", word.font, word.size)
            if word.option:
                self.box(word, x, y)
            else:
                self.canvas.setFillColor(word.colour)
                self.canvas.setFont(word.font, word.size)
                self.canvas.drawString(x, y + word.rise, word.text)
            if word.href:
                self.canvas.linkURL(word.href, (x, y - 2, x + word.width, y + word.size))
            x += word.width

    # ------------------------------------------------------------ boxes

    def box(self, word: Word, x: float, y: float) -> None:
        side = word.size * .86
        y -= side * .12
        if self.style["boxes"] != "fields":
            self.shape(x, y, side)
        if self.style["boxes"] != "drawn":
            self.place("check", (x, y, x + side, y + side), f"{word.group}.{word.option.id}", checked=word.option.checked, group=word.group)
        elif word.option.checked:
            self.mark(x, y, side)

    def shape(self, x: float, y: float, side: float) -> None:
        draw, kind = self.canvas, self.style["box"]
        draw.setStrokeColor("#000000")
        draw.setLineWidth(self.style.get("box_line", .7))
        if kind == "rect":
            draw.rect(x, y, side, side)
        elif kind == "lines":
            draw.lines([(x, y, x + side, y), (x + side, y, x + side, y + side), (x + side, y + side, x, y + side), (x, y + side, x, y)])
        elif kind == "round":
            draw.circle(x + side / 2, y + side / 2, side / 2)
        else:
            draw.roundRect(x, y, side, side, side * .2)

    def mark(self, x: float, y: float, side: float) -> None:
        draw, kind = self.canvas, self.style["mark"]
        draw.setStrokeColor(self.style.get("mark_colour", "#000000"))
        draw.setFillColor(self.style.get("mark_colour", "#000000"))
        draw.setLineWidth(1.1)
        middle = (x + side / 2, y + side / 2)
        if kind == "cross":
            draw.lines([(x + 1, y + 1, x + side - 1, y + side - 1), (x + 1, y + side - 1, x + side - 1, y + 1)])
        elif kind == "sloppy":
            draw.lines([(x - 2, y + .5, x + side + 1, y + side + 3), (x, y + side + 1, x + side + 2, y - 1.5)])
        elif kind == "tick":
            draw.lines([(x + 1.5, y + side * .5, x + side * .4, y + 1.5), (x + side * .4, y + 1.5, x + side + 1, y + side + 1)])
        elif kind == "fill":
            draw.rect(x + 1, y + 1, side - 2, side - 2, stroke=0, fill=1)
        elif kind == "dot":
            draw.circle(*middle, side * .27, stroke=0, fill=1)
        elif kind == "letter":
            draw.setFont(self.bold, side)
            draw.drawCentredString(middle[0], y + side * .15, "X")
        else:  # dingbat-4: a tick, dingbat-8: a cross
            draw.setFont("ZapfDingbats", side)
            draw.drawCentredString(middle[0], y + side * .14, kind[-1])

    # ------------------------------------------------------------ pages

    def gap(self, points: float, keep: float = 0) -> None:
        self.y -= points
        if keep and self.y - keep < self.bottom():
            self.new_page()

    def bottom(self) -> float:
        return self.margin + sum(self.note_height(n) for n in self.notes)

    def room(self, height: float, notes: list[int] = ()) -> None:
        more = sum(self.note_height(n) for n in notes) if self.style["notes_at"] == "page" else 0
        if self.y - height < self.bottom() + more:
            self.new_page()
        (self.notes if self.style["notes_at"] == "page" else self.waiting).extend(notes)

    def note_lines(self, number: int) -> list[list[Word]]:
        size, mark = self.style["size"] * .75, Word(str(number), self.regular, self.style["size"] * .55, rise=2)
        text = markup.TOKEN.sub(lambda m: m[0], flow.footnote(number, self.content))
        self._touches = False
        return self.wrap([mark] + self.words(text, size), self.width - 2 * self.margin, 0)

    def note_height(self, number: int) -> float:
        return len(self.note_lines(number)) * self.style["size"] * .95 + 2

    def print_notes(self, numbers: list[int], y: float) -> float:
        for number in numbers:
            for line in self.note_lines(number):
                y -= self.style["size"] * .95
                self.line(line, self.margin, y)
        return y

    def finish_page(self) -> None:
        if self.notes:
            top = self.bottom() - 4
            self.canvas.setLineWidth(.5)
            self.canvas.line(self.margin, top + 3, self.margin + 120, top + 3)
            self.print_notes(self.notes, top)
        self.running()
        self.canvas.showPage()

    def new_page(self) -> None:
        self.finish_page()
        self.page, self.notes = self.page + 1, []
        self.y = self.height - self.margin

    def running(self) -> None:
        footer = " ".join(filter(None, [self.style.get("footer"), str(self.page) if self.style.get("page_numbers") else ""]))
        for text, y in ((self.style.get("header"), self.height - self.margin * .55), (footer, self.margin * .5)):
            if not text:
                continue
            words = self.words(text, 8)
            width = sum(w.width for w in words) + pdfmetrics.stringWidth(" ", self.regular, 8) * sum(not w.glued for w in words[1:])
            room = {"left": 0, "center": .5, "right": 1}[self.style.get("footer_align", "center")]
            self.line(words, self.margin + (self.width - 2 * self.margin - width) * room, y)

    def close(self) -> list[Place]:
        if self.waiting and self.style["notes_at"] == "end":
            self.gap(14)
            for number in self.waiting:
                for line in self.note_lines(number):
                    self.room(self.style["size"])
                    self.y -= self.style["size"] * .95
                    self.line(line, self.margin, self.y)
        self.finish_page()
        self.canvas.save()
        return self.places


def _chunks(words: list[Word]) -> list[list[Word]]:
    chunks: list[list[Word]] = []
    for word in words:
        if chunks and word.glued and not word.piece:
            chunks[-1].append(word)
        else:
            chunks.append([word])
    return chunks


def _register(name: str) -> tuple[str, str]:
    names = []
    for kind, file in zip(("", "-Bold"), FONTS[name]):
        if not file.endswith(".ttf"):
            names.append(file)
            continue
        if name + kind not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name + kind, str(TRUETYPE / file)))
        names.append(name + kind)
    return names[0], names[1]
