"""Puts form fields or annotations onto a printed form, in the ways that form programs do.

style: checks (plain, named, state-only, value-only, radio, ink, stamp, text, square),
       texts (plain, inherited, appearance, comb, free), need_appearances.
"""
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (ArrayObject, BooleanObject, DecodedStreamObject, DictionaryObject, FloatObject, NameObject,
                           NumberObject, TextStringObject)

from canvas_writer import Place


def fill(path: Path, places: list[Place], style: dict) -> None:
    """Rewrites the file with the places filled in."""
    writer = PdfWriter()
    writer.append_pages_from_reader(PdfReader(str(path)))
    Filler(writer, style).fill(places)
    with path.open("wb") as out:
        writer.write(out)


class Filler:
    def __init__(self, writer: PdfWriter, style: dict):
        self.writer, self.style, self.fields = writer, style, ArrayObject()
        self.parents: dict[str, DictionaryObject] = {}
        self.names: set[str] = set()

    def fill(self, places: list[Place]) -> None:
        groups: dict[str, list[Place]] = {}
        for place in places:
            if place.kind == "text":
                self.text(place)
            elif self.style.get("checks") == "radio" and place.group not in ("III.2", "IX.declaration"):
                groups.setdefault(place.group, []).append(place)
            else:
                self.check(place)
        for group, members in groups.items():
            self.radio(group, members)
        if self.fields:
            helvetica = self.add(entry(Type="/Font", Subtype="/Type1", BaseFont="/Helvetica", Encoding="/WinAnsiEncoding"))
            fonts = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/Helv"): helvetica})})
            form = entry(Fields=self.fields, DA=TextStringObject("/Helv 10 Tf 0 g"), DR=fonts)
            if self.style.get("need_appearances"):
                form[NameObject("/NeedAppearances")] = BooleanObject(True)
            self.writer._root_object[NameObject("/AcroForm")] = self.add(form)

    def add(self, object):
        return self.writer._add_object(object)

    def on_page(self, place: Place, annotation: DictionaryObject):
        page = self.writer.pages[place.page - 1]
        annotation[NameObject("/Rect")] = ArrayObject(FloatObject(n) for n in place.box)
        annotation[NameObject("/F")] = NumberObject(4)
        reference = self.add(annotation)
        if "/Annots" not in page:
            page[NameObject("/Annots")] = ArrayObject()
        page["/Annots"].get_object().append(reference)
        return reference

    def unique(self, name: str) -> str:
        name = "".join(c if c.isalnum() or c in "._ -" else "_" for c in name)
        while name in self.names:
            name += "_"
        self.names.add(name)
        return name

    # ------------------------------------------------------------ texts

    def text(self, place: Place) -> None:
        if self.style.get("texts") == "free":
            return self.free_text(place)
        several = (place.box[3] - place.box[1]) > 24
        name = self.unique(place.name.replace(".", " "))
        field = entry(Type="/Annot", Subtype="/Widget", FT="/Tx", T=TextStringObject(name), V=TextStringObject(place.value),
                      Ff=NumberObject(4096 if several else 0), DA=TextStringObject("/Helv 10 Tf 0 g"))
        if self.style.get("texts") == "comb" and 0 < len(place.value) <= 24:
            field[NameObject("/Ff")] = NumberObject(1 << 24)
            field[NameObject("/MaxLen")] = NumberObject(len(place.value))
        if self.style.get("texts") == "appearance" and place.value and place.value.isascii():
            field[NameObject("/AP")] = entry(N=self.add(text_appearance(place)))
        if self.style.get("texts") == "inherited":
            parent = entry(FT=field.pop(NameObject("/FT")), V=field.pop(NameObject("/V")), T=field.pop(NameObject("/T")),
                           Ff=field.pop(NameObject("/Ff")))
            reference = self.add(parent)
            field[NameObject("/Parent")] = reference
            parent[NameObject("/Kids")] = ArrayObject([self.on_page(place, field)])
            self.fields.append(reference)
            return
        self.fields.append(self.on_page(place, field))

    def free_text(self, place: Place) -> None:
        if place.value:
            note = entry(Type="/Annot", Subtype="/FreeText", Contents=TextStringObject(place.value.replace("\n", "\r")),
                         DA=TextStringObject("/Helv 10 Tf 0 0 1 rg"))
            if all(ord(c) < 256 for c in place.value):
                note[NameObject("/AP")] = entry(N=self.add(text_appearance(place)))
            self.on_page(place, note)

    # ------------------------------------------------------------ checks

    def check(self, place: Place) -> None:
        kind = self.style.get("checks", "plain")
        if kind in ("ink", "stamp", "text", "square"):
            if place.checked:
                self.annotate(place, kind)
            return
        on = {"named": "/" + place.name.split(".")[-1].replace("_", "#5F"), "plain": "/Yes"}.get(kind, "/On")
        state = on if place.checked else "/Off"
        field = entry(Type="/Annot", Subtype="/Widget", FT="/Btn", T=TextStringObject(self.unique(place.name.replace(".", " "))),
                      MK=entry(CA=TextStringObject("8")))
        if kind != "state-only":
            field[NameObject("/V")] = NameObject(state)
        if kind != "value-only":
            field[NameObject("/AS")] = NameObject(state)
            normal = DictionaryObject({NameObject(on): self.add(check_appearance(place, True)),
                                       NameObject("/Off"): self.add(check_appearance(place, False))})
            field[NameObject("/AP")] = DictionaryObject({NameObject("/N"): normal})
        self.fields.append(self.on_page(place, field))

    def radio(self, group: str, members: list[Place]) -> None:
        """One field of which each button is a kid; the value is at the parent alone."""
        chosen = next((i for i, m in enumerate(members) if m.checked), None)
        parent = entry(FT="/Btn", Ff=NumberObject(1 << 15), T=TextStringObject(self.unique(group.replace(".", " "))),
                       V=NameObject("/Off" if chosen is None else f"/{chosen}"))
        reference, kids = self.add(parent), ArrayObject()
        for i, member in enumerate(members):
            normal = DictionaryObject({NameObject(f"/{i}"): self.add(check_appearance(member, True, round=True)),
                                       NameObject("/Off"): self.add(check_appearance(member, False, round=True))})
            kid = entry(Type="/Annot", Subtype="/Widget", Parent=reference,
                        AS=NameObject(f"/{i}" if member.checked else "/Off"), AP=DictionaryObject({NameObject("/N"): normal}))
            kids.append(self.on_page(member, kid))
        parent[NameObject("/Kids")] = kids
        self.fields.append(reference)

    def annotate(self, place: Place, kind: str) -> None:
        left, bottom, right, top = place.box
        if kind == "ink":
            strokes = [[left, bottom, right, top], [left, top, right, bottom]]
            lists = ArrayObject(ArrayObject(FloatObject(n) for n in stroke) for stroke in strokes)
            note = entry(Type="/Annot", Subtype="/Ink", InkList=lists)
            note[NameObject("/AP")] = entry(N=self.add(stream(place, "0 0 1 RG 1.2 w 0 0 m {w} {h} l S 0 {h} m {w} 0 l S")))
        elif kind == "stamp":
            note = entry(Type="/Annot", Subtype="/Stamp", Name="/Check")
            note[NameObject("/AP")] = entry(N=self.add(stream(place, "0 .5 0 RG 1.4 w 1 {m} m 3 1 l {w} {h} l S")))
        elif kind == "square":
            note = entry(Type="/Annot", Subtype="/Square", IC=ArrayObject(FloatObject(0) for _ in range(3)))
            note[NameObject("/AP")] = entry(N=self.add(stream(place, "0 g 1.5 1.5 {w} {h} re f".replace("{w} {h}", "6 6"))))
        else:
            note = entry(Type="/Annot", Subtype="/FreeText", Contents=TextStringObject("X"), DA=TextStringObject("/Helv 9 Tf 0 0 1 rg"))
            note[NameObject("/AP")] = entry(N=self.add(stream(place, "BT /Helv 9 Tf 0 0 1 rg 1.5 1.5 Td (X) Tj ET", font=True)))
        self.on_page(place, note)


# ---------------------------------------------------------------- objects

def entry(**values) -> DictionaryObject:
    """A dictionary; strings that begin with a slash are names."""
    return DictionaryObject({NameObject("/" + key): NameObject(v) if type(v) is str else v for key, v in values.items()})


def stream(place: Place, drawing: str, font: bool = False) -> DecodedStreamObject:
    width, height = place.box[2] - place.box[0], place.box[3] - place.box[1]
    data = DecodedStreamObject()
    data.update(entry(Type="/XObject", Subtype="/Form", BBox=ArrayObject(FloatObject(n) for n in (0, 0, width, height))))
    if font:
        helvetica = entry(Type="/Font", Subtype="/Type1", BaseFont="/Helvetica", Encoding="/WinAnsiEncoding")
        data[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/Helv"): helvetica})})
    numbers = {"w": f"{width:.1f}", "h": f"{height:.1f}", "m": f"{height / 2:.1f}"}
    for key, number in numbers.items():
        drawing = drawing.replace("{" + key + "}", number)
    data.set_data(drawing.encode("cp1252", "replace"))
    return data


def check_appearance(place: Place, on: bool, round: bool = False) -> DecodedStreamObject:
    frame = "0 G .7 w .4 .4 {w} {h} re S "
    mark = "1 w 2 2 m {w} {h} l S 2 {h} m {w} 2 l S"
    return stream(place, frame + (mark if on else ""))


def text_appearance(place: Place) -> DecodedStreamObject:
    """As much of the value as the box shows, in Helvetica."""
    width = max(8, int((place.box[2] - place.box[0]) / 4.9))
    lines = [line[i:i + width] for line in place.value.split("\n") for i in range(0, max(1, len(line)), width)]
    height = place.box[3] - place.box[1]
    shown = (line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in lines[:max(1, int(height / 11))])
    text = "".join(f"({line}) Tj T* " for line in shown)
    return stream(place, f"/Tx BMC q BT /Helv 9.5 Tf 0 g 2 {height - 10:.1f} Td 11 TL {text}ET Q EMC", font=True)
