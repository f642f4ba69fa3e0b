#!/usr/bin/env python3
"""Makes the small pictures of tests/data/pictures/: pictures.py FOLDER.

Needs Pillow with Raqm, and the fonts DejaVu, Noto Sans Arabic and any of
the Chinese fonts below.
"""
import os
import sys

from PIL import Image, ImageDraw, ImageFont

FONTS = "/usr/share/fonts/truetype/"
LATIN = FONTS + "dejavu/DejaVuSans.ttf"
ARABIC = FONTS + "noto/NotoSansArabic-Regular.ttf"
CHINESE = [
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    FONTS + "wqy/wqy-microhei.ttc",
    FONTS + "wqy/wqy-zenhei.ttc",
    FONTS + "arphic/uming.ttc",
    FONTS + "droid/DroidSansFallbackFull.ttf",
]
DPI = 200
SIZE = 32  # pixels

LETTER = [
    "Does the city publish its budget on the portal?",
    "Yes, every year since 2019, with a summary for",
    "residents who have little time to read it.",
    "Please write to the office of the mayor for a",
    "printed copy of the report and its annexes.",
    "The library lends it as well, and the buses",
    "carry a poster that shows the largest items.",
]


def font(path):
    return ImageFont.truetype(path, SIZE)


def lines_of(texts, width=1000):
    """Draws (text, font path) pairs under one another."""
    picture = Image.new("L", (width, 40 + 64 * len(texts)), 255)
    draw = ImageDraw.Draw(picture)
    for i, (text, path) in enumerate(texts):
        right = path == ARABIC
        draw.text(
            (width - 30 if right else 30, 20 + 64 * i),
            text,
            font=font(path),
            fill=20,
            anchor="ra" if right else "la",
        )
    return picture


def letter():
    return lines_of([(line, LATIN) for line in LETTER])


def photographed():
    """A sheet on a dark table, seen from one side."""
    sheet = Image.new("L", (1000, 1414), 255)
    sheet.paste(letter(), (0, 200))
    size = (1300, 1700)
    corners = [(180, 120), (90, 1600), (1230, 1520), (1100, 190)]
    source = [(0, 0), (0, 1414), (1000, 1414), (1000, 0)]
    flat = sheet.transform(
        size, Image.PERSPECTIVE, coefficients(corners, source), Image.BICUBIC,
        fillcolor=0,
    )
    mask = Image.new("L", sheet.size, 255).transform(
        size, Image.PERSPECTIVE, coefficients(corners, source)
    )
    table = Image.new("L", size, 70)
    table.paste(flat, (0, 0), mask)
    return table


def coefficients(to, back):
    """Of the map that takes each point of `to` to that of `back`."""
    rows = []
    for (x, y), (u, v) in zip(to, back):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for i in range(8):
        pivot = max(range(i, 8), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for r in range(8):
            if r != i:
                factor = rows[r][i]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i])]
    return [row[8] for row in rows]


def main(folder):
    os.makedirs(folder, exist_ok=True)

    def save(picture, name, **options):
        picture.save(os.path.join(folder, name), dpi=(DPI, DPI), **options)

    question = ("Does the city have a strategy for its services?", LATIN)
    chinese = next(path for path in CHINESE if os.path.exists(path))
    save(
        lines_of(
            [
                question,
                ("Да, стратегия принята городским советом", LATIN),
                ("и опубликована на портале: city.example.org", LATIN),
            ]
        ),
        "russian.png",
    )
    save(
        lines_of(
            [
                question,
                ("نعم، اعتمد المجلس البلدي هذه الاستراتيجية", ARABIC),
                ("وهي منشورة على بوابة المدينة منذ سنتين", ARABIC),
            ]
        ),
        "arabic.png",
    )
    save(
        lines_of(
            [
                question,
                ("有，市政府已经公布智慧城市建设规划", chinese),
                ("居民可以在网上办理各种政务服务", chinese),
            ]
        ),
        "chinese.png",
    )
    save(letter().rotate(180), "upside-down.png")
    save(letter().rotate(90, expand=True), "on-its-side.png")
    held = Image.Exif()
    held[0x112] = 6  # the camera was held a quarter turn
    save(
        letter().rotate(90, expand=True), "camera.jpg", quality=40, exif=held
    )
    pages = [
        lines_of([(text, LATIN)]).convert("1")
        for text in ("The first page", "The second page", "The third page")
    ]
    save(
        pages[0],
        "fax.tif",
        save_all=True,
        append_images=pages[1:],
        compression="group4",
    )
    save(photographed(), "from-the-side.jpg", quality=40)
    save(letter().point(lambda value: value // 5), "too-dark.png")


if __name__ == "__main__":
    main(sys.argv[1])
