#!/usr/bin/env python3
"""Prints a PDF and scans it: scan.py FROM.pdf TO.pdf [DPI] [PAGES]

Pages become two-level pictures that lie slightly turned on the glass. Needs
pdftoppm (poppler-utils).
"""
import math
import subprocess
import sys
import zlib

WHITE = 0xFF
TURN = 0.006  # radians: a sheet is never put in straight


def pages_of(path, dpi, last):
    """Yields (width, height, rows of grey bytes) a page."""
    command = ["pdftoppm", "-gray", "-r", str(dpi), "-l", str(last), path]
    data = subprocess.run(command, check=True, capture_output=True).stdout
    at = 0
    while at < len(data):
        _, size, _ = data[at:].split(b"\n", 3)[:3]
        width, height = map(int, size.split())
        at += len(b"P5\n") + len(size) + len(b"\n255\n")
        yield width, height, data[at : at + width * height]
        at += width * height


def turned(width, height, grey, angle):
    """Shears rows and columns, which is a turn for so small an angle."""
    result = bytearray([WHITE]) * (width * height)
    tangent = math.tan(angle)
    columns = [round((x - width / 2) * tangent) for x in range(width)]
    for y in range(height):
        shift = round((height / 2 - y) * tangent)
        for x in range(width):
            from_x = x - shift
            from_y = y - columns[x]
            if 0 <= from_x < width and 0 <= from_y < height:
                result[y * width + x] = grey[from_y * width + from_x]
    return result


def packed(width, height, grey):
    """One bit a pixel, 1 is white."""
    rows = bytearray()
    for y in range(height):
        row = grey[y * width : (y + 1) * width]
        bits = "".join("1" if value > 140 else "0" for value in row)
        bits += "1" * (-width % 8)
        rows += int(bits, 2).to_bytes(len(bits) // 8, "big")
    return zlib.compress(bytes(rows), 9)


def pdf_of(pictures, dpi):
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for width, height, data in pictures:
        points = (width * 72 / dpi, height * 72 / dpi)
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {points[0]:.2f}"
            f" {points[1]:.2f}] /Contents {number + 1} 0 R /Resources"
            f" << /XObject << /I {number + 2} 0 R >> >> >>"
        )
        show = f"{points[0]:.2f} 0 0 {points[1]:.2f} 0 0 cm /I Do".encode()
        objects.append((f"<< /Length {len(show)} >>", show))
        objects.append(
            (
                f"<< /Type /XObject /Subtype /Image /Width {width} /Height"
                f" {height} /ColorSpace /DeviceGray /BitsPerComponent 1"
                f" /Filter /FlateDecode /Length {len(data)} >>",
                data,
            )
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return assembled(objects)


def assembled(objects):
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, item in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode()
        if isinstance(item, tuple):
            out += item[0].encode() + b"\nstream\n" + item[1] + b"\nendstream"
        else:
            out += item.encode()
        out += b"\nendobj\n"
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += (
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
        f"startxref\n{table}\n%%EOF\n"
    ).encode()
    return out


def main():
    source, target = sys.argv[1:3]
    dpi = int(sys.argv[3]) if len(sys.argv) > 3 else 200
    last = int(sys.argv[4]) if len(sys.argv) > 4 else 500
    pictures = []
    for number, (width, height, grey) in enumerate(pages_of(source, dpi, last)):
        grey = turned(width, height, grey, TURN * (1 if number % 2 else -1))
        pictures.append((width, height, packed(width, height, grey)))
    with open(target, "wb") as file:
        file.write(pdf_of(pictures, dpi))


if __name__ == "__main__":
    main()
