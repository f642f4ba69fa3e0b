#!/usr/bin/env python3
"""Writes the seeds that are made by hand into tests/fuzz/seeds/."""
from io import BytesIO
from pathlib import Path
from struct import pack
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


HEAD = b"From: Ana <a@b.example>\r\nSubject: =?utf-8?B?w6k=?=\r\nDate: Mon, 04 May 2026 09:30:00 +0200\r\n" \
       b"Message-ID: <1@b.example>\r\nMIME-Version: 1.0\r\n"
MAIL = HEAD + b"""Content-Type: multipart/mixed; boundary=b\r
\r
--b\r
Content-Type: text/plain; charset=koi8-r; format=flowed\r
\r
\xe4\xc1 \r
> quoted \r
--b\r
Content-Type: application/pdf; name*0*=utf-8''%41; name*1=b.pdf\r
Content-Disposition: attachment; filename="cit\xe9.pdf"\r
Content-Transfer-Encoding: base64\r
\r
JVBERi0xLjQ=\r
--b\r
Content-Type: message/rfc822\r
\r
From: c@d.example\r
Subject: inner\r
\r
text\r
--b--\r
"""
HTML = b"""<html><head><title>x</title></head><body><div>A<br>B</div><table><tr><td>1<td>2</td></tr><tr><td>3</td></tr></table>
<ol><li>a<ul><li>b</ul></ol><input type=checkbox checked>Yes <span style="font-family:Wingdings">\xc3\xbe</span>
<a href="https://a.example/x y">l</a><a href=https://b.example>m</a><select><option>1<option selected>2</select><!-- open"""


def tnef(*files: tuple[bytes, bytes]) -> bytes:
    """A winmail.dat."""
    out = pack("<IH", 0x223E9F78, 1)
    for name, content in files:
        wide = name.decode().encode("utf-16le") + b"\0\0"
        properties = pack("<IIII", 1, 0x3707001F, 1, len(wide)) + wide + bytes(-len(wide) % 4)
        for attribute, data in ((0x69002, bytes(14)), (0x6800F, content), (0x18010, name + b"\0"), (0x69005, properties)):
            out += pack("<BII", 2, attribute, len(data)) + data + pack("<H", sum(data) & 0xFFFF)
    return out


def compound(tree: dict) -> bytes:
    """A compound file of Microsoft; a dict is a folder. Streams are filled up to 4096 bytes: there are no short ones."""
    entries, sectors, table = [], [], []

    def add(name: str, kind: int, content=b"") -> int:
        number = len(entries)
        entries.append([name, kind, -1, -1, -2, 0])
        if kind == 2:
            content = content.ljust(4096, b"\0")
            entries[number][4:] = [len(sectors), len(content)]
            chunks = [content[i:i + 512].ljust(512, b"\0") for i in range(0, len(content), 512)]
            table.extend([*range(len(sectors) + 1, len(sectors) + len(chunks)), -2])
            sectors.extend(chunks)
            return number
        before = -1
        for child, inner in content.items():
            this = add(child, 1 if isinstance(inner, dict) else 2, inner)
            if before < 0:
                entries[number][3] = this
            else:
                entries[before][2] = this
            before = this
        return number

    add("Root Entry", 5, tree)
    listing = b""
    for name, kind, right, child, start, size in entries:
        wide = name.encode("utf-16le") + b"\0\0"
        listing += wide.ljust(64, b"\0") + pack("<HBBiii", len(wide), kind, 1, -1, right, child) + bytes(36)
        listing += pack("<iQ", start, size)
    listing += bytes(-len(listing) % 512)
    first = len(sectors)
    chunks = [listing[i:i + 512] for i in range(0, len(listing), 512)]
    table.extend([*range(first + 1, first + len(chunks)), -2])
    sectors.extend(chunks)
    blocks = (len(table) + 127) // 127
    places = list(range(len(sectors), len(sectors) + blocks))
    table.extend([-3] * blocks)
    table.extend([-1] * (blocks * 128 - len(table)))
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(6)
    head += pack("<IIiIIiIiI", 0, blocks, first, 0, 4096, -2, 0, -2, 0)
    head += b"".join(pack("<i", place) for place in places + [-1] * (109 - len(places)))
    return head + b"".join(sectors) + pack(f"<{len(table)}i", *table)


OUTLOOK = compound({
    "__properties_version1.0": bytes(32) + pack("<IIQ", 0x00390040, 0, 134223534000000000),
    "__substg1.0_0037001F": "Тема".encode("utf-16le"), "__substg1.0_1000001E": b"body",
    "__substg1.0_10130102": HTML,
    "__attach_version1.0_#00000000": {"__properties_version1.0": bytes(8), "__substg1.0_3707001F": "a.pdf".encode("utf-16le"),
                                      "__substg1.0_37010102": b"%PDF-1.4"}})

FILES = {
    "mail/nested.eml": MAIL,
    "mail/damaged.eml": MAIL.replace(b"--b--", b"").replace(b"JVBE", b"=J?V\xff"),
    "mail/deep.eml": HEAD + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(300)),
    "mail/quoted.mbox": b"From a@b Mon May  4 09:30:00 2026\n" + MAIL + b"\n>From x\n\nFrom c@d Mon May  4 2026\nFrom: c\n"
                        b"Content-Length: 9\nSubject: y\n\nFrom 2026\n",
    "mail/page.html": HTML,
    "mail/wrapped.eml": HEAD + b"Content-Type: application/ms-tnef\nContent-Transfer-Encoding: 8bit\n\n" + tnef((b"a.pdf", b"%PDF-1.4")),
    "mail/winmail.dat": tnef((b"a.pdf", b"%PDF-1.4"), (b"b.txt", b"text")),
    "mail/outlook.msg": OUTLOOK,
    "archive/nested.zip": archive({"a/../b.pdf": "%PDF-1.4", "c.eml": MAIL.decode("latin-1")}),
    "archive/bomb.zip": archive({"zeros.txt": "0" * 20_000_000}),
    "archive/empty.zip": b"PK\x05\x06" + bytes(18),
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
