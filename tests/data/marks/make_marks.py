#!/usr/bin/env python3
"""Draws the pictures of pages with boxes that pixel_marks_test.cc reads.

    apt-get install python3-pil fonts-dejavu-core
    python3 make_marks.py [FOLDER]

Each NAME.png comes with a NAME.txt: the resolution, then one line per box with
its left, top, right, bottom in pixels and what it says: checked, unchecked or
unclear. The same seed gives the same marks; pens, papers and scanners are made
up, not taken from any other simulator.
"""
import io
import math
import os
import random
import sys

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

FINE = 4  # drawn this many times larger, then reduced
FONTS = "/usr/share/fonts/truetype/dejavu/"
WORDS = ("the city has opened old records online for good and all its people "
         "could do so too; Board of Directors II. III. Ci Di O0 DOB BOO 2030").split()


class Page:
    """A sheet in points, drawn at `dpi`."""

    def __init__(self, name, dpi, width, height, seed):
        self.name, self.dpi = name, dpi
        self.scale = dpi / 72 * FINE
        self.random = random.Random(seed)
        self.image = Image.new("L", (round(width * self.scale), round(height * self.scale)), 255)
        self.draw = ImageDraw.Draw(self.image)
        self.ink = Image.new("L", self.image.size, 255)  # the pen's: it lightens no print
        self.boxes = []

    def text(self, x, baseline, text, size=10, bold=False, serif=True, grey=0):
        face = "DejaVuSerif" if serif else "DejaVuSans"
        font = ImageFont.truetype(f"{FONTS}{face}{'-Bold' if bold else ''}.ttf", round(size * self.scale))
        self.draw.text((x * self.scale, baseline * self.scale), text, font=font, fill=grey, anchor="ls")

    def line(self, points, width, grey=0):
        """A stroke with round ends."""
        draw = ImageDraw.Draw(self.ink)
        points = [(x * self.scale, y * self.scale) for x, y in points]
        width *= self.scale
        for (x0, y0), (x1, y1) in zip(points, points[1:]):
            steps = max(1, round(math.dist((x0, y0), (x1, y1)) / (width / 4)))
            for i in range(steps + 1):
                x, y = x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps
                box = (x - width / 2, y - width / 2, x + width / 2, y + width / 2)
                draw.ellipse(box, fill=grey)

    def box(self, x, y, side, line=0.8, state="unchecked", grey=0):
        corners = [v * self.scale for v in (x, y, x + side, y + side)]
        self.draw.rectangle(corners, outline=grey, width=max(1, round(line * self.scale)))
        self.boxes.append(([v / FINE for v in corners], state))

    def pen(self, x, y, side, kind, width=1.2, grey=40):
        """Marks the box at (x, y) as people do."""
        def at(u, v, jitter=0.08):
            return (x + side * (u + self.random.uniform(-jitter, jitter)),
                    y + side * (v + self.random.uniform(-jitter, jitter)))
        strokes = {
            "cross": [[at(-.1, -.1), at(1.1, 1.1)], [at(1.1, -.1), at(-.1, 1.1)]],
            "tick": [[at(.15, .5), at(.4, .85), at(.95, .1)]],
            "overshoot": [[at(.1, .45), at(.4, .9), at(1.7, -.8)]],
            "scribble": [[at(i / 6 * 1.3 - .15, -.2 if i % 2 else 1.2) for i in range(7)]],
            "circle": [[(x + side * (.5 + 1.0 * math.cos(a / 4)), y + side * (.5 + .95 * math.sin(a / 4)))
                        for a in range(26)]],
            "strike": [[at(-2, .5, 0), at(9, .5, 0)]],
            "filled": [[at(.1, .1 + i / 10, .02), at(.9, .1 + i / 10, .02)] for i in range(9)],
            "struck": [[at(-.8 + i / 6, -.2 if i % 2 else 1.2) for i in range(17)],
                       [at(-.9, .3), at(1.9, .4)], [at(-.9, .7), at(1.9, .6)], [at(-.9, .5), at(1.9, .5)]],
        }[kind]
        for stroke in strokes:
            self.line(stroke, width, grey)

    def paragraph(self, x, baseline, words, lines=2, **style):
        for i in range(lines):
            self.text(x, baseline + 14 * i, " ".join(self.random.choices(WORDS, k=words)), **style)

    def save(self, folder, levels=256, blur=0.0, noise=0.0, light=None, specks=0, jpeg=0, threshold=None):
        image = ImageChops.darker(self.image, self.ink).reduce(FINE)
        if blur:
            image = image.filter(ImageFilter.GaussianBlur(blur))
        pixels = image.load()
        for y in range(image.height):
            for x in range(image.width):
                value = pixels[x, y]
                if light:
                    value *= light(x / image.width, y / image.height)
                value += self.random.gauss(0, noise) if noise else 0
                pixels[x, y] = max(0, min(255, round(value)))
        for _ in range(specks):
            x, y = self.random.randrange(image.width - 2), self.random.randrange(image.height - 2)
            image.paste(0, (x, y, x + self.random.choice((1, 1, 2)), y + self.random.choice((1, 1, 2))))
        if jpeg:
            data = io.BytesIO()
            image.save(data, "JPEG", quality=jpeg)
            image = Image.open(data)
        if threshold:
            image = image.point(lambda value: 255 if value >= threshold else 0)
        image = image.convert("L")
        if levels < 256:
            step = 255 / (levels - 1)
            image = image.point(lambda value: round(round(value / step) * step))
        image.save(os.path.join(folder, self.name + ".png"), optimize=True, bits=1 if threshold else 8)
        with open(os.path.join(folder, self.name + ".txt"), "w", encoding="ascii") as out:
            out.write(f"{self.dpi}\n")
            for box, state in self.boxes:
                out.write(" ".join(f"{v:.0f}" for v in box) + f" {state}\n")


LABELS = ["has an implementation plan", "names the goals", "is online", "Board of old roads",
          "opens data to all", "Other: DOB", "does so too", "is on record", "good for all"]


def form(name, dpi, seed, marks, side=9.0, line=0.8, pen_width=1.2, ink=40, gap=4.0, rows=18.0):
    """A list of options; `marks` are (kind or None, state) from top to bottom."""
    page = Page(name, dpi, 220, 30 + rows * len(marks) + 24, seed)
    page.paragraph(14, 18, 6, lines=1)
    for i, (kind, state) in enumerate(marks):
        y = 30 + rows * i
        page.box(24, y, side, line, state)
        page.text(24 + side + gap, y + side - 1, LABELS[i % len(LABELS)])
        if kind == "faint":
            page.pen(24, y, side, "cross", pen_width, 205)
        elif kind:
            page.pen(24, y, side, kind, pen_width, ink)
    page.paragraph(14, 30 + rows * len(marks) + 12, 6, lines=1)
    return page


CHECKED = [(kind, "checked") for kind in ("cross", "tick", "overshoot", "filled", "scribble")]
EMPTY = (None, "unchecked")


def no_boxes():
    """Ink that looks like boxes and is none."""
    page = Page("no_boxes", 200, 300, 260, 9)
    page.paragraph(14, 18, 7, lines=3)
    page.paragraph(14, 64, 5, lines=2, serif=False, bold=True, size=11)
    for i in range(3):
        page.text(20, 100 + 14 * i, "•")
        page.draw.rectangle([v * page.scale for v in (150, 94 + 14 * i, 154, 98 + 14 * i)], fill=0)
        page.text(30, 100 + 14 * i, "Ci Di OD BOO II")
        page.text(160, 100 + 14 * i, "open O Di lo 00")
    for i in range(6):  # a table
        page.line([(20, 150 + 12 * i), (140, 150 + 12 * i)], 0.6)
        page.line([(20 + 24 * i, 150), (20 + 24 * i, 210)], 0.6)
    for i in range(10):  # a comb for digits
        page.line([(160 + 11 * i, 150), (160 + 11 * i, 162)], 0.6)
    page.line([(160, 150), (259, 150)], 0.6)
    page.line([(160, 162), (259, 162)], 0.6)
    hole = [v * page.scale for v in (180, 180, 197, 197)]
    page.draw.ellipse(hole, fill=30)
    page.text(215, 195, "underlined", size=11)
    page.line([(214, 197), (280, 197)], 0.6)
    page.text(20, 240, "DO NOT OPEN B D O 0 8", size=13, bold=True, serif=False)
    return page


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
    mixed = [EMPTY, CHECKED[0], EMPTY, CHECKED[1], CHECKED[2], EMPTY, CHECKED[3], CHECKED[4], EMPTY]
    form("bilevel300", 300, 1, mixed).save(folder, threshold=140)
    form("grey200", 200, 2, mixed, side=10, line=0.6, ink=70).save(
        folder, blur=0.6, noise=3, jpeg=75, levels=32, light=lambda x, y: 0.97 - 0.05 * x)
    form("shadow150", 150, 3, mixed, pen_width=1.0).save(
        folder, blur=0.5, noise=3, levels=32, light=lambda x, y: 0.9 - 0.45 * max(0.0, 1 - 2.2 * math.hypot(x, y - .4)))
    form("specks200", 200, 4, mixed).save(folder, specks=120, threshold=150, blur=0.6, noise=20)
    form("thick_pen200", 200, 5, mixed, pen_width=2.4, ink=20).save(folder, blur=0.5, levels=32)
    form("small100", 100, 6, [EMPTY, CHECKED[0], EMPTY, EMPTY, CHECKED[0], EMPTY], side=8, line=0.7).save(
        folder, levels=32)
    form("circled200", 200, 7, [EMPTY, ("circle", "checked"), EMPTY, ("circle", "checked"), EMPTY], rows=24, gap=9).save(
        folder, blur=0.5, levels=32)
    form("all_marked200", 200, 8, [CHECKED[0]] * 5, gap=7).save(folder, blur=0.5, levels=32)
    form("doubtful200", 200, 10, [EMPTY, ("struck", "unchecked"), EMPTY, ("strike", "unclear"), EMPTY,
                                  ("faint", "checked"), EMPTY], rows=22, gap=10).save(
        folder, blur=0.5, noise=6, levels=32)
    form("large400", 400, 11, [EMPTY, CHECKED[0], EMPTY], side=18, rows=28, line=1).save(folder, blur=0.8, levels=16)
    no_boxes().save(folder, blur=0.5, levels=32)


if __name__ == "__main__":
    main()
