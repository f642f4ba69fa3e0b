#!/usr/bin/env python3
"""Writes the seeds that are made by hand into tests/fuzz/seeds/."""
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

SEEDS = Path(__file__).parent / "seeds"

PAGE = """BT /F1 12 Tf 72 720 Td (Local Government Questionnaire) Tj ET
BT /F1 11 Tf 72 690 Td (National level?) Tj ET
160 688 10 10 re S 160 688 m 170 698 l S 160 698 m 170 688 l S
BT /F1 11 Tf 175 690 Td (Yes) Tj ET
200 688 10 10 re S BT /F1 11 Tf 215 690 Td (No) Tj ET
BT 3 Tr /F1 11 Tf 72 660 Td (hidden) Tj ET q 0 0 0 0 re W n BT /F1 9 Tf 72 640 Td (clipped) Tj ET Q"""


def pdf(page: str, extra: str = "", objects: tuple[str, ...] = ()) -> bytes:
    """A PDF of one page; `extra` goes into the page, `objects` are numbered from 6."""
    form = "/AcroForm<</Fields[6 0 R]>>" if objects else ""
    bodies = [f"<</Type/Catalog/Pages 2 0 R{form}>>",
              "<</Type/Pages/Kids[3 0 R]/Count 1>>",
              f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
              f"/Resources<</Font<</F1 5 0 R>>>>{extra}>>",
              f"<</Length {len(page)}>>stream\n{page}\nendstream",
              "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", *objects]
    out, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    return out + (f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(bodies) + 1}"
                  f"/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n").encode()


WIDGETS = ("<</Type/Annot/Subtype/Widget/FT/Btn/T(yes)/V/On/AS/Off/Rect[160 688 170 698]"
           "/AP<</N<</On 7 0 R/Off 7 0 R>>>>>>",
           "<</Type/XObject/Subtype/Form/BBox[0 0 10 10]/Length 0>>stream\n\nendstream",
           "<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(\\376\\377\\000A\\330\\000)/Parent 8 0 R/Rect[9 9 1 1]>>",
           "<</Type/Annot/Subtype/FreeText/Contents(typed\\non top)/Rect[72 600 300 640]/DA(/F1 0 Tf)>>",
           "<</Type/Annot/Subtype/Ink/InkList[[1 1 1e38 2]]/Rect[-1e9 0 1e9 1]>>",
           "<</Type/Annot/Subtype/Link/Rect[72 600 90 610]/A<</S/URI/URI(http://a.example/\\377)>>>>")

FORM = "# Local Government Questionnaire\n\n## I. Institutional Framework\n\n1. What is the official e-Government " \
       "portal of the city/municipality? If more than one exists, please list all.\n\nwww.city.example\n\n" \
       "National level? ☒ Yes ☐ No\n"

DEFINITION = '{"schema": "quaestor/definition/1", "id": "a", "title": "A", "fields": [{"id": "q", "type": "text"}],' \
             ' "entries": [{"kind": "question", "id": "q", "wordings": {"en": "A question?"}, "fields": ["q"]}]}'

W = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
     'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"')
BOX = ('<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t>'
       '</w:r></w:sdtContent></w:sdt>')
FIELD = ('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>'
         '<w:r><w:instrText>HYPERLINK "a\\"b" \\l</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>')
LISTS = ('<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="999999"/><w:numFmt w:val="upperRoman"/>'
         '<w:lvlText w:val="%1.%9%"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>')
STYLES = '<w:style w:styleId="A"><w:basedOn w:val="A"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
BODY = ('<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>National level? </w:t></w:r>' + BOX +
        '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/><w:t xml:space="preserve"> No</w:t></w:r></w:p>'
        '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>' + FIELD + '</w:p><w:tbl><w:tr><w:tc><w:p/></w:tc><w:sdt><w:sdtContent>'
        '<w:tc><w:p><w:r><w:t>cell</w:t><w:footnoteReference w:id="1"/></w:r></w:p></w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>')
DOCUMENT = f'<w:document {W}>{LISTS}{STYLES}<w:body>{BODY}</w:body></w:document>'
O = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in
             ("office", "style", "text", "table", "form"))
TEXT = (f'<office:document-content {O} xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"><office:automatic-styles>'
        '<text:list-style style:name="L"><text:list-level-style-number text:level="2" style:num-format="I" '
        'text:display-levels="9"/></text:list-style></office:automatic-styles><office:body><office:text><office:forms>'
        '<form:checkbox form:id="c" form:state="unknown"/></office:forms><text:list text:style-name="L"><text:list-item>'
        '<text:list><text:list-item><text:p>National level? <draw:control draw:control="c"/> Yes</text:p></text:list-item>'
        '</text:list></text:list-item></text:list><text:p><text:note><text:note-citation>1</text:note-citation>'
        '<text:note-body><text:p>note</text:p></text:note-body></text:note></text:p></office:text></office:body>'
        '</office:document-content>')


def archive(parts: dict[str, str]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text, ZIP_DEFLATED)
    return out.getvalue()


FILES = {
    "pdf/drawn-boxes.pdf": pdf(PAGE),
    "pdf/form-fields.pdf": pdf(PAGE, "/Annots[6 0 R 8 0 R 9 0 R 10 0 R 11 0 R]", WIDGETS),
    "pdf/huge-page.pdf": pdf(PAGE, "/Rotate 90/CropBox[-1e9 -1e9 1e9 1e9]/UserUnit 1e9"),
    "pdf/empty-boxes.pdf": pdf("0 0 0 0 re S " + "1 1 1 1 re f " * 50 + "q " * 300),
    "pdf/no-pages.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
    "text/form.md": FORM.encode(),
    "text/utf-16.txt": FORM.encode("utf-16"),
    "text/windows-1252.txt": "Ville : Évreux – « oui »\n(X) Oui ( ) Non\n".encode("cp1252"),
    "text/nested.md": ("> " * 200 + "deep\n" + "- " * 200 + "list\n" + "*" * 400 + "\n" + "[" * 400 + "\n").encode(),
    "text/tables.md": b"| a | b |\n|---|---|\n| [x] | \\| |\n\n[^1]: note\n\n<sup>1</sup> text[^1] <!-- open",
    "text/control.txt": bytes(range(256)) + b"\n" + b"\xef\xbb\xbf\xed\xa0\x80\xc0\x80",
    "text/right-to-left.txt": "المدينة: ‏بيروت‎ ☒ نعم ☐ لا\n".encode(),
    "word/document.xml": DOCUMENT.encode(),
    "word/content.xml": TEXT.encode(),
    "word/deep.xml": f'<w:document {W}><w:body>{"<w:tbl><w:tr><w:tc>" * 120}<w:p/>'.encode(),
    "word/small.docx": archive({"word/document.xml": DOCUMENT, "word/numbering.xml": f"<w:numbering {W}>{LISTS}</w:numbering>"}),
    "word/bomb.docx": archive({"word/document.xml": "<a>" + " " * 40_000_000}),
    "word/small.odt": archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": TEXT}),
    "definition/small.json": DEFINITION.encode(),
    "definition/twice.json": DEFINITION.replace('"id": "a"', '"id": "a", "id": "b"').encode(),
    "definition/deep.json": b"[" * 5000,
    "definition/unknown-field.json": DEFINITION.replace('["q"]', '["z"]').encode(),
    "definition/no-utf-8.json": DEFINITION.encode().replace(b"question?", b"\xff\xfe?"),
}

for name, content in FILES.items():
    (SEEDS / name).parent.mkdir(parents=True, exist_ok=True)
    (SEEDS / name).write_bytes(content)
