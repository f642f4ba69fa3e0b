"""What happens to a PDF after it was made: turned pages, crop boxes, encryption, object streams."""
import subprocess
from pathlib import Path

from pypdf import PdfReader, PdfWriter, Transformation
from pypdf.generic import NameObject, NumberObject, RectangleObject

QPDF = {
    "sideways": ["--rotate=+90"],
    "upside-down": ["--rotate=+180"],
    "objstm": ["--object-streams=generate", "--compress-streams=y"],
    "encrypted": ["--encrypt", "", "owner-secret", "256", "--print=full", "--"],
    "encrypted-rc4": ["--allow-weak-crypto", "--encrypt", "", "owner-secret", "128", "--use-aes=n", "--"],
    "linearized": ["--linearize"],
    "plain": ["--qdf", "--object-streams=disable"],
}


def apply(path: Path, how: str) -> None:
    if how in QPDF:
        return _qpdf(path, QPDF[how])
    writer = PdfWriter()
    for page in PdfReader(str(path)).pages:
        {"upright": _upright, "cropped": _cropped}[how](page)
        writer.add_page(page)
    with path.open("wb") as out:
        writer.write(out)


def _qpdf(path: Path, options: list[str]) -> None:
    changed = path.with_suffix(".changed")
    subprocess.run(["qpdf", "--deterministic-id" if "--encrypt" not in options else "--static-id", *options,
                    str(path), str(changed)], check=True)
    changed.replace(path)


def _upright(page) -> None:
    """Drawn on its side and turned back by /Rotate: a reader sees it upright."""
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    page.add_transformation(Transformation().rotate(90).translate(height, 0))
    page.mediabox = page.cropbox = RectangleObject((0, 0, height, width))
    for note in page.get("/Annots") or []:
        note = note.get_object()
        left, bottom, right, top = (float(n) for n in note["/Rect"])
        note[NameObject("/Rect")] = RectangleObject((height - top, left, height - bottom, right))
    page[NameObject("/Rotate")] = NumberObject(90)


def _cropped(page) -> None:
    """The page is a part of a larger sheet, as with printers' marks."""
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    page.mediabox = RectangleObject((-45, -70, width + 30, height + 55))
    page.cropbox = RectangleObject((0, 0, width, height))
